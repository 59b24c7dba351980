//! Rows without a key that are alike in every cell.

use super::Context;
use super::flaw::{Flaw, Weight};
use crate::campaign::model::{Keeper, LedgerId, Life, UnitId};
use crate::finding::Kind;
use crate::fold::fold;
use crate::record::{Record, words};
use crate::value::Value;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let ledgers = context.campaign.ledgers.with_ids();
    let bare = ledgers.filter(|(_, ledger)| ledger.key.is_empty());
    bare.flat_map(|(id, _)| alike(context, id)).collect()
}

/// A register carried on from an earlier period repeats its rows: only within one file is that a mistake.
pub(super) fn scope<'a>(context: &Context<'_>, record: &'a Record) -> (Option<UnitId>, &'a str) {
    let file = match context.campaign.ledgers[record.ledger].keeper {
        Keeper::Office => &*record.file,
        Keeper::Units(_) => "",
    };
    (record.sender, file)
}

fn alike(context: &Context<'_>, id: LedgerId) -> Vec<Flaw> {
    let date = match context.campaign.ledgers[id].life {
        Life::Event { date } => Some(date),
        Life::Item { .. } | Life::State => None,
    };
    let flaw = |(at, first): (usize, &Record)| {
        let kind = Kind::SameRow {
            first: first.row.to_string(),
        };
        let flaw = Flaw::new(id, at, date, kind);
        flaw.weighing(Weight::Reject).see_also(first.place())
    };
    repeats(context, id).into_iter().map(flaw).collect()
}

/// Rows of a ledger without a key that repeat an earlier one, by their place, each with that one.
pub(super) fn repeats<'a>(context: &Context<'a>, id: LedgerId) -> BTreeMap<usize, &'a Record> {
    let mut seen: BTreeMap<_, &Record> = BTreeMap::new();
    let mut repeats = BTreeMap::new();
    if !context.campaign.ledgers[id].key.is_empty() {
        return repeats;
    }
    for (at, record) in context.records.of(id).iter().enumerate() {
        let said = said(context, record);
        if said.iter().filter(|text| !text.is_empty()).count() < 2 {
            continue;
        }
        match seen.entry((scope(context, record), said)) {
            Entry::Occupied(first) => {
                repeats.insert(at, *first.get());
            }
            Entry::Vacant(place) => {
                place.insert(record);
            }
        }
    }
    repeats
}

fn said(context: &Context<'_>, record: &Record) -> Vec<String> {
    let columns = context.campaign.ledgers[record.ledger]
        .columns
        .iter()
        .zip(&record.fields);
    let text = |(column, field): (_, &crate::record::Field)| match &field.value {
        Value::Unreadable => fold(&field.shown),
        value => fold(&words(context.campaign, column, value)),
    };
    columns.map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{ColumnId, ColumnKind};
    use crate::check::flaws_of;
    use crate::rows::sample;

    #[test]
    fn an_event_is_once_per_row() {
        let mut campaign = sample::campaign();
        let mut events = sample::ledger("学习", &[("时间", ColumnKind::Date), ("内容", ColumnKind::Text)]);
        events.key.clear();
        events.life = Life::Event { date: ColumnId(0) };
        campaign.ledgers.push(events);
        let events = "甲|04-10|党史\n甲|04-11|党史\n甲|04-10|党史\n乙|04-10|党史";
        let records = sample::all(&campaign, &[events]);
        assert_eq!(flaws_of(&campaign, &records, check), [(7, "整行重复")]);
    }
}
