//! Finding units and people of the roster by what is written. A fuzzy hit is only ever a suggestion.

use super::super::names::suggest;
use super::{PersonId, Roster, Unit, UnitId};
use crate::fold::fold;
use std::sync::Arc;

/// What a written unit turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Its printed name or code.
    Exact(UnitId),
    /// One of its aliases.
    Alias(UnitId),
    /// No unit of the roster.
    None {
        /// Names of units it may mean, the likeliest first.
        suggestions: Vec<Arc<str>>,
    },
}

/// Who a written name turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonResolution {
    /// One person; of several posts the first of the roster.
    Found(PersonId),
    /// Several people.
    Ambiguous(Vec<PersonId>),
    /// Nobody.
    None {
        /// Names of people it may mean, the likeliest first.
        suggestions: Vec<Arc<str>>,
    },
}

impl Resolution {
    /// The unit, if it is certain.
    pub fn unit(&self) -> Option<UnitId> {
        match self {
            Resolution::Exact(unit) | Resolution::Alias(unit) => Some(*unit),
            Resolution::None { .. } => None,
        }
    }
}

impl Roster {
    /// The unit that is meant by its name, code or alias.
    pub fn find_unit(&self, text: &str) -> Resolution {
        let wanted = fold(text);
        let is = |name: &Arc<str>| fold(name) == wanted;
        let named = |unit: &Unit| is(&unit.name) || unit.code.as_ref().is_some_and(is);
        if let Some(unit) = self.units.iter().position(named) {
            return Resolution::Exact(unit);
        }
        if let Some(unit) = self.units.iter().position(|unit| unit.aliases.iter().any(is)) {
            return Resolution::Alias(unit);
        }
        let words = |unit: &Unit| -> Vec<(String, Arc<str>)> {
            let words = unit.aliases.iter().chain([&unit.name]);
            words.map(|word| (fold(word), unit.name.clone())).collect()
        };
        Resolution::None {
            suggestions: nearest(text, self.units.iter().flat_map(words)),
        }
    }

    /// The person of that name; in that unit, where one is given and has one.
    pub fn find_person(&self, name: &str, unit: Option<UnitId>) -> PersonResolution {
        let wanted = fold(name);
        let everybody = 0..self.people.len();
        let namesakes: Vec<PersonId> = everybody
            .filter(|id| fold(&self.people[*id].name) == wanted)
            .collect();
        let of_unit = |id: &PersonId| unit.is_some_and(|unit| self.people[*id].unit == unit);
        let here: Vec<PersonId> = namesakes.iter().copied().filter(of_unit).collect();
        let candidates = if here.is_empty() { namesakes } else { here };
        match candidates.as_slice() {
            [] => {
                let names = self
                    .people
                    .iter()
                    .map(|person| (fold(&person.name), person.name.clone()));
                PersonResolution::None {
                    suggestions: nearest(name, names),
                }
            }
            [first, rest @ ..] if rest.iter().all(|other| self.same_person(*first, *other)) => {
                PersonResolution::Found(*first)
            }
            _ => PersonResolution::Ambiguous(candidates),
        }
    }

    /// Whether two posts are held by one person: the same number, or the same name and unit without numbers.
    pub fn same_person(&self, one: PersonId, other: PersonId) -> bool {
        let (one, other) = (&self.people[one], &self.people[other]);
        match (&one.id, &other.id) {
            (Some(one), Some(other)) => one == other,
            _ => one.unit == other.unit && fold(&one.name) == fold(&other.name),
        }
    }

    /// `姓名（单位）`, for lists of candidates.
    pub fn person_label(&self, id: PersonId) -> String {
        let person = &self.people[id];
        let unit = self.units.get(person.unit).map_or("", |unit| &unit.name);
        format!("{}（{unit}）", person.name)
    }
}

fn nearest(text: &str, known: impl Iterator<Item = (String, Arc<str>)>) -> Vec<Arc<str>> {
    let known: Vec<(String, Arc<str>)> = known.collect();
    suggest(
        text,
        known.iter().map(|(folded, name)| (folded.as_str(), name.clone())),
    )
}

/// Names of units, for messages.
pub(crate) fn unit_names(roster: &Roster) -> impl Iterator<Item = &Arc<str>> {
    roster.units.iter().map(|unit| &unit.name)
}
