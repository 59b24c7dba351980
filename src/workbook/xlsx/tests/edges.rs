//! Each limit at the limit and just over it.

use super::{Package, links, none};
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::RawValue;

fn said(book: &Package, limits: &Limits) -> Vec<String> {
    book.read_within(limits).1
}

#[test]
fn cells() {
    let book = Package::of(
        r#"<sheetData><row><c><v>1</v></c><c s="1"/><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#,
    );
    assert_eq!(said(&book, &Limits { cells: 4, ..LIMITS }), none());
    assert_eq!(said(&book, &Limits { cells: 3, ..LIMITS }), ["W10 A1"]);
    let (read, said) = book.read_within(&Limits { cells: 2, ..LIMITS });
    assert_eq!(super::draw(&read.expect("a book").sheets[0]), "A1=1 C1=2");
    assert_eq!(said, ["W10 A2"]);
}

#[test]
fn texts() {
    let book = Package::rows(r#"<row><c t="s"><v>1</v></c></row>"#);
    assert_eq!(said(&book, &Limits { strings: 2, ..LIMITS }), none());
    assert_eq!(said(&book, &Limits { strings: 1, ..LIMITS }), ["W23", "W17 A1"]);
}

#[test]
fn rows_that_hold_something() {
    let book = Package::rows("<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>");
    assert_eq!(said(&book, &Limits { rows: 2, ..LIMITS }), none());
    let (read, said) = book.read_within(&Limits { rows: 1, ..LIMITS });
    assert_eq!(super::draw(&read.expect("a book").sheets[0]), "A1=1");
    assert_eq!(said, ["W10 A3"]);
}

#[test]
fn bytes_of_text() {
    let within = |text_bytes| Limits { text_bytes, ..LIMITS };
    let shared = Package::rows(r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>"#);
    assert_eq!(said(&shared, &within(6)), none());
    let (read, said) = shared.read_within(&within(5));
    assert!(super::draw(&read.expect("a book").sheets[0]).starts_with("A1=甲 B1=它"));
    assert_eq!(said, ["W23", "W17 B1"]);
    let own = r#"<row><c t="inlineStr"><is><t>甲</t></is></c><c t="str"><v>乙</v></c></row><row><c><v>1</v></c></row>"#;
    let own = Package::rows(own).without("xl/sharedStrings.xml");
    assert_eq!(own.read_within(&within(6)).1, none());
    let (read, said) = own.read_within(&within(5));
    assert_eq!(super::draw(&read.expect("a book").sheets[0]), "A1=甲");
    assert_eq!(said, ["W23 B1"]);
}

#[test]
fn a_sheet_listed_twice_is_read_once() {
    let book = Package::rows("<row><c><v>1</v></c></row>").without("[Content_Types].xml").part(
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="一" state="hidden" r:id="rId1"/><sheet name="二" r:id="rId1"/></sheets></workbook>"#,
    );
    let inflated_bytes = book.0.iter().map(|(_, content)| content.len() as u64).sum();
    let (read, said) = book.read_within(&Limits {
        inflated_bytes,
        ..LIMITS
    });
    let sheets = read.expect("a book").sheets;
    let [sheet] = &sheets[..] else { panic!("one sheet") };
    assert_eq!((&*sheet.name, sheet.hidden, sheet.rows.len()), ("一", false, 1));
    assert_eq!(said, ["W37"]);
}

#[test]
fn sheets() {
    let book = Package::rows("").part(
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="一" r:id="rId1"/><sheet name="一" r:id="rId1"/></sheets></workbook>"#,
    );
    assert_eq!(said(&book, &Limits { sheets: 2, ..LIMITS }), ["W13"]);
    let (read, said) = book.read_within(&Limits { sheets: 1, ..LIMITS });
    assert_eq!(read.expect("a book").sheets.len(), 1);
    assert_eq!(said, ["W11"]);
}

#[test]
fn bytes_of_a_part() {
    let book = Package::rows(&" ".repeat(5_000));
    let size = book
        .0
        .iter()
        .map(|(_, content)| content.len())
        .max()
        .expect("parts") as u64;
    let within = |part_bytes| Limits { part_bytes, ..LIMITS };
    assert_eq!(said(&book, &within(size)), none());
    assert_eq!(said(&book, &within(size - 1)), ["W02"]);
}

#[test]
fn bytes_of_all_parts() {
    let book = Package::rows("<row><c><v>1</v></c></row>").without("[Content_Types].xml");
    let size: u64 = book.0.iter().map(|(_, content)| content.len() as u64).sum();
    let within = |inflated_bytes| Limits {
        inflated_bytes,
        ..LIMITS
    };
    assert_eq!(said(&book, &within(size)), none());
    assert_eq!(said(&book, &within(size - 1)), ["W02"]);
}

#[test]
fn characters_of_a_cell() {
    let of = |length: usize| {
        let text = "长".repeat(length);
        Package::rows(r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#).part(
            "xl/sharedStrings.xml",
            &format!("<sst><si><t>{text}</t></si></sst>"),
        )
    };
    assert_eq!(said(&of(32_767), &LIMITS), none());
    for length in [32_768, 200_000] {
        let (sheet, said) = of(length).sheet();
        assert_eq!(said, ["W12 A1", "W12 B1"]);
        let RawValue::Text(text) = &sheet.rows[0].cells[1].value else {
            panic!("a text");
        };
        assert_eq!(text.chars().count(), 32_767);
    }
}

#[test]
fn problems_of_cells() {
    let book = Package::rows(r#"<row><c t="x"><v>1</v></c><c t="x"><v>1</v></c><c t="x"><v>1</v></c></row>"#);
    assert_eq!(
        said(&book, &Limits { listed: 3, ..LIMITS }),
        ["W17 A1", "W17 B1", "W17 C1"]
    );
    assert_eq!(
        said(&book, &Limits { listed: 2, ..LIMITS }),
        ["W18", "W17 A1", "W17 B1"]
    );
}

#[test]
fn depth_of_elements() {
    let nested = |depth: usize| {
        let (open, close) = ("<x>".repeat(depth), "</x>".repeat(depth));
        Package::of(&format!("{open}{close}"))
    };
    assert_eq!(said(&nested(99), &LIMITS), none());
    assert_eq!(said(&nested(100), &LIMITS), ["W07"]);
}

#[test]
fn a_part_that_says_less_than_it_holds() {
    let mut bytes = Package::rows(&" ".repeat(5_000)).zipped();
    // The size stands in the directory and before the part, in four bytes.
    let size = 5_000_u32 + "<worksheet><sheetData></sheetData></worksheet>".len() as u32;
    let (old, new) = (size.to_le_bytes(), 10_u32.to_le_bytes());
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|window| window == old) {
        bytes[at + found..at + found + 4].copy_from_slice(&new);
        at += found + 4;
    }
    let mut findings = crate::finding::Findings::new();
    let book = super::read(&"a.xlsx".into(), &bytes, &LIMITS, &mut findings);
    assert!(
        book.is_err()
            || findings
                .as_slice()
                .iter()
                .any(|finding| finding.code().name() == "W07")
    );
}

#[test]
fn a_link_of_the_package_that_leads_nowhere() {
    let top = links(&[("rId1", "officeDocument", "nowhere.xml")]);
    let book = Package::rows("<row><c><v>1</v></c></row>").part("_rels/.rels", &top);
    assert_eq!(book.drawn(), ("A1=1".into(), none()));
}
