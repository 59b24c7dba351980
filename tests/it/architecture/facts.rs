//! Facts stay facts until the page: from time limits on, no decision reads a sentence or a printed word.

use super::source::rooms_of_lib;
use super::{breaches, no_breach};

/// Rooms that work with facts, and the pages.
const ROOMS: &[&str] = &[
    "calc",
    "curve",
    "deadline",
    "requirement",
    "waiver",
    "ladder",
    "measure",
    "items",
    "score",
    "ranking",
    "board",
    "trend",
    "outcome",
    "closing",
    "report",
    "pipeline",
];

/// Ways to ask a text something; what is asked for stands behind them in quotes.
const QUESTIONS: &[&str] = &[
    ".contains(\"",
    ".starts_with(\"",
    ".ends_with(\"",
    ".strip_prefix(\"",
    ".strip_suffix(\"",
    "== \"",
    "!= \"",
];

/// Whether a line asks whether a text is, or holds, a word in Chinese or a folder's name.
fn asks_a_text(line: &str) -> bool {
    QUESTIONS.iter().any(|question| {
        line.match_indices(question).any(|(at, _)| {
            let asked = line[at + question.len()..].split('"').next().unwrap_or_default();
            asked.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c)) || asked.ends_with('/')
        })
    })
}

#[test]
fn no_decision_reads_a_sentence() {
    let rooms = rooms_of_lib();
    let gone = ROOMS.iter().filter(|room| !rooms.iter().any(|own| own == *room));
    no_breach(
        "ROOMS of the facts names rooms that there are",
        gone.map(ToString::to_string).collect(),
    );
    let found = breaches(|source| ROOMS.contains(&source.room()), asks_a_text);
    no_breach(
        "facts are enums, numbers and ids; a text is printed, not asked",
        found,
    );
}

#[test]
fn where_a_file_lies_is_carried_and_not_read_off_its_path() {
    let folders = ["\"registers/", "\"inbox/", "\"history/"];
    let asks = |line: &str| {
        let asked = [".starts_with(", ".contains(", ".strip_prefix("];
        let mut asked = asked.iter().filter(|asked| line.contains(**asked));
        asked.any(|_| folders.iter().any(|folder| line.contains(folder)))
    };
    no_breach(
        "the origin of a file is a fact of its own",
        breaches(|_| true, asks),
    );
}

#[test]
fn questions_to_texts_are_found() {
    assert!(asks_a_text("if case.result.contains(\"达标\") {"));
    assert!(asks_a_text("rated != \"未评定\""));
    assert!(asks_a_text("path.starts_with(\"registers/\")"));
    assert!(!asks_a_text("let words = \"达标\";"));
    assert!(!asks_a_text("change != \"—\" && name.ends_with(\".json\")"));
}
