//! The corpus: one small file per oddity (`tests/corpus`, made by the scripts in its folder `make`), and what is read
//! from it. `tests/corpus/FOLDER.txt` says for every file of a folder its kind, its cells, what was found, and the
//! ledgers in it with their header, columns and rows.
//!
//! `KAOPING_CORPUS=write cargo test --test it corpus` writes what is read, to be read over.

mod drawn;
mod mutated;

use kaoping::campaign::{Sources, build};
use kaoping::finding::Findings;
use kaoping::submission::specs;
use kaoping::table::{HeaderSpec, Names, find};
use kaoping::workbook::read;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const FOLDERS: [&str; 5] = ["cells", "layouts", "older", "parts", "texts"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// Names of the files of a folder.
fn names(of: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder().join(of)).expect("committed");
    let name = |file: std::io::Result<std::fs::DirEntry>| file.expect("readable").file_name();
    let mut names: Vec<String> = files
        .map(|file| name(file).to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn bytes(of: &str, name: &str) -> Vec<u8> {
    std::fs::read(folder().join(of).join(name)).expect("committed")
}

/// The ledgers of the small campaign of `tests/findings`.
static SPECS: LazyLock<Vec<HeaderSpec>> = LazyLock::new(|| {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/campaign");
    let file = |name: &str| std::fs::read(dir.join(name)).expect("committed");
    let names = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.csv"];
    let files = names.map(file);
    let (campaign, _) = build(Sources {
        campaign: (names[0], &files[0]),
        ledgers: (names[1], &files[1]),
        scoring: (names[2], &files[2]),
        roster: (names[3], &files[3]),
        calendar_overlay: None,
    });
    specs(&campaign.expect("it holds"))
});

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(SPECS.clone()));

/// What is read from a file, in text.
fn understood(name: &str, bytes: &[u8]) -> String {
    let mut findings = Findings::new();
    let book = read(&name.into(), bytes, &crate::legacy(), &mut findings);
    let tables = book
        .clone()
        .map(|mut book| find(&mut book, &NAMES, &mut findings).0);
    assert!(
        book.is_some() || findings.has_errors(),
        "{name} is refused without a word"
    );
    drawn::file(book.as_ref(), &tables.unwrap_or_default(), &SPECS, findings)
}

#[test]
fn every_file_is_understood_as_written_down() {
    let mut wrong = Vec::new();
    for of in FOLDERS {
        let is: Vec<String> = names(of)
            .iter()
            .map(|name| format!("== {name}\n{}", understood(name, &bytes(of, name))))
            .collect();
        let path = folder().join(format!("{of}.txt"));
        if std::env::var_os("KAOPING_CORPUS").is_some() {
            std::fs::write(&path, is.join("\n")).expect("writable");
        }
        let says = std::fs::read_to_string(&path).unwrap_or_default();
        let says: Vec<&str> = says.split("\n== ").map(str::trim).collect();
        for (at, is) in is.iter().enumerate() {
            let is = is.trim().trim_start_matches("== ");
            let says = says
                .get(at)
                .copied()
                .unwrap_or("nothing")
                .trim_start_matches("== ");
            if is != says {
                wrong.push(format!("{of}: is\n{is}\nwritten down\n{says}\n"));
            }
        }
        if says.len() != is.len() {
            wrong.push(format!("{of}: {} files, {} written down", is.len(), says.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_said_of_a_file_is_in_english() {
    for of in FOLDERS {
        let says = std::fs::read_to_string(folder().join(format!("{of}.txt"))).expect("committed");
        for line in says.lines().filter(|line| line.starts_with("! ")) {
            let said = line.split_once('：').map_or("", |(_, said)| said);
            let is_word = |word: &&str| word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let word = said.split(|c: char| !c.is_ascii_alphabetic()).find(is_word);
            assert!(word.is_none(), "{of}: {line}");
        }
    }
}
