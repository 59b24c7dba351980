//! What is said about the layout of a sheet.

use super::form;
use super::header::Header;
use super::model::{ColumnSpec, FoundColumn, HeaderSpec, Table};
use super::open::Open;
use super::rows::{Row, Wrong};
use super::sheet::Reading;
use super::words::ASIDE;
use crate::finding::{Finding, Findings, Kind, Level, Place, column_letters};
use crate::fold::fold;
use crate::workbook::RawValue;

/// The header that came nearest to a ledger on a sheet where none was found.
#[derive(Default)]
pub(super) struct Nearest(Option<Header>);

impl Nearest {
    pub(super) fn see(&mut self, header: &Header) {
        let key = |header: &Header| (header.fit.matched, header.fit.score);
        if header.fit.matched > 0 && self.0.as_ref().is_none_or(|best| key(header) > key(best)) {
            self.0 = Some(header.clone());
        }
    }
}

/// A finding about a ledger.
pub(super) fn about(spec: &HeaderSpec, kind: Kind, place: Place) -> Finding {
    let finding = Finding::new(kind, place);
    match spec.names.first() {
        Some(name) => finding.in_ledger(name),
        None => finding,
    }
}

/// A sheet without a ledger: which came nearest, and what is missing.
pub(super) fn not_recognised(reading: &Reading, nearest: &Nearest, findings: &mut Findings) {
    let place = Place::sheet(reading.file, &reading.sheet.name);
    let aside = is_aside(reading);
    let named = reading.ledger_named();
    let of_named =
        |header: &Header| named.is_some_and(|spec| spec.id == reading.names.specs[header.fit.spec].id);
    let near = nearest
        .0
        .as_ref()
        .filter(|header| header.fit.matched >= 2 || of_named(header));
    if let Some(form) = form::of(reading) {
        let spec = &reading.names.specs[form.spec];
        let place = Place::row(reading.file, &reading.sheet.name, form.row);
        let kind = Kind::FormSheet {
            ledger: spec.names.first().map_or(String::new(), ToString::to_string),
            labels: form.labels.to_string(),
        };
        findings.push(about(spec, kind, place));
        return;
    }
    let finding = match (near, named) {
        _ if aside => Finding::new(Kind::NoLedger {}, place),
        (Some(header), _) => {
            let spec = &reading.names.specs[header.fit.spec];
            let missing = spec
                .columns
                .iter()
                .zip(&header.fit.columns)
                .filter(|(_, found)| found.is_none());
            let place = Place::row(reading.file, &reading.sheet.name, header.block.top);
            nearly(spec, missing.map(|(column, _)| column), place)
        }
        (None, Some(spec)) => nearly(spec, spec.columns.iter(), place),
        (None, None) => Finding::new(Kind::NoLedger {}, place),
    };
    findings.push(if aside {
        finding.at_level(Level::Note)
    } else {
        finding
    });
}

/// Columns named in one finding.
const NAMED: usize = 8;

fn nearly<'a>(spec: &HeaderSpec, missing: impl Iterator<Item = &'a ColumnSpec>, place: Place) -> Finding {
    let telling = |name: &&str| !super::names::is_everywhere(&fold(name));
    let names: Vec<&str> = missing
        .filter_map(|column| column.names.first())
        .map(|name| &**name)
        .filter(telling)
        .collect();
    let mut missing = names[..names.len().min(NAMED)].join("、");
    if names.len() > NAMED {
        missing.push_str(&format!("等{}列", names.len()));
    }
    let ledger = spec.names.first().map_or(String::new(), ToString::to_string);
    about(spec, Kind::NotRecognised { ledger, missing }, place)
}

/// Whether a sheet looks like a cover, a list of choices or a page of explanations.
fn is_aside(reading: &Reading) -> bool {
    let name = fold(&reading.sheet.name);
    let widest = reading
        .sheet
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    reading.sheet.hidden || widest <= 2 || ASIDE.iter().any(|word| name.contains(word))
}

/// A sheet whose tables from a row on are not read.
pub(super) fn too_many_tables(reading: &Reading, row: u32, limit: usize, findings: &mut Findings) {
    let place = Place::row(reading.file, &reading.sheet.name, row);
    let limit = limit.to_string();
    findings.add(Kind::TooManyTables { limit }, place);
}

/// A hidden sheet that holds tables.
pub(super) fn hidden_sheet(reading: &Reading, tables: &[Table], findings: &mut Findings) {
    if tables.iter().any(|table| !table.rows.is_empty()) {
        findings.add(
            Kind::HiddenSheet {},
            Place::sheet(reading.file, &reading.sheet.name),
        );
    }
}

/// The example row of the template.
pub(super) fn sample(reading: &Reading, open: &Open, row: &Row, findings: &mut Findings) {
    let shown: Vec<String> = row.cells.iter().take(3).map(|cell| cell.value.shown()).collect();
    let text: String = shown.join(" ").chars().take(24).collect();
    let place = Place::row(reading.file, &reading.sheet.name, row.raw.row);
    let finding = about(open.spec, Kind::SampleLeft { text }, place);
    let cells = row.cells.iter().take(3);
    findings.push(cells.fold(finding, |finding, cell| quoting(open, finding, cell.col)));
}

