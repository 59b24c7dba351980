//! Comments by which the office marks what is not decided yet: `# 待定：红榜取几名`. A number or a day has no word
//! that could stand for “not yet”, so the mark stands beside the value, which is a valid one.

use super::{Mistakes, Text};
use crate::finding::Kind;
use std::ops::Range;

/// The word such a comment begins with, and the label of a row of the roster that still is an example.
pub(crate) const UNDECIDED: &str = "待定";

/// Tells every comment of a text that begins with the word.
pub(crate) fn tell(text: &Text, mistakes: &Mistakes) {
    let lines = text.as_str();
    for comment in comments(lines) {
        let said = lines[comment.clone()].trim_start_matches('#').trim();
        let rest = said.strip_prefix(UNDECIDED);
        let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with(['：', ':', ' '])) else {
            continue;
        };
        let what = match rest.trim_start_matches(['：', ':', ' ']).trim() {
            "" => "这一行".to_owned(),
            what => what.to_owned(),
        };
        mistakes.add(Kind::Undecided { what }, &text.place(comment));
    }
}

/// Where comments stand, without their line breaks. A `#` inside of a string begins none.
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skipped) = text[at..].find(['#', '"', '\'']) {
        at += skipped;
        at = match text.as_bytes()[at] {
            b'#' => {
                let end = line_end(text, at);
                found.push(at..end);
                end
            }
            quote => string_end(text, at, char::from(quote)),
        };
    }
    found
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(['\n', '\r'])
        .map_or(text.len(), |length| at + length)
}

/// The byte behind a string. One in single marks ends with its line at the latest: its mistake is told elsewhere.
fn string_end(text: &str, at: usize, quote: char) -> usize {
    let triple = quote.to_string().repeat(3);
    let long = text[at..].starts_with(&triple);
    let (opened, end) = match long {
        true => (at + 3, text.len()),
        false => (at + 1, line_end(text, at)),
    };
    let mut escaped = false;
    for (offset, c) in text[opened..end].char_indices() {
        let here = opened + offset;
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if long && text[here..].starts_with(&triple) => return here + 3,
            c if !long && c == quote => return here + 1,
            _ => {}
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mistakes = Mistakes::default();
        tell(&Text::read("a.toml", text.as_bytes(), &mistakes), &mistakes);
        let found = mistakes.into_findings().into_sorted().into_iter();
        found
            .map(|finding| format!("{} {}", finding.place, finding.kind.facts()[0]))
            .collect()
    }

    #[test]
    fn a_marked_comment_is_told_with_its_place_and_words() {
        let text =
            "# 待定的写法见说明书\r\nred = { places = 1 } # 待定：红榜取几名\r\n#待定: 起止\nfrom = 1#待定\n";
        assert_eq!(
            told(text),
            [
                "a.toml 第2行第22字 红榜取几名",
                "a.toml 第3行第1字 起止",
                "a.toml 第4行第9字 这一行",
            ]
        );
    }

    #[test]
    fn strings_and_other_comments_are_not_taken_for_it() {
        for text in [
            "a = \"# 待定：甲\"",
            "a = '# 待定'",
            "a = \"\\\"# 待定\"",
            "a = \"\"\"\n# 待定\n\"\"\"",
            "a = '''\n# 待定 \"\n'''",
            "# 照方案写，没有待定的",
            "# 还没有定",
        ] {
            assert_eq!(told(text), [] as [String; 0], "{text}");
        }
        // A string that is not closed ends with its line.
        assert_eq!(told("a = \"甲\n# 待定：乙").len(), 1);
        assert_eq!(told("a = \"\"\"甲\"\"\" # 待定").len(), 1);
    }
}
