//! A status that says less than the dates beside it: closed out, and still under way.

use super::Context;
use super::flaw::{Flaw, Weight};
use crate::campaign::model::{ColumnId, ColumnKind, Ledger, Life};
use crate::finding::Kind;
use crate::value::Value;
use crate::value::status::Status;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        let (
            Some(status),
            Life::Item {
                closed: Some(closed), ..
            },
        ) = (status(context, ledger), ledger.life)
        else {
            continue;
        };
        for (at, record) in context.records.of(id).iter().enumerate() {
            let Value::Choice(state) = record.value(status) else {
                continue;
            };
            let Some((closing, column)) = context.rows.field(context.rows.row(record), closed) else {
                continue;
            };
            let Value::Date(day) = closing.value(column) else {
                continue;
            };
            if let Some(state) = Status::at(*state).filter(|state| *state < Status::Done) {
                let name = context.campaign.ledgers[closed.ledger].columns[column]
                    .name
                    .to_string();
                let kind = Kind::StatusContradicts {
                    state: state.name().into(),
                    column: name,
                    date: day.to_string(),
                };
                let flaw = Flaw::new(id, at, Some(status), kind).weighing(Weight::Remark);
                flaws.push(
                    flaw.see_also(closing.cell(column))
                        .quoting(closing.ledger, column),
                );
            }
        }
    }
    flaws
}

fn status(context: &Context<'_>, ledger: &Ledger) -> Option<ColumnId> {
    let is_status = |kind: &ColumnKind| match kind {
        ColumnKind::Choice(list) => context.campaign.lists[*list].states,
        _ => false,
    };
    ledger.columns.find_id(|column| is_status(&column.kind))
}
