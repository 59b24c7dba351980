//! What a row is recognised by in a later period.

use crate::campaign::model::{Campaign, Column, Life};
use crate::digest::sha256;
use crate::fold::fold;
use crate::record::{Record, words};
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The filled cells of a row in their printed form, by column; an unreadable cell as it stands.
pub fn row_cells(campaign: &Campaign, record: &Record) -> BTreeMap<Arc<str>, String> {
    let ledger = &campaign.ledgers[record.ledger];
    let cells = ledger.columns.iter().zip(&record.fields);
    cells
        .map(|(column, field)| {
            let text = match field.value {
                Value::Unreadable => field.shown.to_string(),
                _ => words(campaign, column, &field.value),
            };
            (column.name.clone(), text)
        })
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Fingerprint of a row without a key: ledger, sender, its date and every cell that counting reads, in printed
/// form, so that a date typed in another way or a reworded remark does not make it another row. Units stand in it as
/// what they are known by for good.
pub fn event_hash(campaign: &Campaign, record: &Record) -> String {
    let ledger = &campaign.ledgers[record.ledger];
    let mut text = fold(&ledger.name);
    if let Some(sender) = record.sender {
        text += "\u{1f}";
        text += &fold(campaign.roster.units[sender].lasting());
    }
    let date = match ledger.life {
        Life::Event { date } => Some(date),
        Life::Item { .. } | Life::State => None,
    };
    for ((id, column), field) in ledger.columns.with_ids().zip(&record.fields) {
        if column.counted || date == Some(id) {
            text += "\u{1f}";
            text += &fold(&column.name);
            text += "=";
            text += &fold(&lasting_words(campaign, column, &field.value));
        }
    }
    sha256(text.as_bytes())
}

fn lasting_words(campaign: &Campaign, column: &Column, value: &Value) -> String {
    match value {
        Value::Units(units) => {
            let units = units.iter().map(|unit| &**campaign.roster.units[*unit].lasting());
            units.collect::<Vec<_>>().join("、")
        }
        _ => words(campaign, column, value),
    }
}
