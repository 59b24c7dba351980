//! Zip packages: xlsx, xlsb, ods and what is not a workbook; sizes as declared, before anything is inflated.

use super::{FileKind, Looked, not_a_workbook};
use crate::finding::Kind;
use crate::workbook::limits::INFLATED_BYTES;
use std::io::{Cursor, Read};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn look(bytes: &[u8]) -> Result<Looked, Kind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("压缩包的目录读不出来"))?;
    let (names, inflated) = parts(&mut archive)?;
    let kind = by_parts(&names, &mut archive)?;
    if inflated > INFLATED_BYTES {
        return Err(Kind::TooLarge {
            what: format!("文件展开后有{}MB", inflated >> 20),
            limit: format!("{}MB", INFLATED_BYTES >> 20),
        });
    }
    Ok(Looked {
        kind,
        unpacked: u64::try_from(inflated).unwrap_or(u64::MAX),
    })
}

fn damaged(problem: &str) -> Kind {
    Kind::Damaged {
        problem: problem.into(),
    }
}

/// Names of the parts in lower case, and the sum of the sizes the directory gives.
fn parts(archive: &mut Archive) -> Result<(Vec<String>, u128), Kind> {
    let mut names: Vec<String> = Vec::with_capacity(archive.len());
    let mut inflated = 0;
    for at in 0..archive.len() {
        // One damaged part spoils itself only.
        let Ok(part) = archive.by_index_raw(at) else {
            continue;
        };
        if part.encrypted() {
            return Err(Kind::Encrypted {});
        }
        inflated += u128::from(part.size());
        let name = part.name().map_err(|_| damaged("压缩包的目录读不出来"))?;
        names.push(name.to_lowercase().replace('\\', "/"));
    }
    Ok((names, inflated))
}

fn by_parts(names: &[String], archive: &mut Archive) -> Result<FileKind, Kind> {
    let has = |start: &str| {
        names
            .iter()
            .any(|name| name.trim_start_matches('/').starts_with(start))
    };
    if has("xl/workbook.bin") {
        return Ok(FileKind::Xlsb);
    }
    if has("xl/") || is_declared_a_workbook(archive) {
        return Ok(FileKind::Xlsx);
    }
    if has("word/") {
        return Err(not_a_workbook("Word文档"));
    }
    if has("ppt/") {
        return Err(not_a_workbook("演示文稿"));
    }
    if has("ofd.xml") {
        return Err(not_a_workbook("OFD文件"));
    }
    if has("mimetype") && has("content.xml") {
        return open_document(archive);
    }
    Err(not_a_workbook("ZIP压缩包"))
}

/// Parts may be called anything; what they are stands in the list of types.
fn is_declared_a_workbook(archive: &mut Archive) -> bool {
    let types = head_of(archive, "[Content_Types].xml", 1 << 16).replace('\0', "");
    types.contains("sheet.main+xml") || types.contains("sheet.macroEnabled.main+xml")
}

fn open_document(archive: &mut Archive) -> Result<FileKind, Kind> {
    if !head_of(archive, "mimetype", 256).contains("opendocument.spreadsheet") {
        return Err(not_a_workbook("OpenDocument文档"));
    }
    if head_of(archive, "META-INF/manifest.xml", 1 << 16).contains("encryption-data") {
        return Err(Kind::Encrypted {});
    }
    Ok(FileKind::Ods)
}

/// The first characters of a part, as far as it can be inflated.
fn head_of(archive: &mut Archive, name: &str, most: u64) -> String {
    let mut head = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        // A part that breaks off is judged by what came before.
        let _ = part.take(most).read_to_end(&mut head);
    }
    String::from_utf8_lossy(&head).into_owned()
}
