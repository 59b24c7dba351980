//! Sheets as text: a line is a row, `|` stands between cells, `⏎` is a line break in a cell, each cell as in
//! [`crate::cell`]. `>9` goes on to column 9, `^30 ` at the start of a line to row 30, `~` hides the row, `#merge
//! A1:C2` merges, `#column 3` hides a column, `#sheet NAME` begins a sheet and `#hidden NAME` a hidden one.

use crate::cell;
use kaoping::workbook::{Area, RawBook, RawCell, RawRow, RawSheet};

const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The workbook, as a reader would hand it on.
pub fn book(text: &str) -> RawBook {
    let mut sheets = vec![RawSheet::default()];
    let mut row = 0;
    for line in text.lines() {
        match line.strip_prefix('#').and_then(|line| line.split_once(' ')) {
            Some(("sheet", name)) => (sheets, row) = (with(sheets, name, false), 0),
            Some(("hidden", name)) => (sheets, row) = (with(sheets, name, true), 0),
            Some(("merge", area)) => last(&mut sheets).merges.extend(self::area(area)),
            Some(("column", col)) => last(&mut sheets).hidden_columns.extend(column(col)),
            _ => row = take(last(&mut sheets), line, row + 1),
        }
    }
    sheets.iter_mut().for_each(settle);
    RawBook {
        file: "a.xlsx".into(),
        kind: "xlsx",
        sheets,
        properties: Default::default(),
    }
}

fn with(mut sheets: Vec<RawSheet>, name: &str, hidden: bool) -> Vec<RawSheet> {
    sheets.push(RawSheet {
        name: name.into(),
        hidden,
        ..RawSheet::default()
    });
    sheets
}

fn last(sheets: &mut [RawSheet]) -> &mut RawSheet {
    sheets.last_mut().expect("there is one from the start")
}

/// Puts a line into the sheet; the row it came to stand in.
fn take(sheet: &mut RawSheet, line: &str, row: u32) -> u32 {
    let hidden = line.starts_with('~');
    let line = line.trim_start_matches('~');
    let (row, line) = jump(line).filter(|(to, _)| *to >= row).unwrap_or((row, line));
    let mut cells: Vec<RawCell> = Vec::new();
    let mut col = 0;
    for text in line.split('|') {
        col += 1;
        let to = text.strip_prefix('>').and_then(column);
        if let Some(to) = to.filter(|to| *to >= col) {
            col = to - 1;
            continue;
        }
        if !text.trim().is_empty() && col <= COLUMNS {
            let (value, format) = cell::cell(&text.replace('⏎', "\n"));
            cells.push(RawCell {
                col,
                value,
                format,
                shown: None,
            });
        }
    }
    if !cells.is_empty() && row <= ROWS {
        sheet.rows.push(RawRow { row, hidden, cells });
    }
    row
}

fn jump(line: &str) -> Option<(u32, &str)> {
    let (row, rest) = line.strip_prefix('^')?.split_once(' ')?;
    let row: u32 = row.parse().ok()?;
    (row <= ROWS).then_some((row, rest))
}

fn column(text: &str) -> Option<u32> {
    let col = text.trim().parse().ok()?;
    (1..=COLUMNS).contains(&col).then_some(col)
}

fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (corner(from)?, corner(to.trim())?);
    (top <= bottom && left <= right).then_some(Area {
        top,
        left,
        bottom,
        right,
    })
}

fn corner(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).take(4).count();
    let number = |col: u32, byte: u8| col * 26 + u32::from(byte - b'A') + 1;
    let col = text.bytes().take(letters).fold(0, number);
    let row = text.get(letters..)?.parse().ok()?;
    ((1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&col)).then_some((row, col))
}

/// What every reader promises: merges and hidden columns in order, none twice.
fn settle(sheet: &mut RawSheet) {
    sheet.merges.sort();
    sheet.merges.dedup();
    sheet.hidden_columns.sort_unstable();
    sheet.hidden_columns.dedup();
}
