//! Whatever the bytes: an answer that keeps what the reader promises, and no panic.

use super::{content, zipped};
use crate::finding::Findings;
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::{RawBook, RawValue};
use proptest::prelude::*;
use std::sync::Arc;

/// Few cells, so that repeats end soon.
const FEW: Limits = Limits {
    cells: 5_000,
    rows: 2_000,
    ..LIMITS
};

fn keeps_its_promises(bytes: &[u8]) -> Result<(), TestCaseError> {
    let file: Arc<str> = "a.ods".into();
    let read = || {
        let mut findings = Findings::new();
        let book = super::read(&file, bytes, &FEW, &mut findings);
        (book, findings.into_sorted())
    };
    let (book, findings) = read();
    for finding in &findings {
        prop_assert_eq!(finding.place.file.as_ref(), Some(&file));
    }
    if let Ok(book) = &book {
        promises_of(book)?;
    }
    prop_assert_eq!((book, findings), read());
    Ok(())
}

fn promises_of(book: &RawBook) -> Result<(), TestCaseError> {
    for sheet in &book.sheets {
        prop_assert!(sheet.rows.is_sorted_by(|one, next| one.row < next.row));
        prop_assert!(sheet.hidden_columns.is_sorted_by(|one, next| one < next));
        for row in &sheet.rows {
            prop_assert!((1..=1_048_576).contains(&row.row) && !row.cells.is_empty());
            prop_assert!(row.cells.is_sorted_by(|one, next| one.col < next.col));
            for cell in &row.cells {
                prop_assert!((1..=16_384).contains(&cell.col));
                prop_assert_ne!(&cell.value, &RawValue::Text("".into()));
            }
        }
    }
    Ok(())
}

fn whole() -> String {
    content(
        r#"<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>
        <table:table table:name="表"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>
        <table:table-row-group><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float"
        office:value="1" table:number-columns-repeated="2" table:style-name="率"/><table:table-cell office:value-type="time"
        office:time-value="PT08H30M00S"><text:p>8:30</text:p></table:table-cell></table:table-row></table:table-row-group>
        <table:table-row><table:table-cell table:formula="of:=NA()" office:value-type="float" office:value="0"
        table:number-columns-spanned="2" table:number-rows-spanned="2"><office:annotation><text:p>批</text:p></office:annotation>
        <text:p>#N/A<text:s text:c="3"/>&amp;</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>"#,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        keeps_its_promises(&bytes)?;
    }

    #[test]
    fn a_file_cut_off(at in any::<prop::sample::Index>()) {
        let bytes = zipped(&[("content.xml", &whole())]);
        keeps_its_promises(&bytes[..at.index(bytes.len())])?;
    }

    #[test]
    fn changed_content(
        changes in prop::collection::vec((
            any::<prop::sample::Index>(),
            0..40_usize,
            prop_oneof![
                prop::collection::vec(any::<u8>(), 0..8),
                Just(b"<".to_vec()),
                Just(b"/>".to_vec()),
                Just(b"</table:table-row>".to_vec()),
                Just(b"<table:table-row>".to_vec()),
                Just(b"\"99999999999999999999\"".to_vec()),
                Just(b"1000000000".to_vec()),
                Just(b"]]>--><![CDATA[".to_vec()),
            ],
        ), 1..4),
    ) {
        let mut bytes = whole().into_bytes();
        for (at, length, by) in changes {
            let from = at.index(bytes.len() + 1);
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, by);
        }
        keeps_its_promises(&bytes)?;
    }
}
