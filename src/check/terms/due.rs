//! What the written limits of a row come to, so that those in different words can be compared.

use super::super::Context;
use super::{Row, last_day};
use crate::campaign::model::{ColumnId, Deadline, DueFrom, FieldRef, LedgerId};
use crate::deadline::Judge;
use crate::deadline::due::Limit;
use crate::value::Value;
use chrono::NaiveDate;

/// The time limit that a value in a column of a row's own sets; none where no deadline takes its limit from there.
pub(in crate::check) fn limit(
    context: &Context<'_>,
    Row { id, record, .. }: Row<'_>,
    column: ColumnId,
    value: &Value,
) -> Option<Limit> {
    let deadline = deadlines(context, id, column).next()?;
    let (row, field) = (context.rows.row(record), FieldRef::own(id, column));
    Some(judge(context).set_by(row, deadline, field, value))
}

/// The deadlines that take their limit from a column of the row's own.
fn deadlines<'a>(
    context: &Context<'a>,
    id: LedgerId,
    column: ColumnId,
) -> impl Iterator<Item = &'a Deadline> + use<'a> {
    let field = FieldRef::own(id, column);
    let deadlines = context.campaign.ledgers[id].deadlines.iter();
    deadlines.filter(move |deadline| deadline.due == DueFrom::Column(field))
}

fn judge<'a>(context: &Context<'a>) -> Judge<'a> {
    Judge {
        rows: context.rows,
        registers: context.registers,
        as_of: context.period.as_of,
        window: context.campaign.span,
    }
}

/// Whether the register of extensions puts a limit of a row off to the day that the row says now.
pub(super) fn is_approved(context: &Context<'_>, row: Row<'_>, column: ColumnId, before: &Value) -> bool {
    let from = only_day(limit(context, row, column, before).as_ref());
    let to = last_day(row.record.value(column));
    let (Some(from), Some(to)) = (from, to) else {
        return false;
    };
    let of_row = context.rows.row(row.record);
    deadlines(context, row.id, column).any(|deadline| judge(context).is_put_off(of_row, deadline, from, to))
}

/// The last day of a limit that is due once.
pub(super) fn only_day(limit: Option<&Limit>) -> Option<NaiveDate> {
    match limit? {
        Limit::On { date, .. } | Limit::Missed { date, .. } => Some(*date),
        Limit::Again(_) | Limit::Standing | Limit::Unreadable | Limit::Waiting | Limit::None => None,
    }
}

/// Whether a limit in place of another serves the unit: it is due later, never, or only once instead of again and again.
pub(super) fn is_easier(before: Option<&Limit>, now: Option<&Limit>) -> bool {
    let first = |limit: Option<&Limit>| match limit {
        Some(Limit::Again(dates)) => dates.first().map(|(_, date)| *date),
        limit => only_day(limit),
    };
    match (first(before), first(now)) {
        (Some(before_day), Some(now_day)) if before_day == now_day => {
            matches!(before, Some(Limit::Again(_))) && !matches!(now, Some(Limit::Again(_)))
        }
        (Some(before), Some(now)) => now > before,
        (None, Some(_)) => false,
        (_, None) => true,
    }
}
