//! Cells covered by a merged area: Excel does not show them, so they are not read.

use super::grid::Grid;
use super::rows::TALLEST;
use crate::workbook::{Area, RawCell, RawSheet};

/// Most rows and cells of merged areas that are looked at; overlapping areas could have any number of them.
const MOST: usize = 4_000_000;

/// The first covered cell that held another value than the one shown, and the number of such cells.
pub(super) type Other = ((u32, u32), usize);

/// Removes the covered cells from a sheet.
pub(super) fn take_out(sheet: &mut RawSheet) -> Option<Other> {
    let mut covered: Vec<(u32, u32)> = Vec::new();
    let mut other: Vec<(u32, u32)> = Vec::new();
    let mut looked = 0;
    let sane = |area: &&Area| area.bottom.saturating_sub(area.top) < TALLEST;
    for area in sheet.merges.iter().filter(sane) {
        let top = sheet.cell(area.top, area.left).map(|cell| &cell.value);
        for (row, cell) in within(sheet, *area, &mut looked) {
            covered.push((row, cell.col));
            if Some(&cell.value) != top {
                other.push((row, cell.col));
            }
        }
        if looked > MOST {
            break;
        }
    }
    covered.sort_unstable();
    if !covered.is_empty() {
        for row in &mut sheet.rows {
            let at = row.row;
            row.cells
                .retain(|cell| covered.binary_search(&(at, cell.col)).is_err());
        }
        sheet.rows.retain(|row| !row.cells.is_empty());
    }
    other.sort_unstable();
    other.dedup();
    other.first().map(|first| (*first, other.len()))
}

/// The cells of an area, each with its row, without the one at its top left.
fn within<'a>(sheet: &'a RawSheet, area: Area, looked: &mut usize) -> Vec<(u32, &'a RawCell)> {
    let from = sheet.rows.partition_point(|row| row.row < area.top);
    let rows = sheet.rows[from..].iter();
    let mut found = Vec::new();
    for row in rows.take_while(|row| row.row <= area.bottom) {
        let cells = Grid::within(row, (area.left, area.right));
        *looked += 1 + cells.len();
        if *looked > MOST {
            break;
        }
        let corner = (area.top, area.left);
        let covered = cells.iter().filter(|cell| (row.row, cell.col) != corner);
        found.extend(covered.map(|cell| (row.row, cell)));
    }
    found
}
