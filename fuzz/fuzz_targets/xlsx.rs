//! Our own reader of xlsx: a package whose parts hold anything.

#![no_main]

use kaoping::finding::Findings;
use kaoping::workbook::read_xlsx;
use kaoping_fuzz::{package, promises};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut findings = Findings::new();
    let book = read_xlsx(&"a.xlsx".into(), &package::bytes(data), &mut findings);
    assert!(book.is_some() || findings.has_errors(), "refused without a word");
    book.iter().for_each(promises::of_book);
    promises::of_findings(&findings);
});
