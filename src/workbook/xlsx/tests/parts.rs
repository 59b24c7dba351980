//! Oddities of parts and of the package.

use super::{Package, links, none};
use crate::finding::Kind;
use crate::workbook::limits::LIMITS;

const ROW: &str = r#"<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>2</v></c></row>"#;

fn same(book: &Package) {
    assert_eq!(book.drawn(), ("A1=乙 B1=2".into(), none()));
}

#[test]
fn parts_are_found_by_their_links_whatever_they_are_called() {
    same(&Package::rows(ROW));
    same(
        &Package::rows(ROW)
            .renamed("xl/worksheets/sheet1.xml", "XL\\Worksheets\\SHEET1.XML")
            .renamed("xl/sharedStrings.xml", "/xl/SharedStrings.xml"),
    );
    same(
        &Package::rows(ROW)
            .part("_rels/.rels", &links(&[("x", "officeDocument", "/主体.xml")]))
            .renamed("xl/workbook.xml", "主体.xml")
            .renamed("xl/_rels/workbook.xml.rels", "_rels/主体.xml.rels")
            .part(
                "_rels/主体.xml.rels",
                &links(&[
                    ("rId1", "worksheet", "./a%20b/../表.xml"),
                    ("rId2", "sharedStrings", "/字.bin"),
                ]),
            )
            .renamed("xl/worksheets/sheet1.xml", "表.xml")
            .renamed("xl/sharedStrings.xml", "字.bin"),
    );
}

#[test]
fn the_list_of_types_helps_where_links_are_missing() {
    let types = r#"<Types><Override PartName="/b/book.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/texts.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"#;
    let book = Package::rows(ROW)
        .without("_rels/.rels")
        .part("[Content_Types].xml", types)
        .renamed("xl/workbook.xml", "b/book.xml")
        .renamed("xl/sharedStrings.xml", "xl/texts.xml")
        .part(
            "b/_rels/book.xml.rels",
            &links(&[("rId1", "worksheet", "/xl/worksheets/sheet1.xml")]),
        );
    same(&book);
    same(
        &Package::rows(ROW)
            .without("_rels/.rels")
            .without("[Content_Types].xml"),
    );
}

#[test]
fn any_prefix_and_strict_packages() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let strict = |text: &str| text.replace(super::RELATIONS, strict);
    let mut book = Package::rows(ROW);
    for (name, content) in &mut book.0 {
        let text = String::from_utf8(content.clone()).expect("text");
        let prefixed = text
            .replace("</", "<//")
            .replace('<', "<ns:")
            .replace("<ns://", "</ns:");
        *content = match name.ends_with(".rels") {
            true => strict(&text).into_bytes(),
            false => prefixed.into_bytes(),
        };
    }
    same(&book);
}

#[test]
fn parts_in_utf_16() {
    let mut book = Package::rows(ROW);
    for (at, (_, content)) in book.0.iter_mut().enumerate() {
        let text = String::from_utf8(content.clone()).expect("text");
        let text = format!("\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n{text}");
        let units = text.encode_utf16();
        *content = match at % 2 {
            0 => units.flat_map(u16::to_le_bytes).collect(),
            _ => units.flat_map(u16::to_be_bytes).collect(),
        };
    }
    same(&book);
}

#[test]
fn characters_that_are_none_are_said() {
    let sheet = b"<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>\xd6\xd0</t></is></c></row></sheetData></worksheet>";
    let book = Package::rows("").bytes("xl/worksheets/sheet1.xml", sheet);
    assert_eq!(book.drawn().1, ["W14"]);
}

#[test]
fn a_count_of_texts_is_not_believed() {
    let strings = r#"<sst count="1" uniqueCount="100000000000"><si><t>甲</t></si><si><t>乙</t></si></sst>"#;
    same(&Package::rows(ROW).part("xl/sharedStrings.xml", strings));
}

