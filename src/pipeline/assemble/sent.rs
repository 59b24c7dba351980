//! Who sent what when.

use crate::outcome::SubmissionCell;
use crate::rows::Rows;
use crate::submission::{LedgerDue, Submissions};

/// One cell per unit and ledger due.
pub(super) fn cells(rows: &Rows<'_>, submissions: &Submissions) -> Vec<SubmissionCell> {
    submissions.due.iter().map(|due| cell(rows, due)).collect()
}

fn cell(rows: &Rows<'_>, due: &LedgerDue) -> SubmissionCell {
    let campaign = rows.campaign;
    let own = rows
        .records
        .of(due.ledger)
        .iter()
        .filter(|record| record.sender == Some(due.unit) && record.was_sent());
    let complete = rows
        .records
        .completeness
        .iter()
        .find(|one| (one.unit, one.ledger) == (due.unit, due.ledger));
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
