//! Which unit answers for which row.

use super::{Row, Rows};
use crate::campaign::model::{Campaign, FieldRef, Hop, LedgerId, PersonId, UnitId};
use crate::record::Record;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A row that a unit answers for.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The row; for a supporting unit without a row of its own, the lead's.
    pub row: Row<'a>,
    /// Whether the unit leads or supports.
    pub role: Role,
}

/// The part a unit has in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 牵头; also the unit of a row without roles.
    Lead,
    /// 配合.
    Support,
}

impl Role {
    /// The word a report prints.
    pub fn word(self) -> &'static str {
        match self {
            Role::Lead => "牵头",
            Role::Support => "配合",
        }
    }
}

/// Each key of a sender once: in a ledger of units the first row that counts, in a register the last row (a later
/// period's copy of an item says more).
pub(super) fn distinct<'a>(campaign: &Campaign, ledger: LedgerId, records: &'a [Record]) -> Vec<&'a Record> {
    if campaign.ledgers[ledger].key.is_empty() {
        return without_copies(records);
    }
    let mut chosen: BTreeMap<(Option<UnitId>, &str), usize> = BTreeMap::new();
    let mut kept = BTreeSet::new();
    for (at, record) in records
        .iter()
        .enumerate()
        .filter(|(_, record)| !record.superseded)
    {
        let Some(key) = record.key.as_deref() else {
            kept.insert(at);
            continue;
        };
        let place = chosen.entry((record.sender, key)).or_insert(at);
        let better = record.sender.is_none() || (record.counts() && !records[*place].counts());
        if better {
            *place = at;
        }
    }
    kept.extend(chosen.into_values());
    kept.into_iter().map(|at| &records[at]).collect()
}

/// All rows, less those of a register that a later period's register repeats word for word (`decisions` 74).
fn without_copies(records: &[Record]) -> Vec<&Record> {
    let mut first: BTreeMap<Vec<&str>, &Record> = BTreeMap::new();
    let mut kept = Vec::new();
    for record in records {
        let words: Vec<&str> = record.fields.iter().map(|field| &*field.shown).collect();
        let earlier = first.entry(words).or_insert(record);
        let copied = record.sender.is_none() && record.was_sent() && earlier.period != record.period;
        if !copied {
            kept.push(record);
        }
    }
    kept
}

/// The rows each unit answers for.
pub(super) fn by_unit<'a>(rows: &Rows<'a>, ledger: LedgerId) -> BTreeMap<UnitId, Vec<Item<'a>>> {
    match rows.campaign.ledgers[ledger].base {
        Some(base) => answers(rows, ledger, base),
        None => own_rows(rows, ledger),
    }
}

/// Items of the register, each with the unit's own row for it.
fn answers<'a>(rows: &Rows<'a>, ledger: LedgerId, base: LedgerId) -> BTreeMap<UnitId, Vec<Item<'a>>> {
    let mut own: BTreeMap<(&str, UnitId), &'a Record> = BTreeMap::new();
    for record in rows.distinct(ledger) {
        if let (Some(key), Some(sender)) = (record.key.as_deref(), record.sender) {
            own.entry((key, sender)).or_insert(record);
        }
    }
    let mut items: BTreeMap<UnitId, Vec<Item<'a>>> = BTreeMap::new();
    for handed_out in rows.distinct(base).iter().copied() {
        let Some(key) = handed_out.key.as_deref() else {
            continue;
        };
        let bare = Row {
            ledger,
            own: None,
            base: Some(handed_out),
        };
        let (leads, supports) = units_of(rows, base, handed_out);
        let of_lead = leads.iter().find_map(|lead| own.get(&(key, *lead)).copied());
        for unit in &leads {
            let row = Row {
                own: own.get(&(key, *unit)).copied(),
                ..bare
            };
            items.entry(*unit).or_default().push(Item {
                row,
                role: Role::Lead,
            });
        }
        for unit in supports.iter().filter(|unit| !leads.contains(unit)) {
            let row = Row {
                own: own.get(&(key, *unit)).copied().or(of_lead),
                ..bare
            };
            items.entry(*unit).or_default().push(Item {
                row,
                role: Role::Support,
            });
        }
    }
    items
}

