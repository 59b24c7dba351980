//! One cell's content as it is kept: numbers as Excel shows them, text without what nobody can see.

mod rounded;

pub(super) use rounded::shortest;

use super::limits::TEXT_CHARS;
use super::raw::{NumberFormat, RawValue};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

/// Days between the two epochs of Excel's serial numbers.
pub(super) const EPOCH_1904: Decimal = Decimal::from_parts(1462, 0, 0, false, 0);

/// Nothing a ledger counts is as large; below it no sum or product of cells can overflow.
const TOO_LARGE: f64 = 1e21;

/// A number with the 15 significant digits Excel shows; what cannot be used is an error.
pub(super) fn number(value: f64) -> RawValue {
    // Most numbers are whole; what does not come back the same is not.
    let whole = value as i64;
    if whole.unsigned_abs() < 1_000_000_000_000_000 && whole as f64 == value {
        return RawValue::Number(whole.into());
    }
    if !value.is_finite() {
        return RawValue::Error("不是有限的数".into());
    }
    if value.abs() >= TOO_LARGE {
        return RawValue::Error(format!("{value:e}").into());
    }
    if let Some(number) = rounded::significant(value) {
        return RawValue::Number(number);
    }
    let shown = format!("{value:.14e}");
    if let Ok(number) = Decimal::from_scientific(&shown) {
        return RawValue::Number(number.normalize());
    }
    if value.abs() < 1e-12 {
        return RawValue::Number(Decimal::ZERO);
    }
    if value.abs() < 1.0 {
        // Below 1 the tail goes beyond the 28 decimals a Decimal holds.
        return RawValue::Number(format!("{value:.26}").parse().unwrap_or_default());
    }
    RawValue::Error(format!("{value:e}").into())
}

/// A number of a book that counts days from 1904; where a date is shown, as a day of the 1900 epoch. What is less than
/// a day is a time alone, and has none.
pub(super) fn since_1900(value: RawValue, format: NumberFormat) -> RawValue {
    let is_time = |days: Decimal| (Decimal::ZERO..Decimal::ONE).contains(&days);
    match value {
        RawValue::Number(days) if format == NumberFormat::Date && !is_time(days) => {
            RawValue::Number(days + EPOCH_1904)
        }
        other => other,
    }
}

/// A number as written in a file; None when it is none.
pub(super) fn decimal(text: &str) -> Option<RawValue> {
    let short = short_decimal(text.as_bytes()).map(RawValue::Number);
    short.or_else(|| text.parse().ok().map(number))
}

/// A plain number of no more digits than Excel shows: it is what it says, and needs no way through binary.
fn short_decimal(text: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut value, mut places, mut fraction, mut count) = (0_i64, 0, false, 0);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + i64::from(byte - b'0');
                places += u32::from(fraction);
                count += 1;
            }
            b'.' if !fraction => fraction = true,
            _ => return None,
        }
    }
    if count == 0 || count > 15 {
        return None;
    }
    while places > 0 && value % 10 == 0 {
        value /= 10;
        places -= 1;
    }
    Some(Decimal::new(if negative { -value } else { value }, places))
}

/// `2022-03-05`, `2022-03-05T10:00:00` or `10:00:00` → serial number; None for anything else.
pub(super) fn iso(text: &str) -> Option<RawValue> {
    if let Some(day) = plain_day(text.as_bytes()) {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        return Some(RawValue::Number((day - epoch).num_days().into()));
    }
    let text = text.trim_end_matches('Z');
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let day = || Some(text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN));
    let time = || Some(epoch + (text.parse::<NaiveTime>().ok()? - NaiveTime::MIN));
    let moment = text.parse::<NaiveDateTime>().ok().or_else(day).or_else(time)?;
    let past = moment - epoch;
    let fraction = Decimal::new(past.subsec_nanos().into(), 9);
    Some(days(Decimal::from(past.num_seconds()) + fraction))
}

/// `2022-03-05`, as nearly every program writes a day; chrono takes many times as long to see it.
fn plain_day(text: &[u8]) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text else {
        return None;
    };
    let number = |digits: &[u8]| {
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| {
            digits
                .iter()
                .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = i32::try_from(number(&[y0, y1, y2, y3])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m0, m1])?, number(&[d0, d1])?)
}

/// Seconds as a number of days, with the 15 significant digits Excel shows. Far fewer than a `Decimal` holds.
pub(super) fn days(seconds: Decimal) -> RawValue {
    let days = seconds / Decimal::from(86_400);
    RawValue::Number(days.round_sf(15).unwrap_or(days).normalize())
}

/// A text; what it cost is told beside it.
#[derive(Clone, Default)]
pub(super) struct Tidied {
    /// None when nothing is left.
    pub(super) value: Option<RawValue>,
    /// Whether control characters were taken out.
    pub(super) stripped: bool,
    /// Its length when it was cut.
    pub(super) cut_from: Option<usize>,
}

