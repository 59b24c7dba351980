//! Rows that must be referred to (a problem by its rectification) and are not: the row that is lacking is due and not
//! good (`decisions` 47), or an empty list would earn what a full one does. It is so in every period until it is sent: the
//! limit that it would state is not known, and may lie in any of them.

use super::Context;
use super::references::{Link, keeps, keys};
use crate::calendar::{DayUnit, Roll, Start};
use crate::campaign::model::{LedgerId, Shown, UnitId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::record::{Origin, PrintedRow, Recalled, Record};
use crate::rows::{Fulfils, Subject};
use crate::submission::ledgers_due;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A row without the row that must refer to it.
pub(super) struct Unanswered<'a> {
    /// Index of the record in its ledger.
    pub at: usize,
    pub record: &'a Record,
    pub unit: UnitId,
}

/// Whether a unit has to send a ledger in the period.
pub(super) fn is_due(context: &Context<'_>, ledger: LedgerId, unit: UnitId) -> bool {
    ledgers_due(context.campaign, unit, context.period).contains(&ledger)
}

impl Link<'_> {
    /// Rows over there that no row here refers to although it is time.
    pub(super) fn unanswered<'c>(&self, context: &'c Context<'_>) -> Vec<Unanswered<'c>> {
        let named = self.named(context);
        let mut asked: BTreeMap<UnitId, bool> = BTreeMap::new();
        let others = context.records.of(self.to).iter().enumerate();
        let owing = others.filter(|(_, record)| !record.superseded);
        let owing = owing.filter_map(|(at, record)| {
            let (unit, key) = (record.sender?, record.key.as_ref()?);
            let is_asked = asked
                .entry(unit)
                .or_insert_with(|| keeps(context, self.to, Some(unit)) && is_due(context, self.from, unit));
            let owes = *is_asked && !named.contains(&(unit, key.to_string()));
            let owes = owes && self.may_be_named(context, record) && self.is_time(context, record);
            owes.then_some(Unanswered { at, record, unit })
        });
        owing.collect()
    }

    /// Keys that a unit's rows refer to, those of sealed periods among them.
    fn named(&self, context: &Context<'_>) -> BTreeSet<(UnitId, String)> {
        let mut named = BTreeSet::new();
        for record in context
            .records
            .of(self.from)
            .iter()
            .filter(|record| !record.superseded)
        {
            if let (Value::Text(text), Some(sender)) = (record.value(self.column), record.sender) {
                let keys = keys(context, self.to, record, text);
                named.extend(keys.iter().map(|key| (sender, fold(key))));
            }
        }
        let ledger = &context.campaign.ledgers[self.from];
        let column = &ledger.columns[self.column].name;
        let units = &context.campaign.roster.units;
        let history = context.history;
        let open = history.periods.iter().flat_map(|sealed| &sealed.rows);
        let sealed = open.chain(history.restricted.iter().flat_map(|sealed| &sealed.rows));
        for row in sealed.filter(|row| *row.ledger == *ledger.name) {
            let unit = row
                .unit
                .as_deref()
                .and_then(|name| units.find_id(|unit| *unit.name == *name));
            if let (Some(unit), Some(text)) = (unit, row.cells.get(column)) {
                let parts = text.split(['、', '，', ',', '；', ';', '\n', ' ']);
                named.extend(parts.chain([text.as_str()]).map(|key| (unit, fold(key))));
            }
        }
        named
    }

    /// Rows that could not be referred to are not missed.
    fn may_be_named(&self, context: &Context<'_>, row: &Record) -> bool {
        let subject = row.sender.map_or(Subject::Code(0), Subject::Unit);
        let row = context.rows.row(row);
        context.rows.fulfils(row, self.conditions, subject) != Fulfils::No
    }

    /// Whether the time has passed within which a row must be referred to: the term of the link, else the period in
    /// which it was opened.
    fn is_time(&self, context: &Context<'_>, row: &Record) -> bool {
        let (period, calendar) = (context.period, &context.campaign.calendar);
        let Some(opened) = context.rows.opened(context.rows.row(row)) else {
            return true;
        };
        let due = match self.within {
            Some(days) => {
                calendar
                    .add(opened, days, DayUnit::Natural, Start::NextDay, Roll::None)
                    .date
            }
            None if opened < period.span.from => opened,
            None => period.span.to,
        };
        opened <= period.as_of && due <= period.as_of
    }

    /// Rows of each unit that refer to nothing that is there. They are due and not good as it is; each may be the one
    /// that another row lacks, which is not due twice.
    fn strays(&self, context: &Context<'_>) -> BTreeMap<UnitId, usize> {
        let mut strays = BTreeMap::new();
        for record in context
            .records
            .of(self.from)
            .iter()
            .filter(|record| !record.superseded)
        {
            let refers = match record.value(self.column) {
                Value::Text(text) => {
                    let keys = keys(context, self.to, record, text);
                    keys.iter().any(|key| self.leads_to_a_row(context, record, key))
                }
                _ => false,
            };
            if let (Some(sender), false) = (record.sender, refers) {
                *strays.entry(sender).or_default() += 1;
            }
        }
        strays
    }

    /// The rows that are lacking, as rows that do not count.
    pub(super) fn owed(&self, context: &Context<'_>) -> Vec<Recalled> {
        let ledger = &context.campaign.ledgers[self.from];
        let other = &context.campaign.ledgers[self.to];
        let key = other.key.iter().copied();
        let told = key.filter(|column| other.columns[*column].shown != Shown::Restricted);
        let quotes: Vec<_> = told.map(|column| (self.to, column)).collect();
        let mut strays = self.strays(context);
        let mut is_lacking = |lacking: &Unanswered<'_>| match strays.get_mut(&lacking.unit) {
            Some(number) if *number > 0 => {
                *number -= 1;
                false
            }
            _ => true,
        };
        let unanswered = self.unanswered(context).into_iter();
        let owed = unanswered.filter(|lacking| is_lacking(lacking)).map(|lacking| {
            let record = lacking.record;
            let named = other
                .key
                .first()
                .map(|column| record.fields[*column].shown.to_string());
            let cells = named.map(|key| (ledger.columns[self.column].name.clone(), key));
            Recalled {
                row: PrintedRow {
                    origin: Origin::Owed,
                    ledger: self.from,
                    unit: lacking.unit,
                    period: context.period.id.clone(),
                    file: record.file.clone(),
                    sheet: record.sheet.clone(),
                    cells: cells.into_iter().collect(),
                },
                reason: Kind::NotReferredTo {
                    key: context.rows.record_label(record),
                    ledger: ledger.name.to_string(),
                },
                quotes: quotes.clone(),
            }
        });
        owed.collect()
    }
}
