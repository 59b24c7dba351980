//! From a row to what it belongs with: the register's row with the same key, the row it refers to, the units and
//! people it is about, and whether it fulfils a condition.

mod holds;
mod items;
mod label;
mod matter;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub(crate) use holds::attribute;
pub(crate) use holds::holds;
pub use holds::{Fault, Fulfils, Subject, number};
pub use items::{Item, Role};
pub use label::{is_named, record_label};
pub use matter::Matter;

use crate::calendar::Span;
use crate::campaign::model::{ById, Campaign, ColumnId, FieldRef, Hop, LedgerId, Life, Period, UnitId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::record::{Record, Records};
use crate::value::{Due, Value};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All rows of a run with the ways from one to another.
pub struct Rows<'a> {
    /// Definition, roster and calendar.
    pub campaign: &'a Campaign,
    /// The rows, by ledger.
    pub records: &'a Records,
    by_key: ById<LedgerId, BTreeMap<Arc<str>, Vec<&'a Record>>>,
    distinct: ById<LedgerId, Vec<&'a Record>>,
    sent: ById<LedgerId, BTreeMap<UnitId, Vec<&'a Record>>>,
    items: ById<LedgerId, BTreeMap<UnitId, Vec<Item<'a>>>>,
}

/// A row as counting sees it: what the unit wrote, and what the register says about the same key.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Ledger of the unit, or the register where it is looked at by itself.
    pub ledger: LedgerId,
    /// The row of the ledger; none where only the register has it.
    pub own: Option<&'a Record>,
    /// The register's row with the same key.
    pub base: Option<&'a Record>,
}

static MISSING: Value = Value::Missing;

impl<'a> Rows<'a> {
    /// Indexes the rows.
    pub fn new(campaign: &'a Campaign, records: &'a Records) -> Self {
        let ledgers = campaign.ledgers.ids();
        let mut rows = Rows {
            campaign,
            records,
            by_key: ledgers.clone().map(|id| by_key(records.of(id))).collect(),
            distinct: ledgers
                .clone()
                .map(|id| items::distinct(campaign, id, records.of(id)))
                .collect(),
            sent: ledgers.clone().map(|id| by_sender(records.of(id))).collect(),
            items: ById::new(),
        };
        rows.items = ledgers.map(|id| items::by_unit(&rows, id)).collect();
        rows
    }

    /// The rows of a ledger, each key of a sender once.
    pub fn distinct(&self, ledger: LedgerId) -> &[&'a Record] {
        &self.distinct[ledger]
    }

    /// All rows of a ledger that a unit sent, repeated keys among them.
    pub fn sent(&self, ledger: LedgerId, unit: UnitId) -> &[&'a Record] {
        self.sent[ledger].get(&unit).map_or(&[], Vec::as_slice)
    }

    /// What a unit answers for in a ledger: with a `base` by the register, else by the ledger's lead, else by who
    /// sent it.
    pub fn items(&self, ledger: LedgerId, unit: UnitId) -> &[Item<'a>] {
        self.items[ledger].get(&unit).map_or(&[], Vec::as_slice)
    }

    /// A record with its register's row.
    pub fn row(&self, record: &'a Record) -> Row<'a> {
        let base = self.campaign.ledgers[record.ledger].base;
        Row {
            ledger: record.ledger,
            own: Some(record),
            base: base.and_then(|base| self.find(base, record.key.as_ref()?, None)),
        }
    }

    /// The row with a key: of this sender, else the last one.
    pub fn find(&self, ledger: LedgerId, key: &str, sender: Option<UnitId>) -> Option<&'a Record> {
        let found = self.by_key[ledger].get(key)?;
        let own = found
            .iter()
            .find(|record| sender.is_some() && record.sender == sender);
        own.or(found.last()).copied()
    }

