//! The parts of a package: found by their links, whole or said.

use super::super::record::{FORMAT, SHEET, TEXT, WORKBOOK_END};
use super::biff12::{Package, links, longs, number, record, row, shared, styles, texts, wide};
use super::{open, shown, told};
use crate::workbook::limits::LIMITS;

fn plain() -> Package {
    Package::rows(&[row(0), shared([0, 0], 0), shared([1, 0], 1), number([2, 2], 0.5)])
}

#[test]
fn parts_are_found_by_their_links_whatever_they_are_called() {
    let plain = plain();
    let list = plain.content("xl/workbook.bin");
    let package = Package(Vec::new())
        .part("_rels/.rels", links(&[("r", "officeDocument", "甲/book")]))
        .part("甲/book", list)
        .part(
            "甲/_rels/book.rels",
            links(&[
                ("rId1", "worksheet", "../s"),
                ("a", "sharedStrings", "t"),
                ("b", "styles", "f"),
            ]),
        )
        .part("s", plain.content("xl/worksheets/sheet1.bin"))
        .part("甲/t", plain.content("xl/sharedStrings.bin"))
        .part("甲/f", plain.content("xl/styles.bin"));
    let expected = ["表!A1=甲", "表!B1=乙", "表!C1=0.5·百分比"];
    assert_eq!(shown(&package.zipped()), expected);
    let types = r#"<Types><Override PartName="/甲/book" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>"#;
    let declared = package
        .without("_rels/.rels")
        .part("[Content_Types].xml", types.as_bytes().to_vec());
    assert_eq!(shown(&declared.zipped()), expected);
    let nowhere = plain.without("_rels/.rels");
    assert_eq!(shown(&nowhere.zipped()), expected, "where it always is");
}

#[test]
fn without_its_list_of_sheets_a_workbook_is_refused() {
    let whole = plain().content("xl/workbook.bin");
    for length in 0..whole.len() {
        let cut = plain().part("xl/workbook.bin", whole[..length].to_vec());
        assert_eq!(told(&cut.zipped()), ["W06"], "{length}");
    }
    let short = [record(SHEET, &longs(&[0, 1, 9])), record(WORKBOOK_END, &[])];
    for package in [
        plain().part("xl/workbook.bin", short.concat()),
        plain().part("xl/workbook.bin", vec![0xff; 40]),
        plain().part("xl/workbook.bin", b"<workbook><sheets/></workbook>".to_vec()),
        plain().without("xl/workbook.bin"),
        plain().without("xl/_rels/workbook.bin.rels"),
    ] {
        assert_eq!(told(&package.zipped()), ["W06"]);
    }
    let whole = plain().zipped();
    assert_eq!(told(&whole[..whole.len() / 2]), ["W06"]);
}

#[test]
fn a_sheet_that_is_linked_to_nothing_is_said() {
    let sheet = [longs(&[0, 1, u32::MAX]), wide("表")].concat();
    let list = [record(SHEET, &sheet), record(WORKBOOK_END, &[])].concat();
    assert_eq!(told(&plain().part("xl/workbook.bin", list).zipped()), ["W07"]);
}

#[test]
fn texts_that_break_off_are_said_and_missed_where_a_cell_needs_them() {
    let whole = plain().content("xl/sharedStrings.bin");
    for length in 0..whole.len() {
        let cut = plain().part("xl/sharedStrings.bin", whole[..length].to_vec());
        let said = told(&cut.zipped());
        assert_eq!(said[0], "W20", "{length}");
        let lost = shown(&cut.zipped());
        let lost = lost.iter().filter(|cell| cell.contains("不在文件里"));
        assert_eq!(said.len() - 1, lost.count(), "{length}");
    }
    let broken = [record(TEXT, &[0, 9, 0, 0, 0, 1]), whole].concat();
    let package = plain().part("xl/sharedStrings.bin", broken);
    assert_eq!(
        told(&package.zipped()),
        ["W20", "W17 A1", "W17 B1"],
        "no text takes the place of another"
    );
    let without = plain().without("xl/sharedStrings.bin");
    assert_eq!(told(&without.zipped()), ["W17 A1", "W17 B1"]);
}

#[test]
fn styles_that_break_off_are_said() {
    let whole = plain().content("xl/styles.bin");
    for length in 0..whole.len() {
        let cut = plain().part("xl/styles.bin", whole[..length].to_vec());
        assert_eq!(told(&cut.zipped()), ["W20"], "{length}");
    }
    let short = [record(FORMAT, &[0]), styles(&[0, 9, 10], &[])].concat();
    let package = plain().part("xl/styles.bin", short);
    assert_eq!(told(&package.zipped()), ["W20"]);
    assert_eq!(shown(&package.zipped())[2], "表!C1=0.5·百分比");
    let own = styles(&[0, 0, 9], &[(9, "0.00")]);
    let package = plain().part("xl/styles.bin", own);
    assert_eq!(
        shown(&package.zipped())[2],
        "表!C1=0.5",
        "what is spelled out wins"
    );
}

#[test]
fn parts_of_one_name_and_changed_bytes_are_said() {
    let mut package = plain();
    package
        .0
        .push(("XL/sharedStrings.bin".into(), texts(&["丙", "丁"])));
    assert_eq!(told(&package.zipped()), ["W34"]);
    let mut bytes = plain().zipped();
    // The checksum of the last part, in the directory of the package.
    let sheet = b"xl/worksheets/sheet1.bin";
    let at = bytes.windows(sheet.len()).rposition(|name| name == sheet);
    bytes[at.expect("listed") - 46 + 16] ^= 1;
    assert_eq!(told(&bytes), ["W21"]);
}

#[test]
fn custom_properties_are_read() {
    let properties =
        r#"<Properties><property name="模板"><vt:lpwstr>2022Q2</vt:lpwstr></property></Properties>"#;
    let package = plain()
        .part(
            "_rels/.rels",
            links(&[
                ("r", "officeDocument", "xl/workbook.bin"),
                ("p", "custom-properties", "docProps/custom.xml"),
            ]),
        )
        .part("docProps/custom.xml", properties.as_bytes().to_vec());
    let book = open(&package.zipped(), &LIMITS).0.expect("read");
    assert_eq!(book.properties["模板"], "2022Q2");
}
