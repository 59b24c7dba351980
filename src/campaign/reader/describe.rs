//! What a definition may hold, told by the walk that reads it: every key it asks for, with its type, is written down
//! instead of looked up. So what is read, what is suggested and what is documented cannot come apart.

use super::Fields;
use std::cell::RefCell;
use std::rc::Rc;

/// A table and the keys that it may have, in the order in which they are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownTable {
    pub(crate) keys: Vec<KnownKey>,
    /// What stands behind keys that are the office's own.
    pub(crate) free: Option<Box<KnownType>>,
}

/// A key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownKey {
    pub(crate) name: &'static str,
    /// Whether it must be written.
    pub(crate) required: bool,
    pub(crate) holds: KnownType,
}

/// What stands behind a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum KnownType {
    /// Nothing that was asked for.
    #[default]
    Nothing,
    Text,
    Date,
    Flag,
    /// Both bounds may be written.
    Number {
        least: i64,
        most: i64,
    },
    /// A whole number; both bounds may be written.
    Count {
        least: u32,
        most: u32,
    },
    /// One of these words.
    Words(Vec<&'static str>),
    /// One of these words, or a number.
    WordOrNumber {
        words: Vec<&'static str>,
        least: i64,
        most: i64,
    },
    List(Box<KnownType>),
    /// One of it, or a list.
    OneOrSeveral(Box<KnownType>),
    /// Any of these.
    Either(Vec<KnownType>),
    Table(KnownTable),
}

/// Where the type of a value is written down.
pub(super) type Slot = Rc<RefCell<KnownType>>;

/// A table that is written down while it is walked.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    keys: RefCell<Vec<(&'static str, bool, Slot)>>,
    free: RefCell<Option<Slot>>,
}

impl Sketch {
    /// Notes a key; its type goes into the slot. A key that is asked for twice is one.
    pub(super) fn key(&self, name: &'static str, required: bool) -> Slot {
        let mut keys = self.keys.borrow_mut();
        if let Some((.., slot)) = keys.iter().find(|(known, ..)| *known == name) {
            return slot.clone();
        }
        let slot = Slot::default();
        keys.push((name, required, slot.clone()));
        slot
    }

    /// Notes that keys are the office's own.
    pub(super) fn free(&self) -> Slot {
        self.free.borrow_mut().get_or_insert_default().clone()
    }

    pub(super) fn table(&self) -> KnownTable {
        let held = |slot: &Slot| slot.borrow().clone();
        let keys = self.keys.borrow();
        let keys = keys.iter().map(|(name, required, slot)| KnownKey {
            name,
            required: *required,
            holds: held(slot),
        });
        KnownTable {
            keys: keys.collect(),
            free: self.free.borrow().as_ref().map(|slot| Box::new(held(slot))),
        }
    }
}

/// The table that a walk reads.
pub(crate) fn describe<T>(read: impl FnOnce(&Fields<'_>) -> T) -> KnownTable {
    let fields = Fields::sketched();
    read(&fields);
    fields.sketch()
}

#[cfg(test)]
mod tests {
    use super::super::Node;
    use super::*;

    #[test]
    fn every_kind_of_value_is_told_as_it_is_asked_for() {
        const WORDS: &[(&str, u8)] = &[("甲", 1), ("乙", 2)];
        let told = describe(|fields| {
            fields.word("name");
            fields.may("day", Node::date);
            fields.flag("yes");
            fields.number("share", 0, 100);
            fields.need("places", |node| node.count(1, 9));
            fields.one_of("word", WORDS);
            fields.words("words");
            fields.may("several", |node| node.one_or_several(|node| node.one_of(WORDS)));
            fields.tables("parts", |part| part.word("name"));
            fields.table("own", |own| {
                own.entries()
                    .into_iter()
                    .filter_map(|(_, node)| node.text())
                    .count()
            });
        });
        let words = || KnownType::Words(vec!["甲", "乙"]);
        let named = || KnownTable {
            keys: vec![KnownKey {
                name: "name",
                required: true,
                holds: KnownType::Text,
            }],
            free: None,
        };
        let own = KnownTable {
            keys: Vec::new(),
            free: Some(Box::new(KnownType::Text)),
        };
        let expected = [
            ("name", true, KnownType::Text),
            ("day", false, KnownType::Date),
            ("yes", false, KnownType::Flag),
            ("share", false, KnownType::Number { least: 0, most: 100 }),
            ("places", true, KnownType::Count { least: 1, most: 9 }),
            ("word", false, words()),
            ("words", false, KnownType::List(KnownType::Text.into())),
            ("several", false, KnownType::OneOrSeveral(words().into())),
            ("parts", false, KnownType::List(KnownType::Table(named()).into())),
            ("own", false, KnownType::Table(own)),
        ];
        let told: Vec<_> = told
            .keys
            .into_iter()
            .map(|key| (key.name, key.required, key.holds))
            .collect();
        assert_eq!(told, expected);
    }
}
