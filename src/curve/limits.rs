//! Limits of a mark.

use crate::calc::Calc;
use rust_decimal::Decimal;

/// Least and most marks, in points; none = no such limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Least.
    pub least: Option<Decimal>,
    /// Most.
    pub most: Option<Decimal>,
}

impl Limits {
    /// The arithmetic, held within the limits.
    pub fn hold(self, calc: Calc) -> Calc {
        let calc = match self.least {
            Some(least) => calc.at_least(Calc::points(least)),
            None => calc,
        };
        match self.most {
            Some(most) => calc.at_most(Calc::points(most)),
            None => calc,
        }
    }
}
