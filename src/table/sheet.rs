//! Reads one sheet from the top down: title, header, rows, and again for the next table.

use super::grid::Grid;
use super::header::{self, Around, Header, Named};
use super::label::Label;
use super::model::{Meta, Nil, Table};
use super::open::Open;
use super::reading::{Reading, SHORTEST};
use super::report;
use super::rows::is_nil;
use super::unknown::{Nearest, not_recognised};
use super::{form, meta};
use crate::finding::Findings;
use crate::fold::fold;
use crate::lexicon::{NOTES, stands_above};
use crate::workbook::{RawRow, RawValue};

/// Number of filled rows within which the first header must begin.
const HEADER_WITHIN: usize = 40;

/// Most characters of a title.
const TITLE: usize = 80;

/// Most tables read from a sheet; a sheet with more was not made by people.
const MOST_TABLES: usize = 1000;

/// Headers found side by side, with the index of the row they begin in.
struct Start {
    at: usize,
    headers: Vec<Header>,
}

impl<'a> Reading<'a> {
    /// All tables of the sheet.
    pub(super) fn tables(&self, findings: &mut Findings) -> Vec<Table> {
        let mut nearest = Nearest::default();
        let mut tables = Vec::new();
        let mut region = 0;
        let mut start = self.first(&mut nearest);
        while let Some(Start { at, headers }) = start {
            if tables.len() >= MOST_TABLES {
                report::too_many_tables(self, self.sheet.rows[at].row, MOST_TABLES, findings);
                break;
            }
            let (mut open, next) = self.walk(at, region, headers, findings);
            region = open.iter().map(|table| table.used).max().unwrap_or(at);
            region = self.end_of_footer(
                region,
                next.as_ref().map_or(self.sheet.rows.len(), |next| next.at),
            );
            let until = self.sheet.rows.get(region).map_or(u32::MAX, |row| row.row);
            for table in &mut open {
                table.give_back_from(until);
            }
            tables.extend(open.into_iter().map(|table| table.close(self, findings)));
            start = next;
        }
        if tables.is_empty() {
            tables.extend(self.nothing_but_nil());
        }
        if tables.is_empty() {
            not_recognised(self, &nearest, findings);
        } else if self.sheet.hidden {
            report::hidden_sheet(self, &tables, findings);
        }
        tables
    }

