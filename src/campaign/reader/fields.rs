//! The keys of a table, asked for one by one.

use super::describe::{KnownTable, Sketch};
use super::node::{Node, Value};
use super::replaced::replaced;
use super::{Doc, Word, Written, hint};
use crate::finding::{Kind, Place};
use rust_decimal::Decimal;
use std::cell::{Cell, RefCell};
use toml::de::DeTable;

/// A table that is being read. Every key it may have is asked for once; [`Fields::finish`] reports the others.
pub(crate) struct Fields<'a> {
    of: Source<'a>,
    /// How messages call the table.
    what: &'a str,
    place: Place,
    asked: RefCell<Vec<&'static str>>,
    /// Whether the keys are the office's own.
    free: Cell<bool>,
}

/// Where the keys are looked up.
enum Source<'a> {
    Written(&'a Doc<'a>, &'a DeTable<'a>),
    /// Nowhere: they are written down.
    Sketched(Sketch),
}

impl<'a> Fields<'a> {
    pub(super) fn new(doc: &'a Doc<'a>, what: &'a str, table: &'a DeTable<'a>, place: Place) -> Self {
        Fields {
            of: Source::Written(doc, table),
            what,
            place,
            asked: RefCell::default(),
            free: Cell::new(false),
        }
    }

    pub(super) fn sketched() -> Self {
        Fields {
            of: Source::Sketched(Sketch::default()),
            what: "",
            place: Place::file(&"".into()),
            asked: RefCell::default(),
            free: Cell::new(false),
        }
    }

    /// The keys that were asked for, where they were written down.
    pub(super) fn sketch(&self) -> KnownTable {
        match &self.of {
            Source::Sketched(sketch) => sketch.table(),
            Source::Written(..) => KnownTable::default(),
        }
    }

    /// Where the table stands: its name if it has one, else its head.
    pub(crate) fn place(&self) -> Place {
        let Source::Written(doc, table) = self.of else {
            return self.place.clone();
        };
        let name = table.iter().find(|(key, _)| key.get_ref() == "name");
        name.map_or_else(|| self.place.clone(), |(_, value)| doc.text.place(value.span()))
    }

    /// What stands behind these keys, letter for letter without blanks; keys that are not written are left out.
    pub(crate) fn as_written(&self, keys: &[&str]) -> String {
        let Source::Written(doc, table) = self.of else {
            return String::new();
        };
        let written = keys.iter().filter_map(|key| {
            let (_, value) = table.iter().find(|(written, _)| written.get_ref() == key)?;
            let text = doc.text.as_str().get(value.span())?;
            Some(format!("{key}={}", text.split_whitespace().collect::<String>()))
        });
        written.collect::<Vec<String>>().join(";")
    }

    /// Value of a key, if written.
    pub(crate) fn node(&self, key: &'static str) -> Option<Node<'a>> {
        self.asked_for(key, false)
    }

    fn asked_for(&self, key: &'static str, required: bool) -> Option<Node<'a>> {
        self.asked.borrow_mut().push(key);
        match &self.of {
            Source::Written(doc, table) => {
                let (written, value) = table.iter().find(|(written, _)| written.get_ref() == key)?;
                let (doc, key) = (*doc, written.get_ref().as_ref());
                Some(Node::Written(Value { doc, key, value }))
            }
            Source::Sketched(sketch) => Some(Node::Sketched(sketch.key(key, required))),
        }
    }

    /// Value of a key that must be written.
    fn needed(&self, key: &'static str) -> Option<Node<'a>> {
        let node = self.asked_for(key, true);
        if node.is_none() {
            self.missing(key);
        }
        node
    }

    /// A value that may be left out.
    pub(crate) fn may<T>(&self, key: &'static str, read: impl FnOnce(Node<'a>) -> Option<T>) -> Option<T> {
        read(self.node(key)?)
    }

    /// A value that must be written.
    pub(crate) fn need<T>(&self, key: &'static str, read: impl FnOnce(Node<'a>) -> Option<T>) -> Option<T> {
        read(self.needed(key)?)
    }

    /// A text that must be written.
    pub(crate) fn word(&self, key: &'static str) -> Word {
        let word = self.need(key, Node::text);
        word.unwrap_or_else(|| Word::unread(&self.place()))
    }

    /// A text that may be left out.
    pub(crate) fn maybe(&self, key: &'static str) -> Option<Word> {
        self.may(key, Node::text)
    }

    /// A list that may be left out.
    pub(crate) fn list<T>(&self, key: &'static str, item: impl FnMut(Node<'a>) -> Option<T>) -> Vec<T> {
        self.may(key, |node| node.list(item)).unwrap_or_default()
    }

