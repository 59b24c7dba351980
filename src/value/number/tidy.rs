//! The text of a number before its grammar: one width, no blanks, no remark, digits mended, 约 taken off.

use super::super::Doubt;
use super::super::numeral::arabic;
use crate::fold::clean;
use unicode_normalization::UnicodeNormalization;

/// What is left to read, and what was found on the way.
pub(in crate::value) struct Tidy {
    pub text: String,
    pub doubts: Vec<Doubt>,
}

const ABOUT: [&str; 13] = [
    "大约",
    "约为",
    "约",
    "将近",
    "近",
    "超过",
    "超",
    "不少于",
    "不低于",
    "至少",
    "~",
    "≈",
    "逾",
];
const ABOUT_BEHIND: [&str; 6] = ["左右", "上下", "以上", "以内", "+", "余"];
const SILENT: [&str; 10] = [
    "共计",
    "合计",
    "累计",
    "共",
    "计",
    "达到",
    "达",
    "¥",
    "人民币",
    "rmb",
];

/// Errors say why nothing can be read.
pub(in crate::value) fn tidy(text: &str) -> Result<Tidy, Doubt> {
    let wide: String = clean(text).nfkc().collect::<String>().to_lowercase();
    let wide = clean(&wide);
    if blank_inside_number(&wide) {
        return Err(Doubt::BlankInNumber);
    }
    let joined: String = wide.chars().filter(|c| *c != ' ').map(minus).collect();
    let mut doubts = Vec::new();
    let noted = drop_note(joined.trim_end_matches(['。', ';', ',']), &mut doubts);
    let exact = drop_about(noted, &mut doubts);
    let mended = mend(&exact, &mut doubts);
    Ok(Tidy {
        text: arabic(&mended),
        doubts,
    })
}

fn minus(c: char) -> char {
    match c {
        '\u{2212}' | '\u{2010}'..='\u{2015}' => '-',
        c => c,
    }
}

/// 3 500 has thousands, 3 5 may be anything.
fn blank_inside_number(text: &str) -> bool {
    let mut parts = text.split(' ').peekable();
    while let Some(part) = parts.next() {
        let Some(next) = parts.peek() else { break };
        let digits = next.chars().take_while(char::is_ascii_digit).count();
        if part.ends_with(|c: char| c.is_ascii_digit()) && digits > 0 && digits != 3 {
            return true;
        }
    }
    false
}

/// 200万元(含税) → 200万元.
fn drop_note<'a>(text: &'a str, doubts: &mut Vec<Doubt>) -> &'a str {
    let Some(open) = text
        .strip_suffix(')')
        .and_then(|text| text.find('('))
        .filter(|open| *open > 0)
    else {
        return text;
    };
    doubts.push(Doubt::NoteDropped {
        note: text[open + 1..text.len() - 1].to_owned(),
    });
    &text[..open]
}

/// 约30, 30余人, 1000多万元.
fn drop_about(text: &str, doubts: &mut Vec<Doubt>) -> String {
    let mut rest = text;
    let mut about = false;
    while let Some((cut, word)) = strip_one(rest) {
        about |= ABOUT.contains(&word) || ABOUT_BEHIND.contains(&word);
        rest = cut;
    }
    let mut out = String::with_capacity(rest.len());
    for c in rest.chars() {
        let counted = |c: char| c.is_ascii_digit() || "十百千万亿".contains(c);
        if matches!(c, '余' | '多' | '几' | '来') && out.ends_with(counted) {
            about = true;
        } else {
            out.push(c);
        }
    }
    if about {
        doubts.push(Doubt::ApproximateNumber);
    }
    out
}

fn strip_one(text: &str) -> Option<(&str, &'static str)> {
    let front = ABOUT
        .iter()
        .chain(&SILENT)
        .find_map(|word| text.strip_prefix(word).map(|rest| (rest, *word)));
    front.or_else(|| {
        ABOUT_BEHIND
            .iter()
            .find_map(|word| text.strip_suffix(word).map(|rest| (rest, *word)))
    })
}

/// O for 0 and l for 1, where digits stand beside them.
fn mend(text: &str, doubts: &mut Vec<Doubt>) -> String {
    let run = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, 'o' | 'l' | 'i' | '.' | ',')))
        .unwrap_or(text.len());
    let (number, rest) = text.split_at(run);
    let letters = number.contains(['o', 'l', 'i']);
    if !letters || !number.contains(|c: char| c.is_ascii_digit()) {
        return text.to_owned();
    }
    let read = number.replace('o', "0").replace(['l', 'i'], "1");
    doubts.push(Doubt::TypoDigit { read: read.clone() });
    read + rest
}
