//! Our own reader of ods: the part of its sheets alone.

#![no_main]

use kaoping::finding::Findings;
use kaoping::workbook::read_ods;
use kaoping_fuzz::promises;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // A package begins so; its checksums would only hinder.
    if data.starts_with(b"PK") {
        return;
    }
    let mut findings = Findings::new();
    let book = read_ods(&"a.ods".into(), data, &mut findings);
    assert!(book.is_some() || findings.has_errors(), "refused without a word");
    book.iter().for_each(promises::of_book);
    promises::of_findings(&findings);
});
