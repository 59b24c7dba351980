//! The bytes of a record that goes on in CONTINUE records.

use super::record::{CONTINUE, Records};

/// What is left of a record and of the CONTINUE records behind it.
pub(super) struct Pieces<'a> {
    piece: &'a [u8],
    behind: Records<'a>,
}

impl<'a> Pieces<'a> {
    /// `behind`: the records behind the one with this body.
    pub(super) fn new(body: &'a [u8], behind: &Records<'a>) -> Self {
        Pieces {
            piece: body,
            behind: behind.clone(),
        }
    }

    /// Goes on to the next record, if it continues this one; those without bytes are passed over.
    fn go_on(&mut self) -> bool {
        while self.piece.is_empty() {
            let mut behind = self.behind.clone();
            match behind.next() {
                Some(record) if record.kind == CONTINUE => {
                    (self.behind, self.piece) = (behind, record.body);
                }
                _ => return false,
            }
        }
        true
    }

    /// Whether no byte is left.
    pub(super) fn is_empty(&mut self) -> bool {
        self.piece.is_empty() && !self.go_on()
    }

    /// The next bytes, wherever the record breaks.
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        if let Some((bytes, rest)) = self.piece.split_first_chunk() {
            self.piece = rest;
            return Some(*bytes);
        }
        let mut bytes = [0; N];
        for byte in &mut bytes {
            if self.piece.is_empty() && !self.go_on() {
                return None;
            }
            let (first, rest) = self.piece.split_first()?;
            (*byte, self.piece) = (*first, rest);
        }
        Some(bytes)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.bytes().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    /// Passes over bytes that are of no use; None when there are not so many.
    pub(super) fn skip(&mut self, count: u64) -> Option<()> {
        let mut left = count;
        while left > 0 {
            if self.piece.is_empty() && !self.go_on() {
                return None;
            }
            let here = left.min(self.piece.len() as u64);
            self.piece = self.piece.get(usize::try_from(here).ok()?..)?;
            left -= here;
        }
        Some(())
    }

    /// The next bytes of this piece, at most so many.
    fn up_to(&mut self, count: usize) -> &'a [u8] {
        let (bytes, rest) = self.piece.split_at(count.min(self.piece.len()));
        self.piece = rest;
        bytes
    }

    /// Adds characters, as UTF-16. Where the record breaks among them, the next piece begins with a byte that says
    /// how wide they are from there on. None when there are not so many.
    pub(super) fn characters(&mut self, count: u16, wide: bool, to: &mut Vec<u16>) -> Option<()> {
        let (mut left, mut wide) = (usize::from(count), wide);
        while left > 0 {
            if self.piece.is_empty() {
                wide = self.u8()? & 1 == 1;
                continue;
            }
            if wide {
                let (read, _odd) = self.up_to(2 * left).as_chunks();
                to.extend(read.iter().map(|unit| u16::from_le_bytes(*unit)));
                left -= read.len();
            } else {
                let read = self.up_to(left);
                to.extend(read.iter().map(|byte| u16::from(*byte)));
                left -= read.len();
            }
        }
        Some(())
    }

    /// Adds so many bytes, wherever the record breaks. None when there are not so many.
    pub(super) fn raw(&mut self, count: u16, to: &mut Vec<u8>) -> Option<()> {
        let mut left = usize::from(count);
        while left > 0 {
            if self.piece.is_empty() && !self.go_on() {
                return None;
            }
            let read = self.up_to(left);
            to.extend(read);
            left -= read.len();
        }
        Some(())
    }
}
