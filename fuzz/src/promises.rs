//! What the stages promise about what they hand on, whatever they were given.

use kaoping::finding::Findings;
use kaoping::table::{HeaderSpec, Table};
use kaoping::workbook::{Area, RawBook, RawSheet, RawValue};

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// Of a workbook as a reader hands it on.
pub fn of_book(book: &RawBook) {
    for sheet in &book.sheets {
        rows_in_order(sheet);
        sheet
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .for_each(|cell| of_value(&cell.value));
        for Area {
            top,
            left,
            bottom,
            right,
        } in &sheet.merges
        {
            assert!(top <= bottom && left <= right, "a merge upside down");
            assert!(
                *top >= 1 && *left >= 1 && *bottom <= ROWS && *right <= COLUMNS,
                "a merge outside"
            );
        }
        let columns = &sheet.hidden_columns;
        assert!(
            columns.windows(2).all(|pair| pair[0] < pair[1]),
            "hidden columns out of order"
        );
    }
}

fn rows_in_order(sheet: &RawSheet) {
    let rows = &sheet.rows;
    assert!(
        rows.windows(2).all(|pair| pair[0].row < pair[1].row),
        "rows out of order"
    );
    assert!(
        rows.iter().all(|row| (1..=ROWS).contains(&row.row)),
        "a row outside"
    );
    for row in rows {
        let cells = &row.cells;
        assert!(!cells.is_empty(), "a row without cells");
        assert!(
            cells.windows(2).all(|pair| pair[0].col < pair[1].col),
            "cells out of order"
        );
        assert!(
            cells.iter().all(|cell| (1..=COLUMNS).contains(&cell.col)),
            "a cell outside"
        );
    }
}

fn of_value(value: &RawValue) {
    let RawValue::Text(text) = value else { return };
    assert!(!text.chars().all(char::is_whitespace), "a blank text");
    assert!(text.chars().count() <= 32_767, "a text longer than a cell holds");
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    assert!(!text.contains(control), "a control character left in");
}

/// Of what was found wrong: each can be said, and nothing in it breaks the line it is printed on.
pub fn of_findings(findings: &Findings) {
    for finding in findings.as_slice() {
        assert!(
            !finding.message().is_empty() && !finding.remedy().is_empty(),
            "nothing said"
        );
    }
}

/// Of the tables found in a workbook.
pub fn of_tables(tables: &[Table], book: &RawBook, specs: &[HeaderSpec]) {
    for table in tables {
        let spec = specs
            .iter()
            .find(|spec| spec.id == table.spec)
            .expect("a spec that was asked for");
        assert_eq!(table.columns.len(), spec.columns.len());
        assert!(table.header.0 <= table.header.1, "a header upside down");
        let rows: Vec<u32> = table.rows.iter().map(|row| row.row).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "rows out of order");
        assert!(
            rows.iter().all(|row| *row > table.header.1),
            "a row in the header"
        );
        let both = table
            .skipped
            .iter()
            .find(|(row, _)| rows.binary_search(row).is_ok());
        assert!(both.is_none(), "a row both read and skipped: {both:?}");
        assert!(
            table.nil.is_none() || rows.is_empty(),
            "nothing to report, and rows"
        );
        let sheets: Vec<&RawSheet> = book
            .sheets
            .iter()
            .filter(|sheet| sheet.name == table.sheet)
            .collect();
        for row in &table.rows {
            assert_eq!(row.cells.len(), spec.columns.len());
            for cell in row.cells.iter().flatten() {
                let from = cell.filled.unwrap_or(cell.row);
                let stands = |sheet: &&RawSheet| {
                    sheet
                        .cell(from, cell.col)
                        .is_some_and(|there| there.value == cell.value)
                };
                assert!(
                    sheets.iter().any(stands),
                    "a value that does not stand at its place"
                );
            }
        }
    }
}
