//! What we read of workbooks, as JSON for `tests/readers/run`.

use kaoping::finding::Findings;
use kaoping::workbook::{NumberFormat, RawBook, RawCell, RawSheet, RawValue, read};
use serde_json::{Value, json};
use std::fmt::Write;

/// A file with a path in each line. Beside it, with `.jsonl` behind its name, comes a line of JSON for each.
const LIST: &str = "KAOPING_READINGS";

#[test]
#[ignore = "a part of tests/readers/run"]
fn readings_of_listed_files() {
    let Some(list) = std::env::var_os(LIST) else {
        return;
    };
    let paths = std::fs::read_to_string(&list).expect("a list");
    let legacy = crate::legacy();
    let mut lines = String::new();
    for path in paths.lines() {
        let bytes = std::fs::read(path).expect("readable");
        let mut findings = Findings::new();
        let book = read(&path.into(), &bytes, &legacy, &mut findings);
        let codes: Vec<&str> = findings
            .as_slice()
            .iter()
            .map(|finding| finding.code().name())
            .collect();
        let sheets = book.as_ref().map(sheets);
        let _ = writeln!(
            lines,
            "{}",
            json!({ "file": path, "codes": codes, "sheets": sheets })
        );
    }
    let out = std::path::Path::new(&list).with_extension("jsonl");
    std::fs::write(out, lines).expect("written");
}

fn sheets(book: &RawBook) -> Value {
    book.sheets.iter().map(sheet).collect()
}

fn sheet(sheet: &RawSheet) -> Value {
    let rows = sheet.rows.iter();
    let cells = rows
        .clone()
        .flat_map(|row| row.cells.iter().map(|cell| self::cell(row.row, cell)));
    let hidden = rows.clone().filter(|row| row.hidden).map(|row| row.row);
    let merges = sheet
        .merges
        .iter()
        .map(|area| [area.top, area.left, area.bottom, area.right]);
    json!({
        "name": &*sheet.name,
        "hidden": sheet.hidden,
        "hidden_rows": hidden.collect::<Vec<u32>>(),
        "hidden_columns": sheet.hidden_columns,
        "merges": merges.collect::<Vec<_>>(),
        "cells": cells.collect::<Vec<Value>>(),
    })
}

/// Row, column, kind, value, format, what is shown.
fn cell(row: u32, cell: &RawCell) -> Value {
    let kind = match &cell.value {
        RawValue::Text(_) => "text",
        RawValue::Number(_) => "number",
        RawValue::Bool(_) => "bool",
        RawValue::Error(_) => "error",
        RawValue::NoResult => "no result",
        RawValue::Picture => "picture",
    };
    let format = match cell.format {
        NumberFormat::General => "general",
        NumberFormat::Date => "date",
        NumberFormat::Percent => "percent",
        NumberFormat::Text => "text",
    };
    json!([row, cell.col, kind, cell.value.shown(), format, cell.shown()])
}
