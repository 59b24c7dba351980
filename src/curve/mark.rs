//! What a curve makes of a number.

use crate::calc::Calc;
use rust_decimal::Decimal;

/// What a curve makes of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveMark {
    /// The arithmetic of the mark, in points.
    pub calc: Calc,
    /// How reports explain the mark.
    pub told: Told,
}

/// How reports explain a mark that comes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// By its cases: each that is not fulfilled costs its weight ÷ the weight of all. Only where mark = points × rate.
    ByCases,
    /// By the threshold: the number is under it, so the mark is 0.
    BelowLine(Decimal),
    /// By the share of the points, in per cent, that the band gives.
    Share(Decimal),
    /// As a whole: the curve sets the mark for the number.
    Set,
}
