//! What one part of an indicator counts for one unit.

use super::{Absent, Case};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What one part of an indicator counts for one unit.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Cases in the order of their rows.
    pub cases: Vec<Case>,
    /// Only for a ratio of sums: numerator and denominator.
    pub ratio: Option<Ratio>,
    /// Why there is nothing to count; none where there is something.
    pub absent: Option<Absent>,
    /// How many of the items looked at are never due; none for parts without deadlines.
    pub standing: Option<Standing>,
    /// Number of cases that are not counted for now: the unit supports them, it has no row of its own, and the ledger of
    /// the lead could not be read.
    pub undecided: usize,
}

/// A ratio of the sums of two columns.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// Numerator: sum of the first column, in its unit.
    pub sum: Decimal,
    /// Denominator: sum of the second column, in its unit.
    pub over: Decimal,
    /// Printed name of the column of the numerator.
    pub sum_name: Arc<str>,
    /// Printed name of the column of the denominator.
    pub over_name: Arc<str>,
    /// Number of rows that were due, and of those whose figures could be used.
    pub rows: (u32, u32),
}

/// How many of the items looked at are standing and so are never due (`decisions` 16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Number of items looked at.
    pub items: usize,
    /// Number of them that are never due (长期坚持).
    pub standing: usize,
}
