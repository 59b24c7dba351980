//! What a band or a point of a line gives.

use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// What a band or a point of a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// So many per cent of the points.
    Percent(Decimal),
    /// So many marks, whatever the points are.
    Mark(Decimal),
}

impl Gives {
    /// The mark out of so many points, not limited by them.
    pub(super) fn of(self, points: Decimal) -> Decimal {
        match self {
            Gives::Percent(percent) => points * percent / Decimal::ONE_HUNDRED,
            Gives::Mark(mark) => mark,
        }
    }

    /// Its arithmetic.
    pub(super) fn calc(self, points: Decimal) -> Calc {
        match self {
            Gives::Percent(percent) => {
                Calc::points(points).times(Calc::number(Quantity::Share, percent).percent())
            }
            Gives::Mark(mark) => Calc::number(Quantity::Mark, mark),
        }
    }
}
