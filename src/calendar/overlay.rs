//! Days as text: one day a line, `2027-01-01 休 元旦`.

use super::days::{DayKind, SpecialDay};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use thiserror::Error;

/// A line of an overlay that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("第{line}行“{text}”：{problem}")]
pub struct OverlayMistake {
    /// Number of the line, from 1.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// What is wrong with it.
    pub problem: OverlayProblem,
}

/// What can be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OverlayProblem {
    /// The first word is not a day of the calendar.
    #[error("行首不是日期")]
    NotADay,
    /// The second word is neither 休 nor 班.
    #[error("日期后面应写“休”（放假）或“班”（调休上班）")]
    NoMark,
    /// The same day stands on an earlier line with the other mark.
    #[error("同一天前面已写成另一种，只能留一行")]
    Contradiction,
}

/// Reads all lines, or names all that cannot be read.
pub(super) fn read(text: &str) -> Result<BTreeMap<NaiveDate, SpecialDay>, Vec<OverlayMistake>> {
    let mut days = BTreeMap::new();
    let mut mistakes = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(problem) = add(line, &mut days) {
            mistakes.push(OverlayMistake {
                line: at + 1,
                text: line.to_owned(),
                problem,
            });
        }
    }
    if mistakes.is_empty() {
        Ok(days)
    } else {
        Err(mistakes)
    }
}

fn add(line: &str, days: &mut BTreeMap<NaiveDate, SpecialDay>) -> Result<(), OverlayProblem> {
    let mut words = line.split_whitespace();
    let date = words.next().and_then(day).ok_or(OverlayProblem::NotADay)?;
    let kind = words.next().and_then(mark).ok_or(OverlayProblem::NoMark)?;
    let name: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
    let special = SpecialDay {
        kind,
        name: name.join(" ").into(),
    };
    match days.insert(date, special) {
        Some(before) if before.kind != kind => Err(OverlayProblem::Contradiction),
        _ => Ok(()),
    }
}

fn day(word: &str) -> Option<NaiveDate> {
    let word = word.trim_end_matches('日');
    let mut parts = word.split(['-', '/', '.', '年', '月']);
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (year, month, day) = (number()?, number()?, number()?);
    if parts.next().is_some() || !(1900..=9999).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn mark(word: &str) -> Option<DayKind> {
    match word {
        "休" | "放假" | "休息" => Some(DayKind::Off),
        "班" | "上班" | "补班" | "调休上班" => Some(DayKind::Makeup),
        _ => None,
    }
}
