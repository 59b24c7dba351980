//! Ledgers of a result.

use crate::deadline::Judged;
use crate::finding::Place;
use std::sync::Arc;

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
