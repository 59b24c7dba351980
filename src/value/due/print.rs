//! A time limit as a report prints it; what is printed reads back as the same.

use super::super::{Due, Recurrence};
use crate::calendar::DayUnit;
use std::fmt;

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Due::On(date) => write!(f, "{date}"),
            Due::Between(from, to) => write!(f, "{from}至{to}"),
            Due::Every(recurrence) => write!(f, "{recurrence}"),
            Due::Within {
                n,
                unit: DayUnit::Working,
            } => write!(f, "{n}个工作日内"),
            Due::Within {
                n,
                unit: DayUnit::Natural,
            } => write!(f, "{n}日内"),
            Due::Within {
                n,
                unit: DayUnit::Month,
            } => write!(f, "{n}个月内"),
            Due::Standing => f.write_str("长期坚持"),
            Due::Immediate => f.write_str("立行立改"),
            Due::Done => f.write_str("已完成"),
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Recurrence::Weekly(day) => {
                let days = ["一", "二", "三", "四", "五", "六", "日"];
                let at = (*day as usize).saturating_sub(1);
                write!(f, "每周{}", days.get(at).unwrap_or(&"日"))
            }
            Recurrence::Weeks(n) => write!(f, "每{n}周"),
            Recurrence::Days(days) => {
                let days: Vec<String> = days_in(*days).map(|day| format!("{day}日")).collect();
                write!(f, "每月{}前", days.join("、"))
            }
            Recurrence::Monthly(day) if *day >= 31 => f.write_str("每月底"),
            Recurrence::Monthly(day) => write!(f, "每月{day}日前"),
            Recurrence::QuarterEnd => f.write_str("每季度末"),
            Recurrence::HalfYearEnd => f.write_str("每半年末"),
            Recurrence::YearEnd => f.write_str("每年底"),
        }
    }
}

/// The days of a month that a set has.
fn days_in(set: u32) -> impl Iterator<Item = u32> {
    (1..=31).filter(move |day| set & (1 << day) != 0)
}
