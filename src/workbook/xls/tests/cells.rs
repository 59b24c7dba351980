//! Cells of every kind.

use super::super::record::{
    BOOLERR, CONTINUE, FORMULA, FORMULA_3, FORMULA_4, MULRK, RK, RSTRING, SST, STRING,
};
use super::biff::{
    TEXT_FOLLOWS, cell, end, formula, label, narrow, number, of, record, result, shared, style, texts, wide,
    words,
};
use super::{shown, told};

const BLANK: u16 = 0x0201;
const MULBLANK: u16 = 0x00be;
const SHRFMLA: u16 = 0x04bc;

fn sheet(records: &[Vec<u8>]) -> Vec<String> {
    shown(&of(&[texts(&["甲", " ", "乙"])], records))
}

#[test]
fn constants_of_every_kind() {
    let cells = [
        shared([0, 0, 0], 2),
        shared([0, 1, 0], 1),
        number([1, 0, 0], 12.5),
        cell(RK, [1, 1, 0], &(30_u32 << 2 | 2).to_le_bytes()),
        cell(
            MULRK,
            [2, 0, 0],
            &[
                &(7_u32 << 2 | 2).to_le_bytes()[..],
                &words(&[0]),
                &(150_u32 << 2 | 3).to_le_bytes(),
                &words(&[1]),
            ]
            .concat(),
        ),
        cell(BOOLERR, [3, 0, 0], &[1, 0]),
        cell(BOOLERR, [3, 1, 0], &[0x2a, 1, 0]),
        label([4, 0, 0], &wide("丙")),
        cell(RSTRING, [4, 1, 0], &[&wide("丁")[..], &[1, 0, 0, 0]].concat()),
        cell(BLANK, [5, 0, 0], &[]),
        cell(MULBLANK, [5, 1, 0], &words(&[0, 2])),
    ];
    assert_eq!(
        sheet(&cells),
        [
            "表!A1=乙",
            "表!A2=12.5",
            "表!B2=30",
            "表!A3=7",
            "表!B3=1.5",
            "表!A4=TRUE",
            "表!B4=#N/A",
            "表!A5=丙",
            "表!B5=丁",
        ]
    );
}

#[test]
fn results_of_formulas_of_every_kind() {
    let with = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    let mut other = formula([3, 0, 0], 3.5_f64.to_le_bytes());
    other[..2].copy_from_slice(&FORMULA_4.to_le_bytes());
    let mut older = formula([3, 1, 0], 4.5_f64.to_le_bytes());
    older[..2].copy_from_slice(&FORMULA_3.to_le_bytes());
    let cells = [
        formula([0, 0, 0], 2.5_f64.to_le_bytes()),
        formula([0, 1, 0], with(1, 1)),
        formula([0, 2, 0], with(2, 7)),
        formula([0, 3, 0], TEXT_FOLLOWS),
        record(SHRFMLA, &[0; 12]),
        record(CONTINUE, &[0; 12]),
        result("合格"),
        formula([1, 0, 0], with(3, 0)),
        formula([1, 1, 0], TEXT_FOLLOWS),
        number([1, 2, 0], 9.0),
        result("不属于任何公式"),
        formula([2, 0, 0], TEXT_FOLLOWS),
        record(STRING, &[3, 0, 1, 0x08, 0x54]),
        record(CONTINUE, &[1, 0x3c, 0x68, 0x09, 0x67]),
        other,
        older,
        formula([4, 0, 0], TEXT_FOLLOWS),
    ];
    assert_eq!(
        sheet(&cells),
        [
            "表!A1=2.5",
            "表!B1=TRUE",
            "表!C1=#DIV/0!",
            "表!D1=合格",
            "表!B2=（公式没有结果）",
            "表!C2=9",
            "表!A3=合格有",
            "表!A4=3.5",
            "表!B4=4.5",
            "表!A5=（公式没有结果）",
        ]
    );
}

#[test]
fn a_picture_in_a_cell_is_the_text_of_a_formula() {
    let cells = [formula([0, 0, 0], TEXT_FOLLOWS), result("=DISPIMG(\"ID_1\",1)")];
    assert_eq!(sheet(&cells), ["表!A1=（图片）"]);
}

