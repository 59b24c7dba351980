//! Cells of an xls that hold a text: calamine leaves out one whose text is not in the file's table, as if it were blank.

use crate::workbook::preflight::workbook_stream;
use std::collections::BTreeMap;

/// Rows and columns, from 0, of the cells with a text, by the name of their sheet.
pub(super) type TextCells = BTreeMap<String, Vec<(u16, u16)>>;

const BOF: u16 = 0x0809;
const SHEET: u16 = 0x0085;
const TEXT_CELL: u16 = 0x00fd;
/// The version of Excel 97 and later; the older ones keep texts in their cells.
const BIFF8: u16 = 0x0600;

/// One pass over the records of the book.
pub(super) fn text_cells(bytes: &[u8]) -> TextCells {
    let stream = workbook_stream(bytes).unwrap_or_default();
    let mut pass = Pass::default();
    for (at, kind, body) in records(&stream) {
        match kind {
            BOF if u16_at(body, 0) != Some(BIFF8) => break,
            BOF => pass.begins(at),
            SHEET => pass.lists(body),
            TEXT_CELL => pass.points(body),
            _ => {}
        }
    }
    pass.cells
}

/// What the records before said.
#[derive(Default)]
struct Pass {
    /// Names of the sheets by the place where their records begin.
    sheets: BTreeMap<usize, String>,
    sheet: String,
    cells: TextCells,
}

impl Pass {
    fn begins(&mut self, at: usize) {
        // What begins inside a sheet is a chart in it.
        if let Some(name) = self.sheets.get(&at) {
            self.sheet.clone_from(name);
        }
    }

    fn lists(&mut self, body: &[u8]) {
        let (Some(at), Some([count, wide, name @ ..])) = (u32_at(body, 0), body.get(6..)) else {
            return;
        };
        let (count, is_wide) = (usize::from(*count), wide & 1 == 1);
        let units: Vec<u16> = if is_wide {
            let pairs = name.chunks_exact(2).take(count);
            pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
        } else {
            name.iter().take(count).map(|byte| u16::from(*byte)).collect()
        };
        self.sheets.insert(at as usize, String::from_utf16_lossy(&units));
    }

    fn points(&mut self, body: &[u8]) {
        if let (Some(row), Some(col)) = (u16_at(body, 0), u16_at(body, 2)) {
            let of_sheet = self.cells.entry(self.sheet.clone()).or_default();
            of_sheet.push((row, col));
        }
    }
}

/// Place, kind and content of the records, up to one that is cut off.
fn records(stream: &[u8]) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let (from, here) = (at + 4, at);
        at = from + usize::from(length);
        Some((here, kind, stream.get(from..at)?))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let number = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([number[0], number[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let number = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn told(name: &str) -> Vec<(String, usize)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/older");
        let cells = text_cells(&std::fs::read(folder.join(name)).expect("committed"));
        cells
            .into_iter()
            .map(|(sheet, cells)| (sheet, cells.len()))
            .collect()
    }

    #[test]
    fn cells_with_a_text_are_told_by_sheet() {
        assert_eq!(told("string_index_beyond.xls"), [("台账".into(), 2)]);
        assert_eq!(told("plain.xls"), [("宣传活动台账".into(), 11)]);
    }

    #[test]
    fn files_of_other_kinds_and_broken_ones_have_none() {
        for name in [
            "excel_95.xls",
            "plain.ods",
            "plain.xlsb",
            "cut_to_the_header.xls",
            "records_garbled.xls",
        ] {
            assert_eq!(told(name), [], "{name}");
        }
    }
}
