//! Which unit sent which ledger when, as reports print it.

use super::SubmissionState;
use super::{LedgerDue, Submissions};
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::evidence::Evidence;
use crate::register::{Receipt, Registers};
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// One ledger due from one unit, with its state.
#[derive(Clone, Debug, Serialize)]
pub struct SubmissionCell {
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// The same unit by its id.
    #[serde(skip)]
    pub unit_id: UnitId,
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// State.
    pub state: SubmissionState,
    /// Due date.
    pub due: NaiveDate,
    /// Whether that day may still move: it reaches into a year without a holiday notice. Left out where not so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Day on which it came, by the register of receipts.
    pub received: Option<NaiveDate>,
    /// Natural days late.
    pub days_late: u32,
    /// Number of times it was sent back.
    pub returned: u32,
    /// Number of data rows read.
    pub rows: u32,
    /// Number of required cells.
    pub required: u32,
    /// Number of required cells that are blank.
    pub blank: u32,
    /// If it never came: the entries of the register of receipts about it.
    pub noted: Vec<Evidence>,
}

/// Numbers counted in the rows of a ledger that a unit sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowCounts {
    /// Rows in its files.
    pub rows: u32,
    /// Cells that have to be filled.
    pub required: u32,
    /// Those of them that are blank.
    pub blank: u32,
}

/// One entry for each unit and ledger due.
pub fn submission_cells(
    campaign: &Campaign,
    period: &Period,
    submissions: &Submissions,
    registers: &Registers,
    counts: impl Fn(&LedgerDue) -> RowCounts,
) -> Vec<SubmissionCell> {
    let due = submissions.due.iter();
    due.map(|due| cell(campaign, due, counts(due), noted(registers, period, due)))
        .collect()
}

/// Entries of the register of this period about a ledger that never came.
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

fn cell(campaign: &Campaign, due: &LedgerDue, counts: RowCounts, noted: Vec<Evidence>) -> SubmissionCell {
    SubmissionCell {
        unit: campaign.roster.units[due.unit].name.clone(),
        unit_id: due.unit,
        ledger: campaign.ledgers[due.ledger].name.clone(),
        state: due.state,
        due: due.due,
        provisional: due.provisional,
        received: due.received,
        days_late: due.days_late,
        returned: due.returned,
        rows: counts.rows,
        required: counts.required,
        blank: counts.blank,
        noted,
    }
}
