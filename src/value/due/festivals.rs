//! Limits before a festival: 春节前, 国庆节前. The day before the festival itself is meant.

use super::words::strip;
use crate::calendar::Span;
use chrono::{Datelike, Days, NaiveDate};

/// Festivals of the sun, as month and day, by the names people use.
const FIXED: &[(&[&str], (u32, u32))] = &[
    (&["元旦", "元旦节", "新年"], (1, 1)),
    (&["五一", "五一节", "劳动节", "五一劳动节"], (5, 1)),
    (&["七一", "建党节"], (7, 1)),
    (&["八一", "建军节"], (8, 1)),
    (&["国庆", "国庆节", "十一"], (10, 1)),
];

/// First year of [`LUNAR`].
const FIRST_YEAR: i32 = 2021;

/// A festival of the moon or of the solar terms: month and day in each year.
struct Lunar {
    names: &'static [&'static str],
    days: [(u32, u32); 10],
}

const LUNAR: &[Lunar] = &[
    Lunar {
        names: &["春节", "过年", "农历春节"],
        days: [
            (2, 12),
            (2, 1),
            (1, 22),
            (2, 10),
            (1, 29),
            (2, 17),
            (2, 6),
            (1, 26),
            (2, 13),
            (2, 3),
        ],
    },
    Lunar {
        names: &["清明", "清明节"],
        days: [
            (4, 4),
            (4, 5),
            (4, 5),
            (4, 4),
            (4, 4),
            (4, 5),
            (4, 5),
            (4, 4),
            (4, 4),
            (4, 5),
        ],
    },
    Lunar {
        names: &["端午", "端午节"],
        days: [
            (6, 14),
            (6, 3),
            (6, 22),
            (6, 10),
            (5, 31),
            (6, 19),
            (6, 9),
            (5, 28),
            (6, 16),
            (6, 5),
        ],
    },
    Lunar {
        names: &["中秋", "中秋节"],
        days: [
            (9, 21),
            (9, 10),
            (9, 29),
            (9, 17),
            (10, 6),
            (9, 25),
            (9, 15),
            (10, 3),
            (9, 22),
            (9, 12),
        ],
    },
];

/// A festival longer ago than this is the next one of its name.
const LONG_AGO: i64 = 180;

/// The whole text as a limit before a festival; a year that was left out is the period's.
pub(super) fn read(text: &str, period: Span) -> Option<NaiveDate> {
    if !text.contains('前') {
        return None;
    }
    let (name, year) = with_year(strip(text), period);
    let eve = |year: i32| festival(name, year)?.checked_sub_days(Days::new(1));
    if let Some(year) = year {
        return eve(year);
    }
    let in_period = |date: &NaiveDate| period.from <= *date && *date <= period.to;
    let years = period.from.year()..=period.to.year() + 1;
    if let Some(date) = years.filter_map(eve).find(in_period) {
        return Some(date);
    }
    let date = eve(period.to.year())?;
    if (period.from - date).num_days() > LONG_AGO {
        return eve(period.to.year() + 1);
    }
    Some(date)
}

/// 2023年春节, 明年春节.
fn with_year(text: &str, period: Span) -> (&str, Option<i32>) {
    let spoken = [("今年", 0), ("本年", 0), ("明年", 1), ("次年", 1)];
    for (word, shift) in spoken {
        if let Some(name) = text.strip_prefix(word) {
            return (name, Some(period.to.year() + shift));
        }
    }
    match text.split_once('年') {
        Some((year, name)) if year.len() == 4 => match year.parse() {
            Ok(year) => (name, Some(year)),
            Err(_) => (text, None),
        },
        _ => (text, None),
    }
}

fn festival(name: &str, year: i32) -> Option<NaiveDate> {
    let fixed = FIXED.iter().find(|(names, _)| names.contains(&name));
    let (month, day) = match fixed {
        Some((_, day)) => *day,
        None => {
            let lunar = LUNAR.iter().find(|festival| festival.names.contains(&name))?;
            *lunar.days.get(usize::try_from(year - FIRST_YEAR).ok()?)?
        }
    };
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    #[test]
    fn festivals_lie_in_the_holidays_of_their_name() {
        let calendar = Calendar::builtin();
        for lunar in LUNAR {
            for year in FIRST_YEAR..=2026 {
                let day = festival(lunar.names[0], year).expect("in the table");
                assert!(!calendar.is_working(day), "{} {day}", lunar.names[0]);
            }
        }
    }
}
