//! Rows and cells that are repeated, up to numbers that no sheet has.

use super::{cell, drawn, none, read_within, row, sheet, table};
use crate::workbook::limits::{COLUMNS, LIMITS, Limits, ROWS};

fn number(attributes: &str) -> String {
    cell(
        &format!("office:value-type=\"float\" office:value=\"1\" {attributes}"),
        "",
    )
}

fn rows(count: &str, cells: &str) -> String {
    format!("<table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row>")
}

#[test]
fn equal_neighbours_are_unfolded_and_blank_ones_skipped() {
    let blank = "<table:table-cell table:number-columns-repeated=\"2\"/>";
    let text = rows(
        "2",
        &(number("table:number-columns-repeated=\"2\"") + blank + &number("")),
    ) + &rows(
        "1048000",
        "<table:table-cell table:number-columns-repeated=\"16384\"/>",
    ) + &row(&number(""));
    let (cells, said) = drawn(&table(&text));
    assert_eq!(cells, "A1=1 B1=1 E1=1 A2=1 B2=1 E2=1 A1048003=1");
    assert_eq!(said, none());
}

#[test]
fn a_sheet_filled_to_its_edges_has_nothing_beyond() {
    let wide = number("table:number-columns-repeated=\"16384\"");
    let text = rows("1048575", "<table:table-cell/>")
        + &row(&wide)
        + &rows("9", "<table:table-cell table:number-columns-repeated=\"99999\"/>");
    let (sheet, said) = sheet(&table(&text));
    assert_eq!(said, none());
    let last = sheet.rows.last().expect("a row");
    assert_eq!((last.row, last.cells.len()), (ROWS, COLUMNS as usize));
}

#[test]
fn the_first_cell_beyond_is_told() {
    let told = |text: &str| {
        let (book, _) = read_within(table(text).as_bytes(), &LIMITS);
        book.expect("it is read");
        let mut findings = crate::finding::Findings::new();
        let _ = super::read(&"a.ods".into(), table(text).as_bytes(), &LIMITS, &mut findings);
        findings
            .as_slice()
            .iter()
            .map(|finding| finding.message())
            .collect::<Vec<_>>()
    };
    let says = |found: Vec<String>, cell: &str| {
        assert!(found.len() == 1 && found[0].contains(cell), "{cell}: {found:?}");
    };
    let wide =
        row(&(number("table:number-columns-repeated=\"4\"")
            + &number("table:number-columns-repeated=\"16381\"")));
    says(told(&wide), "XFE1");
    let after =
        row(&("<table:table-cell table:number-columns-repeated=\"20000\"/>".to_string() + &number("")));
    says(told(&after), "ACOG1");
    let long = rows("1048576", "<table:table-cell/>") + &row(&(cell("", "") + &number("")));
    says(told(&long), "B1048577");
}

#[test]
fn a_thousand_million_times_as_many_end_at_the_budget() {
    let limits = Limits {
        cells: 40_000,
        ..LIMITS
    };
    let many = "1000000000";
    let text = table(&rows(
        many,
        &number(&format!("table:number-columns-repeated=\"{many}\"")),
    ));
    let (book, said) = read_within(text.as_bytes(), &limits);
    let sheets = book.expect("it is read").sheets;
    assert_eq!(sheets[0].rows.len(), 3);
    assert_eq!(said, ["W09", "W10 JRE3"]);
    let endless = "99999999999999999999999";
    let text = table(&(rows(endless, "<table:table-cell/>") + &rows(endless, &number(""))));
    let (book, said) = read_within(text.as_bytes(), &limits);
    assert_eq!(
        (book.expect("it is read").sheets[0].rows.len(), said),
        (0, vec!["W09".to_string()])
    );
}

#[test]
fn a_text_that_is_repeated_is_counted_each_time() {
    let limits = Limits {
        text_bytes: 1000,
        ..LIMITS
    };
    let text = cell(
        "office:value-type=\"string\"",
        &format!("<text:p>{}</text:p>", "字".repeat(100)),
    );
    let (book, said) = read_within(table(&rows("9", &text)).as_bytes(), &limits);
    assert_eq!(book.expect("it is read").sheets[0].rows.len(), 3);
    assert_eq!(said, ["W23 A4"]);
}

#[test]
fn merged_areas_that_are_repeated_end_too() {
    let limits = Limits { cells: 50, ..LIMITS };
    let merged =
        "<table:table-cell table:number-columns-repeated=\"1000000000\" table:number-rows-spanned=\"2\"/>";
    let (book, said) = read_within(table(&rows("1000000000", merged)).as_bytes(), &limits);
    assert_eq!(book.expect("it is read").sheets[0].merges.len(), 50);
    assert_eq!(said.len(), 1);
}
