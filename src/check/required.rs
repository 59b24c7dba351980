//! Cells that have to be filled, always or when something holds, and how complete each ledger is.

use super::flaw::{Flaw, Weight};
use super::{Context, when};
use crate::campaign::model::{ColumnId, ColumnKind, LedgerId, UnitId};
use crate::finding::Kind;
use crate::record::{BlankCell, Completeness, Record};
use crate::rows::Subject;
use crate::value::Value;
use std::collections::BTreeMap;

/// Whether a cell must be filled, and because of what.
enum Duty {
    None,
    Always,
    When,
}

fn duty<'a>(context: &Context<'a>, record: &'a Record, column: ColumnId) -> Duty {
    let definition = &context.campaign.ledgers[record.ledger].columns[column];
    if definition.required {
        return Duty::Always;
    }
    let subject = record.sender.map_or(Subject::Code(0), Subject::Unit);
    let conditions = &definition.required_when;
    if !conditions.is_empty() && context.rows.holds(context.rows.row(record), conditions, subject) {
        return Duty::When;
    }
    Duty::None
}

/// 无 is an answer where words are asked for, and none where a day, a number, a person is.
fn is_blank(kind: &ColumnKind, value: &Value) -> bool {
    match value {
        Value::Missing => true,
        Value::Nil => *kind != ColumnKind::Text,
        _ => false,
    }
}

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for (at, record) in context.records.of(id).iter().enumerate() {
            for (column, definition) in ledger.columns.with_ids() {
                if !is_blank(&definition.kind, record.value(column)) {
                    continue;
                }
                let name = definition.name.to_string();
                let kind = match duty(context, record, column) {
                    Duty::None => continue,
                    Duty::Always => Kind::RequiredBlank { column: name },
                    Duty::When => {
                        let when = when::words(context.campaign, &definition.required_when);
                        Kind::RequiredWhenBlank { column: name, when }
                    }
                };
                let flaw = Flaw::new(id, at, Some(column), kind);
                // A column that the sheet does not have was told once, at the header.
                let gone = record.fields[column].col == 0;
                flaws.push(if gone { flaw.weighing(Weight::Silent) } else { flaw });
            }
        }
    }
    flaws
}

/// Cells that must be blank under conditions that hold: closed out, though it was not found in order.
pub(super) fn blank(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        let ruled = ledger
            .columns
            .with_ids()
            .filter(|(_, column)| !column.empty_when.is_empty());
        for (column, definition) in ruled {
            for (at, record) in context.records.of(id).iter().enumerate() {
                let subject = record.sender.map_or(Subject::Code(0), Subject::Unit);
                let row = context.rows.row(record);
                if is_blank(&definition.kind, record.value(column))
                    || !context.rows.holds(row, &definition.empty_when, subject)
                {
                    continue;
                }
                let kind = Kind::FilledThough {
                    column: definition.name.to_string(),
                    when: when::words(context.campaign, &definition.empty_when),
                };
                flaws.push(Flaw::new(id, at, Some(column), kind));
            }
        }
    }
    flaws
}

/// Required and blank cells of each unit's ledgers, by unit and ledger.
pub(super) fn completeness(context: &Context<'_>) -> Vec<Completeness> {
    let mut cells: BTreeMap<(UnitId, LedgerId), Completeness> = BTreeMap::new();
    for (id, ledger) in context.campaign.ledgers.with_ids() {
        for record in context.records.of(id) {
            let Some(unit) = record.sender else { continue };
            let whole = cells.entry((unit, id)).or_insert_with(|| Completeness {
                unit,
                ledger: id,
                required: 0,
                blank: Vec::new(),
            });
            for (column, definition) in ledger.columns.with_ids() {
                if matches!(duty(context, record, column), Duty::None) {
                    continue;
                }
                whole.required += 1;
                if is_blank(&definition.kind, record.value(column)) {
                    whole.blank.push(BlankCell {
                        column,
                        place: record.cell(column),
                    });
                }
            }
        }
    }
    cells.into_values().collect()
}
