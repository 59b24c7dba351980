//! Whatever the bytes: an answer that keeps what the reader promises, and no panic.

use super::Package;
use crate::finding::Findings;
use crate::workbook::limits::LIMITS;
use crate::workbook::raw::{RawCell, RawValue};
use proptest::prelude::*;
use std::sync::Arc;

/// What the reader promises of whatever it takes: places from 1 in ascending order, no blank cell, findings in this
/// file only, and the same answer when asked again.
fn keeps_its_promises(bytes: &[u8]) -> Result<(), TestCaseError> {
    let file: Arc<str> = "a.xlsx".into();
    let read = || {
        let mut findings = Findings::new();
        let book = super::read(&file, bytes, &LIMITS, &mut findings);
        (book, findings.into_sorted())
    };
    let (book, findings) = read();
    for finding in &findings {
        prop_assert_eq!(finding.place.file.as_ref(), Some(&file));
    }
    if let Ok(book) = &book {
        prop_assert_eq!(&book.file, &file);
        for sheet in &book.sheets {
            let rows: Vec<u32> = sheet.rows.iter().map(|row| row.row).collect();
            prop_assert!(ascends_from_1(&rows), "rows {rows:?}");
            for row in &sheet.rows {
                let columns: Vec<u32> = row.cells.iter().map(|cell| cell.col).collect();
                prop_assert!(
                    ascends_from_1(&columns) && !columns.is_empty(),
                    "columns {columns:?}"
                );
                let blank = |cell: &RawCell| cell.value == RawValue::Text("".into());
                prop_assert!(!row.cells.iter().any(blank), "row {}", row.row);
            }
        }
    }
    prop_assert_eq!((book, findings), read());
    Ok(())
}

fn ascends_from_1(numbers: &[u32]) -> bool {
    numbers.first().is_none_or(|first| *first > 0) && numbers.is_sorted_by(|one, next| one < next)
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
        keeps_its_promises(&bytes)?;
    }

    #[test]
    fn a_file_cut_off(at in 0..4_000_usize) {
        let bytes = book().zipped();
        keeps_its_promises(&bytes[..at.min(bytes.len())])?;
    }

    #[test]
    fn changed_bytes(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = book().zipped();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        keeps_its_promises(&bytes)?;
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
        keeps_its_promises(&bent(part, at, length, &by).zipped())?;
    }
}
