//! A made-up world: the rows of all ledgers and registers with their whole lives, consistent with each other. Every
//! quarter shows of a life what had happened by then.

mod create;
mod dates;
mod kinds;
mod monthly;
mod needs;
mod numbers;
mod shown;
mod targets;
mod texts;

use super::chance::Chance;
use super::phrases::Told;
use super::words::Words;
use crate::calendar::Span;
use crate::campaign::model::{
    ById, Campaign, ColumnId, ColumnKind, Condition, FieldRef, Hop, Keeper, LedgerId, Life, Period, PersonId,
    UnitId, What,
};
use crate::fold::fold;
use crate::record::words as printed;
use crate::rows::{self, Subject};
use crate::value::{Due, Value};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a row, by column.
pub(super) type Values = ById<ColumnId, Value>;

/// A row with its whole life.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Unit that sends it; of a register the unit it is about.
    pub owner: Option<UnitId>,
    /// One per column; days may lie ahead.
    pub values: Values,
    /// Row of the base it answers.
    pub base: Option<usize>,
    /// Index of the period in which it came about.
    pub period: usize,
    /// Place within its ledger.
    pub id: usize,
}

/// All rows of a made-up campaign.
pub(super) struct World<'a> {
    pub campaign: &'a Campaign,
    pub words: &'a Words,
    /// Periods in order, up to the one asked for.
    pub periods: Vec<&'a Period>,
    /// Average number of rows of a ledger in a period.
    pub rows: usize,
    /// Seed of the random numbers.
    pub seed: String,
    /// If true, everything is done in time, so that there is no finding.
    pub clean: bool,
    /// Rows by ledger.
    pub entries: ById<LedgerId, Vec<Entry>>,
    /// Indexes of the rows, by ledger.
    pub index: ById<LedgerId, Index>,
    /// By unit: in how many of a thousand cases it is in time.
    pub quality: ById<UnitId, usize>,
    /// Units that do everything right.
    pub exemplary: Vec<UnitId>,
    /// A unit that sends nothing in the last period.
    pub silent: Vec<UnitId>,
    /// What was said so far in columns whose words are compared between units, and by whom.
    pub told: RefCell<BTreeMap<(LedgerId, ColumnId), Told>>,
}

/// Indexes of the rows of a ledger.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Positions of rows by sender.
    owners: BTreeMap<Option<UnitId>, Vec<usize>>,
    /// Positions of rows by key.
    keys: BTreeMap<String, usize>,
    /// What tells rows apart, where it has to be different: by who sends them, their keys.
    known: BTreeSet<(Option<UnitId>, String)>,
    /// Words that stand in some row of a column.
    taken: BTreeSet<(ColumnId, std::sync::Arc<str>)>,
}

/// Requirements on a new row.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub owner: Option<UnitId>,
    pub period: usize,
    /// When it came about.
    pub span: Span,
    pub subject: Option<Subject>,
    pub values: Vec<(ColumnId, Value)>,
    pub base: Option<usize>,
}

impl<'a> World<'a> {
    /// Makes all rows, period by period.
    pub(super) fn new(
        campaign: &'a Campaign,
        words: &'a Words,
        periods: Vec<&'a Period>,
        (rows, seed, clean): (usize, &str, bool),
    ) -> Self {
        let mut world = World {
            campaign,
            words,
            periods,
            rows,
            seed: seed.to_owned(),
            told: RefCell::default(),
            clean,
            entries: campaign.ledgers.iter().map(|_| Vec::new()).collect(),
            index: campaign.ledgers.iter().map(|_| Index::default()).collect(),
            quality: ById::new(),
            exemplary: Vec::new(),
            silent: Vec::new(),
        };
        let units = campaign.roster.units.iter();
        world.quality = units.map(|unit| world.quality_of(&unit.name)).collect();
        world.roles();
        for period in 0..world.periods.len() {
            for ledger in world.order() {
                world.happen(ledger, period);
            }
        }
        world
    }

    fn quality_of(&self, unit: &str) -> usize {
        let mut chance = self.chance(&["quality", unit]);
        match chance.below(10) {
            _ if self.clean => 1000,
            0 => chance.between(600, 700),
            1..=3 => chance.between(780, 880),
            _ => chance.between(900, 980),
        }
    }

    /// Picks in each group of six or more the units that are mostly late, that send nothing, or that do everything
    /// right.
    fn roles(&mut self) {
        let groups = self.campaign.groups.ids();
        for group in groups.clone() {
            let of_group = |id: &UnitId| {
                let unit = &self.campaign.roster.units[*id];
                unit.ranked && unit.group == Some(group)
            };
            let units: Vec<UnitId> = self.campaign.roster.units.ids().filter(of_group).collect();
            if self.clean || units.len() < 6 {
                continue;
            }
            let first = self
                .chance(&["last", &self.campaign.groups[group].name])
                .below(units.len());
            let at = |n: usize| units[(first + n) % units.len()];
            (self.quality[at(0)], self.quality[at(1)]) = (350, 600);
            self.silent.push(at(2));
            if Some(group) == groups.clone().next_back() {
                self.exemplary = vec![at(3), at(4)];
            }
        }
        self.silent.truncate(1);
        for unit in self.exemplary.clone() {
            self.quality[unit] = 1000;
        }
    }

