//! The records of a worksheet: cells, merged areas, hidden rows and columns.

use super::formula::{self, Cached};
use super::globals::Globals;
use super::hidden::Hidden;
use super::pieces::Pieces;
use super::record::{
    BOF, BOOLERR, COLINFO, DEFAULTROWHEIGHT, EOF, FORMULA, FORMULA_3, FORMULA_4, LABEL, LABELSST,
    MERGEDCELLS, MULRK, NUMBER, RK, ROW, RSTRING, Record, Records, STRING,
};
use crate::finding::{Findings, Kind};
use crate::workbook::error_code;
use crate::workbook::gather::{Gather, Results};
use crate::workbook::little_endian::{f64_at, u16_at, u32_at};
use crate::workbook::packed_number::rk;
use crate::workbook::raw::{Area, NumberFormat, RawValue};
use crate::workbook::tidy;

/// A sheet while it is read.
pub(super) struct Sheet<'s, 'g> {
    globals: &'s mut Globals,
    gather: &'s mut Gather<'g>,
    findings: &'s mut Findings,
    hidden: Hidden,
    /// A formula whose result is a text that is still to come.
    waiting: Option<At>,
    results: Results,
}

/// Place and style of a cell.
#[derive(Clone, Copy)]
struct At {
    row: u32,
    col: u32,
    style: u16,
    format: NumberFormat,
}

/// What a sheet's records came to.
pub(super) struct Done {
    /// Whether the records end before the sheet does.
    pub(super) is_cut: bool,
    /// A finding about the results of all its formulas.
    pub(super) results: Option<Kind>,
}

impl<'s, 'g> Sheet<'s, 'g> {
    pub(super) fn new(
        globals: &'s mut Globals,
        gather: &'s mut Gather<'g>,
        findings: &'s mut Findings,
    ) -> Self {
        Sheet {
            globals,
            gather,
            findings,
            hidden: Hidden::default(),
            waiting: None,
            results: Results::default(),
        }
    }

    /// Reads the records of the sheet, from the one that begins it.
    pub(super) fn read(mut self, stream: &[u8]) -> Done {
        let is_cut = self.records(stream).is_none();
        self.end_of_formula();
        self.gather.hide_columns(self.hidden.hidden_columns());
        self.gather.hide_rows(|row| self.hidden.is_hidden(row));
        Done {
            is_cut,
            results: self.results.kind(),
        }
    }

    /// None when the stream ends first.
    fn records(&mut self, stream: &[u8]) -> Option<()> {
        let mut records = Records::new(stream);
        records.next()?;
        // A chart in the sheet has cells of its own, between its begin and its end.
        let mut depth = 0_usize;
        while let Some(record) = records.next() {
            if records.cut {
                break;
            }
            match record.kind {
                EOF if depth == 0 => return Some(()),
                EOF => depth -= 1,
                BOF => depth += 1,
                _ if depth == 0 => self.take(&record, &records),
                _ => {}
            }
            if self.gather.is_full() {
                return Some(());
            }
        }
        None
    }

    fn take(&mut self, record: &Record, behind: &Records) {
        let body = record.body;
        match record.kind {
            LABELSST | LABEL | RSTRING | NUMBER | RK | MULRK | BOOLERR | FORMULA | FORMULA_3 | FORMULA_4 => {
                self.end_of_formula();
                self.cell(record, behind);
            }
            STRING => self.result(body, behind),
            ROW => self.hidden.row(body).unwrap_or_default(),
            DEFAULTROWHEIGHT => self.hidden.other_rows(body).unwrap_or_default(),
            COLINFO => self.hidden.columns(body).unwrap_or_default(),
            MERGEDCELLS => self.merged(body),
            _ => {}
        }
    }

    fn cell(&mut self, record: &Record, behind: &Records) {
        let body = record.body;
        let Some(at) = self.at(body) else {
            return;
        };
        let read = match record.kind {
            LABELSST => u32_at(body, 6).map(|index| self.shared(at, index)),
            NUMBER => f64_at(body, 6).map(|value| self.number(at, tidy::number(value))),
            RK => u32_at(body, 6).map(|packed| self.number(at, rk(packed))),
            MULRK => self.numbers(at, body),
            BOOLERR => truth_or_error(body).map(|value| self.value(at, value)),
            LABEL | RSTRING => self.label(at, body, behind),
            _ => self.formula(at, body),
        };
        if read.is_none() {
            self.broken(at, "内容不完整");
        }
    }

