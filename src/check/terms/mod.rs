//! Terms of an item that were stated once go on counting (`decisions` 44): what a sealed period recorded, else what was
//! stated first within the period. A limit outside the campaign is none.

mod change;
mod columns;
mod due;
mod earlier;
mod reach;
mod stated;

use super::Context;
use super::flaw::Flaw;
use super::magnitude::is_confirmed;
use crate::campaign::model::{Campaign, ColumnId, LedgerId, Life};
use crate::fold::fold;
use crate::record::{Record, words};
use crate::rows::holds;
use crate::value::{Due, Value};
pub(super) use columns::{Term, terms};
pub(super) use due::limit;
pub(super) use earlier::{is_moved, is_stated, told};
use stated::Stated;

/// A value that counts in a row instead of what its cell says.
#[derive(Debug)]
pub(super) struct Amendment {
    pub ledger: LedgerId,
    /// Index of the record in its ledger.
    pub at: usize,
    pub column: ColumnId,
    pub value: Value,
    /// Whether the cell has an error, so that the value settles nothing for later periods.
    pub for_error: bool,
}

/// What is wrong with the terms of all rows, and the terms that count.
pub(super) fn check(context: &Context<'_>) -> (Vec<Flaw>, Vec<Amendment>) {
    let (mut flaws, mut amendments) = (Vec::new(), Vec::new());
    let stated = Stated::of_seals(context);
    let first_stated = earlier::by_key(context.first_stated);
    for id in context.campaign.ledgers.ids() {
        let terms = terms(context.campaign, id);
        for (at, record) in context.records.of(id).iter().enumerate() {
            if record.sender.is_none() {
                continue;
            }
            for (column, term) in &terms {
                // The office has looked at the amount and lets it count.
                if *term == Term::Amount && is_confirmed(context, record, *column) {
                    continue;
                }
                let row = Row { id, at, record };
                let sealed = stated.value(id, at, *column);
                let sealed = sealed.filter(|(value, _)| stated::is_term(context, row, *term, value));
                let mut for_error = sealed.is_none();
                let first = first_stated.get(&(id, record.sender, record.key.as_deref()));
                let (flaw, value) = match (sealed, first) {
                    (Some((value, seal)), _) => stated::held(context, row, *column, value, seal),
                    (None, Some(first)) if is_moved(context, first, row, *column) => {
                        for_error = false;
                        told(context, first, row, (*column, *term), "收到的一份")
                    }
                    _ => reach::check(context, row, *column, *term),
                };
                flaws.extend(flaw);
                amendments.extend(value.map(|value| Amendment {
                    ledger: id,
                    at,
                    column: *column,
                    value,
                    for_error,
                }));
            }
        }
    }
    (flaws, amendments)
}

/// A row with its place.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub id: LedgerId,
    /// Index of the record in its ledger.
    pub at: usize,
    pub record: &'a Record,
}

/// Whether a term that is told otherwise later serves the unit that tells it: later, standing, less, another
/// unit's, or out of what the definition tracks or sets a limit for.
fn in_favour(
    context: &Context<'_>,
    row: Row<'_>,
    (column, term): (ColumnId, Term),
    before: &Value,
    now: &Value,
) -> bool {
    match (term, before, now) {
        (_, _, Value::Missing | Value::Nil) => true,
        (Term::Limit, before, now) => {
            let limit = |value: &Value| limit(context, row, column, value);
            due::is_easier(limit(before).as_ref(), limit(now).as_ref())
        }
        (Term::Start, before, now) => match (last_day(before), last_day(now)) {
            (Some(before), Some(now)) => now > before,
            (None, Some(_)) => false,
            (_, None) => true,
        },
        (Term::Amount, Value::Number(before), Value::Number(now)) => now < before,
        (Term::Units, Value::Units(before), Value::Units(now)) => row
            .record
            .sender
            .is_none_or(|unit| before.contains(&unit) && !now.contains(&unit)),
        (Term::Flag, before, now) => is_lifted(context.campaign, (row.id, column), before, now),
        _ => true,
    }
}

/// Whether a word in place of another takes a row out of what is tracked, or out of what a limit applies to.
pub(super) fn is_lifted(
    campaign: &Campaign,
    (id, column): (LedgerId, ColumnId),
    before: &Value,
    now: &Value,
) -> bool {
    let conditions = columns::flags(campaign, id);
    let mut own = conditions.filter(|condition| condition.field.own_column(id) == Some(column));
    own.any(|condition| holds(campaign, before, condition, None) && !holds(campaign, now, condition, None))
}

/// Whether two values of a column say the same; the order of names says nothing.
fn is_same(context: &Context<'_>, (id, column): (LedgerId, ColumnId), one: &Value, other: &Value) -> bool {
    if let (Value::Units(one), Value::Units(other)) = (one, other) {
        return one.len() == other.len() && one.iter().all(|unit| other.contains(unit));
    }
    let definition = &context.campaign.ledgers[id].columns[column];
    let said = |value: &Value| fold(&words(context.campaign, definition, value));
    said(one) == said(other)
}

/// Whether a ledger's rows happen on a day; they have no terms.
fn is_event(context: &Context<'_>, id: LedgerId) -> bool {
    matches!(context.campaign.ledgers[id].life, Life::Event { .. })
}

/// The last day of a limit; none where it names no day.
pub(super) fn last_day(value: &Value) -> Option<chrono::NaiveDate> {
    match value {
        Value::Date(day) | Value::Due(Due::On(day) | Due::Between(_, day)) => Some(*day),
        Value::Month(first) => Some(crate::calendar::Span::month_of(*first).to),
        _ => None,
    }
}
