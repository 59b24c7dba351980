//! From rows of tables to typed records: every value with its cell, names resolved against the roster.

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
pub use recall::{PrintedRow, Recalled, recall, reread};
pub use sent::{SentTable, UsedTable};
pub use words::words;

use crate::campaign::model::{ById, Column, ColumnId, ColumnKind, LedgerId, PersonId, Shown, UnitId};
use crate::evidence::Evidence;
use crate::finding::{Kind, Place};
use crate::value::nil::{self, Presence};
use crate::value::{Content, Value};
use crate::workbook::{NumberFormat, RawValue};
use chrono::NaiveDate;
use std::sync::Arc;

/// All rows of a run, by ledger.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Rows of each ledger; those of units in the order of units and places, those of registers in the order of places.
    pub ledgers: ById<LedgerId, Vec<Record>>,
    /// For each unit and ledger the required cells and the blank ones; filled in by the checks.
    pub completeness: Vec<Completeness>,
}

/// How complete the rows of one ledger of one unit are.
#[derive(Clone, Debug, PartialEq)]
pub struct Completeness {
    /// Unit.
    pub unit: UnitId,
    /// Ledger.
    pub ledger: LedgerId,
    /// Number of cells that have to be filled.
    pub required: u32,
    /// Those that are blank.
    pub blank: Vec<BlankCell>,
}

/// A required cell without content.
#[derive(Clone, Debug, PartialEq)]
pub struct BlankCell {
    /// Column.
    pub column: ColumnId,
    /// Place where its content is missing.
    pub place: Place,
}

/// A row of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Ledger the row belongs to.
    pub ledger: LedgerId,
    /// Unit that sent it; none for registers.
    pub sender: Option<UnitId>,
    /// Folder of the campaign it comes from.
    pub origin: Origin,
    /// Id of the period whose folder the file is in; for a sealed row the period that sealed it.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Row of the sheet, from 1; 0 for a row that is missing now.
    pub row: u32,
    /// Values, one for each column of the ledger.
    pub fields: ById<ColumnId, Field>,
    /// Folded values of the key columns; none where the ledger has no key or a key cell is blank.
    pub key: Option<Arc<str>>,
    /// Errors for which the row does not count; empty = it counts (`decisions` 9, 37).
    pub rejected: Vec<Rejection>,
    /// Month, as its first day, or day for which its table was filled in; none where the table does not tell.
    pub stated: Option<NaiveDate>,
    /// Another row of this key and sender stands for this one too (`decisions` 45).
    pub superseded: bool,
    /// Columns with figures that the office has to confirm before they earn a bonus (`decisions` 58). Filled in by the
    /// checks.
    pub to_confirm: Vec<ColumnId>,
    /// Who answers for the row where it names units or people for whom it makes no case (`decisions` 46); none = all
    /// that it names do. Filled in by the checks.
    pub settled: Option<Settled>,
}

/// Who answers for a row, whatever else it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Units that lead it.
    pub leads: Vec<UnitId>,
    /// Units that support it.
    pub supports: Vec<UnitId>,
    /// People it is about.
    pub people: Vec<PersonId>,
}

/// An error for which a row does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejection {
    /// The column with the error; none = the whole row.
    pub column: Option<ColumnId>,
    /// The error, with its facts.
    pub kind: Kind,
    /// Other columns whose cells the facts quote.
    pub quotes: Vec<(LedgerId, ColumnId)>,
}

/// Value of a row in one column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The value that was read.
    pub value: Value,
    /// Text of the cell as the sheet shows it, tidied.
    pub shown: Arc<str>,
    /// Row of the cell, from 1; for a value filled from a merged cell the row of that cell.
    pub row: u32,
    /// Column of the cell, from 1; 0 where the sheet has no such column.
    pub col: u32,
    /// Why another value than the cell's own counts; none = the cell's own counts.
    pub held: Option<Held>,
}

impl Field {
    /// Whether a cell that must be filled holds no answer. 无 is one where words are asked for; where a document is, 无
    /// needs its reason; where a day, a number or a person is, it is none. A value that counts instead of the cell's own
    /// fills no cell.
    pub fn is_blank(&self, kind: &ColumnKind) -> bool {
        let own = || {
            let text = RawValue::Text(self.shown.clone());
            nil::presence(&Content::new(&text, NumberFormat::Text))
        };
        let value = match self.held.map(|_| own()) {
            None => &self.value,
            Some(Presence::Blank) => &Value::Missing,
            Some(Presence::Nil) => &Value::Nil,
            Some(_) => return false,
        };
        match (value, kind) {
            (Value::Missing, _) => true,
            (Value::Nil, ColumnKind::Text) => false,
            (Value::Nil, ColumnKind::DocNumber) => !nil::with_reason(&self.shown),
            (value, _) => *value == Value::Nil,
        }
    }
}

/// Why another value counts in the place of what a cell says (`decisions` 44, 45).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It was stated before, or another row of the key states it.
    Stated,
    /// The cell has an error: what counts instead settles nothing for later periods.
    ForError,
}

impl Records {
    /// Rows of a ledger.
    pub fn of(&self, ledger: LedgerId) -> &[Record] {
        self.ledgers.get(ledger).map_or(&[], Vec::as_slice)
    }
}

impl Record {
    /// Value of the row in a column.
    pub fn value(&self, column: ColumnId) -> &Value {
        &self.fields[column].value
    }

    /// Whether an error lies in the cell of a column.
    pub fn is_rejected_at(&self, column: ColumnId) -> bool {
        let mut columns = self.rejected.iter().map(|rejection| rejection.column);
        columns.any(|at| at == Some(column))
    }

    /// Whether the row counts: it has no error that rejects it.
    pub fn counts(&self) -> bool {
        self.rejected.is_empty()
    }

    /// Whether the row is in a file of this period; otherwise only a seal of an earlier one holds it, or it is owed.
    pub fn was_sent(&self) -> bool {
        !matches!(self.origin, Origin::Seal | Origin::Owed)
    }

    /// Place of the row as a whole.
    pub fn place(&self) -> Place {
        if self.was_sent() {
            Place::row(&self.file, &self.sheet, self.row)
        } else {
            Place::sheet(&self.file, &self.sheet)
        }
    }

    /// Place of a column's cell; of the row where the sheet has no such column.
    pub fn cell(&self, column: ColumnId) -> Place {
        let field = &self.fields[column];
        if field.col == 0 {
            self.place()
        } else {
            Place::cell(&self.file, &self.sheet, field.row, field.col)
        }
    }

    /// The cell of a column as source cell.
    pub fn evidence(&self, id: ColumnId, column: &Column) -> Evidence {
        Evidence {
            place: self.cell(id),
            column: column.name.clone(),
            shown: self.fields[id].shown.clone(),
            personal: column.shown == Shown::Personal,
        }
    }
}
