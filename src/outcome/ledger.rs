//! Rows and submissions of a result.

use crate::deadline::Judged;
use crate::evidence::Evidence;
use crate::finding::Place;
use crate::submission::SubmissionState;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// What became of one unit's one ledger.
#[derive(Clone, Debug, Serialize)]
pub struct SubmissionCell {
    /// Unit.
    pub unit: Arc<str>,
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

/// All rows of a ledger.
#[derive(Clone, Debug)]
pub struct ConsolidatedLedger {
    /// Ledger.
    pub ledger: Arc<str>,
    /// Printed names of the columns shown.
    pub columns: Vec<Arc<str>>,
    /// Whether each column is masked outside the unit's own slip and the office's workbook.
    pub personal: Vec<bool>,
    /// Rows by unit and place.
    pub rows: Vec<ConsolidatedRow>,
}

/// A row of a ledger.
#[derive(Clone, Debug)]
pub struct ConsolidatedRow {
    /// Unit that sent it; none for registers.
    pub unit: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
    /// Cells as read and printed in one form; what could not be read as it stands.
    pub cells: Vec<Arc<str>>,
    /// Why the row is not counted; empty = counted.
    pub rejected: Vec<String>,
    /// Its time limits, and what became of each.
    pub deadlines: Vec<(Arc<str>, Judged)>,
}
