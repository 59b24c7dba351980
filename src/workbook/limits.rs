//! Limits of what is read. A file beyond a limit gets a finding and never stops the run.

/// Most bytes of a file.
pub const FILE_BYTES: usize = 64 << 20;
/// Most bytes that the parts of a package declare to have when inflated.
pub(super) const INFLATED_BYTES: u128 = 512 << 20;
/// Most parts of a package.
pub(super) const ENTRIES: usize = 10_000;
/// Most times its own size that a package may have when inflated, ...
pub(super) const RATIO: u128 = 300;
/// ... asked only of one that is larger than this many bytes when inflated.
pub(super) const RATIO_FROM: u128 = 128 << 20;
/// Limits that a test may set lower, since a file at the limit takes long to make.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Most bytes of all parts that are read, inflated.
    pub(super) inflated_bytes: u64,
    /// Most bytes of one part, inflated.
    pub(super) part_bytes: u64,
    /// Most bytes of a part that are in memory at once: a row, an entry of the table of texts, a part that has neither.
    pub(super) piece_bytes: usize,
    /// Most cells of a workbook, merged areas included.
    pub(super) cells: usize,
    /// Most filled rows of a workbook.
    pub(super) rows: usize,
    /// Most bytes of text in a workbook: of its table of texts, and of its cells beside that.
    pub(super) text_bytes: usize,
    /// Most entries of the table of texts.
    pub(super) strings: usize,
    /// Most sheets of a workbook.
    pub(super) sheets: usize,
    /// Most problems of single cells that are listed for a sheet; the others are only counted.
    pub(super) listed: usize,
}

/// The limits outside tests.
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

/// Most cells of a text file, in which a few bytes make a cell.
pub(super) const TEXT_CELLS: usize = 1_500_000;
/// Most characters of a cell, as in Excel.
pub(super) const TEXT_CHARS: usize = 32_767;
/// Most rows of a sheet, as in Excel.
pub(super) const ROWS: u32 = 1_048_576;
/// Most columns of a sheet, as in Excel.
pub(super) const COLUMNS: u32 = 16_384;
