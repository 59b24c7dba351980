//! A part as it is inflated: piece by piece, so that a long sheet takes no more room than its rows.

use super::encoding;
use encoding_rs::{Encoding, UTF_8};
use memchr::{memmem, memrchr};
use std::io::Read;

/// Bytes of a piece, where elements end often enough.
const PIECE: usize = 1 << 18;

/// A part of the package while it is inflated.
pub(in crate::workbook) struct Feed<'r, R> {
    source: R,
    room: &'r mut Vec<u8>,
    /// Number of filled bytes in the buffer.
    filled: usize,
    /// How many of them were given out.
    given: usize,
    /// Bytes inflated so far, and as declared.
    inflated: u64,
    declared: u64,
    end: Option<End>,
    encoding: Option<&'static Encoding>,
}

/// How reading a part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook) enum End {
    /// The part was read to its end.
    Whole,
    /// The part was read to its end, and its checksum or size is wrong.
    Changed,
    /// The part breaks off: its packed bytes are damaged.
    Packed,
    /// Inflated, it is longer than the buffer may become.
    TooLong,
}

/// Decoded text of one piece of a part.
pub(in crate::workbook) struct Piece<'r> {
    pub(in crate::workbook) bytes: &'r [u8],
    pub(in crate::workbook) encoding: &'static Encoding,
    /// Whether more characters of the same text follow.
    pub(in crate::workbook) more: bool,
    /// Whether the part breaks off here; the last character may then be incomplete.
    pub(in crate::workbook) broken: bool,
}

impl<'r, R: Read> Feed<'r, R> {
    /// `declared`: inflated size in bytes by the directory of the package. `room` may hold old content, which is
    /// overwritten.
    pub(in crate::workbook) fn new(source: R, declared: u64, room: &'r mut Vec<u8>) -> Self {
        Feed {
            source,
            room,
            filled: 0,
            given: 0,
            inflated: 0,
            declared,
            end: None,
            encoding: None,
        }
    }

    /// The next piece, of at most so many bytes. It ends behind the end tag of an element of that name; where
    /// none is named or there is none, it is all of the part.
    pub(in crate::workbook) fn piece(&mut self, element: Option<&str>, most: usize) -> Piece<'_> {
        self.room.copy_within(self.given..self.filled, 0);
        self.filled -= self.given;
        self.given = 0;
        let mut want = PIECE;
        while self.given == 0 {
            self.fill(want.min(most));
            let encoding = *self
                .encoding
                .get_or_insert_with(|| encoding::of(&self.room[..self.filled]));
            let cut = element.filter(|_| self.end.is_none() && encoding == UTF_8);
            match cut.and_then(|element| behind_last(element, &self.room[..self.filled])) {
                Some(cut) => self.given = cut,
                None if self.end.is_some() => break,
                None if self.filled >= most => self.end = Some(End::TooLong),
                None => want = self.filled.saturating_mul(2).max(PIECE),
            }
        }
        let more = self.given > 0;
        if !more {
            self.given = self.filled;
        }
        Piece {
            bytes: &self.room[..self.given],
            encoding: self.encoding.unwrap_or(UTF_8),
            more,
            broken: !matches!(self.end, None | Some(End::Whole)),
        }
    }

    /// The next bytes, so many or, where the part ends before, fewer. They stay the next ones.
    pub(in crate::workbook) fn peek(&mut self, count: usize) -> &[u8] {
        if self.filled - self.given < count && self.end.is_none() {
            self.room.copy_within(self.given..self.filled, 0);
            self.filled -= self.given;
            self.given = 0;
            self.fill(count.max(PIECE));
        }
        &self.room[self.given..self.filled.min(self.given.saturating_add(count))]
    }

    /// Goes on behind so many of the bytes that [`Self::peek`] gave.
    pub(in crate::workbook) fn pass(&mut self, count: usize) {
        self.given = self.filled.min(self.given.saturating_add(count));
    }

    /// Inflates until the buffer holds so many bytes, or the part has ended.
    fn fill(&mut self, want: usize) {
        // One more than declared, so that the checksum is looked at.
        let left = usize::try_from(self.declared - self.inflated).unwrap_or(usize::MAX);
        let want = want.min(self.filled.saturating_add(left).saturating_add(1));
        if self.room.len() < want {
            self.room.resize(want, 0);
        }
        while self.end.is_none() && self.filled < want {
            match self.source.read(&mut self.room[self.filled..want]) {
                Ok(0) => self.end = Some(End::Whole),
                Ok(count) => self.count(count),
                // The checksum is looked at behind the last byte.
                Err(_) if self.inflated == self.declared => self.end = Some(End::Changed),
                Err(_) => self.end = Some(End::Packed),
            }
        }
    }

    fn count(&mut self, count: usize) {
        self.filled += count;
        self.inflated += count as u64;
        if self.inflated > self.declared {
            self.filled -= 1;
            self.inflated -= 1;
            self.end = Some(End::Packed);
        }
    }

    /// Inflates the rest without keeping it, to check its size and checksum.
    pub(in crate::workbook) fn end(mut self) -> End {
        loop {
            if let Some(end) = self.end {
                return end;
            }
            self.filled = 0;
            self.fill(PIECE);
        }
    }
}

/// Longest tag that is looked for, in bytes.
const LONGEST: usize = 64;
/// Longest tag with its attributes.
const LONGEST_CLOSED: usize = 4096;

/// Position in bytes behind the last element of that name, with or without a namespace prefix: behind its end tag, or
/// behind a tag that closes itself.
fn behind_last(name: &str, bytes: &[u8]) -> Option<usize> {
    let ended = behind_end_tag(name, bytes);
    let from = ended.unwrap_or(0);
    let closed = behind_closed_tag(name, &bytes[from..]);
    closed.map(|closed| from + closed).or(ended)
}

