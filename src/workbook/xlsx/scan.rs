//! A part as tags and texts: a tokeniser of our own, because tokenising is most of the work of reading a workbook
//! and a general one costs twice as much.
//!
//! It checks what a reader relies on (tags nest, quotes close, the root is closed) and leaves the rest alone:
//! names are taken without their prefix, an `&` that begins nothing stays as it is and is counted. A document
//! type is refused, so that no entity can grow.

use super::entity;
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// How deep elements may stand in each other.
const DEPTH: usize = 100;

/// Why the rest of a part cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// It ends before its root is closed.
    Ends,
    /// Its tags are not well-formed.
    Form,
}

/// What comes next.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// `<name …>`, or `<name …/>`, which has no end tag.
    Open(Tag<'a>),
    /// `</name>`.
    Close,
    /// Characters with their entities.
    Text(&'a str),
    /// Characters that stand for themselves.
    Literal(&'a str),
    /// The root is closed.
    End,
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// Without its prefix.
    pub(super) name: &'a str,
    /// Whether it has neither content nor end tag.
    pub(super) closed: bool,
    attributes: &'a str,
}

/// The tokens of a part.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    open: Vec<&'a str>,
    started: bool,
    strays: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Scanner {
            text,
            at: 0,
            open: Vec::new(),
            started: false,
            strays: 0,
        }
    }

    /// How many `&` began nothing.
    pub(super) fn strays(&self) -> usize {
        self.strays
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Broken> {
        loop {
            if self.started && self.open.is_empty() {
                return Ok(Token::End);
            }
            let rest = &self.text.as_bytes()[self.at..];
            match rest {
                [] => return Err(Broken::Ends),
                [b'<', b'/', ..] => return self.close(),
                [b'<', b'?', ..] => self.over(b"?>")?,
                [b'<', b'!', b'-', b'-', ..] => self.over(b"-->")?,
                [b'<', b'!', ..] => return self.literal(),
                [b'<', ..] => return self.open().map(Token::Open),
                _ => {
                    let end = find(b'<', rest).unwrap_or(rest.len());
                    let text = &self.text[self.at..self.at + end];
                    self.at += end;
                    if self.started {
                        return Ok(Token::Text(text));
                    }
                }
            }
        }
    }

    /// The next start tag inside the element last opened; none when that one closes.
    pub(super) fn child(&mut self) -> Result<Option<Tag<'a>>, Broken> {
        loop {
            match self.next()? {
                Token::Open(tag) => return Ok(Some(tag)),
                Token::Close | Token::End => return Ok(None),
                Token::Text(_) | Token::Literal(_) => {}
            }
        }
    }

    /// Passes over what the element holds, its end tag included.
    pub(super) fn skip(&mut self, tag: &Tag) -> Result<(), Broken> {
        if tag.closed {
            return Ok(());
        }
        let depth = self.open.len() - 1;
        while self.open.len() > depth {
            self.next()?;
        }
        Ok(())
    }

    /// The characters of an element, entities resolved, its end tag passed. Elements in it are passed over.
    pub(super) fn content(&mut self, tag: &Tag) -> Result<Cow<'a, str>, Broken> {
        let mut content = Cow::Borrowed("");
        if tag.closed {
            return Ok(content);
        }
        loop {
            let piece = match self.next()? {
                Token::Text(text) => self.resolve(text),
                Token::Literal(text) => Cow::Borrowed(text),
                Token::Open(inner) => {
                    self.skip(&inner)?;
                    continue;
                }
                Token::Close | Token::End => return Ok(content),
            };
            if content.is_empty() {
                content = piece;
            } else {
                content.to_mut().push_str(&piece);
            }
        }
    }

    fn resolve(&mut self, text: &'a str) -> Cow<'a, str> {
        let (text, strays) = entity::resolve(text);
        self.strays += strays;
        text
    }

    /// Behind the next occurrence of a mark.
    fn over(&mut self, mark: &[u8]) -> Result<(), Broken> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memmem::find(rest, mark).ok_or(Broken::Ends)? + mark.len();
        Ok(())
    }

    fn literal(&mut self) -> Result<Token<'a>, Broken> {
        const OPENS: &str = "<![CDATA[";
        if !self.started || !self.text[self.at..].starts_with(OPENS) {
            return Err(Broken::Form);
        }
        let from = self.at + OPENS.len();
        self.over(b"]]>")?;
        // A mark that overlaps the opening one is none: `<![CDATA[]>`.
        let to = (self.at - 3).max(from);
        Ok(Token::Literal(&self.text[from..to]))
    }

    fn close(&mut self) -> Result<Token<'a>, Broken> {
        let from = self.at + 2;
        let rest = &self.text.as_bytes()[from..];
        let name = self.open.pop().ok_or(Broken::Form)?.as_bytes();
        let same = rest.len() > name.len() && rest.iter().zip(name).all(|(found, wanted)| found == wanted);
        if same && rest[name.len()] == b'>' {
            self.at = from + name.len() + 1;
            return Ok(Token::Close);
        }
        let length = memchr(b'>', rest).ok_or(Broken::Ends)?;
        self.at = from + length + 1;
        match rest[..length].trim_ascii_end() == name {
            true => Ok(Token::Close),
            false => Err(Broken::Form),
        }
    }

    fn open(&mut self) -> Result<Tag<'a>, Broken> {
        let bytes = self.text.as_bytes();
        let from = self.at + 1;
        let (mut local, mut end) = (from, from);
        loop {
            match bytes.get(end).ok_or(Broken::Ends)? {
                b':' => local = end + 1,
                b' ' | b'>' | b'/' | b'\t' | b'\n' | b'\r' => break,
                b'<' | b'"' | b'\'' | b'&' | b'=' => return Err(Broken::Form),
                _ => {}
            }
            end += 1;
        }
        let to = end_of_tag(bytes, end)?;
        let closed = bytes[to - 1] == b'/';
        let attributes = &self.text[end..to - usize::from(closed)];
        if local == end || self.open.len() >= DEPTH {
            return Err(Broken::Form);
        }
        if !closed {
            self.open.push(&self.text[from..end]);
        }
        self.started = true;
        self.at = to + 1;
        Ok(Tag {
            name: &self.text[local..end],
            closed,
            attributes,
        })
    }
}

