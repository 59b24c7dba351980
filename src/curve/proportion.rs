//! A curve in proportion: points × rate, at most the points; 0 under a threshold; bonus points above 100 %.

use super::mark::{Bonus, CurveMark, Told};
use crate::calc::Calc;
use rust_decimal::Decimal;

/// Mark in proportion to the rate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proportion {
    /// Threshold in per cent: under it the mark is 0; none = no threshold.
    pub zero_below: Option<Decimal>,
    /// Bonus for a rate above 100 %; none = no bonus.
    pub excess: Option<Excess>,
}

/// Bonus points for a rate above 100 %, by whole steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// Size of a step, in percentage points.
    pub every: Decimal,
    /// Bonus points per step.
    pub points: Decimal,
    /// Most bonus points in all.
    pub cap: Decimal,
}

impl Proportion {
    pub(super) fn mark(&self, rate: &Calc, points: Decimal) -> CurveMark {
        let value = rate.value();
        let too_low = self
            .zero_below
            .filter(|line| value * Decimal::ONE_HUNDRED < *line);
        let (calc, told) = match too_low {
            Some(line) => (Calc::zero(), Told::BelowLine(line)),
            None => {
                let product = Calc::points(points).times(rate.clone());
                (product.at_most(Calc::points(points)), Told::ByCases)
            }
        };
        CurveMark {
            calc,
            told,
            bonus: self.excess.as_ref().and_then(|excess| excess.bonus(value)),
        }
    }
}

impl Excess {
    /// The bonus of a rate (1 = 100 %): whole steps above 100 %, up to the cap; none where it is 0.
    fn bonus(&self, rate: Decimal) -> Option<Bonus> {
        let over = (rate - Decimal::ONE) * Decimal::ONE_HUNDRED;
        if over <= Decimal::ZERO || self.every.is_zero() {
            return None;
        }
        let steps = (over / self.every).floor();
        let points = (steps * self.points).min(self.cap);
        (!points.is_zero()).then_some(Bonus {
            over: steps * self.every,
            points,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calc::Quantity;

    fn marked(proportion: &Proportion, percent: i64) -> CurveMark {
        let rate = Calc::number(Quantity::GoodWeight, Decimal::new(percent, 2));
        proportion.mark(&rate, Decimal::TEN)
    }

    #[test]
    fn a_plan_that_is_exceeded_gives_all_points_and_a_bonus_by_whole_steps_up_to_the_cap() {
        let exceeding = Proportion {
            zero_below: None,
            excess: Some(Excess {
                every: Decimal::TEN,
                points: Decimal::new(5, 1),
                cap: Decimal::TWO,
            }),
        };
        let bonus = |percent: i64| marked(&exceeding, percent).bonus.map(|bonus| bonus.points);
        assert_eq!(marked(&exceeding, 125).calc.value(), Decimal::TEN);
        assert_eq!(bonus(125), Some(Decimal::ONE));
        assert_eq!((bonus(109), bonus(100), bonus(90)), (None, None, None));
        assert_eq!(bonus(300), Some(Decimal::TWO));
    }

    #[test]
    fn the_line_itself_counts_and_what_is_below_it_is_zero() {
        let proportion = Proportion {
            zero_below: Some(Decimal::from(60)),
            excess: None,
        };
        assert_eq!(marked(&proportion, 60).calc.value(), Decimal::from(6));
        let low = marked(&proportion, 59);
        assert_eq!(
            (low.calc.value(), low.told),
            (Decimal::ZERO, Told::BelowLine(60.into()))
        );
    }
}
