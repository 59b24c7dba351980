//! Finding people of the roster by what is written.

use super::{PersonId, Roster};
use crate::fold::fold;
use std::sync::Arc;

/// Who a written name turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonResolution {
    /// One person; of several posts the first of the roster.
    Found(PersonId),
    /// Several people.
    Ambiguous(Vec<PersonId>),
    /// Nobody.
    None,
}

impl Roster {
    /// The person of that name.
    pub fn find_person(&self, name: &str) -> PersonResolution {
        let wanted = fold(name);
        let everybody = self.people.ids();
        let namesakes: Vec<PersonId> = everybody
            .filter(|id| fold(&self.people[*id].name) == wanted)
            .collect();
        match namesakes.as_slice() {
            [] => PersonResolution::None,
            [first, rest @ ..] if rest.iter().all(|other| self.same_person(*first, *other)) => {
                PersonResolution::Found(*first)
            }
            _ => PersonResolution::Ambiguous(namesakes),
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

/// Names of units, for messages.
pub(crate) fn unit_names(roster: &Roster) -> impl Iterator<Item = &Arc<str>> {
    roster.units.iter().map(|unit| &unit.name)
}
