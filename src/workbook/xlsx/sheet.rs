//! A worksheet part, in one pass: cells, merges, hidden rows and columns.

use super::cell::{Content, Written};
use super::plain::{PlainCell, PlainKind};
use super::scan::{Broken, Scanner};
use super::strings::Strings;
use super::styles::Styles;
use super::tag::{Tag, is_true};
use crate::finding::{Findings, Kind};
use crate::workbook::gather::Gather;
use crate::workbook::limits::COLUMNS;
use crate::workbook::raw::Area;

/// What all sheets of a book share.
pub(super) struct Shared {
    pub(super) strings: Strings,
    pub(super) styles: Styles,
    pub(super) is_1904: bool,
    /// Whether values may be pictures placed in cells.
    pub(super) pictures: bool,
}

/// A sheet being read.
pub(super) struct Sheet<'s, 'g> {
    pub(super) shared: &'s mut Shared,
    pub(super) gather: &'s mut Gather<'g>,
    pub(super) findings: &'s mut Findings,
    /// Whether the part has begun, and whether its rows have; it may come in pieces.
    begun: bool,
    in_rows: bool,
    /// The row the next row stands below.
    row: u32,
    /// The column the next cell stands right of.
    col: u32,
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
        }
    }

    /// Takes the part in, or the next piece of it.
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
        let mut hidden = vec![false; COLUMNS as usize + 1];
        let mut left = COLUMNS;
        while let Some(tag) = scanner.child()? {
            if tag.says("hidden")? && left > 0 {
                left -= 1;
                let end = |name| Ok(tag.attribute(name)?.and_then(|end| end.trim().parse().ok()));
                let (from, to): (Option<usize>, Option<usize>) = (end("min")?, end("max")?);
                let to = to.unwrap_or(0).min(COLUMNS as usize);
                let span = hidden.get_mut(from.unwrap_or(1).max(1)..=to);
                span.into_iter().for_each(|span| span.fill(true));
            }
            scanner.skip(&tag)?;
        }
        let columns = (1..=COLUMNS).filter(|col| hidden[*col as usize]);
        self.gather.hide_columns(columns.collect());
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
        for attribute in tag.attributes() {
            match attribute? {
                ("r", value) => number = value.trim_ascii().parse().unwrap_or(number),
                ("hidden", value) => hidden = is_true(value),
                _ => {}
            }
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
            let ((row, col), problem) = (self.gather.last(), "位置不合格式".into());
            self.gather
                .problem(Kind::CellUnreadable { problem }, row, col, self.findings);
            return Ok(());
        }
        self.take(&written, content);
        Ok(())
    }

    fn merges(&mut self, scanner: &mut Scanner) -> Result<(), Broken> {
        while let Some(tag) = scanner.child()? {
            if let Some(area) = tag.attribute("ref")?.as_deref().and_then(area) {
                self.gather.merge(area, self.findings);
            }
            scanner.skip(&tag)?;
        }
        Ok(())
    }
}

/// `A1:B2`.
fn area(text: &str) -> Option<Area> {
    let (from, to) = text.trim().split_once(':')?;
    let ((top, left), (bottom, right)) = (reference(from)?, reference(to)?);
    Some(Area {
        top,
        left,
        bottom,
        right,
    })
}

/// `B12` → row and column. What is beyond any sheet stays beyond it.
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
    fn references() {
        assert_eq!(reference("A1"), Some((1, 1)));
        assert_eq!(reference("$xfd$1048576"), Some((1_048_576, 16_384)));
        assert_eq!(reference("ZZZZZZZZ99999999999"), Some((u32::MAX, u32::MAX)));
        for bad in ["", "A", "1", "A0", "1A", "A1B", "A-1", "中1"] {
            assert_eq!(reference(bad), None, "{bad}");
        }
    }
}
