//! Cells as a reader finds them → [`RawSheet`]: budgets, bounds, order.

use super::limits::{CELLS, COLUMNS, ROWS};
use super::raw::{Area, NumberFormat, RawCell, RawRow, RawSheet, RawValue};
use super::tidy;
use crate::finding::{Findings, Kind, Place, column_letters};
use std::sync::Arc;

/// What a workbook may still hold.
pub(super) struct Budget {
    cells: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Budget { cells: CELLS }
    }
}

/// A sheet in the making.
pub(super) struct Gather<'a> {
    file: &'a Arc<str>,
    sheet: RawSheet,
    budget: &'a mut Budget,
    cells: Vec<(u32, RawCell)>,
    sorted: bool,
    outside: bool,
    stripped: usize,
    full: bool,
}

impl<'a> Gather<'a> {
    pub(super) fn new(file: &'a Arc<str>, name: &str, hidden: bool, budget: &'a mut Budget) -> Self {
        Gather {
            file,
            sheet: RawSheet {
                name: name.into(),
                hidden,
                ..RawSheet::default()
            },
            budget,
            cells: Vec::new(),
            sorted: true,
            outside: false,
            stripped: 0,
            full: false,
        }
    }

    /// Whether the budget is spent: reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Name of the sheet.
    pub(super) fn name(&self) -> &Arc<str> {
        &self.sheet.name
    }

    /// The place of a cell.
    pub(super) fn place(&self, row: u32, col: u32) -> Place {
        Place::cell(self.file, &self.sheet.name, row, col)
    }

    /// The row of the cell that came last.
    pub(super) fn last(&self) -> (u32, u32) {
        self.cells.last().map_or((1, 1), |(row, cell)| (*row, cell.col))
    }

    /// Takes a text in.
    pub(super) fn text(
        &mut self,
        row: u32,
        col: u32,
        text: &str,
        format: NumberFormat,
        findings: &mut Findings,
    ) {
        let tidied = tidy::text(text);
        self.stripped += usize::from(tidied.stripped);
        if let Some(length) = tidied.cut_from {
            let length = length.to_string();
            findings.add(Kind::LongText { length }, self.place(row, col));
        }
        if let Some(value) = tidied.value {
            self.value(row, col, value, format, findings);
        }
    }

    /// Takes anything but a text in.
    pub(super) fn value(
        &mut self,
        row: u32,
        col: u32,
        value: RawValue,
        format: NumberFormat,
        findings: &mut Findings,
    ) {
        if row == 0 || row > ROWS || col == 0 || col > COLUMNS {
            return self.say_outside(row, col, findings);
        }
        if self.budget.cells == 0 {
            if !self.full {
                let limit = CELLS.to_string();
                findings.add(Kind::TooManyCells { limit }, self.place(row, col));
            }
            self.full = true;
            return;
        }
        self.budget.cells -= 1;
        self.sorted &= self.cells.last().is_none_or(|(r, c)| (*r, c.col) < (row, col));
        self.cells.push((row, RawCell { col, value, format }));
    }

    fn say_outside(&mut self, row: u32, col: u32, findings: &mut Findings) {
        if !self.outside {
            let cell = format!("{}{row}", column_letters(col));
            findings.add(
                Kind::OutsideSheet { cell },
                Place::sheet(self.file, &self.sheet.name),
            );
        }
        self.outside = true;
    }

    /// Takes a merged area in; both ends from 1. Of a ghost merge over whole rows only the sheet is kept.
    pub(super) fn merge(&mut self, area: Area) {
        let sane = area.top <= area.bottom && area.left <= area.right && area.top >= 1 && area.left >= 1;
        if sane && (area.top, area.left) != (area.bottom, area.right) {
            self.sheet.merges.push(Area {
                bottom: area.bottom.min(ROWS),
                right: area.right.min(COLUMNS),
                ..area
            });
        }
    }

    /// The sheet, its cells in order; of two cells at one place the first.
    pub(super) fn finish(mut self, findings: &mut Findings) -> RawSheet {
        if !self.sorted {
            self.cells.sort_by_key(|(row, cell)| (*row, cell.col));
            self.cells.dedup_by_key(|(row, cell)| (*row, cell.col));
        }
        if self.stripped > 0 {
            let count = self.stripped.to_string();
            findings.add(
                Kind::HiddenCharacters { count },
                Place::sheet(self.file, &self.sheet.name),
            );
        }
        for (row, cell) in self.cells {
            match self.sheet.rows.last_mut() {
                Some(last) if last.row == row => last.cells.push(cell),
                _ => self.sheet.rows.push(RawRow {
                    row,
                    hidden: false,
                    cells: vec![cell],
                }),
            }
        }
        self.sheet.merges.sort();
        self.sheet
    }
}
