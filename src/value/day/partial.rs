//! The grammar of one date, of which the year or the day may be left out, and the days it names: the year that was
//! left out, and whether there is such a day.

use super::super::Doubt;
use super::Cursor;
use crate::calendar::Span;
use chrono::{Datelike, NaiveDate};

/// A date as far as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::value) struct Partial {
    /// Year; two digits are taken for 20xx.
    pub year: Option<i32>,
    /// Month as written, not checked.
    pub month: Option<u32>,
    /// Day as written, not checked.
    pub day: Option<u32>,
    /// A number with no word to it: part of a range.
    pub bare: Option<u32>,
    /// Whether the year had two digits.
    pub two_digits: bool,
    /// Whether it was month and day with a point or stroke between.
    pub point: bool,
}

const SEPARATORS: [&str; 4] = ["-", ".", "/", "、"];

/// Reads a date from the start of the text.
pub(in crate::value) fn partial(at: &mut Cursor<'_>) -> Option<Partial> {
    let (n, len) = at.digits()?;
    if len >= 6 {
        return compact(n, len);
    }
    if at.eat(&["年度", "年"]) {
        let (year, two_digits) = year(n, len)?;
        return month_of(
            at,
            Partial {
                year: Some(year),
                two_digits,
                ..Partial::default()
            },
        );
    }
    if len == 3 || len == 5 {
        return None;
    }
    if at.eat(&["月份", "月"]) {
        return day_of(
            at,
            Partial {
                month: Some(n),
                ..Partial::default()
            },
        );
    }
    if at.eat(&["日", "号"]) {
        return Some(Partial {
            day: Some(n),
            ..Partial::default()
        });
    }
    for separator in SEPARATORS {
        if at.rest.starts_with(separator) {
            return separated(at, (n, len), separator);
        }
    }
    Some(if len == 4 {
        Partial {
            year: year(n, len).map(|(year, _)| year),
            ..Partial::default()
        }
    } else {
        Partial {
            bare: Some(n),
            ..Partial::default()
        }
    })
}

/// The year of a number written with so many digits. 3022 is one too, so that it is told that the year is wrong.
pub(in crate::value) fn year(n: u32, len: usize) -> Option<(i32, bool)> {
    let year = i32::try_from(n).ok()?;
    match len {
        2 => Some((2000 + year, true)),
        4 if year >= 1000 => Some((year, false)),
        _ => None,
    }
}

/// Reads a date written without separators: 20220305, 202203, 220305.
fn compact(n: u32, len: usize) -> Option<Partial> {
    let split = |n: u32| (n / 10_000, Some(n / 100 % 100), Some(n % 100));
    let (head, len, month, day) = match len {
        8 => (split(n).0, 4, split(n).1, split(n).2),
        6 if (1900..2200).contains(&(n / 100)) && (1..=12).contains(&(n % 100)) => {
            (n / 100, 4, Some(n % 100), None)
        }
        6 => (split(n).0, 2, split(n).1, split(n).2),
        _ => return None,
    };
    let (year, two_digits) = year(head, len)?;
    Some(Partial {
        year: Some(year),
        month,
        day,
        two_digits,
        ..Partial::default()
    })
}

/// After 年: a month, perhaps without its word (2022年2-7月).
fn month_of(at: &mut Cursor<'_>, so_far: Partial) -> Option<Partial> {
    let before = at.clone();
    let Some((n, len)) = at.digits() else {
        return Some(so_far);
    };
    if len > 2 {
        *at = before;
        return Some(so_far);
    }
    if at.eat(&["月份", "月"]) {
        return day_of(
            at,
            Partial {
                month: Some(n),
                ..so_far
            },
        );
    }
    if at.eat(&["."]) {
        let (day, _) = at.digits()?;
        at.eat(&["日", "号"]);
        return Some(Partial {
            month: Some(n),
            day: Some(day),
            ..so_far
        });
    }
    if at.is_done() {
        return Some(Partial {
            bare: Some(n),
            ..so_far
        });
    }
    *at = before;
    Some(so_far)
}

/// After 月: a day, perhaps without its word.
fn day_of(at: &mut Cursor<'_>, so_far: Partial) -> Option<Partial> {
    match at.digits() {
        None => Some(so_far),
        Some((n, 1 | 2)) => {
            at.eat(&["日", "号"]);
            Some(Partial {
                day: Some(n),
                ..so_far
            })
        }
        Some(_) => None,
    }
}

/// Numbers with the same separator between: 2022.3.5, 2022-3, 22.3.5, 3.5.
fn separated(at: &mut Cursor<'_>, (first, len): (u32, usize), separator: &str) -> Option<Partial> {
    at.eat(&[separator]);
    let (second, second_len) = at.digits()?;
    let month_word = at.eat(&["月份", "月"]);
    let third = if (!month_word && at.eat(&[separator])) || (month_word && !at.is_done()) {
        at.digits().map(|(n, _)| n)
    } else {
        None
    };
    if second_len > 2 {
        return None;
    }
    if third.is_some() || !month_word {
        at.eat(&["日", "号"]);
    }
    let short = Partial {
        month: Some(first),
        day: Some(second),
        point: true,
        ..Partial::default()
    };
    match (len, third) {
        (1 | 2, None) if !month_word => Some(short),
        (2 | 4, Some(_)) | (4, None) => {
            let (year, two_digits) = year(first, len)?;
            Some(Partial {
                year: Some(year),
                month: Some(second),
                day: third,
                two_digits,
                ..Partial::default()
            })
        }
        _ => None,
    }
}

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
