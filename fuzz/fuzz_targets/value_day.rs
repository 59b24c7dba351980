//! Columns of type 日期 and 月份.

#![no_main]

use chrono::{Datelike, NaiveDate};
use kaoping::value::day::{When, read_date, read_month};
use kaoping::value::{Content, Reading};
use kaoping::workbook::{NumberFormat, RawValue};
use kaoping_fuzz::cell::{has_a_reason, period, with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    with(data, |content, _| {
        let date = read_date(content, period());
        has_a_reason(&date);
        has_a_reason(&read_month(content, period()));
        // In words only these years are years.
        let written = |day: &NaiveDate| (1900..=2199).contains(&day.year());
        let day = match date.value {
            Some(When::Day(day)) => Some(day).filter(written),
            _ => None,
        };
        if let Some(day) = day {
            let printed = RawValue::Text(day.to_string().into());
            let again = read_date(&Content::new(&printed, NumberFormat::General), period());
            assert_eq!(
                again,
                Reading::sure(When::Day(day)),
                "printed, it reads otherwise"
            );
        }
    });
});
