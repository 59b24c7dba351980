//! The zip package: parts by name, inflated into room that is used again for the next part and the next file.

use super::feed::Feed;
use super::scan::{Broken, Scanner};
use super::visit::{Problem, Visit};
use crate::workbook::limits::Limits;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::Cursor;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// A package that was opened.
pub(in crate::workbook) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Places in the archive by normal name.
    index: BTreeMap<String, usize>,
    has_doubles: bool,
    room: Vec<u8>,
    limits: &'a Limits,
    left: u64,
}

/// A part of the package while it is inflated.
pub(in crate::workbook) type Inflating<'p, 'a> = Feed<'p, ZipFile<'p, Cursor<&'a [u8]>>>;

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
    pub(in crate::workbook) fn open(bytes: &'a [u8], limits: &'a Limits) -> Option<Self> {
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
    pub(in crate::workbook) fn has(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    /// Whether there are two parts of one name.
    pub(in crate::workbook) fn has_doubles(&self) -> bool {
        self.has_doubles
    }

    /// Reads a part; what `read` has taken before a problem stays taken. With the name of an element the part comes
    /// in pieces that end behind such elements, each handed to `read`, which pauses between them.
    pub(in crate::workbook) fn visit(
        &mut self,
        name: &str,
        element: Option<&str>,
        read: impl FnMut(&mut Scanner) -> Result<(), Broken>,
    ) -> Visit {
        let most = self.limits.piece_bytes;
        self.inflate(name, |visit, feed| visit.through(feed, element, most, read))
    }

    /// Passes a part to `read` as it is inflated.
    pub(in crate::workbook) fn inflate(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Visit, Inflating<'_, 'a>),
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
            read(&mut visit, Feed::new(part, size, &mut self.room));
        }
        visit
    }
}

/// The name of a part as it is looked up: from the root, without `.` and `..`, in small letters.
pub(in crate::workbook) fn normal(folder: &str, target: &str) -> String {
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
