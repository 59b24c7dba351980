//! Entries of the office that confirm a figure (容错澄清, type 核实数据).

use crate::campaign::model::ColumnId;
use crate::check::Context;
use crate::check::entries::quoting_key;
use crate::finding::{Finding, Kind, Place};
use crate::fold::fold;
use crate::record::Record;
use crate::register::{Exemption, ExemptionTarget, Figure, Fixed, Verdict};
use crate::rows::record_label;
use std::sync::Arc;

/// The confirmations entered for this period; the first about a figure counts.
pub(super) fn entered<'a>(context: &Context<'a>) -> Vec<(&'a Exemption, &'a Figure)> {
    let figures = context
        .registers
        .exemptions
        .iter()
        .filter_map(|entry| match &entry.target {
            ExemptionTarget::Figure(figure) => Some((entry, figure)),
            _ => None,
        });
    figures
        .filter(|(entry, _)| entry.entry.period == context.period.id)
        .collect()
}

/// Whether the office has confirmed what a row of a unit says in a column.
pub(in crate::check) fn is_confirmed(context: &Context<'_>, record: &Record, column: ColumnId) -> bool {
    let key = key(context, record);
    entered(context).into_iter().any(|(entry, figure)| {
        entry.verdict == Verdict::Granted
            && (Some(figure.unit), figure.ledger, figure.column) == (record.sender, record.ledger, column)
            && figure.key == key
    })
}

/// By what a confirmation names a row: its folded key, or its label where it has none.
pub(super) fn key(context: &Context<'_>, record: &Record) -> Arc<str> {
    match &record.key {
        Some(key) => key.clone(),
        None => Arc::from(fold(&record_label(context.campaign, record))),
    }
}

/// Whether the row was stated before: then the confirmation may correct a sealed period, or let another amount count.
pub(super) fn is_stated_before(context: &Context<'_>, figure: &Figure) -> bool {
    let mut first = context.first_stated.of(figure.ledger).iter();
    let is_it = |record: &Record| record.sender == Some(figure.unit) && key(context, record) == figure.key;
    if first.any(is_it) {
        return true;
    }
    let ledger = &context.campaign.ledgers[figure.ledger].name;
    let unit = &context.campaign.roster.units[figure.unit].name;
    let mut rows = context.history.rows(ledger, Some(unit), &figure.key);
    rows.next().is_some()
}

pub(super) fn needless(context: &Context<'_>, entry: &Exemption, figure: &Figure) -> Finding {
    let register = Fixed::Exemptions;
    let ledger = &context.campaign.ledgers[figure.ledger];
    let cell = register.key_cell(&entry.entry).or(entry.entry.cells.first());
    let kind = Kind::NothingToConfirm {
        key: cell.map_or_else(|| figure.key.to_string(), |cell| cell.shown.to_string()),
        column: ledger.columns[figure.column].name.to_string(),
        ledger: ledger.name.to_string(),
    };
    let place = cell.map_or_else(Place::default, |cell| cell.place.clone());
    let finding = Finding::new(kind, place).in_form(&Arc::from(register.name()));
    quoting_key(context.campaign, figure.ledger, finding)
}
