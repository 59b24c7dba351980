//! Rows of one key side by side: equal, or contradictory.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
use super::super::terms::{Amendment, last_day};
use super::{Repeated, same_key};
use crate::campaign::model::{ColumnId, DueFrom, FieldRef, Hop, LedgerId, Life};
use crate::deadline::charged_days;
use crate::finding::Kind;
use crate::record::{Record, words};
use crate::value::Value;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The row that stands for all: of equal ones the first that counts, of contradictory ones the first, made as bad as
/// the worst.
pub(super) fn of_equals(context: &Context<'_>, id: LedgerId, rows: &[usize], out: &mut Repeated) -> usize {
    let records = context.records.of(id);
    let differing = differing(context, id, rows);
    let counts = |at: &&usize| records[**at].counts();
    let all_alike = rows.iter().filter(counts).count();
    let first = match differing.is_empty() {
        true => *rows.iter().find(counts).unwrap_or(&rows[0]),
        false => rows[0],
    };
    let others = rows.iter().copied().filter(|at| *at != first);
    out.superseded.extend(others.clone().map(|at| (id, at)));
    if differing.is_empty() {
        out.flaws
            .extend(rows[1..].iter().map(|at| same_key(context, id, *at, rows[0])));
        return first;
    }
    let limits = limits(context, id);
    let ends = ends(context, id);
    for column in &differing {
        let worst = match (limits.contains(column), ends.contains(column)) {
            (true, _) => worst_limit(context, id, rows, *column),
            (_, true) => last_or_open(records, rows, *column),
            _ => continue,
        };
        let value = records[worst].value(*column).clone();
        if worst != first && value != *records[first].value(*column) {
            out.amendments.push(Amendment {
                ledger: id,
                at: first,
                column: *column,
                value,
                for_error: false,
            });
        }
    }
    let settled = |column: &ColumnId| limits.contains(column) || ends.contains(column);
    let unsettled = all_alike < rows.len() || !differing.iter().all(settled);
    tell(context, id, rows, (first, unsettled), &differing, out);
    first
}

/// An error on each row; it rejects the row that stands for all where the worst outcome cannot be told by days.
fn tell(
    context: &Context<'_>,
    id: LedgerId,
    rows: &[usize],
    (first, unsettled): (usize, bool),
    differing: &[ColumnId],
    out: &mut Repeated,
) {
    let ledger = &context.campaign.ledgers[id];
    let records = context.records.of(id);
    let names: Vec<String> = differing
        .iter()
        .map(|at| format!("“{}”", ledger.columns[*at].name))
        .collect();
    for at in rows {
        let column = ledger.key[0];
        let kind = Kind::RowsContradict {
            key: records[*at].fields[column].shown.to_string(),
            count: rows.len().to_string(),
            columns: names.join("、"),
        };
        let weight = match unsettled && *at == first {
            true => Weight::Reject,
            false => Weight::Remark,
        };
        let mut flaw = Flaw::new(id, *at, Some(column), kind).weighing(weight);
        for other in rows.iter().filter(|other| *other != at) {
            flaw = flaw.see_also(records[*other].cell(column));
        }
        out.flaws.push(flaw);
    }
}

/// Columns that counting reads and in which the rows differ. The day of an event is which event it was, not how it
/// went.
fn differing(context: &Context<'_>, id: LedgerId, rows: &[usize]) -> Vec<ColumnId> {
    let ledger = &context.campaign.ledgers[id];
    let records = context.records.of(id);
    let is_date = |column: ColumnId| matches!(ledger.life, Life::Event { date } if date == column);
    let said = |at: usize, column: ColumnId| match records[at].value(column) {
        Value::Unreadable => crate::fold::fold(&records[at].fields[column].shown),
        value => crate::fold::fold(&words(context.campaign, &ledger.columns[column], value)),
    };
    let counted = ledger.columns.with_ids().filter(|(_, column)| column.counted);
    let asked = counted.filter(|(at, _)| !ledger.key.contains(at) && !is_date(*at));
    asked
        .filter(|(column, _)| {
            rows[1..]
                .iter()
                .any(|at| said(*at, *column) != said(rows[0], *column))
        })
        .map(|(column, _)| column)
        .collect()
}

fn own(id: LedgerId, field: FieldRef) -> Option<ColumnId> {
    (field.hop == Hop::Own && field.ledger == id).then_some(field.column)
}

fn limits(context: &Context<'_>, id: LedgerId) -> BTreeSet<ColumnId> {
    let deadlines = context.campaign.ledgers[id].deadlines.iter();
    let limits = deadlines.filter_map(|deadline| match deadline.due {
        DueFrom::Column(field) => own(id, field),
        DueFrom::After { .. } | DueFrom::Every { .. } => None,
    });
    limits.collect()
}

/// Columns with the days on which something was done.
fn ends(context: &Context<'_>, id: LedgerId) -> BTreeSet<ColumnId> {
    let ledger = &context.campaign.ledgers[id];
    let closed = match ledger.life {
        Life::Item { closed, .. } => closed,
        Life::Event { .. } | Life::State => None,
    };
    let met = ledger.deadlines.iter().map(|deadline| deadline.met);
    met.chain(closed).filter_map(|field| own(id, field)).collect()
}

/// The row with the limit that costs most: one that this period charges as missed, else the earliest; the first where
/// none names a day.
fn worst_limit(context: &Context<'_>, id: LedgerId, rows: &[usize], column: ColumnId) -> usize {
    let records = context.records.of(id);
    let charged = charged_days(context.campaign, context.period);
    let missed = |limit: NaiveDate| {
        let deadlines = context.campaign.ledgers[id].deadlines.iter();
        let mut of_limit = deadlines.filter(|deadline| deadline.due.field().column == column);
        charged.is_some_and(|days| days.contains(limit))
            && of_limit.any(|deadline| {
                let done = own(id, deadline.met).map(|met| {
                    let worst = last_or_open(records, rows, met);
                    last_day(records[worst].value(met)).filter(|_| !records[worst].is_rejected_at(met))
                });
                done.is_some_and(|done| done.is_none_or(|done| done > limit))
            })
    };
    let usable = |at: &usize| !records[*at].is_rejected_at(column);
    let dated = rows.iter().copied().filter(usable);
    let dated = dated.filter_map(|at| Some((last_day(records[at].value(column))?, at)));
    let worst = dated.min_by_key(|(limit, at)| (!missed(*limit), *limit, *at));
    worst.map_or(rows[0], |(_, at)| at)
}

/// A row in which it is not done; else the one in which it was done last.
fn last_or_open(records: &[Record], rows: &[usize], column: ColumnId) -> usize {
    let day = |at: usize| last_day(records[at].value(column)).filter(|_| !records[at].is_rejected_at(column));
    let open = rows.iter().copied().find(|at| day(*at).is_none());
    let last = rows.iter().copied().max_by_key(|at| day(*at));
    open.or(last).unwrap_or(rows[0])
}
