//! A row, its surroundings, and the classes it may belong to.

use crate::fold::fold;
use crate::lexicon::HeaderWord;
use crate::table::grid::Grid;
use crate::table::header::{Block, Column};
use crate::workbook::{RawCell, RawRow, RawValue};
use std::collections::BTreeMap;

/// A row, limited to the columns of its table.
pub(in crate::table) struct Row<'a> {
    pub(in crate::table) raw: &'a RawRow,
    pub(in crate::table) cells: &'a [RawCell],
    /// Number of columns its first cell is merged over.
    pub(in crate::table) wide: u32,
    /// Number of its columns that a merged area covers from above.
    pub(in crate::table) filled: usize,
}

/// The header of the table, as far as rows are judged by it.
pub(in crate::table) struct Layout {
    pub(in crate::table) cols: (u32, u32),
    /// Number of columns with a label.
    pub(super) width: usize,
    /// The third labelled column; words for totals and samples are looked for up to here.
    pub(super) third: u32,
    /// The column labelled 序号.
    pub(super) number: Option<u32>,
    /// The column labelled 备注.
    pub(super) remark: Option<u32>,
    /// Labels of the header by column, without blanks.
    pub(super) labels: BTreeMap<u32, Vec<String>>,
}

/// The class of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::table) enum Class {
    Data,
    RepeatedHeader,
    Band(String),
    Total(String),
    Instruction,
    Footer,
    Note,
    Sample,
    Nil {
        col: u32,
        text: String,
        /// Whether it is figures of 0 that say so, as they do in a row of data whose other cells are blank.
        of_zeros: bool,
    },
    /// 其中 …: a part of the amounts in the row above.
    Part,
    NumberOnly,
}

/// What was read before the row, in the same table.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::table) struct Before {
    pub(in crate::table) data: bool,
    pub(in crate::table) note: bool,
    /// Whether the last row of data had a serial number.
    pub(in crate::table) numbered: bool,
    /// Whether the row before is the header again.
    pub(in crate::table) header: bool,
    /// Whether the row before is a part (其中) of a row above.
    pub(in crate::table) part: bool,
}

impl Layout {
    pub(in crate::table) fn new(block: &Block, cols: (u32, u32)) -> Self {
        let columns: Vec<_> = block
            .columns
            .iter()
            .filter(|column| cols.0 <= column.col && column.col <= cols.1)
            .collect();
        let column_of = |wanted: HeaderWord| {
            let named = |column: &&&Column| column.labels.iter().any(|label| label.word() == Some(wanted));
            columns.iter().find(named).map(|column| column.col)
        };
        let labels = columns.iter().map(|column| {
            let printed = column.labels.iter().map(|label| label.printed.clone());
            (column.col, printed.collect())
        });
        Layout {
            cols,
            width: columns.len(),
            third: columns.get(2).or(columns.last()).map_or(1, |column| column.col),
            number: column_of(HeaderWord::Serial),
            remark: column_of(HeaderWord::Remarks),
            labels: labels.collect(),
        }
    }

    /// The column labelled 序号.
    pub(in crate::table) fn number(&self) -> Option<u32> {
        self.number
    }

    /// Whether a row is word for word the header, as far as that has one row.
    pub(in crate::table) fn is_header(&self, raw: &RawRow) -> bool {
        let same = |cell: &RawCell| match (&cell.value, self.labels.get(&cell.col).map(Vec::as_slice)) {
            (RawValue::Text(text), Some([label])) => {
                text.len() < 240 && text.split_whitespace().eq([label.as_str()])
            }
            _ => false,
        };
        raw.cells.len() == self.labels.len() && raw.cells.iter().all(same)
    }

    /// Whether a row begins with its serial number.
    pub(in crate::table) fn numbers(&self, row: &Row) -> bool {
        let first = row.cells.first();
        first.is_some_and(|cell| self.number == Some(cell.col) && is_number(&cell.value))
    }
}

/// The row, limited to the columns of a table. `filled`: number of columns that a merged area covers from above.
pub(in crate::table) fn row_of<'a>(grid: &Grid, raw: &'a RawRow, cols: (u32, u32), filled: usize) -> Row<'a> {
    let cells = Grid::within(raw, cols);
    let wide = cells.first().and_then(|cell| {
        let area = grid.area(raw.row, cell.col)?;
        Some(area.right.min(cols.1).saturating_sub(area.left) + 1)
    });
    Row {
        raw,
        cells,
        wide: wide.unwrap_or(1),
        filled,
    }
}

/// Whether a value is a serial number: 3, (3), 3.1.
pub(super) fn is_number(value: &RawValue) -> bool {
    match value {
        RawValue::Number(_) => true,
        RawValue::Text(text) => {
            let folded = fold(text);
            let digits = folded.trim_matches(|c: char| matches!(c, '.' | '(' | ')' | '、' | ',' | '#'));
            !digits.is_empty()
                && digits
                    .chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        }
        _ => false,
    }
}
