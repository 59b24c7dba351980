//! Bytes of a file → [`RawBook`]: what kind it is, its sheets, cells, merges, hidden parts.
//!
//! [`read`] decides by content what a file is ([`preflight`]) and hands it to the reader of that kind. Every
//! reader hands its cells to [`gather`], which keeps the budgets and the promises of [`RawSheet`]. Formats other than
//! xlsx and text are read by a child process ([`ChildReader`]); memory is shared out by an [`Allowance`].

mod allowance;
mod duration;
mod error_code;
mod format_code;
mod formats;
mod formula;
mod gather;
#[cfg(feature = "program")]
mod legacy;
mod limits;
mod little_endian;
mod ods;
mod packed_number;
mod preflight;
mod raw;
#[cfg(not(feature = "program"))]
mod refused;
mod shared_texts;
mod shown;
mod tabs;
mod text;
mod tidy;
mod tokens;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use allowance::{Allowance, Taken};
#[cfg(feature = "program")]
pub use legacy::{ChildReader, serve};
pub use limits::FILE_BYTES;
pub use raw::{Area, NumberFormat, RawBook, RawCell, RawRow, RawSheet, RawValue, ShownAs, day, shown};
#[cfg(not(feature = "program"))]
pub use refused::ChildReader;

use crate::finding::{Findings, Kind, Place};
use preflight::{FileKind, Looked};
#[cfg(not(feature = "program"))]
use refused as legacy;
use std::sync::Arc;

/// Reads a file. None when it was refused; then a finding says why.
///
/// `file` is the path that places name. The extension does not count.
pub fn read(file: &Arc<str>, bytes: &[u8], legacy: &ChildReader, findings: &mut Findings) -> Option<RawBook> {
    let book = preflight::look(bytes).and_then(|looked| match looked.kind {
        FileKind::Xlsx => xlsx::read(file, bytes, &limits::LIMITS, findings),
        FileKind::Text => Ok(text::read(file, bytes, findings)),
        FileKind::Xlsb | FileKind::Ods | FileKind::Fods | FileKind::Xls => {
            legacy::read(file, bytes, looked, legacy, findings)
        }
    });
    book.map_err(|refusal: Kind| findings.add(refusal, Place::file(file)))
        .ok()
}

/// Bytes of memory that reading a file may take beside its own.
pub fn room(bytes: &[u8]) -> u64 {
    preflight::look(bytes).map_or(0, Looked::room)
}

/// Whether a file is text, though its name says that it is a workbook.
pub fn is_text_named_workbook(file: &str, bytes: &[u8]) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let workbook = ending.is_some_and(|ending| WORKBOOKS.contains(&&*ending));
    workbook && preflight::look(bytes).is_ok_and(|looked| looked.kind == FileKind::Text)
}

/// Endings of workbooks.
const WORKBOOKS: &[&str] = &["xlsx", "xlsm", "xltx", "xlsb", "xls", "xlt", "et", "ett", "ods"];

/// What a file is by its content, as users know it, or why it is refused. No parser sees it.
pub fn kind(bytes: &[u8]) -> Result<&'static str, Kind> {
    preflight::look(bytes).map(|looked| looked.kind.name())
}

/// Reads an xlsx.
pub fn read_xlsx(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Option<RawBook> {
    xlsx::read(file, bytes, &limits::LIMITS, findings)
        .map_err(|refusal| findings.add(refusal, Place::file(file)))
        .ok()
}

/// Reads an ods or fods in this process; a part of its sheets alone is read like a fods.
pub fn read_ods(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Option<RawBook> {
    ods::read(file, bytes, &limits::LIMITS, findings)
        .map_err(|refusal| findings.add(refusal, Place::file(file)))
        .ok()
}

/// Reads an xls in this process: a compound file, or a bare stream of records.
pub fn read_xls(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Option<RawBook> {
    xls::read(file, bytes, &limits::LIMITS, findings)
        .map_err(|refusal| findings.add(refusal, Place::file(file)))
        .ok()
}

/// Reads an xlsb in this process.
pub fn read_xlsb(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Option<RawBook> {
    xlsb::read(file, bytes, &limits::LIMITS, findings)
        .map_err(|refusal| findings.add(refusal, Place::file(file)))
        .ok()
}

/// The refusal of a file that is damaged.
fn damaged(problem: &str) -> Kind {
    Kind::Damaged {
        problem: problem.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> &'static str {
        let mut findings = Findings::new();
        assert!(
            read(
                &Arc::from("a.xlsx"),
                bytes,
                &ChildReader::default(),
                &mut findings
            )
            .is_none()
        );
        assert_eq!(findings.as_slice().len(), 1);
        findings.as_slice()[0].code().name()
    }

    #[test]
    fn what_is_no_workbook_is_refused_with_its_reason() {
        assert_eq!(refused(b""), "W01");
        assert_eq!(refused(b"%PDF-1.7 ..."), "W04");
        assert_eq!(refused(b"Rar!\x1a\x07\x01\x00"), "W31");
        assert_eq!(refused(b"\xff\xd8\xff\xe0\x00\x10JFIF"), "W04");
        assert_eq!(
            refused(b"<html xmlns:o=\"x\"><table><tr><td>1</td></tr></table>"),
            "W05"
        );
        assert_eq!(refused(b"PK\x03\x04\x14\x00 cut off"), "W06");
        assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off"), "W06");
    }

    #[test]
    fn an_encrypted_package_asks_for_the_password_to_be_removed() {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(1024, 0);
        for (at, unit) in "EncryptedPackage".encode_utf16().enumerate() {
            bytes[512 + 2 * at..514 + 2 * at].copy_from_slice(&unit.to_le_bytes());
        }
        assert_eq!(refused(&bytes), "W03");
    }
}
