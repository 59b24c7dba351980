//! Rows of one key side by side: equal, or contradictory.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
use super::super::terms::{self, Amendment, Term, last_day};
use super::{Repeated, key_columns, same_key};
use crate::campaign::model::{ColumnId, DueFrom, FieldRef, LedgerId, Life};
use crate::deadline::charged_days;
use crate::deadline::due::Limit;
use crate::finding::Kind;
use crate::record::{Record, words};
use crate::value::{Due, Value};
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
    let ends: BTreeSet<ColumnId> = context.campaign.ledgers[id]
        .done()
        .filter_map(|field| field.own_column(id))
        .collect();
    let terms = terms::terms(context.campaign, id);
    for column in &differing {
        let of = |at: usize| (at, records[at].value(*column).clone());
        let (worst, value) = match (limits.contains(column), ends.contains(column)) {
            (true, _) => worst_limit(context, id, rows, *column),
            (_, true) => of(last_or_open(records, rows, *column)),
            _ => match terms.get(column) {
                Some(Term::Start) => of(earliest(records, rows, *column)),
                Some(Term::Flag) => heaviest(context, id, rows, *column),
                _ => continue,
            },
        };
        if value != *records[first].value(*column) && (worst != first || value == Value::Unreadable) {
            out.amendments.push(Amendment {
                ledger: id,
                at: first,
                column: *column,
                for_error: value == Value::Unreadable,
                value,
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
        let (column, further) = key_columns(context, id);
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
        for column in further {
            flaw = flaw.quoting(id, *column);
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

fn limits(context: &Context<'_>, id: LedgerId) -> BTreeSet<ColumnId> {
    let deadlines = context.campaign.ledgers[id].deadlines.iter();
    let limits = deadlines.filter_map(|deadline| match deadline.due {
        DueFrom::Column(field) => field.own_column(id),
        DueFrom::After { .. } | DueFrom::Every { .. } => None,
    });
    limits.collect()
}

/// How much a limit costs, the most first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Cost {
    /// This period charges it as missed.
    Missed(NaiveDate),
    /// It cannot be read, or runs from a day that is missing: the case is never good.
    Unreadable,
    /// Due on this day of this period, the first of a limit that comes back.
    DueHere(NaiveDate),
    /// Due on this day of another period: the case counts there.
    Due(NaiveDate),
    /// Never due.
    Standing,
    /// There is none.
    None,
}

/// The row with the limit that costs most, and the limit as it counts in whichever row.
fn worst_limit(context: &Context<'_>, id: LedgerId, rows: &[usize], column: ColumnId) -> (usize, Value) {
    let records = context.records.of(id);
    let cost = |at: usize| match records[at].is_rejected_at(column) {
        true => Cost::Unreadable,
        false => {
            let row = terms::Row {
                id,
                at,
                record: &records[at],
            };
            let limit = terms::limit(context, row, column, records[at].value(column));
            cost(context, id, rows, (column, limit.unwrap_or(Limit::None)))
        }
    };
    let each = rows.iter().map(|at| (cost(*at), *at));
    let Some((cost, worst)) = each.min() else {
        return (rows[0], Value::Missing);
    };
    let value = match (cost, records[worst].value(column)) {
        (Cost::Unreadable, _) => Value::Unreadable,
        // It runs from the day of its own row.
        (
            Cost::Missed(day) | Cost::DueHere(day) | Cost::Due(day),
            Value::Due(Due::Within { .. } | Due::Immediate),
        ) => Value::Due(Due::On(day)),
        (_, value) => value.clone(),
    };
    (worst, value)
}

fn cost(context: &Context<'_>, id: LedgerId, rows: &[usize], (column, limit): (ColumnId, Limit)) -> Cost {
    let charged = charged_days(context.campaign, context.period);
    let is_charged = |day: NaiveDate| charged.is_some_and(|days| days.contains(day));
    let due = |day: NaiveDate| match is_charged(day) {
        true => Cost::DueHere(day),
        false => Cost::Due(day),
    };
    let done = days_done(context, id, rows, column);
    match limit {
        Limit::On { date, .. } | Limit::Missed { date, .. } => {
            let late = done.iter().any(|done| done.is_none_or(|done| done > date));
            match late && is_charged(date) {
                true => Cost::Missed(date),
                false => due(date),
            }
        }
        Limit::Again(dates) => {
            let unkept = |before: NaiveDate| done.iter().any(|done| done.is_none_or(|done| done <= before));
            let mut missed = dates
                .iter()
                .filter(|(before, date)| is_charged(*date) && unkept(*before));
            let first = dates.first().map_or(Cost::Standing, |(_, date)| due(*date));
            missed.next().map_or(first, |(_, date)| Cost::Missed(*date))
        }
        Limit::Unreadable => Cost::Unreadable,
        Limit::Standing => Cost::Standing,
        Limit::Waiting | Limit::None => Cost::None,
    }
}

/// For each deadline that takes its limit from a column: the day on which the rows have met it at the worst.
fn days_done(
    context: &Context<'_>,
    id: LedgerId,
    rows: &[usize],
    column: ColumnId,
) -> Vec<Option<NaiveDate>> {
    let records = context.records.of(id);
    let deadlines = context.campaign.ledgers[id].deadlines.iter();
    let of_limit = deadlines.filter(|deadline| deadline.due.field() == FieldRef::own(id, column));
    let met = of_limit.filter_map(|deadline| deadline.met.own_column(id));
    met.map(|met| day_done(&records[last_or_open(records, rows, met)], met))
        .collect()
}

fn day_done(record: &Record, column: ColumnId) -> Option<NaiveDate> {
    last_day(record.value(column)).filter(|_| !record.is_rejected_at(column))
}

/// A row in which it is not done; else the one in which it was done last.
fn last_or_open(records: &[Record], rows: &[usize], column: ColumnId) -> usize {
    let day = |at: usize| day_done(&records[at], column);
    let open = rows.iter().copied().find(|at| day(*at).is_none());
    let last = rows.iter().copied().max_by_key(|at| day(*at));
    open.or(last).unwrap_or(rows[0])
}

/// A row in which the day from which a limit runs cannot be read; else the one with the earliest.
fn earliest(records: &[Record], rows: &[usize], column: ColumnId) -> usize {
    let day = |at: &usize| day_done(&records[*at], column);
    rows.iter().copied().min_by_key(day).unwrap_or(rows[0])
}

/// A row with the word under which everything applies that applies under the word of any row; where no row has it, the
/// word counts as one that cannot be read.
fn heaviest(context: &Context<'_>, id: LedgerId, rows: &[usize], column: ColumnId) -> (usize, Value) {
    let records = context.records.of(id);
    let lighter = |at: usize, other: usize| {
        let (before, now) = (records[other].value(column), records[at].value(column));
        terms::is_lifted(context.campaign, (id, column), before, now)
    };
    let mut each = rows.iter().copied();
    let heaviest = each.find(|at| !rows.iter().any(|other| lighter(*at, *other)));
    heaviest.map_or((rows[0], Value::Unreadable), |at| {
        (at, records[at].value(column).clone())
    })
}