fn behind_closed_tag(name: &str, bytes: &[u8]) -> Option<usize> {
    let is_tag = |at: usize| {
        let before = &bytes[at.saturating_sub(LONGEST_CLOSED)..at];
        let Some(open) = memrchr(b'<', before) else {
            return false;
        };
        let tag = &before[open + 1..];
        let end = tag
            .iter()
            .position(|byte| !is_of_name(*byte))
            .unwrap_or(tag.len());
        let local = memrchr(b':', &tag[..end]).map_or(0, |colon| colon + 1);
        // `/>` may stand in the value of an attribute.
        let balanced = |quote: u8| {
            tag.iter()
                .filter(|byte| **byte == quote)
                .count()
                .is_multiple_of(2)
        };
        tag[local..end] == *name.as_bytes() && balanced(b'"') && balanced(b'\'')
    };
    let found = memmem::rfind_iter(bytes, b"/>").find(|at| is_tag(*at))?;
    Some(found + 2)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'-' | b'.') || !byte.is_ascii()
}

fn behind_end_tag(name: &str, bytes: &[u8]) -> Option<usize> {
    let ending = format!("{name}>");
    let is_tag = |at: usize| {
        let before = &bytes[at.saturating_sub(LONGEST)..at];
        let tag = memrchr(b'<', before).map(|open| &before[open + 1..]);
        tag.is_some_and(|tag| tag == b"/" || tag.starts_with(b"/") && tag.ends_with(b":"))
    };
    let found = memmem::rfind_iter(bytes, &ending).find(|at| is_tag(*at))?;
    Some(found + ending.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_end_tag_with_any_prefix() {
        let at = |text: &str| behind_last("row", text.as_bytes()).map(|at| text.split_at(at).1.to_string());
        assert_eq!(at("<row/></row><row>").as_deref(), Some("<row>"));
        assert_eq!(at("<row r=\"1\"/><row r=\"2\"").as_deref(), Some("<row r=\"2\""));
        assert_eq!(
            at("<row></row><x:row r='1' /><c/><row>").as_deref(),
            Some("<c/><row>")
        );
        assert_eq!(at("<row><c/><rows/><row a=\"1/>\""), None);
        assert_eq!(at("</row></x:row><c>row>").as_deref(), Some("<c>row>"));
        assert_eq!(at("</brow><row>"), None);
        assert_eq!(at("row>"), None);
    }

    #[test]
    fn pieces_are_the_part() {
        let part = "<row>甲</row>".repeat(50_000);
        let mut room = Vec::new();
        let mut feed = Feed::new(part.as_bytes(), part.len() as u64, &mut room);
        let (mut joined, mut count) = (Vec::new(), 0);
        loop {
            let piece = feed.piece(Some("row"), usize::MAX);
            joined.extend_from_slice(piece.bytes);
            count += 1;
            if !piece.more {
                break;
            }
            assert!(piece.bytes.ends_with(b"</row>") && piece.bytes.len() <= PIECE);
        }
        assert_eq!(joined, part.as_bytes());
        assert!(count > 2);
        assert_eq!(feed.end(), End::Whole);
    }

    #[test]
    fn rows_that_close_themselves_end_a_piece() {
        let part = "<row r=\"1\" spans=\"1:9\"/>".repeat(50_000);
        let mut room = Vec::new();
        let mut feed = Feed::new(part.as_bytes(), part.len() as u64, &mut room);
        let piece = feed.piece(Some("row"), usize::MAX);
        assert!(piece.more && piece.bytes.len() <= PIECE && piece.bytes.ends_with(b"/>"));
    }

    #[test]
    fn a_piece_that_does_not_end_is_longer_up_to_the_limit() {
        let part = "x".repeat(3 * PIECE);
        let mut room = Vec::new();
        let mut feed = Feed::new(part.as_bytes(), part.len() as u64, &mut room);
        assert_eq!(feed.piece(Some("row"), part.len() + 1).bytes.len(), part.len());
        let mut feed = Feed::new(part.as_bytes(), part.len() as u64, &mut room);
        assert!(feed.piece(None, part.len() - 1).broken);
        assert_eq!(feed.end(), End::TooLong);
    }

    #[test]
    fn bytes_are_looked_at_until_they_are_passed() {
        let part: Vec<u8> = (0..2 * PIECE + 5).map(|at| (at % 251) as u8).collect();
        let mut room = Vec::new();
        let mut feed = Feed::new(&part[..], part.len() as u64, &mut room);
        assert_eq!(feed.peek(3), &part[..3]);
        assert_eq!(feed.peek(2), &part[..2]);
        feed.pass(2);
        assert_eq!(feed.peek(PIECE + 9), &part[2..PIECE + 11]);
        feed.pass(PIECE + 9);
        assert_eq!(feed.peek(usize::MAX), &part[PIECE + 11..], "fewer at the end");
        feed.pass(usize::MAX);
        assert!(feed.peek(1).is_empty());
        assert_eq!(feed.end(), End::Whole);
    }

    #[test]
    fn more_than_was_declared_is_not_given_out() {
        let mut room = Vec::new();
        let mut feed = Feed::new(&b"12345"[..], 4, &mut room);
        let piece = feed.piece(None, usize::MAX);
        assert_eq!(
            (piece.bytes, piece.more, piece.broken),
            (&b"1234"[..], false, true)
        );
        assert_eq!(feed.end(), End::Packed);
    }
}
