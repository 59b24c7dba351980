//! What a part counted for a unit.

use super::{Absent, Case};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a part counted for a unit.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases in the order of their rows.
    pub cases: Vec<Case>,
    /// For sums: what stands above and below the line.
    pub ratio: Option<Ratio>,
    /// Why there is nothing to count, where there is not.
    pub absent: Option<Absent>,
    /// How many of the items looked at are never due.
    pub standing: Option<Standing>,
}

/// Two sums.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Above.
    pub sum: Decimal,
    /// Below.
    pub over: Decimal,
    /// Name of the column above.
    pub sum_name: Arc<str>,
    /// Name of the column below.
    pub over_name: Arc<str>,
    /// Rows that were due, and those whose figures could be used.
    pub rows: (u32, u32),
}

/// How many of the items looked at are standing and so are never due (`decisions` 16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Items looked at.
    pub items: usize,
    /// Those among them that are never due.
    pub standing: usize,
}
