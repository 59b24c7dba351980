//! Rows above a header that look like data: the header was moved down, or rows were sorted to above it.

use super::label::Label;
use super::reading::Reading;
use super::rows::{Layout, Looks, is_figure, row_of};
use crate::workbook::{RawCell, RawValue};

/// Rows between `from` and a header that look like the rows below it.
pub(super) fn like_data(
    reading: &Reading,
    (from, header): (usize, u32),
    layout: &Layout,
    looks: &Looks,
) -> Vec<u32> {
    let rows = &reading.sheet.rows;
    let to = rows.partition_point(|row| row.row < header);
    let above = rows.get(from..to).unwrap_or_default();
    let looks_like = |raw: &&crate::workbook::RawRow| {
        let row = row_of(&reading.grid, raw, layout.cols, 0);
        looks.are_those_of(&row, layout) && !in_turn(reading, row.cells)
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
