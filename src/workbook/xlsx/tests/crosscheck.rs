//! Our reader beside calamine, cell by cell, on every workbook the repository has.

use crate::finding::Findings;
use crate::workbook::legacy;
use crate::workbook::limits::LIMITS;
use crate::workbook::raw::{NumberFormat, RawBook, RawSheet, RawValue};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Folders of files that are damaged on purpose: what is read of them is written down where they lie.
const DAMAGED: [&str; 3] = ["manual", "corpus/cells", "corpus/parts"];

/// Every xlsx or xlsm below a folder, whatever its extension says.
fn workbooks(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_package = || std::fs::read(&path).is_ok_and(|bytes| bytes.starts_with(b"PK"));
        if DAMAGED.iter().any(|damaged| path.ends_with(damaged)) {
            continue;
        }
        if path.is_dir() {
            workbooks(&path, found);
        } else if is_package() {
            found.push(path);
        }
    }
}

type Cell<'a> = (u32, u32, &'a RawValue, NumberFormat);

fn cells(sheet: &RawSheet) -> Vec<Cell<'_>> {
    let row = |row| cells_of(row);
    sheet.rows.iter().flat_map(row).collect()
}

fn cells_of(row: &crate::workbook::raw::RawRow) -> Vec<Cell<'_>> {
    row.cells
        .iter()
        .map(|cell| (row.row, cell.col, &cell.value, cell.format))
        .collect()
}

/// Differences that are meant, each with its reason.
fn explained(ours: Option<&Cell>, theirs: Option<&Cell>) -> bool {
    match (ours, theirs) {
        // calamine gives up a cell whose error it does not know (`#SPILL!`).
        (Some((_, _, RawValue::Error(_), _)), None) => true,
        // calamine knows a date by its value only, and a cell of a formula without a result has none.
        (Some((.., ours, format)), Some((.., theirs, other))) => {
            let untold = matches!(ours, RawValue::NoResult)
                || *format == NumberFormat::Date && !matches!(ours, RawValue::Number(_));
            ours == theirs && (untold || format == other)
        }
        _ => false,
    }
}

fn compare(path: &Path, ours: &RawBook, theirs: &RawBook) -> usize {
    assert_eq!(ours.properties, theirs.properties, "{}", path.display());
    assert_eq!(ours.sheets.len(), theirs.sheets.len(), "{}", path.display());
    let mut count = 0;
    for (ours, theirs) in ours.sheets.iter().zip(&theirs.sheets) {
        let place = format!("{}|{}", path.display(), ours.name);
        assert_eq!(
            (&ours.name, ours.hidden),
            (&theirs.name, theirs.hidden),
            "{place}"
        );
        assert_eq!(ours.merges, theirs.merges, "{place}");
        let (ours, theirs) = (cells(ours), cells(theirs));
        let mut places: Vec<(u32, u32)> = ours.iter().chain(&theirs).map(|cell| (cell.0, cell.1)).collect();
        places.sort_unstable();
        places.dedup();
        count += places.len();
        for at in places {
            let find = |cells: &[Cell<'_>]| cells.iter().position(|cell| (cell.0, cell.1) == at);
            let ours = find(&ours).map(|found| &ours[found]);
            let theirs = find(&theirs).map(|found| &theirs[found]);
            assert!(explained(ours, theirs), "{place}: {ours:?} and {theirs:?}");
        }
    }
    count
}

#[test]
fn every_workbook_is_read_as_by_calamine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    workbooks(&root.join("tests"), &mut found);
    workbooks(&root.join("samples"), &mut found);
    let mut cells = 0;
    for path in &found {
        let bytes = std::fs::read(path).expect("readable");
        let file: Arc<str> = path.display().to_string().into();
        let ours = super::read(&file, &bytes, &LIMITS, &mut Findings::new());
        if let (Ok(ours), Ok(theirs)) = (ours, legacy::xlsx(&file, &bytes, &mut Findings::new())) {
            cells += compare(path, &ours, &theirs);
        }
    }
    assert!(cells > 50, "there are workbooks to compare");
}

/// A cell as programs write them. What calamine takes for something else is left out: unknown kinds and errors,
/// booleans but 0 and 1, formats with letters shown as they stand.
fn cell() -> impl Strategy<Value = String> {
    let style = 0..4;
    let content = prop_oneof![
        "-?[0-9]{1,9}(\\.[0-9]{1,8})?(E-?[0-9])?".prop_map(|number| format!("><v>{number}</v>")),
        (0..2).prop_map(|at| format!(" t=\"s\"><v>{at}</v>")),
        (
            "[ a-z0-9中文\n]{1,9}(&amp;|&lt;)?",
            prop::sample::select(vec!["", " xml:space=\"preserve\""])
        )
            .prop_map(|(text, space)| format!(" t=\"inlineStr\"><is><t{space}>{text}</t></is>")),
        "[a-z ]{1,4}".prop_map(|text| format!(" t=\"str\"><f>A1&amp;B1</f><v>{text}</v>")),
        (0..2).prop_map(|truth| format!(" t=\"b\"><v>{truth}</v>")),
        prop::sample::select(vec!["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
            .prop_map(|error| format!(" t=\"e\"><f>A1</f><v>{error}</v>")),
        Just("><f>SUM(A1:A2)</f>".to_string()),
        Just("><f>SUM(A1:A2)</f><v></v>".to_string()),
        Just(">".to_string()),
    ];
    (style, content).prop_map(|(style, content)| format!(" s=\"{style}\"{content}</c>"))
}

proptest! {
    #[test]
    fn any_ordinary_sheet_is_read_as_by_calamine(rows in prop::collection::vec(prop::collection::vec(cell(), 0..5), 0..5)) {
        let mut xml = String::new();
        for (row, cells) in (1..).zip(&rows) {
            xml += &format!("<row r=\"{row}\">");
            for (col, cell) in ["A", "B", "D", "Z", "AA"].iter().zip(cells) {
                xml += &format!("<c r=\"{col}{row}\"{cell}");
            }
            xml += "</row>";
        }
        let bytes = super::Package::rows(&xml).zipped();
        let file: Arc<str> = "a.xlsx".into();
        let ours = super::read(&file, &bytes, &LIMITS, &mut Findings::new()).expect("a book");
        let theirs = legacy::xlsx(&file, &bytes, &mut Findings::new()).expect("a book");
        compare(Path::new("a.xlsx"), &ours, &theirs);
    }
}
