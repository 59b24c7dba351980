//! Slips of typing that the parser of arguments would misread: a long dash for two hyphens, one hyphen too few, a path
//! with blanks and no quotes.

use super::Cli;
use clap::CommandFactory;
use std::ffi::OsString;
use std::path::Path;

/// What was probably meant; none where nothing looks like a slip. The name of the program is not among the arguments.
pub(super) fn hint(arguments: &[OsString]) -> Option<String> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let dash = words.iter().find_map(|word| dash(word));
    dash.or_else(|| quotes(&words))
}

/// `—period`, `－－period` and `-period` are `--period`.
fn dash(word: &str) -> Option<String> {
    const DASHES: &[char] = &['-', '—', '–', '－', '−', '‐', '‑', '―', '─', '一'];
    let bare = word.trim_start_matches(DASHES);
    let dashes = word.strip_suffix(bare)?;
    let name = bare.split(['=', '＝', ':', '：']).next().unwrap_or_default();
    let meant = dashes != "--" && !dashes.is_empty() && !Path::new(word).exists();
    (meant && is_option(name)).then(|| format!("“{dashes}{name}”应当写成两个减号：--{name}"))
}

fn is_option(name: &str) -> bool {
    let command = Cli::command();
    let mut all = command
        .get_subcommands()
        .chain([&command])
        .flat_map(clap::Command::get_arguments);
    all.any(|argument| argument.get_long() == Some(name))
}

/// The quoted path, where arguments are an existing path only when joined by blanks.
fn quotes(words: &[&str]) -> Option<String> {
    let is_there = |path: &str| Path::new(path).exists();
    for (at, word) in words.iter().enumerate() {
        if is_there(word) {
            continue;
        }
        let mut path = (*word).to_owned();
        for next in &words[at + 1..] {
            path = format!("{path} {next}");
            if is_there(&path) {
                return Some(format!("路径里有空格，前后要加引号：\"{path}\""));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &[&str]) -> Option<String> {
        hint(&words.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn dashes_of_word_processors_and_single_ones_are_told() {
        for word in ["—period", "——period", "－－period", "-period", "—period=2022Q2"] {
            let said = told(&["check", "a.xlsx", word]).expect("a hint");
            assert!(said.ends_with("：--period"), "{said}");
        }
        for word in ["--period", "-V", "-h", "—没有", "2022-06", "period"] {
            assert_eq!(told(&["check", word]), None, "{word}");
        }
    }

    #[test]
    fn a_path_that_fell_apart_is_put_together() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("一股 二季度 台账.csv");
        std::fs::write(&file, "x").expect("written");
        let path = file.to_str().expect("UTF-8");
        let parts: Vec<&str> = path.split(' ').collect();
        let said = told(&[&["check"], &parts[..], &["--period", "2022Q2"]].concat()).expect("a hint");
        assert!(said.contains(&format!("\"{path}\"")), "{said}");
        assert_eq!(told(&["check", path]), None);
    }
}
