//! Alterations after which every mark is the same: the same facts laid out, spelled or packed otherwise.

use super::folder::{File, Folder};
use super::months::by_month;
use super::sheets::{Book, Sheet, cell};
use super::tables::Table;
use kaoping::campaign::model::ColumnKind;
use kaoping::workbook::{NumberFormat, RawValue};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An alteration by its name; it yields all files of the folder.
pub(super) type Alike = (&'static str, fn(&Folder, &[Table]) -> Vec<File>);

pub(super) const ALIKE: &[Alike] = &[
    ("files written anew", |folder, tables| {
        each_book(folder, tables, |_, _| ())
    }),
    ("columns in reverse order", |folder, tables| {
        each_book(folder, tables, columns_reversed)
    }),
    ("rows in reverse order", |folder, tables| {
        each_book(folder, tables, rows_reversed)
    }),
    ("sheets in reverse order", |folder, tables| {
        each_book(folder, tables, |book, _| book.sheets.reverse())
    }),
    ("blank rows between the rows", |folder, tables| {
        each_book(folder, tables, blank_rows)
    }),
    ("a blank column on the left", |folder, tables| {
        each_book(folder, tables, blank_column)
    }),
    ("dates as words", |folder, tables| {
        each_book(folder, tables, dates_as_words)
    }),
    ("numbers as text", |folder, tables| {
        each_book(folder, tables, numbers_as_text)
    }),
    ("files in reverse order", |folder, _| {
        folder.files.iter().rev().cloned().collect()
    }),
    ("files renamed", |folder, tables| {
        with_inbox(folder, renamed(folder, tables))
    }),
    ("files in folders of their own", |folder, tables| {
        with_inbox(folder, moved(folder, tables))
    }),
    ("all ledgers of a unit in one workbook", |folder, tables| {
        with_inbox(folder, in_one(folder, tables))
    }),
    ("every sheet a workbook", |folder, tables| {
        with_inbox(folder, apart(folder, tables))
    }),
    ("ledgers of events by months", |folder, tables| {
        let parts = inbox(folder).flat_map(|file| by_month(folder, &of_file(tables, &file.0), file));
        with_inbox(folder, parts.collect())
    }),
    ("every workbook a fods", |folder, _| {
        with_inbox(folder, as_fods(folder))
    }),
    ("every sheet a csv", |folder, tables| {
        with_inbox(folder, as_csv(folder, tables))
    }),
];

fn is_inbox(path: &str) -> bool {
    path.starts_with("inbox/")
}

/// The tables of a file.
fn of_file<'t>(tables: &'t [Table], path: &str) -> Vec<&'t Table> {
    tables.iter().filter(|table| &*table.file == path).collect()
}

/// Alters the workbook of every file of a unit.
fn each_book(folder: &Folder, tables: &[Table], alter: fn(&mut Book, &[&Table])) -> Vec<File> {
    let altered = |(path, bytes): &File| match is_inbox(path) {
        false => (path.clone(), bytes.clone()),
        true => {
            let mut book = Book::read(path, bytes);
            alter(&mut book, &of_file(tables, path));
            (path.clone(), book.write())
        }
    };
    folder.files.iter().map(altered).collect()
}

fn with_inbox(folder: &Folder, inbox: Vec<File>) -> Vec<File> {
    let registers = folder.files.iter().filter(|(path, _)| !is_inbox(path));
    registers.cloned().chain(inbox).collect()
}

fn inbox(folder: &Folder) -> impl Iterator<Item = &File> {
    folder.files.iter().filter(|(path, _)| is_inbox(path))
}

/// The row of the header and the last row of the table.
fn span(table: &Table) -> (u32, u32) {
    (
        table.header,
        table.rows.last().map_or(table.header, |(row, _)| *row),
    )
}

/// Whether a merged area reaches into these rows, which then stay as they are.
fn is_merged(sheet: &Sheet, first: u32, last: u32) -> bool {
    let mut areas = sheet.merges.iter();
    areas.any(|area| area.bottom >= first && area.top <= last)
}

