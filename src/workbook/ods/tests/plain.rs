//! A cell that is read without tokens is the cell that the tokens are.

use super::{read_within, row, table};
use crate::workbook::limits::{LIMITS, Limits};
use proptest::prelude::*;

const FEW: Limits = Limits { cells: 500, ..LIMITS };

/// The same document with blanks in its tags that no plain cell has.
fn by_tokens(content: &str) -> String {
    content
        .replace("<table:table-cell", "<table:table-cell\n")
        .replace("<table:covered-table-cell", "<table:covered-table-cell\n")
        .replace("<text:p>", "<text:p >")
}

fn attribute() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        r#" office:value-type="float" office:value="12.50""#,
        r#" office:value-type="float" office:value="a<b>""#,
        r#" office:value-type="percentage" office:value="0.5""#,
        r#" office:value-type="date" office:date-value="2022-03-05""#,
        r#" office:value-type="string" calcext:value-type="string""#,
        r#" office:string-value="甲&amp;&""#,
        r#" calcext:value-type="error""#,
        r#" table:style-name="率""#,
        r#" table:style-name="&#26085;""#,
        r#" table:formula="of:=SUM([.A1:.B1])""#,
        r#" table:number-columns-repeated="3""#,
        r#" table:number-columns-spanned="2" table:number-rows-spanned="2""#,
        r#" value-type='float' value='1'"#,
        r#" office:value ="1""#,
        r#" x:y1="1""#,
        r#" office:value"#,
        r#" x:y="1"x="1""#,
        " ",
        "/",
    ])
}

fn inside() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "<text:p>12.50</text:p>",
        "<text:p> 甲  乙 </text:p>",
        "<text:p>甲\n 乙\n</text:p>",
        "<text:p>&lt;&nbsp;</text:p>",
        "<text:p></text:p>",
        "<text:p/>",
        "<text:p>甲<text:s/>乙</text:p>",
        "<text:p>甲</text:p >",
        "<text:p>甲</text:h>",
        "<office:annotation><text:p>批</text:p></office:annotation>",
        "甲",
        "",
    ])
}

fn cell() -> impl Strategy<Value = String> {
    let attributes = prop::collection::vec(attribute(), 0..4);
    let inside = prop::collection::vec(inside(), 0..3);
    (attributes, inside, 0..6).prop_map(|(attributes, inside, form)| {
        let (attributes, inside) = (attributes.concat(), inside.concat());
        match form {
            0 => format!("<table:table-cell{attributes}/>"),
            1 => format!("<table:covered-table-cell{attributes}>{inside}</table:covered-table-cell>"),
            2 => format!("<table:table-cell{attributes}>{inside}</table:covered-table-cell>"),
            _ => format!("<table:table-cell{attributes}>{inside}</table:table-cell>"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn tokens_and_no_tokens_tell_the_same(cells in prop::collection::vec(cell(), 1..4)) {
        let content = table(&row(&cells.concat()).repeat(2));
        let tokens = by_tokens(&content);
        prop_assert_eq!(read_within(content.as_bytes(), &FEW), read_within(tokens.as_bytes(), &FEW));
    }
}

#[test]
fn a_plain_cell_in_elements_as_deep_as_may_be() {
    let rows = |groups: usize| {
        let (open, close) = ("<table:table-row-group>", "</table:table-row-group>");
        let plain = row(r#"<table:table-cell><text:p>甲</text:p></table:table-cell>"#);
        table(&[open.repeat(groups), plain, close.repeat(groups)].concat())
    };
    for groups in 88..98 {
        let content = rows(groups);
        let tokens = by_tokens(&content);
        assert_eq!(
            read_within(content.as_bytes(), &LIMITS),
            read_within(tokens.as_bytes(), &LIMITS),
            "{groups}"
        );
    }
    assert!(read_within(rows(88).as_bytes(), &LIMITS).0.is_ok());
    assert!(read_within(rows(97).as_bytes(), &LIMITS).0.is_err());
}
