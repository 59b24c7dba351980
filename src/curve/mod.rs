//! From a rate to a mark: one file per curve, each with its parameters, its arithmetic and its tests.
//!
//! To add a curve: its file here with arms in [`Curve::mark`] and [`Curve::telling`], its keys in
//! `campaign/definition/part.rs` with their texts in `campaign/vocabulary/indicators.rs`, the way from the keys to the
//! curve in `campaign/resolve/mark.rs`, what it goes with in `campaign/resolve/pairs.rs`, and its words in
//! `report/rules/tariff.rs`. The compiler and the tests of the vocabulary and of the pairs name what is missing.

mod bands;
mod gives;
mod linear;
mod mark;
mod proportion;
mod steps;

pub(crate) use bands::{Band, BandMistake, Bands, Limit};
pub(crate) use gives::Gives;
pub(crate) use linear::{Linear, LinearMistake, Point};
pub(crate) use mark::{Bonus, CurveMark, Told};
pub(crate) use proportion::{Excess, Proportion};
pub(crate) use steps::{Initial, Rest, Step, StepMistake, Steps};

use crate::calc::{Calc, Quantity};
use rust_decimal::Decimal;

/// How a mark comes of a rate.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// In proportion to the rate.
    Proportion(Proportion),
    /// By the band in which the rate lies.
    Bands(Bands),
    /// Along straight lines between points.
    Linear(Linear),
    /// So much for every so many points below or above a number.
    Steps(Steps),
}

impl Curve {
    /// Numbers, in per cent, at which the mark is worth telling, from the highest: where the curve bends or jumps, beside
    /// all, half and nothing.
    pub fn telling(&self) -> Vec<Decimal> {
        let beside = |limit: Decimal| [limit, limit - Decimal::ONE];
        let bends: Vec<Decimal> = match self {
            Curve::Proportion(proportion) => proportion.zero_below.into_iter().flat_map(beside).collect(),
            Curve::Bands(bands) => {
                let limits = bands.iter().filter_map(|band| band.limit);
                limits.flat_map(|limit| beside(limit.number())).collect()
            }
            Curve::Linear(linear) => linear.iter().map(|point| point.at).collect(),
            Curve::Steps(steps) => {
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
        };
        let mut all: Vec<Decimal> = [100, 50, 0].map(Decimal::from).into_iter().chain(bends).collect();
        all.sort_unstable_by_key(|percent| std::cmp::Reverse(*percent));
        all.dedup();
        all
    }

    /// The mark of a rate (1 = 100 %) out of so many points.
    pub fn mark(&self, rate: &Calc, points: Decimal) -> CurveMark {
        // Multiplied before it is divided: a limit that is reached exactly is reached.
        let hundred = Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED);
        let percent = || rate.clone().times(hundred).value();
        match self {
            Curve::Proportion(proportion) => proportion.mark(rate, points),
            Curve::Bands(bands) => bands.mark(percent(), points),
            Curve::Linear(linear) => linear.mark(percent(), points),
            Curve::Steps(steps) => steps.mark(percent(), points),
        }
    }
}
