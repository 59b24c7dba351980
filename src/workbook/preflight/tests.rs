use super::*;
use crate::workbook::limits::{ENTRIES, FILE_BYTES};
use std::io::{Cursor, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn odd(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/odd");
    std::fs::read(folder.join(name)).expect("committed")
}

fn told(bytes: &[u8]) -> (&'static str, String) {
    match look(bytes) {
        Ok(looked) => (looked.kind.name(), String::new()),
        Err(kind) => (kind.code().name(), kind.message()),
    }
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn every_way_to_encrypt_a_workbook_is_named() {
    for (name, how) in [
        ("agile.xlsx", "2010以后"),
        ("standard.xlsx", "2007"),
        ("xor.xls", "异或"),
        ("rc4.xls", "RC4"),
        ("cryptoapi.xls", "CryptoAPI"),
        ("xor_95.xls", "异或"),
    ] {
        let (code, message) = told(&odd(name));
        assert_eq!(code, "W03", "{name}: {message}");
        assert!(message.contains(how), "{name}: {message}");
    }
    let ods = "application/vnd.oasis.opendocument.spreadsheet";
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let by_part = [
        ("mimetype", ods),
        ("content.xml", "?"),
        ("META-INF/manifest.xml", manifest),
    ];
    assert_eq!(told(&package(&by_part)).0, "W03");
    assert_eq!(
        told(&package(&[("mimetype", ods), ("encrypted-package", "?")])).0,
        "W03"
    );
}

#[test]
fn compound_files_are_told_apart_by_what_stands_at_their_top() {
    assert_eq!(told(&odd("plain.xls")).0, "xls");
    let whole = odd("plain.xls");
    let (code, message) = told(&whole[..whole.len() / 2]);
    assert_eq!(code, "W06", "{message}");
    let mut turned = whole.clone();
    // The directory and the table say that each sector follows itself.
    for at in (0..turned.len()).step_by(7) {
        turned[at] = 0;
    }
    let _ = told(&turned);
}

#[test]
fn what_is_no_workbook_is_called_by_its_name() {
    for (bytes, code, name) in [
        (&b"%PDF-1.7"[..], "W04", "PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "W04", "JPG"),
        (b"L\0\0\0\x01\x14\x02\0\0", "W04", "快捷方式"),
        (b"Rar!\x1a\x07\x01\0", "W31", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "W31", "7z"),
        (b"\x09\x04\x06\0\0\0\x10\0", "W32", "Excel 4.0"),
        (b"\x09\0\x04\0\x02\0\x10\0", "W32", "Excel 2.0"),
        (b"\0\0\x1a\0\x05\x10", "W32", "Lotus"),
        (b"b\x14#eE-SafeNet\0LOCK", "W33", "加密软件"),
        (&[0; 512], "W28", "0"),
        (b"", "W01", "空"),
    ] {
        let (found, message) = told(bytes);
        assert_eq!(found, code, "{message}");
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn archives_tell_how_many_workbooks_they_hold() {
    let (code, message) = told(&package(&[("a/台账.xlsx", "x"), ("b.XLS", "x"), ("c.txt", "x")]));
    assert_eq!(
        (code, message.contains("里面有2个表格文件")),
        ("W31", true),
        "{message}"
    );
    assert_eq!(told(&package(&[("word/document.xml", "x")])).0, "W04");
    assert_eq!(told(&package(&[("Index/Document.iwa", "x")])).0, "W32");
}

#[test]
fn an_archive_has_only_so_many_parts() {
    let parts = |count: usize| {
        let names: Vec<String> = (1..count).map(|at| format!("xl/{at}")).collect();
        let mut parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
        parts.push(("xl/workbook.xml", "x"));
        package(&parts)
    };
    assert_eq!(told(&parts(ENTRIES)).0, "xlsx");
    assert_eq!(told(&parts(ENTRIES + 1)).0, "W29");
}

#[test]
fn sizes_that_cannot_be_are_no_sizes() {
    let (code, message) = told(&odd("boasts.xlsx"));
    assert_eq!(code, "W30", "{message}");
    let large = "0".repeat(1 << 20);
    assert_eq!(
        told(&package(&[("xl/workbook.xml", &large)])).0,
        "xlsx",
        "ratio 1000, but small"
    );
}

#[test]
fn a_file_has_only_so_many_bytes() {
    let mut bytes = vec![b'1'; FILE_BYTES];
    assert!(look(&bytes).is_ok());
    bytes.push(b'1');
    assert_eq!(told(&bytes).0, "W02");
}

#[test]
fn an_xlsb_is_known_by_what_it_declares_whatever_its_parts_are_called() {
    let types =
        "<Override PartName=\"/a\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>";
    let declared = package(&[("[Content_Types].xml", types), ("a", "?")]);
    assert_eq!(told(&declared).0, "xlsb");
    let plain = package(&[
        ("[Content_Types].xml", types),
        ("xl/workbook.xml", "?"),
        ("xl/a.bin", "?"),
    ]);
    assert_eq!(told(&plain).0, "xlsx");
    assert_eq!(told(&package(&[("xl/workbook.bin", "?")])).0, "xlsb");
}
