//! A sheet with its merged areas at hand.

use super::label::{LONGEST, Label};
use crate::workbook::{Area, RawCell, RawRow, RawSheet, RawValue};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Merges taller than this are kept aside, so that a merge over whole columns costs nothing.
const TALL: u32 = 64;
/// Cells of a row looked at when it may be a header.
const WIDEST: usize = 300;

/// The labels of a row, by column.
type Labels = Rc<Vec<(u32, Label)>>;

/// A view of a sheet.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a RawSheet,
    by_row: BTreeMap<u32, Vec<Area>>,
    tall: Vec<Area>,
    labels: RefCell<BTreeMap<u32, Labels>>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(sheet: &'a RawSheet) -> Self {
        let (mut by_row, mut tall) = (BTreeMap::<u32, Vec<Area>>::new(), Vec::new());
        for area in &sheet.merges {
            if area.bottom - area.top > TALL {
                tall.push(*area);
                continue;
            }
            for row in area.top..=area.bottom {
                by_row.entry(row).or_default().push(*area);
            }
        }
        Grid {
            sheet,
            by_row,
            tall,
            labels: RefCell::default(),
        }
    }

    /// The merged area that covers a cell.
    pub(super) fn area(&self, row: u32, col: u32) -> Option<Area> {
        let covers =
            |area: &&Area| area.left <= col && col <= area.right && area.top <= row && row <= area.bottom;
        let near = self.by_row.get(&row).and_then(|areas| areas.iter().find(covers));
        near.or_else(|| self.tall.iter().find(covers)).copied()
    }

    /// A row that holds something.
    pub(super) fn row(&self, row: u32) -> Option<&'a RawRow> {
        let at = self.sheet.rows.binary_search_by_key(&row, |r| r.row).ok()?;
        Some(&self.sheet.rows[at])
    }

    /// The cells of a row within columns.
    pub(super) fn within(row: &'a RawRow, cols: (u32, u32)) -> &'a [RawCell] {
        let from = row.cells.partition_point(|cell| cell.col < cols.0);
        let to = row.cells.partition_point(|cell| cell.col <= cols.1);
        &row.cells[from..to]
    }

    /// The labels of a row, if it were a header; folded once.
    pub(super) fn labels(&self, row: u32) -> Labels {
        if let Some(labels) = self.labels.borrow().get(&row) {
            return labels.clone();
        }
        let cells = self.row(row).map_or(&[][..], |row| &row.cells);
        let labels = cells
            .iter()
            .take(WIDEST)
            .filter_map(|cell| Some((cell.col, label(cell)?)));
        let labels = Rc::new(labels.collect::<Vec<_>>());
        self.labels.borrow_mut().insert(row, labels.clone());
        labels
    }
}

fn label(cell: &RawCell) -> Option<Label> {
    let RawValue::Text(text) = &cell.value else {
        return None;
    };
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
        return None;
    }
    let label = Label::new(text);
    (!label.keys.is_empty()).then_some(label)
}
