//! Who sent what when.

use crate::campaign::model::{LedgerId, UnitId};
use crate::outcome::SubmissionCell;
use crate::record::Completeness;
use crate::rows::Rows;
use crate::submission::{LedgerDue, Submissions};
use std::collections::BTreeMap;

/// One cell per unit and ledger due.
pub(super) fn cells(rows: &Rows<'_>, submissions: &Submissions) -> Vec<SubmissionCell> {
    let complete = rows
        .records
        .completeness
        .iter()
        .map(|one| ((one.unit, one.ledger), one));
    let complete: BTreeMap<_, _> = complete.collect();
    submissions
        .due
        .iter()
        .map(|due| cell(rows, &complete, due))
        .collect()
}

fn cell(
    rows: &Rows<'_>,
    complete: &BTreeMap<(UnitId, LedgerId), &Completeness>,
    due: &LedgerDue,
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
    }
}
