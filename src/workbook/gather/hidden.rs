//! Rows and columns that Excel hides.

use super::Gather;

impl Gather<'_> {
    /// Hides rows, where the file says apart from their cells which are hidden.
    pub(in crate::workbook) fn hide_rows(&mut self, is_hidden: impl Fn(u32) -> bool) {
        self.end_row();
        let rows = self.sheet.rows.iter_mut();
        rows.for_each(|row| row.hidden |= is_hidden(row.row));
    }

    /// Takes the hidden columns in, ascending.
    pub(in crate::workbook) fn hide_columns(&mut self, columns: Vec<u32>) {
        self.sheet.hidden_columns = columns;
    }
}
