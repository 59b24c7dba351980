//! Columns of type 日期, and ranges from a day to a day.

use super::super::{Content, Doubt, Reading, Value};
use super::zone::zoned;
use super::{Cursor, Lean, Partial, is_just_before_midnight, of_number, partial, prepare, text_of};
use crate::calendar::Span;
use crate::workbook::{self, RawValue};
use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

/// What a date column gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// One day.
    Day(NaiveDate),
    /// Only a month, as its first day: cannot be judged by day or week.
    Month(NaiveDate),
}

impl From<When> for Value {
    fn from(when: When) -> Value {
        match when {
            When::Day(date) => Value::Date(date),
            When::Month(first) => Value::Month(first),
        }
    }
}

/// Reads a date; a year that was left out is taken from the period.
pub fn read(content: &Content<'_>, period: Span) -> Reading<When> {
    if let RawValue::Number(number) = content.value {
        if let Some(date) = of_number(*number, content.format) {
            let doubts = is_just_before_midnight(*number).then_some(Doubt::JustBeforeMidnight);
            return Reading::with(When::Day(date), doubts.into_iter().collect());
        }
        if lost_zero(*number) {
            return Reading::none(Doubt::LostZero);
        }
    }
    match text_of(content) {
        Some(text) => match zoned(&text) {
            Some(day) => Reading::sure(When::Day(day)),
            None => read_text(&prepare(&text), period),
        },
        None => Reading::none(Doubt::NotADate),
    }
}

/// 3.1 may be 3月1日 or 3月10日, 2022.1 January or October: a number drops the zero.
pub(in crate::value) fn lost_zero(number: Decimal) -> bool {
    let number = number.normalize();
    let last = (number.fract().abs() * Decimal::TEN).normalize().to_string();
    let doubtful: &[&str] = if number.trunc().to_string().len() == 4 {
        &["1"]
    } else {
        &["1", "2", "3"]
    };
    number.scale() == 1 && doubtful.contains(&last.as_str())
}

const BEFORE: [&str; 3] = ["已于", "于", "已在"];
const BEHIND: [&str; 9] = [
    "已完成",
    "已办结",
    "完成",
    "办结",
    "销号",
    "整改到位",
    "召开",
    "开展",
    "举行",
];

/// Reads the words; when that fails, without the remark in brackets or the verb around the day.
fn read_text(text: &str, period: Span) -> Reading<When> {
    let plain = read_plain(text, period);
    if plain.doubts != [Doubt::NotADate] {
        return plain;
    }
    if let Some((before, note)) = note(text) {
        let mut read = read_plain(before, period);
        read.doubts.push(Doubt::NoteDropped {
            note: note.to_owned(),
        });
        return if read.value.is_some() { read } else { plain };
    }
    let bare = BEFORE
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let bare = BEHIND
        .iter()
        .find_map(|word| bare.strip_suffix(word))
        .unwrap_or(bare);
    if bare != text {
        let read = read_plain(bare, period);
        return if read.value.is_some() { read } else { plain };
    }
    let mut parts = text.split(['、', ',', ';', '和', '及']);
    match (parts.next(), parts.next()) {
        (Some(first), Some(_)) if read_plain(first, period).value.is_some() => {
            Reading::none(Doubt::SeveralDates)
        }
        _ => plain,
    }
}

/// What stands before a remark in brackets, and the remark.
pub(in crate::value) fn note(text: &str) -> Option<(&str, &str)> {
    text.strip_suffix(')')
        .and_then(|text| text.split_once('('))
        .filter(|(before, _)| !before.is_empty())
}

fn read_plain(text: &str, period: Span) -> Reading<When> {
    if let Some(date) = serial_text(text) {
        return Reading::with(When::Day(date), vec![Doubt::SerialAsText]);
    }
    let mut at = Cursor::new(text);
    let mut doubts = Vec::new();
    if let Some(read) = partial(&mut at) {
        let weekday = tail(&mut at);
        if at.is_done() && read.bare.is_none() {
            return match read.span(period, Lean::Fact, &mut doubts) {
                Ok(span) => one_day(span, read.day.is_some(), read.month.is_some(), weekday, doubts),
                Err(doubt) => Reading::none(doubt),
            };
        }
    }
    match range(text, period, Lean::Fact, &mut doubts) {
        Some(Span { from, to }) => {
            doubts.push(Doubt::RangeForDate { from, to });
            Reading::with(When::Day(to), doubts)
        }
        None => Reading::none(Doubt::NotADate),
    }
}

fn one_day(
    span: Span,
    day: bool,
    month: bool,
    weekday: Option<Weekday>,
    mut doubts: Vec<Doubt>,
) -> Reading<When> {
    if !day {
        let doubt = if month { Doubt::OnlyMonth } else { Doubt::NotADate };
        doubts.push(doubt);
        return Reading {
            value: month.then_some(When::Month(span.from)),
            doubts,
        };
    }
    let actual = span.from.weekday();
    if let Some(printed) = weekday.filter(|printed| *printed != actual) {
        doubts.push(Doubt::WeekdayMismatch { printed, actual });
    }
    Reading::with(When::Day(span.from), doubts)
}

