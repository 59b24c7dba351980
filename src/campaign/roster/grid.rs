//! Finding the two tables of a roster by their header rows, on one sheet or two, and reading cells by column name.

use super::super::reader::Mistakes;
use crate::finding::{Kind, Place};
use crate::fold::{clean, fold};
use crate::workbook::{RawBook, RawRow, RawSheet, RawValue};
use chrono::{Days, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// A table of the roster.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Column number and name.
    header: Vec<(u32, Arc<str>)>,
    pub rows: Vec<Row>,
}

/// A row of a table of the roster.
#[derive(Debug)]
pub(super) struct Row {
    /// The row as a whole.
    pub place: Place,
    cells: Vec<(Arc<str>, Cell)>,
}

/// A filled cell.
#[derive(Debug)]
pub(super) struct Cell {
    pub text: Arc<str>,
    pub place: Place,
    value: RawValue,
}

impl Grid {
    /// Names of its columns in printed order.
    pub fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.header.iter().map(|(_, name)| name)
    }
}

impl Row {
    /// The cell of a column, if it is filled.
    pub fn get(&self, column: &str) -> Option<&Cell> {
        let found = self.cells.iter().find(|(name, _)| &**name == column);
        found.map(|(_, cell)| cell)
    }

    /// Its text, if it is filled.
    pub fn text(&self, column: &str) -> Option<Arc<str>> {
        self.get(column).map(|cell| cell.text.clone())
    }

    /// Its text; blank is a mistake.
    pub fn need(&self, column: &str, mistakes: &Mistakes) -> Option<&Cell> {
        let cell = self.get(column);
        if cell.is_none() {
            mistakes.add(
                Kind::RosterBlank {
                    column: column.into(),
                },
                &self.place,
            );
        }
        cell
    }

    /// 是 or 否; blank is none.
    pub fn yes(&self, column: &str, mistakes: &Mistakes) -> Option<bool> {
        let cell = self.get(column)?;
        match &*fold(&cell.text) {
            "是" | "√" | "y" | "yes" | "true" | "1" => Some(true),
            "否" | "×" | "x" | "n" | "no" | "false" | "0" | "/" | "-" => Some(false),
            _ => {
                let kind = Kind::RosterYesNo {
                    column: column.into(),
                    text: cell.text.to_string(),
                };
                mistakes.add(kind, &cell.place);
                None
            }
        }
    }

    /// A day; blank is none.
    pub fn date(&self, column: &str, mistakes: &Mistakes) -> Option<NaiveDate> {
        let cell = self.get(column)?;
        let day = cell.date();
        if day.is_none() {
            let text = cell.text.to_string();
            mistakes.add(Kind::RosterDate { text }, &cell.place);
        }
        day
    }

    /// All filled cells by column name.
    pub fn attributes(&self) -> impl Iterator<Item = (Arc<str>, Arc<str>)> {
        self.cells
            .iter()
            .map(|(name, cell)| (name.clone(), cell.text.clone()))
    }
}

impl Cell {
    fn date(&self) -> Option<NaiveDate> {
        if let RawValue::Number(number) = &self.value {
            let days = number
                .trunc()
                .to_u64()
                .filter(|days| (20_000..80_000).contains(days));
            if let Some(days) = days {
                return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days));
            }
        }
        let digits: Vec<&str> = self
            .text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .collect();
        let joined = |part: &str| {
            Some((
                part.get(..4)?.to_owned(),
                part.get(4..6)?.to_owned(),
                part.get(6..8)?.to_owned(),
            ))
        };
        let (year, month, day) = match digits.as_slice() {
            [all] if all.len() == 8 => joined(all)?,
            [year, month, day, ..] if year.len() == 4 => ((*year).into(), (*month).into(), (*day).into()),
            _ => return None,
        };
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

/// Which table a row heads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heads {
    Units,
    People,
}

/// The tables of units and of people.
pub(super) fn find(book: &RawBook) -> (Option<Grid>, Option<Grid>) {
    let (mut units, mut people) = (None, None);
    for sheet in &book.sheets {
        let heads = sheet.rows.iter().enumerate();
        let heads: Vec<(usize, Heads)> = heads.filter_map(|(at, row)| Some((at, heads_of(row)?))).collect();
        for (n, (at, which)) in heads.iter().enumerate() {
            let end = heads.get(n + 1).map_or(sheet.rows.len(), |next| next.0);
            let slot = match which {
                Heads::Units => &mut units,
                Heads::People => &mut people,
            };
            slot.get_or_insert_with(|| grid(book, sheet, &sheet.rows[*at..end]));
        }
    }
    (units, people)
}

fn heads_of(row: &RawRow) -> Option<Heads> {
    let names: Vec<String> = row.cells.iter().map(|cell| fold(&cell.value.shown())).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if !has("单位") {
        return None;
    }
    if has("姓名") {
        return Some(Heads::People);
    }
    let telling = ["组别", "类别", "分管领导", "参评", "编码", "别名"];
    telling.iter().any(|name| has(name)).then_some(Heads::Units)
}

fn grid(book: &RawBook, sheet: &RawSheet, rows: &[RawRow]) -> Grid {
    let Some((head, rows)) = rows.split_first() else {
        return Grid::default();
    };
    let header: Vec<(u32, Arc<str>)> = head
        .cells
        .iter()
        .map(|cell| (cell.col, clean(&cell.value.shown()).into()))
        .collect();
    let read = rows.iter().map(|row| Row {
        place: Place::row(&book.file, &sheet.name, row.row),
        cells: cells(book, sheet, row, &header),
    });
    let rows = read.filter(|row| !row.cells.is_empty()).collect();
    Grid { header, rows }
}

fn cells(
    book: &RawBook,
    sheet: &RawSheet,
    row: &RawRow,
    header: &[(u32, Arc<str>)],
) -> Vec<(Arc<str>, Cell)> {
    let named = row.cells.iter().filter_map(|cell| {
        let (_, name) = header.iter().find(|(col, _)| *col == cell.col)?;
        let text = clean(&cell.value.shown());
        let filled = Cell {
            text: text.into(),
            place: Place::cell(&book.file, &sheet.name, row.row, cell.col),
            value: cell.value.clone(),
        };
        (!filled.text.is_empty()).then(|| (name.clone(), filled))
    });
    named.collect()
}
