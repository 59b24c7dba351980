//! A number held against those of other units.

use crate::calc::{Calc, Quantity};
use crate::campaign::model::Relation;
use rust_decimal::Decimal;

/// The numbers of the others, and which of two is better.
pub(super) struct Field<'n> {
    pub others: &'n [Decimal],
    pub less_is_better: bool,
}

impl Field<'_> {
    /// 1 + the number of those that are better: equal ones share a place.
    pub(super) fn place(&self, own: Decimal) -> usize {
        let better = self.others.iter().filter(|other| self.is_better(**other, own));
        1 + better.count()
    }

    fn is_better(&self, one: Decimal, other: Decimal) -> bool {
        match self.less_is_better {
            true => one < other,
            false => one > other,
        }
    }

    /// The arithmetic of a relation; of per cent 1 = 100 %. `place_then`: the place in the earlier period.
    pub(super) fn related(&self, relation: Relation, own: Decimal, place_then: usize) -> Calc {
        let place = self.place(own);
        let number = |number: Decimal| Calc::number(Quantity::Set, number);
        let count = |count: usize| Calc::number(Quantity::Number, Decimal::from(count));
        let whole = || Calc::number(Quantity::Constant, Decimal::ONE);
        let all = || self.others.iter().copied().chain([own]);
        match relation {
            Relation::Place => count(place),
            Relation::Climb => count(place_then).less(count(place)),
            Relation::Percentile if self.others.is_empty() => whole(),
            Relation::Percentile => {
                let behind = count(self.others.len() + 1).less(count(place));
                behind.over(count(self.others.len()))
            }
            Relation::ToFirst => {
                let least = all().min().unwrap_or(own);
                let most = all().max().unwrap_or(own);
                self.in_proportion(own, if self.less_is_better { least } else { most })
            }
            Relation::ToMean => {
                let sum: Decimal = all().sum();
                self.in_proportion(own, sum / Decimal::from(self.others.len() + 1))
            }
            Relation::Spread => {
                let least = all().min().unwrap_or(own);
                let most = all().max().unwrap_or(own);
                match (least == most, self.less_is_better) {
                    (true, _) => whole(),
                    (false, true) => number(most)
                        .less(number(own))
                        .over(number(most).less(number(least))),
                    (false, false) => number(own)
                        .less(number(least))
                        .over(number(most).less(number(least))),
                }
            }
        }
    }

    /// In per cent of a number, or it in per cent of this where less is better. Equal ones are 100 %, and a negative
    /// number is nothing of anything.
    fn in_proportion(&self, own: Decimal, other: Decimal) -> Calc {
        let number = |number: Decimal| Calc::number(Quantity::Set, number);
        let (above, below) = match self.less_is_better {
            true => (other, own),
            false => (own, other),
        };
        if own == other {
            return Calc::number(Quantity::Constant, Decimal::ONE);
        }
        if below <= Decimal::ZERO || above < Decimal::ZERO {
            return Calc::zero();
        }
        number(above).over(number(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn related(relation: Relation, own: i64, others: &[i64], less_is_better: bool) -> String {
        let others: Vec<Decimal> = others.iter().copied().map(Decimal::from).collect();
        let field = Field {
            others: &others,
            less_is_better,
        };
        let value = field.related(relation, own.into(), 4).value();
        value.round_dp(4).normalize().to_string()
    }

    #[test]
    fn places_are_shared_and_the_best_is_the_first() {
        let place = |own, less| related(Relation::Place, own, &[50, 80, 80, 10], less);
        assert_eq!(
            [place(90, false), place(80, false), place(60, false)],
            ["1", "1", "3"]
        );
        assert_eq!([place(10, true), place(20, true)], ["1", "2"]);
        assert_eq!(related(Relation::Place, 5, &[], false), "1");
        // Fourth before, third now.
        assert_eq!(related(Relation::Climb, 60, &[50, 80, 80, 10], false), "1");
    }

    #[test]
    fn shares_are_of_the_first_the_mean_and_the_spread() {
        assert_eq!(related(Relation::ToFirst, 60, &[80, 50], false), "0.75");
        assert_eq!(related(Relation::ToFirst, 80, &[60, 40], true), "0.5");
        // (60 + 80 + 40) ÷ 3 = 60
        assert_eq!(related(Relation::ToMean, 60, &[80, 40], false), "1");
        assert_eq!(related(Relation::ToMean, 40, &[80, 60], true), "1.5");
        assert_eq!(related(Relation::Spread, 60, &[80, 40], false), "0.5");
        assert_eq!(related(Relation::Spread, 80, &[50, 40], true), "0");
        assert_eq!(
            related(Relation::Percentile, 60, &[80, 40, 30, 20], false),
            "0.75"
        );
    }

    #[test]
    fn alone_or_among_equals_all_is_reached_and_nothing_is_divided_by_nothing() {
        for relation in [
            Relation::Percentile,
            Relation::ToFirst,
            Relation::ToMean,
            Relation::Spread,
        ] {
            assert_eq!(related(relation, 0, &[], false), "1", "{relation:?}");
            assert_eq!(related(relation, 0, &[0, 0], true), "1", "{relation:?}");
        }
        assert_eq!(related(Relation::ToFirst, -5, &[0], false), "0");
        assert_eq!(related(Relation::ToFirst, -5, &[10], false), "0");
        assert_eq!(related(Relation::ToFirst, 7, &[0], true), "0");
    }
}
