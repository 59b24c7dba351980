//! What the data of a table look like: for each column whether it holds figures or words.

use super::classify::classify;
use super::row::{Before, Class, Layout, Row};
use crate::table::meta;
use crate::workbook::{RawCell, RawValue};
use std::collections::BTreeMap;

/// Number of rows of data from which it is learnt.
const LEARNT: usize = 30;
/// A row must have this many filled cells before it is taken for data.
const FEWEST: usize = 3;

/// Number of figures and words in each column of the first rows of data.
#[derive(Default)]
pub(in crate::table) struct Looks {
    rows: usize,
    /// Number of filled cells in the row with the fewest.
    least: usize,
    columns: BTreeMap<u32, Column>,
}

#[derive(Clone, Copy, Default)]
struct Column {
    figures: usize,
    words: usize,
}

impl Column {
    /// Whether the column has held figures only.
    fn of_figures(self) -> bool {
        self.figures > 0 && self.words == 0
    }
}

impl Looks {
    /// Adds a row of data.
    pub(in crate::table) fn learn(&mut self, row: &Row) {
        if self.rows == LEARNT {
            return;
        }
        self.least = if self.rows == 0 {
            row.cells.len()
        } else {
            self.least.min(row.cells.len())
        };
        self.rows += 1;
        for cell in row.cells {
            let column = self.columns.entry(cell.col).or_default();
            if is_figure(cell) {
                column.figures += 1;
            } else {
                column.words += 1;
            }
        }
    }

    /// Whether a row that is not among the data looks like them, or like those of some other table.
    pub(in crate::table) fn are_those_of(&self, row: &Row, layout: &Layout) -> bool {
        let cells = row.cells;
        let begins = |cell: &RawCell| matches!(&cell.value, RawValue::Text(text) if meta::begins(text));
        let few = cells.len() < FEWEST.min(layout.width);
        if few || begins(&cells[0]) || classify(row, (layout, Before::default()), &[]) != Class::Data {
            return false;
        }
        if layout.numbers(row) {
            return true;
        }
        let wide = (2 * layout.width).div_ceil(3);
        let figures = cells.iter().filter(|cell| is_figure(cell)).count();
        let of_a_table = cells.len() >= wide.max(FEWEST) && figures >= 2;
        of_a_table || (self.rows > 0 && self.agree(cells, wide.min(self.least)))
    }

    /// Whether the cells are what stands in their columns: of a row as wide as the others most of them, and figures
    /// where only figures stand; of any other row all of them.
    fn agree(&self, cells: &[RawCell], wide: usize) -> bool {
        let (mut alike, mut figures) = (0, 0);
        for cell in cells {
            let column = self.columns.get(&cell.col).copied().unwrap_or_default();
            let is_figure = is_figure(cell);
            let same = if is_figure { column.figures } else { column.words };
            alike += usize::from(same > 0);
            figures += usize::from(is_figure && column.of_figures());
        }
        let of_figures = self.columns.values().any(|column| column.of_figures());
        let most = 3 * alike >= 2 * cells.len() && (figures > 0 || !of_figures);
        cells.len() >= FEWEST && ((cells.len() >= wide && most) || (figures >= 2 && alike == cells.len()))
    }

    /// Number of columns of figures in which a row has words.
    pub(in crate::table) fn words_for_figures(&self, row: &Row) -> usize {
        let contradicts = |cell: &&RawCell| {
            let column = self.columns.get(&cell.col);
            column.is_some_and(|column| column.of_figures()) && !is_figure(cell)
        };
        row.cells.iter().filter(contradicts).count()
    }
}

/// Whether a row that says nothing holds mostly formulas that gave nothing or an error. A division by nothing is what
/// formulas filled down in advance give.
pub(in crate::table) fn is_broken(row: &Row, layout: &Layout) -> bool {
    let broken = |cell: &&RawCell| match &cell.value {
        RawValue::NoResult => true,
        RawValue::Error(error) => !error.starts_with("#DIV"),
        _ => false,
    };
    let count = row.cells.iter().filter(broken).count();
    count >= 2 && 2 * count + 1 >= layout.width
}

/// Whether a cell is a number, or a text that begins with a digit: dates, amounts with their unit.
pub(in crate::table) fn is_figure(cell: &RawCell) -> bool {
    match &cell.value {
        RawValue::Number(_) => true,
        RawValue::Text(text) => text.trim_start().starts_with(char::is_numeric),
        _ => false,
    }
}
