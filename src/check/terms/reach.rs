//! How far limits may run that nothing but the unit's own ledger states.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
use super::due::{is_approved, only_day};
use super::{Row, Term, is_event, last_day};
use crate::calendar::Span;
use crate::campaign::model::{ColumnId, ColumnKind};
use crate::finding::Kind;
use crate::value::{Due, Value};

/// A limit before the campaign is none; one after its end, or after the day up to which the ledger's limits may run, is
/// due at the campaign's end.
pub(super) fn check(
    context: &Context<'_>,
    Row { id, at, record }: Row<'_>,
    column: ColumnId,
    term: Term,
) -> (Option<Flaw>, Option<Value>) {
    let (campaign, ledger) = (context.campaign, &context.campaign.ledgers[id]);
    if term != Term::Limit || is_event(context, id) {
        return (None, None);
    }
    let (row, value) = (Row { id, at, record }, record.value(column));
    let written = last_day(value);
    let Some(limit) = written.or_else(|| only_day(super::limit(context, row, column, value).as_ref())) else {
        return (None, None);
    };
    let (span, until) = (campaign.span, ledger.limits_until.unwrap_or(campaign.span.to));
    let name = ledger.columns[column].name.to_string();
    if written.is_some_and(|limit| limit < span.from) {
        let kind = Kind::OutsideCampaign {
            date: limit.to_string(),
            from: span.from.to_string(),
            to: span.to.to_string(),
        };
        return (
            Some(Flaw::new(id, at, Some(column), kind)),
            Some(Value::Unreadable),
        );
    }
    if limit <= until.max(span.to) {
        return (None, None);
    }
    let kind = Kind::LimitBeyondEnd {
        column: name,
        limit: limit.to_string(),
        until: until.max(span.to).to_string(),
        end: span.to.to_string(),
    };
    let end = match ledger.columns[column].kind {
        ColumnKind::Date => Value::Date(span.to),
        ColumnKind::Month => Value::Month(Span::month_of(span.to).from),
        _ => Value::Due(Due::On(span.to)),
    };
    let approved = is_approved(context, row, column, &end);
    let flaw = Flaw::new(id, at, Some(column), kind).weighing(Weight::Remark);
    ((!approved).then_some(flaw), Some(end))
}
