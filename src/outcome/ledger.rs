//! Consolidated ledgers: all rows of all units in one table.

use super::LedgerCell;
use crate::deadline::Judged;
use crate::finding::{Kind, Place};
use serde::Serialize;
use std::sync::Arc;

/// A consolidated ledger: all its rows in one table.
#[derive(Clone, Debug, Serialize)]
pub struct ConsolidatedLedger {
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Printed names of the columns shown.
    pub columns: Vec<Arc<str>>,
    /// Whether each column is masked outside the unit's own slip and the office's workbook.
    pub personal: Vec<bool>,
    /// Rows in the order of units and places.
    pub rows: Vec<ConsolidatedRow>,
}

/// A row of a consolidated ledger.
#[derive(Clone, Debug)]
pub struct ConsolidatedRow {
    /// Printed name of the unit that sent it; none for registers.
    pub unit: Option<Arc<str>>,
    /// File, sheet and row.
    pub place: Place,
    /// Cells, in the order of the ledger's columns.
    pub cells: Vec<LedgerCell>,
    /// Why the row does not count; empty = it counts.
    pub rejected: Vec<Rejected>,
    /// Names of its time limits, each with its state.
    pub deadlines: Vec<(Arc<str>, Judged)>,
}

/// Why a row does not count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejected {
    /// Printed name of the column with the error; none = the whole row, or a cell that is not shown here.
    pub column: Option<Arc<str>>,
    /// The error; none = it quotes a cell that is not shown here.
    pub kind: Option<Kind>,
    /// Told only to the office and the own unit.
    #[serde(skip)]
    pub personal: bool,
}
