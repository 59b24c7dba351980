//! Rows of tables → typed records: every value with its cell, names resolved against the roster.

mod bounds;
mod cell;
mod days;
mod doubt;
mod key;
mod people;
mod read;
mod origin;
mod reader;
mod recall;
mod sent;
mod units;
mod words;

pub use origin::Origin;
pub use read::{read, read_by};
pub use recall::{Recalled, recall};
pub use sent::{SentTable, UsedTable};
pub use words::words;

use crate::campaign::model::{ById, Column, ColumnId, LedgerId, Shown, UnitId};
use crate::evidence::Evidence;
use crate::finding::{Kind, Place};
use crate::value::Value;
use std::sync::Arc;

/// All rows of a run, by ledger.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Indexed by [`LedgerId`]; rows of units by unit order and place, of registers by place.
    pub ledgers: ById<LedgerId, Vec<Record>>,
    /// Required cells and those that are blank, by unit and ledger; filled in by the checks.
    pub completeness: Vec<Completeness>,
}

/// How complete the rows of one ledger of one unit are.
#[derive(Clone, Debug, PartialEq)]
pub struct Completeness {
    /// Unit.
    pub unit: UnitId,
    /// Ledger.
    pub ledger: LedgerId,
    /// Cells that have to be filled.
    pub required: u32,
    /// Those that are not: row and column.
    pub blank: Vec<BlankCell>,
}

/// A required cell without content.
#[derive(Clone, Debug, PartialEq)]
pub struct BlankCell {
    /// Column.
    pub column: ColumnId,
    /// Where it should stand.
    pub place: Place,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Which ledger.
    pub ledger: LedgerId,
    /// Unit that sent it; none for registers of the office.
    pub sender: Option<UnitId>,
    /// Where it comes from.
    pub origin: Origin,
    /// Id of the period whose folder the file lies in; of a sealed row, the period that sealed it.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Sheet.
    pub sheet: Arc<str>,
    /// Row of the sheet, from 1; 0 for a row of an earlier period that has not come again.
    pub row: u32,
    /// One per column of the ledger.
    pub fields: ById<ColumnId, Field>,
    /// Folded values of the key columns; none where the ledger has no key or a key cell is blank.
    pub key: Option<Arc<str>>,
    /// Why counting cannot use the row; empty = it counts (`decisions` 9, 37).
    pub rejected: Vec<Rejection>,
}

/// Why counting cannot use a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejection {
    /// The column it is about; none = the whole row.
    pub column: Option<ColumnId>,
    /// What is the matter, with the facts.
    pub kind: Kind,
    /// Other columns whose cells the facts quote.
    pub quotes: Vec<(LedgerId, ColumnId)>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it means.
    pub value: Value,
    /// What stands there.
    pub shown: Arc<str>,
    /// Row of its cell (a value filled down from a merged cell stands further up).
    pub row: u32,
    /// Column of its cell, from 1; 0 where the sheet has no such column.
    pub col: u32,
}

impl Records {
    /// The rows of a ledger.
    pub fn of(&self, ledger: LedgerId) -> &[Record] {
        self.ledgers.get(ledger).map_or(&[], Vec::as_slice)
    }
}

impl Record {
    /// What a column means.
    pub fn value(&self, column: ColumnId) -> &Value {
        &self.fields[column].value
    }

    /// Whether counting may use the row.
    pub fn counts(&self) -> bool {
        self.rejected.is_empty()
    }

    /// Whether it stands in a file of this period, and not only in the seal of an earlier one.
    pub fn was_sent(&self) -> bool {
        self.origin != Origin::Seal
    }

    /// The row as a whole.
    pub fn place(&self) -> Place {
        if self.was_sent() {
            Place::row(&self.file, &self.sheet, self.row)
        } else {
            Place::sheet(&self.file, &self.sheet)
        }
    }

    /// The cell of a column, or the row where the sheet has no such column.
    pub fn cell(&self, column: ColumnId) -> Place {
        let field = &self.fields[column];
        if field.col == 0 {
            self.place()
        } else {
            Place::cell(&self.file, &self.sheet, field.row, field.col)
        }
    }

    /// The cell of a column as evidence.
    pub fn evidence(&self, id: ColumnId, column: &Column) -> Evidence {
        Evidence {
            place: self.cell(id),
            column: column.name.clone(),
            shown: self.fields[id].shown.clone(),
            personal: column.shown == Shown::Personal,
        }
    }
}
