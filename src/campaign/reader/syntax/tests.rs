//! Every mistake that has words of its own, made in a text that the real library reads.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What the library calls a mistake, and a text with that mistake.
const PROVOKED: &[(&str, &str)] = &[
    ("string values must be quoted", "a = 甲"),
    ("invalid basic string", "a = \"甲"),
    ("invalid multi-line basic string", "a = \"\"\"甲"),
    ("invalid literal string", "a = '甲"),
    ("invalid multi-line literal string", "a = '''甲"),
    ("missing escaped value", "a = \"\\甲\""),
    ("too few unicode value digits", "a = \"\\u12\""),
    ("invalid value", "a = \"\\uD800\""),
    ("missing comma between array elements", "a = [\"甲\" \"乙\"]"),
    (
        "missing comma between key-value pairs",
        "a = { b = \"甲\" c = 1 }",
    ),
    ("extra comma in array", "a = [1,,2]"),
    ("extra comma in inline table", "a = { b = 1,, c = 2 }"),
    ("missing assignment between key-value pairs", "a = { \"b\" 1 }"),
    ("key with no value", "a"),
    ("invalid unquoted key", "甲 = 1"),
    ("unquoted keys cannot be empty", "[]"),
    ("invalid key-value pair", "}"),
    ("unclosed table", "[a"),
    ("unclosed array table", "[[a]"),
    ("missing table open", "]"),
    ("unclosed array", "a = [1"),
    ("unexpected `=` in array", "a = [1, = 2]"),
    ("missing array opening", "a = ]"),
    ("unclosed inline table", "a = { b = 1"),
    ("missing inline table opening", "a = }"),
    ("missing key for inline table element", "a = { [1] }"),
    ("invalid inline table element", "a = { b = 1 ]"),
    (
        "extra assignment between key-value pairs",
        "a = { b = \"甲\" = 2 }",
    ),
    ("invalid date", "a = 2022-02-30"),
    ("invalid time", "a = 2022-01-05T25:00"),
    ("invalid date-time", "a = 2022-01-05Z"),
    ("extra `=`", "a == 1"),
    ("unexpected leading zero", "a = 007"),
    ("invalid fraction", "a = 1."),
    ("`_` may only go between digits", "a = 1__0"),
    ("redundant numeric sign", "a = +-1"),
    ("invalid float", "a = 2022.1.5"),
    ("invalid mantissa", "a = .5"),
    ("invalid exponent", "a = 1e"),
    ("invalid hexadecimal number", "a = 0xZ"),
    ("invalid octal number", "a = 0o9"),
    ("invalid binary number", "a = 0b2"),
    ("integers with a radix cannot be signed", "a = +0x1"),
    ("radix must be lowercase", "a = 0X1"),
    ("invalid boolean", "a = True"),
    ("invalid comment character", "a = 1 # \u{1}"),
    ("unexpected key or value", "a = \"甲\" \"乙\""),
];

/// Latin words that a sentence may hold: the format's name and the two words that are asked for.
const LATIN: [&str; 3] = ["TOML", "true", "false"];

/// The sentences a text is reported with.
fn told(text: &str) -> Vec<String> {
    let mistakes = Mistakes::default();
    let text = Text::read("a.toml", text.as_bytes(), &mistakes);
    mend(&text, &mistakes);
    let problem = |kind: &Kind| match kind {
        Kind::NotToml { problem } => Some(problem.clone()),
        _ => None,
    };
    let findings = mistakes.into_findings();
    let findings = findings.as_slice().iter();
    findings.filter_map(|finding| problem(&finding.kind)).collect()
}

fn is_chinese(sentence: &str) -> bool {
    let rest = LATIN
        .iter()
        .fold(sentence.to_owned(), |text, word| text.replace(word, ""));
    !rest.is_empty() && !rest.contains(|c: char| c.is_ascii_alphabetic())
}

#[test]
fn the_library_still_says_what_the_words_are_for() {
    for (description, text) in PROVOKED {
        let (_, errors) = DeTable::parse_recoverable(text);
        let first = errors
            .iter()
            .min_by_key(|error| error.span().map_or(0, |span| span.start));
        let first = first.expect("a mistake");
        assert_eq!(described(first), *description, "{text}: {}", first.message());
        assert_ne!(words(description), UNKNOWN, "{description}");
    }
}

#[test]
fn every_description_in_the_words_is_provoked_once() {
    let known: Vec<&str> = WORDS.iter().flat_map(|(english, _)| *english).copied().collect();
    let provoked: Vec<&str> = PROVOKED.iter().map(|(description, _)| *description).collect();
    let as_set = |all: &[&'static str]| all.iter().copied().collect::<BTreeSet<&str>>();
    assert_eq!(as_set(&known), as_set(&provoked));
    assert_eq!(known.len(), as_set(&known).len(), "each stands in one line only");
    assert_eq!(provoked.len(), known.len());
}

#[test]
fn a_user_is_told_the_words() {
    for (description, text) in PROVOKED {
        let told = told(text);
        assert_eq!(
            told.first().map(String::as_str),
            Some(words(description)),
            "{text}"
        );
        assert!(
            told.iter().all(|sentence| is_chinese(sentence)),
            "{text}: {told:?}"
        );
    }
}

#[test]
fn what_has_no_words_is_told_in_chinese_too() {
    assert_eq!(words("something nobody has said before"), UNKNOWN);
    assert_eq!(told("a = 1\na.b = 2"), [UNKNOWN]);
    assert_eq!(told("\"\"\"a\"\"\" = 1"), [UNKNOWN]);
    assert!(is_chinese(UNKNOWN));
    assert!(!is_chinese("missing value"));
}

#[test]
fn a_key_given_twice_is_told_as_such() {
    let mistakes = Mistakes::default();
    let text = Text::read("a.toml", b"a = 1\na = 2", &mistakes);
    mend(&text, &mistakes);
    let findings = mistakes.into_findings().into_sorted();
    let kinds: Vec<Kind> = findings.into_iter().map(|finding| finding.kind).collect();
    assert_eq!(kinds, [Kind::DuplicateKey { key: "a".into() }]);
}

/// A text without a mistake that has every kind of value.
const SOUND: &str = "id = \"甲\"\nfrom = 2022-01-01\nnumber = 1.5\nyes = true\nlist = [\"甲\", 'b', 3]\n\
    [[ledgers]]\nname = \"台账\"\ncolumns = [{ name = \"事项\", kind = \"文本\" }]\n# 说明\n\
    x.y = \"\"\"多行\n\"\"\"\n";

/// What is written into it.
const DAMAGE: &[&str] = &[
    "\"", "'", "[", "]", "{", "}", "=", ",", ".", "#", "\\", "\n", "\r", "1", "0x", "-", "_", "甲", "，",
    "\u{1}",
];

proptest! {
    #[test]
    fn no_damage_brings_english_to_the_user(
        damage in prop::collection::vec((0..SOUND.len(), prop::sample::select(DAMAGE), any::<bool>()), 1..6)
    ) {
        let mut text = SOUND.to_owned();
        for (at, inserted, replaces) in damage {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let replaced = text[at..].chars().next().filter(|_| replaces).map_or(0, char::len_utf8);
            text.replace_range(at..at + replaced, inserted);
        }
        for sentence in told(&text) {
            prop_assert!(is_chinese(&sentence), "{sentence}\n{text}");
        }
    }
}
