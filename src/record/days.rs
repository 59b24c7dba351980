//! Cells with days: facts must be within the campaign and not after the day the table was received; time limits are not
//! facts.

use super::doubt::take;
use super::reader::Draft;
use crate::calendar::Span;
use crate::campaign::model::{Column, ColumnId, Life};
use crate::finding::Kind;
use crate::value::day::read_date;
use crate::value::doubt::Doubt;
use crate::value::{Content, Due, Reading, Value, due};
use chrono::{Months, NaiveDate};

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

/// A time limit. One without its year that would lie before the row was opened is one of the year after.
pub(super) fn limit_after_opening(draft: &Draft<'_>, content: &Content<'_>) -> Reading<Due> {
    let read = due::read(content, draft.reader.period.span);
    let is_guess = |doubt: &Doubt| matches!(doubt, Doubt::YearGuessed { .. });
    let (Some(Due::On(day)), Some(opened)) = (&read.value, opened(draft)) else {
        return read;
    };
    match *day < opened && read.doubts.iter().any(is_guess) {
        true => day
            .checked_add_months(Months::new(12))
            .map_or(read, |later| due::read(content, Span::year_of(later))),
        false => read,
    }
}

/// The day the row was opened, where a cell of its own says it.
fn opened(draft: &Draft<'_>) -> Option<NaiveDate> {
    let Life::Item { opened, .. } = draft.reader.ledgers[draft.sent.ledger].life else {
        return None;
    };
    let column = opened?.own_column(draft.sent.ledger)?;
    let cell = draft.row.cells.get(column.0)?.as_ref()?;
    read_date(&Content::new(&cell.value, cell.format), draft.reader.period.span)
        .value
        .and_then(|read| match Value::from(read) {
            Value::Date(day) => Some(day),
            _ => None,
        })
}

/// Remarks on a column of type 期限.
pub(super) fn limit(draft: &mut Draft<'_>, id: ColumnId, column: &Column, limit: &Due) {
    match limit {
        Due::Standing if !column.standing => draft.wrong(id, Kind::StandingNotAllowed {}),
        Due::Done => draft.wrong(id, Kind::DoneAsLimit {}),
        _ => {}
    }
}
