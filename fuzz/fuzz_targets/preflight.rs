//! What a file is, by its content: any bytes.

#![no_main]

use kaoping::finding::{Findings, Place};
use kaoping::workbook::kind;
use kaoping_fuzz::{package, promises};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = package::if_marked(data);
    if let Err(refusal) = kind(&bytes) {
        let mut findings = Findings::new();
        findings.add(refusal, Place::file(&"a.xlsx".into()));
        promises::of_findings(&findings);
    }
});
