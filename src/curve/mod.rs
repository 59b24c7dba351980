//! From a rate to a mark: one file per curve, each with its parameters, its arithmetic and its tests.
//!
//! To add a curve: its file here with an arm in [`Curve::mark`], its keys in `campaign/definition/scoring.rs`, and the
//! way from the keys to the curve in `campaign/resolve/mark.rs`.

mod bands;
mod mark;
mod proportion;

pub(crate) use bands::Band;
pub(crate) use mark::{Bonus, CurveMark, Told};
pub(crate) use proportion::{Excess, Proportion};

use crate::calc::Calc;
use rust_decimal::Decimal;

/// How a mark comes of a rate.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// In proportion to the rate.
    Proportion(Proportion),
    /// A percentage of the points by bands of the rate, first match; none fits = 0.
    Bands(Vec<Band>),
}

impl Curve {
    /// The mark of a rate (1 = 100 %) out of so many points.
    pub fn mark(&self, rate: &Calc, points: Decimal) -> CurveMark {
        match self {
            Curve::Proportion(proportion) => proportion.mark(rate, points),
            Curve::Bands(bands) => bands::mark(bands, rate.value(), points),
        }
    }
}
