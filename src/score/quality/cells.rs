//! Required cells of all ledgers a unit sent, and the blank ones among them.

use crate::campaign::model::{ColumnId, Ledger, UnitId};
use crate::evidence::Evidence;
use crate::measure::{ScoringContext, directly_charged};
use crate::record::Record;
use crate::rows::Subject;
use crate::submission::LedgerDue;

/// Number of cells that had to be filled in the ledgers due, and the blank ones. Cells of columns that an indicator
/// charges directly are left out of both.
pub(super) fn required(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    due: &[&LedgerDue],
) -> (u32, Vec<Evidence>) {
    let apart = directly_charged(scoring, unit);
    let mut required = 0;
    let mut blank = Vec::new();
    for due in due {
        let ledger = &scoring.inputs.campaign.ledgers[due.ledger];
        let columns: Vec<ColumnId> = ledger
            .columns
            .ids()
            .filter(|column| !apart.contains(&(due.ledger, *column)))
            .collect();
        let sent = scoring.rows.sent(due.ledger, unit).iter().copied();
        for record in sent.filter(|record| record.was_sent()) {
            for column in columns
                .iter()
                .copied()
                .filter(|column| is_required(scoring, unit, ledger, record, *column))
            {
                required += 1;
                let definition = &ledger.columns[column];
                if record.fields[column].is_blank(&definition.kind) {
                    blank.push(record.evidence(column, definition));
                }
            }
        }
    }
    (required, blank)
}

pub(super) fn is_required<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    ledger: &Ledger,
    record: &'a Record,
    column: ColumnId,
) -> bool {
    let column = &ledger.columns[column];
    if column.required || column.required_when.is_empty() {
        return column.required;
    }
    let row = scoring.rows.row(record);
    scoring
        .rows
        .holds(row, &column.required_when, Subject::Unit(unit))
}
