//! Streams and compound files made by hand, one oddity each, and files of other programs.

mod biff;
mod bounds;
mod cells;
mod compound;
mod globals;
mod older;
mod sheets;

use super::read;
use crate::finding::{Findings, column_letters};
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::{NumberFormat, RawBook};

/// The book that is read, and the codes of what was found.
fn open(bytes: &[u8], limits: &Limits) -> (Option<RawBook>, Vec<&'static str>) {
    let mut findings = Findings::new();
    let book = read(&"甲.xls".into(), bytes, limits, &mut findings);
    let mut codes: Vec<&str> = findings
        .as_slice()
        .iter()
        .map(|finding| finding.code().name())
        .collect();
    let book = book.map_err(|kind| codes.push(kind.code().name())).ok();
    (book, codes)
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
                shown.push(format!("{place}{hidden}={}{format}", cell.value.shown()));
            }
        }
    }
    shown
}

/// Codes of what was found, or of the refusal.
fn told(bytes: &[u8]) -> Vec<&'static str> {
    open(bytes, &LIMITS).1
}