    /// The stream for something named.
    pub(super) fn chance(&self, words: &[&str]) -> Chance {
        let all: Vec<&str> = [self.seed.as_str()]
            .into_iter()
            .chain(words.iter().copied())
            .collect();
        Chance::of(&all)
    }

    /// Whether something done by a unit is done well.
    pub(super) fn well(&self, owner: Option<UnitId>, chance: &mut Chance) -> bool {
        let quality = owner.map_or(950, |unit| self.quality[unit]);
        self.clean || chance.permille(quality)
    }

    /// Ledgers in an order in which each comes after those it refers to.
    fn order(&self) -> Vec<LedgerId> {
        let ledgers = &self.campaign.ledgers;
        let mut order: Vec<LedgerId> = Vec::new();
        while order.len() < ledgers.len() {
            let ready = |id: &LedgerId| {
                let known = |other: LedgerId| other == *id || order.contains(&other);
                let refers = ledgers[*id].columns.iter().all(|column| match column.kind {
                    ColumnKind::Reference { ledger, .. } => known(ledger),
                    _ => true,
                });
                refers && ledgers[*id].base.is_none_or(known)
            };
            let waiting: Vec<LedgerId> = ledgers.ids().filter(|id| !order.contains(id)).collect();
            let next = waiting.iter().find(|id| ready(id)).unwrap_or(&waiting[0]);
            order.push(*next);
        }
        order
    }

