//! Rows on which a case rests: where they stand, what leaves them open, and what a unit alone tells in them.

use crate::campaign::model::LedgerId;
use crate::evidence::Evidence;
use crate::record::Record;
use crate::self_reported::Fact;
use std::sync::Arc;

/// What a case rests on that nobody tells but the unit that is scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// The facts; empty = somebody else tells all that decides the case.
    pub facts: Vec<Fact>,
    /// Rows in which the unit tells them.
    pub rows: Vec<RowPlace>,
}

/// A row of a unit of which a cell leaves open to which indicators it belongs (`decisions` 75).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Where it stands.
    pub row: RowPlace,
    /// The row as reports name it.
    pub label: Arc<str>,
    /// Printed name of the column that cannot be read.
    pub column: Arc<str>,
}

/// Where a row stands; of an item that the unit left out the row of the register.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowPlace {
    /// Ledger of the row.
    pub ledger: LedgerId,
    /// Path of the file.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row of the sheet, from 1.
    pub row: u32,
    /// Folded key, by which rows that stand on no sheet are told apart.
    pub key: Option<Arc<str>>,
}

impl RowPlace {
    /// The place of a row of a ledger; of an item that the unit left out `record` is the register's row.
    pub fn of(ledger: LedgerId, record: &Record) -> Self {
        RowPlace {
            ledger,
            file: record.file.clone(),
            sheet: record.sheet.clone(),
            row: record.row,
            key: record.key.clone(),
        }
    }
}

/// An error in a register that leaves open what is due; it charges nobody and waits for the office.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterFault {
    /// Printed name of the register.
    pub ledger: Arc<str>,
    /// Printed name of the column that cannot be read; none where the row or the whole register is lacking.
    pub column: Option<Arc<str>>,
    /// The cell, or those that name its row.
    pub cells: Vec<Evidence>,
}
