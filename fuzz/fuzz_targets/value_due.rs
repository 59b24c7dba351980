//! Columns of type 期限.

#![no_main]

use chrono::{Datelike, NaiveDate};
use kaoping::value::{Content, Due, due};
use kaoping::workbook::{NumberFormat, RawValue};
use kaoping_fuzz::cell::{has_a_reason, period, with};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    with(data, |content, _| {
        let limit = due::read(content, period());
        has_a_reason(&limit);
        // In words only these years are years.
        let written = |day: NaiveDate| (1900..=2199).contains(&day.year());
        let in_words = |limit: &Due| match limit {
            Due::On(day) => written(*day),
            Due::Between(from, to) => written(*from) && written(*to),
            _ => true,
        };
        if let Some(limit) = limit.value.filter(in_words) {
            let printed = RawValue::Text(limit.to_string().into());
            let again = due::read(&Content::new(&printed, NumberFormat::General), period());
            assert_eq!(again.value, Some(limit), "printed, it reads otherwise");
        }
    });
});
