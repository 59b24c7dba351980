//! Terms that the unit stated before within the period: in a version that came in time, or for an earlier month.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
use super::change::{Change, has_error};
use super::due::is_approved;
use super::{Row, Term, in_favour, is_same};
use crate::campaign::model::{ColumnId, LedgerId, UnitId};
use crate::record::{Record, Records};
use crate::value::Value;
use std::collections::BTreeMap;

/// Rows with a key by ledger, sender and key; of several the first, which no later copy replaces.
pub(super) fn by_key(records: &Records) -> BTreeMap<(LedgerId, Option<UnitId>, Option<&str>), &Record> {
    let mut first = BTreeMap::new();
    for record in records
        .ledgers
        .iter()
        .flatten()
        .filter(|record| record.key.is_some())
    {
        let of = (record.ledger, record.sender, record.key.as_deref());
        first.entry(of).or_insert(record);
    }
    first
}

/// Whether a row states a term: without error, or held to what a seal says.
pub(in crate::check) fn is_stated(record: &Record, column: ColumnId) -> bool {
    let field = &record.fields[column];
    let read = !matches!(field.value, Value::Missing | Value::Nil | Value::Unreadable);
    field.held.is_some() || read && !record.is_rejected_at(column)
}

/// Whether a row tells a term otherwise than an earlier row of its key, which stated it without error.
pub(in crate::check) fn is_moved(
    context: &Context<'_>,
    first: &Record,
    Row { id, record, .. }: Row<'_>,
    column: ColumnId,
) -> bool {
    let (value, now) = (first.value(column), record.value(column));
    is_stated(first, column) && !is_same(context, (id, column), value, now)
}

/// The earlier value where the change serves the unit, with an error; else a remark. `source`: what the earlier row is
/// from, after its day.
pub(in crate::check) fn told(
    context: &Context<'_>,
    first: &Record,
    row: Row<'_>,
    (column, term): (ColumnId, Term),
    source: &str,
) -> (Option<Flaw>, Option<Value>) {
    let Row { id, at, record } = row;
    let value = first.value(column);
    let has_error = has_error(record, column);
    let held = has_error || in_favour(context, row, (column, term), value, record.value(column));
    let day = first.stated.map_or_else(String::new, |day| day.to_string());
    let (change, stated) = (Change::of(context, row, column, value), format!("{day}{source}"));
    let kind = match held {
        true => change.held(stated),
        false => change.tightened(stated),
    };
    let explained = has_error || (held && is_approved(context, row, column, value));
    let flaw = Flaw::new(id, at, Some(column), kind).weighing(Weight::Remark);
    let flaw = flaw.see_also(first.cell(column));
    ((!explained).then_some(flaw), held.then(|| value.clone()))
}
