//! Whatever the bytes: an answer, and no panic.

use super::Package;
use crate::finding::Findings;
use crate::workbook::limits::LIMITS;
use proptest::prelude::*;

fn survives(bytes: &[u8]) -> bool {
    let mut findings = Findings::new();
    let read = super::read(&"a.xlsx".into(), bytes, &LIMITS, &mut findings);
    read.is_err() || !findings.has_errors() || !findings.is_empty()
}

fn book() -> Package {
    Package::of(
        r#"<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" s="1"><v>44625</v></c>
        <c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><r><t>a&amp;_x000D_</t></r></is></c></row><row r="2"><c r="A2"><f>A1</f></c>
        <c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="d"><v>2022-01-01</v></c></row></sheetData>
        <mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#,
    )
}

/// Changes to the text of a part: pieces swapped for what is likely to hurt.
fn bent(part: usize, at: usize, length: usize, by: &[u8]) -> Package {
    let mut book = book();
    let part = part % book.0.len();
    let content = &mut book.0[part].1;
    let from = at % (content.len() + 1);
    let to = (from + length).min(content.len());
    content.splice(from..to, by.iter().copied());
    book
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(survives(&bytes));
    }

    #[test]
    fn a_file_cut_off(at in 0..4_000_usize) {
        let bytes = book().zipped();
        prop_assert!(survives(&bytes[..at.min(bytes.len())]));
    }

    #[test]
    fn changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = book().zipped();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert!(survives(&bytes));
    }

    #[test]
    fn changed_parts(
        part in any::<usize>(),
        at in any::<usize>(),
        length in 0..40_usize,
        by in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..8),
            Just(b"<".to_vec()),
            Just(b"&#x110000;".to_vec()),
            Just(b"\"99999999999999999999\"".to_vec()),
            Just("\u{feff}中".as_bytes().to_vec()),
            Just(b"]]>--><![CDATA[".to_vec()),
        ],
    ) {
        prop_assert!(survives(&bent(part, at, length, &by).zipped()));
    }
}
