//! From rows of cells to cells at their places: which columns and rows each covers.

use super::cell::{Align, Cell, Style};
use super::page::Row;
use std::borrow::Cow;

/// A cell with the columns and rows it covers.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// First column, from 0.
    pub column: u16,
    /// Number of columns it covers.
    pub columns: u16,
    /// Number of rows it covers.
    pub rows: u32,
    /// The cell.
    pub cell: Cow<'a, Cell>,
    /// Style of the cell or, if that is plain, of the row.
    pub style: Style,
    /// Alignment of the cell or, if it has none, of the column.
    pub align: Align,
}

/// Gives each cell its columns, as in a table of a web page; rows that are too short are filled up.
pub(super) fn place(rows: &[Row], width: usize) -> Vec<Vec<Placed<'_>>> {
    let mut busy = vec![0u32; width];
    let mut placed = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        placed.push(place_row(row, &mut busy, (rows.len() - index) as u32));
        busy.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    }
    placed
}

fn place_row<'a>(row: &'a Row, busy: &mut [u32], rows_left: u32) -> Vec<Placed<'a>> {
    let mut cells = Vec::with_capacity(row.cells.len());
    let mut given = row.cells.iter();
    let mut column = 0;
    while column < busy.len() {
        if busy[column] > 0 {
            column += 1;
            continue;
        }
        let cell = given.next().map_or(Cow::Owned(Cell::empty()), Cow::Borrowed);
        let free = busy[column..].iter().take_while(|rows| **rows == 0).count();
        let columns = usize::from(cell.columns).clamp(1, free);
        let rows = cell.rows.clamp(1, rows_left);
        busy[column..column + columns].fill(rows);
        let style = if cell.style == Style::Normal {
            row.style
        } else {
            cell.style
        };
        cells.push(Placed {
            column: column as u16,
            columns: columns as u16,
            rows,
            align: cell.align,
            style,
            cell,
        });
        column += columns;
    }
    cells
}
