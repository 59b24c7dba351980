//! A sheet prepared for reading, and the ledger that its texts name.

use super::grid::Grid;
use super::header::Named;
use super::model::HeaderSpec;
use super::names::Names;
use super::rows::{Fill, Row, is_figure};
use crate::fold::fold;
use crate::workbook::{RawRow, RawSheet, RawValue};
use std::sync::Arc;

/// Bytes of folded text above a header in which the name of its ledger is looked for.
const NAMING: usize = 8000;

/// Most rows of a sheet that holds nothing but an explicit nil.
pub(super) const SHORTEST: usize = 8;

/// Most characters of a head.
const LONGEST_HEAD: usize = 14;

/// A sheet prepared for reading.
pub(super) struct Reading<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) sheet: &'a RawSheet,
    pub(super) names: &'a Names,
    pub(super) grid: Grid<'a>,
    pub(super) fill: Fill<'a>,
    sheet_name: String,
    pub(super) sheet_named: Named,
    pub(super) file_named: &'a Named,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        file: &'a Arc<str>,
        sheet: &'a RawSheet,
        names: &'a Names,
        file_named: &'a Named,
    ) -> Self {
        let sheet_name = fold(&sheet.name);
        let grid = Grid::new(sheet);
        Reading {
            file,
            sheet,
            names,
            fill: Fill::new(sheet, grid.areas()),
            grid,
            sheet_named: Named::in_text(names, &sheet_name),
            sheet_name,
            file_named,
        }
    }

    /// The ledger named by the first rows or, if none is, by the tab.
    pub(super) fn ledger_named(&self) -> Option<&'a HeaderSpec> {
        let text = self.text_of(0, self.sheet.rows.len().min(SHORTEST));
        let spec = self
            .names
            .spec_named_in(&text)
            .or_else(|| self.names.spec_named_in(&self.sheet_name))?;
        Some(&self.names.specs[spec])
    }

    /// The ledger that the tab names in part.
    pub(super) fn ledger_nearly_named(&self) -> Option<usize> {
        self.names.nearly_named_in(&self.sheet_name)
    }

    /// What the heads of the sheet seem to be: the words of the first row with several. What begins with a digit is
    /// none, and rows of data further down are not quoted.
    pub(super) fn heads(&self) -> Vec<String> {
        let words = |row: &RawRow| -> Vec<String> {
            let shown = row.cells.iter().filter_map(|cell| match &cell.value {
                RawValue::Text(text) if !is_figure(cell) => Some(text.split_whitespace().collect()),
                _ => None,
            });
            shown
                .filter(|text: &String| text.chars().count() <= LONGEST_HEAD)
                .collect()
        };
        let rows = self.sheet.rows.iter().take(SHORTEST).map(words);
        rows.into_iter()
            .find(|words| words.len() >= 2)
            .unwrap_or_default()
    }

    /// Whether a text contains the name of a ledger.
    pub(super) fn names_a_ledger(&self, value: &RawValue) -> bool {
        match value {
            RawValue::Text(text) => text.len() <= 150 && self.names.spec_named_in(&fold(text)).is_some(),
            _ => false,
        }
    }

    /// Whether a row is a single text that names a ledger: the title of a further page.
    pub(super) fn is_title(&self, row: &Row) -> bool {
        match row.cells {
            [only] => row.filled == 0 && self.names_a_ledger(&only.value),
            _ => false,
        }
    }

    /// Folded text of the rows from `from` to `to`; if that is too long, of the last ones.
    pub(super) fn text_of(&self, from: usize, to: usize) -> String {
        let rows = self.sheet.rows.get(from..to).unwrap_or_default();
        let mut text = String::new();
        for row in rows.iter().rev().take(20) {
            if text.len() < NAMING {
                text.push_str(&self.grid.words(row));
            }
        }
        text
    }
}
