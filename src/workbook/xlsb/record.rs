//! Records of a part: each a number, a length, and a body.

use crate::workbook::limits::Limits;
use crate::workbook::xml::feed::Feed;
use crate::workbook::xml::package::Package;
use crate::workbook::xml::scan::Broken;
use crate::workbook::xml::visit::{Problem, Visit};
use std::io::Read;
use std::ops::ControlFlow;

// The workbook.
pub(super) const WORKBOOK_PROPERTIES: u16 = 153;
pub(super) const SHEET: u16 = 156;
pub(super) const WORKBOOK_END: u16 = 132;

// Styles.
pub(super) const FORMAT: u16 = 44;
pub(super) const STYLE: u16 = 47;
/// Begin and end of the styles of cells; elsewhere [`STYLE`] is one of a named style.
pub(super) const CELL_STYLES: u16 = 617;
pub(super) const CELL_STYLES_END: u16 = 618;
pub(super) const STYLES_END: u16 = 279;

// The table of texts.
pub(super) const TEXT: u16 = 19;
pub(super) const TEXTS_END: u16 = 160;

// Cells.
pub(super) const ROW: u16 = 0;
pub(super) const BLANK: u16 = 1;
pub(super) const CELL_PACKED: u16 = 2;
pub(super) const CELL_ERROR: u16 = 3;
pub(super) const CELL_BOOL: u16 = 4;
pub(super) const CELL_NUMBER: u16 = 5;
pub(super) const CELL_TEXT: u16 = 6;
pub(super) const CELL_SHARED: u16 = 7;
pub(super) const FORMULA_TEXT: u16 = 8;
pub(super) const FORMULA_NUMBER: u16 = 9;
pub(super) const FORMULA_BOOL: u16 = 10;
pub(super) const FORMULA_ERROR: u16 = 11;
pub(super) const CELL_RICH: u16 = 62;
/// The same as [`BLANK`] to [`CELL_SHARED`], without a column: right of the cell before.
pub(super) const SHORT_BLANK: u16 = 12;
pub(super) const SHORT_SHARED: u16 = 18;
/// The cell behind has rich data, such as a picture placed in it.
pub(super) const RICH_DATA: u16 = 50;

// The sheet around its cells.
pub(super) const COLUMN: u16 = 60;
pub(super) const MERGED: u16 = 176;
pub(super) const ROWS: u16 = 145;
pub(super) const ROWS_END: u16 = 146;
pub(super) const SHEET_END: u16 = 130;

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) body: &'a [u8],
}

/// Passes the records of a part to `take`, until that breaks at the one that ends it. A part that ends before is cut.
pub(super) fn read(
    package: &mut Package,
    part: &str,
    limits: &Limits,
    take: impl FnMut(Record) -> ControlFlow<Option<Broken>>,
) -> Visit {
    package.inflate(part, |visit, mut feed| {
        visit.problem = each(&mut feed, limits.piece_bytes, take);
        visit.end(feed.end());
    })
}

/// Most bytes before the body of a record.
const HEAD: usize = 6;

/// `most`: bytes of a record that are kept in memory.
fn each(
    feed: &mut Feed<impl Read>,
    most: usize,
    mut take: impl FnMut(Record) -> ControlFlow<Option<Broken>>,
) -> Option<Problem> {
    loop {
        let head = feed.peek(HEAD);
        let Some((kind, from, length)) = begin(head) else {
            let broken = if head.len() < HEAD {
                Broken::Ends
            } else {
                Broken::Form
            };
            return Some(Problem::Broken(broken));
        };
        let to = from + length;
        if to > most {
            return Some(Problem::TooLong);
        }
        let Some(body) = feed.peek(to).get(from..to) else {
            return Some(Problem::Broken(Broken::Ends));
        };
        if let ControlFlow::Break(broken) = take(Record { kind, body }) {
            return broken.map(Problem::Broken);
        }
        feed.pass(to);
    }
}

/// Number of the record at the head of some bytes, where its body begins, and the bytes of that. Both numbers are
/// written in bytes of seven bits, the lowest first; a bit says that another byte follows.
fn begin(head: &[u8]) -> Option<(u16, usize, usize)> {
    let (kind, first) = sevens(head, 2)?;
    let (length, second) = sevens(head.get(first..)?, 4)?;
    let (kind, length) = (u16::try_from(kind).ok()?, usize::try_from(length).ok()?);
    Some((kind, first + second, length))
}

/// A number of at most so many bytes, and how many it has.
fn sevens(bytes: &[u8], most: usize) -> Option<(u32, usize)> {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(most).enumerate() {
        number |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers and bytes of the records up to one of number 130, and what went wrong.
    fn records(bytes: &[u8], most: usize) -> (Vec<(u16, usize)>, Option<Problem>) {
        let mut room = Vec::new();
        let mut feed = Feed::new(bytes, bytes.len() as u64, &mut room);
        let mut records = Vec::new();
        let problem = each(&mut feed, most, |record| {
            records.push((record.kind, record.body.len()));
            match record.kind {
                SHEET_END => ControlFlow::Break(None),
                _ => ControlFlow::Continue(()),
            }
        });
        (records, problem)
    }

    #[test]
    fn numbers_and_lengths_are_written_in_sevens() {
        let long = [&[0xb0, 0x01, 0x80, 0x01][..], &[7; 128], &[0x82, 0x01, 0]].concat();
        assert_eq!(records(&long, 1 << 20), (vec![(176, 128), (130, 0)], None));
        let behind = [&[5, 0, 0x82, 1, 0][..], &[0xff; 9]].concat();
        assert_eq!(
            records(&behind, 1 << 20),
            (vec![(5, 0), (130, 0)], None),
            "what stands behind the end does not count"
        );
    }

    #[test]
    fn a_part_that_ends_too_early_or_is_no_run_of_records_is_broken() {
        let whole = [5, 2, 1, 1, 0x82, 1, 0];
        for length in 0..whole.len() {
            let (read, problem) = records(&whole[..length], 1 << 20);
            assert_eq!(problem, Some(Problem::Broken(Broken::Ends)), "{length}");
            assert_eq!(read.len(), usize::from(length >= 4), "{length}");
        }
        assert_eq!(
            records(&[0xff; 9], 1 << 20).1,
            Some(Problem::Broken(Broken::Form))
        );
        assert_eq!(
            records(&[5, 0x80, 0x80, 0x80, 0x80, 0], 1 << 20).1,
            Some(Problem::Broken(Broken::Form))
        );
    }

    #[test]
    fn no_room_is_reserved_for_a_length_that_is_only_written() {
        let huge = [5, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0];
        assert_eq!(records(&huge, 1 << 20).1, Some(Problem::TooLong));
        assert_eq!(records(&huge, usize::MAX).1, Some(Problem::Broken(Broken::Ends)));
    }
}
