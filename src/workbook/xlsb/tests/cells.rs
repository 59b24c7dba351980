//! Cells: every kind of value, and what is wrong with some.

use super::super::record::{
    BLANK, CELL_BOOL, CELL_ERROR, CELL_PACKED, CELL_RICH, CELL_TEXT, FORMULA_BOOL, FORMULA_ERROR,
    FORMULA_NUMBER, FORMULA_TEXT, RICH_DATA,
};
use super::biff12::{Package, cell, links, number, record, row, shared, tokens, wide};
use super::{shown, told};

fn of(cells: &[Vec<u8>]) -> (Vec<String>, Vec<String>) {
    let bytes = Package::cells(cells).zipped();
    (shown(&bytes), told(&bytes))
}

#[test]
fn a_cell_of_every_kind() {
    let rich = [&[1][..], &wide("丙"), &[1, 0, 0, 0, 0, 0, 0, 0]].concat();
    let (cells, said) = of(&[
        cell(BLANK, [0, 0], &[]),
        cell(CELL_PACKED, [1, 0], &(1250_u32 << 2 | 3).to_le_bytes()),
        cell(CELL_ERROR, [2, 0], &[0x2a]),
        cell(CELL_BOOL, [3, 0], &[1]),
        number([4, 0], -2.5),
        cell(CELL_TEXT, [5, 0], &wide("行内\u{0}")),
        shared([6, 0], 1),
        cell(CELL_RICH, [7, 0], &rich),
    ]);
    let expected = [
        "B1=12.5",
        "C1=#N/A",
        "D1=TRUE",
        "E1=-2.5",
        "F1=行内",
        "G1=乙",
        "H1=丙",
    ];
    assert_eq!(cells, expected.map(|cell| format!("表!{cell}")));
    assert_eq!(said, ["W15"]);
}

/// Some programs leave the column out where a cell stands right of the one before.
#[test]
fn a_short_record_is_the_cell_right_of_the_one_before() {
    let short = |kind, style: u32, value: &[u8]| record(kind, &[&style.to_le_bytes()[..], value].concat());
    let cells = [
        number([1, 0], 1.0),
        short(13, 2, &(1250_u32 << 2 | 3).to_le_bytes()),
        short(14, 0, &[0x2a]),
        short(12, 0, &[]),
        short(15, 0, &[1]),
        short(16, 1, &44742.0_f64.to_le_bytes()),
        short(17, 0, &wide("行内")),
        short(18, 0, &[1, 0, 0, 0]),
        short(16, 0, &[0; 7]),
        record(16, &[0; 3]),
        short(15, 0, &[0]),
        // Nobody knows where it stands, nor the one behind it.
        record(CELL_BOOL, &[0; 3]),
        short(15, 0, &[0]),
        cell(CELL_BOOL, [20, 0], &[0]),
        row(1),
        short(15, 0, &[1]),
    ];
    let bytes = Package::cells(&cells).zipped();
    let expected = [
        "B1=1",
        "C1=12.5·百分比",
        "D1=#N/A",
        "F1=TRUE",
        "G1=44742·日期",
        "H1=行内",
        "I1=乙",
        "J1=内容不完整",
        "L1=FALSE",
        "U1=FALSE",
        "A2=TRUE",
    ];
    assert_eq!(shown(&bytes), expected.map(|cell| format!("表!{cell}")));
    assert_eq!(told(&bytes), ["W17 J1", "W08 J1", "W08 L1", "W08 L1"]);
}

#[test]
fn a_formula_is_its_result_whatever_that_is() {
    let formula =
        |kind, col, result: &[u8]| cell(kind, [col, 0], &[result, &tokens(&[1, 0, 0, 0, 0])].concat());
    let (cells, said) = of(&[
        formula(FORMULA_TEXT, 0, &wide("甲")),
        formula(FORMULA_NUMBER, 1, &0.5_f64.to_le_bytes()),
        formula(FORMULA_BOOL, 2, &[0]),
        formula(FORMULA_ERROR, 3, &[0x07]),
        formula(FORMULA_ERROR, 4, &[0x2b]),
        formula(FORMULA_ERROR, 5, &[0x99]),
        formula(FORMULA_TEXT, 6, &wide("")),
    ]);
    let expected = [
        "A1=甲",
        "B1=0.5",
        "C1=FALSE",
        "D1=#DIV/0!",
        "E1=#GETTING_DATA",
        "F1=#ERR(99)",
    ];
    assert_eq!(cells, expected.map(|cell| format!("表!{cell}")));
    assert_eq!(said, [""; 0]);
}

#[test]
fn an_empty_text_of_a_sum_is_no_result() {
    let area: [u8; 13] = [0x25, 3, 0, 0, 0, 4, 0, 0, 0, 3, 0, 3, 0];
    let sum = [&area[..], &[0x19, 0x10, 0, 0]].concat();
    let empty = |col, formula: &[u8]| cell(FORMULA_TEXT, [col, 0], &[wide(""), tokens(formula)].concat());
    let (cells, said) = of(&[empty(0, &sum), empty(1, &[0x44, 0, 0, 0, 0, 2, 0])]);
    assert_eq!(cells, ["表!A1=（公式没有结果）"]);
    assert_eq!(said, ["W38"], "no formula of the sheet has a result");
    assert_eq!(of(&[empty(0, &sum), number([1, 0], 1.0)]).1, [""; 0]);
}

