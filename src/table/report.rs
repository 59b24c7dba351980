//! Findings about the layout of a sheet.

use super::header::{Block, Fit};
use super::model::{FoundColumn, HeaderSpec, Table};
use super::reading::Reading;
use super::rows::{Row, Wrong};
use super::sample::Samples;
use crate::finding::{Finding, Findings, Kind, Place, column_letters};
use crate::fold::fold;
use crate::id::ColumnId;
use crate::lexicon::RATES;
use crate::workbook::RawValue;

/// A finding about a table of a ledger.
pub(super) fn about(spec: &HeaderSpec, kind: Kind, place: Place) -> Finding {
    let finding = Finding::new(kind, place);
    match (spec.ledger, spec.names.first()) {
        (Some(id), Some(name)) => finding.in_ledger(id, name),
        (None, Some(name)) => finding.in_form(name),
        (_, None) => finding,
    }
}

/// Adds the finding for a sheet with too many tables: those from a row on are not read.
pub(super) fn too_many_tables(reading: &Reading, row: u32, limit: usize, findings: &mut Findings) {
    let place = Place::row(reading.file, &reading.sheet.name, row);
    let limit = limit.to_string();
    findings.add(Kind::TooManyTables { limit }, place);
}

/// Adds the finding for a hidden sheet with tables.
pub(super) fn hidden_sheet(reading: &Reading, tables: &[Table], findings: &mut Findings) {
    if tables.iter().any(|table| !table.rows.is_empty()) {
        findings.add(
            Kind::HiddenSheet {},
            Place::sheet(reading.file, &reading.sheet.name),
        );
    }
}

/// Adds the finding for the example row of the template.
pub(super) fn sample(
    reading: &Reading,
    (spec, table): (&HeaderSpec, &Table),
    row: &Row,
    findings: &mut Findings,
) {
    let shown: Vec<String> = row.cells.iter().take(3).map(|cell| cell.shown()).collect();
    let text: String = shown.join(" ").chars().take(24).collect();
    let place = Place::row(reading.file, &reading.sheet.name, row.raw.row);
    let finding = about(spec, Kind::SampleLeft { text }, place);
    let cells = row.cells.iter().take(3);
    findings.push(cells.fold(finding, |finding, cell| quoting(spec, table, finding, cell.col)));
}

/// Adds the finding for all rows left out as examples because of a line, a title or a tab.
pub(super) fn samples(reading: &Reading, spec: &HeaderSpec, samples: &Samples, findings: &mut Findings) {
    if let Some((row, text)) = samples.said.as_ref().filter(|_| samples.count > 0) {
        let place = Place::row(reading.file, &reading.sheet.name, *row);
        let (text, count) = (text.clone(), samples.count.to_string());
        findings.push(about(spec, Kind::SampleRows { text, count }, place));
    }
}

/// A finding that quotes a cell of a column of the sheet.
fn quoting(spec: &HeaderSpec, table: &Table, finding: Finding, col: u32) -> Finding {
    let is_it = |found: &Option<FoundColumn>| found.as_ref().is_some_and(|found| found.col == col);
    match table.columns.iter().position(is_it) {
        Some(at) => quoting_column(spec, finding, at),
        None => finding,
    }
}

/// A finding that quotes a column; `at`: its place among the columns of the ledger.
fn quoting_column(spec: &HeaderSpec, finding: Finding, at: usize) -> Finding {
    match spec.ledger {
        Some(ledger) => finding.quoting(ledger, Some(ColumnId(at))),
        None => finding,
    }
}

/// A finished table, with everything that findings are made from.
pub(super) struct Closed<'a> {
    pub(super) spec: &'a HeaderSpec,
    pub(super) block: &'a Block,
    pub(super) fit: &'a Fit,
    pub(super) table: &'a Table,
    /// Totals that are not the sum of their rows.
    pub(super) wrong: &'a [Wrong],
}

impl Closed<'_> {
    /// Adds all findings about the table.
    pub(super) fn say(&self, reading: &Reading, findings: &mut Findings) {
        let says = Says { reading, of: self };
        says.columns(findings);
        says.totals(findings);
        says.hidden_rows(findings);
        says.hidden_columns(findings);
        if let Some(rival) = self.fit.rival
            && let Some(other) = reading.names.specs[rival].names.first()
        {
            let other = other.to_string();
            let kind = Kind::LedgerUncertain { other };
            findings.push(about(self.spec, kind, says.header(None)));
        }
    }
}

struct Says<'a> {
    reading: &'a Reading<'a>,
    of: &'a Closed<'a>,
}

