//! Code lists, clauses and levels.

use super::super::model::{ById, Clause, ClauseId, CodeList, ListId};
use super::super::reader::hint;
use super::Resolver;
use crate::finding::{Code, Finding, Kind, Level};
use crate::fold::fold;
use crate::value::status;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The built-in list 办理状态.
fn built_in_states() -> CodeList {
    CodeList {
        name: status::LIST.into(),
        clause: None,
        values: status::VALUES.into_iter().map(Arc::from).collect(),
        aliases: Vec::new(),
        states: true,
    }
}

impl Resolver<'_> {
    pub(super) fn clauses(&self) -> ById<ClauseId, Clause> {
        let clauses = self.def.campaign.clauses.iter().map(|(key, text)| {
            let (place, line) = text.value.split_once('：').unwrap_or_else(|| {
                let key = key.value.to_string();
                self.mistakes.add(Kind::ClausePlace { key }, &text.place);
                ("", &text.value)
            });
            Clause {
                key: key.value.clone(),
                place: place.trim().into(),
                text: line.trim().into(),
            }
        });
        clauses.collect()
    }

    pub(super) fn lists(&self) -> ById<ListId, CodeList> {
        let declared = self.def.ledgers.lists.iter().map(|list| {
            self.values_are_unique(list);
            let find = |word: &super::Word| {
                let wanted = fold(&word.value);
                let at = list.values.iter().position(|value| fold(&value.value) == wanted);
                if at.is_none() && !word.is_unread() {
                    let values = list.values.iter().map(|value| &*value.value);
                    let kind = Kind::NotInList {
                        value: word.value.to_string(),
                        column: list.name.value.to_string(),
                        hint: hint(&word.value, values, "请改成values里的值"),
                    };
                    self.mistakes.add(kind, &word.place);
                }
                at
            };
            let aliases = list.aliases.iter().filter_map(|(of, words)| {
                let words = words.iter().map(|word| word.value.clone()).collect();
                Some((find(of)?, words))
            });
            CodeList {
                name: list.name.value.clone(),
                clause: self.clause(&list.clause),
                values: list.values.iter().map(|value| value.value.clone()).collect(),
                aliases: aliases.collect(),
                states: false,
            }
        });
        [built_in_states()].into_iter().chain(declared).collect()
    }

    fn values_are_unique(&self, list: &super::super::definition::ledger::List) {
        let aliases = list.aliases.iter().flat_map(|(_, words)| words);
        self.unique("代码", list.values.iter().chain(aliases));
    }

    /// Reports words that stand twice.
    pub(super) fn unique<'w>(&self, family: &str, words: impl Iterator<Item = &'w super::Word>) {
        let mut seen: BTreeMap<String, &super::Word> = BTreeMap::new();
        for word in words.filter(|word| !word.is_unread()) {
            if let Some(first) = seen.get(&fold(&word.value)) {
                let kind = Kind::DuplicateName {
                    family: family.into(),
                    name: word.value.to_string(),
                };
                let finding = Finding::new(kind, word.place.clone());
                self.mistakes.push(finding.see_also(first.place.clone()));
            } else {
                seen.insert(fold(&word.value), word);
            }
        }
    }

    /// Values of a list, the built-in one being the first.
    pub(super) fn list_values(&self, list: ListId) -> Vec<Arc<str>> {
        let Some(declared) = list.0.checked_sub(1) else {
            return built_in_states().values;
        };
        let values = self.def.ledgers.lists[declared].values.iter();
        values.map(|value| value.value.clone()).collect()
    }

    pub(super) fn levels(&self) -> BTreeMap<Code, Level> {
        let mut levels = BTreeMap::new();
        for (name, level) in &self.def.campaign.levels {
            let code = Code::ALL.iter().find(|code| code.name() == &*name.value);
            if let Some(code) = code {
                levels.insert(*code, level.value);
                continue;
            }
            let kind = Kind::Dangling {
                family: "问题代码".into(),
                name: name.value.to_string(),
                hint: "请照“kaoping explain”列出的代码改正，如R01".into(),
            };
            self.mistakes.add(kind, &name.place);
        }
        levels
    }
}
