//! A clone holds everything that the README's commands need (`decisions` 32).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What git tracks below a folder; none outside of a clone, where what lies here is what there is.
fn tracked(folder: &str) -> Option<BTreeSet<PathBuf>> {
    let mut command = Command::new("git");
    command.current_dir(root()).args(["ls-files", "-z", "--", folder]);
    let output = command.output().ok().filter(|output| output.status.success())?;
    let names = String::from_utf8(output.stdout).expect("UTF-8 paths");
    let names: BTreeSet<PathBuf> = names
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .collect();
    (!names.is_empty()).then_some(names)
}

fn files_below(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.insert(path.strip_prefix(root()).expect("below").to_owned());
        }
    }
}

/// Arguments of the commands in the README's shell blocks. The part on Windows is about building for another system,
/// which needs what that part installs.
fn commands() -> Vec<Vec<String>> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let (before, windows) = readme.split_once("\n## Windows\n").expect("a part on Windows");
    let (_, after) = windows.split_once("\n## ").expect("a part after it");
    let blocks = [before, after]
        .into_iter()
        .flat_map(|text| text.split("```sh\n").skip(1));
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
    lines
        .map(|line| line.split_whitespace().map(str::to_owned).collect())
        .collect()
}

/// The sample a command is about, and the period it asks for.
fn run_on(words: &[String]) -> Option<(&str, &str)> {
    let sample = words.iter().find(|word| word.starts_with("samples/"))?;
    let period = words.iter().skip_while(|word| *word != "--period").nth(1)?;
    Some((sample, period))
}

#[test]
fn what_the_commands_of_the_readme_name_is_in_a_clone() {
    let commands = commands();
    let programs: BTreeSet<&str> = commands.iter().map(|command| command[0].as_str()).collect();
    assert_eq!(
        programs,
        BTreeSet::from(["cargo"]),
        "Rust is all that they need: {commands:?}"
    );
    let samples: BTreeSet<(&str, &str)> = commands.iter().filter_map(|words| run_on(words)).collect();
    assert!(!samples.is_empty());
    for (sample, period) in samples {
        let all = tracked(sample);
        let inbox = format!("inbox/{period}");
        let registers = format!("registers/{period}");
        for needed in [
            "campaign.toml",
            "ledgers.toml",
            "scoring.toml",
            "roster.xlsx",
            "history",
            &inbox,
            &registers,
        ] {
            let path = Path::new(sample).join(needed);
            assert!(root().join(&path).exists(), "{} is not there", path.display());
            let known = all
                .as_ref()
                .is_none_or(|all| all.iter().any(|file| file.starts_with(&path)));
            assert!(known, "{} is not in a clone", path.display());
        }
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        let known = tracked(file);
        assert!(
            root().join(file).exists() && known.is_none_or(|all| all.len() == 1),
            "{file}"
        );
    }
}

#[test]
fn what_must_pass_runs_the_commands_of_the_readme() {
    let script = std::fs::read_to_string(root().join(".ci/run")).expect("the script of what must pass");
    let run: Vec<&str> = script.lines().map(str::trim).collect();
    for command in commands() {
        let mut locked = command.clone();
        locked.insert(2, "--locked".to_owned());
        let locked = locked.join(" ");
        assert!(run.contains(&locked.as_str()), "{locked} is not run by .ci/run");
    }
    for line in run.iter().filter(|line| !line.starts_with('#')) {
        let calls = [
            "cargo build",
            "cargo check",
            "cargo clippy",
            "cargo run",
            "cargo test",
            "cargo install",
        ];
        let unlocked = calls.iter().any(|call| line.contains(call)) && !line.contains("--locked");
        assert!(!unlocked, "without --locked: {line}");
    }
}

#[test]
fn nothing_of_the_samples_is_left_out_of_a_clone() {
    let Some(all) = tracked("samples") else { return };
    let mut here = BTreeSet::new();
    files_below(&root().join("samples"), &mut here);
    let apart = |path: &&PathBuf| {
        !path
            .components()
            .any(|part| part.as_os_str() == "reports" || part.as_os_str() == "__pycache__")
    };
    let left: Vec<&PathBuf> = here
        .iter()
        .filter(apart)
        .filter(|path| !all.contains(*path))
        .collect();
    assert_eq!(left, [] as [&PathBuf; 0], "git does not hold these");
    let linked: Vec<&PathBuf> = here
        .iter()
        .filter(|path| {
            root()
                .join(path)
                .symlink_metadata()
                .is_ok_and(|data| data.is_symlink())
        })
        .collect();
    assert_eq!(linked, [] as [&PathBuf; 0], "links lead out of a clone");
}
