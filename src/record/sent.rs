//! What records are read from: a table of a file and whose it is.

use super::Origin;
use crate::campaign::model::{LedgerId, UnitId};
use crate::table::Table;
use chrono::NaiveDate;
use std::sync::Arc;

/// A table with its owner.
#[derive(Clone, Debug)]
pub struct SentTable {
    /// Ledger: an index into the ledgers it is read by.
    pub ledger: LedgerId,
    /// Sender; none for registers.
    pub unit: Option<UnitId>,
    /// Which folder the file lies in.
    pub origin: Origin,
    /// Id of the period whose folder the file lies in.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// The day on which it had been received at the latest: by the register of receipts, else the day it was due.
    /// Facts cannot be later. None for registers.
    pub received: Option<NaiveDate>,
    /// Header, rows, nil statement.
    pub table: Table,
}

/// A table that was used, without its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedTable {
    /// Ledger.
    pub ledger: LedgerId,
    /// Sender.
    pub unit: Option<UnitId>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Sheet.
    pub sheet: Arc<str>,
    /// How many rows it has.
    pub rows: usize,
    /// The words that say there is nothing to report.
    pub nil: Option<String>,
}

impl SentTable {
    /// What is known of it once its rows are read.
    pub fn used(&self) -> UsedTable {
        UsedTable {
            ledger: self.ledger,
            unit: self.unit,
            file: self.file.clone(),
            sheet: self.table.sheet.clone(),
            rows: self.table.rows.len(),
            nil: self.table.nil.as_ref().map(|nil| nil.text.clone()),
        }
    }
}
