//! When ledgers are due: `[submission]` and a ledger's own.

use super::super::model::Every;
use super::super::reader::{Fields, Word, Written};
use super::words::{DAY_UNITS, EVERY, ROLLS};
use crate::calendar::{DayUnit, Roll};

/// What was written; the rest is inherited.
#[derive(Clone, Debug, Default)]
pub(crate) struct Duty {
    pub clause: Option<Word>,
    pub every: Option<Written<Every>>,
    pub within: Option<Written<u32>>,
    pub unit: Option<Written<DayUnit>>,
    pub roll: Option<Written<Roll>>,
}

pub(crate) fn read(fields: &Fields<'_>) -> Duty {
    Duty {
        clause: fields.maybe("clause"),
        every: fields.one_of("every", EVERY),
        within: fields.count("within", 0, 366),
        unit: fields.one_of("unit", DAY_UNITS),
        roll: fields.one_of("roll", ROLLS),
    }
}
