//! A table while its rows are being read.

use super::header::{Block, Fit, Header};
use super::model::{FoundColumn, HeaderSpec, Meta, Nil, SkipReason, Table, TableCell, TableRow};
use super::report;
use super::rows::{Before, Class, Fill, Layout, Totals, classify, meta_line, row_of};
use super::sheet::Reading;
use crate::finding::{Findings, Kind, Place};
use crate::workbook::RawRow;
use std::sync::Arc;

/// A table whose header is known.
pub(super) struct Open<'a> {
    pub(super) spec: &'a HeaderSpec,
    pub(super) block: Block,
    pub(super) fit: Fit,
    pub(super) table: Table,
    /// Index of the row after the last that surely belongs to it.
    pub(super) used: usize,
    layout: Layout,
    fill: Fill<'a>,
    totals: Totals,
    before: Before,
    band: Option<Arc<str>>,
    nil: Option<Nil>,
    /// Columns of the sheet, parallel to the spec's.
    cols: Vec<Option<u32>>,
}

impl<'a> Open<'a> {
    pub(super) fn new(reading: &Reading<'a>, header: Header, (title, meta): (String, Vec<Meta>)) -> Self {
        let Header { block, fit } = header;
        let spec = &reading.names.specs[fit.spec];
        let found = |at: usize| FoundColumn {
            col: block.columns[at].col,
            name: block.columns[at].printed(),
            unit: block.columns[at].unit(),
        };
        let taken =
            |at: &usize| fit.columns.contains(&Some(*at)) || fit.again.iter().any(|(second, _)| second == at);
        let columns: Vec<Option<FoundColumn>> = fit.columns.iter().map(|at| at.map(found)).collect();
        let missing = |(at, column): (usize, &Option<FoundColumn>)| {
            (column.is_none() && spec.columns[at].required).then_some(at)
        };
        let table = Table {
            spec: spec.id,
            sheet: reading.sheet.name.clone(),
            sheet_hidden: reading.sheet.hidden,
            title,
            header: (block.top, block.bottom),
            missing: columns.iter().enumerate().filter_map(missing).collect(),
            extra: (0..block.columns.len())
                .filter(|at| !taken(at))
                .map(found)
                .collect(),
            columns,
            meta,
            ..Table::default()
        };
        Open {
            spec,
            used: reading.sheet.rows.partition_point(|row| row.row <= block.bottom),
            layout: Layout::new(&block),
            fill: Fill::new(reading.sheet, block.bottom),
            cols: table
                .columns
                .iter()
                .map(|column| column.as_ref().map(|column| column.col))
                .collect(),
            totals: Totals::default(),
            before: Before::default(),
            band: None,
            nil: None,
            block,
            fit,
            table,
        }
    }

    /// Whether headers found further down are this one again.
    pub(super) fn repeats(&self, headers: &[Header]) -> bool {
        headers.iter().any(|header| {
            let same = |(a, b): (&Option<usize>, &Option<usize>)| match (a, b) {
                (Some(a), Some(b)) => self.block.columns[*a].col == header.block.columns[*b].col,
                (None, None) => true,
                _ => false,
            };
            header.fit.spec == self.fit.spec && self.fit.columns.iter().zip(&header.fit.columns).all(same)
        })
    }

    /// A row of the header once more.
    pub(super) fn repeated(&mut self, row: &RawRow) {
        self.table.skipped.push((row.row, SkipReason::RepeatedHeader));
    }

    /// Takes the next row in.
    pub(super) fn take(&mut self, reading: &Reading<'a>, raw: &RawRow, at: usize, findings: &mut Findings) {
        let cols = self.layout.cols;
        let row = row_of(&reading.grid, raw, cols, self.fill.count(raw.row, cols));
        if row.cells.is_empty() {
            return;
        }
        let mut class = classify(&row, &self.layout, self.before);
        if class == Class::Data
            && row.filled == 0
            && let [only] = row.cells
            && reading.names_a_ledger(&only.value)
        {
            class = Class::Band(only.value.shown());
        }
        self.before.note = class == Class::Note;
        let reason = match class {
            Class::Data => {
                self.totals.add(&row);
                self.data(reading, raw, findings);
                self.used = at + 1;
                return;
            }
            Class::Band(text) => {
                self.totals.new_group();
                self.band = Some(text.into());
                SkipReason::Band
            }
            Class::Total(label) => {
                self.totals.check(&row, &label, self.layout.number());
                self.used = at + 1;
                SkipReason::Total
            }
            Class::Footer => {
                self.table.meta.extend(meta_line(raw, row.cells));
                SkipReason::Footer
            }
            Class::Sample => {
                report::sample(reading, self.spec, &row, findings);
                SkipReason::Sample
            }
            Class::Nil { col, text } => {
                let row = raw.row;
                self.nil = self.nil.take().or(Some(Nil { row, col, text }));
                self.used = at + 1;
                SkipReason::Nil
            }
            Class::RepeatedHeader => SkipReason::RepeatedHeader,
            Class::Instruction => SkipReason::Instruction,
            Class::Note => SkipReason::Note,
            Class::NumberOnly => SkipReason::NumberOnly,
        };
        self.table.skipped.push((raw.row, reason));
    }

    fn data(&mut self, reading: &Reading, raw: &RawRow, findings: &mut Findings) {
        self.before.data = true;
        let above = self.table.rows.last();
        let mut cells: Vec<Option<TableCell>> = Vec::with_capacity(self.cols.len());
        for (at, col) in self.cols.iter().enumerate() {
            let Some(col) = *col else {
                cells.push(None);
                continue;
            };
            let own = raw
                .cells
                .binary_search_by_key(&col, |cell| cell.col)
                .ok()
                .map(|at| &raw.cells[at]);
            let over = above.and_then(|row| row.cells[at].as_ref());
            let column = &self.spec.columns[at];
            cells.push(
                self.fill
                    .cell(raw.row, col, own, column, over)
                    .unwrap_or_else(|()| {
                        let place = Place::cell(reading.file, &reading.sheet.name, raw.row, col);
                        findings.push(report::about(self.spec, Kind::NothingAbove {}, place));
                        None
                    }),
            );
        }
        self.table.rows.push(TableRow {
            row: raw.row,
            hidden: raw.hidden,
            band: self.band.clone(),
            cells,
        });
    }

    /// Gives up what was taken from rows that turned out to stand above the next table.
    pub(super) fn give_back_from(&mut self, row: u32) {
        self.table.skipped.retain(|(skipped, _)| *skipped < row);
        self.table.meta.retain(|meta| meta.row < row);
    }

    /// The table, when its last row has come.
    pub(super) fn close(mut self, reading: &Reading, findings: &mut Findings) -> Table {
        if self.table.rows.is_empty() {
            self.table.nil = self.nil.take();
        }
        let wrong = std::mem::take(&mut self.totals).finish();
        report::closed(reading, &self, &wrong, findings);
        self.table
    }
}
