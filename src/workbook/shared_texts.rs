//! The table of texts that cells point into: characters of all in one arena, each tidied when a cell first asks for
//! it.

use super::limits::Limits;
use super::raw::RawValue;
use super::tidy::{self, Tidied};
use crate::finding::Kind;
use std::collections::BTreeMap;

/// Texts for whose values there is room from the start.
const FEW: usize = 1_000;

/// The table of shared texts.
#[derive(Default)]
pub(super) struct SharedTexts {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fits {
    /// All of it.
    All,
    /// Reading stopped at the largest number of entries.
    Entries,
    /// Reading stopped at the largest number of bytes.
    Bytes,
}

impl Fits {
    /// The finding of a table that was not read to its end.
    pub(super) fn kind(self, limits: &Limits) -> Option<Kind> {
        let limit = match self {
            Fits::All => return None,
            Fits::Entries => format!("{}条", limits.strings),
            Fits::Bytes => format!("{}MB", limits.text_bytes >> 20),
        };
        Some(Kind::TooManyTexts { limit })
    }
}

/// Eight bytes for each text: a table may have an empty one in every three bytes.
#[derive(Clone, Copy)]
enum Made {
    NotYet,
    Blank,
    Untidy,
    /// Index of a value in the table.
    Value(u32),
}

impl SharedTexts {
    /// Whether the table has no more room for another text. A text that went beyond the bytes is taken out again.
    pub(super) fn is_full(&mut self, limits: &Limits) -> Option<Fits> {
        if self.arena.len() > limits.text_bytes {
            self.ends.pop();
            return Some(Fits::Bytes);
        }
        (self.ends.len() >= limits.strings).then_some(Fits::Entries)
    }

    /// The arena, to add characters of the next text.
    pub(super) fn arena(&mut self) -> &mut String {
        &mut self.arena
    }

    /// The characters added since the last call are the next text.
    pub(super) fn end(&mut self) {
        let end = u32::try_from(self.arena.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    /// The characters added since the last [`Self::end`] are no text: it broke off.
    pub(super) fn drop_last(&mut self) {
        let end = self.ends.last().map_or(0, |end| *end as usize);
        self.arena.truncate(end);
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
            self.values.reserve(self.ends.len().min(FEW));
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
