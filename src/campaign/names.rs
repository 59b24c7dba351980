//! What units, people and ledgers are called: exact names and aliases, compared folded. Likeness only suggests.

use super::model::{ById, Campaign, LedgerId, PersonId, Unit, UnitId};
use crate::fold::fold;
use crate::id::Id;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The words of a campaign by their folded form.
#[derive(Debug)]
pub struct Names<'a> {
    campaign: &'a Campaign,
    unit_names: UnitNames,
    units: Index<UnitId>,
    ledgers: Index<LedgerId>,
    people: Index<PersonId>,
}

/// Units by what they are called: the one lookup of the roster, of the definition and of what is sent.
#[derive(Debug)]
pub struct UnitNames {
    names: BTreeMap<String, UnitId>,
    /// Codes and aliases.
    others: Meanings<UnitId>,
}

impl UnitNames {
    /// Folds every name once.
    pub fn new(units: &ById<UnitId, Unit>) -> Self {
        let mut found = UnitNames {
            names: BTreeMap::new(),
            others: Meanings::new(),
        };
        for (id, unit) in units.with_ids() {
            found.names.entry(fold(&unit.name)).or_insert(id);
            for word in unit.aliases.iter().chain(&unit.code) {
                let ids = found.others.entry(fold(word)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        found
    }

    /// The unit of that name, else the only one with that code or alias.
    pub fn unit(&self, word: &str) -> Option<UnitId> {
        let word = fold(word);
        let named = self.names.get(&word).copied();
        named.or_else(|| match self.others.get(&word)?.as_slice() {
            [id] => Some(*id),
            _ => None,
        })
    }
}

/// Folded words and what they may mean.
type Meanings<I> = BTreeMap<String, Vec<I>>;

/// Words to be looked up, and to be found inside texts.
#[derive(Debug)]
struct Index<I> {
    meanings: Meanings<I>,
    /// Words of two characters and more by their first two: a text is not searched for all of thousands.
    beginnings: BTreeMap<[char; 2], Vec<String>>,
}

impl<'a> Names<'a> {
    /// Folds every name once.
    pub fn new(campaign: &'a Campaign) -> Self {
        let mut names = Names {
            campaign,
            unit_names: UnitNames::new(&campaign.roster.units),
            units: Index::new(),
            ledgers: Index::new(),
            people: Index::new(),
        };
        for (id, unit) in campaign.roster.units.with_ids() {
            let words = unit.aliases.iter().chain([&unit.name]).chain(&unit.code);
            words.for_each(|word| names.units.enter(word, id));
        }
        for (id, ledger) in campaign.ledgers.with_ids() {
            let words = ledger.aliases.iter().chain([&ledger.name]);
            words.for_each(|word| names.ledgers.enter(word, id));
        }
        for (id, person) in campaign.roster.people.with_ids() {
            names.people.enter(&person.name, id);
            if let Some(code) = &person.id {
                names.people.enter(code, id);
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
        self.unit_names.unit(word)
    }

    /// The ledger that is called so.
    pub fn ledger(&self, word: &str) -> Option<LedgerId> {
        self.ledgers.one(word)
    }

    /// Everybody in the roster of that name (or number), one entry per post.
    pub fn people(&self, name: &str) -> &[PersonId] {
        self.people.meanings.get(&fold(name)).map_or(&[], Vec::as_slice)
    }

    /// The units named somewhere inside a text, ledgers' names left aside; a name inside a longer one does not count.
    pub fn units_within(&self, text: &str) -> Vec<UnitId> {
        let text = self.ledgers.without(&fold(text));
        self.units.within(&text)
    }

    /// The ledgers named somewhere inside a text.
    pub fn ledgers_within(&self, text: &str) -> Vec<LedgerId> {
        self.ledgers.within(&fold(text))
    }

    /// Names of units that may be meant, likeliest first.
    pub fn suggest_unit(&self, word: &str) -> Vec<Arc<str>> {
        let units = &self.campaign.roster.units;
        let named = |id: &UnitId| units[*id].name.clone();
        suggest(
            word,
            self.units
                .meanings
                .iter()
                .map(|(key, ids)| (key.as_str(), named(&ids[0]))),
        )
    }

    /// Names of people that may be meant.
    pub fn suggest_person(&self, word: &str) -> Vec<Arc<str>> {
        let people = &self.campaign.roster.people;
        let named = |id: &PersonId| people[*id].name.clone();
        suggest(
            word,
            self.people
                .meanings
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
                .meanings
                .iter()
                .map(|(key, ids)| (key.as_str(), named(&ids[0]))),
        )
    }
}

impl<I: Id> Index<I> {
    fn new() -> Self {
        Index {
            meanings: Meanings::new(),
            beginnings: BTreeMap::new(),
        }
    }

    fn enter(&mut self, word: &str, id: I) {
        let word = fold(word);
        if let (Some(beginning), None) = (beginning(&word), self.meanings.get(&word)) {
            self.beginnings.entry(beginning).or_default().push(word.clone());
        }
        let ids = self.meanings.entry(word).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// What a word means, if that is one thing.
    fn one(&self, word: &str) -> Option<I> {
        match self.meanings.get(&fold(word))?.as_slice() {
            [id] => Some(*id),
            _ => None,
        }
    }

    /// The words of two characters and more that a folded text holds, the longest first.
    fn held(&self, text: &str) -> Vec<&str> {
        let mut words = BTreeSet::new();
        for (at, _) in text.char_indices() {
            let rest = &text[at..];
            let begun = beginning(rest).and_then(|two| self.beginnings.get(&two));
            let words_here = begun.into_iter().flatten().map(String::as_str);
            words.extend(words_here.filter(|word| rest.starts_with(word)));
        }
        let mut words: Vec<&str> = words.into_iter().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words
    }

    /// The text with these words blanked out, the longest first.
    fn without(&self, text: &str) -> String {
        let blank = |text: String, word: &&str| text.replace(word, "|");
        self.held(text).iter().fold(text.to_owned(), blank)
    }

    /// What is named inside a folded text. Longest names first; what they cover cannot hold a shorter one.
    /// A single character names nothing.
    fn within(&self, text: &str) -> Vec<I> {
        let mut text = text.to_owned();
        let mut found = BTreeSet::new();
        for word in self.held(&text) {
            if text.contains(word) {
                text = text.replace(word, "|");
                found.extend(&self.meanings[word]);
            }
        }
        found.into_iter().collect()
    }
}

fn beginning(word: &str) -> Option<[char; 2]> {
    let mut chars = word.chars();
    Some([chars.next()?, chars.next()?])
}

/// Up to three candidates that are like a word: its characters in order, or few characters changed.
pub fn suggest<'k>(word: &str, candidates: impl Iterator<Item = (&'k str, Arc<str>)>) -> Vec<Arc<str>> {
    suggest_by(word, candidates, |name| name)
}

/// The same where naming a candidate costs something: only those that are like the word are named.
pub fn suggest_by<'k, T>(
    word: &str,
    candidates: impl Iterator<Item = (&'k str, T)>,
    name: impl Fn(T) -> Arc<str>,
) -> Vec<Arc<str>> {
    let word = fold(word);
    if word.is_empty() {
        return Vec::new();
    }
    let mut near: Vec<(usize, Arc<str>)> = candidates
        .filter_map(|(folded, candidate)| Some((distance(&word, folded)?, name(candidate))))
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
    let in_order = short > 1 && (is_subsequence(word, candidate) || is_subsequence(candidate, word));
    // As many edits as they differ in length there are at least.
    let may_be_near = (long - short) * 3 <= long || long <= 3;
    if !in_order && !may_be_near {
        return None;
    }
    let edits = strsim::osa_distance(word, candidate);
    (in_order || (long > 1 && edits * 3 <= long) || (long <= 3 && short > 1 && edits == 1)).then_some(edits)
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|c| rest.any(|d| d == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(words: &[&str]) -> Index<UnitId> {
        let mut index = Index::new();
        for (id, word) in words.iter().enumerate() {
            index.enter(word, UnitId(id));
        }
        index
    }

    #[test]
    fn a_name_inside_a_longer_name_is_not_found() {
        let index = index(&["办公室", "安委会办公室", "物业股", "股"]);
        assert_eq!(index.within("安委会办公室-2022"), [UnitId(1)]);
        assert_eq!(index.within("办公室和物业股"), [UnitId(0), UnitId(2)]);
        assert!(index.within("股").is_empty());
        assert_eq!(index.without("安委会办公室和物业股"), "|和|");
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
