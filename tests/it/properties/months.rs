//! Ledgers of events sent month by month, as many units do.

use super::folder::{File, Folder};
use super::sheets::Book;
use super::tables::Table;
use chrono::{Datelike, NaiveDate};
use kaoping::campaign::model::Life;
use std::collections::BTreeMap;

/// The parts of a file by months; the file as it is where it holds more than one table of events, or one month only.
pub(super) fn by_month(folder: &Folder, tables: &[&Table], (path, bytes): &File) -> Vec<File> {
    let whole = || vec![(path.clone(), bytes.clone())];
    let [table] = tables else { return whole() };
    let book = Book::read(path, bytes);
    let Some(months) = months(folder, table, book.clone()) else {
        return whole();
    };
    if months.len() < 2 {
        return whole();
    }
    let unit = &folder.campaign.roster.units[table.unit].name;
    let ledger = &folder.campaign.ledgers[table.ledger].name;
    let parts = months.iter().map(|(month, rows)| {
        let mut part = book.clone();
        let gone: Vec<u32> = table
            .rows
            .iter()
            .map(|(row, _)| *row)
            .filter(|row| !rows.contains(row))
            .collect();
        let above = |row: u32| u32::try_from(gone.iter().filter(|gone| **gone < row).count()).expect("rows");
        part.sheet(&table.sheet)
            .moved(|(row, col)| (!gone.contains(&row)).then(|| (row - above(row), col)));
        (
            format!("inbox/{}/{unit}/{ledger}{month}月.xlsx", folder.id),
            part.write(),
        )
    });
    parts.collect()
}

/// Rows of a table of events by month; none where a row has no day, or the ledger is none of events.
fn months(folder: &Folder, table: &Table, mut book: Book) -> Option<BTreeMap<u32, Vec<u32>>> {
    let Life::Event { date } = folder.campaign.ledgers[table.ledger].life else {
        return None;
    };
    let (_, col) = table.columns.iter().find(|(column, _)| *column == date)?;
    let mut months: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut years = std::collections::BTreeSet::new();
    for (row, _) in &table.rows {
        let day: NaiveDate =
            super::dates::read(&super::dates::written_at(book.sheet(&table.sheet), (*row, *col)))?;
        years.insert(day.year());
        months.entry(day.month()).or_default().push(*row);
    }
    (years.len() == 1).then_some(months)
}
