//! What records are read from: a table, with the unit and the file it came from.

use super::Origin;
use crate::campaign::model::{LedgerId, UnitId};
use crate::table::Table;
use chrono::NaiveDate;
use std::sync::Arc;

/// A table with its owner.
#[derive(Clone, Debug)]
pub struct SentTable {
    /// Ledger: an index into the ledgers by which the table is read.
    pub ledger: LedgerId,
    /// Unit that sent it; none for registers.
    pub unit: Option<UnitId>,
    /// Folder of the campaign in which the file is.
    pub origin: Origin,
    /// Id of the period whose folder the file is in.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Last day by which the table may have been received: by the register of receipts, else the day it was due. Facts
    /// dated later are errors. None for registers.
    pub received: Option<NaiveDate>,
    /// Month, as its first day, or day for which the table was filled in; none where it does not tell.
    pub stated: Option<NaiveDate>,
    /// The table: header, rows, explicit nil.
    pub table: Table,
}

/// A table that was used, without its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct UsedTable {
    /// Ledger.
    pub ledger: LedgerId,
    /// Unit that sent it; none for registers.
    pub unit: Option<UnitId>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Number of its rows.
    pub rows: usize,
    /// The explicit nil as written; none = it has rows or is empty.
    pub nil: Option<String>,
}

impl SentTable {
    /// What is kept of the table when its rows have been read.
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