#[test]
fn a_stray_ampersand_stays_and_is_said() {
    let strings = "<sst><si><t>A&B</t></si><si><t>乙&nbsp;&amp;</t></si></sst>";
    let book = Package::rows(ROW).part("xl/sharedStrings.xml", strings);
    assert_eq!(book.drawn(), ("A1=乙&nbsp;& B1=2".into(), vec!["W22".into()]));
}

/// A part, what it is, the cells that are left, what is said.
const BROKEN: &[(&str, &str, &str, &[&str])] = &[
    // Texts before the break are there.
    (
        "xl/sharedStrings.xml",
        "<sst><si><t>甲</t></si><si><t>乙</t></si><si></t>",
        "A1=乙 B1=2",
        &["W20"],
    ),
    (
        "xl/sharedStrings.xml",
        "<sst><si><t>甲</t></si><si><t>乙",
        "",
        &["W20", "W17 A1"],
    ),
    ("xl/styles.xml", "<styleSheet><cellXfs", "A1=乙 B1=2", &["W20"]),
    ("xl/styles.xml", "", "A1=乙 B1=2", &["W20"]),
    (
        "xl/styles.xml",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><styleSheet/>",
        "A1=乙 B1=2",
        &["W20"],
    ),
    ("xl/worksheets/sheet1.xml", "", "", &["W07"]),
    (
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>",
        "",
        &["W07"],
    ),
    (
        "xl/sharedStrings.xml",
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst><si><t>&a;</t></si></sst>",
        "",
        &["W20", "W17 A1"],
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></worksheet>",
        "A1=1",
        &["W07"],
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</row>",
        "A1=1",
        &["W07"],
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c><c r=B1><v>2</v></c>",
        "A1=1",
        &["W07"],
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c><c><v>a < b</v></c>",
        "A1=1",
        &["W07"],
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>junk & <",
        "A1=1",
        &[],
    ),
    ("xl/worksheets/sheet1.xml", "<worksheet/>", "", &[]),
];

#[test]
fn a_broken_part_spoils_itself_only() {
    for (part, content, drawn, said) in BROKEN {
        let found = Package::rows(ROW).part(part, content).drawn();
        if !drawn.is_empty() {
            assert_eq!(found.0, *drawn, "{part} {content}");
        }
        assert_eq!(found.1, *said, "{part} {content}");
    }
}

#[test]
fn other_sheets_are_read_beside_a_lost_one() {
    let book = Package::rows(ROW)
        .part(
            "xl/workbook.xml",
            r#"<workbook><bookViews/><sheets><sheet name="丢&amp;失" r:id="rId7"/><sheet name="图" r:id="rId8"/>
            <sheet name="无" r:id="rId9"/><sheet name="表" state="veryHidden" r:id="rId1"/><sheet name="表" r:id="rId1"/></sheets></workbook>"#,
        )
        .part(
            "xl/_rels/workbook.xml.rels",
            &links(&[
                ("rId7", "worksheet", "worksheets/none.xml"),
                ("rId8", "chartsheet", "chartsheets/sheet1.xml"),
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "sharedStrings", "sharedStrings.xml"),
            ]),
        );
    let (read, said) = book.read_within(&LIMITS);
    let read = read.expect("a book");
    let sheets: Vec<(&str, bool, usize)> = read
        .sheets
        .iter()
        .map(|sheet| (&*sheet.name, sheet.hidden, sheet.rows.len()))
        .collect();
    assert_eq!(sheets, [("丢&失", false, 0), ("无", false, 0), ("表", true, 1)]);
    assert_eq!(said, ["W13", "W07", "W07"]);
}

#[test]
fn without_its_body_or_its_links_a_book_is_refused() {
    let refused = |book: Package| {
        let (read, _) = book.read_within(&LIMITS);
        matches!(read, Err(Kind::Damaged { .. }))
    };
    assert!(refused(Package::rows(ROW).without("xl/workbook.xml")));
    assert!(refused(Package::rows(ROW).without("xl/_rels/workbook.xml.rels")));
    assert!(refused(
        Package::rows(ROW).part("xl/workbook.xml", "<workbook><sheets")
    ));
}

