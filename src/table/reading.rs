//! A sheet made ready for reading, and which ledger its texts name.

use super::grid::Grid;
use super::header::Named;
use super::model::HeaderSpec;
use super::names::Names;
use super::rows::Fill;
use crate::fold::fold;
use crate::workbook::{RawSheet, RawValue};
use std::sync::Arc;

/// Bytes of folded text above a header in which its ledger's name is looked for.
const NAMING: usize = 8000;

/// Rows of a sheet that only says that there is nothing.
pub(super) const SHORTEST: usize = 8;

/// A sheet being read.
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

    /// The ledger that the first rows or the tab name.
    pub(super) fn ledger_named(&self) -> Option<&'a HeaderSpec> {
        let text = self.text_of(0, self.sheet.rows.len().min(SHORTEST));
        let spec = self
            .names
            .spec_named_in(&text)
            .or_else(|| self.names.spec_named_in(&self.sheet_name))?;
        Some(&self.names.specs[spec])
    }

    /// Whether a text names one of the ledgers.
    pub(super) fn names_a_ledger(&self, value: &RawValue) -> bool {
        match value {
            RawValue::Text(text) => text.len() <= 150 && self.names.spec_named_in(&fold(text)).is_some(),
            _ => false,
        }
    }

    /// Folded text of rows, the last ones, for finding names in it.
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
