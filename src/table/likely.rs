//! The header a sheet seems to have, when no campaign says what to look for.

use crate::workbook::{Area, RawRow, RawSheet, RawValue};
use std::collections::BTreeMap;

/// Rows among which a header is looked for.
const WITHIN: usize = 20;
/// Most characters of a label.
const LABEL: usize = 40;

/// First and last row of what looks like a header.
pub fn likely_header(sheet: &RawSheet) -> Option<(u32, u32)> {
    let rows = &sheet.rows[..sheet.rows.len().min(WITHIN)];
    let (best, _) = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| is_header(row))
        .max_by_key(|(at, row)| (row.cells.len(), usize::MAX - at))?;
    let (mut top, mut bottom) = (best, best);
    // The labels of groups are merged over those below them; a title is merged over all, and stands alone.
    while bottom + 1 < rows.len() && spans(sheet, &rows[bottom]) && is_header(&rows[bottom + 1]) {
        bottom += 1;
    }
    while top > 0 && spans(sheet, &rows[top - 1]) && is_header(&rows[top - 1]) {
        top -= 1;
    }
    Some((rows[top].row, rows[bottom].row))
}

/// The labels of a header by column, the lowest of each column.
pub fn likely_labels(sheet: &RawSheet, (top, bottom): (u32, u32)) -> BTreeMap<u32, String> {
    let mut labels: BTreeMap<u32, String> = BTreeMap::new();
    for row in sheet.rows.iter().filter(|row| (top..=bottom).contains(&row.row)) {
        for cell in &row.cells {
            labels.insert(cell.col, cell.shown());
        }
    }
    labels
}

/// Whether a row has two or more labels and no other cell.
fn is_header(row: &RawRow) -> bool {
    let is_label = |value: &RawValue| match value {
        RawValue::Text(text) => text.chars().count() <= LABEL && !text.contains(['：', ':', '。']),
        _ => false,
    };
    row.cells.len() >= 2 && row.cells.iter().all(|cell| is_label(&cell.value))
}

/// Whether a label of the row is merged over several columns.
fn spans(sheet: &RawSheet, row: &RawRow) -> bool {
    let over = |area: &Area| area.top <= row.row && row.row <= area.bottom && area.right > area.left;
    sheet.merges.iter().any(over)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{NumberFormat, RawCell};

    fn sheet(rows: &[&[&str]], merges: &[(u32, u32, u32, u32)]) -> RawSheet {
        let cells = |row: &&[&str]| {
            let filled = (1..).zip(row.iter()).filter(|(_, text)| !text.is_empty());
            let cell = |(col, text): (u32, &&str)| RawCell {
                col,
                value: match text.parse() {
                    Ok(number) => RawValue::Number(number),
                    Err(_) => RawValue::Text((*text).into()),
                },
                format: NumberFormat::General,
                shown: None,
            };
            filled.map(cell).collect()
        };
        let rows = (1..).zip(rows).map(|(at, row)| RawRow {
            row: at,
            hidden: false,
            cells: cells(row),
        });
        let area = |(top, left, bottom, right): &(u32, u32, u32, u32)| Area {
            top: *top,
            left: *left,
            bottom: *bottom,
            right: *right,
        };
        RawSheet {
            rows: rows.collect(),
            merges: merges.iter().map(area).collect(),
            ..RawSheet::default()
        }
    }

    fn labels(sheet: &RawSheet, rows: (u32, u32)) -> String {
        let labels: Vec<String> = likely_labels(sheet, rows).into_values().collect();
        labels.join("、")
    }

    #[test]
    fn the_row_of_most_labels_is_the_header() {
        let plain = sheet(
            &[
                &["整改台账"],
                &["填报单位：甲", "填报时间：2022-6-30"],
                &["序号", "问题", "时限"],
                &["1", "路灯", "6月底"],
            ],
            &[],
        );
        assert_eq!(likely_header(&plain), Some((3, 3)));
        assert_eq!(labels(&plain, (3, 3)), "序号、问题、时限");
        assert_eq!(likely_header(&sheet(&[&["1", "2"], &["甲"]], &[])), None);
    }

    #[test]
    fn groups_above_their_labels_belong_to_it() {
        let grouped = sheet(
            &[
                &["整改台账", "", "", ""],
                &["序号", "人数", "", "备注"],
                &["", "应到", "实到", ""],
                &["1", "30", "28", ""],
            ],
            &[(1, 1, 1, 4), (2, 2, 2, 3), (2, 1, 3, 1)],
        );
        assert_eq!(likely_header(&grouped), Some((2, 3)));
        assert_eq!(labels(&grouped, (2, 3)), "序号、应到、实到、备注");
    }
}