    /// Rows of the same ledger and key that other units sent.
    pub fn told_by_others(&self, record: &'a Record) -> impl Iterator<Item = &'a Record> {
        let key = record.key.as_ref();
        let found = key.and_then(|key| self.by_key[record.ledger].get(key));
        let told = found.map_or(&[][..], Vec::as_slice).iter().copied();
        told.filter(|other| other.sender.is_some() && other.sender != record.sender)
    }

    /// The record and column a field stands in.
    pub fn field(&self, row: Row<'a>, field: FieldRef) -> Option<(&'a Record, ColumnId)> {
        let record = match field.hop {
            // A register looked at by itself is its own base.
            Hop::Own => row.own.filter(|own| own.ledger == field.ledger),
            Hop::Base => row.base.or(row.own.filter(|own| own.ledger == field.ledger)),
            Hop::Via(column) => self.referred(row.own?, column, field.ledger),
            Hop::BaseVia(column) => self.referred(row.base?, column, field.ledger),
        }?;
        Some((record, field.column))
    }

    fn referred(&self, from: &'a Record, column: ColumnId, to: LedgerId) -> Option<&'a Record> {
        let Value::Text(text) = from.value(column) else {
            return None;
        };
        self.find(to, &fold(text), from.sender)
    }

    /// What stands in a field; missing where there is no such row.
    pub fn value(&self, row: Row<'a>, field: FieldRef) -> &'a Value {
        self.field(row, field)
            .map_or(&MISSING, |(record, column)| record.value(column))
    }

    /// The day in a field.
    pub fn date(&self, row: Row<'a>, field: FieldRef) -> Option<NaiveDate> {
        day(self.value(row, field))
    }

    /// The day or month that puts a row in a period: of an event its date, of an item when it was opened.
    pub fn when(&self, row: Row<'a>) -> Option<Span> {
        let value = match self.campaign.ledgers[row.ledger].life {
            Life::Event { date } => row.own?.value(date),
            Life::Item { opened, .. } => match opened.or_else(|| self.opened_by_base(row)) {
                Some(opened) => self.value(row, opened),
                None => return None,
            },
            Life::State => return None,
        };
        match value {
            Value::Month(first) => Some(Span::month_of(*first)),
            other => day(other).map(Span::day),
        }
    }

    /// Whether a row belongs to a period: an event to that of its day, an item to every one in which it was alive, a
    /// state as sent to this one. A unit's event without a usable day stays in the period in which it was sent
    /// (`decisions` 9, 76).
    pub fn belongs(&self, row: Row<'a>, period: &Period) -> bool {
        let from = period.span.from;
        let until = period.span.to.min(period.as_of);
        let when = self.when(row);
        if self.is_spot_check(row.ledger) {
            return self.checks(row, when, period);
        }
        match self.campaign.ledgers[row.ledger].life {
            Life::State => true,
            Life::Event { date } => {
                let undated = |own: &Record| own.sender.is_some() && has_no_usable_day(own, date);
                row.own.is_some_and(undated) || when.is_some_and(|when| from <= when.to && when.from <= until)
            }
            Life::Item { .. } => {
                let opened = when.is_none_or(|when| when.from <= until);
                opened && self.closed(row).is_none_or(|closed| from <= closed)
            }
        }
    }

    /// Whether a ledger is the register of spot checks.
    fn is_spot_check(&self, ledger: LedgerId) -> bool {
        let sampling = self.campaign.sampling.as_ref();
        let register = sampling.and_then(|sampling| sampling.register.as_ref());
        register.is_some_and(|register| register.ledger == ledger)
    }

    /// Whether a spot check looks into a period: it stands first in that period's folder, on whatever day it was made
    /// after the period began (`decisions` 72).
    fn checks(&self, row: Row<'a>, when: Option<Span>, period: &Period) -> bool {
        let Some(own) = row.own.or(row.base) else {
            return false;
        };
        let copies = own.key.as_ref().and_then(|key| self.by_key[own.ledger].get(key));
        let first = copies
            .and_then(|copies| copies.first())
            .map_or(own, |first| *first);
        let made = when.is_none_or(|when| period.span.from <= when.to && when.from <= period.last_report());
        first.period == period.id && made
    }

    /// When an item was handed out, as a field of the row.
    pub fn opened(&self, row: Row<'a>) -> Option<NaiveDate> {
        self.date(row, self.opened_field(row)?)
    }

    /// The field with the day on which an item was handed out; none where the ledger has no such column.
    pub fn opened_field(&self, row: Row<'a>) -> Option<FieldRef> {
        match self.campaign.ledgers[row.ledger].life {
            Life::Event { date } => Some(FieldRef {
                hop: Hop::Own,
                ledger: row.ledger,
                column: date,
            }),
            Life::Item {
                opened: Some(opened), ..
            } => Some(opened),
            Life::Item { opened: None, .. } | Life::State => self.opened_by_base(row),
        }
    }

    /// Whether a field must be filled: it opens the row, or its column is required.
    pub fn must_be_filled(&self, row: Row<'a>, field: FieldRef) -> bool {
        let column = &self.campaign.ledgers[field.ledger].columns[field.column];
        let sender = row.own.and_then(|own| own.sender);
        let subject = sender.map_or(Subject::Code(0), Subject::Unit);
        let when = &column.required_when;
        self.opened_field(row) == Some(field)
            || column.required
            || (!when.is_empty() && self.holds(row, when, subject))
    }

    fn opened_by_base(&self, row: Row<'a>) -> Option<FieldRef> {
        let base = self.campaign.ledgers[row.ledger].base?;
        match self.campaign.ledgers[base].life {
            Life::Item { opened, .. } => opened.map(|opened| FieldRef {
                hop: Hop::Base,
                ..opened
            }),
            Life::Event { date } => Some(FieldRef {
                hop: Hop::Base,
                ledger: base,
                column: date,
            }),
            Life::State => None,
        }
    }

    /// When it was closed out. A day that a unit cannot have meant closes nothing (`decisions` 48).
    pub fn closed(&self, row: Row<'a>) -> Option<NaiveDate> {
        let Life::Item {
            closed: Some(closed), ..
        } = self.campaign.ledgers[row.ledger].life
        else {
            return None;
        };
        let (record, column) = self.field(row, closed)?;
        let impossible = record.sender.is_some() && record.is_rejected_at(column);
        day(record.value(column)).filter(|_| !impossible)
    }

    /// The code of a choice, of any column kind that has a list.
    pub fn code(&self, record: &Record, column: ColumnId) -> Option<usize> {
        match record.value(column) {
            Value::Choice(code) => Some(*code),
            Value::Measure(measure) => Some(measure.0),
            _ => None,
        }
    }
}

/// Whether the day of an event is missing, cannot be read, or cannot be: outside the campaign, or not yet come.
fn has_no_usable_day(event: &Record, date: ColumnId) -> bool {
    let cannot_be = |kind: &Kind| {
        matches!(
            kind,
            Kind::OutsideCampaign { .. } | Kind::LaterThanReceived { .. }
        )
    };
    let mut rejected = event.rejected.iter();
    matches!(event.value(date), Value::Missing | Value::Nil | Value::Unreadable)
        || rejected.any(|rejection| rejection.column == Some(date) && cannot_be(&rejection.kind))
}

impl Row<'_> {
    /// Whether counting may use what the unit wrote; a row that only the register has may.
    pub fn counts(&self) -> bool {
        self.own.is_none_or(Record::counts)
    }
}

/// The day a value names; a month and a span name none.
pub fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Date(date) | Value::Due(Due::On(date)) => Some(*date),
        _ => None,
    }
}

fn by_sender(records: &[Record]) -> BTreeMap<UnitId, Vec<&Record>> {
    let mut index: BTreeMap<UnitId, Vec<&Record>> = BTreeMap::new();
    for record in records {
        if let Some(sender) = record.sender {
            index.entry(sender).or_default().push(record);
        }
    }
    index
}

fn by_key(records: &[Record]) -> BTreeMap<Arc<str>, Vec<&Record>> {
    let mut index: BTreeMap<Arc<str>, Vec<&Record>> = BTreeMap::new();
    for record in records.iter().filter(|record| !record.superseded) {
        if let Some(key) = &record.key {
            index.entry(key.clone()).or_default().push(record);
        }
    }
    index
}
