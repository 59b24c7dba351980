//! One workbook in every format (`tests/data/make_alike.py`): numbers of which the sheet shows something else, merged
//! and hidden parts.

use kaoping::finding::Findings;
use kaoping::workbook::{RawBook, RawSheet, read};
use std::path::Path;

/// Endings of the formats in which the workbook lies there beside xlsx.
const FORMATS: [&str; 4] = ["xls", "et", "ods", "xlsb"];

fn open(ending: &str) -> RawBook {
    let name = format!("alike.{ending}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/foreign")
        .join(&name);
    let bytes = std::fs::read(path).expect("committed");
    let mut findings = Findings::new();
    let book = read(&name.as_str().into(), &bytes, &crate::legacy(), &mut findings);
    assert!(findings.is_empty(), "{ending}: {findings:?}");
    book.expect("a workbook")
}

/// What each cell of a column holds.
fn column(sheet: &RawSheet, col: u32) -> Vec<String> {
    let cells = sheet
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().filter(|cell| cell.col == col));
    cells
        .map(|cell| format!("{} {}", cell.value.shown(), cell.shown()))
        .collect()
}

#[test]
fn what_a_cell_shows_is_read_alike_in_every_format() {
    let xlsx = open("xlsx");
    let shown = column(&xlsx.sheets[0], 1);
    let first = ["1 100%", "1.5 150%", "0.005 0.5%"];
    assert_eq!(shown[..3], first);
    assert_eq!(
        shown[4..7],
        ["46 督〔2022〕46号", "120 督〔2022〕120号", "12 12人"]
    );
    assert_eq!(shown[10], "44742 2022-06-30");
    for ending in FORMATS {
        let book = open(ending);
        assert_eq!(book.sheets.len(), xlsx.sheets.len(), "{ending}");
        for (sheet, of_xlsx) in book.sheets.iter().zip(&xlsx.sheets) {
            for col in 1..=4 {
                assert_eq!(column(sheet, col), column(of_xlsx, col), "{ending}");
            }
            assert_eq!(sheet, of_xlsx, "{ending}");
        }
    }
}
