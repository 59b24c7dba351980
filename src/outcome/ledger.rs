//! Ledgers of a result.

use super::LedgerCell;
use crate::deadline::Judged;
use crate::finding::{Kind, Place};
use serde::Serialize;
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
    /// Cells, parallel to the columns of the ledger.
    pub cells: Vec<LedgerCell>,
    /// Why the row is not counted; empty = counted.
    pub rejected: Vec<Rejected>,
    /// Its time limits, and what became of each.
    pub deadlines: Vec<(Arc<str>, Judged)>,
}

/// Why a row is not counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejected {
    /// Printed name of the column it is about; none = the whole row, or a cell that is not shown here.
    pub column: Option<Arc<str>>,
    /// What is the matter; none = it tells of a cell that is not shown here.
    pub kind: Option<Kind>,
    /// Told only to the office and the own unit.
    #[serde(skip)]
    pub personal: bool,
}
