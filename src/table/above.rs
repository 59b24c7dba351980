//! Rows above a header that look like data: a header moved down, or rows sorted to above it.

use super::label::Label;
use super::open::Open;
use super::rows::{is_figure, row_of};
use super::sheet::Reading;
use crate::workbook::{RawCell, RawValue};

/// The rows between the table before and the header of this one that look like the rows below it.
pub(super) fn like_data(reading: &Reading, open: &Open) -> Vec<u32> {
    let rows = &reading.sheet.rows;
    let to = rows.partition_point(|row| row.row < open.block.top);
    let above = rows.get(open.region..to).unwrap_or_default();
    let looks_like = |raw: &&crate::workbook::RawRow| {
        let row = row_of(&reading.grid, raw, open.cols(), 0);
        open.looks.are_those_of(&row, &open.layout) && !in_turn(reading, row.cells)
    };
    above.iter().filter(looks_like).map(|row| row.row).collect()
}

/// Whether labels and values take turns: 姓名 | 张三 | 学习时间 | 二季度, or 应到 | 30 | 实到 | 28.
fn in_turn(reading: &Reading, cells: &[RawCell]) -> bool {
    let is_label = |cell: &&RawCell| match &cell.value {
        RawValue::Text(text) => {
            text.trim_end().ends_with([':', '：'])
                || Label::new(text).keys.iter().any(|key| reading.names.knows(key))
        }
        _ => false,
    };
    let labels = cells.iter().step_by(2).filter(is_label).count();
    let figures = (0..cells.len()).all(|at| is_figure(&cells[at]) != at.is_multiple_of(2));
    4 * labels >= cells.len() || (figures && cells.len() >= 4)
}
