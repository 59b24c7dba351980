//! Oddities of the archive around the parts.

use super::{Package, draw};
use crate::finding::Findings;
use crate::workbook::limits::LIMITS;
use std::io::Write;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SHEET: &str = "xl/worksheets/sheet1.xml";

fn book() -> Package {
    Package::rows(r#"<row><c t="s"><v>1</v></c><c><v>2</v></c></row>"#)
}

/// The cells as drawn, or `refused`; and the codes of what is said.
fn read(bytes: &[u8]) -> (String, Vec<&'static str>) {
    let mut findings = Findings::new();
    let book = super::read(&"a.xlsx".into(), bytes, &LIMITS, &mut findings);
    let drawn = book.map_or_else(|_| "refused".to_string(), |book| draw(&book.sheets[0]));
    let said = findings
        .into_sorted()
        .iter()
        .map(|found| found.code().name())
        .collect();
    (drawn, said)
}

fn whole() -> (String, Vec<&'static str>) {
    ("A1=乙 B1=2".into(), Vec::new())
}

/// With every occurrence of some bytes replaced by as many others.
fn patched(mut bytes: Vec<u8>, old: &[u8], new: &[u8]) -> Vec<u8> {
    let found: Vec<usize> = (0..bytes.len() - old.len())
        .filter(|at| bytes[*at..].starts_with(old))
        .collect();
    assert!(!found.is_empty(), "there is something to patch");
    for at in found {
        bytes[at..at + new.len()].copy_from_slice(new);
    }
    bytes
}

/// Where the directory speaks of a part, and where the part itself begins.
fn headers(bytes: &[u8], name: &str) -> (usize, usize) {
    let find = |mark: &[u8; 4], to_name: usize| {
        let is_it = |at: &usize| {
            bytes[*at..].starts_with(mark) && bytes[*at + to_name..].starts_with(name.as_bytes())
        };
        (0..bytes.len() - to_name - name.len())
            .find(is_it)
            .expect("there")
    };
    (find(b"PK\x01\x02", 46), find(b"PK\x03\x04", 30))
}

#[test]
fn of_two_parts_of_one_name_the_later_is_read_and_it_is_said() {
    let other = "<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>";
    let bytes = book().part("xl/worksheets/sheet9.xml", other).zipped();
    let doubled = patched(bytes, b"sheet9.xml", b"sheet1.xml");
    assert_eq!(read(&doubled), ("A1=9".into(), vec!["W34"]));
    let cased = book().part("XL/worksheets/Sheet1.xml", other).zipped();
    assert_eq!(read(&cased), ("A1=9".into(), vec!["W34"]));
}

#[test]
fn names_that_lead_out_of_the_package_lead_nowhere() {
    let book = book()
        .part("../../../etc/passwd", "x")
        .part("C:\\windows\\x", "x")
        .part("/", "x");
    assert_eq!(read(&book.zipped()), whole());
}

#[test]
fn sizes_behind_the_parts_and_in_64_bits() {
    let mut streamed = ZipWriter::new_stream(Vec::new());
    let mut wide = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in &book().0 {
        streamed
            .start_file(name, SimpleFileOptions::default())
            .expect("in memory");
        streamed.write_all(content).expect("in memory");
        wide.start_file(name, SimpleFileOptions::default().large_file(true))
            .expect("in memory");
        wide.write_all(content).expect("in memory");
    }
    assert_eq!(read(&streamed.finish().expect("in memory").into_inner()), whole());
    assert_eq!(read(&wide.finish().expect("in memory").into_inner()), whole());
}

#[test]
fn junk_around_the_archive() {
    let bytes = book().zipped();
    assert_eq!(read(&[&bytes[..], &[0; 1000]].concat()), whole());
    assert_eq!(read(&[&b"junk"[..], &bytes[..], b"junk"].concat()), whole());
}

#[test]
fn a_directory_that_counts_wrongly() {
    let bytes = book().zipped();
    let end = (0..bytes.len())
        .rfind(|at| bytes[*at..].starts_with(b"PK\x05\x06"))
        .expect("there");
    for count in [0_u16, 1, 8, 60_000, u16::MAX] {
        let mut bytes = bytes.clone();
        bytes[end + 8..end + 10].copy_from_slice(&count.to_le_bytes());
        bytes[end + 10..end + 12].copy_from_slice(&count.to_le_bytes());
        assert_eq!(read(&bytes).0, "refused", "{count}");
    }
}

#[test]
fn a_part_packed_in_a_way_of_its_own() {
    for (field, value) in [(4, 99), (4, 14), (2, 1)] {
        let mut bytes = book().zipped();
        let (listed, itself) = headers(&bytes, SHEET);
        // The flags and the method stand two bytes further in the directory.
        bytes[listed + 4 + field + 2] |= value;
        bytes[itself + 4 + field] |= value;
        assert_eq!(read(&bytes), (String::new(), vec!["W07"]), "{field} {value}");
    }
}

#[test]
fn a_spoilt_byte_spoils_its_part_only() {
    let bytes = Package::rows(&format!("<row><c><v>1</v></c></row>{}", "<row/>".repeat(20))).zipped();
    let (_, itself) = headers(&bytes, SHEET);
    let from = itself + 30 + SHEET.len();
    for at in from..from + 20 {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0xff;
        let (_, said) = read(&bytes);
        assert!(
            !said.is_empty()
                && said
                    .iter()
                    .all(|code| ["W07", "W14", "W17", "W21", "W22"].contains(code)),
            "{at} {said:?}"
        );
    }
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let bytes = book().zipped();
    for length in 0..bytes.len() {
        assert_eq!(read(&bytes[..length]).0, "refused", "{length}");
    }
}

#[test]
fn every_part_may_be_missing() {
    for (name, _) in &book().0 {
        let (drawn, said) = read(&book().without(name).zipped());
        let expected = match name.as_str() {
            "xl/workbook.xml" | "xl/_rels/workbook.xml.rels" => ("refused", vec![]),
            "xl/sharedStrings.xml" => ("A1=它的文字（第1条）不在文件里 B1=2", vec!["W17"]),
            "xl/styles.xml" => ("A1=乙 B1=2", vec!["W20"]),
            SHEET => ("", vec!["W07"]),
            _ => ("A1=乙 B1=2", vec![]),
        };
        assert_eq!((&*drawn, said), expected, "{name}");
    }
}