/// Line breaks become `\n`, control characters go, a text of blanks is no text, a picture is a picture.
pub(super) fn text(text: &str) -> Tidied {
    let mut tidied = Tidied::default();
    if text.chars().all(is_blank) {
        return tidied;
    }
    if text.trim_start().starts_with("=DISPIMG(") || text.trim_start().starts_with("=_xlfn.DISPIMG(") {
        tidied.value = Some(RawValue::Picture);
        return tidied;
    }
    if text.len() <= TEXT_CHARS && is_clean(text) {
        tidied.value = Some(RawValue::Text(text.into()));
        return tidied;
    }
    // Of a text nobody wrote by hand no more is looked at than can be kept.
    let far = text.char_indices().nth(4 * TEXT_CHARS).map(|(end, _)| end);
    let broken = text[..far.unwrap_or(text.len())]
        .replace("\r\r\n", "\n") // `_x000D_` before a break of the file's own lines is one break.
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let mut kept: String = broken
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    tidied.stripped = kept.len() != broken.len();
    let length = far.map_or_else(|| kept.chars().count(), |_| text.chars().count());
    if length > TEXT_CHARS {
        tidied.cut_from = Some(length);
        kept = kept.chars().take(TEXT_CHARS).collect();
    }
    tidied.value = Some(RawValue::Text(kept.into()));
    tidied
}

/// Whether a text has no control character but line feeds.
fn is_clean(text: &str) -> bool {
    // Of the bytes that may begin one in UTF-8 hardly any text has one.
    let may = |byte: u8| byte < 0x20 && byte != b'\n' || byte == 0x7f || byte == 0xc2;
    !text.bytes().fold(false, |any, byte| any | may(byte))
        || !text.chars().any(|c| c.is_control() && c != '\n')
}

/// The first characters of a text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(20).collect()
}

/// Whether a character leaves a cell looking empty.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_excel_shows() {
        let shown = |value: f64| number(value).shown();
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!(shown(44_625.0), "44625");
        assert_eq!(shown(1234.565), "1234.565");
        assert_eq!(shown(1e300), "1e300");
        assert!(matches!(number(1e300), RawValue::Error(_)));
        assert!(matches!(number(-1e21), RawValue::Error(_)));
        assert_eq!(shown(-9.99e20), "-999000000000000000000");
        assert!(matches!(number(f64::INFINITY), RawValue::Error(_)));
        assert_eq!(shown(1e-300), "0");
        assert_eq!(shown(0.000_000_012_345), "0.000000012345");
        assert_eq!(shown(-12_345_678_901_234_567.0), "-12345678901234600");
    }

    #[test]
    fn a_number_that_is_short_enough_is_what_it_says() {
        let shown = |text: &str| decimal(text).map(|number| number.shown());
        for text in ["0", "-1.5", "123456789012345", "0.000000012345", "44625.5"] {
            assert_eq!(
                shown(text),
                text.parse().ok().map(|value| number(value).shown()),
                "{text}"
            );
            assert_eq!(shown(text).as_deref(), Some(text));
        }
        assert_eq!(shown("1.50").as_deref(), Some("1.5"));
        assert_eq!(shown("-0").as_deref(), Some("0"));
        assert_eq!(shown("0.30000000000000004").as_deref(), Some("0.3"));
        assert_eq!(shown("1.2E3").as_deref(), Some("1200"));
        assert!(matches!(decimal("1e309"), Some(RawValue::Error(_))));
        assert!(matches!(decimal("NaN"), Some(RawValue::Error(_))));
        for none in ["", "-", ".", "1.2.3", "1,000", "甲", "0x10", "1 2"] {
            assert!(decimal(none).is_none(), "{none}");
        }
    }

    #[test]
    fn iso_days_are_serial_numbers() {
        let shown = |text: &str| iso(text).map(|number| number.shown());
        assert_eq!(shown("2022-03-05").as_deref(), Some("44625"));
        assert_eq!(shown("2022-03-05T12:00:00.000Z").as_deref(), Some("44625.5"));
        assert_eq!(shown("1899-12-29").as_deref(), Some("-1"));
        for none in ["2022-02-30", "2022-13-01", "2022-3-05x", "2022-0x-05"] {
            assert_eq!(shown(none), None, "{none}");
        }
        assert_eq!(shown("06:00:00").as_deref(), Some("0.25"));
        assert_eq!(shown("08:30:00").as_deref(), Some("0.354166666666667"));
        assert_eq!(shown("2022-06-15T08:30:00").as_deref(), Some("44727.3541666667"));
        assert_eq!(
            shown("2022-06-14T23:59:59.9999999").as_deref(),
            Some("44727"),
            "no day is lost by the fraction of a second"
        );
        assert_eq!(shown("1899-12-29T12:00:00").as_deref(), Some("-0.5"));
        assert_eq!(shown("三月五日"), None);
    }

    #[test]
    fn text_loses_only_what_nobody_sees() {
        assert!(text(" \u{3000}\u{200b}\n").value.is_none());
        let tidied = text("张\u{1}三\r\n李四");
        assert_eq!(tidied.value, Some(RawValue::Text("张三\n李四".into())));
        assert!(tidied.stripped);
        assert_eq!(text("一\r\r\n二").value, Some(RawValue::Text("一\n二".into())));
        assert_eq!(text("=DISPIMG(\"ID_1\",1)").value, Some(RawValue::Picture));
        assert_eq!(text(&"长".repeat(40_000)).cut_from, Some(40_000));
    }
    #[test]
    fn a_time_of_day_has_no_epoch() {
        let of = |days: &str| {
            since_1900(
                RawValue::Number(days.parse().expect("a number")),
                NumberFormat::Date,
            )
        };
        assert_eq!(of("0.25").shown(), "0.25");
        assert_eq!(of("0").shown(), "0");
        assert_eq!(of("1").shown(), "1463");
        assert_eq!(of("43163.5").shown(), "44625.5");
        assert_eq!(of("-1").shown(), "1461");
        let plain = since_1900(RawValue::Number(5.into()), NumberFormat::General);
        assert_eq!(plain.shown(), "5");
    }
}
