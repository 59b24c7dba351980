//! A sample run with its files in another format, beside the sample as it is.

use super::convert::Writer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex};

/// A sample and the period of which the files are converted.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) period: &'static str,
}

/// Files for programs that a run writes.
const RESULTS: [&str; 2] = ["result.json", "restricted.json"];

impl Sample {
    /// Converts the workbooks of the units but those of these names, runs, and compares everything that a run yields:
    /// rows, findings, states, marks of every line with their reasons, places and lists.
    pub(super) fn is_the_same_by(&self, writer: &Writer, but: &[&str]) {
        if let Some(why) = writer.is_missing() {
            say(&format!("SKIPPED: {} was not converted: {why}", self.name));
            return;
        }
        let temp = tempfile::tempdir().expect("a folder");
        let folder = temp.path().join(self.name);
        copy(&self.folder(), &folder);
        let (files, left): (Vec<PathBuf>, Vec<PathBuf>) = workbooks(&folder.join("inbox").join(self.period))
            .into_iter()
            .partition(|path| {
                !but.iter()
                    .any(|name| path.file_stem().is_some_and(|stem| stem == *name))
            });
        assert_eq!(left.len(), but.len(), "what is left out is there");
        let bytes: Vec<Vec<u8>> = files
            .iter()
            .map(|path| std::fs::read(path).expect("readable"))
            .collect();
        for (path, bytes) in files.iter().zip(writer.convert(&bytes)) {
            std::fs::remove_file(path).expect("it was there");
            std::fs::write(path.with_extension(writer.ending()), bytes).expect("written");
        }
        let (before, after) = (self.as_it_is(), self.run(&folder));
        let mut told = Vec::new();
        for (name, (before, after)) in RESULTS.iter().zip(before.iter().zip(&after)) {
            differences(before, after, name, &mut told);
        }
        assert!(
            told.is_empty(),
            "{} differences:\n{}",
            told.len(),
            told[..told.len().min(40)].join("\n")
        );
    }

    fn folder(&self) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("samples")
            .join(self.name)
    }

    /// The results of the sample as it is, worked out once.
    fn as_it_is(&self) -> Vec<Value> {
        static KNOWN: LazyLock<Mutex<BTreeMap<&str, Vec<Value>>>> = LazyLock::new(Mutex::default);
        let mut known = KNOWN.lock().expect("no panic");
        let run = || self.run(&self.folder());
        known.entry(self.name).or_insert_with(run).clone()
    }

    fn run(&self, folder: &Path) -> Vec<Value> {
        let out = tempfile::tempdir().expect("a folder");
        let mut program = Command::new(env!("CARGO_BIN_EXE_kaoping"));
        program.arg("run").arg(folder).args(["--period", self.period]);
        let output = program.arg("--out").arg(out.path()).output().expect("it starts");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let read = |name: &&str| {
            let text = std::fs::read_to_string(out.path().join(name)).expect("written");
            alike(serde_json::from_str(&text).expect("JSON"))
        };
        RESULTS.iter().map(read).collect()
    }
}

/// Files without what goes with the format: ending, size, digest.
fn alike(value: Value) -> Value {
    match value {
        Value::String(text) => {
            let endings = [".xlsx", ".xlsb", ".xls", ".ods"];
            Value::String(endings.iter().fold(text, |text, ending| text.replace(ending, "")))
        }
        Value::Array(items) => Value::Array(items.into_iter().map(alike).collect()),
        Value::Object(fields) => {
            let own = |name: &str| !matches!(name, "bytes" | "sha256");
            let kept = fields.into_iter().filter(|(name, _)| own(name));
            Value::Object(kept.map(|(name, value)| (name, alike(value))).collect())
        }
        other => other,
    }
}

/// The places at which two results differ, with what stands there.
fn differences(before: &Value, after: &Value, at: &str, told: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            for (name, value) in one {
                differences(value, &other[name], &format!("{at}/{name}"), told);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (number, (one, other)) in one.iter().zip(other).enumerate() {
                differences(one, other, &format!("{at}/{number}"), told);
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            let gone = one.iter().filter(|item| !other.contains(item));
            told.extend(gone.map(|item| format!("{at}: lost {item}")));
            let new = other.iter().filter(|item| !one.contains(item));
            told.extend(new.map(|item| format!("{at}: new {item}")));
        }
        (one, other) if one == other => {}
        (one, other) => told.push(format!("{at}: {one} → {other}")),
    }
}

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("readable").path();
        let is_package = || std::fs::read(&path).expect("readable").starts_with(b"PK");
        if path.is_dir() {
            found.extend(workbooks(&path));
        } else if path.extension().is_some_and(|ending| ending == "xlsx") && is_package() {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A folder with all but its reports.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("readable").path();
        let target = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true if path.ends_with("reports") => {}
            true => copy(&path, &target),
            false => drop(std::fs::copy(&path, target).expect("copied")),
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see that nothing was compared"
)]
fn say(what: &str) {
    eprintln!("{what}");
}
