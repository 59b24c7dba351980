//! A table whose header was found, while its rows are read.

use super::grid::Grid;
use super::header::{Block, Fit, Header};
use super::left_out::{LeftOut, count};
use super::model::{FoundColumn, HeaderSpec, Meta, Nil, SkipReason, Table, TableCell, TableRow};
use super::other::{self, Other};
use super::reading::Reading;
use super::report;
use super::rows::{Before, Class, Layout, Looks, Row, Totals, classify, is_broken, row_of};
use super::sample::{Samples, is_preset};
use super::{above, meta};
use crate::finding::{Findings, Kind, Place};
use crate::workbook::{RawCell, RawRow};
use std::sync::Arc;

/// A table whose header was found, while its rows are read.
pub(super) struct Open<'a> {
    spec: &'a HeaderSpec,
    block: Block,
    fit: Fit,
    table: Table,
    /// Index of the row after the last one that surely belongs to the table.
    pub(super) used: usize,
    /// Index of the first row below the table before this one.
    region: usize,
    layout: Layout,
    looks: Looks,
    totals: Totals,
    before: Before,
    band: Option<Arc<str>>,
    nil: Option<Nil>,
    /// For each column of the spec the first and last column of the sheet; a label may be merged over several.
    cols: Vec<Option<(u32, u32)>>,
    left_out: LeftOut,
    samples: Samples,
    /// Columns left and right of which the sheet belongs to other tables: first column after the table to the left,
    /// last column before the table to the right.
    pub(super) since: u32,
    pub(super) until: u32,
}

impl<'a> Open<'a> {
    pub(super) fn new(
        reading: &Reading<'a>,
        header: Header,
        region: usize,
        (title, meta): (String, Vec<Meta>),
    ) -> Self {
        let layout = Layout::new(&header.block, header.cols());
        let Header { block, fit } = header;
        let spec = &reading.names.specs[fit.spec];
        let found = |at: usize| FoundColumn {
            col: block.columns[at].col,
            name: block.columns[at].printed(),
            unit: block.columns[at].unit(),
            word: block.columns[at].word(),
        };
        let again = |at: &usize| fit.again.iter().any(|(second, _)| second == at);
        let taken = |at: &usize| fit.columns.contains(&Some(*at)) || again(at);
        let span = |at: usize| (block.columns[at].col, block.columns[at].right);
        let columns: Vec<Option<FoundColumn>> = fit.columns.iter().map(|at| at.map(found)).collect();
        let missing = |(at, column): (usize, &Option<FoundColumn>)| {
            (column.is_none() && spec.columns[at].required).then_some(at)
        };
        let table = Table {
            spec: spec.id,
            sheet: reading.sheet.name.clone(),
            sheet_hidden: reading.sheet.hidden,
            title: Some(title)
                .filter(|title| !title.is_empty())
                .or(block.side.clone())
                .unwrap_or_default(),
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
            region,
            layout,
            looks: Looks::default(),
            cols: fit.columns.iter().map(|at| at.map(span)).collect(),
            left_out: LeftOut::default(),
            samples: Samples::new(spec, &table),
            since: 1,
            until: u32::MAX,
            totals: Totals::default(),
            before: Before::default(),
            band: None,
            nil: None,
            block,
            fit,
            table,
        }
    }

    /// Whether a row is the header of this table again, word for word.
    pub(super) fn is_header(&self, raw: &RawRow) -> bool {
        self.block.top == self.block.bottom && self.layout.is_header(raw)
    }

    /// Whether headers found further down are the header of this table again.
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

    /// First and last column of the table on the sheet.
    pub(super) fn cols(&self) -> (u32, u32) {
        self.layout.cols
    }

    /// Takes in a row that repeats the header: the rows after it belong to this table again.
    pub(super) fn repeated(&mut self, reading: &Reading, row: &RawRow, findings: &mut Findings) {
        self.left_out.say_other(reading, self.spec, findings);
        self.before.header = true;
        self.table.skipped.push((row.row, SkipReason::RepeatedHeader));
    }

