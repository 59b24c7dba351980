//! The table of texts cells point into: characters of all in one arena, each tidied when a cell first asks for it.

use super::escape::unescape;
use crate::workbook::limits::Limits;
use crate::workbook::raw::RawValue;
use crate::workbook::tidy::{self, Tidied};
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::Tag;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The table of shared texts.
#[derive(Default)]
pub(super) struct Strings {
    /// Whether the root element was opened; it stays open from one piece of the part to the next.
    begun: bool,
    arena: String,
    /// Where each text ends in the arena.
    ends: Vec<u32>,
    /// For each text whether and as what a cell has asked for it.
    made: Vec<Made>,
    /// Values of the texts that cells have asked for.
    values: Vec<RawValue>,
    /// What tidying cost: of the few texts that were not tidy.
    untidy: BTreeMap<u32, Tidied>,
}

/// Whether the whole table was read.
pub(super) enum Fits {
    /// All of it.
    All,
    /// Reading stopped at the largest number of entries.
    Entries,
    /// Reading stopped at the largest number of bytes.
    Bytes,
}

/// Eight bytes for each text: a part that says nothing but `<si/>` has one in every five.
#[derive(Clone, Copy)]
enum Made {
    NotYet,
    Blank,
    Untidy,
    /// Index of a value in the table.
    Value(u32),
}

impl Strings {
    /// Reads the part. The number of texts it declares is ignored.
    pub(super) fn read(&mut self, scanner: &mut Scanner, limits: &Limits) -> Result<Fits, Broken> {
        if !self.begun {
            scanner.child()?;
            self.begun = true;
        }
        loop {
            scanner.pause()?;
            if self.arena.len() > limits.text_bytes {
                self.ends.pop();
                return Ok(Fits::Bytes);
            }
            if self.ends.len() < limits.strings
                && let Some(text) = scanner.plain_text()
            {
                self.arena.push_str(&unescape(Cow::Borrowed(text)));
                self.end();
                continue;
            }
            let Some(tag) = scanner.child()? else {
                return Ok(Fits::All);
            };
            if tag.name != "si" {
                scanner.skip(&tag)?;
                continue;
            }
            if self.ends.len() >= limits.strings {
                return Ok(Fits::Entries);
            }
            // A text that breaks off is not kept, so that the ones before it keep their numbers.
            let before = self.arena.len();
            let done = rich(scanner, &tag, |piece| self.arena.push_str(piece));
            if done.is_err() {
                self.arena.truncate(before);
            }
            done?;
            self.end();
        }
    }

    fn end(&mut self) {
        let end = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    /// A text that an earlier cell asked for and that has no finding.
    pub(super) fn ready(&self, at: usize) -> Option<&RawValue> {
        match self.made.get(at)? {
            Made::Value(index) => self.values.get(*index as usize),
            _ => None,
        }
    }

    /// The value of a cell that points to a text; None when the table has no such text.
    pub(super) fn get(&mut self, at: usize) -> Option<Tidied> {
        if self.made.len() < self.ends.len() {
            self.made.resize(self.ends.len(), Made::NotYet);
        }
        let key = u32::try_from(at).ok()?;
        match *self.made.get(at)? {
            Made::NotYet => Some(self.make(at, key)),
            Made::Untidy => self.untidy.get(&key).cloned(),
            Made::Blank | Made::Value(_) => Some(Tidied {
                value: self.ready(at).cloned(),
                ..Tidied::default()
            }),
        }
    }

    fn make(&mut self, at: usize, key: u32) -> Tidied {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let text = self.arena.get(from..self.ends[at] as usize).unwrap_or_default();
        let tidied = tidy::text(text);
        self.made[at] = match &tidied.value {
            _ if tidied.stripped || tidied.cut_from.is_some() => {
                self.untidy.insert(key, tidied.clone());
                Made::Untidy
            }
            None => Made::Blank,
            Some(value) => {
                let index =
                    u32::try_from(self.values.len()).expect("no more than texts, which are few millions");
                self.values.push(value.clone());
                Made::Value(index)
            }
        };
        tidied
    }
}

/// The text of `<si>` or `<is>`: its runs joined, readings of Chinese characters (`rPh`) left out.
pub(super) fn rich(scanner: &mut Scanner, tag: &Tag, mut take: impl FnMut(&str)) -> Result<(), Broken> {
    if tag.closed {
        return Ok(());
    }
    while let Some(inner) = scanner.child()? {
        match inner.name {
            "t" => take(&text(scanner, &inner)?),
            "r" if !inner.closed => {
                while let Some(inner) = scanner.child()? {
                    match inner.name {
                        "t" => take(&text(scanner, &inner)?),
                        _ => scanner.skip(&inner)?,
                    }
                }
            }
            _ => scanner.skip(&inner)?,
        }
    }
    Ok(())
}

/// The characters of an element that holds text. Blanks at its ends are kept only with `xml:space="preserve"`.
pub(super) fn text<'a>(scanner: &mut Scanner<'a>, tag: &Tag<'a>) -> Result<Cow<'a, str>, Broken> {
    let text = scanner.content(tag)?;
    let ends = [text.as_bytes().first(), text.as_bytes().last()];
    let loose = ends.iter().flatten().any(|byte| byte.is_ascii_whitespace());
    if loose && tag.attribute("space")?.as_deref() != Some("preserve") {
        let trimmed = text.trim_matches(|c: char| c.is_ascii_whitespace());
        return Ok(unescape(Cow::Owned(trimmed.to_string())));
    }
    Ok(unescape(text))
}