/// A finding that quotes a cell of a column of the sheet.
fn quoting(open: &Open, finding: Finding, col: u32) -> Finding {
    let is_it = |found: &Option<FoundColumn>| found.as_ref().is_some_and(|found| found.col == col);
    let at = open.table.columns.iter().position(is_it);
    let column = at.and_then(|at| open.spec.columns[at].names.first());
    match (open.spec.names.first(), column) {
        (Some(ledger), Some(column)) => finding.quoting(ledger, column),
        _ => finding,
    }
}

/// Everything there is to say about a table once it is read.
pub(super) fn closed(reading: &Reading, open: &Open, wrong: &[Wrong], findings: &mut Findings) {
    let says = Says { reading, open };
    says.columns(findings);
    says.totals(wrong, findings);
    says.hidden_rows(findings);
    says.hidden_columns(findings);
    if let Some(rival) = open.fit.rival
        && let Some(other) = reading.names.specs[rival].names.first()
    {
        let other = other.to_string();
        findings.push(about(
            open.spec,
            Kind::LedgerUncertain { other },
            says.header(None),
        ));
    }
}

struct Says<'a, 'b> {
    reading: &'a Reading<'b>,
    open: &'a Open<'b>,
}

impl Says<'_, '_> {
    fn header(&self, col: Option<u32>) -> Place {
        let place = Place::row(
            self.reading.file,
            &self.reading.sheet.name,
            self.open.block.bottom,
        );
        Place { col, ..place }
    }

    fn columns(&self, findings: &mut Findings) {
        let table = &self.open.table;
        for at in &table.missing {
            let Some(name) = self.open.spec.columns[*at].names.first() else {
                continue;
            };
            let column = name.to_string();
            let like = self.like(&column);
            let finding = about(
                self.open.spec,
                Kind::ColumnMissing { column, like },
                self.header(None),
            );
            findings.push(finding.in_column(name));
        }
        let of_note = |name: &str| !super::names::is_everywhere(&fold(name));
        for extra in table.extra.iter().filter(|extra| of_note(&extra.name)) {
            let column = extra.name.clone();
            findings.push(about(
                self.open.spec,
                Kind::ColumnUnknown { column },
                self.header(Some(extra.col)),
            ));
        }
        for (second, first) in &self.open.fit.again {
            let columns = &self.open.block.columns;
            let column = columns[*second].printed();
            let first = column_letters(columns[*first].col);
            let place = self.header(Some(columns[*second].col));
            findings.push(about(self.open.spec, Kind::ColumnTwice { column, first }, place));
        }
    }

    /// A column of the sheet that nobody knows and whose name is near.
    fn like(&self, column: &str) -> String {
        let near = |name: &str| strsim::normalized_levenshtein(&fold(name), &fold(column));
        let candidates = self
            .open
            .table
            .extra
            .iter()
            .map(|extra| (near(&extra.name), &extra.name));
        let best = candidates.max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((likeness, name)) if likeness >= 0.5 => format!("（“{name}”是不是它？）"),
            _ => String::new(),
        }
    }

    fn totals(&self, wrong: &[Wrong], findings: &mut Findings) {
        for total in wrong {
            let header = self
                .open
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
            let finding = about(self.open.spec, kind, place);
            findings.push(quoting(self.open, finding, total.col));
        }
    }

    fn hidden_rows(&self, findings: &mut Findings) {
        let hidden: Vec<u32> = self
            .open
            .table
            .rows
            .iter()
            .filter(|row| row.hidden)
            .map(|row| row.row)
            .collect();
        if let Some(first) = hidden.first() {
            let count = hidden.len().to_string();
            let place = Place::row(self.reading.file, &self.reading.sheet.name, *first);
            findings.push(about(self.open.spec, Kind::HiddenRows { count }, place));
        }
    }
}

impl Says<'_, '_> {
    fn hidden_columns(&self, findings: &mut Findings) {
        let hidden = &self.reading.sheet.hidden_columns;
        let found = self.open.table.columns.iter().flatten();
        let found: Vec<_> = found.filter(|column| hidden.contains(&column.col)).collect();
        if let Some(first) = found.iter().map(|column| column.col).min() {
            let names: Vec<&str> = found.iter().map(|column| column.name.as_str()).collect();
            let columns = names.join("、");
            let kind = Kind::HiddenColumns { columns };
            findings.push(about(self.open.spec, kind, self.header(Some(first))));
        }
    }
}

/// Whether the numbers of a column do not add up to anything.
fn is_rate(printed: &str) -> bool {
    [
        "率", "占比", "比例", "比重", "平均", "人均", "单价", "进度", "%", "％",
    ]
    .iter()
    .any(|word| printed.contains(word))
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