    /// Takes in the next row.
    pub(super) fn take(&mut self, reading: &Reading<'a>, raw: &RawRow, at: usize, findings: &mut Findings) {
        if raw.row <= self.block.bottom {
            return;
        }
        let cols = self.layout.cols;
        let filled = reading.fill.count(raw.row, cols, self.block.bottom);
        let row = row_of(&reading.grid, raw, cols, filled);
        if row.cells.is_empty() {
            return;
        }
        if self.samples.is_line(&row, &mut self.table) {
            self.used = at + 1;
            return;
        }
        let class = classify(&row, (&self.layout, self.before), self.beside(raw));
        self.before.header = false;
        self.before.note = class == Class::Note;
        self.before.part = class == Class::Part;
        if class != Class::Part {
            self.left_out.say_parts(reading, self.spec, findings);
        }
        if self.is_of_another(reading, &row, &class, at) {
            self.pass_over(&row, at);
        } else if matches!(class, Class::Data | Class::Band(_)) && reading.is_title(&row) {
            self.totals.new_group();
            self.band = None;
            self.table.skipped.push((raw.row, SkipReason::Title));
        } else if let Some(reason) = self.left_out_of_data(&row, &class) {
            self.used = at + 1;
            self.table.skipped.push((raw.row, reason));
        } else if class == Class::Data {
            self.totals.add(&row);
            self.looks.learn(&row);
            self.before.numbered = self.layout.numbers(&row);
            self.take_zeros(reading, findings);
            self.data(reading, raw, findings);
            self.used = at + 1;
        } else {
            if matches!(class, Class::Nil { of_zeros: true, .. }) {
                self.left_out.zeros.push(at);
            }
            let reason = self.aside(reading, &row, class, findings);
            if matches!(reason, SkipReason::Total | SkipReason::Nil | SkipReason::Part) {
                self.used = at + 1;
            }
            self.table.skipped.push((raw.row, reason));
        }
    }

    /// Takes in rows of zeros as data, since data follow them.
    fn take_zeros(&mut self, reading: &Reading<'a>, findings: &mut Findings) {
        for at in std::mem::take(&mut self.left_out.zeros) {
            let raw = &reading.sheet.rows[at];
            self.table.skipped.retain(|(row, _)| *row != raw.row);
            self.data(reading, raw, findings);
        }
    }

