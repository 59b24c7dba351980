//! Against sealed periods: an amount that shrank, progress in the same words period after period.

use super::flaw::{Flaw, Weight};
use super::{Context, named};
use crate::campaign::model::{Check, CheckKind, LedgerId, Life};
use crate::finding::Kind;
use crate::fold::fold;
use crate::history::{Sealed, SealedRow};
use crate::record::{Record, words};
use crate::rows::number;
use chrono::{Datelike, NaiveDate};

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, check) in named(context) {
        for (at, record) in context.records.of(id).iter().enumerate() {
            let kind = match check.kind {
                CheckKind::NeverLess => shrank(context, check, record),
                CheckKind::Stagnant(periods) => stagnant(context, check, record, periods),
                _ => None,
            };
            if let Some((kind, weight)) = kind {
                flaws.push(
                    Flaw::new(id, at, Some(check.column), kind)
                        .citing(check.clause)
                        .weighing(weight),
                );
            }
        }
    }
    flaws
}

/// The row as earlier periods knew it, the latest first.
fn earlier<'c>(context: &'c Context<'_>, record: &'c Record) -> Vec<(&'c Sealed, &'c SealedRow)> {
    let campaign = context.campaign;
    let unit = record.sender.map(|unit| &*campaign.roster.units[unit].name);
    match &record.key {
        Some(key) => context
            .history
            .rows(&campaign.ledgers[record.ledger].name, unit, key)
            .collect(),
        None => Vec::new(),
    }
}

/// Amounts that add up within a year start again with the next.
fn shrank(context: &Context<'_>, check: &Check, record: &Record) -> Option<(Kind, Weight)> {
    let now = number(record.value(check.column))?;
    let column = &context.campaign.ledgers[record.ledger].columns[check.column];
    let rows = earlier(context, record);
    let (sealed, row) = rows.first()?;
    if sealed.as_of.year() != context.period.as_of.year() {
        return None;
    }
    let before = row.amount(&column.name)?;
    let kind = Kind::LessThanBefore {
        column: column.name.to_string(),
        now: now.normalize().to_string(),
        before: before.normalize().to_string(),
        period: sealed.title.to_string(),
    };
    (now < before).then_some((kind, Weight::Wrong))
}

/// The same words in this many periods, this one included; what is closed has come to rest.
fn stagnant<'a>(
    context: &Context<'a>,
    check: &Check,
    record: &'a Record,
    periods: u32,
) -> Option<(Kind, Weight)> {
    let ledger = &context.campaign.ledgers[record.ledger];
    if is_closed(context, record.ledger, record) {
        return None;
    }
    let column = &ledger.columns[check.column];
    let now = fold(&words(context.campaign, column, record.value(check.column)));
    let rows = earlier(context, record);
    let wanted = usize::try_from(periods.saturating_sub(1)).ok()?.max(1);
    let same = following(&rows, context.period.span.from)
        .into_iter()
        .take_while(|(_, row)| row.cells.get(&column.name).is_some_and(|text| fold(text) == now));
    let stands = !now.is_empty() && same.count() >= wanted;
    let kind = Kind::NoProgress {
        column: column.name.to_string(),
        periods: periods.to_string(),
    };
    stands.then_some((kind, Weight::Remark))
}

/// Submissions that follow each other: where quarters and stages are run beside each other, one that lies within the
/// time of the one after it says nothing of its own.
fn following<'c>(
    rows: &[(&'c Sealed, &'c SealedRow)],
    mut from: NaiveDate,
) -> Vec<(&'c Sealed, &'c SealedRow)> {
    let mut kept = Vec::new();
    for (sealed, row) in rows {
        if sealed.to < from {
            from = sealed.from;
            kept.push((*sealed, *row));
        }
    }
    kept
}

fn is_closed<'a>(context: &Context<'a>, ledger: LedgerId, record: &'a Record) -> bool {
    match context.campaign.ledgers[ledger].life {
        Life::Item {
            closed: Some(closed), ..
        } => context.rows.date(context.rows.row(record), closed).is_some(),
        _ => false,
    }
}
