//! Columns with a code list: which value of the list is meant.

use super::{Content, Doubt, Reading};
use crate::fold::fold;
use crate::workbook::RawValue;

/// A code list made ready for reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// Folded word, index of its value; values before aliases.
    words: Vec<(String, usize)>,
    /// Values as printed.
    values: Vec<String>,
}

impl Choices {
    /// Values in order, and aliases as pairs of word and index of the value meant.
    pub fn new<'a>(
        values: impl IntoIterator<Item = &'a str>,
        aliases: impl IntoIterator<Item = (&'a str, usize)>,
    ) -> Choices {
        let values: Vec<String> = values.into_iter().map(str::to_owned).collect();
        let own = values
            .iter()
            .enumerate()
            .map(|(index, value)| (fold(value), index));
        let words = own
            .chain(aliases.into_iter().map(|(word, index)| (fold(word), index)))
            .collect();
        Choices { words, values }
    }

    fn find(&self, folded: &str) -> Option<usize> {
        self.words
            .iter()
            .find(|(word, _)| word == folded)
            .map(|(_, index)| *index)
    }

    fn suggestion(&self, folded: &str) -> Option<String> {
        let word = nearest(folded, self.words.iter().map(|(word, _)| word.as_str()))?;
        self.find(word).map(|index| self.values[index].clone())
    }
}

/// Reads an index into the list.
pub fn read(content: &Content<'_>, choices: &Choices) -> Reading<usize> {
    let text = match content.value {
        RawValue::Text(text) => text.to_string(),
        RawValue::Number(number) => number.normalize().to_string(),
        _ => return Reading::none(Doubt::UnknownWord { suggestion: None }),
    };
    let folded = fold(&text);
    let folded = folded.trim_end_matches(['。', ';', ',', '、']);
    if let Some(index) = choices.find(folded) {
        return Reading::sure(index);
    }
    if let Some(index) = choices.find(without_number(folded)) {
        return Reading::sure(index);
    }
    if let Some((before, note)) = folded.strip_suffix(')').and_then(|text| text.split_once('('))
        && let Some(index) = choices.find(before)
    {
        return Reading::with(
            index,
            vec![Doubt::NoteDropped {
                note: note.to_owned(),
            }],
        );
    }
    let parts: Vec<&str> = folded.split(['、', ',', ';', '/']).collect();
    let indices: Vec<usize> = parts
        .iter()
        .filter_map(|part| choices.find(without_number(part)))
        .collect();
    if indices.len() > 1 && indices.len() == parts.len() {
        return Reading::none(Doubt::SeveralChoices { indices });
    }
    Reading::none(Doubt::UnknownWord {
        suggestion: choices.suggestion(folded),
    })
}

/// Without the number of an enumeration: 一、 (二) 3. ④ (which folds to 4).
fn without_number(text: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let bracketed = text
        .strip_prefix('(')
        .map(|rest| rest.trim_start_matches(is_number));
    if let Some(rest) = bracketed.and_then(|rest| rest.strip_prefix(')')) {
        return rest;
    }
    let rest = text.trim_start_matches(is_number);
    if rest.len() == text.len() {
        return text;
    }
    match rest.strip_prefix(['、', '.', ':', ')']) {
        Some(rest) => rest,
        None => text.trim_start_matches(|c: char| c.is_ascii_digit()),
    }
}

/// The word nearest to a folded text: at most every third character differs (one in short words), or one is the
/// beginning or end of the other. Only ever a suggestion.
pub fn nearest<'a>(folded: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = folded.chars().count();
    if length == 0 {
        return None;
    }
    words
        .filter_map(|word| {
            let own = word.chars().count();
            let distance = strsim::osa_distance(folded, word);
            let near = distance <= (length.max(own) / 3).max(1) && distance < length.max(own);
            let part = own > 1 && length > 1 && (word.contains(folded) || folded.contains(word));
            (near || part).then_some((!near, distance, word))
        })
        .min_by_key(|(part, distance, _)| (*part, *distance))
        .map(|(_, _, word)| word)
}

#[cfg(test)]
mod tests {
    use super::super::content::{with_number, with_text};
    use super::*;
    use crate::workbook::NumberFormat;

    fn list() -> Choices {
        Choices::new(
            ["群众提", "自己找", "同事帮", "其他（请注明）", "Ⅰ级"],
            [("自查", 1), ("群众反映", 0)],
        )
    }

    fn choice(text: &str) -> Reading<usize> {
        with_text(text, |content| read(content, &list()))
    }

    #[test]
    fn values_and_aliases() {
        let table = [
            ("自己找", 1),
            (" 自己\n找。", 1),
            ("自查", 1),
            ("群众反映", 0),
            ("一、群众提", 0),
            ("（三）同事帮", 2),
            ("2.自己找", 1),
            ("②自己找", 1),
            ("其他(请注明)", 3),
            ("I级", 4),
        ];
        for (text, index) in table {
            assert_eq!(choice(text), Reading::sure(index), "{text}");
        }
        let note = Doubt::NoteDropped {
            note: "会上".into()
        };
        assert_eq!(choice("群众提（会上）"), Reading::with(0, vec![note]));
    }

    #[test]
    fn never_accepted_by_likeness() {
        let unknown = |suggestion: Option<&str>| {
            Reading::none(Doubt::UnknownWord {
                suggestion: suggestion.map(str::to_owned),
            })
        };
        assert_eq!(choice("自已找"), unknown(Some("自己找")));
        assert_eq!(choice("群众反映问题"), unknown(Some("群众提")));
        assert_eq!(choice("组织点"), unknown(None));
        assert_eq!(
            choice("自己找、同事帮"),
            Reading::none(Doubt::SeveralChoices { indices: vec![1, 2] })
        );
        assert_eq!(
            with_number("7", NumberFormat::General, |c| read(c, &list())),
            unknown(None)
        );
    }
}
