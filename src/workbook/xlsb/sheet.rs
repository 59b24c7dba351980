//! The records of a worksheet: rows, merged areas, hidden columns.

use super::Shared;
use super::record::{
    BLANK, CELL_RICH, CELL_SHARED, COLUMN, FORMULA_ERROR, FORMULA_TEXT, MERGED, RICH_DATA, ROW, ROWS,
    ROWS_END, Record, SHEET_END, SHORT_BLANK, SHORT_SHARED,
};
use crate::finding::{Findings, Kind};
use crate::workbook::gather::{Gather, Results};
use crate::workbook::limits::COLUMNS;
use crate::workbook::little_endian::{u16_at, u32_at};
use crate::workbook::raw::Area;
use crate::workbook::xml::scan::Broken;
use std::ops::ControlFlow;

/// A sheet while it is read.
pub(super) struct Sheet<'s, 'g> {
    pub(super) shared: &'s mut Shared,
    pub(super) gather: &'s mut Gather<'g>,
    pub(super) findings: &'s mut Findings,
    /// Whether the records are those of rows and cells. Elsewhere a record of the same number is something else.
    in_rows: bool,
    /// Number of the row that was begun last, from 1.
    pub(super) row: Option<u32>,
    /// Number of the last column in the row, from 1; 0 before the first, none where that cannot be read.
    pub(super) col: Option<u32>,
    /// Whether the cell to come has rich data.
    pub(super) is_rich: bool,
    pub(super) results: Results,
    /// For each column, by its number, whether it is hidden; empty while none is.
    hidden: Vec<bool>,
    /// Number of further entries of hidden columns that are read.
    to_hide: u32,
    bad: Bad,
}

/// Numbers of records that are too short for what they should say.
#[derive(Default)]
struct Bad {
    merges: usize,
    columns: usize,
}

impl<'s, 'g> Sheet<'s, 'g> {
    pub(super) fn new(
        shared: &'s mut Shared,
        gather: &'s mut Gather<'g>,
        findings: &'s mut Findings,
    ) -> Self {
        Sheet {
            shared,
            gather,
            findings,
            in_rows: false,
            row: None,
            col: Some(0),
            is_rich: false,
            results: Results::default(),
            hidden: Vec::new(),
            to_hide: COLUMNS,
            bad: Bad::default(),
        }
    }

    /// Breaks at the end of the sheet, or where no more of it is read.
    pub(super) fn take(&mut self, record: Record) -> ControlFlow<Option<Broken>> {
        let body = record.body;
        match record.kind {
            SHEET_END => return ControlFlow::Break(None),
            ROWS => self.in_rows = true,
            ROWS_END => self.in_rows = false,
            ROW if self.in_rows => self.row(body),
            RICH_DATA if self.in_rows => self.is_rich = true,
            BLANK..=CELL_SHARED | FORMULA_TEXT..=FORMULA_ERROR | SHORT_BLANK..=SHORT_SHARED | CELL_RICH
                if self.in_rows =>
            {
                self.cell(record);
                self.is_rich = false;
            }
            COLUMN if !self.in_rows => self.bad.columns += usize::from(self.columns(body).is_none()),
            MERGED if !self.in_rows => self.bad.merges += usize::from(self.merge(body).is_none()),
            _ => {}
        }
        if self.gather.is_full() {
            return ControlFlow::Break(None);
        }
        ControlFlow::Continue(())
    }

    /// Passes hidden columns on; what is to be said of the sheet as a whole.
    pub(super) fn finish(self) -> Vec<Kind> {
        let columns = (0..).zip(&self.hidden).filter(|(_, hidden)| **hidden);
        self.gather.hide_columns(columns.map(|(col, _)| col).collect());
        let bad = [("合并区域", self.bad.merges), ("列的设置", self.bad.columns)];
        let bad = bad.into_iter().filter(|(_, count)| *count > 0);
        let unreadable = |(part, count): (&str, usize)| Kind::PartUnreadable {
            part: part.into(),
            problem: format!("有{count}处不合格式"),
        };
        self.results
            .kind()
            .into_iter()
            .chain(bad.map(unreadable))
            .collect()
    }

    /// A row begins. Rows that are filtered out are hidden rows; one of which the file says nothing has no cells.
    fn row(&mut self, body: &[u8]) {
        const FLAGS: usize = 11;
        const HIDDEN: u8 = 0x10;
        self.row = u32_at(body, 0).map(|row| row.saturating_add(1));
        self.col = Some(0);
        let flags = body.get(FLAGS);
        if flags.is_none() {
            self.misplaced("行的开头不完整");
        }
        if let Some(row) = self.row {
            let hidden = flags.is_some_and(|flags| flags & HIDDEN != 0);
            self.gather.start_row(row, hidden);
        }
    }

    /// Says that something has no place: behind the last cell.
    pub(super) fn misplaced(&mut self, problem: &str) {
        let ((row, col), problem) = (self.gather.last(), problem.into());
        self.gather
            .problem(Kind::CellUnreadable { problem }, row, col, self.findings);
    }

    /// Some columns side by side. One without width cannot be seen either.
    fn columns(&mut self, body: &[u8]) -> Option<()> {
        let (first, last) = (u32_at(body, 0)?, u32_at(body, 4)?);
        let hidden = u16_at(body, 16)? & 1 != 0 || u32_at(body, 8)? == 0;
        if hidden && self.to_hide > 0 {
            self.to_hide -= 1;
            self.hidden.resize(COLUMNS as usize + 1, false);
            let (from, to) = (first.saturating_add(1), last.saturating_add(1).min(COLUMNS));
            let span = self.hidden.get_mut(from as usize..=to as usize);
            span.into_iter().for_each(|span| span.fill(true));
        }
        Some(())
    }

    fn merge(&mut self, body: &[u8]) -> Option<()> {
        let end = |at: usize| u32_at(body, at).map(|end| end.saturating_add(1));
        let (top, bottom, left, right) = (end(0)?, end(4)?, end(8)?, end(12)?);
        self.gather.merge(Area {
            top,
            left,
            bottom,
            right,
        });
        Some(())
    }
}
