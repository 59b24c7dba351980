//! A sheet in the making: rows and cells that are repeated are unfolded, as far as the budget goes.

use super::columns::Columns;
use super::value::Content;
use crate::finding::{Findings, Kind};
use crate::workbook::gather::{Budget, Gather};
use crate::workbook::limits::{COLUMNS, ROWS};
use crate::workbook::raw::{Area, NumberFormat, RawSheet, RawValue};

/// A sheet while it is read.
pub(super) struct Sheet<'a> {
    gather: Gather<'a>,
    pub(super) columns: Columns,
    row: Row,
    /// Number of rows before the one that is read.
    rows_before: u64,
    /// Number of columns left of the next cell.
    columns_before: u64,
    /// Cells of the row that hold something; the room is used again for the next row.
    cells: Vec<Placed>,
}

/// Attributes of a row.
#[derive(Clone, Copy, Default)]
pub(super) struct Row {
    /// How often it is repeated.
    pub(super) repeat: u64,
    pub(super) hidden: bool,
    /// Format of its cells that have none of their own.
    pub(super) format: Option<NumberFormat>,
}

/// A cell, or several equal ones side by side.
struct Placed {
    /// Columns of the first and the last.
    first: u32,
    last: u32,
    content: Content,
    /// None where the column decides.
    format: Option<NumberFormat>,
    /// Rows and columns that it spans.
    span: (u64, u64),
}

impl<'a> Sheet<'a> {
    pub(super) fn new(gather: Gather<'a>) -> Self {
        Sheet {
            gather,
            columns: Columns::default(),
            row: Row::default(),
            rows_before: 0,
            columns_before: 0,
            cells: Vec::new(),
        }
    }

    /// Whether the budget is spent: reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.gather.is_full()
    }

    pub(super) fn start_row(&mut self, row: Row) {
        self.row = row;
        self.columns_before = 0;
        self.cells.clear();
    }

    /// Format of the next cell where it has none of its own.
    pub(super) fn format(&self) -> NumberFormat {
        let column = || self.columns.format(number(self.columns_before));
        self.row.format.unwrap_or_else(column)
    }

    /// Adds the next cell of the row, so many times. `format`: none where the row or the column decides.
    pub(super) fn cell(
        &mut self,
        repeat: u64,
        content: Content,
        format: Option<NumberFormat>,
        span: (u64, u64),
    ) {
        let first = number(self.columns_before);
        self.columns_before = self.columns_before.saturating_add(repeat);
        let holds = !matches!(content, Content::Blank);
        // Of the cells beyond the last column one is enough to say so.
        let is_said = self.cells.last().is_some_and(|cell| cell.last > COLUMNS);
        if (holds || span != (1, 1)) && !is_said {
            self.cells.push(Placed {
                first,
                last: number(self.columns_before - 1).min(first.max(COLUMNS + 1)),
                content,
                format: format.or(self.row.format),
                span,
            });
        }
    }

    /// Unfolds the row.
    pub(super) fn end_row(&mut self, findings: &mut Findings) {
        let first = number(self.rows_before);
        self.rows_before = self.rows_before.saturating_add(self.row.repeat);
        let last = number(self.rows_before - 1).min(first.max(ROWS + 1));
        if self.cells.is_empty() {
            return;
        }
        for row in first..last {
            if self.gather.is_full() {
                return;
            }
            self.gather.start_row(row, self.row.hidden);
            for cell in &self.cells {
                place(&mut self.gather, row, cell, &self.columns, findings);
            }
        }
        if self.gather.is_full() {
            return;
        }
        // The last of equal rows, which is mostly the only one, takes the contents.
        self.gather.start_row(last, self.row.hidden);
        for cell in self.cells.drain(..) {
            match cell.first == cell.last {
                true if self.gather.is_full() => return,
                true => {
                    let merged = area(last, cell.first, cell.span);
                    let format = cell.format.unwrap_or_else(|| self.columns.format(cell.first));
                    put(
                        &mut self.gather,
                        (last, cell.first),
                        cell.content,
                        format,
                        findings,
                    );
                    self.gather.merge(merged);
                }
                false => place(&mut self.gather, last, &cell, &self.columns, findings),
            }
        }
    }

    /// The sheet, and the budget for the next one.
    pub(super) fn finish(self, findings: &mut Findings) -> (RawSheet, &'a mut Budget) {
        let mut gather = self.gather;
        gather.hide_columns(self.columns.hidden());
        gather.close(findings)
    }
}

/// Number of an entry, from 1, by the number of entries before it.
fn number(before: u64) -> u32 {
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}

/// Adds the cell, and its equals to the right, to a row.
fn place(gather: &mut Gather, row: u32, cell: &Placed, columns: &Columns, findings: &mut Findings) {
    for col in cell.first..=cell.last {
        if gather.is_full() {
            return;
        }
        let format = cell.format.unwrap_or_else(|| columns.format(col));
        put(gather, (row, col), cell.content.clone(), format, findings);
        // Equal cells side by side span rows only: wider ones would lie on each other.
        if cell.span.1 == 1 || col == cell.first {
            gather.merge(area(row, col, cell.span));
        }
    }
}

/// Adds one cell.
fn put(
    gather: &mut Gather,
    (row, col): (u32, u32),
    content: Content,
    format: NumberFormat,
    findings: &mut Findings,
) {
    match content {
        Content::Blank => {}
        Content::Text(tidied) => gather.own_text(row, col, tidied, format, findings),
        Content::Value(value) => gather.value(row, col, value, format, findings),
        Content::Shown(number, shown) => {
            gather.shown((row, col), number, (format, Some(shown)), findings);
        }
        Content::Bad(problem) => {
            let kind = Kind::BadCell {
                problem: problem.to_string(),
            };
            gather.problem(kind, row, col, findings);
            gather.value(row, col, RawValue::Error(problem), format, findings);
        }
    }
}

/// The area of so many rows and columns.
fn area(top: u32, left: u32, (rows, columns): (u64, u64)) -> Area {
    let end = |first: u32, count: u64| {
        let more = u32::try_from(count - 1).unwrap_or(u32::MAX);
        first.saturating_add(more)
    };
    Area {
        top,
        left,
        bottom: end(top, rows),
        right: end(left, columns),
    }
}
