//! Terms: when something that was handed out on a day is due, and how late it was done.

use super::{Calendar, DayUnit};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

/// Whether the first day counts. Civil Code art. 201: it does not, unless a rule says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Start {
    /// 次日.
    #[default]
    #[serde(rename = "次日")]
    NextDay,
    /// 当日.
    #[serde(rename = "当日")]
    SameDay,
}

/// What becomes of a due date that is a day off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Roll {
    /// 不顺延.
    #[default]
    #[serde(rename = "不顺延")]
    None,
    /// 顺延 to the next working day.
    #[serde(rename = "顺延")]
    NextWorking,
}

/// A computed due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct DueDate {
    /// The last day in time.
    pub date: NaiveDate,
    /// Whether working days of a year without a notice went into it, so that it may still move.
    pub provisional: bool,
}

/// Longest term, in its own unit. A typo such as 99999999个工作日 would otherwise take minutes to count.
const LONGEST: u32 = 36_600;

impl Calendar {
    /// The day on which a term of `n` ends that was started on `date`.
    pub fn add(&self, date: NaiveDate, n: u32, unit: DayUnit, start: Start, roll: Roll) -> DueDate {
        let n = n.min(LONGEST);
        let end = match (n, unit) {
            (0, _) => date,
            (_, DayUnit::Natural) => natural(date, n, start),
            (_, DayUnit::Working) => self.nth_working(date, n, start),
            (_, DayUnit::Month) => months(date, n, start),
        };
        let due = match roll {
            Roll::None => end,
            Roll::NextWorking => self.next_working(end),
        };
        let counted = match (unit, roll) {
            (DayUnit::Working, _) => date.year(),
            (_, Roll::NextWorking) => end.year(),
            _ => {
                return DueDate {
                    date: due,
                    provisional: false,
                };
            }
        };
        let provisional = (counted..=due.year()).any(|year| !self.is_published(year));
        DueDate {
            date: due,
            provisional,
        }
    }

    fn nth_working(&self, date: NaiveDate, n: u32, start: Start) -> NaiveDate {
        let first = match start {
            Start::SameDay => Some(date),
            Start::NextDay => date.succ_opt(),
        };
        first
            .and_then(|first| {
                first
                    .iter_days()
                    .filter(|day| self.is_working(*day))
                    .nth(n as usize - 1)
            })
            .unwrap_or(NaiveDate::MAX)
    }

    /// How many days or whole months after `due` something was done on `met`; 0 when it was in time.
    pub fn days_late(&self, due: NaiveDate, met: NaiveDate, unit: DayUnit) -> u32 {
        if met <= due {
            return 0;
        }
        match unit {
            DayUnit::Working => due.succ_opt().map_or(0, |next| self.working_days(next, met)),
            DayUnit::Natural => u32::try_from((met - due).num_days()).unwrap_or(u32::MAX),
            // No due date is as many months late; the calendar ends before.
            DayUnit::Month => (1..=1200)
                .take_while(|n| months(due, *n, Start::NextDay) <= met)
                .last()
                .unwrap_or(0),
        }
    }
}

/// How many months after `due` something was done on `met`, one that has begun counted as a whole one.
pub fn months_begun(due: NaiveDate, met: NaiveDate) -> u32 {
    let begun = |n: &u32| months(due, *n, Start::NextDay) < met;
    (0..=1200).take_while(begun).last().map_or(0, |whole| whole + 1)
}

fn natural(date: NaiveDate, n: u32, start: Start) -> NaiveDate {
    let days = match start {
        Start::NextDay => n,
        Start::SameDay => n - 1,
    };
    date.checked_add_days(Days::new(days.into()))
        .unwrap_or(NaiveDate::MAX)
}

/// Civil Code art. 202: ends on the corresponding day, or on the last of the month if that has no such day. When the
/// first day counts, it ends the day before the corresponding one.
fn months(date: NaiveDate, n: u32, start: Start) -> NaiveDate {
    let end = date.checked_add_months(Months::new(n)).unwrap_or(NaiveDate::MAX);
    match start {
        Start::SameDay if end.day() == date.day() => end.pred_opt().unwrap_or(end),
        _ => end,
    }
}
