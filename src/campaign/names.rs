//! What units, people and ledgers are called: exact names and aliases, compared folded. Likeness only suggests.

use super::model::{Campaign, LedgerId, PersonId, UnitId};
use crate::fold::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The words of a campaign by their folded form.
#[derive(Debug)]
pub struct Names<'a> {
    campaign: &'a Campaign,
    units: BTreeMap<String, Vec<UnitId>>,
    ledgers: BTreeMap<String, Vec<LedgerId>>,
    people: BTreeMap<String, Vec<PersonId>>,
}

impl<'a> Names<'a> {
    /// Folds every name once.
    pub fn new(campaign: &'a Campaign) -> Self {
        let mut names = Names {
            campaign,
            units: BTreeMap::new(),
            ledgers: BTreeMap::new(),
            people: BTreeMap::new(),
        };
        for (id, unit) in campaign.roster.units.iter().enumerate() {
            let words = unit.aliases.iter().chain([&unit.name]).chain(&unit.code);
            words.for_each(|word| enter(&mut names.units, word, id));
        }
        for (id, ledger) in campaign.ledgers.iter().enumerate() {
            let words = ledger.aliases.iter().chain([&ledger.name]);
            words.for_each(|word| enter(&mut names.ledgers, word, id));
        }
        for (id, person) in campaign.roster.people.iter().enumerate() {
            enter(&mut names.people, &person.name, id);
            if let Some(code) = &person.id {
                enter(&mut names.people, code, id);
            }
        }
        names
    }

    /// The campaign the names are of.
    pub fn campaign(&self) -> &'a Campaign {
        self.campaign
    }

    /// The unit that is called so; none when nobody or several are.
    pub fn unit(&self, word: &str) -> Option<UnitId> {
        one(self.units.get(&fold(word)))
    }

    /// The ledger that is called so.
    pub fn ledger(&self, word: &str) -> Option<LedgerId> {
        one(self.ledgers.get(&fold(word)))
    }

    /// Everybody in the roster of that name (or number), one entry per post.
    pub fn people(&self, name: &str) -> &[PersonId] {
        self.people.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The units named somewhere inside a text, ledgers' names left aside; a name inside a longer one does not count.
    pub fn units_within(&self, text: &str) -> Vec<UnitId> {
        let text = without(&fold(text), self.ledgers.keys());
        within(&text, &self.units)
    }

    /// The ledgers named somewhere inside a text.
    pub fn ledgers_within(&self, text: &str) -> Vec<LedgerId> {
        within(&fold(text), &self.ledgers)
    }

    /// Names of units that may be meant, likeliest first.
    pub fn suggest_unit(&self, word: &str) -> Vec<Arc<str>> {
        let units = &self.campaign.roster.units;
        let named = |id: &UnitId| units[*id].name.clone();
        suggest(
            word,
            self.units.iter().map(|(key, ids)| (key.as_str(), named(&ids[0]))),
        )
    }

    /// Names of people that may be meant.
    pub fn suggest_person(&self, word: &str) -> Vec<Arc<str>> {
        let people = &self.campaign.roster.people;
        let named = |id: &PersonId| people[*id].name.clone();
        suggest(
            word,
            self.people
                .iter()
                .map(|(key, ids)| (key.as_str(), named(&ids[0]))),
        )
    }

    /// Names of ledgers that may be meant.
    pub fn suggest_ledger(&self, word: &str) -> Vec<Arc<str>> {
        let ledgers = &self.campaign.ledgers;
        let named = |id: &LedgerId| ledgers[*id].name.clone();
        suggest(
            word,
            self.ledgers
                .iter()
                .map(|(key, ids)| (key.as_str(), named(&ids[0]))),
        )
    }
}

fn enter(index: &mut BTreeMap<String, Vec<usize>>, word: &str, id: usize) {
    let ids = index.entry(fold(word)).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

fn one(ids: Option<&Vec<usize>>) -> Option<usize> {
    match ids?.as_slice() {
        [id] => Some(*id),
        _ => None,
    }
}

/// The text with the longest of these words blanked out.
fn without<'k>(text: &str, words: impl Iterator<Item = &'k String>) -> String {
    let mut words: Vec<&String> = words.collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word.as_str(), "|"))
}

/// Longest names first; what they cover cannot hold a shorter one. A single character names nothing.
fn within(text: &str, index: &BTreeMap<String, Vec<usize>>) -> Vec<usize> {
    let mut words: Vec<&String> = index.keys().filter(|word| word.chars().count() > 1).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut text = text.to_owned();
    let mut found = Vec::new();
    for word in words {
        if text.contains(word.as_str()) {
            text = text.replace(word.as_str(), "|");
            found.extend(
                index[word]
                    .iter()
                    .copied()
                    .filter(|id| !found.contains(id))
                    .collect::<Vec<_>>(),
            );
        }
    }
    found.sort_unstable();
    found
}

/// Up to three candidates that are like a word: its characters in order, or few characters changed.
pub fn suggest<'k>(word: &str, candidates: impl Iterator<Item = (&'k str, Arc<str>)>) -> Vec<Arc<str>> {
    let word = fold(word);
    if word.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, Arc<str>)> = candidates
        .filter_map(|(folded, name)| Some((distance(&word, folded)?, name)))
        .collect();
    near.sort();
    let mut names: Vec<Arc<str>> = Vec::new();
    for (_, name) in near {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(3);
    names
}

fn distance(word: &str, candidate: &str) -> Option<usize> {
    let (long, short) = match (word.chars().count(), candidate.chars().count()) {
        (a, b) if a >= b => (a, b),
        (a, b) => (b, a),
    };
    let edits = strsim::osa_distance(word, candidate);
    let in_order = short > 1 && (is_subsequence(word, candidate) || is_subsequence(candidate, word));
    (in_order || (long > 1 && edits * 3 <= long) || (long <= 3 && short > 1 && edits == 1)).then_some(edits)
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|c| rest.any(|d| d == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(words: &[&str]) -> BTreeMap<String, Vec<usize>> {
        words
            .iter()
            .enumerate()
            .map(|(id, word)| (fold(word), vec![id]))
            .collect()
    }

    #[test]
    fn a_name_inside_a_longer_name_is_not_found() {
        let index = index(&["办公室", "安委会办公室", "物业股"]);
        assert_eq!(within("安委会办公室-2022", &index), [1]);
        assert_eq!(within("办公室和物业股", &index), [0, 2]);
    }

    #[test]
    fn likeness_suggests() {
        let names = ["质量监督站", "物业管理股", "张三丰"];
        let like = |word: &str| suggest(word, names.iter().map(|name| (*name, Arc::from(*name))));
        assert_eq!(like("质监站"), [Arc::from("质量监督站")]);
        assert_eq!(like("张三风"), [Arc::from("张三丰")]);
        assert!(like("某某").is_empty());
    }
}
