//! A part as tags and texts: a tokeniser of our own, because tokenising is most of the work of reading a workbook
//! and a general one costs twice as much.
//!
//! It checks what a reader relies on (tags nest, quotes close, the root is closed) and leaves the rest alone:
//! names are taken without their prefix, an `&` that begins nothing stays as it is and is counted. A document
//! type is refused, so that no entity can grow.

use super::entity;
use super::tag::{Tag, find};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// How deep elements may stand in each other.
const DEPTH: usize = 100;

/// Why the rest of a part cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::workbook) enum Broken {
    /// It ends before its root is closed.
    Ends,
    /// The piece has ended; the next piece continues here.
    Cut,
    /// Its tags are not well-formed.
    Form,
}

/// A token of an XML part.
#[derive(Debug, PartialEq)]
pub(in crate::workbook) enum Token<'a> {
    /// `<name …>`, or `<name …/>`, which has no end tag.
    Open(Tag<'a>),
    /// An end tag: `</name>`.
    Close,
    /// Text, with its entities not replaced yet.
    Text(&'a str),
    /// Text of a CDATA section, which holds no entities.
    Literal(&'a str),
    /// The end of the root element.
    End,
}

/// The tokens of a part, or of a piece of it.
pub(in crate::workbook) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    more: bool,
    state: State,
}

/// State that is carried from one piece of a part to the next.
#[derive(Default)]
pub(in crate::workbook) struct State {
    /// Names of the elements that are open, one behind another, and where each begins.
    open: String,
    begins: Vec<usize>,
    started: bool,
    strays: usize,
}

impl State {
    /// Number of `&` that begin no entity.
    pub(in crate::workbook) fn strays(&self) -> usize {
        self.strays
    }

    fn push(&mut self, name: &str) {
        self.begins.push(self.open.len());
        self.open.push_str(name);
    }

    fn pop(&mut self) {
        let begin = self.begins.pop().unwrap_or(0);
        self.open.truncate(begin);
    }

    fn last(&self) -> Option<&str> {
        Some(&self.open[*self.begins.last()?..])
    }
}

impl<'a> Scanner<'a> {
    /// The tokens of a piece. `state`: from the piece before; `more`: whether further pieces follow.
    pub(in crate::workbook) fn new(text: &'a str, state: State, more: bool) -> Self {
        Scanner {
            text,
            at: 0,
            more,
            state,
        }
    }

    /// State with which the next piece is scanned.
    pub(in crate::workbook) fn state(self) -> State {
        self.state
    }

    /// Stops with an error at the end of a piece that others follow; a reader asks for it where it can continue.
    pub(in crate::workbook) fn pause(&self) -> Result<(), Broken> {
        match self.more && self.at == self.text.len() {
            true => Err(Broken::Cut),
            false => Ok(()),
        }
    }

    /// The characters not read yet.
    pub(in crate::workbook) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Whether so many more elements may be open in each other.
    pub(in crate::workbook) fn has_depth(&self, elements: usize) -> bool {
        self.state.begins.len() + elements <= DEPTH
    }

    /// Skips whole elements that were read without tokens.
    pub(in crate::workbook) fn advance(&mut self, length: usize) {
        self.at += length;
    }

    /// Reads the next token.
    pub(in crate::workbook) fn next(&mut self) -> Result<Token<'a>, Broken> {
        loop {
            if self.state.started && self.state.begins.is_empty() {
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
                    if self.state.started {
                        return Ok(Token::Text(text));
                    }
                }
            }
        }
    }

    /// The next start tag inside the element last opened; none when that one closes.
    pub(in crate::workbook) fn child(&mut self) -> Result<Option<Tag<'a>>, Broken> {
        loop {
            match self.next()? {
                Token::Open(tag) => return Ok(Some(tag)),
                Token::Close | Token::End => return Ok(None),
                Token::Text(_) | Token::Literal(_) => {}
            }
        }
    }

    /// Skips the content of the element and its end tag.
    pub(in crate::workbook) fn skip(&mut self, tag: &Tag) -> Result<(), Broken> {
        if tag.closed {
            return Ok(());
        }
        let depth = self.state.begins.len() - 1;
        while self.state.begins.len() > depth {
            self.next()?;
        }
        Ok(())
    }

    /// The text of an element with entities resolved, read past its end tag. Elements inside it are skipped.
    pub(in crate::workbook) fn content(&mut self, tag: &Tag) -> Result<Cow<'a, str>, Broken> {
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

    /// A text with its entities replaced; those that are none are counted.
    pub(in crate::workbook) fn resolve(&mut self, text: &'a str) -> Cow<'a, str> {
        let (text, strays) = entity::resolve(text);
        self.state.strays += strays;
        text
    }

    /// Position behind the next occurrence of a mark.
    fn over(&mut self, mark: &[u8]) -> Result<(), Broken> {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memmem::find(rest, mark).ok_or(Broken::Ends)? + mark.len();
        Ok(())
    }

    fn literal(&mut self) -> Result<Token<'a>, Broken> {
        const OPENS: &str = "<![CDATA[";
        if !self.state.started || !self.text[self.at..].starts_with(OPENS) {
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
        let name = self.state.last().ok_or(Broken::Form)?.as_bytes();
        let same = rest.len() > name.len() && rest.iter().zip(name).all(|(found, wanted)| found == wanted);
        let length = match same && rest[name.len()] == b'>' {
            true => name.len(),
            false => {
                let length = memchr(b'>', rest).ok_or(Broken::Ends)?;
                if rest[..length].trim_ascii_end() != name {
                    return Err(Broken::Form);
                }
                length
            }
        };
        self.at = from + length + 1;
        self.state.pop();
        Ok(Token::Close)
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
        if local == end || self.state.begins.len() >= DEPTH {
            return Err(Broken::Form);
        }
        if !closed {
            self.state.push(&self.text[from..end]);
        }
        self.state.started = true;
        self.at = to + 1;
        Ok(Tag {
            name: &self.text[local..end],
            closed,
            attributes,
        })
    }
}

/// Position of the `>` that ends a tag; one inside quotes does not.
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
