//! The vocabulary of the definition: every table and key with its type, whether it must be written, its default, what
//! it means and an example.
//!
//! Names, types and bounds come from the walk that reads the definition; the texts stand here, by file. A test finds a
//! key without a text and a text without a key. `explain`, `schema` and the manual are made from it.

mod campaign;
mod cases;
mod common;
mod curves;
mod expected;
mod grades;
mod indicators;
mod ledgers;
mod scoring;

use super::definition;
use super::reader::{KnownTable, KnownType};

/// A table of the definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyTable {
    /// File in which it is written: `scoring.toml`.
    pub file: &'static str,
    /// Keys from the top of the file to it, with `.` between: `indicators.parts`; blank = the file itself.
    pub path: String,
    /// Whether it is written once for each thing of its kind.
    pub is_repeated: bool,
    /// Its keys, in the order in which they are read.
    pub keys: Vec<VocabularyKey>,
    /// What stands behind keys that are the office's own; none where every key is a word of the vocabulary.
    pub own_keys: Option<Holds>,
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VocabularyKey {
    /// As it is written: `zero_below`.
    pub name: &'static str,
    /// Whether it must be written.
    pub is_required: bool,
    /// What stands behind it.
    pub holds: Holds,
    /// What it means, in one sentence.
    pub means: &'static str,
    /// What holds where it is not written; blank where nothing does.
    pub default: &'static str,
    /// How it is written.
    pub example: &'static str,
}

/// What stands behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text in quotation marks.
    Text,
    /// A day: 2022-06-30.
    Date,
    /// true or false.
    Flag,
    /// A number.
    Number {
        /// Least that may be written.
        least: i64,
        /// Most that may be written.
        most: i64,
    },
    /// A whole number.
    Count {
        /// Least that may be written.
        least: u32,
        /// Most that may be written.
        most: u32,
    },
    /// One of these words.
    Words(Vec<&'static str>),
    /// One of these words, or a number.
    WordOrNumber {
        /// The words.
        words: Vec<&'static str>,
        /// Least that may be written.
        least: i64,
        /// Most that may be written.
        most: i64,
    },
    /// A list.
    List(Box<Holds>),
    /// One of it, or a list.
    OneOrSeveral(Box<Holds>),
    /// Any of these.
    Either(Vec<Holds>),
    /// A table: its path among the tables.
    Table(String),
}

/// What is said of a key: path, meaning, default, example.
type Said = (&'static str, &'static str, &'static str, &'static str);

/// A table that is alike wherever it stands: the path at which its keys are told, and the table.
type Shared = (&'static str, fn() -> KnownTable);

const SHARED: [Shared; 3] = [
    (CONDITION, definition::condition_table),
    (DUTY, definition::duty_table),
    (FACTOR, definition::factor_table),
];
const CONDITION: &str = "条件";
const DUTY: &str = "报送时限";
const FACTOR: &str = "系数";

/// All tables, in the order of the files; those that stand in several places once.
pub fn tables() -> Vec<VocabularyTable> {
    let mut tables = Vec::new();
    for (file, known) in definition::known_files() {
        add(&mut tables, file, String::new(), false, &known);
    }
    tables
}

/// Adds a table and what is written inside it.
fn add(
    tables: &mut Vec<VocabularyTable>,
    file: &'static str,
    path: String,
    is_repeated: bool,
    known: &KnownTable,
) {
    if tables
        .iter()
        .any(|table| table.path == path && table.file == file)
    {
        return;
    }
    let at = tables.len();
    tables.push(VocabularyTable {
        file,
        path: path.clone(),
        is_repeated,
        keys: Vec::new(),
        own_keys: None,
    });
    let mut inner = Vec::new();
    let keys = known.keys.iter().map(|key| {
        let below = if path.is_empty() {
            key.name.to_owned()
        } else {
            format!("{path}.{}", key.name)
        };
        let (means, default, example) = said(&below, key.name);
        VocabularyKey {
            name: key.name,
            is_required: key.required,
            holds: holds(&key.holds, &below, false, &mut inner),
            means,
            default,
            example,
        }
    });
    tables[at].keys = keys.collect();
    let own = known.free.as_deref();
    tables[at].own_keys = own.map(|own| holds(own, &path, false, &mut inner));
    for (below, is_repeated, known) in inner {
        let file = if SHARED.iter().any(|(name, _)| *name == below) {
            ""
        } else {
            file
        };
        add(tables, file, below, is_repeated, known);
    }
}

type Inner<'k> = (String, bool, &'k KnownTable);

