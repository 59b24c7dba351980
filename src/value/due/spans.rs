//! Named spans, due on their last day: 6月底, 6月中旬, 第二季度, 年底, 2022年.

use super::super::Doubt;
use super::super::day::{self, Cursor, Lean, Partial, partial, tail};
use crate::calendar::{Quarter, Span};
use chrono::{Datelike, NaiveDate};

/// The whole text as a day or a named span; none when it is something else.
pub(super) fn read(text: &str, period: Span, doubts: &mut Vec<Doubt>) -> Option<Result<Span, Doubt>> {
    if let Some(span) = of_period(text, period) {
        doubts.push(Doubt::TakenFromPeriod);
        return Some(Ok(span));
    }
    let (text, spoken) = spoken_year(text, period);
    let mut at = Cursor::new(text);
    if let Some(end) = in_year(&mut at, spoken, period, doubts) {
        return Some(Ok(end));
    }
    let mut at = Cursor::new(text);
    let mut read = partial(&mut at)?;
    read.year = read.year.or(spoken);
    day_or_month(read, &mut at, period, doubts)
}

fn day_or_month(
    read: Partial,
    at: &mut Cursor<'_>,
    period: Span,
    doubts: &mut Vec<Doubt>,
) -> Option<Result<Span, Doubt>> {
    if read.bare.is_some() || (read.month.is_none() && read.day.is_some()) {
        return None;
    }
    tail(at);
    let part = match at.rest {
        "" | "内" | "以内" | "之内" => None,
        _ if read.day.is_some() || read.month.is_none() => return None,
        "底" | "末" | "下旬" | "月底" | "底内" => None,
        "上旬" => Some(10),
        "中旬" | "中" => Some(20),
        "初" => {
            doubts.push(Doubt::VagueSpan);
            Some(10)
        }
        _ => return None,
    };
    let span = read.span(period, Lean::Limit, doubts);
    Some(
        span.map(|span| match part.and_then(|day| span.from.with_day(day)) {
            Some(to) => Span { to, ..span },
            None => span,
        }),
    )
}

/// Spans that need the period to be known at all.
fn of_period(text: &str, period: Span) -> Option<Span> {
    let text = text.trim_end_matches(['内', '底', '末']);
    Some(match text {
        "本月" | "当月" | "月" => Span::month_of(period.to),
        "本季度" | "本季" | "季度" | "季" | "当季" => Span::quarter_of(period.to),
        "本阶段" | "本期" => period,
        _ => return None,
    })
}

/// 今年, 本年度, 明年 taken off the front.
fn spoken_year(text: &str, period: Span) -> (&str, Option<i32>) {
    let year = period.to.year();
    let words = [
        ("本年度", 0),
        ("本年", 0),
        ("今年", 0),
        ("当年", 0),
        ("明年", 1),
        ("次年", 1),
        ("去年", -1),
    ];
    for (word, shift) in words {
        if let Some(rest) = text.strip_prefix(word) {
            return (rest, Some(year + shift));
        }
    }
    (text, None)
}

/// 2022年第二季度, 上半年, 年底; the year may be left out.
fn in_year(at: &mut Cursor<'_>, spoken: Option<i32>, period: Span, doubts: &mut Vec<Doubt>) -> Option<Span> {
    let before = at.clone();
    let mut written = None;
    if let Some((n, 4)) = at.digits() {
        at.eat(&["年度", "年", "-", "."]);
        written = Some(day::year(n, 4).filter(|(year, _)| (1900..2200).contains(year))?.0);
    } else {
        *at = before;
    }
    let year = written.or(spoken).unwrap_or(period.to.year());
    let months = months_named(at.rest, spoken.is_some())?;
    if written.is_none() && spoken.is_none() {
        doubts.push(Doubt::YearGuessed {
            year,
            sure: period.from.year() == year,
        });
    }
    let from = NaiveDate::from_ymd_opt(year, months.0, 1)?;
    let last = NaiveDate::from_ymd_opt(year, months.1, 1)?;
    Span::new(from, Span::month_of(last).to)
}

/// First and last month of a named part of a year.
fn months_named(text: &str, year_spoken: bool) -> Option<(u32, u32)> {
    match text {
        "" if year_spoken => return Some((1, 12)),
        "年底" | "年末" | "年内" | "年终" | "年" | "全年" | "底" | "末" | "内" | "终" => {
            return Some((1, 12));
        }
        _ => {}
    }
    let text = text.trim_end_matches(['内', '底', '末']);
    match text {
        "上半年" => return Some((1, 6)),
        "下半年" => return Some((7, 12)),
        _ => {}
    }
    let number = match text.strip_prefix('q') {
        Some(number) => number,
        None => text
            .trim_start_matches('第')
            .strip_suffix("季度")
            .or_else(|| text.trim_start_matches('第').strip_suffix('季'))?,
    };
    let number = number.parse().ok().filter(|n| (1..=4).contains(n))?;
    let span = Quarter { year: 2000, number }.span();
    Some((span.from.month(), span.to.month()))
}
