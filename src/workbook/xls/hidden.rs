//! Hidden rows and columns of a sheet.

use crate::workbook::little_endian::u16_at;

/// What is hidden.
#[derive(Default)]
pub(super) struct Hidden {
    /// What the file says of each row, from the first to the last of which it says something.
    rows: Vec<RowState>,
    /// Whether a row of which the file says nothing is hidden.
    others: bool,
    /// For each column, from the first, whether it is hidden; empty while none is.
    columns: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq)]
enum RowState {
    Unsaid,
    Shown,
    Hidden,
}

const COLUMNS: usize = 256;

impl Hidden {
    /// A record about a row. Rows that are filtered out are hidden rows.
    pub(super) fn row(&mut self, body: &[u8]) -> Option<()> {
        let (row, flags) = (u16_at(body, 0)?, u16_at(body, 12)?);
        let at = usize::from(row);
        if self.rows.len() <= at {
            self.rows.resize(at + 1, RowState::Unsaid);
        }
        *self.rows.get_mut(at)? = match flags & 0x20 {
            0 => RowState::Shown,
            _ => RowState::Hidden,
        };
        Some(())
    }

    /// The record about all rows that have none of their own.
    pub(super) fn other_rows(&mut self, body: &[u8]) -> Option<()> {
        self.others = u16_at(body, 0)? & 2 != 0;
        Some(())
    }

    /// A record about some columns. A column without width cannot be seen either.
    pub(super) fn columns(&mut self, body: &[u8]) -> Option<()> {
        let (first, last) = (usize::from(u16_at(body, 0)?), usize::from(u16_at(body, 2)?));
        if u16_at(body, 8)? & 1 != 0 || u16_at(body, 4)? == 0 {
            self.columns.resize(COLUMNS, false);
            let columns = self.columns.get_mut(first..(last + 1).min(COLUMNS));
            columns.into_iter().for_each(|columns| columns.fill(true));
        }
        Some(())
    }

    /// Numbers of hidden columns, from 1, ascending.
    pub(super) fn hidden_columns(&self) -> Vec<u32> {
        let columns = (1..).zip(&self.columns).filter(|(_, hidden)| **hidden);
        columns.map(|(col, _)| col).collect()
    }

    /// Whether a row, from 1, is hidden.
    pub(super) fn is_hidden(&self, row: u32) -> bool {
        let state = row.checked_sub(1).and_then(|row| self.rows.get(row as usize));
        match state.copied().unwrap_or(RowState::Unsaid) {
            RowState::Unsaid => self.others,
            RowState::Shown => false,
            RowState::Hidden => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u8, height: u8, flags: u8) -> [u8; 16] {
        [number, 0, 0, 0, 9, 0, height, 0, 0, 0, 0, 0, flags, 1, 0, 0]
    }

    #[test]
    fn a_row_is_hidden_by_its_flag_and_not_by_a_height_of_nothing() {
        let mut hidden = Hidden::default();
        assert!(!hidden.is_hidden(1));
        hidden.row(&row(0, 0, 0)).expect("whole");
        hidden.row(&row(4, 255, 0x20)).expect("whole");
        assert_eq!([1, 5, 6].map(|row| hidden.is_hidden(row)), [false, true, false]);
        hidden.other_rows(&[2, 0, 255, 0]).expect("whole");
        assert_eq!([1, 5, 6].map(|row| hidden.is_hidden(row)), [false, true, true]);
        assert_eq!(hidden.row(&[0; 12]), None);
    }

    #[test]
    fn columns_are_hidden_up_to_the_last() {
        let mut hidden = Hidden::default();
        hidden.columns(&[2, 0, 3, 0, 0, 9, 0, 0, 1, 0, 0]).expect("whole");
        hidden
            .columns(&[0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0])
            .expect("whole");
        hidden
            .columns(&[254, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
            .expect("whole");
        assert_eq!(hidden.hidden_columns(), [3, 4, 255, 256]);
        hidden
            .columns(&[9, 0, 1, 0, 0, 9, 0, 0, 1, 0])
            .expect("upside down");
        assert_eq!(hidden.hidden_columns().len(), 4);
    }
}
