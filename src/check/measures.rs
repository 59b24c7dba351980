//! Units that must lead (support) the row's measure by the plan's matrix.

use super::Context;
use super::flaw::Flaw;
use crate::campaign::model::{ColumnId, ColumnKind, Ledger};
use crate::finding::Kind;
use crate::value::Value;

pub(super) fn check(context: &Context<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let campaign = context.campaign;
    for (id, ledger) in campaign.ledgers.with_ids() {
        let Some(measure_column) = ledger
            .columns
            .find_id(|column| column.kind == ColumnKind::Measure)
        else {
            continue;
        };
        let bound = ledger.columns.with_ids().filter(|(_, column)| column.by_measure);
        for (column, _) in bound {
            let supports = is_support(ledger, column);
            for (at, record) in context.records.of(id).iter().enumerate() {
                let (Value::Measure(of), Value::Units(units)) =
                    (record.value(measure_column), record.value(column))
                else {
                    continue;
                };
                let measure = &campaign.measures[*of];
                let allowed = if supports { &measure.support } else { &measure.lead };
                for unit in units.iter().filter(|unit| !allowed.contains(unit)) {
                    let kind = Kind::NotOfMeasure {
                        unit: campaign.roster.units[*unit].name.to_string(),
                        measure: measure.name.to_string(),
                        role: if supports { "配合单位" } else { "牵头单位" }.into(),
                    };
                    flaws.push(Flaw::new(id, at, Some(column), kind).quoting(id, measure_column));
                }
            }
        }
    }
    flaws
}

fn is_support(ledger: &Ledger, column: ColumnId) -> bool {
    ledger.support.is_some_and(|field| field.column == column)
}
