//! Columns of type 人员 and 单位: the printed names of one cell. Whose names they are is the roster's business.

mod blanks;
mod split;
#[cfg(test)]
mod tests;

use super::{Content, Doubt, Reading};
use crate::fold::{clean, fold};
use crate::workbook::RawValue;
use std::collections::BTreeSet;

/// A name as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// With its bracket: 张三（牵头）, 机关党委（机关纪委）. To be looked up first.
    pub whole: String,
    /// Without: 张三. To be looked up when the whole is not known.
    pub name: String,
    /// What stood in the bracket or before a colon: 牵头.
    pub note: Option<String>,
}

/// Folded names that are known as they stand, so that they are never split: 质量和安全股, 机关党委（机关纪委）.
pub type Known = BTreeSet<String>;

/// Bytes of a piece that may be a name; longer ones are kept whole.
const LONGEST: usize = 400;

/// Reads the names of a cell in their order.
pub fn read(content: &Content<'_>, known: &Known) -> Reading<Vec<Name>> {
    let RawValue::Text(text) = content.value else {
        return Reading::none(Doubt::NoName);
    };
    let mut doubts = Vec::new();
    let names: Vec<Name> = pieces(text, known, &mut doubts)
        .iter()
        .filter_map(|piece| name(piece, known))
        .collect();
    if names.is_empty() {
        return Reading::none(Doubt::NoName);
    }
    for doubt in &mut doubts {
        if let Doubt::NamesMissing { n: Some(n) } = doubt {
            *n = n.saturating_sub(u32::try_from(names.len()).unwrap_or(0));
        }
    }
    doubts.retain(|doubt| *doubt != Doubt::NamesMissing { n: Some(0) });
    Reading::with(names, doubts)
}

fn pieces(text: &str, known: &Known, doubts: &mut Vec<Doubt>) -> Vec<String> {
    if known.contains(&fold(text)) {
        return vec![clean(text)];
    }
    let mut out = Vec::new();
    for hard in split::hard(text) {
        let hard = split::without_rest(hard, doubts);
        if hard.len() > LONGEST || known.contains(&fold(hard)) {
            out.push(clean(hard));
            continue;
        }
        for piece in blanks::split(hard, known) {
            split::at_words(&piece, known, &mut out, doubts);
        }
    }
    out
}

/// None for what is no name: a mark, a bare number.
fn name(piece: &str, known: &Known) -> Option<Name> {
    let piece = split::without_number(piece);
    let whole = piece.to_owned();
    if piece.len() > LONGEST || known.contains(&fold(piece)) {
        return Some(Name {
            name: whole.clone(),
            whole,
            note: None,
        });
    }
    if let Some((role, rest)) = piece.split_once([':', '：'])
        && !rest.trim().is_empty()
    {
        let named = name(rest.trim(), known)?;
        return Some(Name {
            note: named.note.or(Some(role.trim().to_owned())),
            ..named
        });
    }
    let (bare, note) = bracket(piece);
    let bare = without_phone(bare).trim_end_matches("同志").trim();
    let count_only = matches!(bare, "人" | "名" | "位" | "余人" | "多人");
    if count_only || !bare.chars().any(char::is_alphabetic) {
        return None;
    }
    Some(Name {
        whole,
        name: bare.to_owned(),
        note,
    })
}

/// 张三13800000000 → 张三.
fn without_phone(name: &str) -> &str {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    if name.len() - bare.len() >= 7 { bare } else { name }
}

/// 张三（牵头） → 张三, 牵头; the bracket may stand before.
fn bracket(piece: &str) -> (&str, Option<String>) {
    const OPEN: [char; 6] = ['(', '（', '【', '[', '〔', '﹝'];
    const CLOSE: [char; 6] = [')', '）', '】', ']', '〕', '﹞'];
    if let Some(open) = piece.find(OPEN) {
        let inside = piece[open..].trim_start_matches(OPEN);
        if let Some(note) = inside.strip_suffix(CLOSE).filter(|_| open > 0) {
            return (piece[..open].trim(), Some(note.trim().to_owned()));
        }
        if let Some((note, rest)) = inside
            .split_once(CLOSE)
            .filter(|(_, rest)| open == 0 && !rest.is_empty())
        {
            return (rest.trim(), Some(note.trim().to_owned()));
        }
    }
    (piece, None)
}
