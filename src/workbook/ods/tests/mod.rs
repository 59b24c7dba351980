//! Documents made by hand, one oddity each.

mod cells;
mod parts;
mod plain;
mod random;
mod repeats;
mod rows;
mod styles;
mod twins;

use super::read;
use crate::finding::{Findings, Kind, column_letters};
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::{RawBook, RawSheet};
use std::io::{Cursor, Write};
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package of these parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("in memory");
        zip.write_all(content.as_bytes()).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

/// The part of the sheets: styles of percent (`率`), day (`日`) and text (`文`), and this in the place of the sheets.
fn content(sheets: &str) -> String {
    let style = |name: &str, data: &str| {
        format!(
            r#"<style:style style:name="{name}" style:family="table-cell" style:data-style-name="{data}"/>"#
        )
    };
    let styles = [style("率", "N1"), style("日", "N2"), style("文", "N3")].concat();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>
        <number:percentage-style style:name="N1"/><number:date-style style:name="N2"/><number:text-style style:name="N3"/>
        {styles}<style:style style:name="藏" style:family="table"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>
        </office:document-content>"#
    )
}

/// One sheet 表 with this in it.
fn table(inside: &str) -> String {
    content(&format!(r#"<table:table table:name="表">{inside}</table:table>"#))
}

/// One row of these cells.
fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

/// A cell with these attributes and paragraphs.
fn cell(attributes: &str, inside: &str) -> String {
    format!("<table:table-cell {attributes}>{inside}</table:table-cell>")
}

fn read_within(bytes: &[u8], limits: &Limits) -> (Result<RawBook, Kind>, Vec<String>) {
    let mut findings = Findings::new();
    let book = read(&Arc::from("a.ods"), bytes, limits, &mut findings);
    let said = findings.into_sorted();
    let said = said.iter().map(|finding| {
        let cell = match (finding.place.row, finding.place.col) {
            (Some(row), Some(col)) => format!(" {}{row}", column_letters(col)),
            _ => String::new(),
        };
        format!("{}{cell}", finding.code().name())
    });
    (book, said.collect())
}

/// The first sheet of a part of sheets, and the findings as `code cell`. A package with it is read alike.
fn sheet(content: &str) -> (RawSheet, Vec<String>) {
    let (book, said) = read_within(&zipped(&[("content.xml", content)]), &LIMITS);
    let mut book = book.expect("it is read");
    let (flat, flatly) = read_within(content.as_bytes(), &LIMITS);
    assert_eq!(
        (&flat.expect("it is read").sheets, &flatly),
        (&book.sheets, &said)
    );
    (book.sheets.remove(0), said)
}

/// The cells, drawn as `A1=甲 B1=乙`, with the format of a number behind it; and the findings.
fn drawn(content: &str) -> (String, Vec<String>) {
    let (sheet, said) = sheet(content);
    (draw(&sheet), said)
}

fn draw(sheet: &RawSheet) -> String {
    let mut cells = Vec::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            let letters = column_letters(cell.col);
            let value = match &cell.value {
                crate::workbook::raw::RawValue::Error(error) => format!("错误{error}"),
                value => value.shown(),
            };
            let format = match cell.format {
                crate::workbook::raw::NumberFormat::General => "",
                crate::workbook::raw::NumberFormat::Date => "·日",
                crate::workbook::raw::NumberFormat::Percent => "·率",
                crate::workbook::raw::NumberFormat::Text => "·文",
            };
            cells.push(format!("{letters}{}={value}{format}", row.row));
        }
    }
    cells.join(" ")
}

fn none() -> Vec<String> {
    Vec::new()
}
