//! The compound file of old Office: xls, et, encrypted xlsx, doc…, told apart by the names of its streams.

use super::{FileKind, not_a_workbook};
use crate::finding::Kind;

pub(super) fn kind(bytes: &[u8]) -> Result<FileKind, Kind> {
    if holds_stream(bytes, "EncryptedPackage") {
        return Err(Kind::Encrypted {});
    }
    if holds_stream(bytes, "Workbook") || holds_stream(bytes, "Book") {
        return Ok(FileKind::Xls);
    }
    if holds_stream(bytes, "WordDocument") {
        return Err(not_a_workbook("Word文档"));
    }
    if holds_stream(bytes, "PowerPoint Document") {
        return Err(not_a_workbook("演示文稿"));
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
