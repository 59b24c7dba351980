//! Who sent what when.

use crate::campaign::model::{LedgerId, Period, UnitId};
use crate::evidence::Evidence;
use crate::outcome::SubmissionCell;
use crate::record::Completeness;
use crate::register::{Receipt, Registers};
use crate::rows::Rows;
use crate::submission::SubmissionState;
use crate::submission::{LedgerDue, Submissions};
use std::collections::BTreeMap;

/// One cell per unit and ledger due.
pub(super) fn cells(
    rows: &Rows<'_>,
    submissions: &Submissions,
    registers: &Registers,
    period: &Period,
) -> Vec<SubmissionCell> {
    let complete = rows
        .records
        .completeness
        .iter()
        .map(|one| ((one.unit, one.ledger), one));
    let complete: BTreeMap<_, _> = complete.collect();
    submissions
        .due
        .iter()
        .map(|due| cell(rows, &complete, due, noted(registers, period, due)))
        .collect()
}

/// Entries of this period about a ledger that never came.
fn noted(registers: &Registers, period: &Period, due: &LedgerDue) -> Vec<Evidence> {
    let about = |receipt: &&Receipt| {
        receipt.unit == due.unit
            && receipt.ledger.is_none_or(|ledger| ledger == due.ledger)
            && receipt.entry.period == period.id
    };
    match due.state {
        SubmissionState::Missing => {
            let entries = registers.receipts.iter().filter(about);
            entries.flat_map(|receipt| receipt.entry.cells.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn cell(
    rows: &Rows<'_>,
    complete: &BTreeMap<(UnitId, LedgerId), &Completeness>,
    due: &LedgerDue,
    noted: Vec<Evidence>,
) -> SubmissionCell {
    let campaign = rows.campaign;
    let own = rows
        .sent(due.ledger, due.unit)
        .iter()
        .filter(|record| record.was_sent());
    let complete = complete.get(&(due.unit, due.ledger));
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    SubmissionCell {
        unit: campaign.roster.units[due.unit].name.clone(),
        ledger: campaign.ledgers[due.ledger].name.clone(),
        state: due.state,
        due: due.due,
        received: due.received,
        days_late: due.days_late,
        returned: due.returned,
        rows: number(own.count()),
        required: complete.map_or(0, |one| one.required),
        blank: complete.map_or(0, |one| number(one.blank.len())),
        noted,
    }
}
