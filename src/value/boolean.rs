//! Columns of type 是否: ticks, words, and boxes of which one is ticked.

use super::{Content, Doubt, Reading};
use crate::fold::fold;
use crate::workbook::RawValue;
use rust_decimal::Decimal;

/// U+F0FC, U+F0FE and U+F052 are what the ticks of the fonts Wingdings are stored as.
const YES: &[&str] = &[
    "√", "✓", "✔", "☑", "✅", "■", "●", "\u{f0fc}", "\u{f0fe}", "\u{f052}", "是", "是的", "有", "对", "已",
    "y", "yes", "t", "true", "1", "真",
];

const NO: &[&str] = &[
    "×", "✗", "✘", "☒", "□", "☐", "╳", "❌", "❎", "\u{f0fb}", "\u{f0a8}", "x", "否", "不是", "无", "没有",
    "没", "未", "n", "no", "f", "false", "0", "假", "/", "-", "\\",
];

const CIRCLES: &[&str] = &["○", "〇", "◯", "⭕", "o"];

/// Reads yes or no. A circle means yes to some and no to others, so the campaign decides: `circle`.
pub fn read(content: &Content<'_>, circle: Option<bool>) -> Reading<bool> {
    match content.value {
        RawValue::Bool(value) => Reading::sure(*value),
        RawValue::Number(number) if *number == Decimal::ONE => Reading::sure(true),
        RawValue::Number(number) if number.is_zero() => Reading::sure(false),
        RawValue::Text(text) => read_text(&fold(text), circle),
        _ => Reading::none(Doubt::NotABool),
    }
}

fn read_text(text: &str, circle: Option<bool>) -> Reading<bool> {
    let text = text.trim_end_matches(['。', ';', ',', '.']);
    if let Some(value) = word(text) {
        return Reading::sure(value);
    }
    if CIRCLES.contains(&text) {
        return Reading {
            value: circle,
            doubts: vec![Doubt::AmbiguousCircle],
        };
    }
    if let Some(value) = ticked(text) {
        return value.map_or(Reading::none(Doubt::NotABool), Reading::sure);
    }
    let noted = text.strip_suffix(')').and_then(|text| text.split_once('('));
    match noted.and_then(|(mark, note)| Some((word(mark)?, note))) {
        Some((value, note)) => Reading::with(
            value,
            vec![Doubt::NoteDropped {
                note: note.to_owned(),
            }],
        ),
        None => Reading::none(Doubt::NotABool),
    }
}

fn word(text: &str) -> Option<bool> {
    if YES.contains(&text) {
        return Some(true);
    }
    NO.contains(&text).then_some(false)
}

/// ☑是□否: the box before which word is ticked. None = no such form; `Some(None)` = none or both are ticked.
fn ticked(text: &str) -> Option<Option<bool>> {
    let box_before = |words: [&str; 2]| {
        let at = words.iter().find_map(|word| text.find(word))?;
        let mark = text[..at].chars().next_back()?;
        match mark {
            '□' | '☐' => Some(false),
            '☑' | '■' | '√' | '✓' | '✔' | '☒' | '\u{f0fe}' | '\u{f052}' => Some(true),
            _ => None,
        }
    };
    match (box_before(["是", "有"])?, box_before(["否", "无"])?) {
        (true, false) => Some(Some(true)),
        (false, true) => Some(Some(false)),
        _ => Some(None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::content::{with_number, with_text};
    use super::*;
    use crate::workbook::NumberFormat;

    #[test]
    fn yes_and_no() {
        for text in [
            "√",
            "✓",
            "✔",
            "☑",
            "■",
            "●",
            "是",
            "有",
            "Y",
            "1",
            " 是 ",
            "Ｙ",
            "TRUE",
            "☑是 □否",
            "■有□无",
        ] {
            assert_eq!(with_text(text, |c| read(c, None)), Reading::sure(true), "{text}");
        }
        for text in [
            "×",
            "✗",
            "□",
            "否",
            "无",
            "N",
            "0",
            "/",
            "—",
            "x",
            "－",
            "□是☑否",
            "没有",
        ] {
            assert_eq!(with_text(text, |c| read(c, None)), Reading::sure(false), "{text}");
        }
        for text in ["也许", "□是□否", "☑是☑否", "√×", "2"] {
            assert_eq!(
                with_text(text, |c| read(c, None)),
                Reading::none(Doubt::NotABool),
                "{text}"
            );
        }
        let note = Doubt::NoteDropped {
            note: "6月15日".into(),
        };
        assert_eq!(
            with_text("是（6月15日）", |c| read(c, None)),
            Reading::with(true, vec![note])
        );
    }

    #[test]
    fn a_circle_is_for_the_campaign_to_decide() {
        for text in ["○", "〇"] {
            for circle in [None, Some(true), Some(false)] {
                let reading = Reading {
                    value: circle,
                    doubts: vec![Doubt::AmbiguousCircle],
                };
                assert_eq!(with_text(text, |c| read(c, circle)), reading, "{text}");
            }
        }
    }

    #[test]
    fn printed_answers_read_back() {
        for (printed, value) in [("是", true), ("否", false)] {
            assert_eq!(
                with_text(printed, |content| read(content, None)),
                Reading::sure(value)
            );
        }
    }

    #[test]
    fn cells() {
        let content = RawValue::Bool(true);
        assert_eq!(
            read(&Content::new(&content, NumberFormat::General), None),
            Reading::sure(true)
        );
        let number = |n| with_number(n, NumberFormat::General, |c| read(c, None));
        assert_eq!(
            (number("1").value, number("0").value, number("5").value),
            (Some(true), Some(false), None)
        );
    }
}
