//! Finds where a header is, and which spec it matches.

mod around;
mod block;
mod fit;

pub(super) use around::{Around, Named};
pub(super) use block::{Block, Column};
pub(super) use fit::Fit;

use super::grid::Grid;
use super::names::Names;
use crate::lexicon::header_word;
use crate::workbook::RawValue;

/// Most rows of a header.
const TALLEST: u32 = 4;

/// A header with the spec it matches.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) block: Block,
    pub(super) fit: Fit,
}

/// Most tables side by side in a row; more runs of labels are not taken for tables.
const MOST_BESIDE: usize = 12;

impl Header {
    /// First and last column of the table: from the first known column to the last, with what adjoins them. What a
    /// blank column parts from them stands beside the table.
    pub(super) fn cols(&self) -> (u32, u32) {
        let columns = &self.block.columns;
        let known = self.fit.columns.iter().flatten();
        let (Some(first), Some(last)) = (known.clone().min(), known.max()) else {
            return self.block.cols();
        };
        let adjoins = |pair: &[Column]| pair[0].right + 1 >= pair[1].col;
        let after = columns[*last..]
            .windows(2)
            .take_while(|pair| adjoins(pair))
            .count();
        let before = columns[..=*first]
            .windows(2)
            .rev()
            .take_while(|pair| adjoins(pair))
            .count();
        (columns[*first - before].col, columns[*last + after].right)
    }

    /// Whether this is a whole header and the other, further down, the header of another table: its known columns
    /// stand below known ones, not below the labels of groups.
    pub(super) fn has_below(&self, lower: &Header) -> bool {
        let whole = |header: &Header| header.fit.accepted && header.fit.matched >= 2;
        // The same columns at once below each other are one header, printed twice. A block that ends further down
        // seems to begin with a row of data.
        let apart = lower.block.top > self.block.bottom
            && (lower.block.bottom > self.block.bottom + 1 || lower.fit.spec != self.fit.spec);
        if !apart || !whole(self) || !whole(lower) || self.alternates() {
            return false;
        }
        let below: Vec<u32> = lower.known().map(|column| column.col).collect();
        let own = self.known().filter(|column| column.right == column.col);
        own.filter(|column| below.contains(&column.col)).count() >= 2
    }

    /// Columns of the block that the spec knows.
    fn known(&self) -> impl Iterator<Item = &Column> {
        let known = self.fit.columns.iter().flatten();
        known.map(|at| &self.block.columns[*at])
    }

    /// Whether labels and values alternate, as on a form: 姓名 | 张三 | 职务 | 股长.
    pub(super) fn alternates(&self) -> bool {
        let columns = &self.block.columns;
        let is_known = |at: usize| {
            let known = self.fit.columns.contains(&Some(at))
                || self.fit.again.iter().any(|(second, _)| *second == at);
            known || columns[at].keys().iter().any(|key| header_word(key).is_some())
        };
        let turns = |at: usize| is_known(at) == at.is_multiple_of(2);
        self.block.top == self.block.bottom && columns.len() >= 4 && (0..columns.len()).all(turns)
    }
}

/// The headers that begin at a row: none, one, or several side by side.
pub(super) fn at(grid: &Grid, names: &Names, row: u32, around: &Around) -> Vec<Header> {
    let Some(whole) = best(grid, names, row, None, around) else {
        return Vec::new();
    };
    let segments = whole.block.segments();
    if !(2..=MOST_BESIDE).contains(&segments.len()) {
        return vec![whole];
    }
    let parts: Vec<Header> = segments
        .into_iter()
        .filter_map(|cols| best(grid, names, row, Some(cols), around))
        .filter(|header| 2 * header.fit.matched >= names.telling[header.fit.spec].max(2))
        .collect();
    let matched: usize = parts.iter().map(|part| part.fit.matched).sum();
    if parts.len() > 1 && matched > whole.fit.matched {
        return parts;
    }
    beside(grid, names, &whole, around).map_or_else(|| vec![whole], |both| both.into())
}

/// How many rows lower the header of a table to the right may begin.
const LOWER: u32 = 3;

/// A table and another to the right of it whose header begins a few rows lower.
fn beside(grid: &Grid, names: &Names, whole: &Header, around: &Around) -> Option<[Header; 2]> {
    let (left, right) = whole.cols();
    let free = Some((right + 2, u32::MAX));
    let rows = whole.block.top + 1..=whole.block.top + LOWER;
    let mut lower = rows.filter_map(|row| best(grid, names, row, free, around));
    let second = lower.find(|header| header.fit.accepted)?;
    let first = best(grid, names, whole.block.top, Some((left, right)), around)?;
    first.fit.accepted.then_some([first, second])
}

/// The best block that begins at a row; of equal ones the lowest.
fn best(grid: &Grid, names: &Names, row: u32, cols: Option<(u32, u32)>, around: &Around) -> Option<Header> {
    if grid.labels(row).len() < 2 && names.telling.iter().all(|telling| *telling > 1) {
        return None;
    }
    let mut found: Option<Header> = None;
    for height in 1..=TALLEST {
        if begins_with_a_number(grid, row + height - 1, cols) {
            break;
        }
        let rows = |top: u32| fitted(grid, names, (top, row + height - 1), cols, around);
        let Some(header) = rows(row) else {
            continue;
        };
        match &found {
            Some(best) if header.fit.score <= best.fit.score => {}
            Some(best)
                if lower_tops(best, &header)
                    .filter_map(rows)
                    .any(|lower| best.has_below(&lower)) =>
            {
                break;
            }
            _ => found = Some(header),
        }
    }
    let mut header = found?;
    header.block.take_sub_labels(grid, names);
    header.block.take_units(grid);
    Some(header)
}

/// Rows read as a header, with the spec they match best; none where they are no header.
fn fitted(
    grid: &Grid,
    names: &Names,
    (top, bottom): (u32, u32),
    cols: Option<(u32, u32)>,
    around: &Around,
) -> Option<Header> {
    let block = Block::new(grid, names, top, bottom - top + 1, cols)?;
    let fit = Fit::best(&block, names, around)?;
    Some(Header { block, fit })
}

/// The rows a taller block adds, in each of which the header of another table may begin.
fn lower_tops(best: &Header, taller: &Header) -> std::ops::RangeInclusive<u32> {
    best.block.bottom + 1..=taller.block.bottom
}

/// Whether a row begins with a number: then it is data, or numbers the columns, and is no row of labels.
fn begins_with_a_number(grid: &Grid, row: u32, cols: Option<(u32, u32)>) -> bool {
    let cells = grid
        .row(row)
        .map_or(&[][..], |row| Grid::within(row, cols.unwrap_or((1, u32::MAX))));
    let first = cells.first();
    first.is_some_and(|cell| matches!(cell.value, RawValue::Number(_)))
}
