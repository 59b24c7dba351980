//! Cells as nearly every program writes them, read without tokens: most of a document is these, and tokens cost several
//! times as much. What is written in any other way is left to the tokens.

use super::cell::Written;
use super::styles::Styles;
use crate::workbook::xml::tag::find;
use memchr::memchr2;

/// A cell that was read: its bytes, and the text of its one paragraph; none where it has no paragraph.
pub(super) struct Plain<'a> {
    pub(super) length: usize,
    pub(super) paragraph: Option<&'a str>,
}

/// Elements of a plain cell that are open at once: the cell, and its paragraph.
pub(super) const DEPTH: usize = 2;

const CELL: &str = "<table:table-cell";
const COVERED: &str = "<table:covered-table-cell";

impl Written {
    /// Reads the cell that a text begins with; none where something else stands there or the cell is not plain.
    /// `<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`
    pub(super) fn plain<'a>(&mut self, text: &'a str, styles: &mut Styles) -> Option<Plain<'a>> {
        let (rest, end) = match text.strip_prefix(CELL) {
            Some(rest) => (rest, "</table:table-cell>"),
            None => (text.strip_prefix(COVERED)?, "</table:covered-table-cell>"),
        };
        self.clear();
        let (closed, rest) = self.plain_attributes(rest, styles)?;
        let (paragraph, rest) = match closed {
            true => (None, rest),
            false => {
                let (paragraph, rest) = plain_paragraph(rest)?;
                (paragraph, rest.strip_prefix(end)?)
            }
        };
        Some(Plain {
            length: text.len() - rest.len(),
            paragraph,
        })
    }

    /// Reads attributes up to the end of the tag. Whether it closes itself, and what stands behind it.
    fn plain_attributes<'a>(&mut self, text: &'a str, styles: &mut Styles) -> Option<(bool, &'a str)> {
        let mut rest = text;
        loop {
            match rest.as_bytes() {
                [b' ', ..] => {}
                [b'>', ..] => return Some((false, &rest[1..])),
                [b'/', b'>', ..] => return Some((true, &rest[2..])),
                _ => return None,
            }
            let (mut local, mut end) = (1, 1);
            loop {
                match rest.as_bytes().get(end)? {
                    b'a'..=b'z' | b'-' => {}
                    b':' => local = end + 1,
                    b'=' => break,
                    _ => return None,
                }
                end += 1;
            }
            let value = rest[end + 1..].strip_prefix('"')?;
            let length = find(b'"', value.as_bytes())?;
            self.attribute((&rest[1..local], &rest[local..end], &value[..length]), styles);
            rest = &value[length + 1..];
        }
    }
}

/// A paragraph of characters only, where there is one, and what stands behind it.
fn plain_paragraph(text: &str) -> Option<(Option<&str>, &str)> {
    let Some(inside) = text.strip_prefix("<text:p>") else {
        return Some((None, text));
    };
    let end = memchr2(b'<', b'&', inside.as_bytes())?;
    let (paragraph, rest) = inside.split_at(end);
    Some((Some(paragraph), rest.strip_prefix("</text:p>")?))
}
