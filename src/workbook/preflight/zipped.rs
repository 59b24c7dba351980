//! Zip packages: xlsx, xlsb, ods and what is not a workbook; sizes as declared, before anything is inflated.

use super::{FileKind, Looked, encrypted, not_a_workbook, other_table};
use crate::finding::Kind;
use crate::workbook::damaged;
use crate::workbook::limits::{ENTRIES, INFLATED_BYTES, RATIO, RATIO_FROM};
use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What the directory of an archive says.
struct Directory {
    /// Names of the parts in lower case.
    names: Vec<String>,
    /// Sum of the inflated sizes of all parts, as the package declares them.
    inflated: u128,
    /// Whether a part has a password.
    locked: bool,
    /// Whether a part is said to be larger than it can be.
    boasts: bool,
}

pub(super) fn look(bytes: &[u8]) -> Result<Looked, Kind> {
    // Before the directory is read: each of its entries takes room.
    let entries = memmem::find_iter(bytes, b"PK\x01\x02").take(ENTRIES + 1).count();
    if entries > ENTRIES {
        let limit = ENTRIES.to_string();
        return Err(Kind::TooManyParts { limit });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("压缩包的目录读不出来"))?;
    let directory = directory(&mut archive);
    let kind = by_parts(&directory, &mut archive)?;
    sizes(&directory, bytes.len())?;
    Ok(Looked {
        kind,
        unpacked: u64::try_from(directory.inflated).unwrap_or(u64::MAX),
    })
}

fn directory(archive: &mut Archive) -> Directory {
    let mut directory = Directory {
        names: Vec::with_capacity(archive.len()),
        inflated: 0,
        locked: false,
        boasts: false,
    };
    for at in 0..archive.len() {
        // One damaged part spoils itself only.
        let Ok(part) = archive.by_index_raw(at) else {
            continue;
        };
        let (size, packed) = (part.size(), part.compressed_size());
        directory.locked |= part.encrypted();
        directory.inflated += u128::from(size);
        // Deflate makes 1032 bytes of one at most.
        directory.boasts |= size > packed.saturating_mul(1032).saturating_add(1024);
        if let Ok(name) = part.name() {
            directory.names.push(name.to_lowercase().replace('\\', "/"));
        }
    }
    directory
}

fn sizes(directory: &Directory, packed: usize) -> Result<(), Kind> {
    let inflated = directory.inflated;
    if inflated > INFLATED_BYTES {
        return Err(Kind::TooLarge {
            what: format!("文件展开后有{}MB", inflated >> 20),
            limit: format!("{}MB", INFLATED_BYTES >> 20),
        });
    }
    if directory.boasts {
        return Err(Kind::FalseSizes {});
    }
    let times = inflated / packed.max(1) as u128;
    if inflated > RATIO_FROM && times > RATIO {
        return Err(Kind::TooLarge {
            what: format!("文件展开后是原来的{times}倍"),
            limit: format!("{RATIO}倍"),
        });
    }
    Ok(())
}

fn by_parts(directory: &Directory, archive: &mut Archive) -> Result<FileKind, Kind> {
    let names = &directory.names;
    let has = |start: &str| {
        names
            .iter()
            .any(|name| name.trim_start_matches('/').starts_with(start))
    };
    let declared = declared(archive);
    let workbook = has("xl/") || declared.is_some();
    if has("encrypted-package") {
        return Err(encrypted("（ODF加密）"));
    }
    if directory.locked {
        return Err(match workbook {
            true => encrypted("（压缩包密码）"),
            false => super::archive("有密码的ZIP压缩包", ""),
        });
    }
    if has("xl/workbook.bin") || declared == Some(FileKind::Xlsb) && !has("xl/workbook.xml") {
        return Ok(FileKind::Xlsb);
    }
    if workbook {
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
    if has("index/document.iwa") || has("index.zip") {
        return Err(other_table("苹果Numbers表格"));
    }
    if has("mimetype") && has("content.xml") {
        return open_document(archive);
    }
    Err(super::archive("ZIP压缩包", &workbooks_within(names)))
}

/// `，里面有3个表格文件`, by the endings of the names.
fn workbooks_within(names: &[String]) -> String {
    let ends = |name: &&String| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ["xlsx", "xlsm", "xls", "et", "xlsb", "ods", "fods", "csv"].contains(&ending)
    };
    match names.iter().filter(ends).count() {
        0 => String::new(),
        count => format!("，里面有{count}个表格文件"),
    }
}

/// Parts may be called anything; what they are stands in the list of types.
fn declared(archive: &mut Archive) -> Option<FileKind> {
    let types = head_of(archive, "[Content_Types].xml", 1 << 16).replace('\0', "");
    let has = |kind: &str| types.contains(kind);
    if has("sheet.binary.macroEnabled.main") {
        return Some(FileKind::Xlsb);
    }
    (has("sheet.main+xml") || has("sheet.macroEnabled.main+xml")).then_some(FileKind::Xlsx)
}

fn open_document(archive: &mut Archive) -> Result<FileKind, Kind> {
    if !head_of(archive, "mimetype", 256).contains("opendocument.spreadsheet") {
        return Err(not_a_workbook("OpenDocument文档"));
    }
    if head_of(archive, "META-INF/manifest.xml", 1 << 20).contains("encryption-data") {
        return Err(encrypted("（ODF加密）"));
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a package of so many bytes that declares so many.
    fn said(inflated: u128, packed: u128) -> Option<String> {
        let directory = Directory {
            names: Vec::new(),
            inflated,
            locked: false,
            boasts: false,
        };
        let packed = usize::try_from(packed).expect("it fits");
        sizes(&directory, packed).err().map(|kind| kind.message())
    }

    #[test]
    fn bytes_of_all_parts_are_limited() {
        assert_eq!(said(INFLATED_BYTES, INFLATED_BYTES / 10), None);
        let over = said(INFLATED_BYTES + 1, INFLATED_BYTES / 10).expect("it is told");
        assert!(over.contains("512MB"), "{over}");
    }

    #[test]
    fn how_many_times_its_size_a_package_may_have_is_limited_if_it_is_large() {
        let packed = RATIO_FROM / RATIO + 1;
        assert_eq!(said(packed * RATIO, packed), None);
        let over = said(packed * (RATIO + 1), packed).expect("it is told");
        assert!(over.contains("301倍") && over.contains("300倍"), "{over}");
        assert_eq!(said(RATIO_FROM, 1), None, "not yet large");
        assert!(said(RATIO_FROM + 1, 1).is_some());
    }
}
