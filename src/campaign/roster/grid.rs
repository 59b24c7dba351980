//! Finding the two tables of a roster by their header rows, on one sheet or two, and reading cells by column name.

use super::super::reader::Mistakes;
use super::{DAY_COLUMNS, PERSON_COLUMNS, UNIT_COLUMNS};
use crate::calendar::Span;
use crate::finding::{Kind, Place};
use crate::fold::{clean, fold};
use crate::value::day::{When, read_date};
use crate::value::{Content, Doubt, boolean};
use crate::workbook::{NumberFormat, RawBook, RawRow, RawSheet, RawValue};
use chrono::NaiveDate;
use std::sync::Arc;

/// A table of the roster.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Column number and name.
    header: Vec<(u32, Arc<str>)>,
    pub rows: Vec<RosterRow>,
}

/// A row of a table of the roster.
#[derive(Debug)]
pub(super) struct RosterRow {
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
    format: NumberFormat,
}

impl Grid {
    /// Names of its columns in printed order.
    pub(super) fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.header.iter().map(|(_, name)| name)
    }
}

impl RosterRow {
    /// The cell of a column, if it is filled.
    pub(super) fn get(&self, column: &str) -> Option<&Cell> {
        let found = self.cells.iter().find(|(name, _)| &**name == column);
        found.map(|(_, cell)| cell)
    }

    /// Its text, if it is filled.
    pub(super) fn text(&self, column: &str) -> Option<Arc<str>> {
        self.get(column).map(|cell| cell.text.clone())
    }

    /// Its text; blank is a mistake.
    pub(super) fn need(&self, column: &str, mistakes: &Mistakes) -> Option<&Cell> {
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
    pub(super) fn yes(&self, column: &str, mistakes: &Mistakes) -> Option<bool> {
        let cell = self.get(column)?;
        let read = boolean::read(&cell.content(), None).value;
        if read.is_none() {
            let kind = Kind::RosterYesNo {
                column: column.into(),
                text: cell.text.to_string(),
            };
            mistakes.add(kind, &cell.place);
        }
        read
    }

    /// A day; blank is none.
    pub(super) fn date(&self, column: &str, mistakes: &Mistakes) -> Option<NaiveDate> {
        let cell = self.get(column)?;
        let day = cell.date();
        if day.is_none() {
            let text = cell.text.to_string();
            mistakes.add(Kind::RosterDate { text }, &cell.place);
        }
        day
    }

    /// All filled cells by column name.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (Arc<str>, Arc<str>)> {
        let told = |(name, cell): &(Arc<str>, Cell)| {
            let day = DAY_COLUMNS.contains(&&**name).then(|| cell.date()).flatten();
            let text = day.map_or_else(|| cell.text.clone(), |day| day.to_string().into());
            (name.clone(), text)
        };
        self.cells.iter().map(told)
    }
}

impl Cell {
    fn content(&self) -> Content<'_> {
        Content::new(&self.value, self.format)
    }

    /// A day with its year: nothing is guessed here.
    fn date(&self) -> Option<NaiveDate> {
        let read = read_date(&self.content(), Span::day(NaiveDate::MIN));
        let guessed = read.doubts.iter().any(|doubt| {
            matches!(
                doubt,
                Doubt::YearGuessed { .. } | Doubt::PointDate | Doubt::RangeForDate { .. }
            )
        });
        match read.value {
            Some(When::Day(day)) if !guessed => Some(day),
            _ => None,
        }
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

/// Other words offices print over a column.
const HEADERS: &[(&str, &str)] = &[
    ("单位名称", "单位"),
    ("单位编码", "编码"),
    ("单位别名", "别名"),
    ("单位类别", "类别"),
    ("所在单位", "单位"),
    ("所属单位", "单位"),
    ("分组", "组别"),
    ("是否参评", "参评"),
    ("人员编号", "编号"),
    ("是否主要负责人", "主要负责人"),
    ("是否班子成员", "班子成员"),
];

/// A header as the tool calls it: without the mark of a required column and remarks in brackets.
fn header_name(printed: &str) -> Arc<str> {
    let name = clean(printed);
    let plain = fold(&name);
    let plain = plain.split('(').next().unwrap_or(&plain).trim_matches('*');
    let known = UNIT_COLUMNS.iter().chain(PERSON_COLUMNS);
    if let Some(known) = known.into_iter().find(|known| **known == plain) {
        return (*known).into();
    }
    let other = HEADERS.iter().find(|(other, _)| *other == plain);
    other.map_or_else(|| name.into(), |(_, known)| (*known).into())
}

fn heads_of(row: &RawRow) -> Option<Heads> {
    let printed = row.cells.iter().map(|cell| header_name(&cell.value.shown()));
    let names: Vec<Arc<str>> = printed.collect();
    let has = |name: &str| names.iter().any(|known| &**known == name);
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
        .map(|cell| (cell.col, header_name(&cell.value.shown())))
        .collect();
    let read = rows.iter().map(|row| RosterRow {
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
        let text = clean(&cell.shown());
        let filled = Cell {
            text: text.into(),
            place: Place::cell(&book.file, &sheet.name, row.row, cell.col),
            value: cell.value.clone(),
            format: cell.format,
        };
        (!filled.text.is_empty()).then(|| (name.clone(), filled))
    });
    named.collect()
}