    /// The cells left of the table that no other table has: it may begin behind a blank column.
    fn beside<'r>(&self, raw: &'r RawRow) -> &'r [RawCell] {
        let first = self.layout.cols.0;
        let from = self.since.max(first.saturating_sub(BESIDE));
        Grid::within(raw, (from, first.saturating_sub(1)))
    }

    /// Why a row that looks like data, or says that there is nothing, is none of the data; none where it is.
    fn left_out_of_data(&mut self, row: &Row, class: &Class) -> Option<SkipReason> {
        if self.samples.holds(row, class) {
            return Some(SkipReason::Sample);
        }
        let is_preset = *class == Class::Data && is_preset(self.spec, &self.cols, self.layout.number(), row);
        is_preset.then(|| {
            count(&mut self.left_out.presets, row.raw.row);
            SkipReason::Preset
        })
    }

    /// Whether a row belongs to a table that matches no ledger, or begins one. Lines to sign below such a table belong
    /// to the sheet.
    fn is_of_another(&mut self, reading: &Reading<'a>, row: &Row, class: &Class, at: usize) -> bool {
        if self.left_out.other.is_none()
            && *class == Class::Data
            && other::is_header(reading, (&self.looks, self.layout.cols), row, at)
        {
            self.left_out.other = Some(Other::new(row));
            self.give_back_title(reading, at);
        }
        self.left_out.other.is_some() && *class != Class::Footer
    }

    /// Gives back lines directly above another table: they are its title, not rows of this one.
    fn give_back_title(&mut self, reading: &Reading<'a>, at: usize) {
        for above in reading.sheet.rows[..at].iter().rev() {
            let last = self.table.rows.last().map(|row| row.row);
            if last != Some(above.row) || !other::is_line(above, self.layout.cols) {
                return;
            }
            self.table.rows.pop();
            self.table.skipped.push((above.row, SkipReason::Title));
        }
    }

    fn pass_over(&mut self, row: &Row, at: usize) {
        if let Some(other) = &mut self.left_out.other {
            other.count += 1;
            self.used = at + 1;
            self.table.skipped.push((row.raw.row, SkipReason::OtherTable));
        }
    }

    /// Takes in a row that is not data, by its class.
    fn aside(
        &mut self,
        reading: &Reading<'a>,
        row: &Row,
        class: Class,
        findings: &mut Findings,
    ) -> SkipReason {
        match class {
            Class::Band(text) => {
                self.totals.new_group();
                self.band = Some(text.into());
                SkipReason::Band
            }
            Class::Total(label) => {
                self.totals.check(row, &label, self.layout.number());
                SkipReason::Total
            }
            Class::Footer => {
                self.table.meta.extend(meta::of_row(row.raw, row.cells));
                SkipReason::Footer
            }
            Class::Sample => {
                self.table.samples += usize::from(row.cells.len() > 1);
                report::sample(reading, (self.spec, &self.table), row, findings);
                SkipReason::Sample
            }
            Class::Nil { col, text, .. } => {
                let row = row.raw.row;
                self.nil = self.nil.take().or(Some(Nil { row, col, text }));
                SkipReason::Nil
            }
            Class::Part => {
                count(&mut self.left_out.parts, row.raw.row);
                SkipReason::Part
            }
            Class::RepeatedHeader => SkipReason::RepeatedHeader,
            Class::Instruction => SkipReason::Instruction,
            Class::Note | Class::Data => SkipReason::Note,
            Class::NumberOnly => {
                if is_broken(row, &self.layout) {
                    count(&mut self.left_out.broken, row.raw.row);
                }
                SkipReason::NumberOnly
            }
        }
    }

    fn data(&mut self, reading: &Reading, raw: &RawRow, findings: &mut Findings) {
        self.before.data = true;
        let above = self.table.rows.last();
        let mut cells: Vec<Option<TableCell>> = Vec::with_capacity(self.cols.len());
        for (at, span) in self.cols.iter().enumerate() {
            let Some(span) = *span else {
                cells.push(None);
                continue;
            };
            let own = Grid::within(raw, span).first();
            let col = own.map_or(span.0, |cell| cell.col);
            let over = above.and_then(|row| row.cells[at].as_ref());
            let column = &self.spec.columns[at];
            let cell = reading
                .fill
                .cell((raw.row, col), self.block.bottom, own, column, over);
            cells.push(cell.unwrap_or_else(|()| {
                let place = Place::cell(reading.file, &reading.sheet.name, raw.row, col);
                findings.push(report::about(self.spec, Kind::NothingAbove {}, place));
                None
            }));
        }
        self.count_unlabelled(raw);
        self.table.rows.push(TableRow {
            row: raw.row,
            hidden: raw.hidden,
            band: self.band.clone(),
            cells,
        });
    }

    /// Counts cells in the table, or a few columns beside it, that have no label above them.
    fn count_unlabelled(&mut self, raw: &RawRow) {
        let columns = &self.block.columns;
        let over = |cell: &&RawCell| {
            let after = columns.partition_point(|column| column.col <= cell.col);
            columns[..after]
                .last()
                .is_some_and(|column| cell.col <= column.right)
        };
        let (first, last) = self.layout.cols;
        let near = (
            self.since.max(first.saturating_sub(BESIDE)),
            self.until.min(last.saturating_add(BESIDE)),
        );
        let near = Grid::within(raw, near);
        for cell in near.iter().filter(|cell| !over(cell)) {
            count(&mut self.left_out.unlabelled, (raw.row, cell.col));
        }
    }

    /// Gives back rows that turn out to stand above the next table.
    pub(super) fn give_back_from(&mut self, row: u32) {
        self.table.skipped.retain(|(skipped, _)| *skipped < row);
        self.table.meta.retain(|meta| meta.row < row);
    }

    /// Adds a finding for rows above the header that look like data.
    fn tell_above(&mut self, reading: &Reading, findings: &mut Findings) {
        let above = above::like_data(reading, (self.region, self.block.top), &self.layout, &self.looks);
        if let Some(first) = above.first() {
            let place = Place::row(reading.file, &reading.sheet.name, *first);
            let count = above.len().to_string();
            findings.push(report::about(self.spec, Kind::RowsAbove { count }, place));
        }
        let above = above.into_iter().map(|row| (row, SkipReason::AboveHeader));
        self.table.skipped.splice(..0, above);
    }

    /// Finishes the table after its last row.
    pub(super) fn close(mut self, reading: &Reading, findings: &mut Findings) -> Table {
        self.left_out.say_parts(reading, self.spec, findings);
        self.left_out.say_other(reading, self.spec, findings);
        self.tell_above(reading, findings);
        if !self.table.rows.is_empty() {
            for at in &self.left_out.zeros {
                count(&mut self.left_out.presets, reading.sheet.rows[*at].row);
            }
        }
        self.left_out.say_cells(reading, self.spec, findings);
        if self.table.rows.is_empty() {
            self.table.nil = self.nil.take();
        }
        report::samples(reading, self.spec, &self.samples, findings);
        self.table.samples += self.samples.count;
        self.table.of_samples = self.samples.of_table;
        let wrong = std::mem::take(&mut self.totals).finish();
        let closed = report::Closed {
            spec: self.spec,
            block: &self.block,
            fit: &self.fit,
            table: &self.table,
            wrong: &wrong,
        };
        closed.say(reading, findings);
        self.table
    }
}

/// Number of columns beside a table in which cells without a label still count as its own.
const BESIDE: u32 = 3;
