//! A term that a row says otherwise than it was stated before.

use super::super::Context;
use super::Row;
use crate::campaign::model::ColumnId;
use crate::finding::Kind;
use crate::record::{Record, words};
use crate::value::Value;

/// A changed term in the words of findings.
pub(super) struct Change {
    column: String,
    before: String,
    now: String,
}

impl Change {
    pub(super) fn of(
        context: &Context<'_>,
        Row { id, record, .. }: Row<'_>,
        column: ColumnId,
        before: &Value,
    ) -> Change {
        let definition = &context.campaign.ledgers[id].columns[column];
        let now = words(context.campaign, definition, record.value(column));
        Change {
            column: definition.name.to_string(),
            before: words(context.campaign, definition, before),
            now: if now.is_empty() { "空".into() } else { now },
        }
    }

    /// The earlier value goes on counting; `stated`: where it was stated.
    pub(super) fn held(self, stated: String) -> Kind {
        Kind::TermChanged {
            column: self.column,
            before: self.before,
            now: self.now,
            period: stated,
        }
    }

    /// The later value counts.
    pub(super) fn tightened(self, stated: String) -> Kind {
        Kind::TermTightened {
            column: self.column,
            before: self.before,
            now: self.now,
            source: stated,
        }
    }
}

/// Whether a cell of a term has an error that is told elsewhere.
pub(super) fn has_error(record: &Record, column: ColumnId) -> bool {
    *record.value(column) == Value::Unreadable || record.is_rejected_at(column)
}
