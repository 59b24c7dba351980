//! Workbooks as OpenDocument in one part.

use super::dates;
use super::sheets::{Book, Sheet};
use kaoping::workbook::{NumberFormat, RawCell, RawValue};
use std::fmt::Write;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">"#;

pub(super) fn written(book: &Book) -> Vec<u8> {
    let mut xml = format!("{HEAD}<office:meta>");
    for (name, value) in &book.properties {
        let (name, value) = (escaped(name), escaped(value));
        let _ = write!(
            xml,
            r#"<meta:user-defined meta:name="{name}">{value}</meta:user-defined>"#
        );
    }
    xml.push_str("</office:meta><office:body><office:spreadsheet>");
    for sheet in &book.sheets {
        let _ = write!(xml, r#"<table:table table:name="{}">"#, escaped(&sheet.name));
        (1..=sheet.last_row()).for_each(|row| push_row(sheet, row, &mut xml));
        xml.push_str("</table:table>");
    }
    xml.push_str("</office:spreadsheet></office:body></office:document>");
    xml.into_bytes()
}

fn push_row(sheet: &Sheet, row: u32, xml: &mut String) {
    let cells = sheet
        .cells
        .keys()
        .filter(|(of, _)| *of == row)
        .map(|(_, col)| *col);
    let merged = sheet
        .merges
        .iter()
        .filter(|area| (area.top..=area.bottom).contains(&row));
    let last = cells.chain(merged.map(|area| area.right)).max().unwrap_or(1);
    xml.push_str("<table:table-row>");
    for col in 1..=last {
        let mut areas = sheet.merges.iter();
        let area = areas
            .find(|area| (area.top..=area.bottom).contains(&row) && (area.left..=area.right).contains(&col));
        let spans = match area {
            Some(area) if (area.top, area.left) != (row, col) => {
                xml.push_str("<table:covered-table-cell/>");
                continue;
            }
            Some(area) => format!(
                r#" table:number-rows-spanned="{}" table:number-columns-spanned="{}""#,
                area.bottom - row + 1,
                area.right - col + 1
            ),
            None => String::new(),
        };
        let value = sheet.cells.get(&(row, col)).map(value).unwrap_or_default();
        let _ = write!(xml, "<table:table-cell{spans}{value}/>");
    }
    xml.push_str("</table:table-row>");
}

/// The attributes that hold a value.
fn value(cell: &RawCell) -> String {
    let attribute = |kind: &str, name: &str, value: &str| {
        format!(
            r#" office:value-type="{kind}" office:{name}="{}""#,
            escaped(value)
        )
    };
    match (&cell.value, cell.format) {
        (RawValue::Number(number), NumberFormat::Date) if dates::day(*number).is_some() => {
            attribute("date", "date-value", &dates::written(cell))
        }
        (RawValue::Number(number), NumberFormat::Percent) => {
            attribute("percentage", "value", &number.to_string())
        }
        (RawValue::Number(number), _) => attribute("float", "value", &number.to_string()),
        (RawValue::Bool(truth), _) => attribute("boolean", "boolean-value", &truth.to_string()),
        (value, _) => attribute("string", "string-value", &value.shown()),
    }
}

fn escaped(text: &str) -> String {
    let text = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    text.replace('\n', "&#10;").replace('\t', "&#9;")
}