    /// The table of a sheet that has no header but names a ledger and says that there is nothing to report.
    fn nothing_but_nil(&self) -> Option<Table> {
        let rows = &self.sheet.rows;
        if rows.len() > SHORTEST {
            return None;
        }
        let spec = self.ledger_named()?;
        let nil = rows
            .iter()
            .flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell)))
            .find_map(|(row, cell)| match &cell.value {
                RawValue::Text(text) if is_nil(text) => Some(Nil {
                    row,
                    col: cell.col,
                    text: text.trim().to_string(),
                }),
                _ => None,
            })?;
        let (title, meta) = self.title(0, rows.len(), (1, u32::MAX));
        Some(Table {
            spec: spec.id,
            sheet: self.sheet.name.clone(),
            sheet_hidden: self.sheet.hidden,
            title,
            header: (nil.row, nil.row),
            columns: vec![None; spec.columns.len()],
            meta,
            nil: Some(nil),
            ..Table::default()
        })
    }

    /// Below the last row of data stand the footer of this table and the title of the next: where the one ends.
    fn end_of_footer(&self, from: usize, next: usize) -> usize {
        if next == self.sheet.rows.len() {
            return next;
        }
        let of_footer = |row: &&RawRow| {
            let found = meta::of_row(row, &row.cells);
            found.first().is_some_and(|meta| !stands_above(&meta.label))
        };
        let rows = self.sheet.rows.get(from..next).unwrap_or_default();
        from + rows.iter().take_while(of_footer).count()
    }

    /// The first header of the sheet; on the way, what came nearest. A line of labels and values in turn may stand
    /// above the header, and is one only when nothing better comes.
    fn first(&self, nearest: &mut Nearest) -> Option<Start> {
        let mut in_turn: Option<Start> = None;
        for at in 0..self.sheet.rows.len().min(HEADER_WITHIN) {
            let headers = self.headers_at(at, 0);
            if let Some(header) = headers.first() {
                nearest.see(self, header);
            }
            if !headers.iter().any(|header| header.fit.accepted) {
                continue;
            }
            let start = self.settle(at, 0, headers);
            if !start.headers.iter().all(Header::alternates) {
                return Some(start);
            }
            in_turn = in_turn.or(Some(start));
        }
        in_turn.filter(|_| form::of(self).is_none())
    }

    fn headers_at(&self, at: usize, region: usize) -> Vec<Header> {
        let around = Around {
            above: Named::in_text(self.names, &self.text_of(region, at)),
            sheet: &self.sheet_named,
            file: self.file_named,
        };
        header::at(&self.grid, self.names, self.sheet.rows[at].row, &around)
    }

    /// A header may seem to begin a row or two early, when the rows above it look like group labels. The header of
    /// another table below is none of its rows.
    fn settle(&self, at: usize, region: usize, headers: Vec<Header>) -> Start {
        let rank = |headers: &[Header]| {
            headers.first().map(|header| {
                let height = header.block.bottom - header.block.top;
                (header.fit.score, u32::MAX - height)
            })
        };
        let bottom = |headers: &[Header]| headers.iter().map(|header| header.block.bottom).max();
        let mut best = Start { at, headers };
        for (later, row) in self.sheet.rows.iter().enumerate().skip(at + 1) {
            if later >= at + 3 && Some(row.row) > bottom(&best.headers) {
                break;
            }
            let headers = self.headers_at(later, region);
            let below = |upper: &Header| headers.iter().any(|lower| upper.has_below(lower));
            if best.headers.iter().any(below) {
                break;
            }
            if headers.iter().any(|header| header.fit.accepted) && rank(&headers) > rank(&best.headers) {
                best = Start { at: later, headers };
            }
        }
        best
    }

    /// Reads the rows below a header, down to the next header.
    fn walk(
        &self,
        at: usize,
        region: usize,
        headers: Vec<Header>,
        findings: &mut Findings,
    ) -> (Vec<Open<'a>>, Option<Start>) {
        let accepted = headers.iter().filter(|header| header.fit.accepted);
        let bottom = accepted.map(|header| header.block.bottom).min().unwrap_or(0);
        let alone = headers.len() == 1;
        let mut left = 0;
        let mut open: Vec<Open> = Vec::new();
        for header in headers.into_iter().filter(|header| header.fit.accepted) {
            let right = if alone { u32::MAX } else { header.cols().1 };
            let title = self.title(region, at, (left, right));
            let mut table = Open::new(self, header, region, title);
            if let Some(before) = open.last_mut() {
                before.until = table.cols().0.saturating_sub(1);
                table.since = before.cols().1.saturating_add(1);
            }
            open.push(table);
            left = right.saturating_add(1);
        }
        let mut rows = self.sheet.rows.partition_point(|row| row.row <= bottom);
        while let Some(row) = self.sheet.rows.get(rows) {
            let from = open.iter().map(|table| table.used).max().unwrap_or(rows);
            if let [table] = &mut open[..]
                && table.is_header(row)
            {
                table.repeated(self, row, findings);
                rows += 1;
                continue;
            }
            if let Some(start) = self.next_header(rows, row, from) {
                if !open.iter_mut().any(|table| table.repeats(&start.headers)) {
                    return (open, Some(start));
                }
                let skip = start
                    .headers
                    .iter()
                    .map(|header| header.block.bottom)
                    .max()
                    .unwrap_or(row.row);
                while self.sheet.rows.get(rows).is_some_and(|row| row.row <= skip) {
                    let row = &self.sheet.rows[rows];
                    open.iter_mut()
                        .for_each(|table| table.repeated(self, row, findings));
                    rows += 1;
                }
                continue;
            }
            for table in &mut open {
                table.take(self, row, rows, findings);
            }
            rows += 1;
        }
        (open, None)
    }

    /// The header that begins at a row of a table, if one does. Most rows are told apart by their first cell.
    fn next_header(&self, at: usize, row: &RawRow, region: usize) -> Option<Start> {
        let texts = row
            .cells
            .iter()
            .take(3)
            .filter(|cell| matches!(cell.value, RawValue::Text(_)));
        if row.cells.len() < 2 || texts.count() < row.cells.len().min(3) {
            return None;
        }
        let known = row
            .cells
            .iter()
            .take(4)
            .filter(|cell| self.is_a_name(&cell.value));
        if known.count() < 2 {
            return None;
        }
        let headers = self.headers_at(at, region);
        let sure = headers
            .iter()
            .any(|header| header.fit.accepted && header.fit.matched >= 2);
        sure.then(|| self.settle(at, region, headers))
    }

    fn is_a_name(&self, value: &RawValue) -> bool {
        match value {
            RawValue::Text(text) if text.len() <= 90 => {
                Label::new(text).keys.iter().any(|key| self.names.knows(key))
            }
            _ => false,
        }
    }

    /// The texts above a table that are no labels with values, and those that are.
    fn title(&self, from: usize, to: usize, cols: (u32, u32)) -> (String, Vec<Meta>) {
        let (mut title, mut meta) = (Vec::new(), Vec::new());
        for row in self.sheet.rows.get(from..to).unwrap_or_default() {
            let cells = Grid::within(row, cols);
            let found = meta::of_row(row, cells);
            if found.is_empty() && cells.len() <= 2 {
                let texts = cells.iter().filter_map(|cell| match &cell.value {
                    RawValue::Text(text) if may_be_title(text) => Some(text.trim()),
                    _ => None,
                });
                title.extend(texts);
            }
            meta.extend(found);
        }
        (title.join(" "), meta)
    }
}

/// Whether a text may be a title: neither a label with its value nor an explanation.
fn may_be_title(text: &str) -> bool {
    let head = fold(&text.chars().take(8).collect::<String>());
    let explains = NOTES.iter().any(|note| head.starts_with(note)) || text.contains('。');
    text.chars().count() <= TITLE && !explains && !meta::begins(text)
}
