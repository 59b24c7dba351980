//! Serial numbers of worksheets as days, and back.

use chrono::{Days, NaiveDate};
use kaoping::workbook::{NumberFormat, RawCell, RawValue};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day")
}

/// The day of a serial number of the 1900 epoch; none for a number with a time.
pub(super) fn day(serial: Decimal) -> Option<NaiveDate> {
    let days = serial.is_integer().then(|| serial.to_u64()).flatten()?;
    epoch().checked_add_days(Days::new(days))
}

/// What a cell shows: dates yyyy-mm-dd, percentages with their sign.
pub(super) fn written(cell: &RawCell) -> String {
    match (&cell.value, cell.format) {
        (RawValue::Number(number), NumberFormat::Date) => {
            day(*number).map_or_else(|| number.to_string(), |day| day.to_string())
        }
        (RawValue::Number(number), NumberFormat::Percent) => {
            format!("{}%", (number * Decimal::ONE_HUNDRED).normalize())
        }
        (value, _) => value.shown(),
    }
}

/// What a cell of a sheet shows.
pub(super) fn written_at(sheet: &super::sheets::Sheet, at: (u32, u32)) -> String {
    sheet.cells.get(&at).map_or_else(String::new, written)
}

/// A day written yyyy-mm-dd, or a month as its first day.
pub(super) fn read(shown: &str) -> Option<NaiveDate> {
    let month = || NaiveDate::parse_from_str(&format!("{shown}1日"), "%Y年%m月%d日").ok();
    NaiveDate::parse_from_str(shown, "%Y-%m-%d").ok().or_else(month)
}

pub(super) fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    day + chrono::Duration::days(days)
}

/// A day as a column of this kind is filled in.
pub(super) fn in_kind(day: NaiveDate, kind: &kaoping::campaign::model::ColumnKind) -> String {
    match kind {
        kaoping::campaign::model::ColumnKind::Month => day.format("%Y年%-m月").to_string(),
        _ => day.to_string(),
    }
}

/// The serial number of a day written yyyy-mm-dd.
pub(super) fn serial(shown: &str) -> Option<Decimal> {
    NaiveDate::parse_from_str(shown, "%Y-%m-%d").ok().map(serial_of)
}

/// The serial number of a day.
pub(super) fn serial_of(day: NaiveDate) -> Decimal {
    Decimal::from((day - epoch()).num_days())
}
