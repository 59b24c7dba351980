//! Numbers with what their format shows in their place.

use super::Gather;
use crate::finding::Findings;
use crate::workbook::raw::{NumberFormat, RawValue, ShownAs};
use crate::workbook::shown::Shown;
use rust_decimal::Decimal;

impl Gather<'_> {
    /// Adds a number and what its format shows in its place.
    pub(in crate::workbook) fn number(
        &mut self,
        (row, col): (u32, u32),
        number: Decimal,
        (format, shown): (NumberFormat, &Shown),
        findings: &mut Findings,
    ) {
        let shown = shown.text(number);
        let shown = shown.map(|(text, scale)| ShownAs { text, scale });
        self.shown((row, col), number, (format, shown), findings);
    }

    /// Adds a number and what is shown in its place, if anything else is.
    pub(in crate::workbook) fn shown(
        &mut self,
        (row, col): (u32, u32),
        number: Decimal,
        (format, shown): (NumberFormat, Option<ShownAs>),
        findings: &mut Findings,
    ) {
        self.value(row, col, RawValue::Number(number), format, findings);
        if let (Some(shown), Some(cell)) = (shown, self.cells.last_mut().filter(|cell| cell.col == col)) {
            self.budget.text_bytes = self.budget.text_bytes.saturating_sub(shown.text.len());
            cell.shown = Some(Box::new(shown));
        }
    }
}
