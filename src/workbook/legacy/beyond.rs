//! Cells of an ods past the last row or column, as a count of repetitions puts them: calamine clips them in silence.

use crate::finding::{Findings, Kind, Place, column_letters};
use crate::workbook::limits::{COLUMNS, ROWS};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::io::{BufRead, BufReader, Cursor};
use std::sync::Arc;
use zip::ZipArchive;

/// Adds a finding for the first such cell of every sheet. A damaged part is ignored here: calamine refuses it.
pub(super) fn say(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return;
    };
    let Ok(part) = archive.by_name("content.xml") else {
        return;
    };
    for (sheet, row, col) in cells(BufReader::new(part)) {
        let cell = format!("{}{row}", column_letters(col));
        let place = Place::sheet(file, &sheet.as_str().into());
        findings.add(Kind::OutsideSheet { cell }, place);
    }
}

/// Position in a sheet: numbers of rows and columns already read.
#[derive(Default)]
struct Position {
    sheet: String,
    row: u64,
    rows_end: u64,
    col: u64,
    said: bool,
}

fn cells(from: impl BufRead) -> Vec<(String, u32, u32)> {
    let mut reader = Reader::from_reader(from);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut at = Position::default();
    let mut beyond = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => at.pass(&tag, &mut beyond),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    beyond
}

impl Position {
    fn pass(&mut self, tag: &BytesStart, beyond: &mut Vec<(String, u32, u32)>) {
        match tag.name().as_ref() {
            "table:table" => {
                *self = Position {
                    sheet: attribute(tag, "table:name").unwrap_or_default(),
                    ..Position::default()
                }
            }
            "table:table-row" => {
                self.row = self.rows_end;
                self.rows_end = self.row.saturating_add(count(tag, "table:number-rows-repeated"));
                self.col = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let first = self.col;
                self.col = first.saturating_add(count(tag, "table:number-columns-repeated"));
                let (rows, columns) = (u64::from(ROWS), u64::from(COLUMNS));
                let is_beyond = self.col > columns || self.rows_end > rows;
                if is_beyond && !self.said && holds(tag) {
                    self.said = true;
                    let row = if self.rows_end > rows {
                        self.row.max(rows)
                    } else {
                        self.row
                    };
                    let col = if self.col > columns {
                        first.max(columns)
                    } else {
                        first
                    };
                    beyond.push((self.sheet.clone(), number(row), number(col)));
                }
            }
            _ => {}
        }
    }
}

/// Number of an entry, from 1, by the number of entries before it.
fn number(passed: u64) -> u32 {
    u32::try_from(passed).unwrap_or(u32::MAX).saturating_add(1)
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn count(tag: &BytesStart, name: &str) -> u64 {
    attribute(tag, name)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(1)
}

/// Whether a cell has a value or a formula: a program fills the sheet up with cells that have neither.
fn holds(tag: &BytesStart) -> bool {
    attribute(tag, "office:value-type").is_some() || attribute(tag, "table:formula").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rows: &str) -> Vec<(String, u32, u32)> {
        let xml = format!("<a><table:table table:name=\"甲\">{rows}</table:table></a>");
        cells(xml.as_bytes())
    }

    fn row(count: u32, cells: &str) -> String {
        format!("<table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row>")
    }

    fn cell(count: u32, holds: bool) -> String {
        let kind = if holds { "office:value-type=\"float\"" } else { "" };
        format!("<table:table-cell {kind} table:number-columns-repeated=\"{count}\"/>")
    }

    #[test]
    fn a_sheet_filled_to_its_edges_has_nothing_beyond() {
        let rows =
            row(1_048_575, &cell(1, true)) + &row(1, &cell(16_384, true)) + &row(9, &cell(99_999, false));
        assert_eq!(said(&rows), []);
    }

    #[test]
    fn the_first_cell_beyond_is_told() {
        let wide = row(3, &cell(1, true)) + &row(1, &(cell(4, true) + &cell(16_381, true)));
        assert_eq!(said(&wide), [("甲".into(), 4, 16_385)]);
        let after_blanks = row(1, &(cell(20_000, false) + &cell(1, true)));
        assert_eq!(said(&after_blanks), [("甲".into(), 1, 20_001)]);
        let long = row(1, &cell(1, true)) + &row(1_048_576, &(cell(1, false) + &cell(2, true)));
        assert_eq!(said(&long), [("甲".into(), 1_048_577, 2)]);
    }
}
