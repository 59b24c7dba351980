//! The text of a date before its grammar (one width, no blanks, no clock time, Arabic digits), and a place in it.

use super::super::Content;
use super::super::numeral::arabic;
use crate::fold::{clean, fold};
use crate::workbook::{self, NumberFormat, RawValue};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use unicode_normalization::UnicodeNormalization;

/// The words of a cell, if it holds words or a number.
pub(in crate::value) fn text_of(content: &Content<'_>) -> Option<String> {
    match content.value {
        RawValue::Text(text) => Some(text.to_string()),
        RawValue::Number(number) => Some(number.normalize().to_string()),
        _ => None,
    }
}

/// Folded, in digits, without a clock time that stands apart and without a full stop at the end.
pub(in crate::value) fn prepare(text: &str) -> String {
    let text = clean(&text.nfkc().collect::<String>());
    let words: Vec<&str> = text.split(' ').collect();
    let apart: Vec<&str> = match words
        .iter()
        .filter(|word| !is_clock(word))
        .copied()
        .collect::<Vec<_>>()
    {
        rest if rest.is_empty() => words,
        rest => rest,
    };
    let folded = arabic(&fold(&apart.concat()));
    folded.trim_matches(['。', '.', ';', ',', '\'', '、']).to_owned()
}

/// Whether a word is a time of day: 9:30, 09:30:00.
fn is_clock(word: &str) -> bool {
    word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// A place in a prepared text.
#[derive(Clone, Debug)]
pub(in crate::value) struct Cursor<'a> {
    /// The text without what was taken off.
    pub rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(in crate::value) fn new(rest: &'a str) -> Cursor<'a> {
        Cursor { rest }
    }

    /// Up to eight digits: their value and how many there were.
    pub(in crate::value) fn digits(&mut self) -> Option<(u32, usize)> {
        let len = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=8).contains(&len) {
            return None;
        }
        let (digits, rest) = self.rest.split_at(len);
        self.rest = rest;
        Some((digits.parse().ok()?, len))
    }

    /// Takes the first of the words that comes next.
    pub(in crate::value) fn eat(&mut self, words: &[&str]) -> bool {
        for word in words {
            if let Some(rest) = self.rest.strip_prefix(word) {
                self.rest = rest;
                return true;
            }
        }
        false
    }

    pub(in crate::value) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Serial numbers that a date column holds even when the sheet shows them as plain numbers: 2000-01-01 to 2099-12-31.
const PLAUSIBLE: std::ops::RangeInclusive<u64> = 36_526..=73_050;

/// The day of a number in a date column, if it is one: shown as a date, or in the plausible range.
pub(in crate::value) fn of_number(number: Decimal, format: NumberFormat) -> Option<NaiveDate> {
    let whole = number.trunc().to_u64()?;
    (format == NumberFormat::Date || PLAUSIBLE.contains(&whole))
        .then(|| workbook::day(number))
        .flatten()
}

/// A serial number as a day, with the time where it has one: `2022-03-31 23:59:17`.
pub(in crate::value) fn shown(number: Decimal) -> Option<String> {
    const SECONDS: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);
    let day = workbook::day(number)?;
    let seconds = (number.fract() * SECONDS).round().to_u32()?;
    let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    Some(match seconds {
        0 => day.to_string(),
        _ => format!("{day} {time}"),
    })
}

/// Whether a date and time lies in the last minute of its day: exports by way of a web page are short of some seconds
/// in China, so that midnight falls on the day before.
pub(in crate::value) fn is_just_before_midnight(number: Decimal) -> bool {
    const MINUTES: Decimal = Decimal::from_parts(1440, 0, 0, false, 0);
    number.fract() * MINUTES > MINUTES - Decimal::ONE
}
