//! Where a header stands and which spec it belongs to.

mod block;
mod fit;

pub(super) use block::{Block, Column};
pub(super) use fit::Fit;

use super::grid::Grid;
use super::names::Names;
use crate::workbook::RawValue;

/// Rows a header may take.
const TALLEST: u32 = 4;

/// A header and what it fits.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub(super) block: Block,
    pub(super) fit: Fit,
}

/// What stands around a header that may name its ledger.
pub(super) struct Context<'a> {
    /// Folded text of the rows above, back to the table before.
    pub(super) above: &'a str,
    /// Folded name of the sheet.
    pub(super) sheet: &'a str,
    /// Folded name of the file.
    pub(super) file: &'a str,
}

/// The headers that begin at a row: none, one, or several side by side.
pub(super) fn at(grid: &Grid, names: &Names, row: u32, around: &Context) -> Vec<Header> {
    let Some(whole) = best(grid, names, row, None, around) else {
        return Vec::new();
    };
    let parts: Vec<Header> = whole
        .block
        .segments()
        .into_iter()
        .filter_map(|cols| best(grid, names, row, Some(cols), around))
        .filter(|header| 2 * header.fit.matched >= names.telling[header.fit.spec].max(2))
        .collect();
    let matched: usize = parts.iter().map(|part| part.fit.matched).sum();
    if parts.len() > 1 && matched > whole.fit.matched {
        parts
    } else {
        vec![whole]
    }
}

/// The best block that begins at a row; of equal ones the lowest.
fn best(grid: &Grid, names: &Names, row: u32, cols: Option<(u32, u32)>, around: &Context) -> Option<Header> {
    if grid.labels(row).len() < 2 && names.telling.iter().all(|telling| *telling > 1) {
        return None;
    }
    let mut found: Option<Header> = None;
    for height in 1..=TALLEST {
        if begins_with_a_number(grid, row + height - 1) {
            break;
        }
        let Some(block) = Block::new(grid, row, height, cols) else {
            continue;
        };
        let Some(fit) = Fit::best(&block, names, around) else {
            continue;
        };
        if found.as_ref().is_none_or(|best| fit.score > best.fit.score) {
            found = Some(Header { block, fit });
        }
    }
    let mut header = found?;
    header.block.take_sub_labels(grid);
    Some(header)
}

/// A row of data, or the numbers of the columns: no labels.
fn begins_with_a_number(grid: &Grid, row: u32) -> bool {
    let first = grid.row(row).and_then(|row| row.cells.first());
    first.is_some_and(|cell| matches!(cell.value, RawValue::Number(_)))
}
