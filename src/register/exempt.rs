//! Entries of 容错澄清: what they are about, and what was decided.

use super::fixed::Field;
use super::grounds::grounds;
use super::row::RegisterRow;
use super::{Exemption, ExemptionTarget, Figure, RowCharge, Scope, Verdict};
use crate::campaign::model::{Campaign, ColumnId, ColumnKind, IndicatorId, LedgerId, UnitId, VetoKindId};
use crate::fold::fold;
use std::sync::Arc;

/// Word in the type of an entry by which the office confirms a figure.
const CHECKED: &str = "核实";

pub(super) fn exemption(row: &mut RegisterRow<'_>) -> Option<Exemption> {
    let target = target(row)?;
    let verdict = verdict(row, &target)?;
    let grounds = grounds(row)?;
    Some(Exemption {
        kind: row.text(Field::Kind),
        target,
        verdict,
        document: grounds.document,
        approver: grounds.approver,
        date: grounds.date,
        entry: row.entry(),
    })
}

/// What it is about: 黑榜 with a unit (or a person of it), a figure that was checked, else a charge for a row.
fn target(row: &mut RegisterRow<'_>) -> Option<ExemptionTarget> {
    let black = |text: &str| fold(text).contains("黑榜");
    if black(&row.text(Field::Target)) || black(&row.text(Field::Ledger)) {
        return unit(row).map(ExemptionTarget::BlackBoard);
    }
    let ledger = row.ledger()?;
    let key = Arc::from(fold(&row.need(Field::Key)?));
    let unit = unit(row)?;
    if fold(&row.text(Field::Kind)).contains(CHECKED) {
        let column = column(row, ledger)?;
        return Some(ExemptionTarget::Figure(Figure {
            ledger,
            key,
            unit,
            column,
        }));
    }
    let scope = scope(row, ledger)?;
    Some(ExemptionTarget::Row(RowCharge {
        ledger,
        key,
        unit,
        scope,
    }))
}

/// The unit as written, else that of the person who is named.
fn unit(row: &mut RegisterRow<'_>) -> Option<UnitId> {
    let name = row.text(Field::Person);
    let people = row.names.people(&name);
    if let (true, [person]) = (row.text(Field::Unit).is_empty(), people) {
        return Some(row.names.campaign().roster.people[*person].unit);
    }
    row.unit()
}

/// By what the row is charged: a time limit of it, an indicator, or a veto, by name.
fn scope(row: &mut RegisterRow<'_>, ledger: LedgerId) -> Option<Scope> {
    let campaign = row.names.campaign();
    let mut names = Vec::new();
    let mut scopes = Vec::new();
    for deadline in deadlines_of(campaign, ledger) {
        scopes.push(Scope::Deadline(Arc::from(fold(&deadline))));
        names.push(deadline);
    }
    for (at, indicator) in campaign.indicators.iter().enumerate() {
        scopes.push(Scope::Indicator(IndicatorId(at)));
        names.push(indicator.name.clone());
    }
    for (at, veto) in campaign.vetoes.iter().enumerate() {
        scopes.push(Scope::Veto(VetoKindId(at)));
        names.push(veto.name.clone());
    }
    let found = row.one_of(Field::Target, names.iter())?;
    Some(scopes.swap_remove(found))
}

/// A column that holds numbers, by name.
fn column(row: &mut RegisterRow<'_>, ledger: LedgerId) -> Option<ColumnId> {
    let columns = row.names.campaign().ledgers[ledger].columns.with_ids();
    let is_number = |kind: &ColumnKind| {
        matches!(
            kind,
            ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Percent
        )
    };
    let numbers: Vec<(ColumnId, &Arc<str>)> = columns
        .filter(|(_, column)| is_number(&column.kind))
        .map(|(id, column)| (id, &column.name))
        .collect();
    let found = row.one_of(Field::Target, numbers.iter().map(|(_, name)| *name))?;
    Some(numbers[found].0)
}

/// Printed names of the deadlines of a ledger, and of those that report on it.
pub(super) fn deadlines_of(campaign: &Campaign, ledger: LedgerId) -> Vec<Arc<str>> {
    let answering = campaign
        .ledgers
        .with_ids()
        .filter(|(id, other)| *id == ledger || other.base == Some(ledger));
    let deadlines = answering.flat_map(|(_, other)| &other.deadlines);
    deadlines.map(|deadline| deadline.name.clone()).collect()
}

fn verdict(row: &mut RegisterRow<'_>, target: &ExemptionTarget) -> Option<Verdict> {
    let word = fold(&row.need(Field::Verdict)?);
    let of_figure = matches!(target, ExemptionTarget::Figure(_));
    let verdict = match word.as_str() {
        "核实无误" | "无误" if of_figure => Verdict::Granted,
        word if of_figure && word.starts_with("部分") => {
            row.unreadable(Field::Verdict);
            return None;
        }
        word if word.starts_with('不') || word.starts_with('未') => Verdict::Refused,
        word if word.starts_with("部分") => Verdict::Partly,
        "成立" | "予以容错" | "容错" | "予以澄清" | "澄清" | "同意" => Verdict::Granted,
        _ => {
            row.unreadable(Field::Verdict);
            return None;
        }
    };
    Some(verdict)
}
