//! Which days are worked: the notices of the State Council as data, and what an office adds to them.

use super::overlay::{self, OverlayMistake};
use super::span::Span;
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a notice says about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// 休: a day off.
    Off,
    /// 班: a weekend day that is worked.
    Makeup,
}

/// A day that is named in a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    /// Off, or worked.
    pub kind: DayKind,
    /// 春节, 国庆节…; may be empty.
    pub name: Arc<str>,
}

/// The days off and the make-up working days of the years published so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    days: BTreeMap<NaiveDate, SpecialDay>,
}

/// Off by law in every notice: a year that lists them has been published. One extra day off does not publish a year.
const OFF_EVERY_YEAR: [(u32, u32); 3] = [(1, 1), (5, 1), (10, 1)];

impl Calendar {
    /// The years built into the program.
    pub fn builtin() -> Calendar {
        let days = overlay::read(include_str!("days.txt")).expect("the days built in are read by a test");
        Calendar { days }
    }

    /// The years built in, and over them the days of a text an office keeps: `2027-01-01 休 元旦`, `2027-02-06 班`,
    /// `#` before a remark. Every mistake is reported.
    pub fn with_overlay(text: &str) -> Result<Calendar, Vec<OverlayMistake>> {
        let mut calendar = Calendar::builtin();
        calendar.days.extend(overlay::read(text)?);
        Ok(calendar)
    }

    /// Whether the day is worked.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        match self.days.get(&date) {
            Some(day) => day.kind == DayKind::Makeup,
            None => !matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// What a notice says about the day.
    pub fn special(&self, date: NaiveDate) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    /// Whether the notice for the year is known. A deadline that reaches another year is provisional.
    pub fn is_published(&self, year: i32) -> bool {
        OFF_EVERY_YEAR.iter().all(|&(month, day)| {
            NaiveDate::from_ymd_opt(year, month, day)
                .and_then(|date| self.days.get(&date))
                .is_some_and(|day| day.kind == DayKind::Off)
        })
    }

    /// The day itself if it is worked, else the next one that is.
    pub fn next_working(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        while !self.is_working(day) {
            match day.succ_opt() {
                Some(next) => day = next,
                None => break,
            }
        }
        day
    }

    /// How many days of `from..=to` are worked.
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let worked = from
            .iter_days()
            .take_while(|day| *day <= to)
            .filter(|day| self.is_working(*day));
        u32::try_from(worked.count()).unwrap_or(u32::MAX)
    }

    /// The days of the span that fall on the weekday and are worked: the 周二 of a stage.
    pub fn working_weekdays(&self, span: Span, weekday: Weekday) -> Vec<NaiveDate> {
        span.days()
            .filter(|day| day.weekday() == weekday && self.is_working(*day))
            .collect()
    }
}
