//! What a sheet hides and merges.

use super::{cell, draw, none, row, sheet, table};
use crate::workbook::raw::{Area, RawSheet};

fn one() -> String {
    cell("office:value-type=\"float\" office:value=\"1\"", "")
}

fn hidden(sheet: &RawSheet) -> Vec<u32> {
    let rows = sheet.rows.iter().filter(|row| row.hidden);
    rows.map(|row| row.row).collect()
}

#[test]
fn rows_are_hidden_by_visibility_filter_height_and_group() {
    let with = |attributes: &str| format!("<table:table-row {attributes}>{}</table:table-row>", one());
    let text = with("")
        + &with("table:visibility=\"collapse\"")
        + &with("table:visibility=\"filter\"")
        + "<table:table-header-rows>"
        + &with("table:visibility=\"visible\"")
        + "</table:table-header-rows><table:table-row-group table:display=\"false\"><table:table-row-group>"
        + &with("")
        + "</table:table-row-group></table:table-row-group>"
        + &with("table:style-name=\"ro0\"")
        + &with("");
    let text = table(&text).replace(
        "</office:automatic-styles>",
        "<style:style style:name=\"ro0\" style:family=\"table-row\"><style:table-row-properties style:row-height=\"0cm\"/>\
         </style:style></office:automatic-styles>",
    );
    let (sheet, said) = sheet(&text);
    assert_eq!((hidden(&sheet), said), (vec![2, 3, 5, 6], none()));
    assert_eq!(sheet.rows.len(), 7);
}

#[test]
fn columns_are_hidden_up_to_the_last_and_give_their_format() {
    let text = "<table:table-column table:default-cell-style-name=\"率\"/><table:table-column-group table:display=\"false\">
        <table:table-column table:number-columns-repeated=\"2\" table:default-cell-style-name=\"日\"/>
        </table:table-column-group><table:table-columns><table:table-column/></table:table-columns>
        <table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"99999\"/>"
        .to_string();
    let text = text
        + &row(&one().repeat(4))
        + &format!(
            "<table:table-row table:default-cell-style-name=\"文\">{}</table:table-row>",
            one()
        );
    let (sheet, said) = sheet(&table(&text));
    assert_eq!(draw(&sheet), "A1=1·率 B1=1·日 C1=1·日 D1=1 A2=1·文");
    assert_eq!(said, none());
    let hidden = &sheet.hidden_columns;
    assert_eq!(
        (&hidden[..3], hidden.len(), hidden.last()),
        (&[2, 3, 5][..], 16_382, Some(&16_384))
    );
}

#[test]
fn merged_areas_with_what_lies_under_them() {
    let covered = "<table:covered-table-cell office:value-type=\"float\" office:value=\"2\"/>";
    let span = "office:value-type=\"float\" office:value=\"1\" table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"";
    let matrix = "office:value-type=\"float\" office:value=\"3\" table:number-matrix-columns-spanned=\"2\" \
                  table:number-columns-spanned=\"1\" table:number-rows-spanned=\"1\"";
    let text = row(&(cell(span, "") + covered + &cell(matrix, "")))
        + &row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>")
        + &row(&cell(
            "table:number-columns-spanned=\"99999\" table:number-rows-spanned=\"9999999\"",
            "",
        ));
    let (sheet, said) = sheet(&table(&text));
    assert_eq!((draw(&sheet).as_str(), said), ("A1=1 B1=2 C1=3", none()));
    let area = |top, left, bottom, right| Area {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(sheet.merges, [area(1, 1, 2, 2), area(3, 1, 1_048_576, 16_384)]);
}
