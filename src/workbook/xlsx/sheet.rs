//! A worksheet part, in one pass: cells, merges, hidden rows and columns.

use super::cell::{Content, Written};
use super::plain::{PlainCell, PlainKind};
use crate::finding::{Findings, Kind};
use crate::workbook::formats::Formats;
use crate::workbook::gather::Gather;
use crate::workbook::limits::COLUMNS;
use crate::workbook::raw::Area;
use crate::workbook::shared_texts::SharedTexts;
use crate::workbook::xml::scan::{Broken, Scanner};
use crate::workbook::xml::tag::{Tag, is_true};

/// What all sheets of a book share.
pub(super) struct Shared {
    pub(super) texts: SharedTexts,
    pub(super) formats: Formats,
    pub(super) is_1904: bool,
    /// Whether values may be pictures placed in cells.
    pub(super) pictures: bool,
}

/// A sheet while it is read.
pub(super) struct Sheet<'s, 'g> {
    pub(super) shared: &'s mut Shared,
    pub(super) gather: &'s mut Gather<'g>,
    pub(super) findings: &'s mut Findings,
    /// Whether the root element and the row data were opened; they stay open from one piece of the part to the next.
    begun: bool,
    in_rows: bool,
    /// Number of the last row, from 1; 0 before the first. A row without a number stands below it.
    row: u32,
    /// Number of the last column in the row, from 1; 0 before the first. A cell without a reference stands right of it.
    col: u32,
    /// For each column, by its number, whether it is hidden; empty while none is.
    hidden: Vec<bool>,
    /// Number of further entries of hidden columns that are read.
    to_hide: u32,
    /// Number of merged areas whose reference cannot be read.
    bad_merges: usize,
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
            begun: false,
            in_rows: false,
            row: 0,
            col: 0,
            hidden: Vec::new(),
            to_hide: COLUMNS,
            bad_merges: 0,
        }
    }

    /// Passes merged areas and hidden columns on; returns the number of merged areas whose reference cannot be read.
    pub(super) fn finish(self) -> usize {
        let columns = (0..).zip(&self.hidden).filter(|(_, hidden)| **hidden);
        self.gather.hide_columns(columns.map(|(col, _)| col).collect());
        self.bad_merges
    }

    /// Reads the part, or the next piece of it.
    pub(super) fn read(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        if !self.begun {
            let root = scanner.child()?;
            if root.is_none_or(|root| root.closed) {
                return Ok(());
            }
            self.begun = true;
        }
        loop {
            if self.in_rows {
                self.rows(scanner)?;
                if self.gather.is_full() {
                    return Ok(());
                }
            }
            let Some(tag) = scanner.child()? else {
                return Ok(());
            };
            match tag.name {
                _ if tag.closed => {}
                "cols" => self.columns(scanner)?,
                "sheetData" => self.in_rows = true,
                "mergeCells" => self.merges(scanner)?,
                _ => scanner.skip(&tag)?,
            }
        }
    }

    fn columns(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        while let Some(tag) = scanner.child()? {
            let narrow = tag.attribute("width")?.is_some_and(|width| is_zero(&width));
            if (narrow || tag.says("hidden")?) && self.to_hide > 0 {
                self.to_hide -= 1;
                self.hidden.resize(COLUMNS as usize + 1, false);
                let end = |name| Ok(tag.attribute(name)?.and_then(|end| end.trim().parse().ok()));
                let (from, to): (Option<usize>, Option<usize>) = (end("min")?, end("max")?);
                let to = to.unwrap_or(0).min(COLUMNS as usize);
                let span = self.hidden.get_mut(from.unwrap_or(1).max(1)..=to);
                span.into_iter().for_each(|span| span.fill(true));
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    }

    fn rows(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        while !self.gather.is_full() {
            scanner.pause()?;
            match scanner.child()? {
                Some(tag) if tag.name == "row" => self.row(scanner, &tag)?,
                Some(tag) => scanner.skip(&tag)?,
                None => {
                    self.in_rows = false;
                    break;
                }
            }
        }
        Ok(())
    }

    fn row(&mut self, scanner: &mut Scanner, tag: &Tag) -> Result<(), Broken> {
        let mut number = self.row.saturating_add(1);
        let mut hidden = false;
        let mut misplaced = false;
        for attribute in tag.attributes() {
            match attribute? {
                ("r", value) => match value.trim_ascii().parse() {
                    Ok(written) => number = written,
                    Err(_) => misplaced = true,
                },
                ("hidden", value) => hidden |= is_true(value),
                ("ht", value) => hidden |= is_zero(value),
                _ => {}
            }
        }
        if misplaced {
            self.say_misplaced("行号不合格式");
        }
        (self.row, self.col) = (number, 0);
        if tag.closed {
            return Ok(());
        }
        self.gather.start_row(number, hidden);
        loop {
            while let Some(cell) = scanner.plain_cell() {
                self.plain(&cell);
            }
            match scanner.child()? {
                Some(tag) if tag.name == "c" && !self.gather.is_full() => self.cell(scanner, &tag)?,
                Some(tag) => scanner.skip(&tag)?,
                None => return Ok(()),
            }
        }
    }

    fn plain(&mut self, cell: &PlainCell) {
        let (row, col) = cell.place.unwrap_or((self.row, self.col.saturating_add(1)));
        self.col = col;
        let Some(value) = cell.value.filter(|_| !self.gather.is_full()) else {
            return;
        };
        let written = Written {
            row,
            col,
            style: cell.style,
            ..Written::default()
        };
        self.look_at_place(row, col);
        match cell.kind {
            PlainKind::Number => self.take_number(&written, value),
            PlainKind::Shared => self.take_shared(&written, value),
        }
    }

    fn cell(&mut self, scanner: &mut Scanner, tag: &Tag) -> Result<(), Broken> {
        let mut written = Written {
            row: self.row,
            col: self.col.saturating_add(1),
            ..Written::default()
        };
        let mut misplaced = false;
        for attribute in tag.attributes() {
            match attribute? {
                ("r", value) => match reference(value) {
                    Some((row, col)) => (written.row, written.col) = (row, col),
                    None => misplaced = true,
                },
                ("s", value) => written.style = value.trim_ascii().parse().unwrap_or(usize::MAX),
                ("t", value) => written.kind = value,
                ("vm", value) => written.rich = value != "0",
                _ => {}
            }
        }
        self.col = written.col;
        if tag.closed {
            return Ok(());
        }
        let content = Content::read(scanner)?;
        if misplaced {
            self.say_misplaced("位置不合格式");
            return Ok(());
        }
        self.look_at_place(written.row, written.col);
        self.take(&written, content);
        Ok(())
    }

    /// Place of a cell whose reference cannot be read: right of the last cell.
    fn say_misplaced(&mut self, problem: &str) {
        let ((row, col), problem) = (self.gather.last(), problem.into());
        self.gather
            .problem(Kind::CellUnreadable { problem }, row, col, self.findings);
    }

    fn look_at_place(&mut self, row: u32, col: u32) {
        if row != self.row {
            self.gather.elsewhere(row, col);
        }
    }

    fn merges(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        while let Some(tag) = scanner.child()? {
            match tag.attribute("ref")?.as_deref().and_then(area) {
                Some(area) => self.gather.merge(area),
                None => self.bad_merges += 1,
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    }
}

/// Whether a height or a width is zero, which hides the row or column.
fn is_zero(text: &str) -> bool {
    let text = text.trim_ascii().trim_end_matches('0');
    text.is_empty() || text == "0." || text == "."
}

/// `A1:B2`, or `A1` for one cell.
fn area(text: &str) -> Option<Area> {
    let (from, to) = text.trim().split_once(':').unwrap_or((text, text));
    let ((top, left), (bottom, right)) = (reference(from)?, reference(to)?);
    Some(Area {
        top,
        left,
        bottom,
        right,
    })
}

/// `B12` → row and column, from 1. A reference beyond the last row or column of Excel is kept as it is, not clipped.
fn reference(text: &str) -> Option<(u32, u32)> {
    let (mut row, mut col, mut digits) = (0_u32, 0_u32, false);
    for byte in text.trim_ascii().bytes() {
        match byte {
            b'0'..=b'9' => {
                row = row.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
                digits = true;
            }
            b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                col = col.saturating_mul(26).saturating_add(letter);
            }
            b'$' => {}
            _ => return None,
        }
    }
    (row > 0 && col > 0).then_some((row, col))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_of_nothing() {
        assert!(["0", "0.0", "00", "0."].iter().all(|text| is_zero(text)));
        assert!(["10", "0.5", "1", "x"].iter().all(|text| !is_zero(text)));
    }

    #[test]
    fn references() {
        assert_eq!(reference("A1"), Some((1, 1)));
        assert_eq!(reference("$xfd$1048576"), Some((1_048_576, 16_384)));
        assert_eq!(reference("ZZZZZZZZ99999999999"), Some((u32::MAX, u32::MAX)));
        for bad in ["", "A", "1", "A0", "1A", "A1B", "A-1", "中1"] {
            assert_eq!(reference(bad), None, "{bad}");
        }
    }
}
