//! Who sent what when, as the reports print it.

use super::SubmissionState;
use super::{LedgerDue, Submissions};
use crate::campaign::model::{Campaign, Period, UnitId};
use crate::evidence::Evidence;
use crate::register::{Receipt, Registers};
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// What became of one unit's one ledger.
#[derive(Clone, Debug, Serialize)]
pub struct SubmissionCell {
    /// Unit.
    pub unit: Arc<str>,
    /// The same unit by its id.
    #[serde(skip)]
    pub unit_id: UnitId,
    /// Ledger.
    pub ledger: Arc<str>,
    /// State.
    pub state: SubmissionState,
    /// When it was due.
    pub due: NaiveDate,
    /// When it came, by the register of receipts.
    pub received: Option<NaiveDate>,
    /// Days late.
    pub days_late: u32,
    /// How often it was sent back.
    pub returned: u32,
    /// Data rows read.
    pub rows: u32,
    /// Required cells.
    pub required: u32,
    /// Required cells that are blank.
    pub blank: u32,
    /// Where it never came: the office's own words about it in the register of receipts.
    pub noted: Vec<Evidence>,
}

/// What was counted in the rows of a ledger that a unit sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowCounts {
    /// Rows that stand in its files.
    pub rows: u32,
    /// Cells that have to be filled.
    pub required: u32,
    /// Those that are not.
    pub blank: u32,
}

/// One cell per unit and ledger due.
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

fn cell(campaign: &Campaign, due: &LedgerDue, counts: RowCounts, noted: Vec<Evidence>) -> SubmissionCell {
    SubmissionCell {
        unit: campaign.roster.units[due.unit].name.clone(),
        unit_id: due.unit,
        ledger: campaign.ledgers[due.ledger].name.clone(),
        state: due.state,
        due: due.due,
        received: due.received,
        days_late: due.days_late,
        returned: due.returned,
        rows: counts.rows,
        required: counts.required,
        blank: counts.blank,
        noted,
    }
}
