//! Globals: code page, encryption, damage.

use super::super::record::{CODEPAGE, FILEPASS, FONT, SST};
use super::biff::{begin, book, end, label, number, of, record, shared, texts, words};
use super::{shown, told};

#[test]
fn a_code_page_plays_no_part_since_excel_97() {
    for page in [1252, 936, 0, 10008, 10000, 1200, 0xd7cc] {
        let book = of(
            &[record(CODEPAGE, &words(&[page])), texts(&["大走访台账"])],
            &[shared([0, 0, 0], 0)],
        );
        assert_eq!(shown(&book), ["表!A1=大走访台账"], "{page}");
        assert_eq!(told(&book), [""; 0], "{page}");
    }
}

#[test]
fn only_the_record_that_says_so_makes_a_book_encrypted() {
    assert_eq!(told(&of(&[record(FILEPASS, &[0; 6])], &[])), ["W03"]);
    let protected = [0x0086, 0x005b, 0x0012, 0x0013, 0x0019].map(|kind| record(kind, &[1, 0]));
    assert_eq!(told(&of(&protected, &[number([0, 0, 0], 1.0)])), [""; 0]);
}

#[test]
fn streams_of_excel_2_to_4_are_called_by_their_names() {
    for (kind, version) in [(0x0009, 2), (0x0209, 3), (0x0409, 4)] {
        let stream = record(kind, &words(&[0, 0x10]));
        let mut findings = crate::finding::Findings::new();
        let limits = &crate::workbook::limits::LIMITS;
        let refused = super::read(&"甲.xls".into(), &stream, limits, &mut findings).expect_err("refused");
        assert!(refused.message().contains(&format!("Excel {version}.0")));
    }
}

#[test]
fn a_stream_that_does_not_begin_as_a_workbook_is_damaged() {
    for stream in [&b""[..], &[0; 100], b"\x09\x08", b"\x09\x08\x04\0\0\x06", &end()] {
        assert_eq!(told(stream), ["W06"]);
    }
    let cut = book(&[texts(&["甲"])], &[("表", 0, Vec::new())]);
    assert_eq!(told(&cut[..20]), ["W06"], "before any sheet is named");
}

#[test]
fn globals_that_break_off_lose_what_stands_behind() {
    let whole = book(&[], &[("甲", 0, number([0, 0, 0], 1.0))]);
    let globals = whole.len() - end().len() - number([0; 3], 0.0).len() - begin(0, 0).len() - end().len();
    let cut = [&whole[..globals], &record(SST, &[0; 9])[..12]].concat();
    assert_eq!(told(&cut), ["W20", "W07"]);
}

#[test]
fn styles_and_sheets_that_break_off_count() {
    let xf = super::super::record::XF;
    let globals = [super::biff::style(0), record(xf, &[0, 0]), super::biff::style(9)];
    assert_eq!(
        shown(&of(&globals, &[number([0, 0, 2], 0.5)])),
        ["表!A1=0.5·百分比"]
    );
    let sheet = [begin(0x0600, 0x10), number([0, 0, 0], 1.0), end()].concat();
    let globals = [
        begin(0x0600, 5),
        record(super::super::record::BOUNDSHEET, &[9, 9]),
        end(),
    ]
    .concat();
    assert_eq!(shown(&[globals, sheet].concat()), ["!A1=1"]);
}

#[test]
fn bytes_of_excel_95_are_read_in_the_code_page_of_the_book_or_of_the_font() {
    let text = |style| label([0, style, style], &super::biff::narrow(b"\xcc\xa8\xd5\xcb"));
    let font = |set: u8| record(FONT, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, set, 0]);
    let style = |font: u16| {
        record(
            super::super::record::XF,
            &[&words(&[font, 0])[..], &[0; 12]].concat(),
        )
    };
    let stream = |page: u16| {
        let head = [begin(0x0500, 0x10), record(CODEPAGE, &words(&[page]))].concat();
        let fonts = [font(0), font(134), font(0), font(0), font(136)].concat();
        let styles = [style(0), style(1), style(5)].concat();
        [head, fonts, styles, text(0), text(1), text(2), end()].concat()
    };
    let gbk = shown(&stream(936));
    assert_eq!(gbk[..2], ["Sheet1!A1=台账", "Sheet1!B1=台账"]);
    let english = shown(&stream(1252));
    assert_eq!(english[..2], ["Sheet1!A1=Ì¨ÕË", "Sheet1!B1=台账"]);
    assert_ne!(english[2], "Sheet1!C1=台账", "Big5");
    assert_eq!(told(&stream(1252)), [""; 0]);
    assert_eq!(told(&stream(850)), ["W14"]);
}