fn columns_reversed(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        let sheet = book.sheet(&table.sheet);
        let (header, last) = span(table);
        let cols: Vec<u32> = table.columns.iter().map(|(_, col)| *col).collect();
        let reversed: BTreeMap<u32, u32> = cols.iter().copied().zip(cols.iter().rev().copied()).collect();
        if is_merged(sheet, header, last) {
            continue;
        }
        sheet.moved(|(row, col)| match (header..=last).contains(&row) {
            true => Some((row, *reversed.get(&col).unwrap_or(&col))),
            false => Some((row, col)),
        });
    }
}

fn rows_reversed(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        let sheet = book.sheet(&table.sheet);
        let (header, last) = span(table);
        if is_merged(sheet, header + 1, last) {
            continue;
        }
        let rows: Vec<u32> = table.rows.iter().map(|(row, _)| *row).collect();
        let reversed: BTreeMap<u32, u32> = rows.iter().copied().zip(rows.iter().rev().copied()).collect();
        sheet.moved(|(row, col)| Some((*reversed.get(&row).unwrap_or(&row), col)));
    }
}

fn blank_rows(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        let sheet = book.sheet(&table.sheet);
        let (header, last) = span(table);
        if is_merged(sheet, header + 1, last) {
            continue;
        }
        sheet.moved(|(row, col)| match row > header {
            true => Some((header + 2 * (row - header), col)),
            false => Some((row, col)),
        });
    }
}

fn blank_column(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        book.sheet(&table.sheet).moved(|(row, col)| Some((row, col + 1)));
    }
}

fn dates_as_words(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        let sheet = book.sheet(&table.sheet);
        for at in data_cells(table) {
            let date = sheet
                .cells
                .get(&at)
                .filter(|cell| cell.format == NumberFormat::Date);
            if let Some(RawValue::Number(serial)) = date.map(|cell| cell.value.clone())
                && let Some(day) = super::dates::day(serial)
            {
                // Not everybody writes all dates of a column alike.
                let text = match at.0 % 3 {
                    0 => day.format("%Y年%-m月%-d日"),
                    1 => day.format("%Y.%-m.%-d"),
                    _ => day.format("%Y/%m/%d"),
                };
                sheet.set(at, &text.to_string());
            }
        }
    }
}

fn numbers_as_text(book: &mut Book, tables: &[&Table]) {
    for table in tables {
        let sheet = book.sheet(&table.sheet);
        for at in data_cells(table) {
            let number = sheet
                .cells
                .get(&at)
                .filter(|cell| cell.format == NumberFormat::General);
            if let Some(RawValue::Number(number)) = number.map(|cell| cell.value.clone()) {
                let text = RawValue::Text(Arc::from(number.to_string()));
                sheet.cells.insert(at, cell(at.1, text, NumberFormat::Text));
            }
        }
    }
}

/// Cells of the columns of a ledger.
fn data_cells(table: &Table) -> impl Iterator<Item = (u32, u32)> {
    let rows = table.rows.iter();
    rows.flat_map(|(row, _)| table.columns.iter().map(|(_, col)| (*row, *col)))
}

/// The unit whose tables a file holds.
fn owner(folder: &Folder, tables: &[Table], path: &str) -> Option<String> {
    let table = tables.iter().find(|table| &*table.file == path)?;
    Some(folder.campaign.roster.units[table.unit].name.to_string())
}

fn renamed(folder: &Folder, tables: &[Table]) -> Vec<File> {
    let renamed = inbox(folder).enumerate().map(|(at, (path, bytes))| {
        let unit = owner(folder, tables, path);
        let unit = unit.unwrap_or_else(|| path.split('/').nth(2).expect("a name").to_owned());
        (
            format!("inbox/{}/{unit}/表{at} - 副本.xlsx", folder.id),
            bytes.clone(),
        )
    });
    renamed.collect()
}

fn moved(folder: &Folder, _: &[Table]) -> Vec<File> {
    let moved = inbox(folder).enumerate().map(|(at, (path, bytes))| {
        let rest = path.splitn(3, '/').nth(2).expect("a name");
        (format!("inbox/{}/第{at}批/{rest}", folder.id), bytes.clone())
    });
    moved.collect()
}

