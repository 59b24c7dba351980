//! Header spec + sheet → rows with places. (Seam; the reading of layouts lands beside it.)

use crate::workbook::{NumberFormat, RawValue};
use std::sync::Arc;

/// What was found of a ledger on a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Which spec.
    pub spec: usize,
    /// Sheet.
    pub sheet: Arc<str>,
    /// Data rows.
    pub rows: Vec<TableRow>,
}

/// A data row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// From 1.
    pub row: u32,
    /// Parallel to the spec's columns.
    pub cells: Vec<Option<TableCell>>,
}

/// A cell of a data row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// What it holds.
    pub value: RawValue,
    /// How it is shown.
    pub format: NumberFormat,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub col: u32,
}
