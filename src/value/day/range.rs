//! From a day to a day: 2022年2月至7月, 3月5日—8日.

use super::super::Doubt;
use super::{Cursor, Lean, Partial, partial};
use crate::calendar::Span;
use chrono::Datelike;

/// The whole text as a range. Where a dash may also stand inside a date, the last place at which both halves are
/// dates is the right one.
pub(in crate::value) fn range(text: &str, period: Span, lean: Lean, doubts: &mut Vec<Doubt>) -> Option<Span> {
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
    super::date::tail(&mut at);
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
