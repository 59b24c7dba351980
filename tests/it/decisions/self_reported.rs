//! Points that hang on what nobody tells but the unit: which, how many, and where every fact comes from.

use super::quarter::{Quarter, line, unit};
use kaoping::outcome::{LineResult, Outcome};
use rust_decimal::Decimal;

fn told(line: &LineResult) -> Vec<String> {
    let facts = line.self_reported.facts.iter();
    facts
        .map(|fact| format!("{} {}", fact.ledger, fact.column.as_deref().unwrap_or("-")))
        .collect()
}

/// Points of a line of 东街社区 that hang on its word, and all its points.
fn points(outcome: &Outcome, indicator: &str) -> (String, String) {
    let line = line(outcome, "东街社区", indicator);
    let mark = line.mark.unwrap_or_default();
    let of = |number: Decimal| number.normalize().to_string();
    (of(line.self_reported.points), of(mark))
}

#[test]
fn a_day_that_only_the_unit_tells_carries_the_points_of_its_case() {
    let outcome = Quarter::good().run().outcome;
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    // The register says what was due and by when; the unit alone says when it was done.
    assert_eq!(points(&outcome, "交办办结率"), pair("30", "30"));
    let done = line(&outcome, "东街社区", "交办办结率");
    assert_eq!(told(done), ["交办办理台账 办结时间"]);
    assert_eq!((done.self_reported.cases, done.self_reported.of), (1, 1));
    // What the program and the register of receipts see by themselves hangs on nobody's word.
    assert_eq!(points(&outcome, "报送质量"), pair("0", "10"));
    let unit = unit(&outcome, "东街社区");
    let sum: Decimal = unit.lines.iter().map(|line| line.self_reported.points).sum();
    assert_eq!(unit.figures.self_reported, sum);
    assert!(
        unit.lines
            .iter()
            .all(|line| line.self_reported.points <= line.mark.unwrap_or_default())
    );
}

#[test]
fn what_earns_nothing_hangs_on_nothing() {
    let late = Quarter::good().change("东街/交办", "2022-05-30", "2022-06-20");
    let outcome = late.run().outcome;
    let pair = ("0".to_owned(), "0".to_owned());
    assert_eq!(points(&outcome, "交办办结率"), pair);
    assert!(told(line(&outcome, "东街社区", "交办办结率")).is_empty());
}

#[test]
fn every_indicator_says_where_its_facts_come_from() {
    let outcome = Quarter::good().run().outcome;
    let rules = outcome
        .rules
        .iter()
        .filter(|rule| rule.heading == "靠单位自报的事实");
    let rules: Vec<&str> = rules.map(|rule| &*rule.text).collect();
    let lines = &unit(&outcome, "东街社区").lines;
    assert_eq!(rules.len(), lines.len());
    let of = |indicator: &str| {
        let found = rules.iter().find(|rule| rule.starts_with(indicator));
        found.map_or("", |rule| *rule)
    };
    assert_eq!(
        of("交办办结率"),
        "交办办结率：靠单位自报：交办办理台账：办结时间（哪天办成的）。由登记簿定：巡查交办登记：有哪些行、办理时限"
    );
    assert!(of("报送质量").starts_with("报送质量：没有靠单位自报的。"));
}
