//! From a number to a mark: one file per curve, each with its parameters, its arithmetic and its tests.
//!
//! To add a curve: its file here with an arm in [`Shape::mark`] and [`Shape::bends`], its keys in
//! `campaign/definition/part.rs` with their texts in `campaign/vocabulary/indicators.rs`, the way from the keys to the
//! curve in `campaign/resolve/mark.rs`, what it goes with in `campaign/resolve/pairs.rs`, and its words in
//! `report/rules/tariff.rs`. The compiler and the tests of the vocabulary and of the pairs name what is missing.

mod bands;
mod gives;
mod limits;
mod linear;
mod mark;
mod number;
mod steps;

pub(crate) use bands::{Band, BandMistake, Bands, Limit};
pub(crate) use gives::Gives;
pub(crate) use limits::Limits;
pub(crate) use linear::{Linear, LinearMistake, Point};
pub(crate) use mark::{CurveMark, Told};
pub(crate) use number::{Figure, Number, NumberKind};
pub(crate) use steps::{Initial, Rest, Step, StepMistake, Steps};

use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// How a mark comes of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// Its shape.
    pub shape: Shape,
    /// Number under which the mark is 0; the number itself still scores; none = no such line.
    pub zero_below: Option<Decimal>,
}

/// The shape of a curve.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// In proportion to the number, which is in per cent.
    Proportion,
    /// By the band in which the number lies.
    Bands(Bands),
    /// Along straight lines between points.
    Linear(Linear),
    /// So much for every so much below or above a number.
    Steps(Steps),
}

impl Curve {
    /// Numbers at which the mark is worth telling, from the highest: where the curve bends or jumps, and of per cent all,
    /// half and nothing; of steps where the limits are reached.
    pub fn telling(&self, kind: NumberKind, points: Decimal, limits: Limits) -> Vec<Decimal> {
        let beside = |limit: Decimal| [limit, limit - Decimal::ONE];
        let whole: &[i64] = if kind == NumberKind::Percent {
            &[100, 50, 0]
        } else {
            &[]
        };
        let line = self.zero_below.into_iter().flat_map(beside);
        let mut all: Vec<Decimal> = whole
            .iter()
            .map(|number| Decimal::from(*number))
            .chain(line)
            .collect();
        all.extend(self.shape.bends(beside));
        if let Shape::Steps(steps) = &self.shape {
            all.extend(steps.ends(points, limits));
        }
        all.sort_unstable_by_key(|number| std::cmp::Reverse(*number));
        all.dedup();
        all
    }

    /// Whether a higher number gives a lower mark anywhere.
    pub fn falls(&self, kind: NumberKind) -> bool {
        let marks = self.along(kind);
        marks.windows(2).any(|pair| pair[1] < pair[0])
    }

    /// Whether a higher number gives a higher mark anywhere.
    pub fn rises(&self, kind: NumberKind) -> bool {
        let marks = self.along(kind);
        marks.windows(2).any(|pair| pair[1] > pair[0])
    }

    /// Marks of numbers from low to high, at all places where it bends or jumps.
    fn along(&self, kind: NumberKind) -> Vec<Decimal> {
        let limits = Limits {
            least: None,
            most: None,
        };
        let hundred = Decimal::ONE_HUNDRED;
        let mut numbers = self.telling(kind, hundred, limits);
        numbers.sort_unstable();
        let ends = numbers
            .first()
            .zip(numbers.last())
            .map(|(first, last)| [first - hundred, last + hundred]);
        numbers.extend(ends.into_iter().flatten());
        numbers.sort_unstable();
        let number = |at: &Decimal| match kind {
            NumberKind::Percent | NumberKind::Growth => Calc::number(Quantity::Share, *at).percent(),
            _ => Calc::number(Quantity::Share, *at),
        };
        let mark = |at: &Decimal| self.mark(&Number::new(kind, number(at)), hundred).calc.value();
        numbers.iter().map(mark).collect()
    }

    /// The mark of a number out of so many points, not yet held within its limits.
    pub fn mark(&self, number: &Number, points: Decimal) -> CurveMark {
        let value = number.value();
        match self.zero_below.filter(|line| value < *line) {
            Some(line) => CurveMark {
                calc: Calc::zero(),
                told: Told::BelowLine(line),
            },
            None => self.shape.mark(number, value, points),
        }
    }
}

impl Shape {
    /// Numbers at which it bends or jumps. `beside`: such a number and the next one on its other side.
    fn bends(&self, beside: impl Fn(Decimal) -> [Decimal; 2]) -> Vec<Decimal> {
        match self {
            Shape::Proportion => Vec::new(),
            Shape::Bands(bands) => {
                let limits = bands.iter().filter_map(|band| band.limit);
                limits.flat_map(|limit| beside(limit.number())).collect()
            }
            Shape::Linear(linear) => linear.iter().map(|point| point.at).collect(),
            Shape::Steps(steps) => {
                let ends = steps.iter().flat_map(|step| {
                    let next = if step.is_below {
                        step.from - step.every
                    } else {
                        step.from + step.every
                    };
                    [Some(step.from), Some(next), step.stop]
                });
                ends.flatten().collect()
            }
        }
    }

    fn mark(&self, number: &Number, value: Decimal, points: Decimal) -> CurveMark {
        match self {
            Shape::Proportion => CurveMark {
                calc: Calc::points(points).times(number.calc.clone()),
                told: Told::ByCases,
            },
            Shape::Bands(bands) => bands.mark(value, points),
            Shape::Linear(linear) => linear.mark(value, points),
            Shape::Steps(steps) => steps.mark(value, points),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(percent: i64) -> Number {
        let rate = Calc::number(Quantity::GoodWeight, Decimal::new(percent, 2));
        Number::new(NumberKind::Percent, rate)
    }

    #[test]
    fn in_proportion_a_number_that_is_exceeded_gives_more_than_the_points() {
        let curve = Curve {
            shape: Shape::Proportion,
            zero_below: None,
        };
        let mark = |percent| curve.mark(&rate(percent), Decimal::TEN).calc.value();
        assert_eq!(mark(85), Decimal::new(85, 1));
        assert_eq!(mark(125), Decimal::new(125, 1));
    }

    #[test]
    fn below_the_line_there_is_nothing_and_on_it_there_is() {
        let curve = Curve {
            shape: Shape::Proportion,
            zero_below: Some(Decimal::from(60)),
        };
        let low = curve.mark(&rate(59), Decimal::TEN);
        assert_eq!(
            (low.calc.value(), low.told),
            (Decimal::ZERO, Told::BelowLine(60.into()))
        );
        assert_eq!(curve.mark(&rate(60), Decimal::TEN).calc.value(), Decimal::from(6));
        let limits = Limits {
            least: None,
            most: None,
        };
        let telling = curve.telling(NumberKind::Percent, Decimal::TEN, limits);
        let telling: Vec<String> = telling.iter().map(Decimal::to_string).collect();
        assert_eq!(telling, ["100", "60", "59", "50", "0"]);
    }
}
