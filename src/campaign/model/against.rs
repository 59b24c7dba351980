//! Against what the number of a part is held: a number of the roster, a target, an earlier period, other units.

use rust_decimal::Decimal;
use std::sync::Arc;

/// Against what a number is held before a mark is made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Against {
    /// A number of the roster that it is divided by.
    pub per: Option<PerRoster>,
    /// What it should be; the sums of two columns are held against each other by themselves.
    pub target: Option<Target>,
    /// The same number of an earlier period.
    pub earlier: Option<Earlier>,
    /// How it is held against what it should be, or against the earlier one.
    pub compared: Compared,
    /// The same number of other units.
    pub others: Option<Others>,
    /// Whether a lower number is better.
    pub less_is_better: bool,
}

/// An earlier period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// 上期: the period before.
    Previous,
    /// 去年同期: the period of the same kind a year before.
    LastYear,
}

/// The numbers of other units, and how one is held against them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Others {
    /// How it is held against them.
    pub relation: Relation,
    /// Whether those of all groups are meant, not of its own group alone.
    pub of_all: bool,
}

/// How a number is held against those of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// 名次: 1 + the number of those that are better.
    Place,
    /// 百分位: share of the others that are not better, by places.
    Percentile,
    /// 与第一名之比: in per cent of the best.
    ToFirst,
    /// 与平均之比: in per cent of the mean, its own among them.
    ToMean,
    /// 最低最高: where it lies between the worst (0) and the best (100).
    Spread,
    /// 进位: places climbed since the earlier period; negative = fallen back.
    Climb,
}

impl Against {
    /// The earlier period whose number this one is held against; none where only the places then are.
    pub fn earlier_number(&self) -> Option<Earlier> {
        let climbs = self
            .others
            .is_some_and(|others| others.relation == Relation::Climb);
        self.earlier.filter(|_| !climbs)
    }

    /// How the number is held against what it should be.
    pub fn to_target(&self) -> Compared {
        match self.earlier {
            Some(_) => Compared::default(),
            None => self.compared,
        }
    }

    /// Whether a lower number is better among others: what is held against a target or an earlier number is more where
    /// it is better.
    pub fn others_less_is_better(&self) -> bool {
        self.less_is_better && self.target.is_none() && self.earlier_number().is_none()
    }
}

/// A number of the roster by which a number is divided.
#[derive(Clone, Debug, PartialEq)]
pub struct PerRoster {
    /// Column of the roster.
    pub column: Arc<str>,
    /// For every so many of it; none = the result is in per cent.
    pub every: Option<Decimal>,
}

/// What a number should be.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// The same for all.
    Number(Decimal),
    /// A number in a column of the roster: one for each unit.
    Roster(Arc<str>),
}

/// How a number is held against another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compared {
    /// 比: number ÷ other, in per cent.
    #[default]
    Ratio,
    /// 差: number − other.
    Difference,
    /// 增幅: (number − other) ÷ the size of the other, in per cent.
    Growth,
}
