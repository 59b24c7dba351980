//! Rows without data among or below the data: notes, lines to sign, bands, parts (其中).

use super::row::{Before, Class, Layout, Row};
use crate::fold::fold;
use crate::lexicon::{INSTRUCTIONS, NOTES, PAGE_ENDS, PARTS, SEALS};
use crate::table::meta;
use crate::workbook::{RawCell, RawValue};

/// Most characters of the name of a category; longer texts are explanations.
const LONGEST_BAND: usize = 40;

/// Whether a row is a part (其中 …) of a row above: then so are the rows below it up to the next numbered one.
pub(super) fn is_part(row: &Row, layout: &Layout, before: Before) -> bool {
    if !before.numbered || row.filled > 0 || row.cells.len() < 2 {
        return false;
    }
    let Some(RawCell { col, value, .. }) = row.cells.first() else {
        return false;
    };
    let begins = |text: &str| {
        let head = fold(&text.chars().take(8).collect::<String>());
        PARTS.iter().any(|word| head.starts_with(word))
    };
    match value {
        RawValue::Text(text) => *col <= layout.third && (begins(text) || (before.part && !ends_parts(text))),
        _ => false,
    }
}

/// Whether a text ends parts: lines to sign may follow them without a blank row.
fn ends_parts(text: &str) -> bool {
    meta::begins(text) || meta::signs(text) || NOTES.iter().any(|note| fold(text).starts_with(note))
}

/// The class of a row whose first cell is a text and not a serial number: note, footer or band; none = data.
pub(super) fn beside_the_data(row: &Row, layout: &Layout, before: Before) -> Option<Class> {
    let first = row.cells.first()?;
    let RawValue::Text(text) = &first.value else {
        return None;
    };
    let head = fold(&text.chars().take(40).collect::<String>());
    let alone = row.cells.len() == 1;
    let noted = NOTES
        .iter()
        .any(|note| head.starts_with(note) || note.strip_suffix(':') == Some(&*head));
    if row.cells.len() <= 2 && noted {
        return Some(Class::Note);
    }
    if alone && ends_page(&head) {
        return Some(Class::Note);
    }
    let signed = before.data && is_signed(row, layout);
    if row.filled == 0 && (signed || meta::begins(text) || (alone && closes(&head))) {
        return Some(Class::Footer);
    }
    // Above the data 一、… after a note begins a category, below it a further note.
    if alone && before.note && row.filled == 0 && (before.data || !is_numbering(&head)) {
        return Some(Class::Note);
    }
    let across = row.wide >= 3 || (row.wide >= 2 && row.wide as usize * 2 >= layout.width);
    let leads = layout.number == Some(first.col) || (first.col <= layout.third && is_numbering(&head));
    if alone && row.filled == 0 && (across || leads) {
        let band: String = text.split_whitespace().collect();
        return Some(if explains(&band) {
            Class::Note
        } else {
            Class::Band(band)
        });
    }
    let counted = row.cells.len() == 2 && leads && is_numbering(&head) && row.filled == 0;
    if counted && layout.number == Some(first.col) && head.chars().count() > 3 && layout.width > 3 {
        return Some(Class::Band(text.split_whitespace().collect()));
    }
    numbered_band(row, layout, &head)
}

/// A band whose number and name stand in two cells: `一 | 理论武装类`.
fn numbered_band(row: &Row, layout: &Layout, head: &str) -> Option<Class> {
    let [first, second] = row.cells else {
        return None;
    };
    let RawValue::Text(text) = &second.value else {
        return None;
    };
    let numeral = head.trim_matches(|c| matches!(c, '(' | ')' | '、' | '.'));
    let counts = !numeral.is_empty() && numeral.chars().all(|c| "一二三四五六七八九十".contains(c));
    let band = counts && layout.number == Some(first.col) && layout.width > 3 && row.filled == 0;
    band.then(|| {
        Class::Band(format!(
            "{numeral}、{}",
            text.split_whitespace().collect::<String>()
        ))
    })
}

/// Whether a text closes a table: a date or `(盖章)` alone.
fn closes(folded: &str) -> bool {
    let day =
        folded.ends_with('日') && folded.contains('年') && folded.starts_with(|c: char| c.is_ascii_digit());
    let seal = SEALS.iter().any(|word| folded.contains(word));
    day || (seal && folded.chars().count() <= 15)
}

/// Whether a text is a numbering: `一、`, `(一)`, `第一类`.
fn is_numbering(folded: &str) -> bool {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let rest = folded.trim_start_matches(['(', '第']);
    let after = rest.trim_start_matches(numeral);
    after.len() < rest.len() && after.starts_with(['、', ')', '.', ',', ':', '类', '部'])
}

/// Whether a text is about the page: 以下空白, 第1页共2页.
fn ends_page(folded: &str) -> bool {
    let bare = folded.trim_matches(['(', ')', '。', '-', '.']);
    let counts = bare.starts_with('第') && bare.ends_with('页') && bare.chars().count() <= 16;
    counts || PAGE_ENDS.contains(&bare)
}

/// Whether a text is a sentence and not the name of a category.
fn explains(band: &str) -> bool {
    band.chars().count() > LONGEST_BAND
        || (band.trim_end_matches('。').contains('。'))
        || (band.contains(['，', ',', '；']) && INSTRUCTIONS.iter().any(|word| band.contains(word)))
}

/// Whether a row is to be signed: few cells or labels only, beginning with words for signing and a colon.
fn is_signed(row: &Row, layout: &Layout) -> bool {
    let signs = |cell: &RawCell| matches!(&cell.value, RawValue::Text(text) if meta::signs(text));
    row.cells.first().is_some_and(signs)
        && (row.cells.len() * 2 <= layout.width + 1 || row.cells.iter().all(signs))
}
