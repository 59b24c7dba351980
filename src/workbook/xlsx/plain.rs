//! Cells and texts as nearly every program writes them, read without tokens: most of a workbook is these, and
//! tokens cost several times as much. What is written in any other way is left to the tokens.

use crate::workbook::xml::scan::Scanner;
use memchr::memchr2;

/// `<c r="B2" s="5" t="s"><v>17</v></c>`, or `<c r="B2" s="5"/>`.
pub(super) struct PlainCell<'a> {
    /// Row and column from 1; none where the cell has no reference.
    pub(super) place: Option<(u32, u32)>,
    pub(super) style: usize,
    pub(super) kind: PlainKind,
    /// None for a cell that has a style and no value.
    pub(super) value: Option<&'a str>,
}

/// Type of the value, the attribute `t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlainKind {
    Number,
    Shared,
}

impl<'a> Scanner<'a> {
    /// The cell at the start of the text; none where something else stands there or the cell is not plain.
    #[inline]
    pub(super) fn plain_cell(&mut self) -> Option<PlainCell<'a>> {
        let text = self.rest();
        let (cell, length) = cell(text)?;
        self.advance(length);
        Some(cell)
    }

    /// The entry of the table of texts at the start of the text; none unless it is characters only.
    #[inline]
    pub(super) fn plain_text(&mut self) -> Option<&'a str> {
        const CLOSE: &str = "</t></si>";
        let text = self.rest();
        let inner = text.strip_prefix("<si><t")?;
        let (inner, kept) = match inner.strip_prefix('>') {
            Some(inner) => (inner, false),
            None => (inner.strip_prefix(" xml:space=\"preserve\">")?, true),
        };
        let end = memchr2(b'<', b'&', inner.as_bytes())?;
        let (found, rest) = inner.split_at(end);
        let loose = found.starts_with(|c: char| c.is_ascii_whitespace())
            || found.ends_with(|c: char| c.is_ascii_whitespace());
        if !rest.starts_with(CLOSE) || loose && !kept {
            return None;
        }
        self.advance(text.len() - rest.len() + CLOSE.len());
        Some(found)
    }
}

/// The cell a text begins with, and its length.
#[inline]
fn cell(text: &str) -> Option<(PlainCell<'_>, usize)> {
    let bytes = text.as_bytes();
    let mut cell = PlainCell {
        place: None,
        style: 0,
        kind: PlainKind::Number,
        value: None,
    };
    let mut rest = bytes.strip_prefix(b"<c")?;
    loop {
        rest = match rest {
            [b' ', b'r', b'=', b'"', rest @ ..] => {
                let (place, rest) = place(rest)?;
                cell.place = Some(place);
                rest
            }
            [b' ', b's', b'=', b'"', rest @ ..] => {
                let (style, rest) = digits(rest)?;
                cell.style = style as usize;
                rest.strip_prefix(b"\"")?
            }
            [b' ', b't', b'=', b'"', b's', b'"', rest @ ..] => {
                cell.kind = PlainKind::Shared;
                rest
            }
            [b'/', b'>', rest @ ..] => return Some((cell, bytes.len() - rest.len())),
            [b'>', rest @ ..] => break rest_of(text, rest, cell),
            _ => return None,
        };
    }
}

/// The rest of a cell behind its start tag.
#[inline]
fn rest_of<'a>(text: &'a str, rest: &[u8], mut cell: PlainCell<'a>) -> Option<(PlainCell<'a>, usize)> {
    let rest = rest.strip_prefix(b"<v>")?;
    let from = text.len() - rest.len();
    let is_of_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'E' | b'e');
    let length = rest.iter().position(|byte| !is_of_number(byte))?;
    if length == 0 || !rest[length..].starts_with(b"</v></c>") {
        return None;
    }
    cell.value = Some(&text[from..from + length]);
    Some((cell, from + length + "</v></c>".len()))
}

/// `B12"` → row and column; none behind column ZZZ or with a row of more than nine digits.
#[inline]
fn place(text: &[u8]) -> Option<((u32, u32), &[u8])> {
    let (mut rest, mut col) = (text, 0);
    while let [letter @ b'A'..=b'Z', tail @ ..] = rest {
        col = col * 26 + u32::from(letter - b'A') + 1;
        rest = tail;
        if col > 18_278 {
            return None;
        }
    }
    let (row, rest) = digits(rest)?;
    let rest = rest.strip_prefix(b"\"")?;
    (row > 0 && col > 0).then_some(((row, col), rest))
}

/// A number of at most nine digits.
#[inline]
fn digits(text: &[u8]) -> Option<(u32, &[u8])> {
    let (mut rest, mut number) = (text, 0);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        if text.len() - rest.len() == 9 {
            return None;
        }
        number = number * 10 + u32::from(digit - b'0');
        rest = tail;
    }
    (rest.len() < text.len()).then_some((number, rest))
}
