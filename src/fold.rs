//! The one way in which two printed words are compared, and the one way in which a text is tidied for keeping.

mod radicals;

use unicode_normalization::UnicodeNormalization;

/// The form in which words are compared: width, brackets, dashes, quotes and case folded, blanks of any kind dropped,
/// 帐 read as 账. Two words are the same when their folds are equal.
pub fn fold(text: &str) -> String {
    at_once(text).unwrap_or_else(|| step_by_step(text))
}

/// The fold of a text of characters that neither fall apart nor join their neighbours when they are normalised: nearly
/// all there are in a ledger. None where another kind of character stands.
fn at_once(text: &str) -> Option<String> {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            ' ' | '\t' | '\n' | '\r' | '\u{3000}' => continue,
            '!'..='~' | '\u{4e00}'..='\u{9fa5}' => c,
            '、' | '。' | '《' | '》' | '〔' | '〕' | '【' | '】' => c,
            '“' | '”' | '‘' | '’' | '·' | '—' | '–' | '×' => c,
            '！'..='～' => char::from_u32(u32::from(c) - 0xfee0)?,
            _ => return None,
        };
        let c = one_form(c).to_ascii_lowercase();
        if c != '-' || !folded.ends_with('-') {
            folded.push(c);
        }
    }
    Some(folded)
}

fn step_by_step(text: &str) -> String {
    let mut folded = once(text);
    loop {
        let again = once(&folded);
        if again == folded {
            return folded;
        }
        folded = again;
    }
}

/// Dropping a character may bring two together that compose, so this is repeated until nothing changes.
fn once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let meant = text.chars().map(radicals::meant);
    for c in meant.nfkc().filter(|c| !is_blank(*c)) {
        let c = one_form(c);
        if c != '-' || !out.ends_with('-') {
            out.extend(c.to_lowercase());
        }
    }
    out
}

fn one_form(c: char) -> char {
    match c {
        '〔' | '【' | '[' | '{' | '〖' | '﹝' => '(',
        '〕' | '】' | ']' | '}' | '〗' | '﹞' => ')',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{2501}' | '\u{30a0}' => '-',
        '~' | '〜' | '\u{223c}' | '\u{2053}' => '-',
        '“' | '”' | '„' | '〝' | '〞' => '"',
        '‘' | '’' | '`' => '\'',
        '•' | '‧' | '・' | '∙' | '⋅' => '·',
        '帐' => '账',
        c => c,
    }
}

/// The text as it is kept as a value: hidden and control characters gone, every run of blanks and line breaks one
/// blank, nothing at the ends. Punctuation stays as typed.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            continue;
        }
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_hidden(c)
}

/// Takes no room, or shows nothing.
fn is_hidden(c: char) -> bool {
    let shown_as_blank = matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}');
    (c.is_control() && !shown_as_blank)
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_word_in_its_forms() {
        let same = [
            ["机关党委（机关纪委）", "机关党委(机关纪委) "],
            ["工作台帐", "工作 台账"],
            ["建房〔2022〕9号", "建房﹝2022﹞９号"],
            ["建房【2022】9号", "建房[2022]9号"],
            ["3月5日—8日", "3月5日～8日"],
            ["3月5日——8日", "3月5日-8日"],
            ["责任\n单位", "责任\u{3000}单\u{200b}位"],
            ["ＡＢＣ", "abc"],
            ["“四改”", "\"四改\""],
            ["蒋\u{2ed8}", "蒋青"],
            ["\u{2f08}民", "人民"],
            ["备\u{a0}注\u{feff}", "备注"],
            ["蒋⻘、⻰梅慧、姚⻜凤", "蒋青、龙梅慧、姚飞凤"],
            ["⽅案", "方案"],
        ];
        for [a, b] in same {
            assert_eq!(fold(a), fold(b), "{a} / {b}");
        }
        assert_ne!(fold("甲"), fold("乙"));
    }

    #[test]
    fn kept_texts_keep_their_punctuation() {
        assert_eq!(
            clean(" \u{feff}已 \n 完成（一期）\u{200b}\u{7}。\r\n"),
            "已 完成（一期）。"
        );
        assert_eq!(clean("\u{3000}\u{200b}"), "");
        assert_eq!(clean("台帐［甲］"), "台帐［甲］");
    }

    proptest! {
        #[test]
        fn plain_texts_fold_as_all_others_do(text in "[ -~\u{3000}\n\t、。《》〔〕【】“”‘’·—–×！-～帐台账甲\u{4e00}-\u{9fff}]{0,30}") {
            if let Some(folded) = at_once(&text) {
                prop_assert_eq!(folded, step_by_step(&text));
            }
        }

        #[test]
        fn idempotent(text in ".{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone());
            prop_assert!(!folded.chars().any(is_blank));
            let cleaned = clean(&text);
            prop_assert_eq!(clean(&cleaned), cleaned.clone());
            prop_assert_eq!(fold(&cleaned), folded);
        }
    }
}
