//! Every cell that a result cites holds what the result says, read again from the file.

use super::{DIR, second_quarter};
use kaoping::evidence::Evidence;
use kaoping::finding::Findings;
use kaoping::fold::clean;
use kaoping::outcome::{Outcome, Restricted};
use kaoping::report::why;
use kaoping::verdict::Rated;
use kaoping::workbook::{self, RawBook};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

fn cited(outcome: &Outcome, restricted: &Restricted) -> Vec<Evidence> {
    let mut cited: Vec<&Evidence> = Vec::new();
    for unit in &outcome.units {
        for line in &unit.lines {
            cited.extend(line.deductions.iter().flat_map(|deduction| &deduction.evidence));
            cited.extend(
                line.parts
                    .iter()
                    .flat_map(|part| &part.cases)
                    .flat_map(|case| &case.evidence),
            );
        }
        cited.extend(unit.adjustments.iter().flat_map(|line| &line.evidence));
        cited.extend(unit.vetoes.iter().flat_map(|veto| &veto.evidence));
    }
    cited.extend(outcome.requirements.iter().flat_map(|case| &case.evidence));
    cited.extend(outcome.submissions.iter().flat_map(|cell| &cell.noted));
    cited.extend(outcome.items.open.iter().flat_map(|item| &item.evidence));
    cited.extend(outcome.orders.iter().flat_map(|order| &order.evidence));
    cited.extend(
        restricted
            .ladder
            .iter()
            .flat_map(|entry| &entry.cases)
            .flat_map(|case| &case.evidence),
    );
    cited.into_iter().cloned().collect()
}

fn open(file: &Arc<str>) -> RawBook {
    let bytes = std::fs::read(Path::new(DIR).join(&**file))
        .unwrap_or_else(|_| panic!("{file} is cited and not there"));
    workbook::read(file, &bytes, &crate::legacy(), &mut Findings::new())
        .unwrap_or_else(|| panic!("{file} is cited and cannot be read"))
}

#[test]
fn cited_cells_hold_what_is_said() {
    let finished = second_quarter();
    let cited = cited(&finished.outcome, &finished.restricted);
    let mut books: BTreeMap<Arc<str>, RawBook> = BTreeMap::new();
    let (mut cells, mut wrong) = (0, Vec::new());
    for evidence in &cited {
        let (Some(file), Some(name)) = (&evidence.place.file, &evidence.place.sheet) else {
            continue;
        };
        if file.starts_with("history/") {
            let seal =
                std::fs::read_to_string(Path::new(DIR).join(&**file)).expect("a seal that is cited is there");
            assert!(seal.contains(&**name), "{} is not in the seal", evidence.place);
            continue;
        }
        let book = books.entry(file.clone()).or_insert_with(|| open(file));
        let sheet = book.sheets.iter().find(|sheet| sheet.name == *name);
        let sheet = sheet.unwrap_or_else(|| panic!("{} is cited and has no such sheet", evidence.place));
        let (Some(row), Some(col)) = (evidence.place.row, evidence.place.col) else {
            continue;
        };
        cells += 1;
        let stands = sheet
            .cell(row, col)
            .map(|cell| cell.value.shown())
            .unwrap_or_default();
        if clean(&stands) != clean(&evidence.shown) && !same_day(&stands, &evidence.shown) {
            wrong.push(format!(
                "{} holds “{stands}”, not “{}”",
                evidence.place, evidence.shown
            ));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(
        wrong.is_empty(),
        "{} of {cells}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(cells > 500, "only {cells} cells are cited");
}

/// A date that the sheet keeps as a serial number and the result shows as a day.
fn same_day(serial: &str, shown: &str) -> bool {
    let Ok(days) = serial.parse::<i64>() else {
        return false;
    };
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");
    let Some(day) = epoch.checked_add_signed(chrono::Duration::days(days)) else {
        return false;
    };
    ["%Y-%m-%d", "%Y-%-m-%-d", "%Y年%-m月%-d日"]
        .iter()
        .any(|form| day.format(form).to_string() == shown)
}

#[test]
fn every_kind_of_mark_leads_somewhere() {
    let lines = || second_quarter().outcome.units.iter().flat_map(|unit| &unit.lines);
    assert!(lines().any(|line| line.mark.is_none()), "a not-applicable line");
    let cases = || lines().flat_map(|line| &line.parts).flat_map(|part| &part.cases);
    let part = rust_decimal::Decimal::new(6, 1);
    assert!(
        cases().any(|case| case.weight == part && !case.evidence.is_empty()),
        "a support-weighted case"
    );
    let register_only = |case: &&kaoping::score::CaseScore| {
        !case.evidence.is_empty()
            && case.evidence.iter().all(|cell| {
                cell.place
                    .file
                    .as_ref()
                    .is_some_and(|file| file.starts_with("registers/"))
            })
    };
    assert!(
        cases().any(|case| register_only(&case)),
        "a case known by the register only"
    );
    let people = second_quarter()
        .outcome
        .requirements
        .iter()
        .filter(|case| case.person.is_some());
    assert!(
        people.filter(|case| !case.evidence.is_empty()).count() > 100,
        "cases of people"
    );
}

#[test]
fn why_of_a_missing_unit_leads_to_what_says_so() {
    let outcome = &second_quarter().outcome;
    let unit = outcome.units.iter().find(|unit| unit.rated == Rated::Missing);
    let unit = unit.expect("one unit of the sample sends nothing");
    let text = why(outcome, unit, Some("2.4"));
    for words in [
        "应报16张台账（限2022-07-04），一张也没有收到",
        "inbox/2022Q2/的90个文件里没有它的；报送登记写着：",
        "registers/2022Q2/报送与核定.xlsx｜报送登记｜",
        "单位“村镇建设股”",
        "原因“催报三次，缺报”",
        "隐患整治台账缺报，得 0",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    // No file is the unit's. That the cells hold what is said of them is a test of its own.
    assert!(
        !outcome
            .inputs
            .iter()
            .any(|file| file.unit.as_ref() == Some(&unit.unit))
    );
}
