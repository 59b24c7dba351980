//! Sheets drawn as text, for tests.

use super::{ColumnSpec, HeaderSpec, Names, Table, TableCell, find};
use crate::finding::Findings;
use crate::id::LedgerId;
use crate::workbook::{Area, NumberFormat, RawBook, RawCell, RawRow, RawSheet, RawValue};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A sheet: a line per row, `|` between cells, `⏎` a line break, `@44742` a date, `~` at the start of a hidden row.
/// Merges as Excel writes them: `A1:C1 D2:D4`.
pub(super) fn sheet(name: &str, drawing: &str, merges: &str) -> RawSheet {
    let lines = drawing.trim_matches('\n').lines().map(str::trim_start);
    let rows = (1..).zip(lines).map(|(row, line)| RawRow {
        row,
        hidden: line.starts_with('~'),
        cells: cells(line.trim_start_matches('~')),
    });
    RawSheet {
        name: name.into(),
        rows: rows.filter(|row| !row.cells.is_empty()).collect(),
        merges: merges.split_whitespace().map(area).collect(),
        ..RawSheet::default()
    }
}

fn cells(line: &str) -> Vec<RawCell> {
    let filled = (1..)
        .zip(line.split('|').map(str::trim))
        .filter(|(_, text)| !text.is_empty());
    filled
        .map(|(col, text)| {
            let (format, number) = match text.strip_prefix('@') {
                Some(serial) => (NumberFormat::Date, serial),
                None => (NumberFormat::General, text),
            };
            let value = match number.parse() {
                Ok(number) => RawValue::Number(number),
                Err(_) => RawValue::Text(text.replace('⏎', "\n").into()),
            };
            RawCell {
                col,
                value,
                format,
                shown: None,
            }
        })
        .collect()
}

fn area(text: &str) -> Area {
    let corner = |text: &str| {
        let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect();
        let col = letters
            .bytes()
            .fold(0, |col, byte| col * 26 + u32::from(byte - b'A') + 1);
        (text[letters.len()..].parse().expect("a row"), col)
    };
    let (from, to) = text.split_once(':').expect("an area");
    let ((top, left), (bottom, right)) = (corner(from), corner(to));
    Area {
        top,
        left,
        bottom,
        right,
    }
}

/// A spec: names by `/`, columns by blanks, each `名/别名`, `*` at the end = required, `#` = amount.
pub(super) fn spec(id: usize, names: &str, columns: &str) -> HeaderSpec {
    let names_of = |text: &str| text.split('/').map(Arc::from).collect();
    HeaderSpec {
        id,
        office: false,
        ledger: Some(LedgerId(id)),
        names: names_of(names),
        columns: columns
            .split_whitespace()
            .map(|column| ColumnSpec {
                names: names_of(column.trim_end_matches(['*', '#'])),
                required: column.ends_with('*'),
                amount: column.ends_with('#'),
                choices: Vec::new(),
            })
            .collect(),
    }
}

/// What was read: the tables, and the findings as `code place message`.
pub(super) struct Read {
    pub(super) tables: Vec<Table>,
    pub(super) findings: Vec<String>,
}

impl Read {
    pub(super) fn sheets(sheets: Vec<RawSheet>, specs: &[HeaderSpec]) -> Self {
        let mut book = RawBook {
            file: "a.xlsx".into(),
            kind: "xlsx",
            sheets,
            properties: BTreeMap::new(),
        };
        let mut findings = Findings::new();
        let (tables, _) = find(&mut book, &Names::new(specs.to_vec()), &mut findings);
        let shown = findings.into_sorted().into_iter().map(|finding| {
            let place = finding.place.to_string();
            let place = place.rsplit('｜').next().unwrap_or_default().to_string();
            format!("{} {place} {}", finding.code().name(), finding.message())
        });
        Read {
            tables,
            findings: shown.collect(),
        }
    }

    pub(super) fn one(drawing: &str, merges: &str, specs: &[HeaderSpec]) -> Self {
        Read::sheets(vec![sheet("Sheet1", drawing, merges)], specs)
    }

    /// The rows of a table: `行5: 甲 | 乙↑4 | -`, with the band in front in brackets.
    pub(super) fn rows(&self, table: usize) -> Vec<String> {
        let rows = self.tables[table].rows.iter().map(|row| {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.as_ref().map_or("-".into(), shown))
                .collect();
            let band = row
                .band
                .as_ref()
                .map_or(String::new(), |band| format!("[{band}] "));
            format!("{band}{}: {}", row.row, cells.join(" | "))
        });
        rows.collect()
    }

    /// `填报单位=物业股@B2`.
    pub(super) fn meta(&self, table: usize) -> Vec<String> {
        let of = |meta: &super::Meta| format!("{}={}", meta.label, meta.value.shown());
        self.tables[table].meta.iter().map(of).collect()
    }

    /// `5 Band`.
    pub(super) fn skipped(&self, table: usize) -> Vec<String> {
        self.tables[table]
            .skipped
            .iter()
            .map(|(row, why)| format!("{row} {why:?}"))
            .collect()
    }
}

fn shown(cell: &TableCell) -> String {
    match cell.filled {
        Some(row) => format!("{}↑{row}", cell.value.shown()),
        None => cell.value.shown(),
    }
}
