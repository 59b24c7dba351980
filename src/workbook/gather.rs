//! Cells as a reader finds them → [`RawSheet`]: budgets, bounds, order.

mod binary;
mod hidden;
mod number;

pub(super) use binary::Results;

use super::limits::{COLUMNS, Limits, ROWS};
use super::raw::{Area, NumberFormat, RawCell, RawRow, RawSheet, RawValue};
use super::tidy::{self, Tidied};
use crate::finding::{Findings, Kind, Place, column_letters};
use std::sync::Arc;

/// What a workbook may still hold.
#[derive(Clone)]
pub(super) struct Budget {
    limits: Limits,
    cells: usize,
    rows: usize,
    text_bytes: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Budget {
            limits: *limits,
            cells: limits.cells,
            rows: limits.rows,
            text_bytes: limits.text_bytes,
        }
    }
}

/// What there was too much of.
#[derive(Clone, Copy)]
enum Excess {
    Cells,
    Rows,
    Text,
}

impl Excess {
    fn kind(self, limits: &Limits) -> Kind {
        let too_many = |what: &str, limit| Kind::TooManyCells {
            what: what.into(),
            limit,
        };
        match self {
            Excess::Cells => too_many("单元格", format!("{}个", limits.cells)),
            Excess::Rows => too_many("有内容的行", format!("{}行", limits.rows)),
            Excess::Text => Kind::TooManyTexts {
                limit: format!("{}MB", limits.text_bytes >> 20),
            },
        }
    }
}

/// Whether a sheet has such a cell.
fn is_inside(row: u32, col: u32) -> bool {
    (1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&col)
}

/// Cells with the same trouble: the place of the first, and how many.
#[derive(Default)]
struct Troubled {
    first: Option<(u32, u32)>,
    count: usize,
}

impl Troubled {
    fn add(&mut self, row: u32, col: u32, count: usize) {
        self.first.get_or_insert((row, col));
        self.count += count;
    }
}

