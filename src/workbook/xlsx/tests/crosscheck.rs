//! Our reader beside calamine, cell by cell, on every workbook the repository has.

use super::by_calamine;
use crate::finding::Findings;
use crate::workbook::limits::LIMITS;
use crate::workbook::preflight::{self, FileKind};
use crate::workbook::raw::{NumberFormat, RawBook, RawSheet, RawValue};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every xlsx or xlsm below a folder, whatever its extension says.
fn workbooks(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_workbook = || {
            let bytes = std::fs::read(&path).unwrap_or_default();
            preflight::look(&bytes).is_ok_and(|looked| looked.kind == FileKind::Xlsx)
        };
        if path.ends_with(TOO_LONG) {
            continue;
        }
        if path.is_dir() {
            workbooks(&path, found);
        } else if is_workbook() {
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

/// The first difference that is not meant, or the number of cells.
fn compare(ours: &RawBook, theirs: &RawBook) -> Result<usize, String> {
    same("属性", &ours.properties, &theirs.properties)?;
    same("工作表", &ours.sheets.len(), &theirs.sheets.len())?;
    let sheets = ours.sheets.iter().zip(&theirs.sheets);
    sheets.map(|(ours, theirs)| compare_sheet(ours, theirs)).sum()
}

fn compare_sheet(ours: &RawSheet, theirs: &RawSheet) -> Result<usize, String> {
    same("名称", &(&ours.name, ours.hidden), &(&theirs.name, theirs.hidden))?;
    same("合并", &ours.merges, &theirs.merges)?;
    let (ours, theirs) = (cells(ours), cells(theirs));
    let mut places: Vec<(u32, u32)> = ours.iter().chain(&theirs).map(|cell| (cell.0, cell.1)).collect();
    places.sort_unstable();
    places.dedup();
    for at in &places {
        let find = |cells: &[Cell<'_>]| cells.binary_search_by_key(at, |cell| (cell.0, cell.1)).ok();
        let ours = find(&ours).map(|found| &ours[found]);
        let theirs = find(&theirs).map(|found| &theirs[found]);
        if !explained(ours, theirs) {
            return Err(format!("{ours:?} and {theirs:?}"));
        }
    }
    Ok(places.len())
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, ours: &T, theirs: &T) -> Result<(), String> {
    match ours == theirs {
        true => Ok(()),
        false => Err(format!("{what}: {ours:?} and {theirs:?}")),
    }
}

/// What calamine reads otherwise or not at all, and the files that show it.
const OTHERWISE: &[(&str, &[&str])] = &[
    (
        "a part in another encoding, or with a byte that is none, costs calamine the book or the texts",
        &[
            "not_utf8.xlsx",
            "gbk_part.xlsx",
            "utf16_big_endian.xlsx",
            "utf16_parts.xlsx",
        ],
    ),
    (
        "parts are found by their links and types; calamine looks in the usual places, or gives up",
        &[
            "sheet_link_unknown.xlsx",
            "strings_elsewhere.xlsx",
            "targets_with_dots.xlsx",
            "chart_and_macro_sheets.xlsx",
            "no_package_links.xlsx",
        ],
    ),
    (
        "without its body a book is refused; to calamine it is an empty one",
        &["no_workbook.xlsx"],
    ),
    (
        "a document type is refused, entities or not; calamine passes over it",
        &["doctype.xlsx"],
    ),
    (
        "a broken table of styles costs the formats, an impossible count of texts nothing; calamine refuses the book",
        &["bad_styles.xlsx", "strings_count_huge.xlsx"],
    ),
    (
        "an `&` that begins nothing stays; calamine loses the cell",
        &["bare_and.xlsx", "bare_ampersand.xlsx"],
    ),
    (
        "what the dimension says does not count; calamine loses the sheet",
        &[
            "dimension_columns.xlsx",
            "dimension_empty.xlsx",
            "dimension_garbage.xlsx",
        ],
    ),
    (
        "a number that is none is an error; calamine makes it a text",
        &["bad_cell.xlsx", "bad_cells.xlsx", "numbers_that_are_none.xlsx"],
    ),
    (
        "blanks around a number do not count; calamine makes it a text",
        &["numbers_at_the_edge.xlsx"],
    ),
    ("`true` is TRUE; calamine loses the cell", &["booleans.xlsx"]),
    (
        "a comment inside a number does not count; calamine loses the cell",
        &["cdata_and_comments.xlsx"],
    ),
    (
        "behind a cell of a kind nobody knows calamine goes on with the wrong cell",
        &["unknown_kind_of_cell.xlsx"],
    ),
    (
        "formats of weekdays and eras are days",
        &["date_formats_custom.xlsx"],
    ),
    (
        "a picture placed in a cell is kept as an error",
        &["picture_in_cell.xlsx"],
    ),
    (
        "an index below zero points nowhere; calamine takes the first text",
        &["shared_string_bad_index.xlsx"],
    ),
    (
        "a sheet listed twice is read once",
        &["sheet_listed_twice.xlsx", "sheet_twice.xlsx", "many_sheets.xlsx"],
    ),
    (
        "a percent sign that is escaped is a word; to our reading of calamine's formats it is a percentage",
        &["twins.xlsx", "faults.xlsx", "faults-1904.xlsx"],
    ),
    (
        "calamine panics over a merged area or a place that is none",
        &["merges_odd.xlsx", "bad_references.xlsx"],
    ),
];

/// Millions of empty texts, which calamine takes long over.
const TOO_LONG: &str = "many_texts.xlsx";

#[test]
fn every_workbook_is_read_as_by_calamine() {
    for (folder, least) in [("tests", 20), ("samples", 100)] {
        let mut found = Vec::new();
        workbooks(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
        assert!(found.len() >= least, "{folder} has {} workbooks", found.len());
        let (mut cells, mut differ) = (0, Vec::new());
        for path in &found {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let listed = |files: &[&str]| name.as_deref().is_some_and(|name| files.contains(&name));
            let meant = OTHERWISE.iter().any(|(_, files)| listed(files));
            match (compare_file(path), meant) {
                (Ok(count), false) => cells += count,
                (Err(_), true) => {}
                (compared, _) => differ.push(format!("{}: {compared:?}", path.display())),
            }
        }
        assert_eq!(differ, Vec::<String>::new());
        assert!(cells > 10 * found.len(), "{folder} has {cells} cells to compare");
    }
}

/// Compares what the two make of a file.
fn compare_file(path: &Path) -> Result<usize, String> {
    let bytes = std::fs::read(path).expect("readable");
    let file: Arc<str> = path.display().to_string().into();
    let ours = super::read(&file, &bytes, &LIMITS, &mut Findings::new());
    match (ours, by_calamine::read(&file, &bytes, &mut Findings::new())) {
        (Ok(ours), Ok(theirs)) => compare(&ours, &theirs),
        (Err(_), Err(_)) => Ok(0),
        (ours, theirs) => Err(format!("{:?} and {:?}", ours.err(), theirs.err())),
    }
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
        let theirs = by_calamine::read(&file, &bytes, &mut Findings::new()).expect("a book");
        prop_assert_eq!(compare(&ours, &theirs).err(), None);
    }
}
