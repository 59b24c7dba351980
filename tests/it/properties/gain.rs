//! Alterations of a unit's own ledgers, one cell, row or file at a time: by none of them may its mark become higher,
//! but by what a unit alone can know (`own_word`).

use super::alike::is_time;
use super::folder::{File, Folder, Mark};
use super::own_word::{Told, own_row, own_word};
use super::sheets::{Book, cell};
use super::tables::Table;
use kaoping::campaign::model::{ColumnId, ColumnKind, UnitId};
use kaoping::self_reported::{FactKind, FactKinds};
use kaoping::workbook::{NumberFormat, RawValue};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// One alteration of one table.
pub(super) struct Change<'t> {
    pub(super) table: &'t Table,
    pub(super) what: What,
    /// Why a unit may gain by it; none = it may not.
    pub(super) excepted: Option<Excepted>,
    /// Why a unit may gain by leaving out the row of the cell; none = it may not.
    pub(super) of_row: Option<FactKind>,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// The cell is written otherwise.
    Cell {
        row: u32,
        col: u32,
        before: String,
        after: String,
    },
    RowDeleted(u32),
    RowDoubled(u32),
    FileDeleted,
}

/// Why a unit may gain by an alteration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excepted {
    /// Nobody but the unit can know the fact.
    OwnWord(FactKind),
    /// A cell with a finding of its own is filled in as it should be.
    FaultyCellMended,
}

impl fmt::Display for Excepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Excepted::OwnWord(kind) => write!(f, "own word: {kind:?}"),
            Excepted::FaultyCellMended => write!(f, "a faulty cell mended"),
        }
    }
}

impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}] ", self.table.file, self.table.sheet)?;
        match &self.what {
            What::Cell {
                row,
                col,
                before,
                after,
            } => write!(f, "row {row} column {col}: “{before}” → “{after}”"),
            What::RowDeleted(row) => write!(f, "row {row} deleted"),
            What::RowDoubled(row) => write!(f, "row {row} doubled"),
            What::FileDeleted => write!(f, "file deleted"),
        }
    }
}

/// All alterations of the tables of a folder.
pub(super) fn changes<'t>(folder: &Folder, tables: &'t [Table]) -> Vec<Change<'t>> {
    let mut books: BTreeMap<Arc<str>, Book> = BTreeMap::new();
    let mut changes = Vec::new();
    let kinds = FactKinds::new(&folder.campaign);
    for table in tables {
        let book = books
            .entry(table.file.clone())
            .or_insert_with(|| Book::read(&table.file, bytes(folder, &table.file)));
        for (row, key) in &table.rows {
            let known = key.as_ref().is_some_and(|key| is_sealed(folder, table, key));
            for (column, col) in &table.columns {
                let before = super::dates::written_at(book.sheet(&table.sheet), (*row, *col));
                for (told, after) in others(folder, table, *column, &before) {
                    let what = What::Cell {
                        row: *row,
                        col: *col,
                        before: before.clone(),
                        after,
                    };
                    let mended = told == Told::Other && table.faulty.contains(&(*row, *col));
                    let own = own_word(&kinds, (table.ledger, *column), told, known);
                    let excepted = own
                        .map(Excepted::OwnWord)
                        .or(mended.then_some(Excepted::FaultyCellMended));
                    changes.push(Change {
                        table,
                        what,
                        excepted,
                        of_row: own_row(known),
                    });
                }
            }
            changes.push(Change {
                table,
                what: What::RowDeleted(*row),
                excepted: own_row(known).map(Excepted::OwnWord),
                of_row: None,
            });
            changes.push(Change {
                table,
                what: What::RowDoubled(*row),
                excepted: None,
                of_row: None,
            });
        }
    }
    for (at, table) in tables.iter().enumerate() {
        if tables[..at].iter().all(|other| other.file != table.file) {
            changes.push(Change {
                table,
                what: What::FileDeleted,
                excepted: None,
                of_row: None,
            });
        }
    }
    changes
}

/// The bytes of a file of the folder.
pub(super) fn bytes<'f>(folder: &'f Folder, path: &str) -> &'f [u8] {
    let file = folder.files.iter().find(|(other, _)| other == path);
    &file.expect("a file").1
}

