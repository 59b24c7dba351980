//! A file without a campaign: what it is, its sheets, their first rows.

use crate::cli::wrap;
use crate::finding::column_letters;
use crate::workbook::{RawBook, RawRow, RawSheet};
use std::fmt::Write;
use std::path::Path;

/// Rows shown of each sheet.
const FIRST_ROWS: usize = 6;
/// Columns of the terminal a cell may take.
const CELL: usize = 20;

/// Name, kind and size.
pub(in crate::cli) fn head(path: &Path, bytes: usize, book: Option<&RawBook>) -> String {
    let kind = book.map_or("读不出来", |book| book.kind);
    let path = wrap::hanging(&path.display().to_string(), "文件  ", "      ");
    format!("{path}\n类型  {kind}（按内容认定），{}", size(bytes))
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes}字节"),
        1024..1_048_576 => format!("{}KB", bytes.div_ceil(1024)),
        _ => format!("{}.{}MB", bytes >> 20, (bytes % 1_048_576) * 10 / 1_048_576),
    }
}

/// Every sheet with its size and first rows.
pub(in crate::cli) fn sheets(book: &RawBook) -> String {
    let mut text = format!("\n共{}张工作表\n", book.sheets.len());
    for (number, sheet) in (1..).zip(&book.sheets) {
        text.push_str(&title(number, sheet));
        for row in sheet.rows.iter().take(FIRST_ROWS) {
            text.push_str(&line(row));
        }
        if sheet.rows.len() > FIRST_ROWS {
            let _ = writeln!(text, "     …… 后面还有{}行有内容", sheet.rows.len() - FIRST_ROWS);
        }
        text.push('\n');
    }
    text
}

/// `2. 台账（隐藏）  A1:M23，有内容的20行`.
pub(in crate::cli) fn title(number: usize, sheet: &RawSheet) -> String {
    let hidden = if sheet.hidden { "（隐藏）" } else { "" };
    let cols = || sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.col);
    let (Some(first), Some(last)) = (sheet.rows.first(), sheet.rows.last()) else {
        return format!("  {number}. {}{hidden}  空表\n", sheet.name);
    };
    let (left, right) = (cols().min().unwrap_or(1), cols().max().unwrap_or(1));
    let area = format!(
        "{}{}:{}{}",
        column_letters(left),
        first.row,
        column_letters(right),
        last.row
    );
    let mut text = format!(
        "  {number}. {}{hidden}  {area}，有内容的{}行",
        sheet.name,
        sheet.rows.len()
    );
    let hidden_rows = sheet.rows.iter().filter(|row| row.hidden).count();
    for (count, words) in [
        (hidden_rows, "行隐藏"),
        (sheet.hidden_columns.len(), "列隐藏"),
        (sheet.merges.len(), "处合并"),
    ] {
        if count > 0 {
            let _ = write!(text, "，{count}{words}");
        }
    }
    text + "\n"
}

fn line(row: &RawRow) -> String {
    let cells = row.cells.iter().map(|cell| {
        let shown = wrap::short(&cell.value.shown(), CELL);
        format!("{} {shown}", column_letters(cell.col))
    });
    let text = cells.collect::<Vec<_>>().join("｜");
    let first = format!("     第{}行  ", row.row);
    let rest = " ".repeat(wrap::width(&first));
    wrap::hanging(&text, &first, &rest) + "\n"
}
