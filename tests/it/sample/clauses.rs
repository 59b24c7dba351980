//! The table in a sample's README that leads from every clause to what does it: each name in it is one of the
//! definition's.

use kaoping::book::Book;
use kaoping::campaign::model::Campaign;
use kaoping::outcome::{Outcome, Restricted};
use kaoping::report;
use std::collections::{BTreeMap, BTreeSet};

/// Names by the word that goes before them.
fn names(campaign: &Campaign) -> BTreeMap<&'static str, BTreeSet<String>> {
    let mut names: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    let mut add = |kind: &'static str, name: &str| {
        names.entry(kind).or_default().insert(name.to_owned());
    };
    for ledger in &campaign.ledgers {
        add("台账", &ledger.name);
        ledger.columns.iter().for_each(|column| add("列", &column.name));
        ledger
            .deadlines
            .iter()
            .for_each(|deadline| add("期限", &deadline.name));
    }
    campaign.lists.iter().for_each(|list| add("代码表", &list.name));
    campaign
        .measures
        .iter()
        .for_each(|measure| add("措施", &measure.name));
    campaign
        .requirements
        .iter()
        .for_each(|requirement| add("要求", &requirement.name));
    campaign.orders.iter().for_each(|order| add("督办", &order.name));
    campaign
        .adjustments
        .iter()
        .for_each(|kind| add("加减分", &kind.name));
    campaign
        .vetoes
        .iter()
        .for_each(|veto| add("一票否决", &veto.name));
    // Only what a score table counts does anything.
    let tables = campaign.tables.iter().flat_map(|table| &table.sections);
    for line in tables.flat_map(|section| &section.lines) {
        add("指标", &campaign.indicators[line.indicator].name);
    }
    ["雷同", "停滞", "慢于序时", "不减少"]
        .iter()
        .for_each(|check| add("核对", check));
    ["basis", "theme", "responsible", "from", "to", "stages"]
        .iter()
        .for_each(|key| add("活动", key));
    let fixed = [
        "报送登记",
        "延期批准",
        "容错澄清",
        "不涉及",
        "加减分",
        "一票否决",
        "评议",
        "核定得分",
    ];
    fixed.iter().for_each(|register| add("登记", register));
    names
}

/// The rows of the table: a clause, and the cells after it.
fn rows(readme: &str) -> Vec<(String, Vec<String>)> {
    let cells = |line: &str| -> Vec<String> { line.split('|').map(|cell| cell.trim().to_owned()).collect() };
    let is_clause = |cell: &str| {
        let number = cell.strip_prefix(['A', 'B']);
        number.is_some_and(|number| number.len() == 2 && number.chars().all(|c| c.is_ascii_digit()))
    };
    let lines = readme
        .lines()
        .map(cells)
        .filter(|cells| cells.len() > 2 && is_clause(&cells[1]));
    lines
        .map(|cells| (cells[1].clone(), cells[2..].to_vec()))
        .collect()
}

/// `要求“周二学习”` as (要求, 周二学习).
fn cited(cell: &str) -> Vec<(String, String)> {
    let parts = cell
        .split('、')
        .filter_map(|part| part.strip_suffix('”')?.split_once('“'));
    parts
        .map(|(kind, name)| (kind.to_owned(), name.to_owned()))
        .collect()
}

/// Every clause from the first to the last has its row, and every name in the rows is the definition's.
pub(crate) fn every_clause_leads_somewhere(
    readme: &str,
    campaign: &Campaign,
    outcome: &Outcome,
    clauses: &[String],
) {
    let rows = rows(readme);
    let told: Vec<&String> = rows.iter().map(|(clause, _)| clause).collect();
    assert_eq!(told, clauses.iter().collect::<Vec<_>>());
    let mut known = names(campaign);
    let restricted = Restricted::default();
    let reports = report::list_reports(outcome, &restricted);
    let pages = |book: &Book| -> Vec<String> { book.pages().iter().map(|page| page.name.clone()).collect() };
    let drawn = reports.books().flat_map(|(_, book)| pages(&book));
    known.insert("报表", drawn.collect());
    let mut unknown = Vec::new();
    let mut count = 0;
    for (clause, cells) in &rows {
        let last = cells.len() - 1;
        for (kind, name) in cells[..last].iter().flat_map(|cell| cited(cell)) {
            count += 1;
            if !known
                .get(kind.as_str())
                .is_some_and(|names| names.contains(&name))
            {
                unknown.push(format!("{clause} {kind}“{name}”"));
            }
        }
    }
    assert_eq!(unknown, [] as [String; 0]);
    assert!(count > clauses.len(), "only {count} names are cited");
}
