//! Sheets on which labels and values alternate, one sheet per matter (督办单, 谈话记录).

use super::label::Label;
use super::reading::Reading;
use crate::workbook::RawValue;
use std::collections::{BTreeMap, BTreeSet};

/// Rows and cells of a row in which labels are looked for.
const ROWS: usize = 40;
const CELLS: usize = 20;
/// Least number of labels, and of rows they stand in, for a form.
const FEWEST: usize = 3;

/// A form, with the ledger its labels belong to.
pub(super) struct Form {
    /// Index of the spec.
    pub(super) spec: usize,
    /// Row of the first label, from 1.
    pub(super) row: u32,
    /// Number of labels.
    pub(super) labels: usize,
}

/// Columns of one ledger that were found as labels on a sheet.
#[derive(Default)]
struct Hits {
    columns: BTreeSet<usize>,
    rows: BTreeSet<u32>,
}

/// Whether a sheet is a form: half the columns of a ledger stand on it as labels, in several rows.
pub(super) fn of(reading: &Reading) -> Option<Form> {
    let mut hits: BTreeMap<usize, Hits> = BTreeMap::new();
    for row in reading.sheet.rows.iter().take(ROWS) {
        for cell in row.cells.iter().take(CELLS) {
            let RawValue::Text(text) = &cell.value else {
                continue;
            };
            let Some(label) = Label::of_cell(text) else {
                continue;
            };
            for (spec, column) in label.keys.iter().flat_map(|key| reading.names.get(key)) {
                if label.word().is_none() {
                    let hits = hits.entry(*spec).or_default();
                    hits.columns.insert(*column);
                    hits.rows.insert(row.row);
                }
            }
        }
    }
    let named = reading.ledger_named().map(|spec| spec.id);
    let (spec, best) = hits.into_iter().max_by_key(|(spec, hits)| {
        let is_named = named == Some(reading.names.specs[*spec].id);
        (is_named, hits.columns.len(), usize::MAX - spec)
    })?;
    let half = 2 * best.columns.len() >= reading.names.telling[spec];
    (half && best.columns.len() >= FEWEST && best.rows.len() >= FEWEST).then_some(Form {
        spec,
        row: *best.rows.first()?,
        labels: best.columns.len(),
    })
}
