//! How a number comes of what was counted, where it is not the rate of its cases: counts, sums and means, divided by a
//! number of the roster, held against a target.

use crate::campaign::model::Compared;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How a number comes of what was counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// What is made of the cases.
    pub of: NumberOf,
    /// Whether a row of the unit has a figure that cannot be used; it counts as nothing.
    pub spoilt: bool,
    /// What it is divided by: name, number, and for how many of it; none = in per cent.
    pub per: Option<(Arc<str>, Decimal, Option<Decimal>)>,
    /// What it is held against: name, if it has one, and number.
    pub target: Option<(Option<Arc<str>>, Decimal)>,
    /// How it is held against that.
    pub compared: Compared,
    /// Whether a lower number is better than what it is held against.
    pub less_is_better: bool,
}

/// What is made of the cases.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberOf {
    /// Fulfilled ÷ due, or one sum ÷ another.
    Rate,
    /// Their number, by weight.
    Count,
    /// The sum of what they add, in the column so named.
    Sum(Arc<str>),
    /// The mean of what they add, by weight, in the column so named.
    Mean(Arc<str>),
    /// A number of the roster, in the column so named.
    Roster(Arc<str>, Decimal),
}

impl Reckoning {
    pub(super) fn new(of: NumberOf, spoilt: bool) -> Box<Self> {
        Box::new(Reckoning {
            of,
            spoilt,
            per: None,
            target: None,
            compared: Compared::default(),
            less_is_better: false,
        })
    }
}
