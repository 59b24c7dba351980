//! Sheets with rows that no ledger claims, and the ledgers whose heads or name they show.

use super::grid::Grid;
use super::label::Label;
use super::reading::Reading;
use crate::workbook::RawRow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rows within which the heads are looked for.
const WITHIN: usize = 40;
/// Least number of a ledger's own heads that a sheet must show.
const FEWEST: usize = 2;

/// A sheet with rows that no ledger claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclaimed {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Ids of the specs whose own heads, or whose name, the sheet shows.
    pub specs: Vec<usize>,
    /// Id of the spec of which most heads are there.
    pub likeliest: usize,
    /// Its heads that are not there.
    pub lacking: Vec<Arc<str>>,
}

/// The sheet as one with rows that no ledger claims; none where it has no rows, or shows nothing of any ledger.
pub(super) fn of(reading: &Reading) -> Option<Unclaimed> {
    let rows = &reading.sheet.rows;
    let filled = |row: &&RawRow| row.cells.len() >= 2;
    // By index of the spec, the columns that the best row shows.
    let mut shown: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().take(WITHIN) {
        if rows.iter().skip(at + 1).any(|below| filled(&below)) {
            for (spec, columns) in heads(reading, row) {
                let best = shown.entry(spec).or_default();
                if columns.len() > best.len() {
                    *best = columns;
                }
            }
        }
    }
    let named = reading.ledger_named().map(|spec| spec.id);
    if rows.iter().filter(filled).count() >= 2 {
        let mut specs = reading.names.specs.iter();
        if let Some(spec) = specs.position(|spec| named == Some(spec.id)) {
            shown.entry(spec).or_default();
        }
    }
    let id = |spec: usize| reading.names.specs[spec].id;
    let best = |(spec, columns): &(&usize, &BTreeSet<usize>)| {
        (named == Some(id(**spec)), columns.len(), usize::MAX - **spec)
    };
    let (likeliest, columns) = shown.iter().max_by_key(best)?;
    let all = reading.names.specs[*likeliest].columns.iter().enumerate();
    let lacking = all.filter(|(at, _)| !columns.contains(at));
    Some(Unclaimed {
        sheet: reading.sheet.name.clone(),
        specs: shown.keys().map(|spec| id(*spec)).collect(),
        likeliest: id(*likeliest),
        lacking: lacking
            .filter_map(|(_, column)| column.names.first().cloned())
            .collect(),
    })
}

/// The specs of which a row shows enough own heads, with these; words that every table may have tell nothing.
fn heads(reading: &Reading, row: &RawRow) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut hits: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let cells = Grid::within(row, (1, u32::MAX));
    for (_, label) in reading.grid.labels(row.row).iter().take(cells.len()) {
        for (spec, column) in own_heads(reading, label) {
            hits.entry(spec).or_default().insert(column);
        }
    }
    hits.retain(|_, columns| columns.len() >= FEWEST);
    hits
}

fn own_heads(reading: &Reading, label: &Label) -> Vec<(usize, usize)> {
    if label.word().is_some() {
        return Vec::new();
    }
    let keys = label.keys.iter();
    keys.flat_map(|key| reading.names.get(key).iter().copied())
        .collect()
}
