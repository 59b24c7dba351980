//! A file without a campaign: what it is, its sheets, their first rows.

use super::fact::fact;
use super::{guess, odd};
use crate::cli::wrap;
use crate::finding::column_letters;
use crate::table::likely_header;
use crate::workbook::{RawBook, RawRow, RawSheet};
use std::fmt::Write;
use std::path::Path;

/// Rows shown of each sheet.
const FIRST_ROWS: usize = 6;
/// Cells shown of a row.
const MOST: usize = 30;
/// Columns of the terminal a cell may take.
const CELL: usize = 20;

/// Name, kind and size.
pub(super) fn head(path: &Path, bytes: u64, book: Option<&RawBook>) -> String {
    let kind = book.map_or("读不出来", |book| book.kind);
    let path = wrap::hanging(&path.display().to_string(), "文件  ", "      ");
    format!("{path}\n类型  {kind}，{}", size(bytes))
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes}字节"),
        1024..1_048_576 => format!("{}KB", bytes.div_ceil(1024)),
        _ => format!("{}.{}MB", bytes >> 20, (bytes % 1_048_576) * 10 / 1_048_576),
    }
}

/// Every sheet with its size, and its ledgers or else its first rows.
pub(super) fn sheets(book: &RawBook, ledgers: impl Fn(&str) -> Option<String>) -> String {
    let mut text = format!("\n共{}张工作表\n", book.sheets.len());
    for (number, sheet) in (1..).zip(&book.sheets) {
        text.push_str(&title(number, sheet));
        text.push_str(&ledgers(&sheet.name).unwrap_or_else(|| unknown(sheet)));
        let odd = odd::lines(sheet).join("；");
        if !odd.is_empty() {
            text.push_str(&fact("留意", &odd));
        }
        text.push('\n');
    }
    text.trim_end().to_owned() + "\n"
}

/// A sheet that is no known ledger: what its header seems to be, and its first rows.
fn unknown(sheet: &RawSheet) -> String {
    let Some((top, bottom)) = likely_header(sheet) else {
        return first_rows(sheet);
    };
    let rows = match top == bottom {
        true => format!("第{top}行"),
        false => format!("第{top}至{bottom}行"),
    };
    let labels = guess::labels(sheet, (top, bottom));
    let below = sheet.rows.iter().filter(|row| row.row > bottom).count();
    fact("表头", &format!("像是{rows}：{labels}"))
        + &fact("数据", &format!("表头下面有内容的{below}行"))
        + &first_rows(sheet)
}

/// First and last column that hold something.
pub(super) fn columns(sheet: &RawSheet) -> Option<(u32, u32)> {
    let cols = || sheet.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.col);
    Some((cols().min()?, cols().max()?))
}

fn first_rows(sheet: &RawSheet) -> String {
    let mut text: String = sheet.rows.iter().take(FIRST_ROWS).map(line).collect();
    if sheet.rows.len() > FIRST_ROWS {
        let _ = writeln!(text, "     …… 后面还有{}行有内容", sheet.rows.len() - FIRST_ROWS);
    }
    text
}

/// `2. 台账（隐藏）  A1:M23，有内容的20行`.
pub(super) fn title(number: usize, sheet: &RawSheet) -> String {
    let hidden = if sheet.hidden { "（隐藏）" } else { "" };
    let ends = (sheet.rows.first(), sheet.rows.last(), columns(sheet));
    let (Some(first), Some(last), Some((left, right))) = ends else {
        let line = format!("{number}. {}{hidden}  空表", sheet.name);
        return wrap::hanging(&line, "  ", "     ") + "\n";
    };
    let area = format!(
        "{}{}:{}{}",
        column_letters(left),
        first.row,
        column_letters(right),
        last.row
    );
    let mut text = format!(
        "{number}. {}{hidden}  {area}，有内容的{}行",
        sheet.name,
        sheet.rows.len()
    );
    if !sheet.merges.is_empty() {
        let _ = write!(text, "，{}处合并", sheet.merges.len());
    }
    wrap::hanging(&text, "  ", "     ") + "\n"
}

fn line(row: &RawRow) -> String {
    let cells = row.cells.iter().take(MOST).map(|cell| {
        let shown = wrap::short(&cell.shown(), CELL);
        format!("{} {shown}", column_letters(cell.col))
    });
    let mut text = cells.collect::<Vec<_>>().join("｜");
    if row.cells.len() > MOST {
        let _ = write!(text, "｜…… 后面还有{}格", row.cells.len() - MOST);
    }
    let first = format!("     第{}行  ", row.row);
    let rest = " ".repeat(wrap::width(&first));
    wrap::hanging(&text, &first, &rest) + "\n"
}
