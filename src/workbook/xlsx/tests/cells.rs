//! Oddities of single cells and rows.

use super::{Package, none};
use crate::workbook::raw::{Area, NumberFormat, RawValue};

#[test]
fn every_kind_of_cell() {
    let (drawn, said) = Package::rows(
        r#"<row r="1"><c r="A1"><v> 1.50 </v></c><c r="B1" t="n"><v>2E2</v></c><c r="C1" t="s"><v>1</v></c>
        <c r="D1" t="str"><f>A1</f><v>丙</v></c><c r="E1" t="inlineStr"><is><t>丁</t></is></c><c r="F1" t="b"><v>1</v></c>
        <c r="G1" t="e"><v>#SPILL!</v></c><c r="H1" t="d"><v>2022-03-05</v></c><c r="I1" s="1"/></row>"#,
    )
    .drawn();
    assert_eq!(
        drawn,
        "A1=1.5 B1=200 C1=乙 D1=丙 E1=丁 F1=TRUE G1=#SPILL! H1=44625"
    );
    assert_eq!(said, none());
}

#[test]
fn formats_go_with_their_cells() {
    let (sheet, said) = Package::rows(
        r#"<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>44625</v></c><c r="C1" s="2"><v>0.5</v></c>
        <c r="D1" s="3" t="s"><v>0</v></c><c r="E1" s="77"><v>1</v></c><c r="F1" t="d"><v>2022-03-05T12:00:00</v></c></row>"#,
    )
    .sheet();
    let formats: Vec<NumberFormat> = sheet.rows[0].cells.iter().map(|cell| cell.format).collect();
    use NumberFormat::{Date, General, Percent, Text};
    assert_eq!(formats, [General, Date, Percent, Text, General, Date]);
    assert_eq!(said, none());
}

#[test]
fn one_bad_cell_is_said_and_the_rest_is_read() {
    let (drawn, said) = Package::rows(
        r#"<row r="1"><c r="A1" t="s"><v>9</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1"><v>1,5</v></c>
        <c r="D1" t="b"><v>2</v></c><c r="E1" t="x"><v>1</v></c><c r="F1"><v>1</v></c></row>
        <row r="2"><c r="A0"><v>1</v></c><c r="A2"><v>2</v></c></row>"#,
    )
    .drawn();
    assert!(drawn.ends_with("F1=1 A2=2"), "{drawn}");
    assert_eq!(said, ["W17 A1", "W17 B1", "W17 C1", "W17 D1", "W17 E1", "W08 F1"]);
}

