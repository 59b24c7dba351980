//! What a file is, by its content: before any parser sees it.

mod ole;
mod zipped;

use super::limits::FILE_BYTES;
use crate::finding::Kind;

/// A kind that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Xlsx,
    Xlsb,
    Ods,
    Xls,
    Text,
}

impl FileKind {
    /// As a user knows it.
    pub(super) fn name(self) -> &'static str {
        match self {
            FileKind::Xlsx => "xlsx",
            FileKind::Xlsb => "xlsb",
            FileKind::Ods => "ods",
            FileKind::Xls => "xls",
            FileKind::Text => "csv",
        }
    }
}

/// What is known of a file before it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looked {
    pub(super) kind: FileKind,
    /// Its bytes when nothing is packed, as it declares.
    pub(super) unpacked: u64,
}

impl Looked {
    /// Bytes of memory that reading it may take beside its own: what is inflated, and the cells made of it, which
    /// need about as much again. Of a file read by a child only the answer is here.
    pub(super) fn room(self) -> u64 {
        match self.kind {
            FileKind::Xlsx | FileKind::Text => self.unpacked.saturating_mul(2),
            FileKind::Xlsb | FileKind::Ods | FileKind::Xls => self.answer().saturating_mul(3),
        }
    }

    /// Bytes of a child's answer that are still taken. A cell takes more in the answer than in the file where the
    /// file writes a text once for many cells.
    pub(super) fn answer(self) -> u64 {
        const LEAST: u64 = 8 << 20;
        const MOST: u64 = 96 << 20;
        self.unpacked.saturating_mul(4).clamp(LEAST, MOST)
    }
}

/// What a file is, or why it is refused.
pub(super) fn look(bytes: &[u8]) -> Result<Looked, Kind> {
    if bytes.is_empty() {
        return Err(Kind::Empty {});
    }
    if bytes.len() > FILE_BYTES {
        return Err(Kind::TooLarge {
            what: format!("文件有{}MB", bytes.len() >> 20),
            limit: format!("{}MB", FILE_BYTES >> 20),
        });
    }
    if bytes.starts_with(b"PK") {
        return zipped::look(bytes);
    }
    let looked = |kind| Looked {
        kind,
        unpacked: bytes.len() as u64,
    };
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return ole::kind(bytes).map(looked);
    }
    if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(not_a_workbook(name));
    }
    plain(bytes).map(looked)
}

/// First bytes of what people send by mistake.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF文件"),
    (b"Rar!", "RAR压缩包"),
    (b"7z\xbc\xaf", "7z压缩包"),
    (b"\x1f\x8b", "gz压缩包"),
    (b"\xff\xd8\xff", "JPG图片"),
    (b"\x89PNG", "PNG图片"),
    (b"GIF8", "GIF图片"),
    (b"BM", "BMP图片"),
    (b"{\\rtf", "RTF文档"),
    (b"OFD", "OFD文件"),
    (b"MZ", "程序"),
];

fn not_a_workbook(kind: &str) -> Kind {
    Kind::NotAWorkbook { kind: kind.into() }
}

/// Text of some sort, or bytes nobody knows.
fn plain(bytes: &[u8]) -> Result<FileKind, Kind> {
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if !wide && bytes.contains(&0) {
        return Err(not_a_workbook("认不出的文件"));
    }
    let head: Vec<u8> = bytes
        .iter()
        .take(4096)
        .copied()
        .filter(|byte| *byte != 0)
        .collect();
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let saved_as = |kind: &str| Err(Kind::WebPage { kind: kind.into() });
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<?xml") {
        return saved_as("XML表格（Excel 2003的旧格式）");
    }
    let start = head.trim_start_matches(|c: char| !c.is_ascii() || c.is_whitespace());
    if start.starts_with('<')
        && ["<html", "<!doctype html", "<table"]
            .iter()
            .any(|tag| head.contains(tag))
    {
        return saved_as("网页");
    }
    if start.starts_with("mime-version:") {
        return saved_as("网页（MHT）");
    }
    Ok(FileKind::Text)
}
