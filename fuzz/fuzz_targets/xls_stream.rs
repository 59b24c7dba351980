//! Our own reader of xls: the records of a workbook, without the compound file around them. What does not begin as such
//! a stream stands behind the record that begins one of Excel 97.

#![no_main]

use kaoping::finding::Findings;
use kaoping::workbook::read_xls;
use kaoping_fuzz::promises;
use libfuzzer_sys::fuzz_target;

const BEGIN: &[u8] = b"\x09\x08\x08\0\0\x06\x05\0\0\0\0\0";

fuzz_target!(|data: &[u8]| {
    let whole = data.starts_with(&BEGIN[..2]) && data.len() >= BEGIN.len();
    let stream = if whole {
        data.to_vec()
    } else {
        [BEGIN, data].concat()
    };
    let mut findings = Findings::new();
    let book = read_xls(&"a.xls".into(), &stream, &mut findings);
    assert!(book.is_some() || findings.has_errors(), "refused without a word");
    book.iter().for_each(promises::of_book);
    promises::of_findings(&findings);
});