    fn at(&self, body: &[u8]) -> Option<At> {
        let style = u16_at(body, 4)?;
        Some(At {
            row: u32::from(u16_at(body, 0)?) + 1,
            col: u32::from(u16_at(body, 2)?) + 1,
            style,
            format: self.globals.formats.kind(style.into()),
        })
    }

    fn value(&mut self, at: At, value: RawValue) {
        self.gather.value(at.row, at.col, value, at.format, self.findings);
    }

    fn number(&mut self, at: At, value: RawValue) {
        let (formats, is_1904) = (&self.globals.formats, self.globals.is_1904);
        let style = (formats, at.style.into(), is_1904);
        self.gather
            .styled_number((at.row, at.col), value, style, self.findings);
    }

    /// Several numbers in a row, each with its style.
    fn numbers(&mut self, first: At, body: &[u8]) -> Option<()> {
        let last = body.len().checked_sub(2)?;
        let (cells, _) = body.get(4..last)?.as_chunks::<6>();
        for (col, cell) in (first.col..).zip(cells) {
            let style = u16_at(cell, 0)?;
            let format = self.globals.formats.kind(style.into());
            let at = At {
                col,
                style,
                format,
                ..first
            };
            self.number(at, rk(u32_at(cell, 2)?));
        }
        (!cells.is_empty()).then_some(())
    }

    fn shared(&mut self, at: At, index: u32) {
        let text = (&mut self.globals.texts, index);
        self.gather
            .shared_text((at.row, at.col), at.format, text, self.findings);
    }

    fn label(&mut self, at: At, body: &[u8], behind: &Records) -> Option<()> {
        let mut pieces = Pieces::new(body.get(8..)?, behind);
        let spelling = self.globals.spelling(at.style);
        let reader = &mut self.globals.reader;
        let text = reader.read(&mut pieces, u16_at(body, 6)?, spelling)?;
        self.gather.text(at.row, at.col, text, at.format, self.findings);
        Some(())
    }

    fn formula(&mut self, at: At, body: &[u8]) -> Option<()> {
        let cached = formula::cached(body)?;
        self.results.some += usize::from(!matches!(cached, Cached::Text | Cached::Empty | Cached::None));
        match cached {
            Cached::Number(value) => self.number(at, tidy::number(value)),
            Cached::Bool(truth) => self.value(at, RawValue::Bool(truth)),
            Cached::Error(code) => self.value(at, RawValue::Error(error_code::name(code).into())),
            Cached::Text => self.waiting = Some(at),
            Cached::Empty if formula::gives_a_number(body, self.globals.is_biff8) => {
                self.value(at, RawValue::NoResult);
            }
            Cached::Empty => self.results.empty += 1,
            Cached::None => self.value(at, RawValue::NoResult),
        }
        Some(())
    }

    /// The text that a formula before gives; what stands between says how it is computed.
    fn result(&mut self, body: &[u8], behind: &Records) {
        let Some(at) = self.waiting.take() else {
            return;
        };
        let spelling = self.globals.spelling(at.style);
        let count = u16_at(body, 0);
        let mut pieces = Pieces::new(body.get(2..).unwrap_or_default(), behind);
        let reader = &mut self.globals.reader;
        match count.and_then(|count| reader.read(&mut pieces, count, spelling)) {
            Some("") => self.results.empty += 1,
            Some(text) => {
                self.results.some += 1;
                self.gather.text(at.row, at.col, text, at.format, self.findings);
            }
            None => self.broken(at, "内容不完整"),
        }
    }

    /// A formula whose text did not come has no result.
    fn end_of_formula(&mut self) {
        if let Some(at) = self.waiting.take() {
            self.value(at, RawValue::NoResult);
        }
    }

    fn broken(&mut self, at: At, problem: &str) {
        self.gather
            .broken((at.row, at.col), at.format, problem, self.findings);
    }

    fn merged(&mut self, body: &[u8]) {
        let count = usize::from(u16_at(body, 0).unwrap_or_default());
        let (areas, _) = body.get(2..).unwrap_or_default().as_chunks::<8>();
        let end = |area: &[u8; 8], at| u32::from(u16_at(area, at).unwrap_or_default()) + 1;
        for area in areas.iter().take(count) {
            self.gather.merge(Area {
                top: end(area, 0),
                bottom: end(area, 2),
                left: end(area, 4),
                right: end(area, 6),
            });
        }
    }
}

/// A truth value or an error; None when the record is too short.
fn truth_or_error(body: &[u8]) -> Option<RawValue> {
    let value = *body.get(6)?;
    Some(match body.get(7)? {
        0 => RawValue::Bool(value != 0),
        _ => RawValue::Error(error_code::name(value).into()),
    })
}