/// Where a byte stands next. In a sheet it mostly is a few bytes away, where a search of words at a time is no gain.
#[inline]
pub(super) fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    const NEAR: usize = 16;
    let near = &bytes[..bytes.len().min(NEAR)];
    let found = near.iter().position(|other| *other == byte);
    found.or_else(|| Some(near.len() + memchr(byte, &bytes[near.len()..])?))
}

/// Where the `>` of a tag stands; one in quotes is none.
fn end_of_tag(bytes: &[u8], from: usize) -> Result<usize, Broken> {
    let mut at = from;
    loop {
        match bytes.get(at).ok_or(Broken::Ends)? {
            b'>' => return Ok(at),
            b'<' => return Err(Broken::Form),
            quote @ (b'"' | b'\'') => at += 1 + find(*quote, &bytes[at + 1..]).ok_or(Broken::Ends)?,
            _ => {}
        }
        at += 1;
    }
}

impl<'a> Tag<'a> {
    /// Name without prefix and value as written, one after another.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes {
            rest: self.attributes,
        }
    }

    /// The value of an attribute, entities resolved.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<Cow<'a, str>>, Broken> {
        for attribute in self.attributes() {
            let (found, value) = attribute?;
            if found == name {
                return Ok(Some(entity::resolve(value).0));
            }
        }
        Ok(None)
    }

    /// Whether an attribute is set to a word for yes.
    pub(super) fn says(&self, name: &str) -> Result<bool, Broken> {
        Ok(self.attribute(name)?.is_some_and(|value| is_true(&value)))
    }
}

/// The words for yes.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a str, &'a str), Broken>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.rest.as_bytes();
        let from = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
        let found = self.one(from);
        if found.is_none() {
            self.rest = "";
        }
        Some(found.ok_or(Broken::Form))
    }
}

impl<'a> Attributes<'a> {
    #[inline]
    fn one(&mut self, from: usize) -> Option<(&'a str, &'a str)> {
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
        let found = (&self.rest[local..end], &self.rest[value..value + length]);
        self.rest = &self.rest[value + length + 1..];
        Some(found)
    }
}

fn past_blanks(bytes: &[u8], from: usize) -> usize {
    let blanks = bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace());
    from + blanks.count()
}
