//! Marks for each case of a part.

use super::{FieldRef, Period};
use crate::calendar::{DayUnit, Span};
use crate::curve::{Initial, Rest};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Signed marks for each case.
#[derive(Clone, Debug, PartialEq)]
pub struct Amounts {
    /// Marks of a case; negative ones are taken off.
    pub each: Amount,
    /// The mark from which is counted.
    pub initial: Initial,
    /// How lateness counts; none = a case counts once.
    pub late: Option<Lateness>,
    /// How much more a case counts that is not the first.
    pub repeat: Option<Repeat>,
    /// How the shortfall of a requirement counts; none = a case counts once.
    pub short: Option<Shortfall>,
    /// What a case gives that is met before it is due; none = nothing.
    pub early: Option<Early>,
}

/// What a case gives that is met before it is due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Early {
    /// Length of a step, whole ones only.
    pub every: u32,
    /// Unit of the steps; none = that of the deadline.
    pub unit: Option<DayUnit>,
    /// Marks of a step.
    pub amount: Decimal,
    /// Most marks of a case; none = no limit but that of the part.
    pub most: Option<Decimal>,
}

/// How much more a case counts that is not the first of its kind in a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeat {
    /// Over what time cases are counted.
    pub window: RepeatWindow,
    /// Column whose value makes two cases the same; none = all are.
    pub same: Option<FieldRef>,
    /// From which case on, by which factor; ascending.
    pub factors: Vec<(u32, Decimal)>,
}

/// Over what time cases are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RepeatWindow {
    /// 期: the period alone.
    #[default]
    Period,
    /// 季: the quarter.
    Quarter,
    /// 半年: the half-year.
    HalfYear,
    /// 年: the calendar year.
    Year,
    /// 活动: the whole campaign.
    Campaign,
}

impl RepeatWindow {
    /// Its first day; none where it is the whole campaign.
    pub fn first_day(self, period: &Period) -> Option<NaiveDate> {
        let from = period.span.from;
        match self {
            RepeatWindow::Period => Some(from),
            RepeatWindow::Quarter => Some(Span::quarter_of(from).from),
            RepeatWindow::HalfYear => Some(Span::half_year_of(from).from),
            RepeatWindow::Year => Some(Span::year_of(from).from),
            RepeatWindow::Campaign => None,
        }
    }
}

impl Early {
    /// The unit of its steps: its own, or that of the limit, of which months are counted in natural days.
    pub fn unit_of(&self, of_limit: DayUnit) -> DayUnit {
        match self.unit.unwrap_or(of_limit) {
            DayUnit::Working => DayUnit::Working,
            DayUnit::Natural | DayUnit::Month => DayUnit::Natural,
        }
    }
}

/// How the shortfall of a requirement counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shortfall {
    /// Size of a step, in the unit of what the requirement counts: the marks count once per step.
    pub every: Decimal,
    /// What a part of a step counts.
    pub rest: Rest,
}

impl Repeat {
    /// The factor of the nth case.
    pub fn factor(&self, nth: u32) -> Decimal {
        let mut reached = self.factors.iter().filter(|(from, _)| *from <= nth);
        reached.next_back().map_or(Decimal::ONE, |(_, factor)| *factor)
    }
}

/// Marks of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// Of each the same.
    Same(Decimal),
    /// By the code in a column: the marks of each code, by its index; another code counts nothing.
    Codes(FieldRef, Vec<(usize, Decimal)>),
    /// For the first, the second, the third … case; later ones count like the last.
    Nth(Vec<Decimal>),
}

/// How lateness counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lateness {
    /// Length of a step: the marks count once per step.
    pub every: Option<u32>,
    /// Lateness that does not count; steps begin after it.
    pub more_than: Option<u32>,
    /// Lateness from which on nothing is left.
    pub zero: Option<u32>,
    /// Unit of all three; none = that of the deadline.
    pub unit: Option<DayUnit>,
    /// What a part of a step counts.
    pub rest: Rest,
}

impl Amount {
    /// The column with the code by which they go; none where they do not.
    pub fn field(&self) -> Option<FieldRef> {
        match self {
            Amount::Codes(field, _) => Some(*field),
            Amount::Same(_) | Amount::Nth(_) => None,
        }
    }

    /// All marks that are written.
    pub fn all(&self) -> Vec<Decimal> {
        match self {
            Amount::Same(amount) => vec![*amount],
            Amount::Codes(_, codes) => codes.iter().map(|(_, amount)| *amount).collect(),
            Amount::Nth(amounts) => amounts.clone(),
        }
    }
}
