//! What is still read. A file beyond a limit gets a finding, never a crash.

/// Bytes of a file.
pub(super) const FILE_BYTES: usize = 64 << 20;
/// Bytes its parts declare to have when inflated.
pub(super) const INFLATED_BYTES: u128 = 512 << 20;
/// Cells of a workbook.
pub(super) const CELLS: usize = 2_000_000;
/// Sheets of a workbook.
pub(super) const SHEETS: usize = 256;
/// Characters of a cell, as in Excel.
pub(super) const TEXT_CHARS: usize = 32_767;
/// Rows of a sheet, as in Excel.
pub(super) const ROWS: u32 = 1_048_576;
/// Columns of a sheet, as in Excel.
pub(super) const COLUMNS: u32 = 16_384;
/// Unreadable cells of a sheet after which the rest of it is given up.
pub(super) const BAD_CELLS: usize = 200;
