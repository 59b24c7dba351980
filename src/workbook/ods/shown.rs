//! How a formula shows its number where no style says so: LibreOffice takes the format from the cells or the function
//! that the formula uses, and writes down only what is shown.

use crate::workbook::raw::NumberFormat;
use chrono::{Datelike, Days, NaiveDate, Timelike};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Characters that stand between the parts of a date or time.
const BETWEEN: &str = "/-:年月日时分秒 APM上下午";

/// The format in which a number is shown as such a text.
pub(super) fn format(number: Decimal, shown: &str) -> NumberFormat {
    let shown = shown.trim();
    if shown
        .strip_suffix('%')
        .is_some_and(|part| is_hundredfold(number, part))
    {
        NumberFormat::Percent
    } else if is_moment(number, shown) {
        NumberFormat::Date
    } else {
        NumberFormat::General
    }
}

/// Whether the text is a hundred times the number, as far as its places go: with a mark in quotes (`0"%"`) it is not.
fn is_hundredfold(number: Decimal, shown: &str) -> bool {
    let Ok(shown) = shown.trim().replace(',', "").parse::<Decimal>() else {
        return false;
    };
    let hundredfold = number.checked_mul(Decimal::ONE_HUNDRED);
    let half = Decimal::new(5, shown.scale().min(27) + 1);
    let apart = hundredfold.and_then(|exact| exact.checked_sub(shown));
    apart.is_some_and(|apart| apart.abs() <= half)
}

/// Whether the text is made of two or more parts of the moment that the number stands for.
fn is_moment(number: Decimal, shown: &str) -> bool {
    let is_number = shown.bytes().all(|byte| byte.is_ascii_digit());
    if is_number || !shown.chars().all(|c| c.is_ascii_digit() || BETWEEN.contains(c)) {
        return false;
    }
    let Some(parts) = parts(number) else { return false };
    let groups = shown.split(|c: char| !c.is_ascii_digit());
    let groups: Vec<&str> = groups.filter(|group| !group.is_empty()).collect();
    let is_part = |group: &&str| group.parse().is_ok_and(|group: u32| parts.contains(&group));
    groups.len() > 1 && groups.iter().all(is_part)
}

/// Year in four and two digits, month, day, hour of the day and of its half, minute, second.
fn parts(number: Decimal) -> Option<[u32; 8]> {
    let day = number.floor();
    let days = Days::new(day.to_u64().filter(|day| *day < 1_000_000)?);
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(days)?;
    let seconds = ((number - day) * Decimal::from(86_400)).round().to_u32()?;
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(86_399), 0)?;
    let year = date.year().unsigned_abs();
    let (_, half) = time.hour12();
    Some([
        year,
        year % 100,
        date.month(),
        date.day(),
        time.hour(),
        half,
        time.minute(),
        time.second(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_moments_are_told_by_the_number_they_show() {
        let told = |number: &str, shown: &str| format(number.parse().expect("a number"), shown);
        for (number, shown) in [
            ("4.355", "435.50%"),
            ("1", "100%"),
            ("0.3333333333", "33%"),
            ("-0.5", "-50.0%"),
        ] {
            assert_eq!(told(number, shown), NumberFormat::Percent, "{shown}");
        }
        for (number, shown) in [
            ("44687", "05/06/22"),
            ("44687", "2022-05-06"),
            ("44687", "2022年5月6日"),
            ("44727.3541666667", "2022/6/15 8:30"),
            ("0.25", "06:00:00 AM"),
        ] {
            assert_eq!(told(number, shown), NumberFormat::Date, "{shown}");
        }
        for (number, shown) in [
            ("50", "50%"),
            ("44687", "44687"),
            ("44687", "44,687.00"),
            ("12.5", "12.5"),
            ("5", "-5"),
            ("7", "2022-05-06"),
            ("-3", "1899-12-27"),
            ("1e20", "1/2"),
            ("0.5", "1/2"),
            ("3", ""),
        ] {
            let number = number.replace("1e20", "100000000000000000000");
            assert_eq!(told(&number, shown), NumberFormat::General, "{shown}");
        }
    }
}
