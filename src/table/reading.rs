//! A sheet prepared for reading, and the ledger that its texts name.

use super::grid::Grid;
use super::header::Named;
use super::model::HeaderSpec;
use super::names::Names;
use super::rows::Fill;
use crate::fold::fold;
use crate::workbook::{RawSheet, RawValue};
use std::sync::Arc;

/// Bytes of folded text above a header in which the name of its ledger is looked for.
const NAMING: usize = 8000;

/// Most rows of a sheet that holds nothing but an explicit nil.
pub(super) const SHORTEST: usize = 8;

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

    /// Whether a text contains the name of a ledger.
    pub(super) fn names_a_ledger(&self, value: &RawValue) -> bool {
        match value {
            RawValue::Text(text) => text.len() <= 150 && self.names.spec_named_in(&fold(text)).is_some(),
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