impl Says<'_> {
    fn header(&self, col: Option<u32>) -> Place {
        let place = Place::row(self.reading.file, &self.reading.sheet.name, self.of.block.bottom);
        Place { col, ..place }
    }

    fn columns(&self, findings: &mut Findings) {
        let table = &self.of.table;
        for at in &table.missing {
            let Some(name) = self.of.spec.columns[*at].names.first() else {
                continue;
            };
            let column = name.to_string();
            let like = self.like(&column);
            let finding = about(
                self.of.spec,
                Kind::ColumnMissing { column, like },
                self.header(None),
            );
            let finding = finding.under_heading(name);
            findings.push(quoting_column(self.of.spec, finding, *at));
        }
        for extra in table.extra.iter().filter(|extra| extra.word.is_none()) {
            let column = extra.name.clone();
            findings.push(about(
                self.of.spec,
                Kind::ColumnUnknown { column },
                self.header(Some(extra.col)),
            ));
        }
        for (second, first) in &self.of.fit.again {
            let columns = &self.of.block.columns;
            let column = columns[*second].printed();
            let first = column_letters(columns[*first].col);
            let place = self.header(Some(columns[*second].col));
            findings.push(about(self.of.spec, Kind::ColumnTwice { column, first }, place));
        }
    }

    /// Columns of the sheet that match nothing and have a similar name, for the message.
    fn like(&self, column: &str) -> String {
        let extra = self.of.table.extra.iter().map(|extra| extra.name.as_str());
        like(column, extra, 50)
    }

    fn totals(&self, findings: &mut Findings) {
        for total in self.of.wrong {
            let header = self
                .of
                .block
                .columns
                .iter()
                .find(|column| column.col == total.col);
            if header.is_some_and(|column| is_rate(&column.printed())) {
                continue;
            }
            let kind = Kind::TotalDiffers {
                label: total.label.clone(),
                column: header.map_or_else(|| column_letters(total.col), |column| column.printed()),
                stated: total.stated.to_string(),
                sum: total.sum.to_string(),
            };
            let place = Place::cell(self.reading.file, &self.reading.sheet.name, total.row, total.col);
            let finding = about(self.of.spec, kind, place);
            findings.push(quoting(self.of.spec, self.of.table, finding, total.col));
        }
    }

    fn hidden_rows(&self, findings: &mut Findings) {
        let hidden: Vec<u32> = self
            .of
            .table
            .rows
            .iter()
            .filter(|row| row.hidden)
            .map(|row| row.row)
            .collect();
        if let Some(first) = hidden.first() {
            let count = hidden.len().to_string();
            let place = Place::row(self.reading.file, &self.reading.sheet.name, *first);
            findings.push(about(self.of.spec, Kind::HiddenRows { count }, place));
        }
    }

    fn hidden_columns(&self, findings: &mut Findings) {
        let hidden = &self.reading.sheet.hidden_columns;
        let found = self.of.table.columns.iter().flatten();
        let found: Vec<_> = found.filter(|column| hidden.contains(&column.col)).collect();
        if let Some(first) = found.iter().map(|column| column.col).min() {
            let names: Vec<&str> = found.iter().map(|column| column.name.as_str()).collect();
            let columns = names.join("、");
            let kind = Kind::HiddenColumns { columns };
            findings.push(about(self.of.spec, kind, self.header(Some(first))));
        }
    }
}

/// The name most similar to that of a column, for a message; nothing where none is as similar as asked for, in percent.
pub(super) fn like<'a>(column: &str, names: impl Iterator<Item = &'a str>, least: usize) -> String {
    let column = fold(column);
    let near = |name: &str| {
        let name = fold(name);
        let longest = name.chars().count().max(column.chars().count()).max(1);
        100 - 100 * strsim::levenshtein(&name, &column) / longest
    };
    let best = names
        .map(|name| (near(name), name))
        .max_by_key(|(likeness, _)| *likeness);
    match best {
        Some((likeness, name)) if likeness >= least => format!("（“{name}”是不是它？）"),
        _ => String::new(),
    }
}

/// Whether a column holds rates, whose sum means nothing.
fn is_rate(printed: &str) -> bool {
    let label = fold(printed);
    RATES.iter().any(|word| label.contains(word))
}

/// Whether a sheet holds nothing but blanks.
pub(super) fn is_empty(sheet: &crate::workbook::RawSheet) -> bool {
    let holds = |value: &RawValue| !matches!(value, RawValue::NoResult);
    !sheet
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| holds(&cell.value))
}
