//! The cells of a column, as the parsers of a run are given them.

use crate::calendar::{Quarter, Span};
use crate::table::TableCell;
use crate::value::Content;
use crate::value::nil::{Presence, presence};

/// Least number of rows of which a rule is made.
pub(super) const ROWS: usize = 3;

/// Cells that hold something to be read.
pub(super) struct Cells<'a> {
    pub present: Vec<Content<'a>>,
    /// Cells that are not blank, 无 among them.
    pub filled: usize,
    pub rows: usize,
}

impl Cells<'_> {
    pub(super) fn count(&self, is: impl Fn(&Content<'_>) -> bool) -> usize {
        self.present.iter().filter(|cell| is(cell)).count()
    }
}

/// Which year stands in for a missing one is never looked at.
pub(super) fn any_time() -> Span {
    let quarter = Quarter {
        year: 2022,
        number: 2,
    };
    quarter.span()
}

fn content(cell: &TableCell) -> Content<'_> {
    Content {
        value: &cell.value,
        format: cell.format,
        shown: cell.shown.as_deref(),
    }
}

/// The cells of a column.
pub(super) fn cells(cells: &[Option<TableCell>]) -> Cells<'_> {
    let all: Vec<_> = cells.iter().flatten().map(content).collect();
    let filled = all
        .iter()
        .filter(|cell| presence(cell) != Presence::Blank)
        .count();
    let rows = cells.len();
    let present = all.into_iter().filter(|cell| presence(cell) == Presence::Present);
    Cells {
        present: present.collect(),
        filled,
        rows,
    }
}
