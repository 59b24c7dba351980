//! How far limits may run that nothing but the unit's own ledger states.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
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
    let Some(limit) =
        last_day(record.value(column)).filter(|_| term == Term::Limit && !is_event(context, id))
    else {
        return (None, None);
    };
    let (span, until) = (campaign.span, ledger.limits_until.unwrap_or(campaign.span.to));
    let name = ledger.columns[column].name.to_string();
    if limit < span.from {
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
    let approved = super::stated::is_approved(context, Row { id, at, record }, column);
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
    let flaw = Flaw::new(id, at, Some(column), kind).weighing(Weight::Remark);
    ((!approved).then_some(flaw), Some(end))
}