#[test]
fn a_broken_cell_is_no_blank_cell() {
    let (sheet, _) = Package::rows(r#"<row><c t="s"><v>9</v></c></row>"#).sheet();
    let cell = sheet.cell(1, 1).expect("it is there");
    assert!(matches!(&cell.value, RawValue::Error(_)));
}

#[test]
fn numbers_no_one_can_use_are_errors() {
    let (sheet, said) =
        Package::rows("<row><c><v>1e309</v></c><c><v>NaN</v></c><c><v>-INF</v></c></row>").sheet();
    assert!(
        sheet.rows[0]
            .cells
            .iter()
            .all(|cell| matches!(cell.value, RawValue::Error(_)))
    );
    assert_eq!(said, none());
}

#[test]
fn places_not_written_are_counted_on() {
    let (drawn, said) = Package::rows(
        r#"<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>
        <row r="9"/><row><c><v>5</v></c></row>"#,
    )
    .drawn();
    assert_eq!(drawn, "A1=1 B1=2 C2=3 D2=4 A10=5");
    assert_eq!(said, none());
}

#[test]
fn cells_out_of_order_are_put_in_order_and_of_doubled_ones_the_last_counts() {
    let (drawn, said) = Package::rows(
        r#"<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>
        <row r="3"><c r="C3"><v>4</v></c><c r="B3"><v>5</v></c></row>"#,
    )
    .drawn();
    assert_eq!(drawn, "A1=3 A3=2 B3=5 C3=4");
    assert_eq!(said, ["W19 B3"]);
    let doubled = r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B2"><v>3</v></c></row>"#;
    assert_eq!(
        Package::rows(doubled).drawn(),
        ("A1=2 B2=3".into(), vec!["W19 A1".into(), "W36 B2".into()])
    );
}

#[test]
fn rows_and_columns_of_no_height_or_width_are_hidden() {
    let (sheet, _) = Package::of(
        r#"<cols><col min="3" max="3" width="0" customWidth="1"/></cols><cols/><cols><col min="5" max="5" hidden="1"/></cols>
        <sheetData><row ht="0" customHeight="1"><c><v>1</v></c></row><row ht="0.5"><c><v>1</v></c></row></sheetData>"#,
    )
    .sheet();
    assert_eq!(sheet.hidden_columns, [3, 5]);
    assert_eq!([sheet.rows[0].hidden, sheet.rows[1].hidden], [true, false]);
}

#[test]
fn merged_areas_that_are_none_are_said() {
    let (sheet, said) = Package::of(
        r#"<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell/><mergeCell ref="A1:"/>
        <mergeCell ref="A:C"/><mergeCell ref="XFE1:XFF2"/><mergeCell ref="B2:A1"/></mergeCells>"#,
    )
    .sheet();
    assert_eq!(sheet.merges.len(), 1);
    assert_eq!(said, ["W20"]);
}

#[test]
fn a_cell_that_says_to_stand_in_another_row_is_said() {
    let rows =
        r#"<row r="1"><c r="A1"><v>1</v></c><c r="B3"><v>2</v></c><c r="C3" t="str"><v>丙</v></c></row>"#;
    let (drawn, said) = Package::rows(rows).drawn();
    assert_eq!((&*drawn, said), ("A1=1 B3=2 C3=丙", vec!["W36 B3".to_string()]));
}

#[test]
fn a_row_whose_number_is_none_stands_below_the_last_and_is_said() {
    let rows = r#"<row r="4"><c><v>1</v></c></row><row r="五"><c><v>2</v></c></row><row r="-1"><c><v>3</v></c></row>"#;
    let (drawn, said) = Package::rows(rows).drawn();
    assert_eq!(
        (&*drawn, said),
        ("A4=1 A5=2 A6=3", vec!["W08 A4".to_string(), "W08 A5".to_string()])
    );
    let (drawn, said) = Package::rows(r#"<row r="0"><c><v>1</v></c></row>"#).drawn();
    assert_eq!((&*drawn, said), ("", vec!["W09".to_string()]));
}

#[test]
fn a_day_nobody_has_stays_the_number_it_is() {
    let (sheet, said) = Package::rows(
        r#"<row><c s="1"><v>-5</v></c><c s="1"><v>20250101</v></c><c s="1"><v>60</v></c><c s="1"><v>2958466</v></c>
        <c s="1"><v>1e300</v></c><c s="1"><v>-1E300</v></c><c s="1"><v>0</v></c></row>"#,
    )
    .sheet();
    let cells = &sheet.rows[0].cells;
    let shown: Vec<String> = cells.iter().map(|cell| cell.value.shown()).collect();
    assert_eq!(shown, ["-5", "20250101", "60", "2958466", "1e300", "-1e300", "0"]);
    assert!(cells.iter().all(|cell| cell.format == NumberFormat::Date));
    assert!(
        cells[4..6]
            .iter()
            .all(|cell| matches!(cell.value, RawValue::Error(_)))
    );
    assert_eq!(said, none());
}

#[test]
fn places_beyond_any_sheet_are_said_once() {
    let (drawn, said) = Package::rows(
        r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="XFE1048576"><v>2</v></c></row>
        <row r="1048577"><c r="A1048577"><v>3</v></c></row><row r="4294967295"/><row><c><v>4</v></c></row>"#,
    )
    .drawn();
    assert_eq!(drawn, "XFD1048576=1");
    assert_eq!(said, ["W09"]);
}

#[test]
fn what_the_dimension_says_does_not_count() {
    for dimension in ["", "A:C", "A1:XFD1048576", "乱写"] {
        let sheet = format!(
            r#"<dimension ref="{dimension}"/><sheetData><row r="5"><c r="B5"><v>1</v></c></row></sheetData>"#
        );
        assert_eq!(Package::of(&sheet).drawn(), ("B5=1".into(), none()));
    }
}

#[test]
fn a_formula_without_a_result_is_no_blank_cell() {
    let (sheet, said) = Package::rows(
        r#"<row><c><f>SUM(B1)</f></c><c><f>B1</f><v></v></c><c><f>B1</f><v/></c><c t="str"><f>B1</f></c><c t="e"><f>B1</f></c>
        <c t="str"><f>""</f><v></v></c><c><f>B1</f><v>0</v></c></row>"#,
    )
    .sheet();
    let values: Vec<(u32, bool)> = sheet.rows[0]
        .cells
        .iter()
        .map(|cell| (cell.col, cell.value == RawValue::NoResult))
        .collect();
    // F is a formula whose result is an empty text.
    assert_eq!(
        values,
        [(1, true), (2, true), (3, true), (4, true), (5, true), (7, false)]
    );
    assert_eq!(said, none());
}

#[test]
fn pictures_in_cells() {
    let rows = r#"<row><c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>
        <c t="str"><v>=DISPIMG("ID_1",1)</v></c><c><f>DISPIMG("ID_1",1)</f></c><c t="e" vm="1"><v>#VALUE!</v></c></row>"#;
    assert_eq!(
        Package::rows(rows).drawn().0,
        "A1=（图片） B1=（图片） C1=（图片） D1=#VALUE!"
    );
    let links = super::links(&[
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId9", "richValueRel", "richData/richValueRel.xml"),
    ]);
    let book = Package::rows(rows).part("xl/_rels/workbook.xml.rels", &links);
    assert!(book.drawn().0.ends_with("D1=（图片）"));
}

#[test]
fn runs_are_joined_and_readings_left_out() {
    let text = r#"<r><rPr><b/></rPr><t>重</t></r><rPh sb="0" eb="1"><t>ちょう</t></rPh><r><t xml:space="preserve"> 庆</t></r><phoneticPr/>"#;
    let strings = format!("<sst><si>{text}</si><si/><si><t/></si><si><t>甲</t></si></sst>");
    let rows = format!(
        r#"<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c>
        <c t="inlineStr"><is>{text}</is></c><c t="inlineStr"><v>丁</v></c></row>"#
    );
    let book = Package::rows(&rows).part("xl/sharedStrings.xml", &strings);
    assert_eq!(book.drawn(), ("A1=重 庆 D1=甲 E1=重 庆 F1=丁".into(), none()));
}

#[test]
fn characters_written_in_other_ways() {
    let rows = r#"<row><c t="inlineStr"><is><t>a&amp;b&#10;c&lt;</t></is></c><c t="inlineStr"><is><t>一_x000D_
二_x005F_x000D_</t></is></c><c t="inlineStr"><is><t><![CDATA[<&]]>三<!-- x -->四</t></is></c>
        <c t="inlineStr"><is><t>五_x0007_六&#1;</t></is></c><c t="inlineStr"><is><t>_x0000_</t></is></c></row>"#;
    let (drawn, said) = Package::rows(rows).drawn();
    assert_eq!(drawn, "A1=a&b\nc< B1=一\n二_x000D_ C1=<&三四 D1=五六");
    assert_eq!(said, ["W15"]);
}

#[test]
fn merges_and_what_is_hidden() {
    let (sheet, said) = Package::of(
        r#"<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/><col min="16380" max="99999" hidden="true"/>
        <col min="9" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="0"><c><v>2</v></c></row>
        <row r="3" ht="9" hidden="true"><c><v>3</v></c></row></sheetData><autoFilter ref="A1:B3"/>
        <mergeCells count="9"><mergeCell ref="A2:B3"/><mergeCell ref="A1:XFD1"/><mergeCell ref="C1"/><mergeCell ref="B9:A1"/></mergeCells>"#,
    )
    .sheet();
    let hidden: Vec<bool> = sheet.rows.iter().map(|row| row.hidden).collect();
    assert_eq!(hidden, [true, false, true]);
    assert_eq!(
        sheet.hidden_columns,
        [2, 3, 16_380, 16_381, 16_382, 16_383, 16_384]
    );
    let area = |top, left, bottom, right| Area {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(
        sheet.merges,
        [area(1, 1, 1, 16_384), area(1, 1, 9, 2), area(2, 1, 3, 2)]
    );
    assert_eq!(said, none());
}

#[test]
fn days_count_from_1904_where_the_book_says_so() {
    let rows = r#"<row><c s="1"><v>43163</v></c><c><v>43163</v></c><c t="d"><v>2022-03-05</v></c></row>"#;
    let book = Package::rows(rows).part(
        "xl/workbook.xml",
        r#"<workbook><workbookPr date1904="true"/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>"#,
    );
    assert_eq!(
        book.drawn(),
        ("A1=44625 B1=43163 C1=44625".into(), vec!["W35".into()])
    );
}
