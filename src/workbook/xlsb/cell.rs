//! The records of cells.

use super::formula::gives_a_number;
use super::record::{
    BLANK, CELL_BOOL, CELL_ERROR, CELL_NUMBER, CELL_PACKED, CELL_RICH, CELL_SHARED, CELL_TEXT, FORMULA_BOOL,
    FORMULA_ERROR, FORMULA_NUMBER, FORMULA_TEXT, Record, SHORT_BLANK, SHORT_SHARED,
};
use super::sheet::Sheet;
use super::text::{decode, units};
use crate::workbook::error_code;
use crate::workbook::little_endian::{f64_at, u32_at};
use crate::workbook::packed_number::rk;
use crate::workbook::raw::{NumberFormat, RawValue};
use crate::workbook::tidy;

/// Place and style of a cell.
#[derive(Clone, Copy)]
struct At {
    row: u32,
    col: u32,
    style: usize,
    format: NumberFormat,
}

impl Sheet<'_, '_> {
    /// Adds a cell to the sheet.
    pub(super) fn cell(&mut self, record: Record) {
        let Some(row) = self.row else {
            return self.misplaced("不在任何一行里");
        };
        let (kind, col, rest) = self.column(record);
        self.col = col;
        let style = u32_at(rest, 0).map(|style| (style & 0x00ff_ffff) as usize);
        let (Some(col), Some(style)) = (col, style) else {
            return self.misplaced("内容不完整");
        };
        let at = At {
            row,
            col,
            style,
            format: self.shared.formats.kind(style),
        };
        if self
            .content(at, kind, rest.get(4..).unwrap_or_default())
            .is_none()
        {
            self.broken(at, "内容不完整");
        }
    }

    /// The kind of a cell, its column, and what stands behind that: its style and its value. A short record is that of
    /// the cell right of the one before.
    fn column<'r>(&self, record: Record<'r>) -> (u16, Option<u32>, &'r [u8]) {
        let body = record.body;
        if (SHORT_BLANK..=SHORT_SHARED).contains(&record.kind) {
            let kind = record.kind - SHORT_BLANK + BLANK;
            return (kind, self.col.map(|col| col.saturating_add(1)), body);
        }
        let col = u32_at(body, 0).map(|col| col.saturating_add(1));
        (record.kind, col, body.get(4..).unwrap_or_default())
    }

    /// `value`: the value, and what stands behind it. None where that is too short.
    fn content(&mut self, at: At, kind: u16, value: &[u8]) -> Option<()> {
        match kind {
            BLANK => {}
            CELL_PACKED => self.number(at, rk(u32_at(value, 0)?)),
            CELL_NUMBER | FORMULA_NUMBER => self.number(at, tidy::number(f64_at(value, 0)?)),
            CELL_BOOL | FORMULA_BOOL => self.value(at, RawValue::Bool(*value.first()? != 0)),
            CELL_ERROR | FORMULA_ERROR => self.error(at, *value.first()?),
            CELL_SHARED => self.shared_text(at, u32_at(value, 0)?),
            CELL_TEXT => self.text(at, units(value, 0)?.0),
            // Behind a byte of flags.
            CELL_RICH => self.text(at, units(value, 1)?.0),
            FORMULA_TEXT => match units(value, 0)? {
                ([], end) => {
                    self.empty_text(at, gives_a_number(value, end));
                    return Some(());
                }
                (units, _) => self.text(at, units),
            },
            _ => return None,
        }
        self.results.some += usize::from((FORMULA_TEXT..=FORMULA_ERROR).contains(&kind));
        Some(())
    }

    fn value(&mut self, at: At, value: RawValue) {
        self.gather.value(at.row, at.col, value, at.format, self.findings);
    }

    fn number(&mut self, at: At, value: RawValue) {
        let style = (&self.shared.formats, at.style, self.shared.is_1904);
        self.gather
            .styled_number((at.row, at.col), value, style, self.findings);
    }

    /// A picture placed in a cell is kept as an error with something behind it.
    fn error(&mut self, at: At, code: u8) {
        const VALUE_ERROR: u8 = 0x0f;
        let value = match code {
            VALUE_ERROR if self.is_rich && self.shared.pictures => RawValue::Picture,
            code => RawValue::Error(error_code::name(code).into()),
        };
        self.value(at, value);
    }

    fn shared_text(&mut self, at: At, index: u32) {
        let text = (&mut self.shared.texts, index);
        self.gather
            .shared_text((at.row, at.col), at.format, text, self.findings);
    }

    /// A text in the record itself.
    fn text(&mut self, at: At, units: &[u8]) {
        let mut text = String::new();
        decode(units, &mut text);
        self.gather.text(at.row, at.col, &text, at.format, self.findings);
    }

    fn empty_text(&mut self, at: At, gives_a_number: bool) {
        match gives_a_number {
            true => self.value(at, RawValue::NoResult),
            false => self.results.empty += 1,
        }
    }

    fn broken(&mut self, at: At, problem: &str) {
        self.gather
            .broken((at.row, at.col), at.format, problem, self.findings);
    }
}
