//! The zip package: parts by name, inflated into room that is used again for the next part and the next file, and the
//! links between them.

use super::encoding::{self, Decoded};
use super::feed::{End, Feed};
use super::scan::{Broken, Scanner, State};
use crate::workbook::limits::Limits;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Name of the part that lists content types.
const CONTENT_TYPES: &str = "[content_types].xml";

/// A package that was opened.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Places in the archive by normal name.
    index: BTreeMap<String, usize>,
    has_doubles: bool,
    room: Vec<u8>,
    limits: &'a Limits,
    left: u64,
}

/// Why a part was not read, or not to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
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
pub(super) struct Visit {
    pub(super) problem: Option<Problem>,
    /// Whether its checksum or size is wrong.
    pub(super) checksum_differs: bool,
    /// Its encoding, when characters of it could not be read.
    pub(super) lossy: Option<&'static str>,
    /// Number of `&` that begin no entity.
    pub(super) strays: usize,
    /// Whether a piece ended inside an element: the part is then read again in one piece.
    pub(super) miscut: bool,
}

/// A link from one part to another.
pub(super) struct Link {
    pub(super) id: String,
    /// Last word of its type: `worksheet`, `sharedStrings`…
    pub(super) kind: String,
    /// Normal name of the part.
    pub(super) target: String,
}

thread_local! {
    /// Buffer into which parts are inflated; each thread keeps it from file to file.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Largest buffer in bytes that a thread keeps: more than the pieces of a long sheet take.
const KEPT: usize = 1 << 20;

impl Drop for Package<'_> {
    fn drop(&mut self) {
        if self.room.len() <= KEPT {
            ROOM.set(std::mem::take(&mut self.room));
        }
    }
}

impl<'a> Package<'a> {
    /// None when the directory of the archive cannot be read.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut index = BTreeMap::new();
        let mut has_doubles = archive.has_duplicate_names();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                has_doubles |= index.insert(normal("", &name), at).is_some();
            }
        }
        Some(Package {
            archive,
            index,
            has_doubles,
            room: ROOM.take(),
            limits,
            left: limits.inflated_bytes,
        })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    /// Whether there are two parts of one name.
    pub(super) fn has_doubles(&self) -> bool {
        self.has_doubles
    }

    /// Reads a part; what `read` has taken before a problem stays taken. With the name of an element the part comes
    /// in pieces that end behind such elements, each handed to `read`, which pauses between them.
    pub(super) fn visit(
        &mut self,
        name: &str,
        element: Option<&str>,
        read: impl FnMut(&mut Scanner) -> Result<(), Broken>,
    ) -> Visit {
        let mut visit = Visit::default();
        let Some(at) = self.index.get(name) else {
            visit.problem = Some(Problem::Missing);
            return visit;
        };
        let part = match self.archive.by_index(*at) {
            Ok(part) => part,
            Err(error) => {
                visit.problem = Some(match error {
                    ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                        Problem::Method
                    }
                    _ => Problem::Packed,
                });
                return visit;
            }
        };
        let size = part.size();
        if size > self.limits.part_bytes {
            visit.problem = Some(Problem::PartTooLarge(size));
        } else if size > self.left {
            visit.problem = Some(Problem::FileTooLarge);
        } else {
            self.left -= size;
            let mut feed = Feed::new(part, size, &mut self.room);
            visit.through(&mut feed, element, self.limits.piece_bytes, read);
            visit.end(feed.end());
        }
        visit
    }

    /// The links of a part, or of the package itself (an empty name).
    pub(super) fn links(&mut self, of: &str) -> Option<Vec<Link>> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = normal(folder, &format!("_rels/{file}.rels"));
        let mut links = Vec::new();
        let visit = self.visit(&name, None, |scanner| {
            scanner.child()?;
            while let Some(tag) = scanner.child()? {
                let (id, kind) = (tag.attribute("Id")?, tag.attribute("Type")?);
                if let (Some(id), Some(kind), Some(target)) = (id, kind, tag.attribute("Target")?) {
                    links.push(Link {
                        id: id.into_owned(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_string(),
                        target: normal(folder, &target),
                    });
                }
                scanner.skip(&tag)?;
            }
            Ok(())
        });
        (visit.problem.is_none() || !links.is_empty()).then_some(links)
    }

    /// The part whose content type ends in a given way.
    pub(super) fn of_type(&mut self, ending: &str) -> Option<String> {
        let mut found = None;
        self.visit(CONTENT_TYPES, None, |scanner| {
            scanner.child()?;
            while let Some(tag) = scanner.child()? {
                let (part, kind) = (tag.attribute("PartName")?, tag.attribute("ContentType")?);
                if let (Some(part), true) = (part, kind.is_some_and(|kind| kind.ends_with(ending))) {
                    found.get_or_insert(normal("", &part));
                }
                scanner.skip(&tag)?;
            }
            Ok(())
        });
        found.filter(|name| self.has(name))
    }
}

/// The name of a part as it is looked up: from the root, without `.` and `..`, in small letters.
fn normal(folder: &str, target: &str) -> String {
    let target = unquoted(target).replace('\\', "/");
    let from_root = target.starts_with('/');
    let mut steps: Vec<&str> = if from_root {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/").to_lowercase()
}

/// The text with `%20` and the like replaced by their characters.
fn unquoted(text: &str) -> String {
    if !text.contains('%') {
        return text.to_string();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Visit {
    /// Passes the pieces to `read`, one after another.
    fn through(
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

    fn end(&mut self, end: End) {
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
    pub(super) fn words(self) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_the_folder_of_their_part() {
        assert_eq!(normal("xl", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(normal("xl", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(normal("xl/a", "..\\..\\b%20c.xml"), "b c.xml");
        assert_eq!(normal("", "../../x"), "x");
        assert_eq!(normal("", "./a%zz%"), "a%zz%");
    }
}
