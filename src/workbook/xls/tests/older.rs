//! Streams of Excel 95, and of programs that write records by hand without globals or a compound file.

use super::super::record::{FORMAT, NUMBER, STRING};
use super::biff::{TEXT_FOLLOWS, begin, cell, end, formula, label, narrow, number, record, style, words};
use super::{shown, told};
use crate::workbook::preflight::{FileKind, look};
use encoding_rs::GB18030;

/// What PHP, Delphi and VB programs write: no version, no globals, no styles, no code page.
fn by_hand(text: &[u8]) -> Vec<u8> {
    let begin = b"\x09\x08\x08\0\0\0\x10\0\0\0\0\0";
    let cells = [label([0, 0, 0], &narrow(text)), number([1, 0, 0], 30.0)];
    [&begin[..], &cells.concat(), &end()].concat()
}

#[test]
fn exports_made_by_hand_are_read_in_the_encoding_of_their_program() {
    let gbk = GB18030.encode("宣传活动台账").0;
    for text in ["宣传活动台账".as_bytes(), &gbk] {
        let file = by_hand(text);
        assert_eq!(look(&file).map(|looked| looked.kind), Ok(FileKind::Xls));
        assert_eq!(shown(&file), ["Sheet1!A1=宣传活动台账", "Sheet1!A2=30"]);
        assert_eq!(told(&file), [""; 0]);
    }
}

#[test]
fn a_bare_stream_is_known_by_its_first_record() {
    let later = [begin(0x0600, 0x10), number([0, 0, 0], 1.0), end()].concat();
    assert_eq!(look(&later).map(|looked| looked.kind), Ok(FileKind::Xls));
    let password = [begin(0x0600, 5), record(0x002f, &[1, 0, 1, 0, 1, 0])].concat();
    assert_eq!(
        look(&password).map_err(|kind| kind.code().name()).err(),
        Some("W03")
    );
}

#[test]
fn formats_and_styles_among_the_cells_count() {
    let begin = record(0x0809, &words(&[0, 0x10, 0]));
    let code = record(FORMAT, b"\xa4\0\x05yy/mm");
    let stream = [
        begin,
        code,
        style(0),
        style(164),
        number([0, 0, 1], 44_727.0),
        end(),
    ]
    .concat();
    assert_eq!(shown(&stream), ["Sheet1!A1=44727·日期"]);
}

#[test]
fn a_result_in_bytes_has_no_flag() {
    let text = [&[4, 0][..], &GB18030.encode("合格").0].concat();
    let cells = [
        formula([0, 0, 0], TEXT_FOLLOWS),
        record(STRING, &text),
        cell(NUMBER, [0, 1, 0], &1.5_f64.to_le_bytes()),
    ];
    let stream = [
        begin(0x0500, 0x10),
        record(0x42, &words(&[936])),
        cells.concat(),
        end(),
    ]
    .concat();
    assert_eq!(shown(&stream), ["Sheet1!A1=合格", "Sheet1!B1=1.5"]);
}

#[test]
fn the_version_of_the_globals_holds_for_the_sheets() {
    let name = GB18030.encode("台账").0;
    let listed = |at: u8| record(0x85, &[&[at, 0, 0, 0, 0, 0, 4][..], &name].concat());
    let globals = |at| [begin(0x0500, 5), record(0x42, &words(&[936])), listed(at), end()].concat();
    let at = u8::try_from(globals(0).len()).expect("short");
    let sheet = [begin(0x0600, 0x10), label([0, 0, 0], &narrow(&name)), end()].concat();
    assert_eq!(shown(&[globals(at), sheet].concat()), ["台账!A1=台账"]);
}