    /// The units that keep a ledger; none for registers.
    pub(super) fn keepers(&self, ledger: LedgerId) -> Option<&'a [UnitId]> {
        match self.campaign.ledgers[ledger].keeper {
            Keeper::Units(set) => Some(self.campaign.sets[set].units()),
            Keeper::Office => None,
        }
    }

    /// Units that can be the lead of a register's rows: those that keep a ledger which answers it.
    pub(super) fn answering(&self, ledger: LedgerId) -> Vec<UnitId> {
        let ledgers = self.campaign.ledgers.with_ids();
        let answering = ledgers.filter(|(_, other)| other.base == Some(ledger));
        let keepers: Vec<&[UnitId]> = answering.filter_map(|(id, _)| self.keepers(id)).collect();
        let ranked = |unit: &UnitId| self.campaign.roster.units[*unit].ranked;
        let units = self.campaign.roster.units.ids().filter(ranked);
        units
            .filter(|unit| keepers.iter().all(|set| set.contains(unit)))
            .collect()
    }

    /// The value of a field as seen from a row.
    pub(super) fn value(&self, entry: &Entry, field: FieldRef, ledger: LedgerId) -> Value {
        let found = match field.hop {
            Hop::Own => Some(entry),
            Hop::Base => self.base_of(entry, ledger),
            Hop::Via(column) => self.referred(&entry.values[column], field.ledger),
            Hop::BaseVia(column) => self
                .base_of(entry, ledger)
                .and_then(|base| self.referred(&base.values[column], field.ledger)),
        };
        found.map_or(Value::Missing, |entry| entry.values[field.column].clone())
    }

    fn base_of(&self, entry: &Entry, ledger: LedgerId) -> Option<&Entry> {
        self.entries[self.campaign.ledgers[ledger].base?].get(entry.base?)
    }

    /// The row a reference names.
    pub(super) fn referred(&self, value: &Value, ledger: LedgerId) -> Option<&Entry> {
        let Value::Text(text) = value else { return None };
        let at = *self.index[ledger].keys.get(&fold(text))?;
        self.entries[ledger].get(at)
    }

    /// The rows that a unit sends.
    pub(super) fn rows_of(
        &self,
        ledger: LedgerId,
        owner: Option<UnitId>,
    ) -> impl DoubleEndedIterator<Item = &Entry> {
        let places = self.index[ledger]
            .owners
            .get(&owner)
            .map_or(&[][..], Vec::as_slice);
        places.iter().map(move |at| &self.entries[ledger][*at])
    }

    /// Whether words stand in some row.
    pub(super) fn is_taken(&self, ledger: LedgerId, column: ColumnId, said: &str) -> bool {
        self.index[ledger].taken.contains(&(column, said.into()))
    }

    /// Adds a row.
    fn keep(&mut self, ledger: LedgerId, entry: Entry) {
        let key = fold(&self.key(ledger, &entry));
        let known = self.identity(ledger, &entry);
        let index = &mut self.index[ledger];
        index.known.extend(known);
        index.owners.entry(entry.owner).or_default().push(entry.id);
        index.keys.entry(key).or_insert(entry.id);
        for (column, value) in entry.values.with_ids() {
            if let Value::Text(text) = value {
                index.taken.insert((column, text.clone()));
            }
        }
        self.entries[ledger].push(entry);
    }

    /// Whether a row would be taken for one that is there already.
    pub(super) fn is_doubled(&self, ledger: LedgerId, entry: &Entry) -> bool {
        self.identity(ledger, entry)
            .is_some_and(|identity| self.index[ledger].known.contains(&identity))
    }

    /// Who sends a row, and what no other row of the sender's may repeat: its key, or all of it in a ledger without
    /// one. None as long as a part of the key is missing.
    fn identity(&self, ledger: LedgerId, entry: &Entry) -> Option<(Option<UnitId>, String)> {
        let written = &self.campaign.ledgers[ledger];
        let sender = match written.keeper {
            Keeper::Units(_) => entry.owner,
            Keeper::Office => None,
        };
        if written.key.is_empty() {
            // What is done of a plan is worked out when the row is shown, and may turn out the same.
            let done: Vec<ColumnId> = self.ratios(ledger).into_iter().map(|(sum, _)| sum).collect();
            let all = written.columns.with_ids().zip(&entry.values);
            let printed: Vec<String> = all
                .filter(|((id, _), _)| !done.contains(id))
                .map(|((_, column), value)| fold(&printed(self.campaign, column, value)))
                .collect();
            return Some((sender, printed.join("/")));
        }
        let missing = |column: &ColumnId| entry.values[*column] == Value::Missing;
        let whole = !written.key.iter().any(missing);
        whole.then(|| (sender, fold(&self.key(ledger, entry))))
    }

    /// The key of a row as a reference writes it.
    pub(super) fn key(&self, ledger: LedgerId, entry: &Entry) -> String {
        let ledger = &self.campaign.ledgers[ledger];
        let part =
            |column: &ColumnId| printed(self.campaign, &ledger.columns[*column], &entry.values[*column]);
        ledger.key.iter().map(part).collect::<Vec<_>>().join("/")
    }

    /// Whether a row fulfils conditions, by the engine's own rule.
    pub(super) fn holds(
        &self,
        entry: &Entry,
        ledger: LedgerId,
        conditions: &[Condition],
        subject: Option<Subject>,
    ) -> bool {
        conditions.iter().all(|condition| {
            let value = self.value(entry, condition.field, ledger);
            rows::holds(self.campaign, &value, condition, subject)
        })
    }

    /// People of a unit who are in post on a day.
    pub(super) fn staff(&self, unit: UnitId, day: NaiveDate) -> Vec<PersonId> {
        let people = self.campaign.roster.people.with_ids();
        people
            .filter(|(_, person)| person.unit == unit && person.in_post.covers(day))
            .map(|(id, _)| id)
            .collect()
    }

    /// The conditions that make a row of a ledger a good one.
    pub(super) fn good(&self, ledger: LedgerId) -> Vec<&'a Condition> {
        let parts = self
            .campaign
            .indicators
            .iter()
            .flat_map(|indicator| &indicator.parts);
        let good = parts.filter_map(|part| match &part.what {
            What::Good { ledger: of, good } if *of == ledger => Some(good),
            _ => None,
        });
        good.flatten().collect()
    }

    /// Days of a period on which a ledger's events may lie.
    pub(super) fn days_of(&self, ledger: LedgerId, period: usize) -> Option<Span> {
        let days = self.periods[period].span.overlap(&self.campaign.span)?;
        let only = &self.campaign.ledgers[ledger].only;
        if only.is_empty() {
            return Some(days);
        }
        only.iter()
            .find_map(|stage| self.campaign.stages[*stage].span.overlap(&days))
    }

    /// A worked day within a span, if there is one.
    pub(super) fn worked_day(&self, span: Span, chance: &mut Chance) -> NaiveDate {
        let worked: Vec<NaiveDate> = span
            .days()
            .filter(|day| self.campaign.calendar.is_working(*day))
            .collect();
        chance.pick(&worked).copied().unwrap_or(span.to)
    }

    /// When an item was opened; when an event took place.
    pub(super) fn opened(&self, entry: &Entry, ledger: LedgerId) -> Option<NaiveDate> {
        match self.campaign.ledgers[ledger].life {
            Life::Event { date } => day(&entry.values[date]),
            Life::Item {
                opened: Some(field), ..
            } => day(&self.value(entry, field, ledger)),
            _ => {
                let base = self.campaign.ledgers[ledger].base?;
                self.opened(self.base_of(entry, ledger)?, base)
            }
        }
    }
}

/// The day a value names.
pub(super) fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(day) | Value::Due(Due::On(day) | Due::Between(_, day)) => Some(*day),
        _ => None,
    }
}
