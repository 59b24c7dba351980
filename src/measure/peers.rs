//! What other units reached in the same part, for parts that are marked by comparison.

use crate::campaign::model::{IndicatorId, Part, UnitId};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A part: its indicator, and its place among the parts of that.
type PartPlace = (IndicatorId, usize);

/// What all units reached in parts that are marked by comparison with others.
#[derive(Clone, Debug, Default)]
pub struct Peers {
    reached: BTreeMap<PartPlace, Vec<(UnitId, Decimal)>>,
    shares: BTreeMap<PartPlace, Vec<(UnitId, Decimal)>>,
}

impl Peers {
    /// Adds the number of a unit in a part, as it is held against those of others; per cent in per cent.
    pub fn add_number(&mut self, part: &Part, unit: UnitId, number: Decimal) {
        let numbers = self.reached.entry((part.indicator, part.at)).or_default();
        numbers.push((unit, number));
    }

    /// Adds the share of its points that a part gives a unit; 1 = all.
    pub fn add_share(&mut self, part: &Part, unit: UnitId, share: Decimal) {
        let shares = self.shares.entry((part.indicator, part.at)).or_default();
        shares.push((unit, share));
    }

    /// Numbers of all units in a part.
    pub fn numbers(&self, part: &Part) -> impl Iterator<Item = (UnitId, Decimal)> {
        let found = self.reached.get(&(part.indicator, part.at));
        found.into_iter().flatten().copied()
    }

    /// Shares that a part gives all units which had something due.
    pub fn shares(&self, part: &Part) -> impl Iterator<Item = (UnitId, Decimal)> {
        let found = self.shares.get(&(part.indicator, part.at));
        found.into_iter().flatten().copied()
    }
}
