//! The compound file of old Office: xls, et, encrypted xlsx, doc…, told apart by the names of its streams.

use super::compound::{Compound, Entry};
use super::{FileKind, MAGIC, encrypted, not_a_workbook, other_table};
use crate::finding::Kind;
use std::borrow::Cow;

/// Bytes at the head of a book in which what encrypts it must be said.
const HEAD: usize = 8192;

/// What else is kept in compound files, by a stream that it has.
const OTHERS: &[(&str, &str)] = &[
    ("worddocument", "Word文档"),
    ("powerpoint document", "演示文稿"),
    ("visiodocument", "Visio图"),
    ("__properties_version1.0", "Outlook邮件"),
    ("quill", "Publisher文档"),
];

pub(super) fn kind(bytes: &[u8]) -> Result<FileKind, Kind> {
    let Some(file) = Compound::open(bytes) else {
        return by_names(bytes);
    };
    let top = file.top();
    let named = |name: &str| find(&top, name);
    if named("encryptedpackage").is_some() {
        return Err(encrypted(
            named("encryptioninfo").map_or("", |info| scheme(&file, info)),
        ));
    }
    if named("\u{9}drmcontent").is_some() {
        return Err(encrypted("（权限管理）"));
    }
    if let Some(book) = book(&file, &top) {
        return workbook(&file, book);
    }
    if named("wksssworkbook").is_some() {
        return Err(other_table("Works表格"));
    }
    match OTHERS.iter().find(|(stream, _)| named(stream).is_some()) {
        Some((_, name)) => Err(not_a_workbook(name)),
        None => book(&file, &file.loose()).map_or_else(|| by_names(bytes), |book| workbook(&file, book)),
    }
}

fn workbook(file: &Compound, book: &Entry) -> Result<FileKind, Kind> {
    if let Some(how) = password(&file.head(book, HEAD)) {
        return Err(encrypted(how));
    }
    if file.is_cut(book) {
        return Err(Kind::Damaged {
            problem: "后面的一部分没有传到".into(),
        });
    }
    Ok(FileKind::Xls)
}

/// A workbook stream that lies in no compound file, as some programs write it.
pub(super) fn bare(bytes: &[u8]) -> Result<FileKind, Kind> {
    match password(&bytes[..bytes.len().min(HEAD)]) {
        Some(how) => Err(encrypted(how)),
        None => Ok(FileKind::Xls),
    }
}

/// The streams of an xls that are read.
pub(in crate::workbook) struct Streams<'a> {
    /// Records of the workbook: the stream that holds it, or all of a file that is no compound file.
    pub(in crate::workbook) workbook: Cow<'a, [u8]>,
    /// What the document says of itself, with the properties that programs and people add.
    pub(in crate::workbook) properties: Option<Cow<'a, [u8]>>,
}

/// Larger is no list of properties.
const PROPERTIES_BYTES: usize = 1 << 20;

/// None where there is no workbook.
pub(in crate::workbook) fn streams(bytes: &[u8]) -> Option<Streams<'_>> {
    if !bytes.starts_with(MAGIC) {
        return Some(Streams {
            workbook: bytes.into(),
            properties: None,
        });
    }
    let file = Compound::open(bytes)?;
    let top = file.top();
    let workbook = book(&file, &top).or_else(|| book(&file, &file.loose()))?;
    let properties = find(&top, "\u{5}documentsummaryinformation");
    Some(Streams {
        workbook: file.head(workbook, usize::MAX),
        properties: properties.map(|entry| file.head(entry, PROPERTIES_BYTES)),
    })
}

fn find<'a>(entries: &[&'a Entry], name: &str) -> Option<&'a Entry> {
    entries.iter().copied().find(|entry| entry.name == name)
}

/// The stream of the workbook. A file written for two versions of Excel has a second one for the older; that is read
/// only where the first holds no records.
fn book<'a>(file: &Compound, entries: &[&'a Entry]) -> Option<&'a Entry> {
    let streams = [find(entries, "workbook"), find(entries, "book")];
    let begins = |entry: &&&Entry| is_begin(&file.head(entry, 4));
    let mut found = streams.iter().flatten();
    found.clone().find(begins).or_else(|| found.next()).copied()
}

/// Whether bytes begin with the record that begins a workbook, of Excel 5 and later.
pub(super) fn is_begin(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x08, 4..=32, 0, ..])
}

/// How an xlsx is encrypted, by the version at the head of the description.
fn scheme(file: &Compound, info: &Entry) -> &'static str {
    match file.head(info, 4)[..] {
        [4, 0, 4, 0] => "（Office 2010以后的加密）",
        [2..=4, 0, 2, 0] => "（Office 2007的加密）",
        _ => "",
    }
}

/// Whether the records at the head of a book say that what follows is encrypted, and how.
fn password(head: &[u8]) -> Option<&'static str> {
    const BOF: u16 = 0x0809;
    const FILEPASS: u16 = 0x002f;
    const SHEETS: u16 = 0x0085;
    const END: u16 = 0x000a;
    let (mut rest, mut version) = (head, 0);
    while let [a, b, c, d, body @ ..] = rest {
        let (kind, length) = (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
        let body = body.get(..usize::from(length))?;
        match (kind, body) {
            (BOF, [low, high, ..]) => version = u16::from_le_bytes([*low, *high]),
            (FILEPASS, [1, 0, 1, 0, ..]) if version == 0x0600 => return Some("（旧式的RC4加密）"),
            (FILEPASS, [1, 0, ..]) if version == 0x0600 => return Some("（旧式的CryptoAPI加密）"),
            (FILEPASS, _) => return Some("（最早的异或加密）"),
            (SHEETS | END, _) => return None,
            _ => {}
        }
        rest = &rest[4 + body.len()..];
    }
    None
}

/// A file whose directory leads nowhere may still show the names of its streams.
fn by_names(bytes: &[u8]) -> Result<FileKind, Kind> {
    if holds_stream(bytes, "EncryptedPackage") {
        return Err(encrypted(""));
    }
    if holds_stream(bytes, "Workbook") || holds_stream(bytes, "Book") {
        return Ok(FileKind::Xls);
    }
    if holds_stream(bytes, "WordDocument") {
        return Err(not_a_workbook("Word文档"));
    }
    if holds_stream(bytes, "Root Entry") {
        return Err(not_a_workbook("认不出的Office文件"));
    }
    Err(Kind::Damaged {
        problem: "文件开头像xls，却没有目录".into(),
    })
}

/// Whether the directory names a stream: its entries are 128 bytes each, aligned, the name first in UTF-16.
fn holds_stream(bytes: &[u8], name: &str) -> bool {
    let mut wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    wanted.extend([0, 0]);
    bytes.chunks(128).any(|entry| entry.starts_with(&wanted))
}
