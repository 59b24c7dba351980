//! Where the tables of units stand in the files of a folder: what may be altered.

use super::folder::Folder;
use kaoping::campaign::model::{ColumnId, LedgerId, UnitId};
use kaoping::finding::{Level, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A table of a unit. Rows and columns count from 1.
pub(super) struct Table {
    pub(super) unit: UnitId,
    pub(super) ledger: LedgerId,
    pub(super) file: Arc<str>,
    pub(super) sheet: Arc<str>,
    /// The row of the header; a made-up folder without dirt has one.
    pub(super) header: u32,
    /// Rows with data, each with its key.
    pub(super) rows: Vec<(u32, Option<Arc<str>>)>,
    /// Where the columns of the ledger stand.
    pub(super) columns: Vec<(ColumnId, u32)>,
    /// Cells at which an error or a warning was found.
    pub(super) faulty: BTreeSet<(u32, u32)>,
}

/// Tables with rows, in the order of files and sheets.
pub(super) fn tables(folder: &Folder) -> Vec<Table> {
    let checked = folder.check(&folder.files);
    let mut tables: BTreeMap<(Arc<str>, Arc<str>, LedgerId), Table> = BTreeMap::new();
    for record in checked.records.ledgers.iter().flatten() {
        let (Some(unit), true) = (record.sender, record.was_sent()) else {
            continue;
        };
        let at = (record.file.clone(), record.sheet.clone(), record.ledger);
        let table = tables.entry(at).or_insert_with(|| Table {
            unit,
            ledger: record.ledger,
            file: record.file.clone(),
            sheet: record.sheet.clone(),
            header: record.row - 1,
            rows: Vec::new(),
            columns: Vec::new(),
            faulty: BTreeSet::new(),
        });
        table.header = table.header.min(record.row - 1);
        table.rows.push((record.row, record.key.clone()));
        let found: BTreeSet<ColumnId> = table.columns.iter().map(|(column, _)| *column).collect();
        let fields = record.fields.ids().zip(record.fields.iter());
        let more = fields.filter(|(column, field)| field.col > 0 && !found.contains(column));
        table
            .columns
            .extend(more.map(|(column, field)| (column, field.col)));
    }
    let mut tables: Vec<Table> = tables.into_values().collect();
    for table in &mut tables {
        table.rows.sort();
        table.columns.sort_by_key(|(_, col)| *col);
        let here = |place: &Place| {
            let is_here =
                place.file.as_ref() == Some(&table.file) && place.sheet.as_ref() == Some(&table.sheet);
            is_here.then_some((place.row?, place.col?))
        };
        let found = checked.findings.as_slice().iter();
        let found = found.filter(|finding| finding.level != Level::Note);
        table.faulty = found.filter_map(|finding| here(&finding.place)).collect();
    }
    tables
}
