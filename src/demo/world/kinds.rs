//! Cells that name something: measures, references, codes, yes and no, units, people.

use super::{Entry, Wish, World, day};
use crate::calendar::{DayUnit, Span};
use crate::campaign::model::{
    Column, ColumnId, ColumnKind, Condition, FieldRef, Hop, LedgerId, Life, MeasureId, PersonId, Test, UnitId,
};
use crate::demo::chance::Chance;
use crate::rows::{self, Subject};
use crate::value::{Due, Value};
use crate::workbook::{NumberFormat, RawValue};
use std::sync::Arc;

impl World<'_> {
    /// Everything that is named; none where a row of this owner cannot be.
    pub(super) fn names(
        &self,
        ledger: LedgerId,
        entry: &mut Entry,
        wish: &Wish,
        chance: &mut Chance,
    ) -> Option<()> {
        let columns = &self.campaign.ledgers[ledger].columns;
        let mut order: Vec<ColumnId> = columns.ids().collect();
        order.sort_by_key(|id| match columns[*id].kind {
            ColumnKind::Measure => 0,
            ColumnKind::Reference { .. } => 1,
            _ => 2,
        });
        let good = self.well(entry.owner, chance);
        for id in order {
            if entry.values[id] != Value::Missing {
                continue;
            }
            let column = &columns[id];
            entry.values[id] = match &column.kind {
                ColumnKind::Measure => Value::Measure(self.measure(ledger, entry.owner, chance)?),
                ColumnKind::Reference { .. } => {
                    let found = self.reference((ledger, id), entry, wish, chance);
                    match found {
                        None if column.required => return None,
                        Some(key) if column.required || !column.required_when.is_empty() => Value::Text(key),
                        Some(key) if chance.percent(40) => Value::Text(key),
                        _ => Value::Missing,
                    }
                }
                ColumnKind::Choice(list) if self.campaign.lists[*list].states => Value::Missing,
                ColumnKind::Choice(_) | ColumnKind::Bool => self.code(ledger, id, good, chance),
                ColumnKind::Units => self.units(ledger, id, entry, chance),
                _ => Value::Missing,
            };
        }
        Some(())
    }

    /// A measure that the unit leads, or else supports. Where a measure says who leads the row, the unit leads it: what
    /// it writes of another unit counts only once that one tells of it too.
    fn measure(&self, ledger: LedgerId, owner: Option<UnitId>, chance: &mut Chance) -> Option<MeasureId> {
        let measures = &self.campaign.measures;
        let of = |leads: bool| -> Vec<MeasureId> {
            let has = |id: &MeasureId| {
                let units = if leads {
                    &measures[*id].lead
                } else {
                    &measures[*id].support
                };
                owner.is_none_or(|unit| units.contains(&unit))
            };
            measures.ids().filter(has).collect()
        };
        let (lead, mut support) = (of(true), of(false));
        if self.is_led_by_measure(ledger) {
            support.clear();
        }
        chance
            .pick(if lead.is_empty() { &support } else { &lead })
            .copied()
    }

    /// Whether a measure says who leads a row of the unit's own ledger.
    fn is_led_by_measure(&self, ledger: LedgerId) -> bool {
        let written = &self.campaign.ledgers[ledger];
        let by_measure = |field: FieldRef| written.columns[field.column].by_measure;
        written.base.is_none() && written.lead.is_some_and(by_measure)
    }

    /// Whether a row of the unit would owe one in another ledger that the unit cannot have, since it leads no measure.
    pub(super) fn owes_in_vain(&self, ledger: LedgerId, owner: UnitId) -> bool {
        let campaign = self.campaign;
        let leads_one = || {
            campaign
                .measures
                .iter()
                .any(|measure| measure.lead.contains(&owner))
        };
        let owes = |id: LedgerId| {
            let mut columns = campaign.ledgers[id].columns.iter();
            columns.any(|column| {
                matches!(column.kind, ColumnKind::Reference { ledger: to, both_ways: true, .. } if to == ledger)
            })
        };
        let kept = |id: LedgerId| self.keepers(id).is_none_or(|keepers| keepers.contains(&owner));
        let mut ledgers = campaign.ledgers.ids();
        ledgers.any(|id| owes(id) && self.is_led_by_measure(id) && kept(id)) && !leads_one()
    }

    /// The key of a row that may be referred to: the owner's own where it keeps such rows, of the owner where the
    /// office does.
    fn reference(
        &self,
        (ledger, id): (LedgerId, ColumnId),
        entry: &Entry,
        wish: &Wish,
        chance: &mut Chance,
    ) -> Option<Arc<str>> {
        let ColumnKind::Reference {
            ledger: other,
            conditions,
            ..
        } = &self.campaign.ledgers[ledger].columns[id].kind
        else {
            return None;
        };
        let other = *other;
        let keeps = match (self.keepers(other), entry.owner) {
            (Some(keepers), Some(unit)) => keepers.contains(&unit),
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let only = &self.campaign.ledgers[ledger].key;
        let fits = |row: &&Entry| {
            let mine = !keeps || row.owner == entry.owner;
            let known = self
                .opened(row, other)
                .is_none_or(|opened| opened <= wish.span.to);
            mine && known && self.fits_by_now(row, other, conditions, wish.period)
        };
        let all = 0..self.entries[other].len();
        let rows: Vec<&Entry> = if keeps {
            self.rows_of(other, entry.owner).filter(fits).collect()
        } else {
            all.map(|at| &self.entries[other][at]).filter(fits).collect()
        };
        // A key of one reference: each row is referred to once.
        let single = *only == [id];
        let free = |row: &&&Entry| !single || !self.is_taken(ledger, only[0], &self.key(other, row));
        let rows: Vec<&Entry> = rows.iter().filter(free).copied().collect();
        chance.pick(&rows).map(|row| self.key(other, row).into())
    }

    /// Whether a row fulfils conditions by what a period shows of it.
    pub(super) fn fits_by_now(
        &self,
        row: &Entry,
        ledger: LedgerId,
        conditions: &[Condition],
        period: usize,
    ) -> bool {
        if conditions.is_empty() {
            return true;
        }
        let values = self.as_of(ledger, row, period);
        let seen = values.map(|values| Entry {
            values,
            ..row.clone()
        });
        seen.is_some_and(|seen| self.holds(&seen, ledger, conditions, seen.owner.map(Subject::Unit)))
    }

    /// A code or yes or no; a good one where the row is good.
    fn code(&self, ledger: LedgerId, id: ColumnId, good: bool, chance: &mut Chance) -> Value {
        let written = &self.campaign.ledgers[ledger];
        let list = format!("{}/{}", written.name, written.columns[id].name);
        let listed = self.words.list(&list);
        if let (false, Some(said)) = (self.clean || listed.is_empty(), listed.first()) {
            return self.said(ledger, id, chance.pick(listed).unwrap_or(said));
        }
        let asked: Vec<&Condition> = self.good(ledger);
        let mut asked = asked
            .into_iter()
            .filter(|condition| condition.field.hop == Hop::Own && condition.field.column == id);
        let all = self.all_codes(ledger, id);
        let asks = asked.next();
        let fits = |value: &&Value| match asks {
            Some(condition) if matches!(condition.test, Test::In(_) | Test::NotIn(_)) => {
                rows::holds(self.campaign, value, condition, None) == good
            }
            _ => self.is_usual(ledger, value, id, chance.clone()),
        };
        let fitting: Vec<&Value> = all.iter().filter(fits).collect();
        chance.pick(&fitting).map_or_else(
            || all.first().cloned().unwrap_or(Value::Missing),
            |value| (*value).clone(),
        )
    }

    /// The code, or yes or no, that the words name.
    fn said(&self, ledger: LedgerId, id: ColumnId, said: &str) -> Value {
        match self.campaign.ledgers[ledger].columns[id].kind {
            ColumnKind::Choice(list) => {
                let mut values = self.campaign.lists[list].values.iter();
                values
                    .position(|value| **value == *said)
                    .map_or(Value::Missing, Value::Choice)
            }
            _ => Value::Bool(said == "是"),
        }
    }

    fn all_codes(&self, ledger: LedgerId, id: ColumnId) -> Vec<Value> {
        match self.campaign.ledgers[ledger].columns[id].kind {
            ColumnKind::Choice(list) => (0..self.campaign.lists[list].values.len())
                .map(Value::Choice)
                .collect(),
            ColumnKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
            _ => Vec::new(),
        }
    }

    /// Codes that say for ever stand only where the row's limit may be for ever, and are rare.
    fn is_usual(&self, ledger: LedgerId, value: &Value, id: ColumnId, mut chance: Chance) -> bool {
        let column = &self.campaign.ledgers[ledger].columns[id];
        match self.limit_said(column, value) {
            Some(Due::Standing) => {
                let columns = &self.campaign.ledgers[ledger].columns;
                columns.iter().any(|column| column.standing) && chance.percent(10)
            }
            _ => true,
        }
    }

    /// The limit that a code is the word for: 立行立改, 长期坚持.
    pub(super) fn limit_said(&self, column: &Column, value: &Value) -> Option<Due> {
        let (ColumnKind::Choice(list), Value::Choice(code)) = (&column.kind, value) else {
            return None;
        };
        let text = RawValue::Text(self.campaign.lists[*list].values[*code].clone());
        let content = crate::value::Content::new(&text, NumberFormat::General);
        let read = crate::value::due::read(&content, self.campaign.span);
        read.value
            .filter(|limit| matches!(limit, Due::Standing | Due::Immediate))
    }

    fn units(&self, ledger: LedgerId, id: ColumnId, entry: &Entry, chance: &mut Chance) -> Value {
        let written = &self.campaign.ledgers[ledger];
        let column = &written.columns[id];
        let is_own =
            |field: Option<FieldRef>| field.is_some_and(|field| field.hop == Hop::Own && field.column == id);
        let measure = entry.values.iter().find_map(|value| match value {
            Value::Measure(measure) => Some(&self.campaign.measures[*measure]),
            _ => None,
        });
        if !is_own(written.support) {
            let leads = |unit: &UnitId| {
                !column.by_measure || measure.is_none_or(|measure| measure.lead.contains(unit))
            };
            let leading = measure.and_then(|measure| chance.pick(&measure.lead).copied());
            let unit = entry.owner.filter(leads).or(leading);
            return unit.map_or(Value::Missing, |unit| Value::Units(vec![unit]));
        }
        if written.base.is_none() && entry.owner.is_some() {
            return Value::Missing;
        }
        let able: Vec<UnitId> = match measure.filter(|_| column.by_measure) {
            Some(measure) => measure.support.clone(),
            None => self.answering(ledger),
        };
        let mut others: Vec<UnitId> = able
            .into_iter()
            .filter(|unit| Some(*unit) != entry.owner)
            .collect();
        chance.shuffle(&mut others);
        others.truncate(if chance.percent(25) {
            chance.between(1, 2)
        } else {
            0
        });
        if others.is_empty() {
            Value::Missing
        } else {
            Value::Units(others)
        }
    }

    /// People, once it is known when.
    pub(super) fn people(
        &self,
        ledger: LedgerId,
        entry: &mut Entry,
        wish: &Wish,
        chance: &mut Chance,
    ) -> Option<()> {
        let columns = &self.campaign.ledgers[ledger].columns;
        let on = self.opened(entry, ledger).unwrap_or(wish.span.from);
        for (id, column) in columns.with_ids() {
            if column.kind != ColumnKind::People || entry.values[id] != Value::Missing {
                continue;
            }
            if !column.required && chance.percent(40) {
                continue;
            }
            match self.person(column, entry.owner, on, chance) {
                Some(person) => entry.values[id] = Value::People(vec![person]),
                None if column.required => return None,
                None => {}
            }
        }
        Some(())
    }

    /// Of a set: the leader in charge, or one of the unit, or anybody; else one of the unit.
    fn person(
        &self,
        column: &Column,
        owner: Option<UnitId>,
        on: chrono::NaiveDate,
        chance: &mut Chance,
    ) -> Option<PersonId> {
        let roster = &self.campaign.roster;
        let present = |id: &PersonId| roster.people[*id].in_post.covers(on);
        let staff = owner.map(|unit| self.staff(unit, on)).unwrap_or_default();
        let Some(set) = column.set else {
            return chance.pick(&staff).copied();
        };
        let members: Vec<PersonId> = self.campaign.sets[set]
            .people()
            .iter()
            .copied()
            .filter(present)
            .collect();
        let leader = owner.and_then(|unit| roster.units[unit].leader);
        if let Some(leader) = leader.filter(|leader| members.contains(leader)) {
            return Some(leader);
        }
        let own: Vec<PersonId> = members.iter().copied().filter(|id| staff.contains(id)).collect();
        chance.pick(if own.is_empty() { &members } else { &own }).copied()
    }

    /// A time limit some weeks away, or what a code of the row says.
    pub(super) fn limit(
        &self,
        ledger: LedgerId,
        id: ColumnId,
        entry: &Entry,
        from: chrono::NaiveDate,
        chance: &mut Chance,
    ) -> Value {
        let columns = &self.campaign.ledgers[ledger].columns;
        let said = columns
            .iter()
            .zip(&entry.values)
            .find_map(|(column, value)| self.limit_said(column, value));
        let standing = columns[id].standing && columns[id].kind == ColumnKind::Due;
        match said {
            Some(Due::Standing) if standing => return Value::Due(Due::Standing),
            Some(Due::Immediate) if columns[id].kind == ColumnKind::Due => return Value::Due(Due::Immediate),
            _ => {}
        }
        // What stands in a ledger from the first day on comes due all along.
        let last = self.periods.last().map_or(from, |period| period.span.to);
        let far = usize::try_from((last - from).num_days()).unwrap_or(0) + 45;
        let state = self.campaign.ledgers[ledger].life == Life::State;
        let ahead = chance.between(15, if state { far.max(70) } else { 70 });
        let limit = self.campaign.calendar.add(
            from,
            u32::try_from(ahead).unwrap_or(30),
            DayUnit::Natural,
            crate::calendar::Start::NextDay,
            crate::calendar::Roll::NextWorking,
        );
        let date = limit.date.min(self.campaign.span.to);
        match columns[id].kind {
            ColumnKind::Due => Value::Due(Due::On(date)),
            _ => Value::Date(date),
        }
    }

    /// Days of a span on which a person was already busy in a ledger.
    pub(super) fn busy(
        &self,
        ledger: LedgerId,
        (person, span): (PersonId, Span),
        until: Option<ColumnId>,
    ) -> Vec<Span> {
        let is = |value: &Value| matches!(value, Value::People(people) if people.contains(&person));
        let days = |entry: &Entry| {
            let from = self.opened(entry, ledger)?;
            let to = until
                .and_then(|column| day(&entry.values[column]))
                .unwrap_or(from);
            Span::new(from, to).filter(|days| days.overlap(&span).is_some())
        };
        let unit = self.campaign.roster.people[person].unit;
        let rows = self.rows_of(ledger, Some(unit));
        rows.filter(|entry| entry.values.iter().any(is))
            .filter_map(days)
            .collect()
    }
}
