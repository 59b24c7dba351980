//! Working days, terms and periods. No clock is read here: dates are arguments.

use serde::Serialize;

/// In what a term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum DayUnit {
    /// 自然日.
    #[serde(rename = "自然日")]
    Natural,
    /// 工作日.
    #[serde(rename = "工作日")]
    Working,
    /// 月.
    #[serde(rename = "月")]
    Month,
}

// (stand-ins until the calendar lands)
/// Whether the first day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// 次日
    NextDay,
    /// 当日
    SameDay,
}
/// What happens on a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// 不顺延
    None,
    /// 顺延
    NextWorking,
}
/// Inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First
    pub from: chrono::NaiveDate,
    /// Last
    pub to: chrono::NaiveDate,
}
impl Span {
    /// Days
    pub fn days(self) -> impl Iterator<Item = chrono::NaiveDate> {
        self.from.iter_days().take_while(move |d| *d <= self.to)
    }
}
/// Calendar
#[derive(Clone, Debug)]
pub struct Calendar;
