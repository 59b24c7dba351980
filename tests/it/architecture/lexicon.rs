//! The lists of the lexicon are written once.

use super::no_breach;
use super::plan::strings;
use super::source::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

/// So many words of one list in another file are the list again; of a shorter list all of them.
const A_LIST: usize = 3;

/// Files that hold words of a list in another meaning: file below `src/`, list, meaning.
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("campaign/roster/grid.rs", "LABELS", "columns of the roster"),
    ("campaign/roster/mod.rs", "LABELS", "columns of the roster"),
    ("register/fixed.rs", "LABELS", "columns of the fixed registers"),
    (
        "value/due/spans.rs",
        "TIMES_OF_NIL",
        "the days these words stand for",
    ),
    (
        "value/number/unit.rs",
        "UNITS",
        "how units are told in one another",
    ),
];

type Lists = BTreeMap<String, BTreeSet<String>>;

/// The name a line of code defines as a constant or a function.
fn defined(line: &str) -> Option<String> {
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.find(|word| matches!(*word, "const" | "fn"))?;
    words
        .find(|word| *word != "fn" && !word.is_empty())
        .map(str::to_owned)
}

/// Marks and single characters stand everywhere.
fn tells(word: &str) -> bool {
    !word.is_ascii() && word.chars().count() > 1
}

/// The words of the lexicon by the constant or function they are written in.
fn lists(lexicon: &Source) -> Lists {
    let code = lexicon.code();
    let names: Vec<(usize, String)> = code
        .iter()
        .filter_map(|(number, line)| Some((*number, defined(line)?)))
        .collect();
    let mut lists = Lists::new();
    for (number, word) in strings(lexicon) {
        let after = names.partition_point(|(line, _)| *line <= number);
        if let Some((_, name)) = names[..after].last().filter(|_| tells(&word)) {
            lists.entry(name.clone()).or_default().insert(word);
        }
    }
    lists.retain(|_, words| words.len() > 1);
    lists
}

/// Test data are made of the words that are read, so the demonstration may write them again.
fn is_reader(source: &Source) -> bool {
    !source.is_test && !matches!(source.room(), "lexicon" | "demo")
}

#[test]
fn no_list_of_the_lexicon_is_written_again() {
    let sources = sources();
    let mut all = Lists::new();
    for source in sources.iter().filter(|source| source.room() == "lexicon") {
        all.extend(lists(source));
    }
    assert!(
        all.len() >= 10 && all["LABELS"].len() > 50,
        "the lists are found: {all:?}"
    );
    let mut needed = BTreeSet::new();
    let mut breaches = Vec::new();
    for source in sources.iter().filter(|source| is_reader(source)) {
        let words: BTreeSet<String> = strings(source).into_iter().map(|(_, word)| word).collect();
        for (name, list) in &all {
            let again: Vec<&String> = list.intersection(&words).collect();
            if again.len() < A_LIST.min(list.len()) {
                continue;
            }
            let path = source.path.trim_start_matches("src/");
            match OTHERWISE
                .iter()
                .find(|(file, list, _)| *file == path && list == name)
            {
                Some(entry) => drop(needed.insert(entry)),
                None => breaches.push(format!("{}: {again:?} of {name}", source.path)),
            }
        }
    }
    no_breach("a list of the lexicon is written a second time", breaches);
    let idle = OTHERWISE.iter().filter(|entry| !needed.contains(entry));
    no_breach(
        "OTHERWISE allows what nothing needs",
        idle.map(|(file, list, _)| format!("{file}: {list}")).collect(),
    );
}

#[test]
fn words_belong_to_the_list_they_stand_in() {
    let lines = [
        "pub const ONE: &[&str] = &[",
        "    \"甲甲\", \"乙乙\", \"丙\",",
        "];",
        "    pub const fn name(self) -> &'static str {",
        "        a(\"丙丙\", \"丁丁\")",
    ];
    let source = Source {
        path: "src/lexicon/x.rs".into(),
        lines: lines.map(String::from).to_vec(),
        is_test: false,
    };
    let found = lists(&source);
    assert_eq!(found.keys().collect::<Vec<_>>(), ["ONE", "name"]);
    assert_eq!(found["name"].len(), 2);
}
