//! Times that name their zone, as programs export them: the day they are in Beijing.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Hours of Beijing before universal time, in seconds.
const BEIJING: i32 = 8 * 3600;

/// How programs write such a time, beside RFC 3339.
const FORMS: [&str; 4] = [
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%d %H:%M:%S%.f %#z",
    "%a %b %d %Y %H:%M:%S GMT%#z",
];

/// The day in Beijing; none where the text names no zone.
pub(in crate::value) fn zoned(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let text = text
        .split_once(['(', '（'])
        .map_or(text, |(time, _)| time.trim_end());
    let read = DateTime::parse_from_rfc3339(text).ok();
    let read = read.or_else(|| {
        let mut forms = FORMS.iter();
        forms.find_map(|form| DateTime::parse_from_str(text, form).ok())
    })?;
    Some(read.with_timezone(&FixedOffset::east_opt(BEIJING)?).date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_another_zone_is_told_in_beijing() {
        let day = |text: &str| zoned(text).map(|day| day.to_string());
        for (text, expected) in [
            ("2022-04-22T15:30:00+08:00", "2022-04-22"),
            ("2022-05-17T16:00:00Z", "2022-05-18"),
            ("2022-05-17T15:59:59.999Z", "2022-05-17"),
            ("2022-05-17t16:00:00z", "2022-05-18"),
            ("2022-05-17T16:00Z", "2022-05-18"),
            ("2022-05-17T16:00:00+0000", "2022-05-18"),
            ("2022-05-17 16:00:00 +0000", "2022-05-18"),
            ("2022-05-18T00:30:00+09:00", "2022-05-17"),
            ("Wed May 18 2022 00:00:00 GMT+0800 (中国标准时间)", "2022-05-18"),
        ] {
            assert_eq!(day(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "2022-05-17",
            "2022-05-17T16:00:00",
            "2022-05-17T25:00:00Z",
            "2022年5月17日",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
