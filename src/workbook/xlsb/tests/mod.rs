//! Packages made by hand, one oddity each, and files of other programs.

mod biff12;
mod bounds;
mod cells;
mod parts;
mod sheets;

use super::read;
use crate::finding::{Findings, column_letters};
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::{NumberFormat, RawBook, RawSheet};

/// The book that is read, and what was found as `code cell`.
fn open(bytes: &[u8], limits: &Limits) -> (Option<RawBook>, Vec<String>) {
    let mut findings = Findings::new();
    let book = read(&"甲.xlsb".into(), bytes, limits, &mut findings);
    let cell = |row: Option<u32>, col: Option<u32>| match (row, col) {
        (Some(row), Some(col)) => format!(" {}{row}", column_letters(col)),
        _ => String::new(),
    };
    let found = findings.as_slice().iter();
    let mut said: Vec<String> = found
        .map(|finding| {
            let place = &finding.place;
            format!("{}{}", finding.code().name(), cell(place.row, place.col))
        })
        .collect();
    let book = book.map_err(|kind| said.push(kind.code().name().into())).ok();
    (book, said)
}

/// `表!A1=甲` for every cell, with what a number is shown as.
fn shown(bytes: &[u8]) -> Vec<String> {
    let (book, _) = open(bytes, &LIMITS);
    let mut shown = Vec::new();
    for sheet in book.map(|book| book.sheets).unwrap_or_default() {
        for row in &sheet.rows {
            for cell in &row.cells {
                let place = format!("{}!{}{}", sheet.name, column_letters(cell.col), row.row);
                let hidden = if row.hidden { "（隐藏）" } else { "" };
                let format = match cell.format {
                    NumberFormat::General => "",
                    NumberFormat::Date => "·日期",
                    NumberFormat::Percent => "·百分比",
                    NumberFormat::Text => "·文本",
                };
                let told = cell.shown.as_ref();
                let told = told.map_or_else(String::new, |told| format!("（{}）", told.text));
                shown.push(format!("{place}{hidden}={}{format}{told}", cell.value.shown()));
            }
        }
    }
    shown
}

/// What was found, or the code of the refusal.
fn told(bytes: &[u8]) -> Vec<String> {
    open(bytes, &LIMITS).1
}

fn sheets(bytes: &[u8]) -> Vec<RawSheet> {
    open(bytes, &LIMITS).0.expect("it is read").sheets
}
