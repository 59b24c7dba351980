//! Delimited text: CSV and TSV in the encodings spreadsheets write.

mod fields;

use super::gather::{Budget, Gather};
use super::limits::{LIMITS, Limits, TEXT_CELLS};
use super::raw::{NumberFormat, RawBook, RawValue};
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
    fields::for_each(&text, |row, col, field| {
        if gather.is_full() {
            return;
        }
        match fields::number(field) {
            Some(number) => gather.value(
                row,
                col,
                RawValue::Number(number),
                NumberFormat::General,
                findings,
            ),
            None => gather.text(
                row,
                col,
                fields::unguarded(field),
                NumberFormat::General,
                findings,
            ),
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
    // Few Chinese characters have a zero byte (一 and its neighbours), on the other side.
    let (first, second) = (zeros(0), zeros(1));
    let on_one_side = |some: usize, other: usize| some * 40 > head.len() && other * 3 <= some;
    if on_one_side(second, first) {
        Wide::Little(0)
    } else if on_one_side(first, second) {
        Wide::Big(0)
    } else {
        Wide::No
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
    let marked = bytes.strip_prefix(b"\xef\xbb\xbf");
    let bytes = marked.unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        return (text.into(), "csv（UTF-8）", false);
    }
    if marked.is_some() || is_nearly_utf8(bytes) {
        return (String::from_utf8_lossy(bytes), "csv（UTF-8）", true);
    }
    let (text, lossy) = GB18030.decode_without_bom_handling(bytes);
    (text, "csv（GBK）", lossy)
}

/// Whether all but a few of the bytes beyond ASCII are Chinese characters and signs in UTF-8. In a text in GBK few of
/// them happen to be.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let chinese = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
    let chinese = chinese.filter(|c| matches!(c, '\u{2010}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'));
    10 * 3 * chinese.count() >= 9 * beyond && beyond > 0
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
        assert_eq!(shown("\"甲\"x,乙".as_bytes()).0, ["1/1=甲x", "1/2=乙"]);
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding() {
        let text = "序号,事项\n1,集体学习\n2,中心组学习讨论会";
        let mut marked = b"\xef\xbb\xbf".to_vec();
        marked.extend(text.as_bytes());
        marked.insert(20, 0xff);
        assert_eq!(shown(&marked).1, "csv（UTF-8）");
        let cut = &text.as_bytes()[..text.len() - 1];
        assert_eq!(shown(cut).1, "csv（UTF-8）");
        let (gbk, _, _) = GB18030.encode(text);
        let mut gbk = gbk.into_owned();
        gbk.push(0xff);
        assert_eq!(shown(&gbk).1, "csv（GBK）");
    }

    #[test]
    fn utf16_is_known_by_its_zeros_though_a_few_stand_on_the_other_side() {
        let text = "序号,事项\n1,一月一次\n2,第一一一季度\n3,abc def ghi";
        for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(bytes).collect();
            assert_eq!(shown(&wide), (shown(text.as_bytes()).0, "csv（UTF-16）"));
        }
    }

    #[test]
    fn numbers_are_numbers_and_what_would_lose_digits_is_text() {
        let kinds = |text: &str| -> Vec<bool> {
            let mut findings = Findings::new();
            let book = read(&Arc::from("收/台账.csv"), text.as_bytes(), &mut findings);
            let cells = book.sheets[0].rows.iter().flat_map(|row| &row.cells);
            cells
                .map(|cell| matches!(cell.value, RawValue::Number(_)))
                .collect()
        };
        assert_eq!(kinds("6.3,-0.5,120,0"), [true; 4]);
        assert_eq!(kinds("6.30,007,1234567890123456,1e5,+3,.5,80%,46号"), [false; 8]);
    }
}
