//! One cell of calamine's → the gathered sheet.

use crate::finding::Findings;
use crate::workbook::gather::Gather;
use crate::workbook::raw::{NumberFormat, RawValue};
use crate::workbook::tidy;
use calamine::{DataRef, ExcelDateTime, Style};

/// Properties of a cell that every reader of calamine gives.
pub(super) struct Found {
    pub(super) row: u32,
    pub(super) col: u32,
    pub(super) format: NumberFormat,
    pub(super) is_1904: bool,
}

/// Adds a cell to the sheet.
pub(super) fn take(sheet: &mut Gather, at: &Found, value: DataRef, findings: &mut Findings) {
    let (row, col, format) = (at.row, at.col, at.format);
    match value {
        DataRef::String(text) => sheet.text(row, col, &text, format, findings),
        DataRef::SharedString(text) => sheet.text(row, col, text, format, findings),
        DataRef::Int(number) => sheet.value(row, col, RawValue::Number(number.into()), format, findings),
        DataRef::Float(number) => sheet.value(row, col, tidy::number(number), format, findings),
        DataRef::Bool(truth) => sheet.value(row, col, RawValue::Bool(truth), format, findings),
        DataRef::Error(error) => {
            let error = RawValue::Error(error.to_string().into());
            sheet.value(row, col, error, format, findings);
        }
        DataRef::DateTime(when) => {
            sheet.value(row, col, serial(&when, at.is_1904), NumberFormat::Date, findings);
        }
        DataRef::DateTimeIso(text) => iso(sheet, at, &text, findings),
        DataRef::DurationIso(text) => sheet.text(row, col, &text, format, findings),
        DataRef::Empty => {}
    }
}

fn serial(when: &ExcelDateTime, is_1904: bool) -> RawValue {
    let days = tidy::number(when.as_f64());
    match is_1904 && when.is_datetime() {
        true => tidy::since_1900(days, NumberFormat::Date),
        false => days,
    }
}

/// `2022-03-05` or `2022-03-05T10:00:00` → serial number; anything else stays text.
fn iso(sheet: &mut Gather, at: &Found, text: &str, findings: &mut Findings) {
    match tidy::iso(text) {
        Some(days) => {
            sheet.value(at.row, at.col, days, NumberFormat::Date, findings);
        }
        None => sheet.text(at.row, at.col, text, at.format, findings),
    }
}

/// What the palette of a book says of the numbers shown in a style.
pub(super) fn format_of(style: &Style) -> NumberFormat {
    let Some(format) = &style.number_format else {
        return NumberFormat::General;
    };
    match format.format_id {
        Some(9 | 10) => return NumberFormat::Percent,
        Some(49) => return NumberFormat::Text,
        _ => {}
    }
    let code = format.format_code.as_str();
    if code == "@" {
        NumberFormat::Text
    } else if code.ends_with('%') || code.contains("%;") {
        NumberFormat::Percent
    } else {
        NumberFormat::General
    }
}
