//! The arithmetic of a mark as a tree: its exact value, and the same in words.
//!
//! Scoring builds the tree once; whatever tells how a mark came about (`why`, slips, workbooks) is drawn from it.

mod words;

use crate::number::half_up;
use rust_decimal::Decimal;
use std::sync::Arc;

pub use words::{percent, rounded_text, two_decimals};

/// An expression over numbers that were counted, read or declared.
#[derive(Clone, Debug, PartialEq)]
pub enum Calc {
    /// A number that nothing else was worked out from.
    Number(Operand),
    /// The sum of all.
    Sum(Vec<Calc>),
    /// The first minus the second.
    Difference(Box<Calc>, Box<Calc>),
    /// The product of all, multiplied from left to right.
    Product(Vec<Calc>),
    /// The first divided by the second; 0 where the second is 0.
    Quotient(Box<Calc>, Box<Calc>),
    /// A number ÷ 100, used as a factor.
    Percent(Box<Calc>),
    /// The smaller of the two: the first, limited by the second.
    AtMost(Box<Calc>, Box<Calc>),
    /// The larger of the two: the first, not below the second.
    AtLeast(Box<Calc>, Box<Calc>),
    /// The value rounded half-up to two decimals (`decisions` 17).
    Round(Box<Calc>),
}

/// A number, with what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// What it stands for.
    pub quantity: Quantity,
    /// The number, in the unit of the quantity.
    pub number: Decimal,
}

/// What a number in the arithmetic of a mark stands for. A worksheet finds the cell of the number by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Points of a line or of a part of it.
    Points,
    /// Weight of the fulfilled cases (numerator of a rate).
    GoodWeight,
    /// Weight of all cases (denominator of a rate).
    DueWeight,
    /// A number of the column so named, in its unit: the sum over rows, or that of the roster.
    ColumnSum(Arc<str>),
    /// A number that the definition sets: a target, so many of something.
    Set,
    /// Points that one case, entry or part takes off.
    Charge,
    /// Number of cells.
    Cells,
    /// Share of the points that a band or the office sets, in per cent.
    Share,
    /// Mark of one ledger, one vote, one rater group or one sealed period.
    Mark,
    /// Weight of a rater group in per cent, or of a period among others.
    Weight,
    /// A factor of the plan.
    Factor,
    /// Number of marks a mean is taken of.
    Number,
    /// Sum of the marks of a unit.
    Marks,
    /// Points of the lines that apply to a unit.
    ApplicablePoints,
    /// Bonus points of a unit.
    Bonus,
    /// Points deducted from a unit.
    Deduction,
    /// A number that the program itself uses: 0, 100.
    Constant,
}

impl Calc {
    /// A single number, with what it stands for.
    pub fn number(quantity: Quantity, number: Decimal) -> Self {
        Calc::Number(Operand { quantity, number })
    }

    /// The number 0.
    pub fn zero() -> Self {
        Calc::number(Quantity::Constant, Decimal::ZERO)
    }

    /// A number of points.
    pub fn points(points: Decimal) -> Self {
        Calc::number(Quantity::Points, points)
    }

    /// This divided by another.
    pub fn over(self, other: Calc) -> Self {
        Calc::Quotient(Box::new(self), Box::new(other))
    }

    /// This less another.
    pub fn less(self, other: Calc) -> Self {
        Calc::Difference(Box::new(self), Box::new(other))
    }

    /// This times another.
    pub fn times(self, other: Calc) -> Self {
        Calc::Product(vec![self, other])
    }

    /// This ÷ 100, as a factor.
    pub fn percent(self) -> Self {
        Calc::Percent(Box::new(self))
    }

    /// This, limited by `most`.
    pub fn at_most(self, most: Calc) -> Self {
        Calc::AtMost(Box::new(self), Box::new(most))
    }

    /// This, not below `least`.
    pub fn at_least(self, least: Calc) -> Self {
        Calc::AtLeast(Box::new(self), Box::new(least))
    }

    /// This, rounded half-up to two decimals.
    pub fn rounded(self) -> Self {
        Calc::Round(Box::new(self))
    }

    /// The exact value, not rounded unless the tree rounds.
    pub fn value(&self) -> Decimal {
        match self {
            Calc::Number(operand) => operand.number,
            Calc::Sum(parts) => parts.iter().map(Calc::value).sum(),
            Calc::Difference(one, other) => one.value() - other.value(),
            Calc::Product(_) | Calc::Quotient(..) | Calc::Percent(_) => {
                let stepwise = self.step_by_step();
                let whole = self.fraction().and_then(|(over, under)| over.checked_div(under));
                // Where both agree, the decimals of the operands are kept: 2.00 × 1 is 2.00.
                whole.filter(|whole| *whole != stepwise).unwrap_or(stepwise)
            }
            Calc::AtMost(inner, most) => inner.value().min(most.value()),
            Calc::AtLeast(inner, least) => inner.value().max(least.value()),
            Calc::Round(inner) => round(inner.value()),
        }
    }

