//! The pages of the consolidated ledgers hold numbers and days, not their words.

use super::{sample, second_quarter};
use kaoping::book::{Page, Value};
use kaoping::campaign::model::{Column, ColumnKind};
use kaoping::outcome::{CellValue, ConsolidatedLedger};
use kaoping::report::list_reports;
use rust_decimal::Decimal;

fn column<'a>(page: &'a Page, name: &str) -> Vec<&'a Value> {
    let at = page
        .columns
        .iter()
        .position(|column| column.headings.last().is_some_and(|heading| heading == name));
    let at = at.expect("a column of the page");
    page.body.iter().map(|row| &row.cells[at].value).collect()
}

/// What a column of the page adds up to in a spreadsheet.
fn sum(cells: &[&Value]) -> Decimal {
    let numbers = cells.iter().map(|value| match value {
        Value::Number { value, .. } => *value,
        Value::Percent { value, .. } => *value * Decimal::ONE_HUNDRED,
        _ => Decimal::ZERO,
    });
    numbers.sum()
}

fn read(ledger: &ConsolidatedLedger, name: &str) -> Vec<CellValue> {
    let at = ledger.columns.iter().position(|column| &**column == name);
    let at = at.expect("a column of the ledger");
    ledger
        .rows
        .iter()
        .map(|row| row.cells[at].value.clone())
        .collect()
}

fn wrong(page: &Page, ledger: &ConsolidatedLedger, column_of: &Column) -> Option<String> {
    let cells = column(page, &column_of.name);
    let values = read(ledger, &column_of.name);
    let own: Decimal = values
        .iter()
        .map(|value| match value {
            CellValue::Number(number) | CellValue::Percent(number) => *number,
            _ => Decimal::ZERO,
        })
        .sum();
    let days = values.iter().filter(|value| matches!(value, CellValue::Date(_)));
    let shown = cells.iter().filter(|value| matches!(value, Value::IsoDate(_)));
    let right = sum(&cells) == own && days.count() == shown.count();
    (!right).then(|| format!("{} {}", ledger.ledger, column_of.name))
}

#[test]
fn every_column_of_the_ledger_pages_can_be_summed_and_sorted() {
    let finished = second_quarter();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut books = reports.books();
    let (_, office) = books.find(|(name, _)| name.starts_with("02-")).expect("drawn");
    let (mut typed, mut faults) = (0, Vec::new());
    for ledger in &finished.outcome.ledgers {
        let mut ledgers = sample().campaign.ledgers.iter();
        let definition = ledgers.find(|own| own.name == ledger.ledger).expect("defined");
        let page = office.page(&ledger.ledger).expect("a page");
        for column in &definition.columns {
            let is_typed = matches!(
                column.kind,
                ColumnKind::Integer
                    | ColumnKind::Decimal
                    | ColumnKind::Percent
                    | ColumnKind::Date
                    | ColumnKind::Due
            );
            if is_typed && ledger.columns.contains(&column.name) {
                typed += 1;
                faults.extend(wrong(page, ledger, column));
            }
        }
    }
    assert_eq!(faults, [] as [String; 0]);
    assert!(typed > 60, "{typed}");
    let learning = finished
        .outcome
        .ledgers
        .iter()
        .find(|ledger| &*ledger.ledger == "个人学习台账");
    let days = read(learning.expect("there"), "学习日期");
    let read = days
        .iter()
        .filter(|day| matches!(day, CellValue::Date(_)))
        .count();
    assert!(read > 1_800, "{read} of {} days were read", days.len());
}
