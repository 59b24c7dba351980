//! Values taken from further up: vertical merges and 同上.

use crate::fold::fold;
use crate::lexicon::DITTO;
use crate::table::model::{ColumnSpec, TableCell};
use crate::workbook::{Area, RawCell, RawSheet, RawValue};
use std::collections::BTreeMap;

/// Merged areas over several rows, by their left column.
pub(in crate::table) struct Fill<'a> {
    sheet: &'a RawSheet,
    by_col: BTreeMap<u32, Vec<Area>>,
}

/// Most rows of a merged area that are filled; taller ones were merged by mistake.
pub(in crate::table) const TALLEST: u32 = 5000;

impl<'a> Fill<'a> {
    /// `areas` are sorted by top, then left.
    pub(in crate::table) fn new(sheet: &'a RawSheet, areas: &[Area]) -> Self {
        let mut by_col: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let tall = |area: &&Area| area.bottom > area.top && area.bottom - area.top < TALLEST;
        for area in areas.iter().filter(tall) {
            by_col.entry(area.left).or_default().push(*area);
        }
        Fill { sheet, by_col }
    }

    /// Top cell of the merged area that covers a cell from above, if the area begins below the header.
    fn merged_above(&self, row: u32, col: u32, header: u32) -> Option<(u32, &'a RawCell)> {
        let areas = self.by_col.get(&col)?;
        let after = areas.partition_point(|area| area.top < row);
        let area = areas[..after]
            .last()
            .filter(|area| area.bottom >= row && area.top > header)?;
        Some((area.top, self.sheet.cell(area.top, col)?))
    }

    /// Number of columns in which a row is covered from above.
    pub(in crate::table) fn count(&self, row: u32, cols: (u32, u32), header: u32) -> usize {
        let columns = self.by_col.range(cols.0..=cols.1);
        columns
            .filter(|(col, _)| self.merged_above(row, **col, header).is_some())
            .count()
    }

    /// The cell of a column in a row of data; Err when it says 同上 and nothing stands above.
    pub(in crate::table) fn cell(
        &self,
        (row, col): (u32, u32),
        header: u32,
        own: Option<&RawCell>,
        column: &ColumnSpec,
        above: Option<&TableCell>,
    ) -> Result<Option<TableCell>, ()> {
        let cell = |of: &RawCell, filled| TableCell {
            value: of.value.clone(),
            format: of.format,
            shown: of.shown.clone(),
            row,
            col,
            filled,
        };
        let Some(own) = own else {
            let merged = if column.amount {
                None
            } else {
                self.merged_above(row, col, header)
            };
            return Ok(merged.map(|(top, of)| cell(of, Some(top))));
        };
        if !is_ditto(&own.value) {
            return Ok(Some(cell(own, None)));
        }
        // Below a repeated header with its columns moved, the value is in another column than the word.
        let above = above.ok_or(())?;
        Ok(Some(TableCell {
            row,
            filled: above.filled.or(Some(above.row)),
            ..above.clone()
        }))
    }
}

fn is_ditto(value: &RawValue) -> bool {
    match value {
        RawValue::Text(text) => text.len() <= 16 && DITTO.contains(&fold(text).as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::NumberFormat;

    #[test]
    fn what_is_said_again_is_cited_where_it_stands() {
        let text = |text: &str| RawValue::Text(text.into());
        let above = TableCell {
            value: text("推进中"),
            format: NumberFormat::General,
            shown: None,
            row: 4,
            col: 5,
            filled: None,
        };
        let own = RawCell {
            col: 6,
            value: text("〃"),
            format: NumberFormat::General,
            shown: None,
        };
        let sheet = RawSheet::default();
        let column = ColumnSpec::default();
        let read = Fill::new(&sheet, &[]).cell((7, 6), 2, Some(&own), &column, Some(&above));
        let cell = read.expect("something stands above").expect("a value");
        assert_eq!((cell.row, cell.filled, cell.col), (7, Some(4), 5));
    }
}
