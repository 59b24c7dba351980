//! Where one name ends and the next begins.

use super::super::Doubt;
use super::super::numeral::arabic;
use super::Known;
use crate::fold::fold;

/// Split at marks that never belong to a name, except inside brackets.
pub(super) fn hard(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '【' | '[' | '〔' | '﹝' => depth += 1,
            ')' | '）' | '】' | ']' | '〕' | '﹞' => depth = depth.saturating_sub(1),
            '、' | '，' | ',' | ';' | '；' | '/' | '／' | '|' | '&' | '＆' | '+' | '＋' | '\n' | '\r'
            | '。' | '＼' | '\\'
                if depth == 0 =>
            {
                pieces.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(&text[start..]);
    pieces
        .into_iter()
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// 张三等5人 → 张三; how many it speaks of goes to the doubts, to be lessened by those named.
pub(super) fn without_rest<'a>(piece: &'a str, doubts: &mut Vec<Doubt>) -> &'a str {
    let Some((at, _)) = piece.char_indices().rfind(|(at, c)| *c == '等' && *at > 0) else {
        return piece;
    };
    let behind = arabic(&fold(&piece[at + '等'.len_utf8()..]));
    let digits = behind.trim_end_matches(|c: char| !c.is_ascii_digit());
    let words = &behind[digits.len()..];
    const COUNTED: [&str; 12] = [
        "",
        "人",
        "名",
        "位",
        "人员",
        "同志",
        "名同志",
        "位同志",
        "个单位",
        "家单位",
        "单位",
        "个股室",
    ];
    if !COUNTED.contains(&words) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return piece;
    }
    doubts.push(Doubt::NamesMissing {
        n: digits.parse().ok(),
    });
    piece[..at].trim()
}

/// Split at 和, 与, 及, 以及 where both sides are long enough to be names (李和平 is one).
pub(super) fn at_words(piece: &str, known: &Known, out: &mut Vec<String>, doubts: &mut Vec<Doubt>) {
    if known.contains(&fold(piece)) {
        out.push(piece.to_owned());
        return;
    }
    for (at, c) in piece
        .char_indices()
        .filter(|(_, c)| matches!(c, '和' | '与' | '及'))
    {
        let left = piece[..at].trim().trim_end_matches('以');
        let right = piece[at + c.len_utf8()..].trim();
        let inside_bracket = left.contains(['(', '（']) && !left.contains([')', '）']);
        if left.chars().count() < 2 || right.chars().count() < 2 || inside_bracket {
            continue;
        }
        if !(known.contains(&fold(left)) && known.contains(&fold(right))) {
            doubts.push(Doubt::SplitAtWord {
                whole: piece.to_owned(),
            });
        }
        out.push(left.to_owned());
        at_words(right, known, out, doubts);
        return;
    }
    out.push(piece.to_owned());
}

/// Without the number of an enumeration: 1.张三, ②李四.
pub(super) fn without_number(piece: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c) || ('０'..='９').contains(&c);
    let rest = piece.trim_start_matches(number);
    if rest.len() == piece.len() {
        piece
    } else {
        rest.trim_start_matches(['.', '．', '、', ' '])
    }
}
