//! What a file is, decided by its content before any parser reads it.

mod compound;
mod ole;
mod plain;
#[cfg(test)]
mod tests;
mod zipped;

pub(super) use ole::streams;

use super::limits::{FILE_BYTES, TEXT_CELLS};
use crate::finding::Kind;

/// A kind that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Xlsx,
    Xlsb,
    Ods,
    Fods,
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
            FileKind::Fods => "fods",
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
    /// Bytes of memory that reading it may take beside its own: what is inflated or decoded, and the cells made of
    /// it. Of a file read by a child only the answer is here.
    pub(super) fn room(self) -> u64 {
        match self.kind {
            // Rows of one cell and empty texts take three to four times their place in a part.
            FileKind::Xlsx => self.unpacked.saturating_mul(4),
            // A row of one letter takes two bytes of text, and sixty times as much as a row.
            FileKind::Text => {
                let cells = self.unpacked.saturating_mul(60);
                cells.min(TEXT_CELLS as u64 * 150) + self.unpacked.saturating_mul(2)
            }
            FileKind::Xlsb | FileKind::Ods | FileKind::Fods | FileKind::Xls => {
                self.answer().saturating_mul(6)
            }
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
    if bytes.starts_with(MAGIC) {
        return ole::kind(bytes).map(looked);
    }
    if ole::is_begin(bytes) {
        return ole::bare(bytes).map(looked);
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err(Kind::AllZero {});
    }
    by_first_bytes(bytes)
        .map_or_else(|| plain::kind(bytes), Err)
        .map(looked)
}

/// First bytes of a compound file.
const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// First bytes of what people send by mistake.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF文件"),
    (b"\xff\xd8\xff", "JPG图片"),
    (b"\x89PNG", "PNG图片"),
    (b"GIF8", "GIF图片"),
    (b"BM", "BMP图片"),
    (b"II*\0", "TIFF图片"),
    (b"MM\0*", "TIFF图片"),
    (b"RIFF", "图片或音像文件"),
    (b"\0\0\0\x18ftyp", "图片或音像文件"),
    (b"\0\0\0\x1cftyp", "图片或音像文件"),
    (b"\0\0\0\x20ftyp", "图片或音像文件"),
    (b"ID3", "音像文件"),
    (b"{\\rtf", "RTF文档"),
    (b"OFD", "OFD文件"),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
    (b"SQLite format 3", "数据库文件"),
    (b"\0\x01\0\0Standard", "Access数据库"),
    (b"L\0\0\0\x01\x14\x02\0", "快捷方式"),
];

/// First bytes of archives, each with its name for users.
const ARCHIVES: &[(&[u8], &str)] = &[
    (b"Rar!", "RAR压缩包"),
    (b"7z\xbc\xaf", "7z压缩包"),
    (b"\x1f\x8b", "gz压缩包"),
    (b"BZh", "bz2压缩包"),
    (b"\xfd7zXZ", "xz压缩包"),
    (b"MSCF", "CAB压缩包"),
];

/// First bytes of workbooks that nobody writes any more.
const OLD_TABLES: &[(&[u8], &str)] = &[
    (b"\x09\x00\x04\x00", "Excel 2.0表格"),
    (b"\x09\x02\x06\x00", "Excel 3.0表格"),
    (b"\x09\x04\x06\x00", "Excel 4.0表格"),
    (b"\x00\x00\x02\x00", "Lotus 1-2-3表格"),
    (b"\x00\x00\x1a\x00", "Lotus 1-2-3表格"),
    (b"\xff\x00\x02\x00", "Works表格"),
];

/// What programs that encrypt all files of an office leave at their head.
const LOCKED: &[&[u8]] = &[b"E-SafeNet", b"%TSD-Header-###%"];

/// What is known by its first bytes.
fn by_first_bytes(bytes: &[u8]) -> Option<Kind> {
    let named = |list: &[(&[u8], &'static str)]| {
        let begins = |(magic, _): &&(&[u8], &'static str)| bytes.starts_with(magic);
        list.iter().find(begins).map(|(_, name)| *name)
    };
    let head = &bytes[..bytes.len().min(64)];
    if LOCKED
        .iter()
        .any(|mark| head.windows(mark.len()).any(|at| at == *mark))
    {
        return Some(Kind::LockedByProgram {});
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(archive("tar压缩包", ""));
    }
    named(FOREIGN)
        .map(not_a_workbook)
        .or_else(|| named(ARCHIVES).map(|name| archive(name, "")))
        .or_else(|| named(OLD_TABLES).map(other_table))
}

fn not_a_workbook(kind: &str) -> Kind {
    Kind::NotAWorkbook { kind: kind.into() }
}

fn other_table(kind: &str) -> Kind {
    Kind::OtherTable { kind: kind.into() }
}

fn archive(kind: &str, inside: &str) -> Kind {
    Kind::Archive {
        kind: kind.into(),
        inside: inside.into(),
    }
}

/// `how` in brackets, or nothing.
fn encrypted(how: &str) -> Kind {
    Kind::Encrypted { how: how.into() }
}
