//! Rows of sealed periods: dates that were changed afterwards, and rows that turn up only now (`decisions` 8). The terms
//! of an item are looked at by `terms`.

use super::Context;
use super::flaw::{Flaw, Weight};
use super::terms::terms;
use crate::campaign::model::{ColumnId, ColumnKind, DueFrom, Ledger, LedgerId, Life};
use crate::finding::Kind;
use crate::fold::fold;
use crate::history::{Sealed, event_hash};
use crate::record::{Record, words};
use crate::value::Value;
use std::sync::Arc;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if context.history.periods.is_empty() {
        return flaws;
    }
    for id in context.campaign.ledgers.ids() {
        let columns = settled(context, id);
        for (at, record) in context.records.of(id).iter().enumerate() {
            flaws.extend(changed(context, at, record, &columns));
            flaws.extend(late_comer(context, at, record));
        }
    }
    flaws
}

/// Dates and limits that stay as they are once they are written; the last of repeated feedback moves on.
fn settled(context: &Context<'_>, id: LedgerId) -> Vec<ColumnId> {
    let ledger = &context.campaign.ledgers[id];
    let repeats = |column: ColumnId| {
        let mut every = ledger
            .deadlines
            .iter()
            .filter(|deadline| matches!(deadline.due, DueFrom::Every { .. }));
        every.any(|deadline| (deadline.met.ledger, deadline.met.column) == (id, column))
    };
    let terms = terms(context.campaign, id);
    let dated = |kind: &ColumnKind| matches!(kind, ColumnKind::Date | ColumnKind::Due | ColumnKind::Month);
    let columns = ledger.columns.with_ids();
    columns
        .filter(|(at, column)| dated(&column.kind) && !repeats(*at) && !terms.contains_key(at))
        .map(|(at, _)| at)
        .collect()
}

fn changed(context: &Context<'_>, at: usize, record: &Record, columns: &[ColumnId]) -> Vec<Flaw> {
    let campaign = context.campaign;
    let ledger = &campaign.ledgers[record.ledger];
    let unit = record.sender.map(|unit| &*campaign.roster.units[unit].name);
    // What is sent as it stands is meant to change.
    let Some(key) = record.key.as_ref().filter(|_| ledger.life != Life::State) else {
        return Vec::new();
    };
    let Some((sealed, row)) = context.history.rows(&ledger.name, unit, key).next() else {
        return Vec::new();
    };
    let differs = |column: &ColumnId| {
        let definition = &ledger.columns[*column];
        let before = row.cells.get(&definition.name)?;
        let now = match record.value(*column) {
            Value::Unreadable => return None,
            value => words(campaign, definition, value),
        };
        let kind = Kind::ChangedSinceSeal {
            column: definition.name.to_string(),
            before: before.clone(),
            now: if now.is_empty() { "空".into() } else { now.clone() },
            period: sealed.title.to_string(),
        };
        let flaw = Flaw::new(record.ledger, at, Some(*column), kind).weighing(Weight::Remark);
        (fold(before) != fold(&now)).then_some(flaw)
    };
    columns.iter().filter_map(differs).collect()
}

/// An event of a sealed period that the seal does not know. Registers are read again in every period and not sealed.
fn late_comer(context: &Context<'_>, at: usize, record: &Record) -> Option<Flaw> {
    record.sender?;
    let ledger = &context.campaign.ledgers[record.ledger];
    let Life::Event { date } = ledger.life else {
        return None;
    };
    let Value::Date(day) = record.value(date) else {
        return None;
    };
    let of_day = |sealed: &&Arc<Sealed>| sealed.from <= *day && *day <= sealed.to;
    let sealed = context.history.periods.iter().find(of_day)?;
    if is_sealed(context, ledger, record) {
        return None;
    }
    let kind = Kind::FirstSeenNow {
        date: day.to_string(),
        period: sealed.title.to_string(),
    };
    Some(Flaw::new(record.ledger, at, Some(date), kind).weighing(Weight::Remark))
}

fn is_sealed(context: &Context<'_>, ledger: &Ledger, record: &Record) -> bool {
    let unit = record
        .sender
        .map(|unit| &*context.campaign.roster.units[unit].name);
    match &record.key {
        Some(key) => context.history.rows(&ledger.name, unit, key).next().is_some(),
        None => {
            context
                .history
                .times_seen(&ledger.name, unit, &event_hash(context.campaign, record))
                > 0
        }
    }
}
