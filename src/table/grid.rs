//! A sheet with quick access to its merged areas and folded words.

use super::label::Label;
use crate::fold::fold;
use crate::workbook::{Area, RawCell, RawRow, RawSheet, RawValue};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Number of cells of a row that are looked at when it may be a header.
const WIDEST: usize = 300;
/// Number of rows whose labels and words are kept in memory; a header looks only a few rows up and down.
const KEPT: usize = 64;
/// Number of cells of a row, and bytes of a cell, in which the name of a ledger is looked for.
const NAMING_CELLS: usize = 20;
const NAMING_BYTES: usize = 600;

/// Labels of a row, each with its column.
type Labels = Rc<Vec<(u32, Label)>>;

/// A sheet with quick access to its merged areas and folded words.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a RawSheet,
    /// Merged areas, sorted by top, then left.
    merges: Cow<'a, [Area]>,
    labels: RefCell<BTreeMap<u32, Labels>>,
    words: RefCell<BTreeMap<u32, Rc<str>>>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(sheet: &'a RawSheet) -> Self {
        let mut merges = Cow::Borrowed(&sheet.merges[..]);
        if !merges.is_sorted() {
            merges.to_mut().sort();
        }
        Grid {
            sheet,
            merges,
            labels: RefCell::default(),
            words: RefCell::default(),
        }
    }

    /// The merged area that begins in a row and covers the column there.
    pub(super) fn area(&self, row: u32, col: u32) -> Option<Area> {
        let after = self
            .merges
            .partition_point(|area| (area.top, area.left) <= (row, col));
        let area = self.merges[..after].last()?;
        (area.top == row && area.left <= col && col <= area.right).then_some(*area)
    }

    /// All merged areas, sorted by top, then left.
    pub(super) fn areas(&self) -> &[Area] {
        &self.merges
    }

    /// The row of that number, if it holds anything.
    pub(super) fn row(&self, row: u32) -> Option<&'a RawRow> {
        let at = self.sheet.rows.binary_search_by_key(&row, |r| r.row).ok()?;
        Some(&self.sheet.rows[at])
    }

    /// The cells of a row from the first to the last of `cols`.
    pub(super) fn within(row: &'a RawRow, cols: (u32, u32)) -> &'a [RawCell] {
        let from = row.cells.partition_point(|cell| cell.col < cols.0);
        let to = row.cells.partition_point(|cell| cell.col <= cols.1);
        &row.cells[from..to.max(from)]
    }

    /// Labels of a row, read as if it were a header; worked out once.
    pub(super) fn labels(&self, row: u32) -> Labels {
        let fresh = || {
            let cells = self.row(row).map_or(&[][..], |row| &row.cells);
            let labels = cells.iter().take(WIDEST);
            Rc::new(labels.filter_map(|cell| Some((cell.col, label(cell)?))).collect())
        };
        kept(&self.labels, row, fresh)
    }

    /// Folded texts of a row in which a ledger may be named, one per line.
    pub(super) fn words(&self, row: &RawRow) -> Rc<str> {
        let fresh = || {
            let mut words = String::new();
            for cell in row.cells.iter().take(NAMING_CELLS) {
                if let RawValue::Text(text) = &cell.value
                    && text.len() < NAMING_BYTES
                {
                    words.push_str(&fold(text));
                    words.push('\n');
                }
            }
            words.into()
        };
        kept(&self.words, row.row, fresh)
    }
}

/// The value kept for a row, made if it is not there; when there are too many, the topmost rows are dropped.
fn kept<T: Clone>(shelf: &RefCell<BTreeMap<u32, T>>, row: u32, fresh: impl FnOnce() -> T) -> T {
    if let Some(found) = shelf.borrow().get(&row) {
        return found.clone();
    }
    let made = fresh();
    let mut shelf = shelf.borrow_mut();
    if shelf.len() >= KEPT {
        shelf.pop_first();
    }
    shelf.insert(row, made.clone());
    made
}

fn label(cell: &RawCell) -> Option<Label> {
    let RawValue::Text(text) = &cell.value else {
        return None;
    };
    Label::of_cell(text)
}
