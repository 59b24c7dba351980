//! Reading one part to its end, piece by piece, and what went wrong with it.

use super::encoding::{self, Decoded};
use super::feed::{End, Feed};
use super::scan::{Broken, Scanner, State};
use std::io::Read;

/// Why a part was not read, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook) enum Problem {
    /// There is no part of that name.
    Missing,
    /// More bytes than are read of one part.
    PartTooLarge(u64),
    /// More bytes than are read of one file.
    FileTooLarge,
    /// An element of it is longer than what is kept in memory.
    TooLong,
    /// It is compressed by another method than deflate, or encrypted.
    Method,
    /// The part cannot be inflated.
    Packed,
    /// It is not well-formed XML from some point on.
    Broken(Broken),
}

/// Problems while a part was read.
#[derive(Default)]
pub(in crate::workbook) struct Visit {
    pub(in crate::workbook) problem: Option<Problem>,
    /// Whether its checksum or size is wrong.
    pub(in crate::workbook) checksum_differs: bool,
    /// Its encoding, when characters of it could not be read.
    pub(in crate::workbook) lossy: Option<&'static str>,
    /// Number of `&` that begin no entity.
    pub(in crate::workbook) strays: usize,
    /// Whether a piece ended inside an element: the part is then read again in one piece.
    pub(in crate::workbook) miscut: bool,
}

impl Visit {
    /// Reads bytes that are one part, as [`super::package::Package::visit`] reads a part of a package.
    pub(in crate::workbook) fn of_bytes(
        bytes: &[u8],
        element: Option<&str>,
        most: usize,
        read: impl FnMut(&mut Scanner) -> Result<(), Broken>,
    ) -> Self {
        let mut visit = Visit::default();
        let mut room = Vec::new();
        let feed = Feed::new(bytes, bytes.len() as u64, &mut room);
        visit.through(feed, element, most, read);
        visit
    }

    /// Reads a part. With the name of an element it comes in pieces that end behind such elements, each of at most so
    /// many bytes.
    pub(super) fn through(
        &mut self,
        mut feed: Feed<impl Read>,
        element: Option<&str>,
        most: usize,
        read: impl FnMut(&mut Scanner) -> Result<(), Broken>,
    ) {
        self.pieces(&mut feed, element, most, read);
        self.end(feed.end());
    }

    /// Passes the pieces to `read`, one after another.
    fn pieces(
        &mut self,
        feed: &mut Feed<impl Read>,
        element: Option<&str>,
        most: usize,
        mut read: impl FnMut(&mut Scanner) -> Result<(), Broken>,
    ) {
        let mut state = State::default();
        loop {
            let piece = feed.piece(element, most);
            let Decoded { text, lossy } = encoding::decode(piece.bytes, piece.encoding, piece.broken);
            self.lossy = self.lossy.or(lossy);
            let mut scanner = Scanner::new(&text, state, piece.more);
            let done = read(&mut scanner);
            state = scanner.state();
            match done {
                Err(Broken::Cut) => continue,
                Err(Broken::Ends) if piece.more => self.miscut = true,
                Err(broken) => self.problem = Some(Problem::Broken(broken)),
                Ok(()) => {}
            }
            self.strays = state.strays();
            return;
        }
    }

    /// Notes how inflating the part ended.
    pub(in crate::workbook) fn end(&mut self, end: End) {
        match end {
            End::Whole => {}
            End::Changed => self.checksum_differs = true,
            End::Packed => self.problem = Some(Problem::Packed),
            End::TooLong => self.problem = Some(Problem::TooLong),
        }
    }
}

impl Problem {
    /// The problem as the end of a Chinese sentence.
    pub(in crate::workbook) fn words(self) -> &'static str {
        match self {
            Problem::Missing => "文件里没有这一部分",
            Problem::PartTooLarge(_) | Problem::FileTooLarge | Problem::TooLong => "内容过大",
            Problem::Method => "压缩的方式不认识",
            Problem::Packed => "压缩的内容损坏",
            Problem::Broken(Broken::Ends | Broken::Cut) => "内容在中途断了",
            Problem::Broken(Broken::Form) => "内部的标记不合格式",
        }
    }
}
