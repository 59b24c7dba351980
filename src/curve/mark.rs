//! What comes of a rate.

use crate::calc::Calc;
use rust_decimal::Decimal;

/// What comes of a rate.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveMark {
    /// The mark as it was worked out.
    pub calc: Calc,
    /// How the mark is told.
    pub told: Told,
    /// What exceeding 100 % brings.
    pub bonus: Option<Bonus>,
}

/// How a mark that comes of a rate is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// By the cases: each that is not fulfilled costs its weight ÷ the weight of all. Only where mark = points × rate.
    ByCases,
    /// The rate is below the line, in per cent, from which it counts.
    BelowLine(Decimal),
    /// As so many per cent of the points.
    Share(Decimal),
}

/// Points for exceeding 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// By so many whole percentage points.
    pub over: Decimal,
    /// Points.
    pub points: Decimal,
}
