//! Moments with their zone, as programs write them.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// The day in China of a moment with its zone, as programs write it: 2022-05-17T16:00:00Z is 2022-05-18.
pub(in crate::value) fn moment(text: &str) -> Option<NaiveDate> {
    const EAST_OF_GREENWICH: i32 = 8 * 60 * 60;
    let text = text.trim();
    let read = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%z"))
        .ok()?;
    let china = FixedOffset::east_opt(EAST_OF_GREENWICH)?;
    Some(read.with_timezone(&china).date_naive())
}