fn holds<'k>(known: &'k KnownType, path: &str, is_repeated: bool, inner: &mut Vec<Inner<'k>>) -> Holds {
    match known {
        KnownType::Nothing | KnownType::Text => Holds::Text,
        KnownType::Date => Holds::Date,
        KnownType::Flag => Holds::Flag,
        KnownType::Number { least, most } => Holds::Number {
            least: *least,
            most: *most,
        },
        KnownType::Count { least, most } => Holds::Count {
            least: *least,
            most: *most,
        },
        KnownType::Words(words) => Holds::Words(words.clone()),
        KnownType::WordOrNumber { words, least, most } => Holds::WordOrNumber {
            words: words.clone(),
            least: *least,
            most: *most,
        },
        KnownType::List(item) => Holds::List(holds(item, path, true, inner).into()),
        KnownType::OneOrSeveral(item) => Holds::OneOrSeveral(holds(item, path, is_repeated, inner).into()),
        KnownType::Either(ways) => {
            let mut of_way = |way| holds(way, path, is_repeated, inner);
            Holds::Either(ways.iter().map(&mut of_way).collect())
        }
        KnownType::Table(table) => {
            let shared = SHARED.iter().find(|(_, known)| known() == *table);
            let path = shared.map_or(path, |(name, _)| name).to_owned();
            inner.push((path.clone(), is_repeated, table));
            Holds::Table(path)
        }
    }
}

/// What is said of the key at a path, or of keys that mean the same wherever they stand.
fn said(path: &str, name: &str) -> (&'static str, &'static str, &'static str) {
    let own = texts().find(|(known, ..)| *known == path);
    let found = own.or_else(|| common::TEXTS.iter().copied().find(|(known, ..)| *known == name));
    found.map_or(("", "", ""), |(_, means, default, example)| {
        (means, default, example)
    })
}

fn texts() -> impl Iterator<Item = Said> {
    let all = [
        campaign::TEXTS,
        grades::TEXTS,
        ledgers::TEXTS,
        scoring::TEXTS,
        indicators::TEXTS,
        cases::TEXTS,
        curves::TEXTS,
        expected::TEXTS,
        common::TEXTS,
    ];
    all.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn paths() -> BTreeSet<String> {
        let tables = tables();
        let keys = tables.iter().flat_map(|table| {
            let path = |key: &VocabularyKey| match table.path.is_empty() {
                true => key.name.to_owned(),
                false => format!("{}.{}", table.path, key.name),
            };
            table.keys.iter().map(path).collect::<Vec<_>>()
        });
        keys.collect()
    }

    #[test]
    fn every_key_has_a_text() {
        let silent: Vec<String> = tables()
            .iter()
            .flat_map(|table| {
                let silent = table.keys.iter().filter(|key| key.means.is_empty());
                silent
                    .map(|key| format!("{}.{}", table.path, key.name))
                    .collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(silent, Vec::<String>::new());
    }

    #[test]
    fn every_text_has_a_key() {
        let paths = paths();
        let common = |path: &str| common::TEXTS.iter().any(|(known, ..)| *known == path);
        let ends = |path: &str| paths.iter().any(|known| known.rsplit('.').next() == Some(path));
        let is_key = |path: &str| paths.contains(path) || common(path) && ends(path);
        let stray: Vec<&str> = texts()
            .map(|(path, ..)| path)
            .filter(|path| !is_key(path))
            .collect();
        assert_eq!(stray, Vec::<&str>::new());
    }

    #[test]
    fn no_key_is_told_twice() {
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = texts()
            .map(|(path, ..)| path)
            .filter(|path| !seen.insert(*path))
            .collect();
        assert_eq!(twice, Vec::<&str>::new());
    }

    #[test]
    fn a_key_that_must_be_written_has_no_default() {
        for table in tables() {
            for key in table.keys.iter().filter(|key| key.is_required) {
                assert_eq!(key.default, "", "{}.{}", table.path, key.name);
            }
        }
    }

    #[test]
    fn examples_are_toml_and_name_their_key() {
        for table in tables() {
            for key in &table.keys {
                let at = format!("{}.{}", table.path, key.name);
                assert!(!key.example.is_empty(), "{at}");
                let read: toml::Table = key
                    .example
                    .parse()
                    .unwrap_or_else(|error| panic!("{at}: {error}"));
                assert!(read.contains_key(key.name), "{at}: {}", key.example);
            }
        }
    }
}
