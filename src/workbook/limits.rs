//! What is still read. A file beyond a limit gets a finding, never a crash.

/// Bytes of a file.
pub const FILE_BYTES: usize = 64 << 20;
/// Bytes its parts declare to have when inflated.
pub(super) const INFLATED_BYTES: u128 = 512 << 20;
/// Parts of a package.
pub(super) const ENTRIES: usize = 10_000;
/// How many times its size a package may have when inflated, ...
pub(super) const RATIO: u128 = 300;
/// ... if it is larger than this then.
pub(super) const RATIO_FROM: u128 = 128 << 20;
/// What may differ in a test, where a file at the limit would take long to make.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Bytes of all parts of a file that are read.
    pub(super) inflated_bytes: u64,
    /// Bytes of one part.
    pub(super) part_bytes: u64,
    /// Bytes of a part that are in memory at once: a row, an entry of the table of texts, a part that has neither.
    pub(super) piece_bytes: usize,
    /// Cells of a workbook, merged areas among them.
    pub(super) cells: usize,
    /// Rows of a workbook that hold something.
    pub(super) rows: usize,
    /// Bytes of text in a workbook: of its table of texts, and of its cells beside that.
    pub(super) text_bytes: usize,
    /// Entries of its table of texts.
    pub(super) strings: usize,
    /// Sheets of a workbook.
    pub(super) sheets: usize,
    /// Problems of single cells that are listed for a sheet; the others are counted.
    pub(super) listed: usize,
}

/// What holds outside the tests.
pub(super) const LIMITS: Limits = Limits {
    inflated_bytes: 512 << 20,
    part_bytes: 256 << 20,
    piece_bytes: 32 << 20,
    cells: 3_000_000,
    rows: 1_500_000,
    text_bytes: 64 << 20,
    strings: 3_000_000,
    sheets: 256,
    listed: 200,
};

/// Cells of a text, of which a few bytes make one.
pub(super) const TEXT_CELLS: usize = 1_500_000;
/// Characters of a cell, as in Excel.
pub(super) const TEXT_CHARS: usize = 32_767;
/// Rows of a sheet, as in Excel.
pub(super) const ROWS: u32 = 1_048_576;
/// Columns of a sheet, as in Excel.
pub(super) const COLUMNS: u32 = 16_384;
