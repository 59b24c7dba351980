//! Cells with days: facts must be within the campaign and not after the day the table was received; time limits are not
//! facts.

use super::doubt::take;
use super::reader::Draft;
use crate::calendar::Span;
use crate::campaign::model::{Column, ColumnId, Life};
use crate::finding::Kind;
use crate::value::day::read_date;
use crate::value::{Content, Due, Value};
use chrono::NaiveDate;

/// Value of a column of type 日期.
pub(super) fn fact(draft: &mut Draft<'_>, id: ColumnId, content: &Content<'_>) -> Value {
    let reading = read_date(content, draft.reader.period.span);
    let value = take(draft, id, content, reading.map(Value::from));
    match value {
        Value::Date(day) => checked(draft, id, day),
        Value::Month(_) => month(draft, id, content, value),
        other => other,
    }
}

/// A month is enough for the date of an event, which it puts into a period; other columns need a day.
fn month(draft: &mut Draft<'_>, id: ColumnId, content: &Content<'_>, value: Value) -> Value {
    let life = draft.reader.ledgers[draft.sent.ledger].life;
    let text = crate::fold::clean(&content.shown());
    if life == (Life::Event { date: id }) {
        draft.remark(id, Kind::OnlyMonth { text });
        return value;
    }
    draft.wrong(id, Kind::DayMissing { text });
    Value::Unreadable
}

fn checked(draft: &mut Draft<'_>, id: ColumnId, day: NaiveDate) -> Value {
    let span = draft.reader.campaign.span;
    if !draft.reader.is_fact(draft.sent.ledger, id) {
        return Value::Date(day);
    }
    let late = draft.received().filter(|received| day > *received);
    if !span.contains(day) {
        let (from, to) = (span.from.to_string(), span.to.to_string());
        draft.wrong(
            id,
            Kind::OutsideCampaign {
                date: day.to_string(),
                from,
                to,
            },
        );
    } else if let Some(received) = late {
        let (date, received) = (day.to_string(), received.to_string());
        draft.wrong(id, Kind::LaterThanReceived { date, received });
    }
    Value::Date(day)
}

/// A month of facts must be one in which the campaign ran.
pub(super) fn month_within(draft: &mut Draft<'_>, id: ColumnId, first: NaiveDate) {
    let span = draft.reader.campaign.span;
    let month = Span::month_of(first);
    if draft.sent.unit.is_some()
        && !draft.reader.is_limit(draft.sent.ledger, id)
        && (month.to < span.from || span.to < month.from)
    {
        let kind = Kind::OutsideCampaign {
            date: first.format("%Y-%m").to_string(),
            from: span.from.to_string(),
            to: span.to.to_string(),
        };
        draft.wrong(id, kind);
    }
}

/// Value of a column of type 期限.
pub(super) fn limit(draft: &mut Draft<'_>, id: ColumnId, column: &Column, limit: &Due) {
    match limit {
        Due::Standing if !column.standing => draft.wrong(id, Kind::StandingNotAllowed {}),
        Due::Done => draft.wrong(id, Kind::DoneAsLimit {}),
        _ => {}
    }
}
