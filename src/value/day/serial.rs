//! Excel's serial numbers.

use crate::workbook::NumberFormat;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Serial numbers that a date column holds even when the sheet shows them as plain numbers: 2000-01-01 to 2099-12-31.
const PLAUSIBLE: std::ops::RangeInclusive<u64> = 36_526..=73_050;

/// The day of a number in a date column, if it is one: shown as a date, or in the plausible range.
pub(in crate::value) fn of_number(number: Decimal, format: NumberFormat) -> Option<NaiveDate> {
    let whole = number.trunc().to_u64()?;
    (format == NumberFormat::Date || PLAUSIBLE.contains(&whole))
        .then(|| serial(whole))
        .flatten()
}

/// The day of a serial number of the 1900 epoch. 60 is Excel's 1900-02-29, which never was.
pub(in crate::value) fn serial(whole: u64) -> Option<NaiveDate> {
    let shift = match whole {
        1..=59 => 1,
        61..=2_958_465 => 0,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(whole + shift))
}
