//! All rows of every ledger in one printed form.

use crate::campaign::model::{Column, LedgerId, Shown};
use crate::deadline::{Judge, Judged};
use crate::outcome::{ConsolidatedLedger, ConsolidatedRow};
use crate::record::{Record, words};
use crate::rows::Subject;
use crate::value::Value;
use std::sync::Arc;

/// Ledgers for everybody and for the restricted files.
#[derive(Default)]
pub(super) struct Consolidated {
    pub(super) open: Vec<ConsolidatedLedger>,
    pub(super) restricted: Vec<ConsolidatedLedger>,
}

/// Every ledger that has rows. A restricted one, and the restricted columns of others, are in the restricted part
/// alone.
pub(super) fn consolidated(judge: &Judge<'_>) -> Consolidated {
    let campaign = judge.rows.campaign;
    let mut all = Consolidated::default();
    for (id, ledger) in campaign.ledgers.iter().enumerate() {
        let records = judge.rows.records.of(id);
        if records.is_empty() {
            continue;
        }
        let hidden = ledger
            .columns
            .iter()
            .any(|column| column.shown == Shown::Restricted);
        if ledger.shown == Shown::Restricted || hidden {
            all.restricted.push(one(judge, id, records, |_| true));
        }
        if ledger.shown != Shown::Restricted {
            all.open.push(one(judge, id, records, |column| {
                column.shown != Shown::Restricted
            }));
        }
    }
    all
}

fn one<'a>(
    judge: &Judge<'a>,
    id: LedgerId,
    records: &'a [Record],
    kept: impl Fn(&Column) -> bool,
) -> ConsolidatedLedger {
    let ledger = &judge.rows.campaign.ledgers[id];
    let columns: Vec<usize> = (0..ledger.columns.len())
        .filter(|at| kept(&ledger.columns[*at]))
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
            .map(|record| row(judge, record, &columns))
            .collect(),
    }
}

fn row<'a>(judge: &Judge<'a>, record: &'a Record, columns: &[usize]) -> ConsolidatedRow {
    let campaign = judge.rows.campaign;
    ConsolidatedRow {
        unit: record.sender.map(|unit| campaign.roster.units[unit].name.clone()),
        place: record.place(),
        cells: columns.iter().map(|at| cell(judge, record, *at)).collect(),
        rejected: record
            .rejected
            .iter()
            .map(|reason| told(judge, record, columns, reason))
            .collect(),
        deadlines: deadlines(judge, record),
    }
}

/// A reason; one that quotes a cell that is not among the columns is not told.
fn told(judge: &Judge<'_>, record: &Record, columns: &[usize], reason: &str) -> String {
    let ledger = &judge.rows.campaign.ledgers[record.ledger];
    let hidden = (0..ledger.columns.len()).filter(|at| !columns.contains(at));
    let mut quoted = hidden.map(|at| &record.fields[at].shown);
    if quoted.any(|shown| !shown.is_empty() && reason.contains(&**shown)) {
        "限制知悉的一格有误".to_owned()
    } else {
        reason.to_owned()
    }
}

/// Words that stand in the sheet as they are printed are shared with the record.
fn cell(judge: &Judge<'_>, record: &Record, column: usize) -> Arc<str> {
    let campaign = judge.rows.campaign;
    let shown = &record.fields[column].shown;
    match record.value(column) {
        Value::Unreadable => shown.clone(),
        Value::Text(text) => text.clone(),
        value => {
            let words = words(campaign, &campaign.ledgers[record.ledger].columns[column], value);
            if *words == **shown {
                shown.clone()
            } else {
                words.into()
            }
        }
    }
}

/// The time limits of a row, and what became of each.
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