/// A serial number typed or exported as text.
pub(in crate::value) fn serial_text(text: &str) -> Option<NaiveDate> {
    let whole: u64 = (text.len() == 5).then(|| text.parse().ok()).flatten()?;
    (36_526..=73_050)
        .contains(&whole)
        .then(|| workbook::day(whole.into()))
        .flatten()
}

const PARTS_OF_A_DAY: [&str; 10] = [
    "下班", "上午", "下午", "中午", "晚上", "早上", "凌晨", "全天", "晚", "(调休)",
];

/// What may stand behind a day: its weekday, the part of the day, the hour.
pub(in crate::value) fn tail(at: &mut Cursor<'_>) -> Option<Weekday> {
    let mut weekday = None;
    loop {
        let before = at.rest;
        if let Some(found) = weekday_word(at) {
            weekday = Some(found);
        }
        at.eat(&PARTS_OF_A_DAY);
        hour(at);
        if at.rest == before {
            return weekday;
        }
    }
}

fn weekday_word(at: &mut Cursor<'_>) -> Option<Weekday> {
    let before = at.clone();
    let bracket = at.eat(&["("]);
    if at.eat(&["星期", "礼拜", "周"]) {
        let day = at.rest.chars().next().and_then(weekday);
        if let Some(day) = day {
            at.rest = at
                .rest
                .get(at.rest.chars().next().map_or(0, char::len_utf8)..)
                .unwrap_or("");
            if !bracket || at.eat(&[")"]) {
                return Some(day);
            }
        }
    }
    *at = before;
    None
}

/// The day of 周1 … 周6, 周日, 周天.
pub(in crate::value) fn weekday(c: char) -> Option<Weekday> {
    Some(match c {
        '1' => Weekday::Mon,
        '2' => Weekday::Tue,
        '3' => Weekday::Wed,
        '4' => Weekday::Thu,
        '5' => Weekday::Fri,
        '6' => Weekday::Sat,
        '7' | '日' | '天' => Weekday::Sun,
        _ => return None,
    })
}

fn hour(at: &mut Cursor<'_>) {
    let before = at.clone();
    at.eat(&["t"]);
    if at.digits().is_some_and(|(n, len)| n < 25 && len <= 2) && at.eat(&[":", "时", "点"]) {
        at.digits();
        at.eat(&["分", ":", "半"]);
        at.digits();
        return;
    }
    *at = before;
}

/// The whole text as a range: 2022年2月至7月, 3月5日—8日. Where a dash may also stand inside a date, the last place at which both halves are
/// dates is the right one.
pub(in crate::value) fn range(text: &str, period: Span, lean: Lean, doubts: &mut Vec<Doubt>) -> Option<Span> {
    // 2022-04-05/06: a stroke behind a whole day that has none of its own.
    if let Some((left, right)) = text.split_once('/')
        && whole(left).is_some_and(|day| day.day.is_some() && !day.point)
        && whole(right).is_some_and(|day| day.day.is_some() || day.bare.is_some())
    {
        let mut met = Vec::new();
        let span = between(left, right, period, lean, &mut met)?;
        doubts.extend(met);
        // A last day before the first is not one of the year after.
        return Some(span).filter(|span| span.from.year() == span.to.year());
    }
    let words = ["至", "到", "-"]
        .iter()
        .flat_map(|word| text.rmatch_indices(word));
    for (at, word) in words {
        let (left, right) = (&text[..at], &text[at + word.len()..]);
        let mut met = Vec::new();
        if let Some(span) = between(left, right, period, lean, &mut met) {
            doubts.extend(met);
            return Some(span);
        }
    }
    None
}

fn between(left: &str, right: &str, period: Span, lean: Lean, doubts: &mut Vec<Doubt>) -> Option<Span> {
    let left = left
        .trim_start_matches(['自', '从'])
        .trim_end_matches(['起', '始', '开']);
    let mut from = whole(left)?;
    let mut to = whole(right.trim_end_matches(['止', '前', '底', '末']))?;
    share(&mut from, &mut to);
    let first = from.span(period, lean, doubts).ok()?.from;
    let year_left_out = to.year.is_none();
    to.year = to.year.or(Some(first.year()));
    let mut last = to.span(period, lean, doubts).ok()?.to;
    if last < first && year_left_out {
        to.year = Some(first.year() + 1);
        last = to.span(period, lean, &mut Vec::new()).ok()?.to;
    }
    let mut once: Vec<Doubt> = Vec::new();
    for doubt in doubts.drain(..) {
        if !once.contains(&doubt) {
            once.push(doubt);
        }
    }
    *doubts = once;
    Span::new(first, last)
}

fn whole(text: &str) -> Option<Partial> {
    let mut at = Cursor::new(text);
    let read = partial(&mut at)?;
    tail(&mut at);
    at.is_done().then_some(read)
}

/// What one half leaves to the other: 3月5日—8日, 2-7月, 2022年2-7月.
fn share(from: &mut Partial, to: &mut Partial) {
    if let Some(n) = from.bare.take() {
        match (from.month, to.month, to.day) {
            (None, None, Some(_)) => from.day = Some(n),
            _ => from.month = Some(n),
        }
    }
    if let Some(n) = to.bare.take() {
        if from.day.is_some() {
            to.day = Some(n)
        } else {
            to.month = Some(n)
        }
    }
    if to.month.is_none() && to.day.is_some() {
        to.month = from.month;
    }
}