/// The sheets of all files of a unit in one workbook, where their properties do not contradict each other.
fn in_one(folder: &Folder, tables: &[Table]) -> Vec<File> {
    let mut books: BTreeMap<String, Book> = BTreeMap::new();
    let mut left = Vec::new();
    for (path, bytes) in inbox(folder) {
        let Some(unit) = owner(folder, tables, path) else {
            left.push((path.clone(), bytes.clone()));
            continue;
        };
        let book = Book::read(path, bytes);
        let all = books.entry(unit).or_default();
        all.properties.extend(book.properties);
        for sheet in book.sheets {
            let name = match all.sheets.iter().any(|other| other.name == sheet.name) {
                true => format!("{}{}", sheet.name, all.sheets.len()),
                false => sheet.name.clone(),
            };
            all.sheets.push(Sheet { name, ..sheet });
        }
    }
    let whole = books
        .iter()
        .map(|(unit, book)| (format!("inbox/{}/{unit}台账.xlsx", folder.id), book.write()));
    left.extend(whole);
    left
}

fn apart(folder: &Folder, tables: &[Table]) -> Vec<File> {
    let split = |(path, bytes): &File| {
        let unit = owner(folder, tables, path);
        let Some(unit) = unit else {
            return vec![(path.clone(), bytes.clone())];
        };
        let book = Book::read(path, bytes);
        let sheets = book.sheets.iter().map(|sheet| {
            let one = Book {
                sheets: vec![sheet.clone()],
                properties: book.properties.clone(),
            };
            (
                format!("inbox/{}/{unit}/{}.xlsx", folder.id, sheet.name),
                one.write(),
            )
        });
        sheets.collect()
    };
    inbox(folder).flat_map(split).collect()
}

fn as_fods(folder: &Folder) -> Vec<File> {
    let written = |(path, bytes): &File| {
        let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
        (
            format!("{stem}.fods"),
            super::fods::written(&Book::read(path, bytes)),
        )
    };
    inbox(folder).map(written).collect()
}

/// Every sheet as a csv where no merged area reaches into a table; dates are written yyyy-mm-dd.
fn as_csv(folder: &Folder, tables: &[Table]) -> Vec<File> {
    let split = |(path, bytes): &File| {
        let book = Book::read(path, bytes);
        // A title that runs across stands in one cell all the same.
        let merged = of_file(tables, path).into_iter().any(|table| {
            let mut sheets = book.sheets.iter().filter(|sheet| *sheet.name == *table.sheet);
            let (header, last) = span(table);
            sheets.any(|sheet| is_merged(sheet, header, last))
        });
        match owner(folder, tables, path) {
            Some(unit) if !merged => book
                .sheets
                .iter()
                .map(|sheet| {
                    (
                        format!("inbox/{}/{unit}/{}.csv", folder.id, sheet.name),
                        csv(sheet),
                    )
                })
                .collect(),
            _ => vec![(path.clone(), bytes.clone())],
        }
    };
    inbox(folder).flat_map(split).collect()
}

fn csv(sheet: &Sheet) -> Vec<u8> {
    let last_col = sheet.cells.keys().map(|(_, col)| *col).max().unwrap_or(0);
    let mut text = String::from("\u{feff}");
    for row in 1..=sheet.last_row() {
        let cells = (1..=last_col).map(|col| {
            let shown = match sheet.cells.get(&(row, col)) {
                None => String::new(),
                Some(cell) => super::dates::written(cell),
            };
            match shown.contains([',', '"', '\n']) {
                true => format!("\"{}\"", shown.replace('"', "\"\"")),
                false => shown,
            }
        });
        text.push_str(&cells.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text.into_bytes()
}

/// Whether a column holds a day, a month or a time limit.
pub(super) fn is_time(kind: &ColumnKind) -> bool {
    matches!(kind, ColumnKind::Date | ColumnKind::Month | ColumnKind::Due)
}
