//! Columns of type 月份.

use super::super::{Content, Doubt, Reading};
use super::{Cursor, Lean, Partial, lost_zero, of_number, partial, prepare, text_of};
use crate::calendar::Span;
use crate::workbook::RawValue;
use chrono::NaiveDate;

/// Reads a month as its first day; a year that was left out is taken from the period.
pub fn read(content: &Content<'_>, period: Span) -> Reading<NaiveDate> {
    if let RawValue::Number(number) = content.value {
        if let Some(date) = of_number(*number, content.format) {
            return Reading::sure(Span::month_of(date).from);
        }
        if lost_zero(*number) && number.trunc().to_string().len() == 4 {
            return Reading::none(Doubt::LostZero);
        }
    }
    let Some(text) = text_of(content).map(|text| prepare(&text)) else {
        return Reading::none(Doubt::NotAMonth);
    };
    let mut at = Cursor::new(&text);
    let Some(mut read) = partial(&mut at).filter(|_| at.is_done()) else {
        return Reading::none(Doubt::NotAMonth);
    };
    if let Some(month) = read.bare.take() {
        read = Partial {
            month: Some(month),
            ..read
        };
    }
    if read.month.is_none() {
        return Reading::none(Doubt::NotAMonth);
    }
    let mut doubts = Vec::new();
    match read.span(period, Lean::Fact, &mut doubts) {
        Ok(span) => Reading::with(Span::month_of(span.from).from, doubts),
        Err(Doubt::NoSuchDay) if read.day.is_none() => Reading::none(Doubt::NotAMonth),
        Err(doubt) => Reading::none(doubt),
    }
}
