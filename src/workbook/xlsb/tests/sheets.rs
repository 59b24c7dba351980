//! Sheets: which there are, what is hidden and merged in them.

use super::super::record::{CELL_NUMBER, COLUMN, MERGED, ROW, ROWS, SHEET_END};
use super::biff12::{Package, flagged_row, links, longs, number, part, record, row};
use super::{sheets, shown, told};
use crate::workbook::raw::Area;

fn one(value: f64) -> Vec<u8> {
    part(&[], &[row(0), number([0, 0], value)], &[])
}

fn three() -> Package {
    Package::book(
        0,
        &[("甲", 0, one(1.0)), ("乙", 1, one(2.0)), ("丙", 2, one(3.0))],
    )
}

#[test]
fn sheets_come_in_the_order_of_the_list_and_tell_whether_they_are_hidden() {
    let told: Vec<(String, bool)> = sheets(&three().zipped())
        .into_iter()
        .map(|sheet| (sheet.name.to_string(), sheet.hidden))
        .collect();
    assert_eq!(
        told,
        [("甲".into(), false), ("乙".into(), true), ("丙".into(), true)]
    );
}

#[test]
fn charts_and_macros_are_no_worksheets() {
    for kind in ["chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"] {
        let package = three().part(
            "xl/_rels/workbook.bin.rels",
            links(&[
                ("rId1", "worksheet", "worksheets/sheet1.bin"),
                ("rId2", kind, "worksheets/sheet2.bin"),
                ("rId3", "worksheet", "worksheets/sheet3.bin"),
            ]),
        );
        assert_eq!(shown(&package.zipped()), ["甲!A1=1", "丙!A1=3"], "{kind}");
        assert_eq!(told(&package.zipped()), [""; 0], "{kind}");
    }
}

#[test]
fn a_sheet_without_its_part_or_link_is_said() {
    let package = three().without("xl/worksheets/sheet2.bin");
    assert_eq!(shown(&package.zipped()), ["甲!A1=1", "丙!A1=3"]);
    assert_eq!(told(&package.zipped()), ["W07"]);
    let only = links(&[("rId1", "worksheet", "worksheets/sheet1.bin")]);
    let package = three().part("xl/_rels/workbook.bin.rels", only);
    assert_eq!(told(&package.zipped()), ["W07", "W07"]);
}

#[test]
fn rows_and_columns_tell_whether_they_are_hidden() {
    let column = |first, last, width, flags: u8| {
        let head = longs(&[first, last, width, 0]);
        record(COLUMN, &[&head[..], &[flags, 0]].concat())
    };
    let before = [
        column(0, 0, 2304, 0),
        column(2, 3, 2304, 1),
        column(5, 5, 0, 0),
        column(16_383, u32::MAX, 2304, 1),
        column(9, 7, 2304, 1),
    ];
    let rows = [
        flagged_row(0, 0x10),
        number([0, 0], 1.0),
        // All other flags.
        flagged_row(1, 0xef),
        number([0, 0], 2.0),
    ];
    let bytes = Package::of(part(&before, &rows, &[])).zipped();
    assert_eq!(shown(&bytes), ["表!A1（隐藏）=1", "表!A2=2"]);
    assert_eq!(sheets(&bytes)[0].hidden_columns, [3, 4, 6, 16_384]);
    assert_eq!(told(&bytes), [""; 0]);
}

#[test]
fn merged_areas_and_what_cannot_be_one() {
    let merge = |ends: [u32; 4]| record(MERGED, &longs(&ends));
    let behind = [
        merge([1, 2, 0, 3]),
        merge([5, 5, 5, 5]),
        merge([0, u32::MAX, 0, 0]),
        record(MERGED, &[0; 15]),
        record(COLUMN, &[0; 17]),
    ];
    let bytes = Package::of(part(&[], &[row(0), number([0, 0], 1.0)], &behind)).zipped();
    let area = |top, left, bottom, right| Area {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(
        sheets(&bytes)[0].merges,
        [area(1, 1, 1_048_576, 1), area(2, 1, 3, 4)]
    );
    assert_eq!(told(&bytes), ["W20", "W20"]);
}

#[test]
fn a_cell_without_a_row_and_a_row_without_a_number_are_said() {
    let bytes = Package::rows(&[number([0, 0], 1.0), row(1), number([0, 0], 2.0)]).zipped();
    assert_eq!(
        (shown(&bytes), told(&bytes)),
        (vec!["表!A2=2".into()], vec!["W08 A1".into()])
    );
    let short = record(ROW, &[1, 0, 0]);
    let bytes = Package::rows(&[row(1), number([0, 0], 2.0), short, number([1, 0], 3.0)]).zipped();
    assert_eq!(shown(&bytes), ["表!A2=2"]);
    assert_eq!(told(&bytes), ["W08 A2", "W08 A2"]);
    let short = record(ROW, &[1, 0, 0, 0]);
    let bytes = Package::rows(&[short, number([1, 0], 3.0)]).zipped();
    assert_eq!(
        (shown(&bytes), told(&bytes)),
        (vec!["表!B2=3".into()], vec!["W08 A1".into()])
    );
}

#[test]
fn records_of_the_same_numbers_elsewhere_are_no_cells() {
    let before = [record(ROW, &[0; 17]), record(CELL_NUMBER, &[0; 16])];
    let behind = [record(CELL_NUMBER, &[0; 16]), record(1024, &[7; 300])];
    let bytes = Package::of(part(&before, &[row(0), number([0, 0], 1.0)], &behind)).zipped();
    assert_eq!((shown(&bytes), told(&bytes)), (vec!["表!A1=1".into()], vec![]));
}

#[test]
fn a_sheet_that_breaks_off_keeps_what_was_read_and_is_said() {
    let whole = part(&[], &[row(0), number([0, 0], 1.0), number([1, 0], 2.0)], &[]);
    for length in 0..whole.len() {
        let bytes = Package::of(whole[..length].to_vec()).zipped();
        assert_eq!(told(&bytes), ["W07"], "{length}");
    }
    let bytes = Package::of(whole[..whole.len() - 7].to_vec()).zipped();
    assert_eq!(shown(&bytes), ["表!A1=1"]);
    // Zeros behind the end are nothing.
    let filled = [&whole[..], &[0; 64]].concat();
    let bytes = Package::of(filled).zipped();
    assert_eq!((shown(&bytes).len(), told(&bytes)), (2, vec![]));
    let open = [record(ROWS, &[]), row(0), record(SHEET_END, &[])].concat();
    assert_eq!(told(&Package::of(open).zipped()), [""; 0]);
}