#[test]
fn empty_results_are_told_where_there_are_no_others() {
    const EMPTY: [u8; 8] = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
    let uncomputed = [
        formula([0, 0, 0], EMPTY),
        formula([1, 0, 0], TEXT_FOLLOWS),
        result(""),
    ];
    assert_eq!(told(&of(&[], &uncomputed)), ["W38"]);
    let computed = [
        formula([0, 0, 0], EMPTY),
        formula([1, 0, 0], 1.0_f64.to_le_bytes()),
    ];
    assert_eq!(told(&of(&[], &computed)), [""; 0]);
    let sum = [
        3, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 13, 0, 0x25, 0, 0, 1, 0, 0, 0, 0, 0, 0x19, 0x10, 0, 0,
    ];
    let book = of(&[], &[cell(FORMULA, [2, 0, 0], &sum)]);
    assert_eq!(shown(&book), ["表!A3=（公式没有结果）"]);
    assert_eq!(told(&book), [""; 0]);
}

#[test]
fn the_results_of_a_program_that_computes_nothing_are_none() {
    let four = [&4.0_f64.to_le_bytes()[..], &[2, 0, 0, 0, 0xe0, 0xfc]].concat();
    let cells = [
        cell(FORMULA, [0, 0, 0], &four),
        formula([0, 1, 0], 4.0_f64.to_le_bytes()),
    ];
    assert_eq!(sheet(&cells), ["表!A1=（公式没有结果）", "表!B1=4"]);
}

#[test]
fn formats_are_told_by_the_style_of_a_cell() {
    let globals = [
        record(0x041e, &[&words(&[164])[..], &wide("General")].concat()),
        record(0x041e, &[&words(&[165])[..], &wide("0%")].concat()),
        record(0x041e, &[&words(&[50])[..], &wide("0.00")].concat()),
        style(164),
        style(165),
        style(10),
        style(31),
        style(50),
        style(49),
    ];
    let cells = (0..8).map(|at| number([0, at, at], 0.5));
    assert_eq!(
        shown(&of(&globals, &cells.collect::<Vec<_>>())),
        [
            "表!A1=0.5",
            "表!B1=0.5·百分比",
            "表!C1=0.5·百分比",
            "表!D1=0.5·日期",
            "表!E1=0.5",
            "表!F1=0.5·文本",
            "表!G1=0.5",
            "表!H1=0.5",
        ]
    );
}

#[test]
fn days_since_1904_are_days_of_the_other_epoch() {
    let globals = [record(0x0022, &[1, 0]), style(0), style(14)];
    let book = of(
        &globals,
        &[
            number([0, 0, 0], 45_366.0),
            number([0, 1, 1], 45_366.0),
            formula([0, 2, 1], 1.0_f64.to_le_bytes()),
        ],
    );
    assert_eq!(
        shown(&book),
        ["表!A1=45366", "表!B1=46828·日期", "表!C1=1463·日期"]
    );
    assert_eq!(told(&book), ["W35"]);
}

#[test]
fn a_table_of_texts_goes_on_in_records_behind_it() {
    let first = [&[0; 8], &wide("甲")[..], &[2, 0, 1, 0x59, 0x4e]].concat();
    let rest = [&[0, b'B'][..], &[1, 0, 0x08, 1, 0, b'C', 0, 0]].concat();
    let last = [&[0, 0][..], &[0, 0, 0], &wide("丁"), &[9, 0, 1, 1]].concat();
    let table = [
        record(SST, &first),
        record(CONTINUE, &rest),
        record(CONTINUE, &last),
    ]
    .concat();
    let cells: Vec<Vec<u8>> = (0..6).map(|at| shared([0, at, 0], at.into())).collect();
    let book = of(&[table], &cells);
    let lost = "它的文字（第5条）不在文件里";
    assert_eq!(
        shown(&book),
        [
            "表!A1=甲",
            "表!B1=乙B",
            "表!C1=C",
            "表!E1=丁",
            &format!("表!F1={lost}")
        ]
    );
    assert_eq!(told(&book), ["W17"]);
}

#[test]
fn a_cell_whose_record_is_too_short_is_no_blank_one() {
    let cells = [
        cell(RK, [0, 0, 0], &[1]),
        label([0, 1, 0], &narrow(b"\x01\x02")[..2]),
        cell(MULRK, [0, 2, 0], &[0, 0]),
        record(RK, &[1, 0, 0]),
    ];
    let book = of(&[], &cells);
    assert_eq!(shown(&book).len(), 3);
    assert_eq!(told(&book), ["W17"; 3]);
}

#[test]
fn cells_of_a_chart_are_not_those_of_its_sheet() {
    let chart = [super::biff::begin(0x0600, 0x20), number([0, 0, 0], 99.0), end()].concat();
    assert_eq!(
        sheet(&[number([0, 0, 0], 1.0), chart, number([1, 0, 0], 2.0)]),
        ["表!A1=1", "表!A2=2"]
    );
}
