//! The workbooks of a folder as cells that can be changed, and their bytes again.

use kaoping::finding::Findings;
use kaoping::workbook::{self, Area, NumberFormat, RawBook, RawCell, RawValue};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, Format, Workbook};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A worksheet; rows and columns count from 1.
#[derive(Clone, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) cells: BTreeMap<(u32, u32), RawCell>,
    pub(super) merges: Vec<Area>,
}

/// A workbook.
#[derive(Clone, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Sheet>,
    pub(super) properties: BTreeMap<String, String>,
}

impl Book {
    pub(super) fn read(path: &str, bytes: &[u8]) -> Book {
        let mut findings = Findings::new();
        let legacy = crate::properties::legacy();
        let raw = workbook::read(&Arc::from(path), bytes, legacy, &mut findings).expect("a workbook");
        Book::of(raw)
    }

    fn of(raw: RawBook) -> Book {
        let sheets = raw.sheets.into_iter().map(|sheet| Sheet {
            name: sheet.name.to_string(),
            cells: sheet
                .rows
                .into_iter()
                .flat_map(|row| row.cells.into_iter().map(move |cell| ((row.row, cell.col), cell)))
                .collect(),
            merges: sheet.merges,
        });
        Book {
            sheets: sheets.collect(),
            properties: raw.properties,
        }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let known = DocProperties::new();
        let custom = |known: DocProperties, (name, value): (&String, &String)| {
            known.set_custom_property(name, value.as_str())
        };
        book.set_properties(&self.properties.iter().fold(known, custom));
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name).expect("a name");
            for area in &sheet.merges {
                let (top, left) = (area.top - 1, to_col(area.left));
                let (bottom, right) = (area.bottom - 1, to_col(area.right));
                page.merge_range(top, left, bottom, right, "", &Format::new())
                    .expect("an area");
            }
            for ((row, col), cell) in &sheet.cells {
                put(page, row - 1, to_col(*col), cell);
            }
        }
        book.save_to_buffer().expect("a workbook")
    }

    pub(super) fn sheet(&mut self, name: &str) -> &mut Sheet {
        let names: Vec<String> = self.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        let found = self.sheets.iter_mut().find(|sheet| sheet.name == name);
        found.unwrap_or_else(|| panic!("{name:?} is none of the sheets {names:?}"))
    }
}

impl Sheet {
    /// Writes text into a cell; empty text empties it.
    pub(super) fn set(&mut self, at: (u32, u32), text: &str) {
        let value = RawValue::Text(Arc::from(text));
        match text.is_empty() {
            true => drop(self.cells.remove(&at)),
            false => drop(self.cells.insert(at, cell(at.1, value, NumberFormat::General))),
        }
    }

    /// Moves every cell and merged area to another row and column; `None` leaves the cell out.
    pub(super) fn moved(&mut self, to: impl Fn((u32, u32)) -> Option<(u32, u32)>) {
        let cells = std::mem::take(&mut self.cells);
        let moved = cells.into_iter().filter_map(|(at, cell)| {
            let at = to(at)?;
            Some((at, RawCell { col: at.1, ..cell }))
        });
        self.cells = moved.collect();
        let areas = std::mem::take(&mut self.merges);
        self.merges = areas
            .into_iter()
            .filter_map(|area| {
                let (top, left) = to((area.top, area.left))?;
                let (bottom, right) = to((area.bottom, area.right))?;
                Some(Area {
                    top,
                    left,
                    bottom,
                    right,
                })
            })
            .collect();
    }

    pub(super) fn last_row(&self) -> u32 {
        self.cells.keys().map(|(row, _)| *row).max().unwrap_or(0)
    }
}

pub(super) fn cell(col: u32, value: RawValue, format: NumberFormat) -> RawCell {
    RawCell {
        col,
        value,
        format,
        shown: None,
    }
}

fn to_col(col: u32) -> u16 {
    u16::try_from(col - 1).expect("a column")
}

fn put(page: &mut rust_xlsxwriter::Worksheet, row: u32, col: u16, cell: &RawCell) {
    let format = match cell.format {
        NumberFormat::General => Format::new(),
        NumberFormat::Date => Format::new().set_num_format("yyyy-mm-dd"),
        NumberFormat::Percent => Format::new().set_num_format("0.00%"),
        NumberFormat::Text => Format::new().set_num_format("@"),
    };
    let done = match &cell.value {
        RawValue::Text(text) => page.write_string_with_format(row, col, text.as_ref(), &format),
        RawValue::Number(number) => {
            page.write_number_with_format(row, col, number.to_f64().expect("a number"), &format)
        }
        RawValue::Bool(yes) => page.write_boolean(row, col, *yes),
        RawValue::Error(_) | RawValue::NoResult | RawValue::Picture => return,
    };
    done.expect("a cell");
}
