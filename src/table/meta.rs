//! Labels with values around a table: `填报单位：物业股   填报时间：2022.6.25   单位：万元`.

use super::model::Meta;
use crate::fold::fold;
use crate::lexicon::{self, LABELS, SEALS, SIGNING};
use crate::workbook::{NumberFormat, RawCell, RawRow, RawValue};

/// Labels of so few characters end longer words (责任单位), so they must stand alone.
const GLUED: usize = 3;

/// Bytes of a text that may hold labels and values; longer ones are prose.
const LONGEST: usize = 1500;
/// Most colons in a text of labels and values.
const MOST: usize = 24;
/// Characters before a colon among which its label stands.
const LABEL_WITHIN: usize = 40;

/// The labels and values of a row. A value stands behind its label in the same cell, or in the next one.
pub(super) fn of_row(row: &RawRow, cells: &[RawCell]) -> Vec<Meta> {
    let mut found = Vec::new();
    let mut open: Option<String> = None;
    for cell in cells {
        let place = |label: String, value: RawValue, format| Meta {
            meaning: lexicon::label(&label),
            label,
            value,
            format,
            row: row.row,
            col: cell.col,
        };
        let RawValue::Text(text) = &cell.value else {
            if let Some(label) = open.take() {
                found.push(place(label, cell.value.clone(), cell.format));
            }
            continue;
        };
        let (pairs, left_open) = of_text(text);
        if pairs.is_empty() && left_open.is_none() {
            if let Some(label) = open.take() {
                let value = RawValue::Text(filled_in(text).into());
                found.push(place(label, value, cell.format));
            }
            continue;
        }
        open = left_open;
        let as_text = |(label, value): (String, String)| {
            place(label, RawValue::Text(value.into()), NumberFormat::General)
        };
        found.extend(pairs.into_iter().map(as_text));
    }
    found.retain(|meta| !matches!(&meta.value, RawValue::Text(text) if text.is_empty()));
    found
}

/// The (label, value) pairs in one text, and a label at its end without a value.
fn of_text(text: &str) -> (Vec<(String, String)>, Option<String>) {
    if text.len() > LONGEST {
        return (Vec::new(), None);
    }
    if let Some(label) = whole_label(text) {
        return (Vec::new(), Some(label));
    }
    if text.matches([':', '：']).count() > MOST {
        return (Vec::new(), None);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut labels: Vec<(usize, usize, String)> = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        let from = labels.last().map_or(0, |(_, colon, _)| colon + 1);
        let from = from.max(at.saturating_sub(LABEL_WITHIN));
        if matches!(c, '：' | ':')
            && let Some((start, label)) = label_before(&chars[from..at])
        {
            labels.push((from + start, at, label));
        }
    }
    let mut pairs = Vec::new();
    for (at, (_, colon, label)) in labels.iter().enumerate() {
        let end = labels.get(at + 1).map_or(chars.len(), |(start, _, _)| *start);
        let value: String = chars[colon + 1..end].iter().collect();
        pairs.push((label.clone(), filled_in(&value)));
    }
    let open = match pairs.last() {
        Some((_, value)) if value.is_empty() => pairs.pop().map(|(label, _)| label),
        _ => None,
    };
    (pairs, open)
}

/// Whether a cell begins with a label of the lines around a table, with or without its value.
pub(super) fn begins(text: &str) -> bool {
    if text.len() > 60 && !text.contains([':', '：']) {
        return false;
    }
    let in_title = |head: &str| matches!(head.split_once(['（', '(']), Some((name, rest)) if !name.trim().is_empty() && !rest.contains(['）', ')']));
    if text
        .split_once([':', '：'])
        .is_some_and(|(head, _)| in_title(head))
    {
        return false;
    }
    let (pairs, open) = of_text(text);
    let label = pairs.first().map(|(label, _)| label).or(open.as_ref());
    label.is_some_and(|label| lexicon::label(label).is_some())
}

/// Whether a cell is a line to sign: words for signing, then a colon.
pub(super) fn signs(text: &str) -> bool {
    let head: String = text.chars().take(LABEL_WITHIN).collect();
    let Some((label, _)) = head.split_once([':', '：']) else {
        return false;
    };
    let label = fold(label);
    label.chars().count() <= 14 && SIGNING.iter().chain(SEALS).any(|word| label.contains(word))
}

