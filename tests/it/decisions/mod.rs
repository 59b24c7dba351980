//! Rules that two people would take differently (`decisions`), each with its tests. `table` says which test holds
//! which rule; the other files test on a small quarter what is not tested elsewhere.

mod absent;
mod alone;
mod answers;
mod blank;
mod boards;
mod cases;
mod closing;
mod combined;
mod compared;
mod corrections;
mod crossing;
mod entries;
mod exempt;
mod factors;
mod files;
mod gains;
mod grades;
mod kinds;
mod ladder;
mod late;
mod limits;
mod marks;
mod messages;
mod one_part;
mod orders;
mod pairs;
mod personal;
mod printed;
mod quarter;
mod quoted;
mod rates;
mod registers;
mod relative;
mod rows;
mod running;
mod seen;
mod self_reported;
mod sizes;
mod table;
mod terms;
mod time;
mod units;
mod vetoes;
mod votes;
mod written;
mod year;

use std::collections::BTreeSet;
use std::path::Path;
use table::RULES;

/// Names of all test functions below a folder.
pub(crate) fn tests_below(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            tests_below(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("text");
            let after = text.split("#[test]").skip(1);
            let named =
                after.filter_map(|rest| rest.split_once("fn ")?.1.split('(').next().map(str::to_owned));
            names.extend(named);
        }
    }
}

#[test]
fn every_rule_stands_in_the_table() {
    let numbers: Vec<u32> = RULES.iter().map(|rule| rule.number).collect();
    let (first, later) = numbers.split_at(43);
    assert_eq!(first, (1..=43).collect::<Vec<u32>>());
    assert_eq!(later, (44..=83).collect::<Vec<u32>>());
    for rule in RULES {
        assert!(
            !rule.tests.is_empty() && !rule.says.is_empty(),
            "rule {}",
            rule.number
        );
    }
}

#[test]
fn every_test_of_the_table_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests_below(&root.join("src"), &mut names);
    tests_below(&root.join("tests"), &mut names);
    let gone: Vec<String> = RULES
        .iter()
        .flat_map(|rule| rule.tests.iter().map(move |test| (rule.number, test)))
        .filter(|(_, test)| !names.contains(**test))
        .map(|(number, test)| format!("rule {number}: no test {test}"))
        .collect();
    assert_eq!(gone, [] as [String; 0]);
}
