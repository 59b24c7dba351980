//! Columns of type 期限: what people write where a time limit is asked for.

mod festivals;
mod print;
mod recurring;
mod relative;
mod spans;
#[cfg(test)]
mod tests;
mod words;

use super::day::{Lean, lost_zero, note, of_number, prepare, range, serial_text, text_of, zoned};
use super::{Content, Doubt, Due, Reading};
use crate::calendar::Span;
use crate::workbook::RawValue;

/// Forms of a limit that a message proposes; `standing`: whether the column takes one without an end.
pub fn forms(standing: bool) -> String {
    words::forms(standing)
}

/// Reads a time limit; a year that was left out is taken from the period.
pub fn read(content: &Content<'_>, period: Span) -> Reading<Due> {
    if let RawValue::Number(number) = content.value {
        if let Some(date) = of_number(*number, content.format) {
            return Reading::sure(Due::On(date));
        }
        if lost_zero(*number) {
            return Reading::none(Doubt::LostZero);
        }
    }
    match text_of(content) {
        Some(text) => match zoned(&text) {
            Some(day) => Reading::sure(Due::On(day)),
            None => read_text(&prepare(&text), period),
        },
        None => Reading::none(Doubt::NotALimit),
    }
}

/// A cell may hold two limits (立行立改，长期坚持): the stricter one is taken and the other is mentioned.
fn read_text(text: &str, period: Span) -> Reading<Due> {
    let whole = one(text, period);
    if whole.value.is_some() {
        return whole;
    }
    if let Some((before, note)) = note(text) {
        let mut read = read_text(before, period);
        read.doubts.push(Doubt::NoteDropped {
            note: note.to_owned(),
        });
        return if read.value.is_some() { read } else { whole };
    }
    let parts: Vec<Reading<Due>> = text
        .split([',', ';', '。', '、', '并', '且'])
        .filter(|part| !part.is_empty())
        .map(|part| one(part, period))
        .collect();
    if parts.len() < 2 || parts.iter().any(|part| part.value.is_none()) {
        return whole;
    }
    let mut limits: Vec<(Due, Vec<Doubt>)> = parts
        .into_iter()
        .filter_map(|part| part.value.map(|due| (due, part.doubts)))
        .collect();
    limits.sort_by_key(|(due, _)| strictness(due));
    let (due, mut doubts) = limits.swap_remove(0);
    doubts.push(Doubt::TwoLimits);
    Reading::with(due, doubts)
}

fn strictness(due: &Due) -> u8 {
    match due {
        Due::On(_) | Due::Between(..) | Due::Within { .. } => 0,
        Due::Every(_) => 1,
        Due::Immediate => 2,
        Due::Done => 3,
        Due::Standing => 4,
    }
}

fn one(text: &str, period: Span) -> Reading<Due> {
    if let Some(due) = words::read(text) {
        return Reading::sure(due);
    }
    if let Some(date) = serial_text(text) {
        return Reading::with(Due::On(date), vec![Doubt::SerialAsText]);
    }
    if let Some(recurrence) = recurring::read(text) {
        return Reading::sure(Due::Every(recurrence));
    }
    if let Some(due) = relative::read(text) {
        return Reading::sure(due);
    }
    if let Some(date) = festivals::read(text, period) {
        return Reading::with(Due::On(date), vec![Doubt::BeforeFestival]);
    }
    let text = words::strip(text);
    let mut doubts = Vec::new();
    match spans::read(text, period, &mut doubts) {
        Some(Ok(span)) => return Reading::with(Due::On(span.to), doubts),
        Some(Err(doubt)) => return Reading::none(doubt),
        None => doubts.clear(),
    }
    match range(text, period, Lean::Limit, &mut doubts) {
        Some(span) => Reading::with(Due::Between(span.from, span.to), doubts),
        None => from_words(text, period).unwrap_or(Reading::none(Doubt::NotALimit)),
    }
}

/// Characters of an event that a range starts with.
const EVENT: usize = 16;

/// 合同签订之日至2017年12月31日: due at its end, whenever it began.
fn from_words(text: &str, period: Span) -> Option<Reading<Due>> {
    let (event, end) = text.rsplit_once(['至', '到'])?;
    let event = event.trim_start_matches(['自', '从']);
    let in_words = !event.is_empty() && !event.contains(|c: char| c.is_ascii_digit());
    if !in_words || event.chars().count() > EVENT || event.starts_with('每') {
        return None;
    }
    let mut doubts = vec![Doubt::StartInWords];
    match spans::read(words::strip(end), period, &mut doubts)? {
        Ok(span) => Some(Reading::with(Due::On(span.to), doubts)),
        Err(doubt) => Some(Reading::none(doubt)),
    }
}
