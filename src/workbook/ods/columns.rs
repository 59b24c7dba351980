//! Columns of a sheet: which are hidden, and the format of the cells in them that have none of their own.

use crate::workbook::limits::COLUMNS;
use crate::workbook::raw::NumberFormat;

/// Columns of a sheet, from the left.
#[derive(Default)]
pub(super) struct Columns {
    /// Last column of each group of equal ones, with their format.
    ends: Vec<(u32, NumberFormat)>,
    hidden: Vec<u32>,
    /// Number of the last column, from 1; 0 before the first.
    last: u32,
}

impl Columns {
    /// Adds so many columns; those beyond the last one of Excel are left out.
    pub(super) fn add(&mut self, count: u64, hidden: bool, format: NumberFormat) {
        let left = COLUMNS - self.last;
        let count = u32::try_from(count).map_or(left, |count| count.min(left));
        let before = self.last;
        self.last += count;
        if hidden {
            self.hidden.extend(before + 1..=self.last);
        }
        match self.ends.last_mut() {
            Some((end, last)) if *last == format => *end = self.last,
            _ => self.ends.push((self.last, format)),
        }
    }

    /// Format of the cells in a column.
    pub(super) fn format(&self, col: u32) -> NumberFormat {
        let at = self.ends.partition_point(|(end, _)| *end < col);
        self.ends
            .get(at)
            .map_or(NumberFormat::General, |(_, format)| *format)
    }

    /// Numbers of the hidden columns, ascending.
    pub(super) fn hidden(self) -> Vec<u32> {
        self.hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_up_to_the_last_one() {
        use NumberFormat::{Date, General, Percent, Text};
        let mut columns = Columns::default();
        columns.add(2, false, General);
        columns.add(1, true, Percent);
        columns.add(u64::MAX, false, Date);
        columns.add(u64::MAX, true, Text);
        let formats = [1, 2, 3, 4, COLUMNS, COLUMNS + 1].map(|col| columns.format(col));
        assert_eq!(formats, [General, General, Percent, Date, Date, General]);
        assert_eq!(columns.hidden(), [3]);
    }
}
