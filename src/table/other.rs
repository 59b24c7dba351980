//! A table that matches no ledger, below the rows of one that is being read.

use super::grid::Grid;
use super::label::Label;
use super::reading::Reading;
use super::rows::{Looks, Row, is_figure, is_nil};
use crate::lexicon::HeaderWord;
use crate::workbook::{RawCell, RawRow, RawValue};
use std::collections::BTreeSet;

/// Least number of cells of its header.
const FEWEST: usize = 3;
/// Most characters of a label of such a table.
const LONGEST: usize = 14;
/// Number of its labels quoted in the finding.
const SHOWN: usize = 4;

/// Where such a table begins, and how many of its rows were passed over.
pub(super) struct Other {
    pub(super) row: u32,
    /// Its first labels, for the message.
    pub(super) words: String,
    pub(super) count: usize,
}

impl Other {
    pub(super) fn new(row: &Row) -> Self {
        let labels: Vec<String> = row.cells.iter().filter_map(label).collect();
        let more = if labels.len() > SHOWN { "…" } else { "" };
        Other {
            row: row.raw.row,
            words: labels[..labels.len().min(SHOWN)].join("、") + more,
            count: 0,
        }
    }
}

/// Whether a row that is no header of a ledger is the header of another table: short words in every cell, and either
/// 序号 among the first, or, after a gap, words where figures stand in the rows above and, in part, in the row below.
pub(super) fn is_header(
    reading: &Reading,
    (looks, cols): (&Looks, (u32, u32)),
    row: &Row,
    at: usize,
) -> bool {
    let labels: Vec<String> = row.cells.iter().filter_map(label).collect();
    if labels.len() < FEWEST || labels.len() < row.cells.len() || row.filled > 0 {
        return false;
    }
    let is_serial = |label: &String| Label::new(label).word() == Some(HeaderWord::Serial);
    if labels.iter().take(2).any(is_serial) {
        return true;
    }
    let distinct = labels.iter().collect::<BTreeSet<_>>().len() == labels.len();
    distinct
        && after_a_gap(reading, cols, at)
        && looks.words_for_figures(row) >= 2
        && has_figures_below(reading, cols, row, at)
}

/// Text of a cell that may be a label: short, no figure, no explicit nil.
fn label(cell: &RawCell) -> Option<String> {
    let RawValue::Text(text) = &cell.value else {
        return None;
    };
    let short = text.len() <= 4 * LONGEST && text.chars().count() <= LONGEST;
    let told = short && !is_figure(cell) && !is_nil(text);
    told.then(|| text.split_whitespace().collect())
}

/// Whether blank rows, or a row with one cell, are above the row at `at`.
fn after_a_gap(reading: &Reading, cols: (u32, u32), at: usize) -> bool {
    let rows = &reading.sheet.rows;
    let Some(before) = at.checked_sub(1).and_then(|before| rows.get(before)) else {
        return false;
    };
    before.row + 1 < rows[at].row || Grid::within(before, cols).len() <= 1
}

fn has_figures_below(reading: &Reading, cols: (u32, u32), row: &Row, at: usize) -> bool {
    let Some(below) = reading.sheet.rows.get(at + 1) else {
        return false;
    };
    let below = Grid::within(below, cols);
    let is_labelled = |cell: &&RawCell| row.cells.iter().any(|label| label.col == cell.col);
    below.iter().filter(is_labelled).any(is_figure)
}

/// Whether a row holds one text and nothing else.
pub(super) fn is_line(raw: &RawRow, cols: (u32, u32)) -> bool {
    matches!(Grid::within(raw, cols), [cell] if matches!(cell.value, RawValue::Text(_)))
}
