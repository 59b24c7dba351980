//! Stretches of days: weeks, months, quarters and what they share.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

impl Span {
    /// None when it would end before it begins.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Span> {
        (from <= to).then_some(Span { from, to })
    }

    /// One day.
    pub fn day(date: NaiveDate) -> Span {
        Span { from: date, to: date }
    }

    /// Monday to Sunday around a day.
    pub fn week_of(date: NaiveDate) -> Span {
        let after = u64::from(date.weekday().num_days_from_monday());
        let from = date.checked_sub_days(Days::new(after)).unwrap_or(NaiveDate::MIN);
        Span {
            from,
            to: from.checked_add_days(Days::new(6)).unwrap_or(NaiveDate::MAX),
        }
    }

    /// The calendar month of a day.
    pub fn month_of(date: NaiveDate) -> Span {
        whole_months(date, date.month(), 1)
    }

    /// The quarter of a day.
    pub fn quarter_of(date: NaiveDate) -> Span {
        whole_months(date, date.month0() / 3 * 3 + 1, 3)
    }

    /// The half-year of a day.
    pub fn half_year_of(date: NaiveDate) -> Span {
        whole_months(date, date.month0() / 6 * 6 + 1, 6)
    }

    /// The calendar year of a day.
    pub fn year_of(date: NaiveDate) -> Span {
        whole_months(date, 1, 12)
    }

    /// The same days a year before; whole months stay whole.
    pub fn a_year_before(&self) -> Option<Span> {
        let year = Months::new(12);
        let from = self.from.checked_sub_months(year)?;
        let next = self.to.succ_opt()?.checked_sub_months(year)?;
        Span::new(from, next.pred_opt()?)
    }

    /// Every day.
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }

    /// How many days.
    pub fn len(&self) -> u32 {
        u32::try_from((self.to - self.from).num_days() + 1).unwrap_or(0)
    }

    /// Always false: a span holds at least a day. Here since clippy asks for it beside `len`.
    pub fn is_empty(&self) -> bool {
        self.to < self.from
    }

    /// Whether the day lies inside.
    pub fn contains(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// The days both have.
    pub fn overlap(&self, other: &Span) -> Option<Span> {
        Span::new(self.from.max(other.from), self.to.min(other.to))
    }

    /// The whole weeks whose Sunday lies inside: a week belongs to the period in which it ends.
    pub fn weeks_ending_in(&self) -> Vec<Span> {
        self.parts(Span::week_of)
            .filter(|week| self.contains(week.to))
            .collect()
    }

    /// The whole weeks that have a day inside.
    pub fn weeks(&self) -> Vec<Span> {
        self.parts(Span::week_of).collect()
    }

    /// The whole months that have a day inside.
    pub fn months(&self) -> Vec<Span> {
        self.parts(Span::month_of).collect()
    }

    /// The whole quarters that have a day inside.
    pub fn quarters(&self) -> Vec<Span> {
        self.parts(Span::quarter_of).collect()
    }

    /// The whole half-years that have a day inside.
    pub fn half_years(&self) -> Vec<Span> {
        self.parts(Span::half_year_of).collect()
    }

    /// The whole years that have a day inside.
    pub fn years(&self) -> Vec<Span> {
        self.parts(Span::year_of).collect()
    }

    fn parts(&self, around: fn(NaiveDate) -> Span) -> impl Iterator<Item = Span> + use<> {
        let to = self.to;
        std::iter::successors(Some(around(self.from)), move |part| {
            part.to.succ_opt().map(around)
        })
        .take_while(move |part| part.from <= to)
    }
}

/// `count` months from month `first` of the year of `date`.
fn whole_months(date: NaiveDate, first: u32, count: u32) -> Span {
    let from = NaiveDate::from_ymd_opt(date.year(), first, 1).unwrap_or(date);
    let to = from
        .checked_add_months(Months::new(count))
        .and_then(|next| next.pred_opt());
    Span {
        from,
        to: to.unwrap_or(NaiveDate::MAX),
    }
}
