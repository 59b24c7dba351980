//! Cells of the formats made of records, xls and xlsb, which keep numbers, texts and results alike.

use super::Gather;
use crate::finding::{Findings, Kind};
use crate::workbook::formats::Formats;
use crate::workbook::raw::{NumberFormat, RawValue};
use crate::workbook::shared_texts::SharedTexts;
use crate::workbook::tidy;

/// Results of the formulas of a sheet.
#[derive(Default)]
pub(in crate::workbook) struct Results {
    pub(in crate::workbook) some: usize,
    /// Empty texts, which may be what the formula gives, or stand for what no program has computed.
    pub(in crate::workbook) empty: usize,
}

impl Results {
    /// Where every result is an empty text, it is likely that nothing was computed.
    pub(in crate::workbook) fn kind(&self) -> Option<Kind> {
        let count = self.empty.to_string();
        (self.some == 0 && self.empty > 0).then_some(Kind::ResultsEmpty { count })
    }
}

impl Gather<'_> {
    /// Adds a number with what its style shows in its place; days may count from 1904.
    pub(in crate::workbook) fn styled_number(
        &mut self,
        (row, col): (u32, u32),
        number: RawValue,
        (formats, style, is_1904): (&Formats, usize, bool),
        findings: &mut Findings,
    ) {
        let format = formats.kind(style);
        let value = match is_1904 {
            true => tidy::since_1900(number, format),
            false => number,
        };
        match (value, formats.shown(style)) {
            (RawValue::Number(number), Some(shown)) => {
                self.number((row, col), number, (format, shown), findings);
            }
            (value, _) => self.value(row, col, value, format, findings),
        }
    }

    /// Adds a text of the table that the sheets share.
    pub(in crate::workbook) fn shared_text(
        &mut self,
        (row, col): (u32, u32),
        format: NumberFormat,
        (texts, index): (&mut SharedTexts, u32),
        findings: &mut Findings,
    ) {
        if let Some(value) = texts.ready(index as usize) {
            return self.value(row, col, value.clone(), format, findings);
        }
        match texts.get(index as usize) {
            Some(tidied) => self.tidied(row, col, tidied, format, findings),
            None => {
                let problem = format!("它的文字（第{index}条）不在文件里");
                self.broken((row, col), format, &problem, findings);
            }
        }
    }

    /// A cell that cannot be read is an error, since it must not look blank.
    pub(in crate::workbook) fn broken(
        &mut self,
        (row, col): (u32, u32),
        format: NumberFormat,
        problem: &str,
        findings: &mut Findings,
    ) {
        let kind = Kind::BadCell {
            problem: problem.into(),
        };
        self.problem(kind, row, col, findings);
        self.value(row, col, RawValue::Error(problem.into()), format, findings);
    }
}
