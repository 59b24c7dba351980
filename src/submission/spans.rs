//! The spans of time that a title or the name of a sheet says: 2022年第一季度, 一季度, 2022Q1, 上半年, （2021年度）, 3月.

use super::digits::{Run, runs, stands_at};
use super::mark::months;
use crate::calendar::{Quarter, Span};
use crate::fold::fold;
use crate::value::arabic;
use chrono::{Datelike, NaiveDate};

/// What is said of a span of the year itself.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Quarters, half years, and years that stand alone in brackets.
    pub spans: Vec<Span>,
    /// Months. A title may also name the month of its matter, so the ledger decides what they tell.
    pub months: Vec<Span>,
}

/// The spans in a text. Where it names no year, it may be each of the years of the period.
pub(super) fn said(text: &str, period: Span) -> Said {
    let mut said = Said::default();
    for year in period.from.year()..=period.to.year() {
        let found = said_in(text, year);
        said.spans.extend(found.spans);
        said.months.extend(found.months);
    }
    said
}

fn said_in(text: &str, year: i32) -> Said {
    let text: Vec<char> = arabic(&fold(text)).chars().collect();
    let runs = runs(&text);
    let mut spans: Vec<Span> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let of = runs[..at].iter().rev().find_map(as_year).unwrap_or(year);
        if is_quarter(&text, run) {
            spans.extend(quarter(of, run.value));
            let before = at.checked_sub(1).map(|before| &runs[before]);
            if let Some(from) = before.filter(|before| joins(&text, before, run)) {
                spans.extend(quarter(of, from.value));
            }
        }
    }
    spans.extend(halves(&text, &runs, year));
    let months = months_of(&text, &runs, year);
    if spans.is_empty() && months.is_empty() {
        spans.extend(runs.iter().filter_map(|run| bracketed_year(&text, run)));
    }
    Said { spans, months }
}

fn year_of(value: u32) -> Option<i32> {
    i32::try_from(value)
        .ok()
        .filter(|year| (2000..2100).contains(year))
}

/// A year that stands for itself, or begins a month: 202203.
fn as_year(run: &Run) -> Option<i32> {
    match run.to - run.from {
        4 => year_of(run.value),
        6 => year_of(run.value / 100),
        _ => None,
    }
}

/// 2季度, 第2季, q2.
fn is_quarter(text: &[char], run: &Run) -> bool {
    let behind_q = run.from > 0 && text[run.from - 1] == 'q';
    run.to - run.from == 1 && (1..=4).contains(&run.value) && (behind_q || run.is_before(text, "季"))
}

/// 1-2季度, 第1、2季度.
fn joins(text: &[char], from: &Run, to: &Run) -> bool {
    let between = &text[from.to..to.from];
    let joined = |c: &char| matches!(c, '-' | '至' | '到' | '、' | '和' | '第' | '季' | '度');
    (1..=4).contains(&from.value) && !between.is_empty() && between.iter().all(joined)
}

fn quarter(year: i32, number: u32) -> Option<Span> {
    (1..=4).contains(&number).then(|| Quarter { year, number }.span())
}

fn halves(text: &[char], runs: &[Run], year: i32) -> Vec<Span> {
    let mut found = Vec::new();
    for (word, first, last) in [("上半年", 1, 2), ("下半年", 3, 4)] {
        for at in (0..text.len()).filter(|at| stands_at(text, *at, word)) {
            let before = runs.iter().rev().filter(|run| run.to <= at);
            let of = before.filter_map(as_year).next().unwrap_or(year);
            let (from, to) = (quarter(of, first), quarter(of, last));
            found.extend(from.zip(to).map(|(from, to)| Span {
                from: from.from,
                to: to.to,
            }));
        }
    }
    found
}

fn months_of(text: &[char], runs: &[Run], year: i32) -> Vec<Span> {
    let of = runs.iter().find_map(as_year).unwrap_or(year);
    let text: String = text.iter().collect();
    let first = |month: u32| NaiveDate::from_ymd_opt(of, month, 1);
    months(&text)
        .into_iter()
        .filter_map(first)
        .map(Span::month_of)
        .collect()
}

/// A year that fills its brackets: （2021年）, (2021年度).
fn bracketed_year(text: &[char], run: &Run) -> Option<Span> {
    let year = as_year(run).filter(|_| run.to - run.from == 4)?;
    let opens = run.from > 0 && text[run.from - 1] == '(';
    let closes = ["年)", "年度)", ")"].iter().any(|end| run.is_before(text, end));
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| opens && closes)?;
    Some(Span::year_of(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let said = said_in(text, 2022);
        let spans = said.spans.iter().chain(&said.months);
        let shown: Vec<String> = spans.map(|span| format!("{}..{}", span.from, span.to)).collect();
        shown.join(" ")
    }

    #[test]
    fn quarters_halves_years_and_months_are_read() {
        let cases = [
            ("集体学习台账（2022年第一季度）", "2022-01-01..2022-03-31"),
            ("一季度", "2022-01-01..2022-03-31"),
            ("2021年四季度台账", "2021-10-01..2021-12-31"),
            ("台账2022Q3", "2022-07-01..2022-09-30"),
            ("1-2季度", "2022-04-01..2022-06-30 2022-01-01..2022-03-31"),
            ("2022年上半年台账", "2022-01-01..2022-06-30"),
            ("台账（2021年度）", "2021-01-01..2021-12-31"),
            ("台账3月", "2022-03-01..2022-03-31"),
            ("2021年12月台账", "2021-12-01..2021-12-31"),
            ("2021年度考核反馈问题整改台账", ""),
            ("第三批问题清单", ""),
            ("台账（二）", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