/// Rows by the ledger's lead and support, else by sender, else by the person's unit.
fn own_rows<'a>(rows: &Rows<'a>, ledger: LedgerId) -> BTreeMap<UnitId, Vec<Item<'a>>> {
    let mut items: BTreeMap<UnitId, Vec<Item<'a>>> = BTreeMap::new();
    let all: Vec<_> = rows
        .distinct(ledger)
        .iter()
        .map(|record| (*record, units_of(rows, ledger, record)))
        .collect();
    // One item, told by several units, has one key and one lead; each unit is scored on its own telling of it.
    let mut tellers: BTreeMap<(&str, &[UnitId]), Vec<Option<UnitId>>> = BTreeMap::new();
    for (record, (leads, _)) in &all {
        if let Some(key) = record.key.as_deref() {
            tellers
                .entry((key, leads.as_slice()))
                .or_default()
                .push(record.sender);
        }
    }
    let mut taken: BTreeSet<(UnitId, Arc<str>, Vec<UnitId>)> = BTreeSet::new();
    for (record, (leads, supports)) in &all {
        let roles = leads.iter().map(|unit| (*unit, Role::Lead));
        let supporting = supports.iter().filter(|unit| !leads.contains(unit));
        for (unit, role) in roles.chain(supporting.map(|unit| (*unit, Role::Support))) {
            if let Some(key) = &record.key {
                let told_by = tellers.get(&(key.as_ref(), leads.as_slice()));
                let teller = teller_for(unit, leads, told_by.map_or(&[], Vec::as_slice));
                let identity = (unit, key.clone(), leads.clone());
                if teller != record.sender || !taken.insert(identity) {
                    continue;
                }
            }
            let row = Row {
                ledger,
                own: Some(record),
                base: None,
            };
            items.entry(unit).or_default().push(Item { row, role });
        }
    }
    items
}

/// Whose telling of an item a unit is scored on: its own, else the lead's, else the first.
fn teller_for(unit: UnitId, leads: &[UnitId], told_by: &[Option<UnitId>]) -> Option<UnitId> {
    if told_by.contains(&Some(unit)) {
        return Some(unit);
    }
    let lead = leads.iter().find(|lead| told_by.contains(&Some(**lead)));
    lead.copied().or(told_by.first().copied().flatten())
}

/// The leading and the supporting units of a row, without those for whom it makes no case.
pub(super) fn units_of(rows: &Rows<'_>, ledger: LedgerId, record: &Record) -> (Vec<UnitId>, Vec<UnitId>) {
    match &record.settled {
        Some(settled) => (settled.leads.clone(), settled.supports.clone()),
        None => units_named(rows, ledger, record),
    }
}

/// The leading and the supporting units that a row names; without a lead the sender leads it, else the units of its
/// people.
fn units_named(rows: &Rows<'_>, ledger: LedgerId, record: &Record) -> (Vec<UnitId>, Vec<UnitId>) {
    let definition = &rows.campaign.ledgers[ledger];
    let named = |field: Option<FieldRef>| match field.map(|field| own_value(record, field)) {
        Some(Value::Units(units)) => units.clone(),
        _ => Vec::new(),
    };
    let leads = named(definition.lead);
    let leads = if leads.is_empty() {
        fallback(rows, record)
    } else {
        leads
    };
    (leads, named(definition.support))
}

fn own_value(record: &Record, field: FieldRef) -> &Value {
    match field.hop {
        Hop::Own => record.value(field.column),
        // Lead and support of a ledger without base stand in the row itself.
        _ => &Value::Missing,
    }
}

fn fallback(rows: &Rows<'_>, record: &Record) -> Vec<UnitId> {
    if let Some(sender) = record.sender {
        return vec![sender];
    }
    let mut units: Vec<UnitId> = rows
        .people_of(record)
        .iter()
        .map(|person| rows.campaign.roster.people[*person].unit)
        .collect();
    units.dedup();
    units
}

impl<'a> Rows<'a> {
    /// The people a row is about, without those for whom it makes no case.
    pub fn people_of(&self, record: &'a Record) -> &'a [PersonId] {
        match &record.settled {
            Some(settled) => &settled.people,
            None => self.people_named(record),
        }
    }

    /// The leading and the supporting units that a row names, confirmed or not.
    pub fn units_named(&self, record: &Record) -> (Vec<UnitId>, Vec<UnitId>) {
        units_named(self, record.ledger, record)
    }

    /// The people in the ledger's person column, in their posts or not.
    pub fn people_named(&self, record: &'a Record) -> &'a [PersonId] {
        match self.campaign.ledgers[record.ledger].person {
            Some(field) => match self.value(
                Row {
                    ledger: record.ledger,
                    own: Some(record),
                    base: None,
                },
                field,
            ) {
                Value::People(people) => people,
                _ => &[],
            },
            None => &[],
        }
    }

    /// The units a record is about: they lead or support it, sent it, or its person belongs to them.
    pub fn units_about(&self, record: &Record) -> Vec<UnitId> {
        let (mut units, supports) = units_of(self, record.ledger, record);
        units.extend(supports);
        units.sort_unstable();
        units.dedup();
        units
    }
}
