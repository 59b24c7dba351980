//! Parts so long that they are read piece by piece, and cells written so plainly that they are read without tokens.

use super::{Package, none};
use crate::workbook::limits::{LIMITS, Limits};
use proptest::prelude::*;

/// Longer than a piece.
fn long() -> String {
    " ".repeat(300_000)
}

#[test]
fn a_long_sheet_is_read_to_its_end() {
    let mut rows = String::new();
    for row in 1..=6 {
        rows += &format!(r#"<row><c><v>{row}</v></c></row>{}"#, &long()[..100_000]);
    }
    let sheet = format!(
        r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData>{rows}</sheetData>{}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>"#,
        long()
    );
    let (drawn, said) = Package::of(&sheet).drawn();
    assert_eq!((&*drawn, said), ("A1=1 A2=2 A3=3 A4=4 A5=5 A6=6", none()));
    let (read, _) = Package::of(&sheet).sheet();
    assert_eq!((read.merges.len(), read.hidden_columns.len()), (1, 1));
    let prefixed = sheet
        .replace("</", "</x:")
        .replace("<r", "<x:r")
        .replace("<c><", "<x:c><x:");
    let prefixed = prefixed
        .replace("<sh", "<x:sh")
        .replace("<m", "<x:m")
        .replace("<co", "<x:co");
    assert_eq!(Package::of(&prefixed).drawn().0, drawn);
}

#[test]
fn a_mark_that_is_none_does_not_cut_a_sheet() {
    for inside in [
        "<!-- </row>LONG -->",
        "<![CDATA[</row>LONG]]>",
        "<?x </row>LONG?>",
        "<x y='</row>LONG'/>",
    ] {
        let rows = format!(
            r#"<row><c t="x"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c>{}</row><row><c><v>4</v></c></row>"#,
            inside.replace("LONG", &long())
        );
        let book = Package::rows(&rows);
        let (read, said) = book.read_within(&Limits { cells: 4, ..LIMITS });
        let drawn = super::draw(&read.expect("a book").sheets[0]);
        assert!(drawn.ends_with("B1=2 A2=3 A3=4"), "{drawn}");
        assert_eq!(said, ["W17 A1"], "{inside:.20}");
    }
}

#[test]
fn a_mark_that_is_none_does_not_cut_the_texts() {
    let strings = format!(
        "<sst><si><t>甲</t></si><si><t>乙<!-- </si>{} --></t></si><si><t>丙</t></si></sst>",
        long()
    );
    let rows = r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>"#;
    let book = Package::rows(rows).part("xl/sharedStrings.xml", &strings);
    assert_eq!(book.drawn(), ("A1=甲 B1=乙 C1=丙".into(), none()));
}

#[test]
fn many_texts_keep_their_numbers() {
    let entries: Vec<String> = (0..40_000)
        .map(|at| format!("<si><t>第{at}条</t></si>"))
        .collect();
    let strings = format!("<sst>{}</sst>", entries.concat());
    let rows = r#"<row><c t="s"><v>0</v></c><c t="s"><v>20000</v></c><c t="s"><v>39999</v></c></row>"#;
    let book = Package::rows(rows).part("xl/sharedStrings.xml", &strings);
    assert_eq!(
        book.drawn(),
        ("A1=第0条 B1=第20000条 C1=第39999条".into(), none())
    );
}

#[test]
fn what_comes_before_a_break_is_read() {
    let sheet = format!(
        "<worksheet><sheetData><row><c><v>1</v></c></row>{}<row><c><v>2</v></c></row>{}<row><c><v>3</",
        long(),
        long()
    );
    let book = Package::rows("").part("xl/worksheets/sheet1.xml", &sheet);
    assert_eq!(book.drawn(), ("A1=1 A2=2".into(), vec!["W07".into()]));
}

#[test]
fn one_element_is_no_longer_than_the_memory_for_it() {
    let row = format!("<row><c><v>1</v></c>{}</row>", long());
    let sheet = format!("<worksheet><sheetData>{row}");
    let within = |bytes| Limits {
        piece_bytes: bytes,
        ..LIMITS
    };
    let book = Package::of(&format!("<sheetData>{row}<row><c><v>2</v></c></row></sheetData>"));
    let (read, said) = book.read_within(&within(sheet.len()));
    assert_eq!(super::draw(&read.expect("a book").sheets[0]), "A1=1 A2=2");
    assert_eq!(said, none());
    let (read, said) = book.read_within(&within(sheet.len() - 1));
    assert_eq!(read.expect("a book").sheets.len(), 1);
    assert_eq!(said, ["W02"]);
}

/// The attributes and the content of a cell, plain and not.
fn cell() -> impl Strategy<Value = String> {
    let place = prop::sample::select(vec![
        "",
        r#" r="B7""#,
        r#" r="XFE1""#,
        r#" r="A0""#,
        r#" r="ZZZZ1""#,
        r#" r="c3""#,
    ]);
    let style = prop::sample::select(vec![
        "",
        r#" s="1""#,
        r#" s="99999999999""#,
        r#" s="-1""#,
        r#" s="""#,
    ]);
    let kind = prop::sample::select(vec![
        "",
        r#" t="s""#,
        r#" t="n""#,
        r#" t="b""#,
        r#" t="str""#,
        r#" t="e""#,
    ]);
    let value = prop_oneof![
        "-?[0-9]{0,18}(\\.[0-9]{0,9})?([eE][+-]?[0-9]{1,3})?"
            .prop_map(|value| format!("><v>{value}</v></c>")),
        "[0-9]{1,2}".prop_map(|value| format!("><f>A1</f><v>{value}</v></c>")),
        prop::sample::select(vec![
            "/>",
            "></c>",
            "><v/></c>",
            "><v>1<!-- --></v></c>",
            "><v>1</v><x/></c>"
        ])
        .prop_map(str::to_string),
    ];
    (place, style, kind, value)
        .prop_map(|(place, style, kind, value)| format!("<c{place}{style}{kind}{value}"))
}

proptest! {
    #[test]
    fn a_plain_cell_is_read_as_any_other(cells in prop::collection::vec(cell(), 1..8)) {
        let rows = format!("<row>{}</row>", cells.concat());
        let plain = Package::rows(&rows).sheet();
        let other = Package::rows(&rows.replace("<c", "<x:c").replace("</c>", "</x:c>")).sheet();
        prop_assert_eq!(plain, other);
    }

    #[test]
    fn a_plain_text_is_read_as_any_other(
        texts in prop::collection::vec(("[ a中\n]{0,3}(&amp;|_x000D_|_|x)?[ b]{0,2}", any::<bool>()), 1..5)
    ) {
        let mut entries = String::new();
        let mut cells = String::new();
        for (at, (text, kept)) in texts.iter().enumerate() {
            let space = if *kept { " xml:space=\"preserve\"" } else { "" };
            entries += &format!("<si><t{space}>{text}</t></si>");
            cells += &format!("<c t=\"s\"><v>{at}</v></c>");
        }
        let book = Package::rows(&format!("<row>{cells}</row>"));
        let plain = book.clone().part("xl/sharedStrings.xml", &format!("<sst>{entries}</sst>")).sheet();
        let entries = entries.replace("<si>", "<si >");
        let other = book.part("xl/sharedStrings.xml", &format!("<sst>{entries}</sst>")).sheet();
        prop_assert_eq!(plain, other);
    }
}
