//! Sheets made to cost much: what is read of them, and that they are read at all.

use super::specs;
use crate::table::drawn::{Read, sheet};
use crate::workbook::{Area, NumberFormat, RawCell, RawRow, RawValue};

fn cell(col: u32, text: &str) -> RawCell {
    RawCell {
        col,
        value: RawValue::Text(text.into()),
        format: NumberFormat::General,
        shown: None,
    }
}

#[test]
fn a_stray_cell_in_the_last_row_and_merges_down_to_it() {
    let mut ghost = sheet(
        "学习台账",
        "序号|姓名|学习时间|天数\n1|甲|4月|1",
        "A3:D1048576 E1:XFD1048576",
    );
    ghost.rows.push(RawRow {
        row: 1_048_576,
        cells: vec![cell(16_384, "x")],
        ..RawRow::default()
    });
    let read = Read::sheets(vec![ghost], &specs());
    assert_eq!(
        (read.rows(0).len(), read.skipped(0), read.findings.len()),
        (1, Vec::new(), 0)
    );
}

#[test]
fn thousands_of_tall_merges_over_each_other() {
    let mut drawn = sheet("学习台账", "序号|姓名|学习时间|天数\n1|甲|4月|1\n2|乙|4月|1", "");
    let area = |at: u32| Area {
        top: 2 + at % 500,
        left: 1 + at / 500,
        bottom: 2 + at % 500 + 5000,
        right: 1 + at / 500,
    };
    drawn.merges = (0..200_000).rev().map(area).collect();
    assert_eq!(Read::sheets(vec![drawn], &specs()).rows(0).len(), 2);
}

#[test]
fn a_row_of_labels_in_every_column() {
    let labels = ["姓名", "学习时间", "天数", "某列"];
    let mut wide = sheet("学习台账", "", "");
    wide.rows = (1..30)
        .map(|row| RawRow {
            row,
            cells: (1..16_384)
                .map(|col| cell(col, labels[(col % 4) as usize]))
                .collect(),
            ..RawRow::default()
        })
        .collect();
    let read = Read::sheets(vec![wide], &specs());
    assert_eq!(read.tables.len(), 1);
}

#[test]
fn no_more_tables_of_a_sheet_than_people_make() {
    let one = "序号|姓名|学习时间|天数\n1|甲|4月|1\n";
    let other = "序号|走访领导|走访时间|地点\n1|乙|5月|某小区\n";
    let most = format!("{one}{other}").repeat(500);
    let read = Read::one(&most, "", &specs());
    assert_eq!((read.tables.len(), read.findings.len()), (1000, 0));
    let read = Read::one(&format!("{most}{one}"), "", &specs());
    assert_eq!(read.tables.len(), 1000);
    assert_eq!(
        read.findings,
        ["T21 第2001行 这张工作表上的台账超过1000张，从此处起没有读取"]
    );
}

#[test]
fn colons_without_end_are_no_labels() {
    let colons = "一：".repeat(16_000);
    let read = Read::one(
        &format!("学习台账\n{colons}\n序号|姓名|学习时间|天数\n1|甲|4月|1\n{colons}"),
        "",
        &specs(),
    );
    assert_eq!((read.rows(0).len(), read.meta(0).len()), (1, 0));
    assert_eq!(read.skipped(0), ["5 Note"]);
}
