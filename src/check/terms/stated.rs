//! Terms that sealed periods recorded.

use super::super::Context;
use super::super::flaw::{Flaw, Weight};
use super::super::repeated::filled_for;
use super::change::{Change, has_error};
use super::due::{self, limit, only_day};
use super::{Row, Term, is_event, is_same, last_day, terms};
use crate::calendar::Span;
use crate::campaign::model::{ColumnId, LedgerId};
use crate::history::Sealed;
use crate::record::{Origin, PrintedRow, Record, reread};
use crate::value::{self, Content, Due, Value};
use crate::workbook::{NumberFormat, RawValue};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Sealed terms by row and column, each with the seal.
pub(super) struct Stated<'a> {
    rows: BTreeMap<(LedgerId, usize), Sources<'a>>,
}

struct Sources<'a> {
    /// The sealed values, read again.
    record: Record,
    seals: BTreeMap<ColumnId, &'a Sealed>,
}

impl<'a> Stated<'a> {
    /// The latest sealed value of each term; of amounts only what was sealed in the same year.
    pub(super) fn of_seals(context: &Context<'a>) -> Self {
        let (mut places, mut texts) = (Vec::new(), Vec::new());
        for id in context.campaign.ledgers.ids() {
            let columns = terms(context.campaign, id);
            if context.history.periods.is_empty() || columns.is_empty() || is_event(context, id) {
                continue;
            }
            for at in first_of_keys(context, id) {
                let record = &context.records.of(id)[at];
                if let Some((cells, seals)) = sealed(context, record, &columns) {
                    places.push(((id, at), seals));
                    texts.push(cells);
                }
            }
        }
        let records = reread(context.campaign, context.period, texts);
        let rows = places.into_iter().zip(records);
        Stated {
            rows: rows
                .map(|((place, seals), record)| (place, Sources { record, seals }))
                .collect(),
        }
    }

    /// The sealed value of a term, and the seal; none where none was recorded, or one that had an error.
    pub(super) fn value(&self, id: LedgerId, at: usize, column: ColumnId) -> Option<(&Value, &'a Sealed)> {
        let sources = self.rows.get(&(id, at))?;
        let seal = *sources.seals.get(&column)?;
        let value = sources.record.value(column);
        let known = !matches!(value, Value::Missing | Value::Nil | Value::Unreadable);
        (known && !sources.record.is_rejected_at(column)).then_some((value, seal))
    }
}

/// Of the rows with one key and sender the one filled in first: the seal is held against it. What the others say is
/// compared with it by `repeated`.
fn first_of_keys(context: &Context<'_>, id: LedgerId) -> Vec<usize> {
    let mut first: BTreeMap<_, (Option<NaiveDate>, usize)> = BTreeMap::new();
    for (at, record) in context.records.of(id).iter().enumerate() {
        let Some(key) = record.key.as_deref() else {
            continue;
        };
        let filled = (filled_for(context, id, record), at);
        let known = first.entry((record.sender, key)).or_insert(filled);
        *known = filled.min(*known);
    }
    first.into_values().map(|(_, at)| at).collect()
}

/// The cells of a row's terms as sealed last, each with its seal.
fn sealed<'a>(
    context: &Context<'a>,
    record: &'a Record,
    columns: &BTreeMap<ColumnId, Term>,
) -> Option<(PrintedRow, BTreeMap<ColumnId, &'a Sealed>)> {
    let ledger = &context.campaign.ledgers[record.ledger];
    let (unit, key) = (record.sender?, record.key.as_deref()?);
    let name = &context.campaign.roster.units[unit].name;
    let (mut cells, mut seals) = (BTreeMap::new(), BTreeMap::new());
    let rows: Vec<_> = context.history.rows(&ledger.name, Some(name), key).collect();
    let period = rows.first()?.0.period.clone();
    for (seal, row) in rows {
        for (column, term) in columns {
            let of_year = *term != Term::Amount || seal.as_of.year() == context.period.as_of.year();
            let name = &ledger.columns[*column].name;
            let settled = of_year && !row.doubtful.contains(name) && !seals.contains_key(column);
            if let Some(text) = row.cells.get(name).filter(|_| settled) {
                cells.insert(name.clone(), text.clone());
                seals.insert(*column, seal);
            }
        }
    }
    let cells = PrintedRow {
        origin: Origin::Seal,
        sheet: context.campaign.ledgers[record.ledger].name.clone(),
        ledger: record.ledger,
        unit,
        file: format!("history/{period}.json").into(),
        period,
        cells,
    };
    (!seals.is_empty()).then_some((cells, seals))
}

/// The finding where a row says otherwise than the seal, and the sealed value where the cell does not hold it.
pub(super) fn held(
    context: &Context<'_>,
    row: Row<'_>,
    column: ColumnId,
    value: &Value,
    seal: &Sealed,
) -> (Option<Flaw>, Option<Value>) {
    let Row { id, at, record } = row;
    let (now, has_error) = (record.value(column), has_error(record, column));
    let alike = is_same(context, (id, column), now, value) || is_due_alike(context, row, column, now, value);
    if alike && !has_error {
        return (None, None);
    }
    let explained = has_error
        || reads_alike(record, column, value, seal)
        || due::is_approved(context, row, column, value);
    let kind = Change::of(context, row, column, value).held(seal.title.to_string());
    let flaw = Flaw::new(id, at, Some(column), kind).weighing(Weight::Remark);
    ((!explained).then_some(flaw), Some(value.clone()))
}

/// Whether a sealed value settles the term: no limit before the campaign, and none that runs from a day that is missing.
pub(super) fn is_term(context: &Context<'_>, Row { record, .. }: Row<'_>, term: Term, value: &Value) -> bool {
    let within = last_day(value).is_none_or(|day| context.campaign.span.from <= day);
    let relative = matches!(value, Value::Due(Due::Immediate | Due::Within { .. }));
    let started = !relative || context.rows.opened(context.rows.row(record)).is_some();
    term != Term::Limit || (within && started)
}

/// Whether two limits of a row have the same last day, one written as a day and one as a span or a term.
fn is_due_alike(context: &Context<'_>, row: Row<'_>, column: ColumnId, one: &Value, other: &Value) -> bool {
    let day = |value: &Value| only_day(limit(context, row, column, value).as_ref());
    matches!((day(one), day(other)), (Some(one), Some(other)) if one == other)
}

/// Whether the text of a limit, which may leave out the year, was the sealed limit when it was sealed.
fn reads_alike(record: &Record, column: ColumnId, value: &Value, seal: &Sealed) -> bool {
    let Some(span) = Span::new(seal.from, seal.to) else {
        return false;
    };
    let text = RawValue::Text(record.fields[column].shown.clone());
    let read = value::due::read(&Content::new(&text, NumberFormat::Text), span).value;
    matches!((read, value), (Some(read), Value::Due(sealed)) if read == *sealed)
}
