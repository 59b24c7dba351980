//! Sets of units and people, and the lead/support matrix.

use super::super::definition::campaign::Set as Written;
use super::super::definition::condition::{Condition, Test};
use super::super::definition::words::Of;
use super::super::model::{ById, Measure, MeasureId, PersonId, Set, SetId, SetMembers, UnitId};
use super::super::reader::{Word, hint};
use super::super::roster::parts;
use super::Resolver;
use super::index::BUILT_IN_SETS;
use crate::finding::Kind;
use crate::fold::fold;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a condition on the roster looks at.
type Attributes = BTreeMap<Arc<str>, Arc<str>>;

impl Resolver<'_> {
    /// Built-in sets, one per group, then the declared ones: the order of [`super::index::DefinitionNames::sets`].
    pub(super) fn sets(&self) -> ById<SetId, Set> {
        let roster = &self.roster.roster;
        let ranked = roster.units.ids().filter(|id| roster.units[*id].ranked).collect();
        let built_in = [
            SetMembers::Units(ranked),
            SetMembers::People(roster.people.ids().collect()),
        ];
        let named = BUILT_IN_SETS.into_iter().zip(built_in);
        let mut sets: ById<SetId, Set> = named
            .map(|(name, members)| Set {
                name: name.into(),
                members,
            })
            .collect();
        for (id, group) in self.def.campaign.groups.with_ids() {
            let in_group = |unit: &UnitId| {
                let unit = &roster.units[*unit];
                unit.group == Some(id) && unit.ranked
            };
            let members: Vec<UnitId> = roster.units.ids().filter(in_group).collect();
            if members.is_empty() && self.roster.whole {
                let kind = Kind::EmptyGroup {
                    group: group.name.value.to_string(),
                };
                self.mistakes.add(kind, &group.name.place);
            }
            sets.push(Set {
                name: group.name.value.clone(),
                members: SetMembers::Units(members),
            });
        }
        for set in &self.def.campaign.sets {
            sets.push(self.declared(set));
        }
        sets
    }

    fn declared(&self, set: &Written) -> Set {
        let members = match set.of.as_ref().map_or(Of::Units, |of| of.value) {
            Of::Units => SetMembers::Units(self.units_of(set)),
            Of::People => SetMembers::People(self.people_of(set)),
        };
        let nobody = match &members {
            SetMembers::Units(units) => units.is_empty(),
            SetMembers::People(people) => people.is_empty(),
        };
        if set.conditions.is_some() == set.names.is_some() {
            let kind = Kind::KeysTogether {
                keys: "where和names".into(),
                reason: "名单要么写条件where，要么写名称names，必须且只能写一种".into(),
            };
            self.mistakes.add(kind, &set.name.place);
        } else if nobody && self.roster.whole && set.conditions.is_some() {
            let kind = Kind::EmptySet {
                name: set.name.value.to_string(),
            };
            self.mistakes.add(kind, &set.name.place);
        }
        Set {
            name: set.name.value.clone(),
            members,
        }
    }

    fn units_of(&self, set: &Written) -> Vec<UnitId> {
        if let Some(names) = &set.names {
            let mut units: Vec<UnitId> = names.iter().filter_map(|name| self.unit(name)).collect();
            units.sort_unstable();
            units.dedup();
            return units;
        }
        let conditions = set.conditions.as_deref().unwrap_or_default();
        self.check_roster_conditions(conditions, &[&self.roster.unit_columns]);
        let units = &self.roster.roster.units;
        let fits = |id: &UnitId| holds(conditions, &[&units[*id].attributes]);
        units.ids().filter(fits).collect()
    }

    /// A person is looked up by the person's own columns, then by those of the unit.
    fn people_of(&self, set: &Written) -> Vec<PersonId> {
        let roster = &self.roster.roster;
        if let Some(names) = &set.names {
            let people = names.iter().flat_map(|name| self.people_named(name));
            return people.collect();
        }
        let conditions = set.conditions.as_deref().unwrap_or_default();
        self.check_roster_conditions(
            conditions,
            &[&self.roster.person_columns, &self.roster.unit_columns],
        );
        let fits = |id: &PersonId| {
            let person = &roster.people[*id];
            holds(
                conditions,
                &[&person.attributes, &roster.units[person.unit].attributes],
            )
        };
        roster.people.ids().filter(fits).collect()
    }

    pub(super) fn people_named(&self, name: &Word) -> Vec<PersonId> {
        let roster = &self.roster.roster;
        let wanted = fold(&name.value);
        let people = roster.people.ids();
        let found: Vec<PersonId> = people
            .filter(|id| fold(&roster.people[*id].name) == wanted)
            .collect();
        if found.is_empty() && self.roster.whole && !name.is_unread() {
            let names = roster.people.iter().map(|person| &*person.name);
            let kind = Kind::LeaderUnknown {
                name: name.value.to_string(),
                hint: hint(&name.value, names, "请在人员表里补上，或改正姓名"),
            };
            self.mistakes.add(kind, &name.place);
        }
        found
    }

    fn check_roster_conditions(&self, conditions: &[Condition], known: &[&Vec<Arc<str>>]) {
        let columns = || known.iter().flat_map(|names| names.iter().map(|name| &**name));
        for condition in conditions {
            if !matches!(
                condition.tests.as_slice(),
                [Test::In(_) | Test::NotIn(_) | Test::Empty(_)]
            ) {
                let kind = Kind::KeysTogether {
                    keys: "名单的条件".into(),
                    reason: "只能写in、not_in、empty中的一种".into(),
                };
                self.mistakes.add(kind, &condition.place);
            }
            let wanted = fold(&condition.column.value);
            let is_known = columns().any(|name| fold(name) == wanted);
            if !is_known && self.roster.whole && !condition.column.is_unread() {
                self.no_roster_column(&condition.column, columns());
            }
        }
    }

    pub(super) fn measures(&self, sets: &ById<SetId, Set>) -> ById<MeasureId, Measure> {
        let measures = self.def.campaign.measures.iter().map(|measure| Measure {
            name: measure.name.value.clone(),
            clause: self.clause(&measure.clause).unwrap_or_default(),
            lead: self.expand(&measure.lead, sets),
            support: self.expand(&measure.support, sets),
        });
        measures.collect()
    }

    /// Units by name, and the members of sets of units.
    fn expand(&self, words: &[Word], sets: &ById<SetId, Set>) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = Vec::new();
        for word in words {
            match self.names.sets.find(&word.value) {
                Some(set) => units.extend(sets[set].units()),
                None => units.extend(self.unit(word)),
            }
        }
        units.sort_unstable();
        units.dedup();
        units
    }
}

fn holds(conditions: &[Condition], attributes: &[&Attributes]) -> bool {
    conditions.iter().all(|condition| {
        let wanted = fold(&condition.column.value);
        let named = attributes.iter().flat_map(|cells| cells.iter());
        let cell = named.into_iter().find(|(name, _)| fold(name) == wanted);
        let values: Vec<String> = cell
            .map(|(_, text)| parts(text))
            .unwrap_or_default()
            .iter()
            .map(|part| fold(part))
            .collect();
        let among = |words: &[Word]| {
            // A blank cell of 是 or 否 means 否.
            let blank_no = values.is_empty() && words.iter().any(|word| &*word.value == "否");
            blank_no || words.iter().any(|word| values.contains(&fold(&word.value)))
        };
        condition.tests.iter().all(|test| match test {
            Test::In(words) => among(words),
            Test::NotIn(words) => !among(words),
            Test::Empty(empty) => values.is_empty() == *empty,
            Test::AtLeast(_) | Test::AtMost(_) | Test::SameAs(_) => false,
        })
    })
}
