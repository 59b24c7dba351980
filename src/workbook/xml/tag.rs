//! A start tag and its attributes.

use super::entity;
use super::scan::Broken;
use memchr::memchr;
use std::borrow::Cow;

/// A start tag of an XML part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::workbook) struct Tag<'a> {
    /// Name without its prefix.
    pub(in crate::workbook) name: &'a str,
    /// Whether it has neither content nor end tag.
    pub(in crate::workbook) closed: bool,
    pub(in crate::workbook) attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Name without prefix and value as written, one after another.
    pub(in crate::workbook) fn attributes(&self) -> Attributes<'a> {
        Attributes {
            rest: self.attributes,
        }
    }

    /// The value of an attribute, entities resolved.
    pub(in crate::workbook) fn attribute(&self, name: &str) -> Result<Option<Cow<'a, str>>, Broken> {
        for attribute in self.attributes() {
            let (found, value) = attribute?;
            if found == name {
                return Ok(Some(entity::resolve(value).0));
            }
        }
        Ok(None)
    }

    /// Whether an attribute is set to `1`, `true` or `on`.
    pub(in crate::workbook) fn says(&self, name: &str) -> Result<bool, Broken> {
        Ok(self.attribute(name)?.is_some_and(|value| is_true(&value)))
    }
}

/// Whether an attribute's value means yes.
pub(in crate::workbook) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Iterates over the attributes of a tag.
pub(in crate::workbook) struct Attributes<'a> {
    rest: &'a str,
}

/// An attribute: its prefix with the colon, its name without, and its value as written.
pub(in crate::workbook) type Prefixed<'a> = (&'a str, &'a str, &'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a str, &'a str), Broken>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let found = self.next_prefixed()?;
        Some(found.map(|(_, name, value)| (name, value)))
    }
}

impl<'a> Attributes<'a> {
    /// The next attribute, for a format in which names differ by their prefix alone.
    #[inline]
    pub(in crate::workbook) fn next_prefixed(&mut self) -> Option<Result<Prefixed<'a>, Broken>> {
        let bytes = self.rest.as_bytes();
        let from = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let found = self.one(from);
        if found.is_none() {
            self.rest = "";
        }
        Some(found.ok_or(Broken::Form))
    }

    #[inline]
    fn one(&mut self, from: usize) -> Option<Prefixed<'a>> {
        let bytes = self.rest.as_bytes();
        let (mut local, mut end) = (from, from);
        loop {
            match bytes.get(end)? {
                b'=' | b' ' | b'\t' | b'\n' | b'\r' => break,
                b':' => local = end + 1,
                _ => {}
            }
            end += 1;
        }
        let mut at = end;
        if bytes[at] != b'=' {
            at = past_blanks(bytes, at);
            bytes.get(at).filter(|byte| **byte == b'=')?;
        }
        at = past_blanks(bytes, at + 1);
        let quote = *bytes.get(at).filter(|quote| matches!(quote, b'"' | b'\''))?;
        let value = at + 1;
        let length = find(quote, &bytes[value..])?;
        let found = (
            &self.rest[from..local],
            &self.rest[local..end],
            &self.rest[value..value + length],
        );
        self.rest = &self.rest[value + length + 1..];
        Some(found)
    }
}

fn past_blanks(bytes: &[u8], from: usize) -> usize {
    let blanks = bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace());
    from + blanks.count()
}

/// Position of the next such byte. In a sheet it is mostly a few bytes away, where a plain loop is faster than
/// `memchr`.
#[inline]
pub(in crate::workbook) fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    const NEAR: usize = 16;
    let near = &bytes[..bytes.len().min(NEAR)];
    let found = near.iter().position(|other| *other == byte);
    found.or_else(|| Some(near.len() + memchr(byte, &bytes[near.len()..])?))
}