    /// A list that must be written and hold something.
    pub(crate) fn full_list<T>(&self, key: &'static str, item: impl FnMut(Node<'a>) -> Option<T>) -> Vec<T> {
        let Some(node) = self.needed(key) else {
            return Vec::new();
        };
        if node.is_empty_list() {
            node.report(Kind::MissingKey {
                key: key.into(),
                table: self.what.into(),
            });
        }
        node.list(item).unwrap_or_default()
    }

    /// Texts of a list that may be left out.
    pub(crate) fn words(&self, key: &'static str) -> Vec<Word> {
        self.list(key, Node::text)
    }

    /// Tables of a list that may be left out.
    pub(crate) fn tables<T>(&self, key: &'static str, mut read: impl FnMut(&Fields<'a>) -> T) -> Vec<T> {
        self.list(key, |node| node.table(&mut read))
    }

    /// A table that may be left out.
    pub(crate) fn table<T>(&self, key: &'static str, read: impl FnOnce(&Fields<'a>) -> T) -> Option<T> {
        self.may(key, |node| node.table(read))
    }

    /// true or false, false when left out.
    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.may(key, Node::flag).is_some_and(|flag| flag.value)
    }

    /// A number that may be left out.
    pub(crate) fn number(&self, key: &'static str, least: i64, most: i64) -> Option<Written<Decimal>> {
        self.may(key, |node| node.number(least, most))
    }

    /// A whole number that may be left out.
    pub(crate) fn count(&self, key: &'static str, least: u32, most: u32) -> Option<Written<u32>> {
        self.may(key, |node| node.count(least, most))
    }

    /// A word of a vocabulary that may be left out.
    pub(crate) fn one_of<T: Copy>(
        &self,
        key: &'static str,
        words: &'static [(&'static str, T)],
    ) -> Option<Written<T>> {
        self.may(key, |node| node.one_of(words))
    }

    /// All keys with their values, for tables whose keys are the office's own.
    pub(crate) fn entries(&self) -> Vec<(Word, Node<'a>)> {
        self.free.set(true);
        let (doc, table) = match &self.of {
            Source::Written(doc, table) => (doc, table),
            Source::Sketched(sketch) => {
                return vec![(Word::unread(&self.place), Node::Sketched(sketch.free()))];
            }
        };
        let entries = table.iter().map(|(key, value)| {
            let word = Word {
                value: key.get_ref().as_ref().into(),
                place: doc.text.place(key.span()),
            };
            let written = key.get_ref().as_ref();
            let node = Node::Written(Value {
                doc,
                key: written,
                value,
            });
            (key.span().start, word, node)
        });
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_key(|(start, ..)| *start);
        entries.into_iter().map(|(_, word, node)| (word, node)).collect()
    }

    /// Whether it holds a key that nobody has asked for up to now: a key that is missing may be that one, misspelt.
    pub(crate) fn holds_unknown(&self) -> bool {
        let Source::Written(_, table) = &self.of else {
            return false;
        };
        let asked = self.asked.borrow();
        table
            .iter()
            .any(|(key, _)| !asked.contains(&key.get_ref().as_ref()))
    }

    /// Reports something about the table as a whole.
    pub(crate) fn report(&self, kind: Kind) {
        if let Source::Written(doc, _) = &self.of {
            doc.report(kind, &self.place());
        }
    }

    fn missing(&self, key: &str) {
        if let Source::Written(doc, _) = &self.of
            && !doc.is_torn()
        {
            self.report(Kind::MissingKey {
                key: key.into(),
                table: self.what.into(),
            });
        }
    }

    /// Reports keys that nobody asked for.
    pub(super) fn finish(self) {
        let Source::Written(doc, table) = &self.of else {
            return;
        };
        let asked = self.asked.borrow();
        for (key, _) in *table {
            if self.free.get() || asked.contains(&key.get_ref().as_ref()) {
                continue;
            }
            let kind = Kind::UnknownKey {
                key: key.get_ref().to_string(),
                table: self.what.into(),
                hint: replaced(key.get_ref()).map_or_else(
                    || {
                        let asked = asked.iter().copied();
                        hint(key.get_ref(), asked, "请删去，或对照样例改成认识的名称")
                    },
                    str::to_owned,
                ),
            };
            doc.report(kind, &doc.text.place(key.span()));
        }
    }
}
