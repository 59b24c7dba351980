//! The labels of a header that a sheet seems to have, on a line.

use crate::cli::wrap;
use crate::table::likely_labels;
use crate::workbook::RawSheet;

/// Columns of the terminal a label may take.
const SHOWN: usize = 20;
/// Labels shown.
const MOST: usize = 30;

/// The labels, with how many there are where not all are shown.
pub(super) fn labels(sheet: &RawSheet, header: (u32, u32)) -> String {
    let labels = likely_labels(sheet, header);
    let count = labels.len();
    let shown: Vec<String> = labels
        .values()
        .take(MOST)
        .map(|label| wrap::short(label, SHOWN))
        .collect();
    let shown = shown.join("、");
    match count > MOST {
        true => format!("{shown}等{count}列"),
        false => shown,
    }
}
