//! What the writer writes, the reader reads.

use chrono::NaiveDate;
use kaoping::book::{Book, Cell, Column, Page, Row, Value, row};
use kaoping::excel;
use kaoping::finding::Findings;
use kaoping::workbook::{RawBook, RawSheet, RawValue, read};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::Arc;

fn written(book: &Book) -> RawBook {
    let bytes = excel::write(book).expect("a book that can be written");
    let mut findings = Findings::new();
    read(&Arc::from("x.xlsx"), &bytes, &crate::legacy(), &mut findings).expect("a workbook that can be read")
}

fn one(page: Page) -> RawSheet {
    let mut book = Book::new("x");
    book.push(page);
    written(&book).sheets.remove(0)
}

fn shown(sheet: &RawSheet, row: u32, col: u32) -> String {
    sheet
        .cell(row, col)
        .map_or_else(String::new, |cell| cell.value.shown())
}

#[test]
fn text_stays_text_whatever_it_begins_with() {
    let texts = [
        "=1+1",
        "+86",
        "-",
        "@x",
        "007",
        "_x0041_",
        "甲\n乙",
        "<&>\"'",
        "  两边  ",
    ];
    let sheet = one(Page::new("x").rows(texts.iter().map(|text| row![*text])));
    for (row, text) in (1..).zip(texts) {
        let cell = sheet.cell(row, 1).expect("a cell");
        assert_eq!(cell.value, RawValue::Text(Arc::from(text)));
    }
}

/// Pieces that a text may begin with, or that hurt a file.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "=",
            "+",
            "-",
            "@",
            "\t",
            ",",
            "\"",
            "'",
            "\r\n",
            "\n",
            "\u{0}",
            "\u{1f}",
            "\u{7f}",
            "\u{85}",
            "\u{fffe}",
            "_x0000_",
            "_x005F_",
            "_x000D_",
            "_",
            "&",
            "&amp;",
            "<",
            "]]>",
            "{",
            "1",
            "甲",
            "𠮷",
            "cmd|' /C calc'!A0",
        ])
        .prop_map(str::to_string),
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #[test]
    fn any_text_comes_back_as_the_text_it_was(pieces in prop::collection::vec(piece(), 1..8)) {
        let text = format!("{}甲", pieces.concat());
        let kept = text.replace("\r\n", "\n").replace('\r', "\n");
        let no_cell_holds = |c: &char| c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
        let kept: String = kept.chars().filter(|c| !no_cell_holds(c)).collect();
        let sheet = one(Page::new("x").row(row![text.as_str()]));
        let cell = sheet.cell(1, 1).expect("a cell");
        prop_assert_eq!(&cell.value, &RawValue::Text(kept.as_str().into()));
    }
}

#[test]
fn a_text_as_long_as_a_cell_can_hold_comes_back_and_a_longer_one_is_cut_with_a_sign() {
    let texts = ["长".repeat(32_766), "长".repeat(32_767), "=".repeat(40_000)];
    let sheet = one(Page::new("x").rows(texts.iter().map(|text| row![text.as_str()])));
    let lengths: Vec<usize> = (1..=3).map(|row| shown(&sheet, row, 1).chars().count()).collect();
    assert_eq!(lengths, [32_766, 32_767, 32_767]);
    assert_eq!(shown(&sheet, 1, 1), texts[0]);
    assert!(shown(&sheet, 3, 1).starts_with("===") && shown(&sheet, 3, 1).ends_with('…'));
}

#[test]
fn no_text_breaks_the_file_wherever_it_stands() {
    let odd = "=1+\u{1}\u{0}<&\"'_x0000_]]>";
    let mut book = Book::new(odd).dated(NaiveDate::from_ymd_opt(2022, 7, 8).expect("a real day"));
    book.properties.push((odd.into(), "=1+\u{1}<&\"']]>".into()));
    let page = Page::new(odd).title(odd).meta(odd, odd).column(Column::new(odd));
    book.push(page.row(row![odd]).note(odd));
    let bytes = excel::write(&book).expect("a book that can be written");
    let mut findings = Findings::new();
    let read = read(&Arc::from("x.xlsx"), &bytes, &crate::legacy(), &mut findings).expect("it can be read");
    assert!(findings.is_empty(), "{findings:?}");
    let texts = read.sheets[0].rows.iter().flat_map(|row| &row.cells);
    assert!(texts.clone().count() >= 5);
    for cell in texts {
        // The two of the line under the title share a cell.
        let shown = cell.value.shown();
        assert!(
            shown.split('\u{3000}').all(|text| text == "=1+<&\"'_x0000_]]>"),
            "{shown}"
        );
    }
    assert_eq!(read.properties.into_values().collect::<Vec<_>>(), ["=1+<&\"']]>"]);
}

#[test]
fn every_kind_of_cell_comes_back() {
    let day = NaiveDate::from_ymd_opt(2022, 7, 8).expect("a real day");
    let sheet = one(Page::new("x").row(row![
        Cell::mark(Decimal::new(9735, 2)),
        Cell::percent(Decimal::new(955, 3)),
        Cell::delta(Decimal::new(-21, 1)),
        Cell::place(3),
        12i64,
        day,
        Cell::formula("=A1*2", Value::Mark(Decimal::new(1947, 1))),
        Cell::link("去排名", "x")
    ]));
    let shown: Vec<String> = (1..=8).map(|col| shown(&sheet, 1, col)).collect();
    assert_eq!(
        shown,
        ["97.35", "0.955", "-2.1", "3", "12", "44750", "194.7", "去排名"]
    );
}

#[test]
fn pages_keep_their_parts_in_order_and_their_merges() {
    let sheet = one(Page::new("甲/乙")
        .title("题目")
        .meta("左", "右")
        .column(Column::new("单位"))
        .column(Column::new("基本分").under("得分"))
        .column(Column::new("加分").under("得分"))
        .row(Row::band("甲类"))
        .row(row![Cell::text("一股").down(2), 1i64, 2i64])
        .row(row![3i64, 4i64])
        .note("注"));
    assert_eq!(&*sheet.name, "甲_乙");
    let column = |col| -> Vec<String> { (1..=8).map(|row| shown(&sheet, row, col)).collect() };
    assert_eq!(column(1), ["题目", "左", "单位", "", "甲类", "一股", "", "注"]);
    assert_eq!(column(2)[2..7], ["得分", "基本分", "", "1", "3"]);
    let merges: Vec<(u32, u32, u32, u32)> = sheet
        .merges
        .iter()
        .map(|area| (area.top, area.left, area.bottom, area.right))
        .collect();
    for expected in [
        (1, 1, 1, 3),
        (3, 1, 4, 1),
        (3, 2, 3, 3),
        (5, 1, 5, 3),
        (6, 1, 7, 1),
        (8, 1, 8, 3),
    ] {
        assert!(merges.contains(&expected), "{expected:?} in {merges:?}");
    }
}

#[test]
fn pages_of_one_name_stay_apart() {
    let mut book = Book::new("x");
    for _ in 0..3 {
        book.push(Page::new("反馈单").row(row!["甲"]));
    }
    let names: Vec<String> = written(&book)
        .sheets
        .iter()
        .map(|sheet| sheet.name.to_string())
        .collect();
    assert_eq!(names, ["反馈单", "反馈单(2)", "反馈单(3)"]);
}
