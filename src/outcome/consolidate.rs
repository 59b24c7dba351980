//! All rows of every ledger in one printed form.

use super::{CellValue, ConsolidatedLedger, ConsolidatedRow, LedgerCell, Rejected};
use crate::campaign::model::{Campaign, ColumnId, ColumnKind, Keeper, LedgerId, Shown};
use crate::deadline::{Judge, Judged};
use crate::record::{Record, Rejection, words};
use crate::rows::Subject;
use crate::value::{Due, Value};
use std::sync::Arc;

/// Excel keeps 15 digits: a number whose digits, read as a whole number, are below this is kept exactly.
const EXACT: u128 = 1_000_000_000_000_000;

/// Consolidated ledgers, those for everybody and those for the restricted files.
#[derive(Default)]
pub struct Consolidated {
    /// Ledgers that open reports may show.
    pub open: Vec<ConsolidatedLedger>,
    /// Restricted ledgers, and ledgers with restricted columns, with all their columns.
    pub restricted: Vec<ConsolidatedLedger>,
}

/// Every ledger that has rows. A restricted one, and the restricted columns of others, are in the restricted part
/// alone.
pub fn consolidated(judge: &Judge<'_>) -> Consolidated {
    let campaign = judge.rows.campaign;
    let mut all = Consolidated::default();
    for (id, ledger) in campaign.ledgers.with_ids() {
        let records = told(judge, id);
        if records.is_empty() {
            continue;
        }
        let hidden = ledger
            .columns
            .iter()
            .any(|column| column.shown == Shown::Restricted);
        if ledger.shown == Shown::Restricted || hidden {
            all.restricted.push(one(judge, id, &records, Shown::Restricted));
        }
        if ledger.shown != Shown::Restricted {
            all.open.push(one(judge, id, &records, Shown::Personal));
        }
    }
    all
}

/// The rows of a ledger that are printed: all that units sent; of a register each item once, with its latest state
/// (`decisions` 74).
fn told<'a>(judge: &Judge<'a>, id: LedgerId) -> Vec<&'a Record> {
    match judge.rows.campaign.ledgers[id].keeper {
        Keeper::Office => judge.rows.distinct(id).to_vec(),
        Keeper::Units(_) => judge.rows.records.of(id).iter().collect(),
    }
}

/// One ledger with all its rows. `most`: columns that fewer people may see are left out.
fn one<'a>(judge: &Judge<'a>, id: LedgerId, records: &[&'a Record], most: Shown) -> ConsolidatedLedger {
    let ledger = &judge.rows.campaign.ledgers[id];
    let columns: Vec<ColumnId> = ledger
        .columns
        .ids()
        .filter(|at| ledger.columns[*at].shown <= most)
        .collect();
    ConsolidatedLedger {
        ledger: ledger.name.clone(),
        columns: columns
            .iter()
            .map(|at| ledger.columns[*at].name.clone())
            .collect(),
        personal: columns
            .iter()
            .map(|at| ledger.columns[*at].shown == Shown::Personal)
            .collect(),
        rows: records
            .iter()
            .map(|record| row(judge, record, &columns, most))
            .collect(),
    }
}

fn row<'a>(judge: &Judge<'a>, record: &'a Record, columns: &[ColumnId], most: Shown) -> ConsolidatedRow {
    let campaign = judge.rows.campaign;
    ConsolidatedRow {
        unit: record.sender.map(|unit| campaign.roster.units[unit].name.clone()),
        place: record.place(),
        cells: columns.iter().map(|at| cell(campaign, record, *at)).collect(),
        rejected: record
            .rejected
            .iter()
            .map(|rejection| rejected(campaign, record, rejection, most))
            .collect(),
        deadlines: deadlines(judge, record),
    }
}

/// Why a row does not count; without its facts where they quote a cell that `most` may not see.
fn rejected(campaign: &Campaign, record: &Record, rejection: &Rejection, most: Shown) -> Rejected {
    let own = campaign.column_shown(record.ledger, rejection.column);
    let quoted = rejection.quotes.iter();
    let shown = quoted
        .map(|(ledger, column)| campaign.column_shown(*ledger, Some(*column)))
        .fold(own, Shown::max);
    if shown > most {
        return Rejected {
            column: None,
            kind: None,
            personal: false,
        };
    }
    let columns = &campaign.ledgers[record.ledger].columns;
    Rejected {
        column: rejection.column.map(|column| columns[column].name.clone()),
        kind: Some(rejection.kind.clone()),
        personal: shown == Shown::Personal,
    }
}

/// Value of a cell by the type of its column. A number that Excel would round is kept as words.
fn cell(campaign: &Campaign, record: &Record, column: ColumnId) -> LedgerCell {
    let definition = &campaign.ledgers[record.ledger].columns[column];
    let written = record.fields[column].shown.clone();
    let value = match record.value(column) {
        Value::Missing => CellValue::Empty,
        Value::Unreadable if written.is_empty() => CellValue::Empty,
        Value::Unreadable => CellValue::Unread,
        Value::Text(text) => CellValue::Words(text.clone()),
        Value::Number(number) if number.normalize().mantissa().unsigned_abs() < EXACT => {
            match definition.kind {
                ColumnKind::Percent => CellValue::Percent(*number),
                _ => CellValue::Number(*number),
            }
        }
        Value::Date(day) | Value::Due(Due::On(day)) => CellValue::Date(*day),
        Value::Month(day) => CellValue::Month(*day),
        value => {
            let words = words(campaign, definition, value);
            CellValue::Words(if *words == *written {
                written.clone()
            } else {
                words.into()
            })
        }
    };
    LedgerCell { value, written }
}

/// The time limits of a row, each with its state.
fn deadlines<'a>(judge: &Judge<'a>, record: &'a Record) -> Vec<(Arc<str>, Judged)> {
    let row = judge.rows.row(record);
    let subject = Subject::Unit(record.sender.unwrap_or_default());
    let mut judged = Vec::new();
    for deadline in &judge.rows.campaign.ledgers[record.ledger].deadlines {
        for timing in judge.timings(row, deadline, subject) {
            judged.push((deadline.name.clone(), judge.judged(&timing, deadline.unit)));
        }
    }
    judged
}