/// A sheet in the making.
pub(super) struct Gather<'a> {
    file: &'a Arc<str>,
    sheet: RawSheet,
    budget: &'a mut Budget,
    row: u32,
    row_hidden: bool,
    /// Cells of the row.
    cells: Vec<RawCell>,
    cells_in_order: bool,
    rows_in_order: bool,
    outside: bool,
    stripped: usize,
    problems: usize,
    doubled: Troubled,
    elsewhere: Troubled,
    excess: Option<(Excess, u32, u32)>,
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
            row: 0,
            row_hidden: false,
            cells: Vec::new(),
            cells_in_order: true,
            rows_in_order: true,
            outside: false,
            stripped: 0,
            problems: 0,
            doubled: Troubled::default(),
            elsewhere: Troubled::default(),
            excess: None,
        }
    }

    /// Whether the budget is spent: reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.excess.is_some()
    }

    /// The place of the cell that came last.
    pub(super) fn last(&self) -> (u32, u32) {
        let in_row = self.cells.last().map(|cell| (self.row, cell.col));
        let before = || {
            let row = self.sheet.rows.last()?;
            Some((row.row, row.cells.last()?.col))
        };
        in_row.or_else(before).unwrap_or((1, 1))
    }

    /// Says what is wrong with a cell. Of very many the rest is counted.
    pub(super) fn problem(&mut self, kind: Kind, row: u32, col: u32, findings: &mut Findings) {
        self.problems += 1;
        if self.problems <= self.budget.limits.listed {
            findings.add(kind, Place::cell(self.file, &self.sheet.name, row, col));
        }
    }

    /// Takes in a cell with text.
    pub(super) fn text(
        &mut self,
        row: u32,
        col: u32,
        text: &str,
        format: NumberFormat,
        findings: &mut Findings,
    ) {
        self.own_text(row, col, tidy::text(text), format, findings);
    }

    /// Takes a text in that is tidied already and stands in no table of texts: it is counted for each of its cells.
    pub(super) fn own_text(
        &mut self,
        row: u32,
        col: u32,
        tidied: Tidied,
        format: NumberFormat,
        findings: &mut Findings,
    ) {
        if let Some(RawValue::Text(text)) = &tidied.value {
            let left = self.budget.text_bytes.checked_sub(text.len());
            let Some(left) = left else {
                self.excess.get_or_insert((Excess::Text, row, col));
                return;
            };
            self.budget.text_bytes = left;
        }
        self.tidied(row, col, tidied, format, findings);
    }

    /// A cell that says to stand in another row than it stands in.
    pub(super) fn elsewhere(&mut self, row: u32, col: u32) {
        if is_inside(row, col) {
            self.elsewhere.add(row, col, 1);
        }
    }

    /// Takes a text in that is tidied already.
    pub(super) fn tidied(
        &mut self,
        row: u32,
        col: u32,
        tidied: Tidied,
        format: NumberFormat,
        findings: &mut Findings,
    ) {
        self.stripped += usize::from(tidied.stripped);
        if let Some(length) = tidied.cut_from {
            let length = length.to_string();
            self.problem(Kind::LongText { length }, row, col, findings);
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
        if !is_inside(row, col) {
            return self.say_outside(row, col, findings);
        }
        if !self.spend(row, col) {
            return;
        }
        if row != self.row {
            self.start_row(row, false);
        }
        self.cells_in_order &= self.cells.last().is_none_or(|last| last.col < col);
        self.cells.push(RawCell {
            col,
            value,
            format,
            shown: None,
        });
    }

    /// Whether the budget has room for one more.
    fn spend(&mut self, row: u32, col: u32) -> bool {
        if self.budget.cells == 0 {
            self.excess.get_or_insert((Excess::Cells, row, col));
            return false;
        }
        self.budget.cells -= 1;
        true
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

    /// The cells to come stand in this row.
    pub(super) fn start_row(&mut self, row: u32, hidden: bool) {
        self.end_row();
        self.row = row;
        self.row_hidden = hidden;
    }

    fn end_row(&mut self) {
        if let Some(first) = self.cells.first() {
            if self.budget.rows == 0 {
                self.excess.get_or_insert((Excess::Rows, self.row, first.col));
                self.cells.clear();
                return;
            }
            self.budget.rows -= 1;
            let mut row = RawRow {
                row: self.row,
                hidden: self.row_hidden,
                cells: self.take_cells(),
            };
            if !self.cells_in_order {
                self.put_in_order(&mut row);
            }
            self.rows_in_order &= self.sheet.rows.last().is_none_or(|last| last.row < row.row);
            self.sheet.rows.push(row);
        }
        self.cells_in_order = true;
    }

    /// The cells of the row, with no more room than they take. The next row gets as much, since it mostly has as many.
    fn take_cells(&mut self) -> Vec<RawCell> {
        let next = Vec::with_capacity(self.cells.len());
        let mut cells = std::mem::replace(&mut self.cells, next);
        cells.shrink_to_fit();
        cells
    }

    /// Cells by column; of two at one place the later one, as a program would show it.
    fn put_in_order(&mut self, row: &mut RawRow) {
        let before = row.cells.len();
        row.cells.sort_by_key(|cell| cell.col);
        let first = row.cells.windows(2).find(|pair| pair[0].col == pair[1].col);
        let first = first.map(|pair| pair[0].col);
        row.cells.dedup_by(|next, kept| {
            let same = next.col == kept.col;
            if same {
                std::mem::swap(next, kept);
            }
            same
        });
        if let Some(col) = first {
            self.doubled.add(row.row, col, before - row.cells.len());
        }
    }

    /// Rows by number; the cells of rows with one number together.
    fn put_rows_in_order(&mut self) {
        let mut rows = std::mem::take(&mut self.sheet.rows);
        rows.sort_by_key(|row| row.row);
        let mut ordered: Vec<RawRow> = Vec::with_capacity(rows.len());
        let mut joined = false;
        for mut row in rows {
            match ordered.last_mut().filter(|last| last.row == row.row) {
                Some(last) => {
                    last.hidden |= row.hidden;
                    last.cells.append(&mut row.cells);
                    joined = true;
                }
                None => {
                    if joined {
                        ordered
                            .last_mut()
                            .into_iter()
                            .for_each(|last| self.put_in_order(last));
                    }
                    joined = false;
                    ordered.push(row);
                }
            }
        }
        if joined {
            ordered
                .last_mut()
                .into_iter()
                .for_each(|last| self.put_in_order(last));
        }
        self.sheet.rows = ordered;
    }

    /// Takes a merged area in; both ends from 1, whichever comes first. Of a ghost merge over whole rows only the
    /// sheet is kept.
    pub(super) fn merge(&mut self, area: Area) {
        let (top, left) = (area.top.min(area.bottom), area.left.min(area.right));
        let (bottom, right) = (area.bottom.max(area.top), area.right.max(area.left));
        let many = (top, left) != (bottom, right);
        if is_inside(top, left) && many && self.spend(top, left) {
            self.sheet.merges.push(Area {
                top,
                left,
                bottom: bottom.min(ROWS),
                right: right.min(COLUMNS),
            });
        }
    }

    /// The sheet, its cells in order.
    pub(super) fn finish(self, findings: &mut Findings) -> RawSheet {
        self.close(findings).0
    }

    /// The sheet, its cells in order, and the budget for the next one.
    pub(super) fn close(mut self, findings: &mut Findings) -> (RawSheet, &'a mut Budget) {
        self.end_row();
        if !self.rows_in_order {
            self.put_rows_in_order();
        }
        self.say(findings);
        self.sheet.merges.sort();
        self.sheet.merges.dedup();
        (self.sheet, self.budget)
    }

    /// Says what is the matter with the sheet as a whole.
    fn say(&self, findings: &mut Findings) {
        let place = Place::sheet(self.file, &self.sheet.name);
        let at = |(row, col)| Place::cell(self.file, &self.sheet.name, row, col);
        let limits = &self.budget.limits;
        if let Some((excess, row, col)) = self.excess {
            findings.add(excess.kind(limits), at((row, col)));
        }
        if self.stripped > 0 {
            let count = self.stripped.to_string();
            findings.add(Kind::HiddenCharacters { count }, place.clone());
        }
        if let Some(first) = self.doubled.first {
            let count = self.doubled.count.to_string();
            findings.add(Kind::CellTwice { count }, at(first));
        }
        if let Some(first) = self.elsewhere.first {
            let count = self.elsewhere.count.to_string();
            findings.add(Kind::CellElsewhere { count }, at(first));
        }
        if self.problems > limits.listed {
            let count = (self.problems - limits.listed).to_string();
            findings.add(Kind::MoreBadCells { count }, place);
        }
    }
}
