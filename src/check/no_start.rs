//! Relative limits without the day they run from (`decisions` 63): the unit left it out, or the ledger has no such day.

use super::Context;
use super::flaw::{Flaw, Weight};
use crate::campaign::model::{Deadline, DueFrom, FieldRef, Hop, LedgerId};
use crate::finding::Kind;
use crate::record::Record;
use crate::rows::{Row, day};
use crate::value::{Due, Value};
use std::collections::BTreeSet;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for deadline in &ledger.deadlines {
            for (at, record) in context.records.of(id).iter().enumerate() {
                flaws.extend(without_first_day(context, (id, at, record), deadline));
            }
        }
        let limits = ledger.deadlines.iter().filter_map(|deadline| match deadline.due {
            DueFrom::Column(field) => field.own_column(id),
            _ => None,
        });
        let limits: BTreeSet<_> = limits.collect();
        for (at, record) in context.records.of(id).iter().enumerate() {
            let units = record.sender.is_some();
            flaws.extend(
                limits.iter().filter(|_| units).filter_map(|column| {
                    without_start(context, (id, at, record), FieldRef::own(id, *column))
                }),
            );
        }
    }
    flaws
}

fn without_start(
    context: &Context<'_>,
    (id, at, record): (LedgerId, usize, &Record),
    limit: FieldRef,
) -> Option<Flaw> {
    let relative = matches!(
        record.value(limit.column),
        Value::Due(Due::Immediate | Due::Within { .. })
    );
    let row = context.rows.row(record);
    if !relative || context.rows.opened(row).is_some() {
        return None;
    }
    let opened = context.rows.opened_field(row);
    // The day that the office's register lacks is not the unit's to give.
    if opened.is_some_and(|field| is_of_office(context, row, field)) {
        return None;
    }
    // A required cell that is blank is told as such.
    if opened.is_some_and(|field| context.campaign.ledgers[field.ledger].columns[field.column].required) {
        return None;
    }
    let start = opened.map(|field| {
        context.campaign.ledgers[field.ledger].columns[field.column]
            .name
            .clone()
    });
    let kind = Kind::NoStart {
        text: record.fields[limit.column].shown.to_string(),
        start: start.map_or_else(
            || "交办之日（本台账没有这一列）".into(),
            |name| format!("“{name}”"),
        ),
    };
    Some(Flaw::new(id, at, Some(limit.column), kind).weighing(Weight::Wrong))
}

/// A term that runs from a day the unit has to give, whose column is not required in itself.
fn without_first_day(
    context: &Context<'_>,
    (id, at, record): (LedgerId, usize, &Record),
    deadline: &Deadline,
) -> Option<Flaw> {
    let ledger = &context.campaign.ledgers[id];
    let from = match deadline.due {
        DueFrom::After { from, .. } | DueFrom::Every { from, .. } if from.hop == Hop::Own => from,
        _ => return None,
    };
    let row = context.rows.row(record);
    let column = &ledger.columns[from.column];
    let is_event = ledger.deadlines.iter().any(|other| other.met == from);
    let told = column.required || !column.required_when.is_empty();
    let missing = matches!(record.value(from.column), Value::Missing | Value::Nil);
    if record.sender.is_none() || is_event || told || !missing || !context.rows.must_be_filled(row, from) {
        return None;
    }
    let kind = Kind::NoStart {
        text: deadline.name.to_string(),
        start: format!("“{}”", column.name),
    };
    Some(Flaw::new(id, at, Some(from.column), kind))
}

fn is_of_office(context: &Context<'_>, row: Row<'_>, field: FieldRef) -> bool {
    let found = context.rows.field(row, field);
    found.map_or(field.hop == Hop::Base, |(record, column)| {
        record.sender.is_none() && day(record.value(column)).is_none()
    })
}
