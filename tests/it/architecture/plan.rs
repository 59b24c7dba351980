//! Nothing of a plan is in the code: no name of a sample's units, ledgers, columns, choices, clauses or marks stands in
//! a string of the sources.

use super::no_breach;
use super::source::{Source, sources};
use kaoping::campaign;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The samples whose names are looked for.
const SAMPLES: [&str; 2] = ["county", "province"];

/// Names that are not a plan's own: what every office calls the columns of its forms, the words people write into
/// them, and the words of the definition's vocabulary. Each is a word of the tool that a sample happens to use too.
const GENERIC: &[&str] = &[
    // Columns of any form and of the registers that every campaign has.
    "单位",
    "类别",
    "编号",
    "姓名",
    "文号",
    "填报时间",
    "事项",
    "批准人",
    "时间",
    "月份",
    "日期",
    "类型",
    "配合单位",
    "牵头单位",
    "事由",
    "事项名称",
    "认定时间",
    "发现时间",
    "办理状态",
    "文件",
    "电话",
    // Who keeps registers, and the work that a written comment asks for.
    "办公室",
    "批示事项",
    // Posts that a roster marks, and whom a form is signed by.
    "主要负责人",
    "班子成员",
    "单位负责人",
    "处室",
    // What people write where a date, a state, a limit or a yes is asked for.
    "长期坚持",
    "立行立改",
    "完成",
    "销号",
    "办结",
    "假",
    // Registers and qualities that every campaign has.
    "容错",
    "澄清",
    "容错纠错",
    "澄清正名",
    // Serial characters.
    "三",
    "五",
    "甲",
    "乙",
    "丙",
    "丁",
];

/// How a name is looked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    /// Anywhere in a string: names that mean one thing only.
    Within,
    /// As a whole string: words that also stand inside others.
    Whole,
}

type Names = BTreeMap<String, (Found, &'static str)>;

fn folder(sample: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample)
}

fn table(sample: &str, file: &str) -> Table {
    let text = std::fs::read_to_string(folder(sample).join(file)).expect("committed");
    text.parse().expect("TOML")
}

/// The tables below a key.
fn list<'a>(table: &'a Table, key: &str) -> Vec<&'a Table> {
    let values = table.get(key).and_then(Value::as_array);
    values.into_iter().flatten().filter_map(Value::as_table).collect()
}

/// The words below a key: one, or a list.
fn words<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    match table.get(key) {
        Some(Value::String(word)) => vec![word],
        Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn add(names: &mut Names, found: Found, what: &'static str, word: &str) {
    let short = word.chars().count() < 3;
    let found = if short { Found::Whole } else { found };
    names.entry(word.to_owned()).or_insert((found, what));
}

fn of_definition(names: &mut Names, sample: &str) {
    let campaign = table(sample, "campaign.toml");
    for (key, text) in campaign["clauses"].as_table().expect("a table") {
        let (place, line) = text
            .as_str()
            .and_then(|text| text.split_once('：'))
            .expect("a place");
        add(names, Found::Whole, "a clause", key);
        add(names, Found::Within, "a clause", place);
        add(names, Found::Within, "a clause", line);
    }
    for key in ["measures", "sets", "groups", "orders"] {
        for entry in list(&campaign, key) {
            words(entry, "name")
                .iter()
                .for_each(|word| add(names, Found::Whole, "a name of the campaign", word));
        }
    }
    let ledgers = table(sample, "ledgers.toml");
    for entry in list(&ledgers, "lists") {
        let aliases = list(entry, "aliases");
        let others = aliases.iter().flat_map(|alias| words(alias, "words"));
        words(entry, "values")
            .into_iter()
            .chain(others)
            .for_each(|word| add(names, Found::Whole, "a choice", word));
    }
    for ledger in list(&ledgers, "ledgers") {
        for key in ["name", "aliases"] {
            words(ledger, key)
                .iter()
                .for_each(|word| add(names, Found::Within, "a ledger", word));
        }
        for column in list(ledger, "columns")
            .into_iter()
            .chain(list(ledger, "deadlines"))
        {
            for key in ["name", "aliases"] {
                words(column, key)
                    .iter()
                    .for_each(|word| add(names, Found::Whole, "a column", word));
            }
        }
    }
    let scoring = table(sample, "scoring.toml");
    for key in [
        "requirements",
        "indicators",
        "ratings",
        "tables",
        "adjustments",
        "vetoes",
    ] {
        for entry in list(&scoring, key) {
            words(entry, "name")
                .iter()
                .for_each(|word| add(names, Found::Whole, "a name of the scoring", word));
        }
    }
}

/// Units with their other names; people by whole name.
fn of_roster(names: &mut Names, sample: &str) {
    if !folder(sample).join("roster.xlsx").exists() {
        return;
    }
    let campaign = campaign::load(&folder(sample)).expect("the sample has no mistakes");
    for unit in &campaign.roster.units {
        for word in unit.aliases.iter().chain([&unit.name]) {
            add(names, Found::Within, "a unit", word);
        }
    }
    for person in &campaign.roster.people {
        add(names, Found::Within, "a person", &person.name);
    }
}

fn all_names() -> Names {
    let mut names = Names::new();
    for sample in SAMPLES {
        of_definition(&mut names, sample);
        of_roster(&mut names, sample);
    }
    assert!(names.len() > 300, "the names are found: {}", names.len());
    names
}

/// The strings of a source, with their lines.
pub(super) fn strings(source: &Source) -> Vec<(usize, String)> {
    let code = source.code();
    let mut found = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in code {
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match (&mut open, c) {
                (None, '\'') if chars.peek() == Some(&'"') => {
                    chars.next();
                }
                (None, '"') => open = Some((number, String::new())),
                (None, _) => {}
                (Some(_), '"') => found.extend(open.take()),
                (Some((_, text)), '\\') => text.extend(chars.next()),
                (Some((_, text)), c) => text.push(c),
            }
        }
    }
    found
}

#[test]
fn no_name_of_a_plan_is_in_the_code() {
    let names = all_names();
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    let mut breaches = Vec::new();
    for source in sources() {
        for (number, text) in strings(&source) {
            for (name, (found, what)) in &names {
                let hit = match found {
                    Found::Within => text.contains(name.as_str()),
                    Found::Whole => text == *name,
                };
                match GENERIC.iter().find(|word| *word == name) {
                    Some(word) if hit => drop(needed.insert(word)),
                    None if hit => breaches.push(format!("{}:{number}: {what} “{name}”", source.path)),
                    _ => {}
                }
            }
        }
    }
    no_breach("a name of a sample's plan stands in the code", breaches);
    let idle = GENERIC.iter().filter(|word| !needed.contains(*word));
    no_breach(
        "GENERIC allows a word that nothing needs",
        idle.map(ToString::to_string).collect(),
    );
}

#[test]
fn strings_are_found_with_their_escapes() {
    let source = Source {
        path: "src/x.rs".into(),
        lines: ["let a = \"甲\\\"乙\"; // \"丙\"", "if c == '\"' { b(\"丁\") }"]
            .map(String::from)
            .to_vec(),
        is_test: false,
    };
    assert_eq!(
        strings(&source),
        [(1, "甲\"乙".to_string()), (2, "丁".to_string())]
    );
}