    /// Numerator and denominator: all is multiplied first and divided once, so that no digits are lost and a half is
    /// rounded up. None where the products are too large.
    fn fraction(&self) -> Option<(Decimal, Decimal)> {
        match self {
            Calc::Product(factors) => {
                factors
                    .iter()
                    .try_fold((Decimal::ONE, Decimal::ONE), |(over, under), factor| {
                        let (more, less) = factor.fraction()?;
                        Some((over.checked_mul(more)?, under.checked_mul(less)?))
                    })
            }
            Calc::Quotient(one, other) => {
                let ((over, under), (divisor, factor)) = (one.fraction()?, other.fraction()?);
                match divisor.is_zero() {
                    true => Some((Decimal::ZERO, Decimal::ONE)),
                    false => Some((over.checked_mul(factor)?, under.checked_mul(divisor)?)),
                }
            }
            Calc::Percent(share) => {
                let (over, under) = share.fraction()?;
                Some((over, under.checked_mul(Decimal::ONE_HUNDRED)?))
            }
            other => Some((other.value(), Decimal::ONE)),
        }
    }

    /// The value with each division where it stands.
    fn step_by_step(&self) -> Decimal {
        match self {
            Calc::Product(factors) => factors.iter().map(Calc::step_by_step).product(),
            Calc::Quotient(one, other) => match other.step_by_step() {
                divisor if divisor.is_zero() => Decimal::ZERO,
                divisor => one.step_by_step() / divisor,
            },
            Calc::Percent(share) => share.step_by_step() / Decimal::ONE_HUNDRED,
            other => other.value(),
        }
    }

    /// Whether it is more than a single number within limits.
    pub fn is_operation(&self) -> bool {
        match self {
            Calc::Number(_) => false,
            Calc::AtMost(inner, _) | Calc::AtLeast(inner, _) => inner.is_operation(),
            _ => true,
        }
    }
}

/// Rounds half-up to two decimals, as marks are printed and ranked.
pub fn round(exact: Decimal) -> Decimal {
    half_up(exact, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Calc {
        Calc::number(Quantity::Constant, text.parse().unwrap())
    }

    #[test]
    fn marks_round_half_up_and_have_one_zero() {
        assert_eq!(round(Decimal::new(2345, 3)).to_string(), "2.35");
        assert_eq!(round(Decimal::new(-2345, 3)).to_string(), "-2.35");
        assert_eq!(round(-Decimal::ZERO).to_string(), "0");
    }

    #[test]
    fn the_value_is_exact_until_it_is_rounded() {
        let third = Calc::points(Decimal::TEN).times(number("1").over(number("3")));
        assert_ne!(third.value(), Decimal::new(333, 2));
        assert_eq!(third.rounded().value(), Decimal::new(333, 2));
        assert_eq!(number("2.345").rounded().value(), Decimal::new(235, 2));
        assert_eq!(number("-0.001").rounded().value().to_string(), "0");
    }

    #[test]
    fn a_half_is_rounded_up_though_the_rate_has_no_end() {
        let rate = || number("5").over(number("24"));
        assert_eq!(
            Calc::points(3.into()).times(rate()).rounded().value(),
            Decimal::new(63, 2)
        );
        assert_eq!(
            Calc::points(15.into()).times(rate()).rounded().value(),
            Decimal::new(313, 2)
        );
        // A line of 60 % is reached.
        let share = number("5")
            .over(number("6"))
            .times(number("18").over(number("25")));
        assert_eq!(share.value(), Decimal::new(6, 1));
        // Too large to be multiplied out.
        let large = || number("9000000000000000000000000000");
        assert_eq!(
            large().over(large()).times(large().over(large())).value(),
            Decimal::ONE
        );
    }

    #[test]
    fn limits_hold_and_nothing_is_divided_by_zero() {
        let points = || Calc::points(Decimal::from(6));
        assert_eq!(
            points().times(number("1.2")).at_most(points()).value(),
            Decimal::from(6)
        );
        assert_eq!(
            points().less(number("7")).at_least(Calc::zero()).value(),
            Decimal::ZERO
        );
        assert_eq!(points().over(number("0")).value(), Decimal::ZERO);
        assert_eq!(
            points().times(number("80").percent()).value(),
            Decimal::new(48, 1)
        );
    }
}
