//! A page as a snapshot: how it is laid out, its text, what its cells hold. A long page is cut, and digests stand for
//! the rest.

use super::{digest, spelled};
use kaoping::book::{Page, Row, lay_out};
use std::fmt::Write;

/// Rows up to which a page is written in full.
const FULL: usize = 120;
/// Rows written of a longer page.
const HEAD: usize = 30;

pub(super) fn written(page: &Page) -> String {
    let whole = page.body.len() <= FULL;
    let rows = if whole { &page.body[..] } else { &page.body[..HEAD] };
    let mut text = head(page);
    text += "\n== text\n";
    for row in rows {
        let _ = writeln!(text, "{}", spelled::text(row));
    }
    text += "\n== cells\n";
    text += &runs(rows);
    let behind = behind(rows);
    if !behind.is_empty() {
        text += "\n== behind\n";
        text += &behind;
    }
    if !whole {
        let _ = writeln!(text, "\n== all {} rows", page.body.len());
        text += &digest::of_columns(page);
    }
    text
}

/// Everything around the table.
pub(super) fn head(page: &Page) -> String {
    let mut text = format!("== {}", page.name);
    let _ = write!(text, " {:?}", lay_out(page).paper);
    if page.one_sheet {
        text += ", one sheet";
    }
    if page.frozen_columns > 0 {
        let _ = write!(text, ", {} columns frozen", page.frozen_columns);
    }
    if page.filter {
        text += ", filter";
    }
    text.push('\n');
    for line in &page.title {
        let _ = writeln!(text, "title: {}", spelled::line(line));
    }
    for meta in &page.meta {
        let _ = writeln!(text, "meta: {} ‖ {}", meta.left, meta.right);
    }
    let headings: Vec<String> = page
        .columns
        .iter()
        .map(|column| column.headings.join("/"))
        .collect();
    let _ = writeln!(text, "columns: {}", spelled::line(&headings.join(" | ")));
    for (at, column) in page.columns.iter().enumerate() {
        if !column.choices.is_empty() || column.align != kaoping::book::Align::ByMeaning {
            let _ = writeln!(text, "column {}: {:?} {:?}", at + 1, column.align, column.choices);
        }
    }
    let _ = writeln!(text, "rows: {}", page.body.len());
    for line in &page.notes {
        let _ = writeln!(text, "note: {}", spelled::line(line));
    }
    for chart in &page.charts {
        let _ = writeln!(text, "chart: {chart:?}");
    }
    text
}

/// Codes of the rows; neighbours with the same codes are one line.
fn runs(rows: &[Row]) -> String {
    let mut runs: Vec<(usize, usize, String)> = Vec::new();
    for (number, row) in (1..).zip(rows) {
        let codes = spelled::codes(row);
        match runs.last_mut() {
            Some((_, last, same)) if *same == codes => *last = number,
            _ => runs.push((number, number, codes)),
        }
    }
    let line = |(first, last, codes): (usize, usize, String)| match first == last {
        true => format!("{first}: {codes}\n"),
        false => format!("{first}–{last}: {codes}\n"),
    };
    runs.into_iter().map(line).collect()
}

/// Formulas and targets of links by row and column from 1.
fn behind(rows: &[Row]) -> String {
    let mut text = String::new();
    for (number, row) in (1..).zip(rows) {
        for (column, cell) in (1..).zip(&row.cells) {
            if let Some(behind) = spelled::behind(cell) {
                let _ = writeln!(text, "{number},{column}: {behind}");
            }
        }
    }
    text
}
