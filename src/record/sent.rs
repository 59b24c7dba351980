//! What records are read from: a table of a file and whose it is.

use crate::campaign::model::{LedgerId, UnitId};
use crate::outcome::Origin;
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
