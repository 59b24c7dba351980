//! Delimited text: CSV and TSV in the encodings spreadsheets write.

use super::gather::{Budget, Gather};
use super::limits::{LIMITS, Limits, TEXT_CELLS};
use super::raw::{NumberFormat, RawBook};
use crate::finding::{Findings, Kind, Place};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn read(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> RawBook {
    let (text, kind, lossy) = decode(bytes);
    if lossy {
        let encoding = kind.trim_start_matches("csv（").trim_end_matches('）').into();
        findings.add(Kind::BadEncoding { encoding }, Place::file(file));
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let limits = Limits {
        cells: TEXT_CELLS,
        ..LIMITS
    };
    let mut budget = Budget::new(&limits);
    let mut gather = Gather::new(file, name, false, &mut budget);
    let separator = separator(&text);
    for_each_field(&text, separator, |row, col, field| {
        if !gather.is_full() {
            gather.text(row, col, field, NumberFormat::General, findings);
        }
    });
    RawBook {
        file: file.clone(),
        kind,
        sheets: vec![gather.finish(findings)],
        properties: BTreeMap::new(),
    }
}

/// Whether a text is UTF-16, and in which byte order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    /// Not UTF-16.
    No,
    /// UTF-16, lower byte first, after this many bytes of a byte order mark.
    Little(usize),
    /// UTF-16, upper byte first, after this many bytes of a byte order mark.
    Big(usize),
}

/// Found by the byte order mark; without one by the zero bytes of ASCII characters, which are all on one side.
pub(super) fn wide(bytes: &[u8]) -> Wide {
    match bytes {
        [0xff, 0xfe, ..] => return Wide::Little(2),
        [0xfe, 0xff, ..] => return Wide::Big(2),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (zeros(0), zeros(1));
    match (first, second) {
        (0, some) if some * 40 > head.len() => Wide::Little(0),
        (some, 0) if some * 40 > head.len() => Wide::Big(0),
        _ => Wide::No,
    }
}

/// The text, the name of its encoding, and whether some bytes could not be decoded.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static str, bool) {
    let coded = match wide(bytes) {
        Wide::No => None,
        Wide::Little(mark) => Some((UTF_16LE, mark)),
        Wide::Big(mark) => Some((UTF_16BE, mark)),
    };
    if let Some((encoding, mark)) = coded {
        let (text, lossy) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text, "csv（UTF-16）", lossy);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        return (text.into(), "csv（UTF-8）", false);
    }
    let (text, lossy) = GB18030.decode_without_bom_handling(bytes);
    (text, "csv（GBK）", lossy)
}

/// The separator (comma, tab …) that occurs most often in the first lines.
fn separator(text: &str) -> char {
    let head: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(10)
        .collect();
    let count = |wanted: char| -> usize { head.iter().map(|line| line.matches(wanted).count()).sum() };
    if count('\t') > 0 && count('\t') >= count(',') {
        '\t'
    } else if count(';') > count(',') {
        ';'
    } else {
        ','
    }
}

/// Calls back with row, column (from 1) and field. A quoted field may hold separators and line breaks; a quote that
/// is never closed ends with its line, so that one slip does not swallow the rest.
fn for_each_field(text: &str, separator: char, mut field: impl FnMut(u32, u32, &str)) {
    let (mut row, mut col, mut rest) = (1, 1, text);
    while !rest.is_empty() {
        let (value, length) = match rest.strip_prefix('"').and_then(quoted) {
            Some((value, length)) => (Cow::Owned(value), length + 1),
            None => {
                let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
                (Cow::Borrowed(&rest[..end]), end)
            }
        };
        field(row, col, &value);
        rest = &rest[length..];
        if let Some(after) = rest.strip_prefix(separator) {
            (rest, col) = (after, col + 1);
        } else if !rest.is_empty() && rest.starts_with(['\n', '\r']) {
            rest = rest.strip_prefix("\r\n").unwrap_or_else(|| &rest[1..]);
            (row, col) = (row + 1, 1);
        } else if !rest.is_empty() {
            // Words after a closing quote are kept as a field of their own.
            col += 1;
        }
    }
}

/// The text up to the closing quote, and the number of bytes it took, quote included.
fn quoted(text: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut at = 0;
    loop {
        let quote = at + text[at..].find('"')?;
        value.push_str(&text[at..quote]);
        at = quote + 1;
        if !text[at..].starts_with('"') {
            return Some((value, at));
        }
        value.push('"');
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> (Vec<String>, &'static str) {
        let mut findings = Findings::new();
        let book = read(&Arc::from("收/台账.csv"), bytes, &mut findings);
        let cells = book.sheets[0].rows.iter().flat_map(|row| {
            row.cells
                .iter()
                .map(move |cell| format!("{}/{}={}", row.row, cell.col, cell.value.shown()))
        });
        (cells.collect(), book.kind)
    }

    #[test]
    fn csv_in_every_encoding_people_send() {
        let text = "序号,事项\r\n1,\"甲,\"\"乙\"\"\n丙\"\r\n\r\n2,丁";
        let expected = [
            "1/1=序号",
            "1/2=事项",
            "2/1=1",
            "2/2=甲,\"乙\"\n丙",
            "4/1=2",
            "4/2=丁",
        ];
        let utf16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked = &utf16[2..];
        assert_eq!(shown(marked), shown(&utf16), "without its mark");
        let (gbk, _, _) = GB18030.encode(text);
        assert_eq!(
            shown(text.as_bytes()),
            (expected.map(Into::into).to_vec(), "csv（UTF-8）")
        );
        assert_eq!(
            shown(&utf16),
            (expected.map(Into::into).to_vec(), "csv（UTF-16）")
        );
        assert_eq!(shown(&gbk), (expected.map(Into::into).to_vec(), "csv（GBK）"));
    }

    #[test]
    fn tabs_and_slips_of_quoting() {
        assert_eq!(shown("甲\t乙,丙\n".as_bytes()).0, ["1/1=甲", "1/2=乙,丙"]);
        assert_eq!(
            shown("\"甲,乙\n丙,丁".as_bytes()).0,
            ["1/1=\"甲", "1/2=乙", "2/1=丙", "2/2=丁"]
        );
        assert_eq!(shown("\"甲\"x,乙".as_bytes()).0, ["1/1=甲", "1/2=x", "1/3=乙"]);
    }
}