#[test]
fn a_number_is_shown_in_its_style() {
    let (cells, said) = of(&[
        number([0, 1], 44742.0),
        cell(CELL_PACKED, [1, 2], &(80_u32 << 2 | 3).to_le_bytes()),
        number([2, 3], 7.0),
        number([3, 4], 46.0),
        number([4, 99], 1.0),
        // Bits of a flag stand above the style.
        number([5, 0x0100_0001], 44742.0),
    ]);
    let expected = [
        "A1=44742·日期",
        "B1=0.8·百分比",
        "C1=7·文本",
        "D1=46（督〔2022〕46号）",
        "E1=1",
        "F1=44742·日期",
    ];
    assert_eq!(cells, expected.map(|cell| format!("表!{cell}")));
    assert_eq!(said, [""; 0]);
}

#[test]
fn days_that_count_from_1904_are_moved_and_no_other_number() {
    let cells = [
        row(0),
        number([0, 1], 45366.0),
        number([1, 0], 45366.0),
        cell(
            FORMULA_NUMBER,
            [2, 1],
            &[&1.0_f64.to_le_bytes()[..], &tokens(&[])].concat(),
        ),
    ];
    let part = super::biff12::part(&[], &cells, &[]);
    let bytes = Package::book(1, &[("表", 0, part)]).zipped();
    assert_eq!(
        shown(&bytes),
        ["表!A1=46828·日期", "表!B1=45366", "表!C1=1463·日期"]
    );
    assert_eq!(told(&bytes), ["W35"]);
}

#[test]
fn a_picture_in_a_cell_is_one() {
    let picture = [
        record(RICH_DATA, &[1, 0, 0, 0]),
        cell(CELL_ERROR, [0, 0], &[0x0f]),
    ]
    .concat();
    let cells = [picture, cell(CELL_ERROR, [1, 0], &[0x0f])];
    let of_formula = cell(
        FORMULA_TEXT,
        [2, 0],
        &[wide("=DISPIMG(\"ID_1\",1)"), tokens(&[])].concat(),
    );
    let package = Package::cells(&[cells.concat(), of_formula]);
    assert_eq!(
        shown(&package.zipped()),
        ["表!A1=#VALUE!", "表!B1=#VALUE!", "表!C1=（图片）"],
        "without a table of pictures there is none"
    );
    let with_table = links(&[
        ("rId1", "worksheet", "worksheets/sheet1.bin"),
        ("p", "richValueRel", "richData/richValueRel.xml"),
    ]);
    let package = package.part("xl/_rels/workbook.bin.rels", with_table);
    assert_eq!(
        shown(&package.zipped()),
        ["表!A1=（图片）", "表!B1=#VALUE!", "表!C1=（图片）"]
    );
}

#[test]
fn a_cell_that_breaks_off_is_an_error_and_never_a_blank() {
    let long = [9, 0, 0, 0, 0x32, 0x75];
    for (kind, value) in [
        (CELL_PACKED, &[1, 2, 3][..]),
        (CELL_ERROR, &[]),
        (CELL_BOOL, &[]),
        (super::super::record::CELL_NUMBER, &[0; 7]),
        (CELL_TEXT, &long),
        (CELL_RICH, &long),
        (super::super::record::CELL_SHARED, &[0]),
        (FORMULA_TEXT, &long),
        (FORMULA_NUMBER, &[0; 7]),
        (FORMULA_BOOL, &[]),
        (FORMULA_ERROR, &[]),
    ] {
        let (cells, said) = of(&[number([0, 0], 1.0), cell(kind, [1, 0], value)]);
        assert_eq!(cells, ["表!A1=1", "表!B1=内容不完整"], "{kind}");
        assert_eq!(said, ["W17 B1"], "{kind}");
    }
    let (cells, said) = of(&[number([0, 0], 1.0), record(CELL_BOOL, &[0; 7])]);
    assert_eq!((cells, said), (vec!["表!A1=1".into()], vec!["W08 A1".into()]));
}

#[test]
fn a_text_that_is_not_in_the_table_is_an_error() {
    let (cells, said) = of(&[shared([0, 0], 2)]);
    assert_eq!(cells, ["表!A1=它的文字（第2条）不在文件里"]);
    assert_eq!(said, ["W17 A1"]);
}

#[test]
fn cells_out_of_order_are_put_in_order() {
    let bytes = Package::rows(&[
        row(4),
        number([1, 0], 2.0),
        number([0, 0], 1.0),
        row(1),
        number([0, 0], 3.0),
        row(4),
        number([1, 0], 4.0),
    ]);
    assert_eq!(shown(&bytes.zipped()), ["表!A2=3", "表!A5=1", "表!B5=4"]);
    assert_eq!(told(&bytes.zipped()), ["W19 B5"]);
}
