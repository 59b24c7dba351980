//! Columns of type 文号: ×府办〔2022〕6号.

use super::{Content, Doubt, Reading};
use crate::fold::{clean, fold};
use crate::workbook::RawValue;

/// A document number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocNumber {
    /// The number as written, tidied.
    pub printed: String,
    /// The form in which two numbers are compared.
    pub key: String,
}

/// Reads a document number; a wrong bracket is mentioned, nothing is refused.
pub fn read(content: &Content<'_>) -> Reading<DocNumber> {
    let text = match content.value {
        RawValue::Text(text) => clean(text),
        RawValue::Number(number) => number.normalize().to_string(),
        _ => return Reading::none(Doubt::NotADocNumber),
    };
    let key = key(&text);
    if key.is_empty() {
        return Reading::none(Doubt::NotADocNumber);
    }
    let doubt = match brackets(&text) {
        None => Some(Doubt::NotADocNumber),
        Some(should) if should != text => Some(Doubt::WrongBrackets { should }),
        Some(_) => None,
    };
    Reading {
        value: Some(DocNumber { printed: text, key }),
        doubts: doubt.into_iter().collect(),
    }
}

/// Folded; 第 and zeros before the number make no difference.
fn key(text: &str) -> String {
    let folded = fold(text);
    let Some((head, number)) = folded.split_once(')') else {
        return folded;
    };
    let number = number.trim_start_matches('第').trim_start_matches('0');
    format!("{head}){number}")
}

/// The text with 〔〕 around its year, if it is formed like a document number at all.
fn brackets(text: &str) -> Option<String> {
    const OPEN: [char; 10] = ['〔', '﹝', '[', '［', '(', '（', '【', '〖', '{', '〈'];
    const CLOSE: [char; 10] = ['〕', '﹞', ']', '］', ')', '）', '】', '〗', '}', '〉'];
    let open = text.find(OPEN)?;
    let inside = open + text[open..].chars().next()?.len_utf8();
    let close = inside + text[inside..].find(CLOSE)?;
    let behind = close + text[close..].chars().next()?.len_utf8();
    let year = fold(&text[inside..close]);
    let year = year.trim_end_matches('年');
    let well_formed =
        year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && fold(&text[behind..]).ends_with('号');
    well_formed.then(|| format!("{}〔{}〕{}", &text[..open], &text[inside..close], &text[behind..]))
}

#[cfg(test)]
mod tests {
    use super::super::content::with_text;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn mended_brackets_read_back(office in "[甲乙丙]{1,3}", year in 2000..2100u32, n in 1..999u32, bracket in 0..5usize) {
            let (open, close) = [("[", "]"), ("（", "）"), ("【", "】"), ("﹝", "﹞"), ("〔", "〕")][bracket];
            let read = |text: &str| with_text(text, read);
            let first = read(&format!("{office}{open}{year}{close}{n}号"));
            let right = format!("{office}〔{year}〕{n}号");
            if let [Doubt::WrongBrackets { should }] = &first.doubts[..] {
                prop_assert_eq!(should, &right);
            }
            let again = read(&right);
            prop_assert!(again.doubts.is_empty());
            prop_assert_eq!(first.value.map(|number| number.key), again.value.map(|number| number.key));
        }
    }

    #[test]
    fn one_number_in_many_brackets() {
        let right = with_text("建房〔2022〕9号", read);
        assert!(right.doubts.is_empty());
        let key = right.value.unwrap().key;
        for text in [
            "建房﹝2022﹞9号",
            "建房[2022]9号",
            "建房（2022）9号",
            "建房【2022】9号",
            "建房［2022］9号",
        ] {
            let read = with_text(text, read);
            let should = "建房〔2022〕9号".to_owned();
            assert_eq!(read.doubts, [Doubt::WrongBrackets { should }], "{text}");
            assert_eq!(read.value.unwrap().key, key, "{text}");
        }
        for text in ["建房〔2022〕第9号", "建房〔２０２２〕09号", " 建房〔2022〕 9 号"] {
            assert_eq!(with_text(text, read).value.unwrap().key, key, "{text}");
        }
        assert_ne!(with_text("建房〔2022〕90号", read).value.unwrap().key, key);
    }

    #[test]
    fn other_texts_are_kept() {
        for text in ["局党委会纪要第9期", "建房2022-9", "（局办）9号"] {
            let read = with_text(text, read);
            assert_eq!(read.doubts, [Doubt::NotADocNumber], "{text}");
            assert_eq!(read.value.unwrap().printed, text);
        }
    }
}
