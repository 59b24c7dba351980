//! What the written limits of a row come to, so that those in different words can be compared.

use super::super::Context;
use super::Row;
use crate::campaign::model::{ColumnId, DueFrom, FieldRef};
use crate::deadline::{Judge, Limit};
use crate::value::Value;
use chrono::NaiveDate;

/// The time limit that a value in a column of a row's own sets; none where no deadline takes its limit from there.
pub(in crate::check) fn limit(
    context: &Context<'_>,
    Row { id, record, .. }: Row<'_>,
    column: ColumnId,
    value: &Value,
) -> Option<Limit> {
    let field = FieldRef::own(id, column);
    let mut deadlines = context.campaign.ledgers[id].deadlines.iter();
    let deadline = deadlines.find(|deadline| deadline.due == DueFrom::Column(field))?;
    let judge = Judge {
        rows: context.rows,
        registers: context.registers,
        as_of: context.period.as_of,
        window: context.campaign.span,
    };
    Some(judge.set_by(context.rows.row(record), deadline, field, value))
}

/// The last day of a limit that is due once.
pub(super) fn only_day(limit: Option<&Limit>) -> Option<NaiveDate> {
    match limit? {
        Limit::On { date, .. } | Limit::Missed { date, .. } => Some(*date),
        Limit::Again(_) | Limit::Standing | Limit::Unreadable | Limit::None => None,
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
