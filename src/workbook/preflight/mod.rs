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

/// The kind of a file, or why it is refused.
pub(super) fn kind(bytes: &[u8]) -> Result<FileKind, Kind> {
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
        return zipped::kind(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return ole::kind(bytes);
    }
    if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(not_a_workbook(name));
    }
    plain(bytes)
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
