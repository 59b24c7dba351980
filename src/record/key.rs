//! The key that identifies a row within its unit and ledger.

use super::Field;
use super::reader::Draft;
use crate::campaign::model::{ById, Column, ColumnId, Ledger, Life};
use crate::finding::Kind;
use crate::fold::fold;
use crate::value::Value;
use std::sync::Arc;

/// Character between the parts of a key of several columns.
const SEPARATOR: char = '/';

/// The folded key; none where a key cell is blank or unreadable. A row of a ledger with items that lacks its key is an
/// error.
pub(super) fn key(
    draft: &mut Draft<'_>,
    ledger: &Ledger,
    fields: &ById<ColumnId, Field>,
) -> Option<Arc<str>> {
    if ledger.key.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for id in &ledger.key {
        match part(draft, &ledger.columns[*id], &fields[*id]) {
            Some(part) => parts.push(part),
            // An unreadable cell has its own finding.
            None if fields[*id].value == Value::Unreadable => return None,
            None => {
                missing(draft, ledger, *id);
                return None;
            }
        }
    }
    Some(Arc::from(parts.join(&SEPARATOR.to_string())))
}

fn part(draft: &Draft<'_>, column: &Column, field: &Field) -> Option<String> {
    match &field.value {
        Value::Missing | Value::Nil | Value::Unreadable => None,
        value => Some(fold(&super::words(draft.reader.campaign, column, value))),
    }
}

fn missing(draft: &mut Draft<'_>, ledger: &Ledger, column: ColumnId) {
    let name = ledger.columns[column].name.to_string();
    let row = draft.row.row;
    let unit = draft
        .sent
        .unit
        .map(|unit| draft.reader.campaign.roster.units[unit].name.to_string());
    let example = format!("{}-{}-{row}", unit.unwrap_or_default(), draft.reader.period.id);
    if matches!(ledger.life, Life::Event { .. }) {
        draft.remark(column, Kind::KeyBlank { column: name });
    } else {
        draft.reject(
            column,
            Kind::KeyMissing {
                column: name,
                example,
            },
        );
    }
}