/// Whether the seal of a period before has the row.
fn is_sealed(folder: &Folder, table: &Table, key: &str) -> bool {
    let ledger = &folder.campaign.ledgers[table.ledger].name;
    let unit = &folder.campaign.roster.units[table.unit].name;
    folder.history.rows(ledger, Some(unit), key).next().is_some()
}

/// What may stand in a cell instead, each with what it tells.
fn others(folder: &Folder, table: &Table, column: ColumnId, before: &str) -> Vec<(Told, String)> {
    let campaign = &folder.campaign;
    let kind = &campaign.ledgers[table.ledger].columns[column].kind;
    let mut others = vec![
        (Told::Nothing, "不详".to_owned()),
        (Told::Nothing, String::new()),
        (Told::Nothing, "无".to_owned()),
    ];
    match kind {
        kind if is_time(kind) => {
            if let Some(day) = super::dates::read(before) {
                let moved = [-400, -40, 40, 400].map(|days| super::dates::moved(day, days));
                others.extend(moved.map(|day| (Told::Other, super::dates::in_kind(day, kind))));
            }
        }
        ColumnKind::Choice(list) => {
            let words = campaign.lists[*list].values.iter();
            others.extend(words.map(|word| (Told::Other, word.to_string())));
        }
        ColumnKind::Bool => others.extend(["是", "否"].map(|word| (Told::Other, word.to_owned()))),
        ColumnKind::Integer | ColumnKind::Decimal | ColumnKind::Percent => {
            if let Ok(number) = before.trim_end_matches('%').parse::<Decimal>() {
                let hundred = Decimal::ONE_HUNDRED;
                let altered = [Decimal::ZERO, -number, number * hundred, number / hundred];
                others.extend(altered.map(|number| (Told::Other, number.normalize().to_string())));
            }
        }
        ColumnKind::Units => {
            let other = campaign.roster.units.iter().find(|unit| *unit.name != *before);
            others.extend(other.map(|unit| (Told::Other, unit.name.to_string())));
        }
        ColumnKind::People => {
            let mut people = campaign.roster.people.iter();
            let other = people.find(|person| person.unit == table.unit && *person.name != *before);
            others.extend(other.map(|person| (Told::Other, person.name.to_string())));
        }
        ColumnKind::Reference { .. } => others.push((Told::Other, "没有这个编号9".to_owned())),
        _ => {}
    }
    others.retain(|(_, after)| after != before);
    others
}

/// The files of the folder with the change.
pub(super) fn altered(folder: &Folder, change: &Change<'_>) -> Vec<File> {
    let path = &*change.table.file;
    let others = folder.files.iter().filter(|(other, _)| other != path).cloned();
    let mut files: Vec<File> = others.collect();
    if matches!(change.what, What::FileDeleted) {
        return files;
    }
    let mut book = Book::read(path, bytes(folder, path));
    let sheet = book.sheet(&change.table.sheet);
    match &change.what {
        What::Cell { row, col, after, .. } => match super::dates::serial(after) {
            Some(serial) => {
                let dated = cell(*col, RawValue::Number(serial), NumberFormat::Date);
                sheet.cells.insert((*row, *col), dated);
            }
            None => sheet.set((*row, *col), after),
        },
        What::RowDeleted(gone) => sheet.moved(|(row, col)| match row.cmp(gone) {
            std::cmp::Ordering::Less => Some((row, col)),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some((row - 1, col)),
        }),
        What::RowDoubled(twice) => {
            let row = sheet.cells.range((*twice, 0)..(*twice + 1, 0));
            let copy: Vec<_> = row.map(|((_, col), cell)| (*col, cell.clone())).collect();
            sheet.moved(|(row, col)| Some((if row > *twice { row + 1 } else { row }, col)));
            let copies = copy.into_iter().map(|(col, cell)| ((*twice + 1, col), cell));
            sheet.cells.extend(copies);
        }
        What::FileDeleted => {}
    }
    files.push((path.to_owned(), book.write()));
    files
}

/// What the unit got more by the change, as a message; none where it did not gain.
pub(super) fn gained(unit: UnitId, before: &[Mark], after: &[Mark]) -> Option<String> {
    let (one, other) = (&before[unit.0], &after[unit.0]);
    let is_higher = match (one.total, other.total) {
        (_, None) => false,
        (None, Some(_)) => false,
        (Some(one), Some(other)) => other > one,
    };
    is_higher.then(|| super::differences(&before[unit.0..=unit.0], &after[unit.0..=unit.0]).join("; "))
}
