//! Rows that state that there is nothing to report.

use super::row::{Class, Layout, Row, is_number};
use crate::fold::fold;
use crate::lexicon::{NIL, NIL_STARTS, NIL_SUBJECTS, TIMES_OF_NIL, ZERO};
use crate::workbook::{RawCell, RawValue};

/// The class of a row with nothing but nils. 备注 may add words, or be the only cell that says so.
pub(super) fn nil(row: &Row, layout: &Layout) -> Option<Class> {
    let is_numbering = |cell: &RawCell| layout.number == Some(cell.col) && is_number(&cell.value);
    let mut told: Option<(&RawCell, String)> = None;
    let mut remark: Option<&RawCell> = None;
    let mut zeros = false;
    for cell in row.cells.iter().filter(|cell| !is_numbering(cell)) {
        if layout.remark == Some(cell.col) {
            remark = Some(cell);
            continue;
        }
        let text = match &cell.value {
            RawValue::Text(text) if is_nil(text) => text.as_ref(),
            RawValue::Number(number) if number.is_zero() => {
                zeros = true;
                "0"
            }
            _ => return None,
        };
        if told
            .as_ref()
            .is_none_or(|(_, before)| is_weak(before) && !is_weak(text))
        {
            told = Some((cell, text.trim().to_string()));
        }
    }
    let said = |cell: &&RawCell| matches!(&cell.value, RawValue::Text(text) if is_nil(text));
    let told = told.or_else(|| remark.filter(said).map(|cell| (cell, cell.value.shown())));
    told.map(|(cell, text)| Class::Nil {
        col: cell.col,
        of_zeros: zeros && is_weak(&text),
        text,
    })
}

/// Whether a text says nothing by itself, so that a word for nothing beside it is the one to quote.
fn is_weak(text: &str) -> bool {
    matches!(fold(text).as_str(), "/" | "-" | "0")
}

/// Whether a text states that there is nothing.
pub(in crate::table) fn is_nil(text: &str) -> bool {
    if text.len() > 90 {
        return false;
    }
    let folded = fold(text);
    let folded = folded.trim_end_matches(['。', '.', '!']).trim_matches(['(', ')']);
    if folded == ZERO || NIL.contains(&folded) {
        return true;
    }
    let rest = after_spans(folded);
    let Some(nothing) = NIL_STARTS.iter().find(|word| rest.starts_with(**word)) else {
        return false;
    };
    let what = &rest[nothing.len()..];
    let of_this = NIL_SUBJECTS.iter().any(|word| what.starts_with(word));
    what.chars().count() <= 12 && (rest.len() < folded.len() || of_this)
}

/// The text without leading words for the time and the sender: 本单位2022年第二季度.
fn after_spans(folded: &str) -> &str {
    let mut rest = folded;
    loop {
        rest = rest.trim_start_matches([',', ':', '、']);
        let spans = TIMES_OF_NIL.iter().filter(|span| rest.starts_with(**span));
        if let Some(longest) = spans.map(|span| span.len()).max() {
            rest = &rest[longest..];
            continue;
        }
        let counted = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        match counted.strip_prefix(['年', '月']) {
            Some(after) if counted.len() < rest.len() => rest = after.trim_start_matches('度'),
            _ => return rest,
        }
    }
}
