//! Our own reader of xls: a compound file, its tree and its chains of sectors.

#![no_main]

use kaoping::finding::Findings;
use kaoping::workbook::read_xls;
use kaoping_fuzz::promises;
use libfuzzer_sys::fuzz_target;

const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

fuzz_target!(|data: &[u8]| {
    let rest = data.strip_prefix(MAGIC).unwrap_or(data);
    let mut findings = Findings::new();
    let book = read_xls(&"a.xls".into(), &[MAGIC, rest].concat(), &mut findings);
    assert!(book.is_some() || findings.has_errors(), "refused without a word");
    book.iter().for_each(promises::of_book);
    promises::of_findings(&findings);
});
