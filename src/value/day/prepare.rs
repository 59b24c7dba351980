//! The text of a date before its grammar: one width, no blanks, no clock time, Arabic digits.

use super::super::Content;
use super::super::numeral::arabic;
use crate::fold::{clean, fold};
use crate::workbook::RawValue;
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

/// 9:30, 09:30:00.
fn is_clock(word: &str) -> bool {
    word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}
