//! The sources of the package as text, without what a rule about code must not see.

use std::path::{Path, PathBuf};

/// A source file below `src/`.
pub(super) struct Source {
    /// Path below the package, with `/`.
    pub path: String,
    /// All lines.
    pub lines: Vec<String>,
    /// Whether the whole file is test code.
    pub is_test: bool,
}

impl Source {
    /// The top-level module it belongs to: `book` of `src/book/cell.rs`.
    pub(super) fn room(&self) -> &str {
        let below = self.path.trim_start_matches("src/");
        let first = below.split('/').next().unwrap_or(below);
        first.trim_end_matches(".rs")
    }

    /// Modules that are compiled for tests only and have a file of their own, as paths without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let stem = self.path.trim_end_matches(".rs");
        let folder = ["/mod", "/lib", "/main"]
            .iter()
            .find_map(|end| stem.strip_suffix(end));
        let declared = self
            .lines
            .windows(2)
            .filter(|pair| pair[0].trim() == "#[cfg(test)]");
        let name = |line: &String| {
            let (_, name) = line.split_once("mod ")?;
            name.strip_suffix(';')
                .map(|name| format!("{}/{name}", folder.unwrap_or(stem)))
        };
        declared.filter_map(|pair| name(&pair[1])).collect()
    }

    /// Lines before a trailing module of tests.
    pub(super) fn before_tests(&self) -> &[String] {
        let tests = self.lines.windows(2).position(|pair| {
            pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{')
        });
        &self.lines[..tests.unwrap_or(self.lines.len())]
    }

    /// Lines of code with their numbers, comments left out; none in a file of tests.
    pub(super) fn code(&self) -> Vec<(usize, &str)> {
        if self.is_test {
            return Vec::new();
        }
        let numbered = (1..).zip(self.before_tests());
        let code = numbered.filter(|(_, line)| !line.trim_start().starts_with("//"));
        code.map(|(number, line)| (number, without_comment(line)))
            .collect()
    }
}

/// All sources of the library and the binary, by path.
pub(super) fn sources() -> Vec<Source> {
    let mut files: Vec<(String, String)> = texts(&root().join("src"));
    files.retain(|(path, _)| path.ends_with(".rs"));
    assert!(files.len() > 10, "the sources are found");
    let source = |(path, text): (String, String)| Source {
        is_test: path.contains("/tests/"),
        path,
        lines: text.lines().map(str::to_string).collect(),
    };
    let mut sources: Vec<Source> = files.into_iter().map(source).collect();
    let tests: Vec<String> = sources.iter().flat_map(Source::test_modules).collect();
    for source in &mut sources {
        let stem = source.path.trim_end_matches(".rs");
        source.is_test |= tests
            .iter()
            .any(|test| stem == test || stem.starts_with(&format!("{test}/")));
    }
    sources
}

/// All text files of the repository, by path; built, ignored and hidden folders left out.
pub(super) fn repository() -> Vec<(String, String)> {
    texts(&root())
}

/// The top-level modules in the order of `lib.rs`.
pub(super) fn rooms_of_lib() -> Vec<String> {
    let lib = std::fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs is there");
    let name = |line: &str| {
        let heads = ["pub mod ", "pub(crate) mod ", "mod "];
        let rest = heads.iter().find_map(|head| line.strip_prefix(head))?;
        Some(rest.trim_end_matches(';').to_string())
    };
    lib.lines().filter_map(name).collect()
}

/// First names after `crate::`, single or in a group, with the line they start on.
pub(super) fn uses(code: &[(usize, &str)]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, (number, line)) in code.iter().enumerate() {
        for (at, _) in line.match_indices("crate::") {
            let after = &line[at + "crate::".len()..];
            if after.starts_with('{') {
                let rest: Vec<&str> = code[index + 1..].iter().map(|(_, line)| *line).collect();
                let text = format!("{after} {}", rest.join(" "));
                found.extend(group(&text).into_iter().map(|name| (*number, name)));
            } else {
                found.push((*number, first_name(after)));
            }
        }
    }
    found
}

/// First names of the members of `{a::b, c}`.
fn group(text: &str) -> Vec<String> {
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(String::new()),
            c if depth == 1 => names.last_mut().expect("never empty").push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    let names = names.iter().map(|name| first_name(name.trim()));
    names.filter(|name| !name.is_empty()).collect()
}

fn first_name(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// Whether a word stands in a line on its own.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

fn without_comment(line: &str) -> &str {
    line.find(" // ").map_or(line, |at| &line[..at])
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).expect("the folder is readable");
    for entry in entries {
        let path = entry.expect("the entry is readable").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if name.starts_with('.') || name.starts_with("target") || name == "reports" {
            continue;
        }
        if path.is_dir() {
            found.extend(texts(&path));
        } else if let Some(text) = std::fs::read(&path)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok())
        {
            let below = path.strip_prefix(root()).expect("below the package");
            found.push((below.to_string_lossy().replace('\\', "/"), text));
        }
    }
    found.sort();
    found
}

#[test]
fn names_after_crate_are_found_in_every_form() {
    let code = [
        (1, "use crate::finding::{Kind, Place};"),
        (2, "use crate::{book::{Book, Cell}, fold,"),
        (3, "    table::Row};"),
        (4, "let x: crate::score::Mark = f(); pub(crate) fn g() {}"),
    ];
    let names: Vec<String> = uses(&code).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["finding", "book", "fold", "table", "score"]);
}

#[test]
fn words_are_whole() {
    assert!(has_word("let x: f64 = 1.0;", "f64"));
    assert!(has_word("use toml::Value;", "toml"));
    assert!(!has_word("to_f64()", "f64"));
    assert!(!has_word("NotToml::X", "toml"));
}
