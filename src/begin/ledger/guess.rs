//! What is known of a column from its cells: what it holds, whether all rows have it, what was seen.

use super::cells::{ROWS, any_time, cells};
use super::holds::{Holds, holds};
use super::seen::SeenColumn;
use crate::fold::fold;
use crate::value::day::{When, read_date};
use crate::value::{Content, Due, due};
use crate::workbook::RawValue;
use chrono::{Datelike, NaiveDate};

/// A column of the proposal.
#[derive(Clone, Debug)]
pub(super) struct Guess {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Whether every row has it.
    pub required: bool,
    /// Whether no number is below 0.
    pub not_negative: bool,
    /// Whether limits may stand for good.
    pub standing: bool,
    /// Whether no two rows have the same.
    pub distinct: bool,
    /// What was seen.
    pub why: String,
    /// What the office has to finish by hand.
    pub left: Option<String>,
    /// Days that stand in it with their year.
    pub days: Vec<NaiveDate>,
}

/// The guess about a column, `units` being the units that are known.
pub(super) fn column(column: &SeenColumn, units: &[String]) -> Guess {
    let cells = cells(&column.cells);
    let (holds, words, left) = holds(&column.name, &cells, units);
    let rows = cells.rows;
    // Of a ledger without rows everything is to be finished: that is said once, at its head.
    let left = left.filter(|_| rows > 0);
    // 无 is an answer where words are asked for, and none where a day or a number is.
    let answered = match holds {
        Holds::Type(None) => cells.filled,
        _ => cells.present.len(),
    };
    let required = rows >= ROWS && answered == rows;
    let filled = match (cells.filled, rows) {
        (_, 0) => "没有行可看".to_owned(),
        (0, rows) => format!("{rows}行都空着"),
        (filled, rows) if filled == rows => format!("{rows}行都填了"),
        (filled, rows) => format!("{rows}行填了{filled}行"),
    };
    let texts: Vec<String> = cells.present.iter().map(|cell| fold(&cell.shown())).collect();
    let mut sorted = texts.clone();
    sorted.sort();
    sorted.dedup();
    let distinct = required && sorted.len() == rows && cells.present.len() == rows;
    let days = cells.present.iter().filter_map(dated).collect();
    let not_negative = cells.present.iter().all(|cell| match cell.value {
        RawValue::Number(number) => !number.is_sign_negative(),
        _ => !cell.shown().starts_with('-'),
    });
    let is_number = matches!(holds, Holds::Type(Some("整数" | "小数" | "百分比")));
    let why = match words {
        words if words.is_empty() => filled,
        words => format!("{filled}，{words}"),
    };
    Guess {
        name: column.name.clone(),
        unit: column.unit.clone().filter(|_| is_number),
        required,
        not_negative: is_number && not_negative && !cells.present.is_empty(),
        standing: cells.count(|cell| due::read(cell, any_time()).value == Some(Due::Standing)) > 0
            && holds == Holds::Type(Some("期限")),
        distinct,
        why,
        left,
        days: if matches!(holds, Holds::Type(Some("日期"))) {
            days
        } else {
            Vec::new()
        },
        holds,
    }
}

/// The day of a cell that is written with its year.
fn dated(cell: &Content<'_>) -> Option<NaiveDate> {
    let read = read_date(cell, any_time());
    match read.value {
        Some(When::Day(day)) if read.doubts.is_empty() && (1990..2100).contains(&day.year()) => Some(day),
        _ => None,
    }
}
