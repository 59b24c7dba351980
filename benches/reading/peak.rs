//! The most memory that reading one file takes, in a process of its own.

use crate::ways;
use kaoping::workbook::{RawBook, RawCell, RawRow, RawValue};
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;
use zip::ZipArchive;

/// Reads the file in a process of this program, and prints what that says.
pub(crate) fn ask(file: &Path) {
    let own = std::env::current_exe().expect("this program");
    let told = Command::new(own).arg("peak").arg(file).output().expect("it runs");
    print!("{}", String::from_utf8_lossy(&told.stdout));
}

/// What reading took at most beside the file, and the two it may not exceed together: the largest part unpacked, and
/// the rows that are kept.
pub(crate) fn say(file: &str) {
    let kind = ways::of(file).expect("a workbook");
    let bytes = std::fs::read(file).expect("it is there");
    let before = memory("VmRSS");
    let book = (kind.ours)(&bytes);
    let peak = memory("VmHWM") - before;
    let (part, rows) = (largest(&bytes) >> 20, kept(&book) >> 20);
    let verdict = if peak <= part + rows { "≤" } else { ">" };
    println!(
        "{}内存：读时最多{peak}MB {verdict} 最大的部件展开后{part}MB + 留下的行{rows}MB",
        kind.ending
    );
}

/// Bytes of the largest part of a package; of what is no package, its own.
fn largest(bytes: &[u8]) -> usize {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return bytes.len();
    };
    let sizes = (0..archive.len()).filter_map(|at| archive.by_index_raw(at).ok().map(|part| part.size()));
    usize::try_from(sizes.max().unwrap_or(0)).expect("it fits")
}

/// Megabytes as the system tells them.
fn memory(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<usize>().ok());
    kilobytes.unwrap_or(0) >> 10
}

/// Bytes of the rows, their cells and the texts, each counted once.
fn kept(book: &RawBook) -> usize {
    let mut texts = BTreeSet::new();
    let mut bytes = 0;
    for row in book.sheets.iter().flat_map(|sheet| &sheet.rows) {
        bytes += size_of::<RawRow>() + row.cells.capacity() * size_of::<RawCell>();
        for cell in &row.cells {
            if let RawValue::Text(text) = &cell.value
                && texts.insert(text.as_ptr())
            {
                bytes += text.len() + 2 * size_of::<usize>();
            }
        }
    }
    bytes
}
