//! A walk over the spanned tree of a TOML text that collects every mistake.
//!
//! A derived reader stops at the first mistake and speaks English; here each value is asked for by name and type,
//! what is wrong becomes a finding at its line and character, and the walk goes on. A value that could not be read
//! is `None` or an empty [`Word`]; later stages stay silent about it.

mod describe;
mod fields;
mod node;
mod replaced;
mod suggest;
mod syntax;
mod text;
mod undecided;

pub(crate) use describe::{KnownTable, KnownType, describe};
pub(crate) use fields::Fields;
pub(crate) use node::{Node, Shape};
pub(crate) use suggest::hint;
pub(crate) use text::Text;
pub(crate) use undecided::UNDECIDED;
pub(super) use undecided::tell as tell_undecided;

use crate::finding::{Finding, Findings, Kind, Level, Place};
use std::cell::RefCell;
use std::sync::Arc;
use toml::de::DeTable;

/// A value with the place it was written at.
#[derive(Clone, Debug)]
pub(crate) struct Written<T> {
    /// What was written.
    pub value: T,
    /// Place in the definition file.
    pub place: Place,
}

/// A name or text; empty when it is missing or of the wrong type, which has been reported.
pub(crate) type Word = Written<Arc<str>>;

impl Word {
    /// Stands for a text that could not be read.
    pub(super) fn unread(place: &Place) -> Word {
        Word {
            value: "".into(),
            place: place.clone(),
        }
    }

    /// Whether it could not be read.
    pub(super) fn is_unread(&self) -> bool {
        self.value.is_empty()
    }
}

/// Collects mistakes from any depth of a walk.
#[derive(Debug, Default)]
pub(crate) struct Mistakes(RefCell<Findings>);

impl Mistakes {
    /// Adds a mistake that has a kind and a place only.
    pub(super) fn add(&self, kind: Kind, place: &Place) {
        self.push(Finding::new(kind, place.clone()));
    }

    /// Adds a mistake.
    pub(super) fn push(&self, finding: Finding) {
        self.0.borrow_mut().push(finding);
    }

    /// Passes the list to a stage that takes plain [`Findings`].
    pub(super) fn collect<T>(&self, stage: impl FnOnce(&mut Findings) -> T) -> T {
        stage(&mut self.0.borrow_mut())
    }

    /// Whether the campaign cannot run by what was found up to here.
    pub(super) fn any_error(&self) -> bool {
        let findings = self.0.borrow();
        findings
            .as_slice()
            .iter()
            .any(|finding| finding.level == Level::Error)
    }

    /// All mistakes, in no particular order.
    pub(super) fn into_findings(self) -> Findings {
        self.0.into_inner()
    }
}

/// A definition text that is being walked.
pub(crate) struct Doc<'a> {
    text: &'a Text,
    mistakes: &'a Mistakes,
    /// Lines the TOML reader gave up on: what is read there is guesswork.
    torn: Vec<u32>,
}

impl Doc<'_> {
    /// Reports, unless the line is torn and the TOML mistake says it already.
    fn report(&self, kind: Kind, place: &Place) {
        if place.row.is_none_or(|row| !self.torn.contains(&row)) {
            self.mistakes.add(kind, place);
        }
    }

    /// Whether parts of the text could not be read, so that what seems missing may be there.
    fn is_torn(&self) -> bool {
        !self.torn.is_empty()
    }
}

/// Walks a whole text. Also says whether it was whole: free of mistakes of TOML itself.
pub(crate) fn walk<T>(text: &Text, mistakes: &Mistakes, read: impl FnOnce(&Fields<'_>) -> T) -> (T, bool) {
    let mended = syntax::mend(text, mistakes);
    let (tree, _) = DeTable::parse_recoverable(&mended.text);
    let doc = Doc {
        text,
        mistakes,
        torn: mended.torn,
    };
    let fields = Fields::new(&doc, &text.name, tree.get_ref(), Place::file(&text.name));
    let value = read(&fields);
    fields.finish();
    (value, doc.torn.is_empty())
}
