//! What a curve makes of a rate.

use crate::calc::Calc;
use rust_decimal::Decimal;

/// What a curve makes of a rate.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveMark {
    /// The arithmetic of the mark, in points.
    pub calc: Calc,
    /// How reports explain the mark.
    pub told: Told,
    /// Bonus points for a rate above 100 %; none where there are none.
    pub bonus: Option<Bonus>,
}

/// How reports explain a mark that comes of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// By its cases: each that is not fulfilled costs its weight ÷ the weight of all. Only where mark = points × rate.
    ByCases,
    /// By the threshold, in per cent: the rate is under it, so the mark is 0.
    BelowLine(Decimal),
    /// By the share of the points, in per cent, that the band gives.
    Share(Decimal),
    /// As a whole: the curve sets the mark for the rate.
    Set,
}

/// Bonus for a rate above 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// Percentage points above 100 % that were counted: whole steps only.
    pub over: Decimal,
    /// Bonus points.
    pub points: Decimal,
}
