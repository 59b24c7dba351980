//! A definition file as text: its encoding, its lines, and where something stands in it.

use super::Mistakes;
use crate::finding::{Excerpt, Kind, Place};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::ops::Range;
use std::sync::Arc;

/// A definition file.
#[derive(Debug)]
pub(crate) struct Text {
    /// File name, the `file` of every place.
    pub name: Arc<str>,
    text: String,
    /// Byte at which each line begins.
    lines: Vec<usize>,
}

impl Text {
    /// Reads bytes as UTF-8, or as what Windows editors write; the latter with a remark.
    pub(crate) fn read(name: &str, bytes: &[u8], mistakes: &Mistakes) -> Text {
        let name: Arc<str> = name.into();
        let (text, encoding) = decode(bytes);
        if let Some(encoding) = encoding {
            let encoding = encoding.to_owned();
            mistakes.add(Kind::DefinitionEncoding { encoding }, &Place::file(&name));
        }
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Text { name, text, lines }
    }

    /// The whole text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The line a byte stands in, without its line break.
    pub(crate) fn line_at(&self, at: usize) -> Range<usize> {
        let line = self.lines.partition_point(|begin| *begin <= at).max(1);
        let begin = self.lines[line - 1];
        let length = self.text[begin..].find(['\n', '\r']);
        begin..length.map_or(self.text.len(), |length| begin + length)
    }

    /// The lines around a byte from one that begins with `[` up to the next such line.
    pub(crate) fn block_at(&self, at: usize) -> Range<usize> {
        let heads = self
            .lines
            .iter()
            .copied()
            .filter(|begin| self.text[*begin..].starts_with('['));
        let (before, after): (Vec<usize>, Vec<usize>) = heads.partition(|begin| *begin <= at);
        let start = before.last().copied().unwrap_or(0);
        let end = after.first().map_or(self.text.len(), |next| next - 1);
        start..end
    }

    /// Line and character of a span of bytes; of a span over several lines, its first line.
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        let start = floor(&self.text, span.start.min(self.text.len()));
        let line = self.lines.partition_point(|begin| *begin <= start).max(1);
        let begin = self.lines[line - 1];
        let whole = self.text[begin..].split(['\n', '\r']).next().unwrap_or("");
        let end = floor(&self.text, span.end.min(begin + whole.len())).max(start);
        let chars = |from: usize, to: usize| number(self.text[from..to].chars().count());
        let excerpt = Excerpt {
            line: whole.to_owned(),
            width: chars(start, end).max(1),
        };
        Place::text(&self.name, number(line), chars(begin, start) + 1, excerpt)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let utf16 = |encoding: &'static encoding_rs::Encoding, bytes| {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        (text.into_owned(), Some("UTF-16"))
    };
    if let Some(bytes) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(UTF_16LE, bytes);
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(UTF_16BE, bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => {
            let (text, _) = GB18030.decode_without_bom_handling(bytes);
            (text.into_owned(), Some("GBK"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_keep_the_line() {
        let text = Text::read(
            "a.toml",
            "甲 = 1\r\n名称 = \"乙丙\"\r\n".as_bytes(),
            &Mistakes::default(),
        );
        let at = text.as_str().find("\"乙").expect("is there");
        let place = text.place(at..at + 8);
        assert_eq!(place.to_string(), "a.toml 第2行第6字");
        let excerpt = place.excerpt.expect("has one");
        assert_eq!((excerpt.line.as_str(), excerpt.width), ("名称 = \"乙丙\"", 4));
    }

    #[test]
    fn gbk_and_bom_are_read_and_only_gbk_is_remarked() {
        let (gbk, _, _) = GB18030.encode("标题");
        let mistakes = Mistakes::default();
        assert_eq!(Text::read("a", &gbk, &mistakes).as_str(), "标题");
        assert_eq!(
            Text::read("a", "\u{feff}标题".as_bytes(), &mistakes).as_str(),
            "标题"
        );
        assert_eq!(mistakes.into_findings().as_slice().len(), 1);
    }
}
