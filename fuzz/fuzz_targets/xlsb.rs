//! Our own reader of xlsb: a package as text, or the records of its only sheet.

#![no_main]

use kaoping::finding::Findings;
use kaoping::workbook::read_xlsb;
use kaoping_fuzz::{binary_sheet, package, promises};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let is_package = data.starts_with(b"PK") || data.starts_with(b"@@ ");
    let file = match is_package {
        true => package::bytes(data),
        false => binary_sheet::bytes(data),
    };
    let mut findings = Findings::new();
    let book = read_xlsb(&"a.xlsb".into(), &file, &mut findings);
    assert!(book.is_some() || findings.has_errors(), "refused without a word");
    book.iter().for_each(promises::of_book);
    promises::of_findings(&findings);
});