#[test]
fn a_changed_byte_is_said() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in &Package::rows(ROW).0 {
        zip.start_file(name, stored).expect("in memory");
        std::io::Write::write_all(&mut zip, content).expect("in memory");
    }
    let mut bytes = zip.finish().expect("in memory").into_inner();
    let at = bytes
        .windows(8)
        .position(|window| window == b"<v>2</v>")
        .expect("there");
    bytes[at + 3] = b'3';
    let mut findings = crate::finding::Findings::new();
    let book = super::read(&"a.xlsx".into(), &bytes, &LIMITS, &mut findings).expect("a book");
    assert_eq!(super::draw(&book.sheets[0]), "A1=乙 B1=3");
    let said = findings.into_sorted();
    assert_eq!((said.len(), said[0].code().name()), (1, "W21"));
    assert_eq!(said[0].place.sheet.as_deref(), Some("表"));
}

#[test]
fn custom_properties() {
    let top = links(&[
        ("rId1", "officeDocument", "xl/workbook.xml"),
        ("rId2", "custom-properties", "docProps/custom.xml"),
    ]);
    let custom = r#"<Properties><property fmtid="{D5}" pid="2" name="台账&amp;模板"><vt:lpwstr>一&lt;</vt:lpwstr></property>
        <property name="n"><vt:i4>7</vt:i4></property><property name="b"><vt:bool>1</vt:bool></property><property name="e"/></Properties>"#;
    let book = Package::rows(ROW)
        .part("_rels/.rels", &top)
        .part("docProps/custom.xml", custom);
    let read = book.read_within(&LIMITS).0.expect("a book");
    let properties: Vec<(&str, &str)> = read
        .properties
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    assert_eq!(properties, [("b", "true"), ("n", "7"), ("台账&模板", "一<")]);
}

#[test]
fn own_number_formats() {
    let styles = r#"<styleSheet><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
        <numFmt numFmtId="14" formatCode="0.0%"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="176"><alignment/></xf><xf numFmtId="14"/><xf numFmtId="31"/><xf/></cellXfs>
        <dxfs><dxf><numFmt numFmtId="176" formatCode="0"/></dxf></dxfs></styleSheet>"#;
    let rows =
        r#"<row><c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c></row>"#;
    let (sheet, _) = Package::rows(rows).part("xl/styles.xml", styles).sheet();
    use crate::workbook::raw::NumberFormat::{Date, General, Percent};
    let formats: Vec<_> = sheet.rows[0].cells.iter().map(|cell| cell.format).collect();
    assert_eq!(formats, [Date, Percent, Date, General]);
}

#[test]
fn what_a_format_shows_in_the_place_of_a_number() {
    let styles = r#"<styleSheet><numFmts count="2"><numFmt numFmtId="176" formatCode="&quot;督〔2022〕&quot;0&quot;号&quot;"/>
        <numFmt numFmtId="177" formatCode="0!.0,&quot;万&quot;"/></numFmts>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>"#;
    let rows = r#"<row><c s="1"><v>46</v></c><c s="2"><v>1234567</v></c><c s="0"><v>46</v></c></row>"#;
    let (sheet, _) = Package::rows(rows).part("xl/styles.xml", styles).sheet();
    use crate::workbook::raw::RawCell;
    let shown: Vec<String> = sheet.rows[0].cells.iter().map(RawCell::shown).collect();
    assert_eq!(shown, ["督〔2022〕46号", "123.5万", "46"]);
    let stored: Vec<String> = sheet.rows[0]
        .cells
        .iter()
        .map(|cell| cell.value.shown())
        .collect();
    assert_eq!(stored, ["46", "1234567", "46"]);
}
