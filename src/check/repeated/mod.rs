//! The same key several times in one unit's ledger (`decisions` 45). Equal rows are one; rows that contradict each
//! other are one case with the worst outcome; rows of parts for different months are states, one after the other.

mod states;
mod worst;

use super::Context;
use super::duplicates::scope;
use super::flaw::{Flaw, Weight};
use super::terms::Amendment;
use crate::campaign::model::{ColumnId, Keeper, LedgerId};
use crate::finding::Kind;
use crate::record::Record;
use crate::value::Value;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What repeated keys come to.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    pub flaws: Vec<Flaw>,
    pub amendments: Vec<Amendment>,
    /// Rows for which another one stands: ledger, index.
    pub superseded: Vec<(LedgerId, usize)>,
}

/// Looks at all ledgers. In a register of the office the last row of an item stands for it.
pub(super) fn check(context: &Context<'_>) -> Repeated {
    let mut out = Repeated::default();
    let keyed = context.campaign.ledgers.with_ids();
    for (id, ledger) in keyed.filter(|(_, ledger)| !ledger.key.is_empty()) {
        for rows in groups(context, id) {
            match ledger.keeper {
                Keeper::Office => out
                    .flaws
                    .extend(rows[1..].iter().map(|at| same_key(context, id, *at, rows[0]))),
                Keeper::Units(_) => states::settle(context, id, &rows, &mut out),
            }
        }
    }
    out
}

/// Indices of the rows with one key and sender, where there are several.
fn groups(context: &Context<'_>, id: LedgerId) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, record) in context.records.of(id).iter().enumerate() {
        if let Some(key) = &record.key {
            groups
                .entry((scope(context, record), key.clone()))
                .or_default()
                .push(at);
        }
    }
    groups.into_values().filter(|rows| rows.len() > 1).collect()
}

/// The finding that a row repeats the key of another one.
fn same_key(context: &Context<'_>, id: LedgerId, at: usize, first: usize) -> Flaw {
    let (column, further) = key_columns(context, id);
    let records = context.records.of(id);
    let kind = Kind::SameKey {
        key: records[at].fields[column].shown.to_string(),
    };
    let flaw = Flaw::new(id, at, Some(column), kind).weighing(Weight::Remark);
    further
        .iter()
        .fold(flaw.see_also(records[first].cell(column)), |flaw, column| {
            flaw.quoting(id, *column)
        })
}

/// The first column of a key, at which it is told of, and the others.
fn key_columns<'a>(context: &Context<'a>, id: LedgerId) -> (ColumnId, &'a [ColumnId]) {
    let key = &context.campaign.ledgers[id].key;
    (key[0], &key[1..])
}

/// The month or day for which a row was filled in: by the column that the ledger has for it, else by its table.
pub(super) fn filled_for(context: &Context<'_>, id: LedgerId, record: &Record) -> Option<NaiveDate> {
    let column = context.campaign.ledgers[id].filled_for;
    let month = column.and_then(|column| match record.value(column) {
        Value::Month(first) => Some(*first),
        _ => None,
    });
    month.or(record.stated)
}