/// The label, if the cell is a label and nothing else, with or without a colon.
fn whole_label(text: &str) -> Option<String> {
    let folded = without_brackets(&fold(text));
    let label = folded.trim_end_matches(':');
    lexicon::label(label).map(|_| label.to_string())
}

/// The label that ends before a colon: a generic one, or else the words since the last blank. A short one may open a
/// bracket: 重点项目台账（单位：万元）.
fn label_before(chars: &[char]) -> Option<(usize, String)> {
    let is_gap =
        |c: &char| c.is_whitespace() || matches!(c, '；' | ';' | '，' | ',' | '、' | '|' | '｜' | '_' | '。');
    let mut end = chars.len();
    while end > 0 && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    // Blanks inside a label (单 位) or before its bracket are taken in as long as the words are a known label.
    for (label, _) in LABELS {
        if let Some(start) = known_at_end(&chars[..end], label)
            && (label.chars().count() > GLUED
                || start == 0
                || is_gap(&chars[start - 1])
                || matches!(chars[start - 1], '（' | '('))
        {
            return Some((start, (*label).to_string()));
        }
    }
    let start = chars[..end].iter().rposition(is_gap).map_or(0, |gap| gap + 1);
    let word = without_brackets(&fold(&chars[start..end].iter().collect::<String>()));
    let sane = (2..=10).contains(&word.chars().count()) && !word.chars().any(|c| c.is_ascii());
    sane.then_some((start, word))
}

/// Index at which a known label starts that ends the text; brackets and blanks are skipped.
fn known_at_end(chars: &[char], label: &str) -> Option<usize> {
    let mut at = chars.len();
    let mut depth = 0_usize;
    for wanted in label.chars().rev() {
        loop {
            at = at.checked_sub(1)?;
            match chars[at] {
                ')' | '）' => depth += 1,
                '(' | '（' => depth = depth.saturating_sub(1),
                c if depth > 0 || c.is_whitespace() => {}
                c if c == wanted => break,
                _ => return None,
            }
        }
    }
    Some(at)
}

fn without_brackets(folded: &str) -> String {
    let mut depth = 0_usize;
    let outside = folded.chars().filter(|c| {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    });
    outside.collect()
}

/// The value without the line on which it is written.
fn filled_in(value: &str) -> String {
    let blank = |c: char| c.is_whitespace() || matches!(c, '_' | '＿' | '；' | ';' | '，' | ',' | '|' | '｜');
    let opens = |c: char| blank(c) || matches!(c, '（' | '(');
    value.trim_matches(blank).trim_end_matches(opens).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        let (pairs, open) = of_text(text);
        let mut shown: Vec<String> = pairs
            .into_iter()
            .map(|(label, value)| format!("{label}={value}"))
            .collect();
        shown.extend(open.map(|label| format!("{label}?")));
        shown
    }

    #[test]
    fn a_unit_of_measure_in_brackets() {
        assert_eq!(pairs("（单位：万元）"), ["单位=万元）"]);
        let pairs_of = pairs("填报单位：物业股（单位：元）");
        assert_eq!(pairs_of, ["填报单位=物业股", "单位=元）"]);
        assert_eq!(pairs("重点项目台账（单位：元）"), ["单位=元）"]);
        assert!(begins("（单位：元）") && !begins("重点项目台账（单位：元）"));
    }

    #[test]
    fn several_pairs_in_one_cell() {
        assert_eq!(
            pairs("填报单位（盖章）：物业 股   填报时间：2022.6.25  单位：万元"),
            ["填报单位=物业 股", "填报时间=2022.6.25", "单位=万元"]
        );
        assert_eq!(
            pairs("填报单位:物业股填报时间:2022年6月25日"),
            ["填报单位=物业股", "填报时间=2022年6月25日"]
        );
        assert_eq!(
            pairs("填报单位：____  填报人：  审核人： 填报人手机号："),
            ["填报单位=", "填报人=", "审核人=", "填报人手机号?"]
        );
        assert_eq!(pairs("填报单位"), ["填报单位?"]);
        assert_eq!(pairs("某县问题整改台账"), Vec::<String>::new());
        assert_eq!(pairs("单 位：万元"), ["单位=万元"]);
    }
}
