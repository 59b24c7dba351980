//! Sheets: which there are, where they lie, what is hidden and merged in them.

use super::super::record::{BOUNDSHEET, COLINFO, MERGEDCELLS, ROW};
use super::biff::{begin, book, end, number, of, record, words};
use super::{open, shown, told};
use crate::workbook::limits::LIMITS;
use crate::workbook::raw::{Area, RawSheet};

fn three() -> Vec<u8> {
    let one = |value| number([0, 0, 0], value);
    book(
        &[],
        &[("甲", 0, one(1.0)), ("乙", 1, one(2.0)), ("丙", 2, one(3.0))],
    )
}

fn sheets(bytes: &[u8]) -> Vec<RawSheet> {
    open(bytes, &LIMITS).0.expect("it is read").sheets
}

/// Places of the positions of the listed sheets.
fn listed(book: &[u8]) -> Vec<usize> {
    let records = super::super::record::Records::new(book);
    let listed = records.filter(|record| record.kind == BOUNDSHEET);
    listed.map(|record| record.at + 4).collect()
}

#[test]
fn sheets_come_in_the_order_of_the_list_and_tell_whether_they_are_hidden() {
    let told: Vec<(String, bool)> = sheets(&three())
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
    let mut book = three();
    let at = listed(&book)[1] + 5;
    for kind in [1, 2, 6] {
        book[at] = kind;
        assert_eq!(shown(&book), ["甲!A1=1", "丙!A1=3"]);
        assert_eq!(told(&book), [""; 0]);
    }
}

#[test]
fn a_sheet_whose_place_is_wrong_is_the_one_nobody_points_to() {
    for wrong in [0, 7, u32::MAX] {
        let mut book = three();
        for at in [0, 2] {
            let at = listed(&book)[at];
            book[at..at + 4].copy_from_slice(&wrong.to_le_bytes());
        }
        assert_eq!(shown(&book), ["甲!A1=1", "乙!A1=2", "丙!A1=3"], "{wrong}");
    }
}

#[test]
fn two_sheets_in_one_place_are_one() {
    let mut book = three();
    let places = listed(&book);
    book.copy_within(places[0]..places[0] + 4, places[2]);
    assert_eq!(shown(&book), ["甲!A1=1", "乙!A1=2"]);
    assert_eq!(told(&book), ["W37"]);
}

#[test]
fn a_sheet_that_is_not_in_the_stream_is_told() {
    let mut book = three();
    let last = book.len() - 4 - 18 - 12;
    book.truncate(last);
    assert_eq!(shown(&book), ["甲!A1=1", "乙!A1=2"]);
    assert_eq!(told(&book), ["W07"]);
}

#[test]
fn a_stream_that_ends_early_is_told_at_its_sheet() {
    let whole = three();
    for cut in [1, 4, 5, 14, 21] {
        let book = &whole[..whole.len() - cut];
        let cells = ["甲!A1=1", "乙!A1=2", "丙!A1=3"];
        // Without the record that ends it the sheet still has its cell; of a record that is cut nothing is taken.
        let read = if cut <= 4 { 3 } else { 2 };
        assert_eq!(
            (told(book), &shown(book)[..]),
            (vec!["W07"], &cells.map(String::from)[..read]),
            "{cut} bytes"
        );
    }
}

#[test]
fn a_sheet_without_its_end_does_not_take_in_the_next() {
    let whole = three();
    let places = listed(&whole);
    let second = u32::from_le_bytes(whole[places[1]..places[1] + 4].try_into().expect("four")) as usize;
    // The end of the first sheet becomes a record of no meaning.
    let mut book = whole.clone();
    book[second - 4] = 0x99;
    assert_eq!(shown(&book), shown(&whole));
    assert_eq!(told(&book), ["W07"]);
}

#[test]
fn zeros_behind_the_end_are_nothing() {
    let padded = [three(), vec![0; 100]].concat();
    assert_eq!(shown(&padded), shown(&three()));
    assert_eq!(told(&padded), [""; 0]);
}

#[test]
fn hidden_rows_and_columns_and_merged_areas() {
    let row = |row: u16, flags: u16| record(ROW, &words(&[row, 0, 1, 255, 0, 0, flags, 0]));
    let cells = [
        number([0, 0, 0], 1.0),
        row(0, 0x0120),
        row(1, 0x0100),
        number([1, 0, 0], 2.0),
        record(COLINFO, &words(&[1, 2, 2048, 0, 1, 0])),
        record(
            MERGEDCELLS,
            &[&words(&[9]), &words(&[0, 1, 0, 2])[..], &words(&[3, 3, 0, 255])].concat(),
        ),
    ];
    let book = of(&[], &cells);
    assert_eq!(shown(&book), ["表!A1（隐藏）=1", "表!A2=2"]);
    let sheet = &sheets(&book)[0];
    assert_eq!(sheet.hidden_columns, [2, 3]);
    let area = |top, bottom, left, right| Area {
        top,
        left,
        bottom,
        right,
    };
    assert_eq!(sheet.merges, [area(1, 2, 1, 3), area(4, 4, 1, 256)]);
}

#[test]
fn a_sheet_without_globals_is_the_whole_book() {
    let globals = |kind| [super::biff::style(0), super::biff::style(kind)].concat();
    let stream = [begin(0x0600, 0x10), globals(9), number([2, 1, 1], 0.5), end()].concat();
    assert_eq!(shown(&stream), ["Sheet1!B3=0.5·百分比"]);
    assert_eq!(told(&stream[..stream.len() - 4]), ["W07"]);
}
