//! From what was written to days: the year that was left out, and whether there is such a day.

use super::super::Doubt;
use super::Partial;
use crate::calendar::Span;
use chrono::{Datelike, NaiveDate};

/// Which way a missing year leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::value) enum Lean {
    /// Something that happened: the day nearest to the period.
    Fact,
    /// Something to come: the year in which the period ends.
    Limit,
}

impl Partial {
    /// The days it names. Errors say why there are none.
    pub(in crate::value) fn span(
        &self,
        period: Span,
        lean: Lean,
        doubts: &mut Vec<Doubt>,
    ) -> Result<Span, Doubt> {
        if self.two_digits {
            doubts.extend(self.year.map(|year| Doubt::TwoDigitYear { year }));
        }
        if self.point {
            doubts.push(Doubt::PointDate);
        }
        let (year, month) = match (self.year, self.month) {
            (Some(year), None) if self.day.is_none() => {
                return NaiveDate::from_ymd_opt(year, 1, 1)
                    .map(Span::year_of)
                    .ok_or(Doubt::NoSuchDay);
            }
            (Some(year), Some(month)) => (year, month),
            (None, Some(month)) => {
                let (year, sure) = guess(month, self.day, period, lean).ok_or(Doubt::NoSuchDay)?;
                doubts.push(Doubt::YearGuessed { year, sure });
                (year, month)
            }
            _ => return Err(Doubt::NotADate),
        };
        let day = NaiveDate::from_ymd_opt(year, month, self.day.unwrap_or(1)).ok_or(Doubt::NoSuchDay)?;
        Ok(if self.day.is_some() {
            Span::day(day)
        } else {
            Span::month_of(day)
        })
    }
}

fn guess(month: u32, day: Option<u32>, period: Span, lean: Lean) -> Option<(i32, bool)> {
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1)).map(|date| (year, date));
    let (first, last) = (period.from.year(), period.to.year());
    let touches = |(_, date): &(i32, NaiveDate)| {
        let named = if day.is_some() {
            Span::day(*date)
        } else {
            Span::month_of(*date)
        };
        named.overlap(&period).is_some()
    };
    if let Some((year, _)) = (first..=last).rev().filter_map(in_year).find(touches) {
        return Some((year, true));
    }
    let year = match lean {
        Lean::Limit => (last..=last + 4).filter_map(in_year).next()?.0,
        Lean::Fact => {
            let away = |date: NaiveDate| (period.from - date).max(date - period.to);
            (first - 4..=last + 4)
                .filter_map(in_year)
                .min_by_key(|(_, date)| away(*date))?
                .0
        }
    };
    Some((year, first == last && year == first))
}
