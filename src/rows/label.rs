//! What a row is called in reports, and which of its cells are shown as sources.

use super::{Row, Rows};
use crate::campaign::model::{Campaign, Column, ColumnId, ColumnKind, FieldRef, Ledger, LedgerId, Shown};
use crate::evidence::Evidence;
use crate::record::Record;
use crate::value::Value;

impl<'a> Rows<'a> {
    /// Key of a row as printed: `南湖小区改造/管网`; `台账第7行` where it has none.
    pub fn label(&self, row: Row<'a>) -> String {
        let Some(record) = row.own.or(row.base) else {
            return String::new();
        };
        self.record_label(record)
    }

    /// Key of a record as printed, without columns that not everybody may see.
    pub fn record_label(&self, record: &Record) -> String {
        record_label(self.campaign, record)
    }

    /// The whole key of a row as printed, by which a later period recognises an item.
    pub fn identity(&self, row: Row<'a>) -> String {
        let Some(record) = row.own.or(row.base) else {
            return String::new();
        };
        key_words(self.campaign, record, |column| column.shown != Shown::Restricted)
    }

    /// The cell of a field as evidence; none where open reports may not show it.
    pub fn cell(&self, row: Row<'a>, field: FieldRef) -> Option<Evidence> {
        let (record, column) = self.field(row, field)?;
        self.record_cell(record, column)
    }

    /// The cell of a column of a record as evidence; none where open reports may not show it.
    pub fn record_cell(&self, record: &Record, column: ColumnId) -> Option<Evidence> {
        self.may_show(record.ledger, column)
            .then(|| record.evidence(column, &self.campaign.ledgers[record.ledger].columns[column]))
    }

    fn may_show(&self, ledger: LedgerId, column: ColumnId) -> bool {
        let ledger = &self.campaign.ledgers[ledger];
        match ledger.shown {
            Shown::Restricted => {
                ledger.key.contains(&column) && ledger.columns[column].kind != ColumnKind::People
            }
            Shown::Open | Shown::Personal => ledger.columns[column].shown != Shown::Restricted,
        }
    }

    /// The key cells of a record as evidence, or its first filled cell where it has no key.
    pub fn key_cells(&self, record: &Record) -> Vec<Evidence> {
        let ledger = &self.campaign.ledgers[record.ledger];
        let key = ledger
            .key
            .iter()
            .filter_map(|column| self.record_cell(record, *column));
        let cells: Vec<Evidence> = key.collect();
        if !cells.is_empty() || ledger.shown == Shown::Restricted {
            return cells;
        }
        ledger
            .columns
            .ids()
            .filter(|column| *record.value(*column) != Value::Missing)
            .find_map(|column| self.record_cell(record, column))
            .into_iter()
            .collect()
    }
}

/// Key of a record as printed, without personal and restricted columns: a label stands in the middle of a sentence,
/// where nothing can be masked later.
pub fn record_label(campaign: &Campaign, record: &Record) -> String {
    let ledger = &campaign.ledgers[record.ledger];
    key_words(campaign, record, |column| is_named(ledger, column))
}

/// Whether a key column may be part of a label.
pub fn is_named(ledger: &Ledger, column: &Column) -> bool {
    match ledger.shown {
        // The number of a restricted case may be printed, its people may not.
        Shown::Restricted => column.kind != ColumnKind::People,
        Shown::Open | Shown::Personal => column.shown == Shown::Open,
    }
}

fn key_words(campaign: &Campaign, record: &Record, told: impl Fn(&Column) -> bool) -> String {
    let ledger = &campaign.ledgers[record.ledger];
    let words: Vec<String> = ledger
        .key
        .iter()
        .filter(|column| told(&ledger.columns[**column]))
        .map(|column| match record.value(*column) {
            Value::Date(date) => date.to_string(),
            Value::Text(text) => text.to_string(),
            _ => record.fields[*column].shown.to_string(),
        })
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        // A row that only a seal holds stands in no line of a sheet.
        return match record.row {
            0 => format!("{}封存的一行", ledger.name),
            row => format!("{}第{row}行", ledger.name),
        };
    }
    words.join("/")
}
