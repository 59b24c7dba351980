//! A cell in one line: words are a text, `=D44625` a number shown as a date (`=P` percent, `=T` text, `=G` general),
//! `!B1` and `!B0` a truth value, `!E#REF!` an error, `!N` a formula without a result, `!P` a picture.

use kaoping::calendar::Span;
use kaoping::value::{Content, Reading};
use kaoping::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;

/// The value and how it is shown.
pub fn cell(line: &str) -> (RawValue, NumberFormat) {
    number(line).or_else(|| marked(line)).unwrap_or_else(|| {
        let text: String = line.chars().take(32_767).collect();
        (RawValue::Text(text.into()), NumberFormat::General)
    })
}

fn number(line: &str) -> Option<(RawValue, NumberFormat)> {
    let mut rest = line.strip_prefix('=')?.chars();
    let format = match rest.next()? {
        'D' => NumberFormat::Date,
        'P' => NumberFormat::Percent,
        'T' => NumberFormat::Text,
        'G' => NumberFormat::General,
        _ => return None,
    };
    let number: Decimal = rest.as_str().parse().ok()?;
    // What is larger no reader hands on.
    let number = Some(number).filter(|number| number.abs() < Decimal::from(10_u128.pow(21)))?;
    Some((RawValue::Number(number), format))
}

fn marked(line: &str) -> Option<(RawValue, NumberFormat)> {
    let mut rest = line.strip_prefix('!')?.chars();
    let value = match (rest.next()?, rest.as_str()) {
        ('B', "1") => RawValue::Bool(true),
        ('B', "0") => RawValue::Bool(false),
        ('E', code) => RawValue::Error(code.into()),
        ('N', "") => RawValue::NoResult,
        ('P', "") => RawValue::Picture,
        _ => return None,
    };
    Some((value, NumberFormat::General))
}

/// Hands the cell to a parser; bytes that are no text are none.
pub fn with(data: &[u8], read: impl FnOnce(&Content<'_>, &str)) {
    let Ok(line) = std::str::from_utf8(data) else {
        return;
    };
    let (value, format) = cell(line);
    read(&Content::new(&value, format), line);
}

/// The second quarter of 2022.
pub fn period() -> Span {
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2022, month, day).expect("a day");
    Span::new(day(4, 1), day(6, 30)).expect("in order")
}

/// What is not read has a reason that a finding can tell.
pub fn has_a_reason<T>(reading: &Reading<T>) {
    assert!(
        reading.value.is_some() || !reading.doubts.is_empty(),
        "not read, and nothing said"
    );
}
