//! Code pages of the texts that Excel 95 and hand-made exports write.

use super::record::{BOUNDSHEET, CODEPAGE, LABEL, RSTRING, Record, Records, STRING};
use crate::workbook::little_endian::u16_at;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
    X_MAC_CYRILLIC,
};

/// How bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Page {
    pub(super) encoding: &'static Encoding,
    /// Whether it is the code page that the book means, and not merely the nearest one.
    pub(super) is_exact: bool,
}

/// The code page of a book of Excel 95 or older: the one it names, or else what its texts look like.
pub(super) fn of_book(stream: &[u8]) -> Page {
    let said = Records::new(stream).find(|record| record.kind == CODEPAGE);
    let said = said.and_then(|record| of_number(u16_at(record.body, 0)?));
    said.unwrap_or_else(|| exact(guess(stream)))
}

fn exact(encoding: &'static Encoding) -> Page {
    Page {
        encoding,
        is_exact: true,
    }
}

fn of_number(number: u16) -> Option<Page> {
    let nearest = |encoding| Page {
        encoding,
        is_exact: false,
    };
    Some(exact(match number {
        936 | 20936 | 10008 | 54936 => GB18030,
        950 | 10002 => BIG5,
        932 | 10001 => SHIFT_JIS,
        949 | 10003 => EUC_KR,
        874 => WINDOWS_874,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 | 32769 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10007 => X_MAC_CYRILLIC,
        10000 | 32768 => MACINTOSH,
        65001 => UTF_8,
        437 | 850 => return Some(nearest(WINDOWS_1252)),
        10029 => return Some(nearest(WINDOWS_1250)),
        _ => return None,
    }))
}

/// What the character set of a font says of texts shown in it. Some programs write Chinese under the code page of
/// English, and name the set here only.
pub(super) fn of_character_set(set: u8) -> Option<Page> {
    Some(exact(match set {
        128 => SHIFT_JIS,
        129 => EUC_KR,
        134 => GB18030,
        136 => BIG5,
        _ => return None,
    }))
}

/// The encoding of the properties of a document, by the code page that they name, or else what the text looks like.
pub(super) fn of_properties(said: Option<u16>, text: &[u8]) -> &'static Encoding {
    let said = said.and_then(of_number);
    let looks = if str::from_utf8(text).is_ok() {
        UTF_8
    } else {
        GB18030
    };
    said.map_or(looks, |page| page.encoding)
}

/// The encoding of a book that names none, by all its texts: PHP writes UTF-8, other programs the code page of the
/// system. A single short text may be valid in both.
fn guess(stream: &[u8]) -> &'static Encoding {
    let (mut other, mut no_utf8, mut no_gbk) = (0_usize, 0_usize, 0_usize);
    for record in Records::new(stream) {
        let text = text_of(&record).unwrap_or_default();
        if text.is_ascii() {
            continue;
        }
        other += 1;
        let cut_in_a_character =
            |error: std::str::Utf8Error| error.error_len().is_none() && error.valid_up_to() > 0;
        no_utf8 += usize::from(str::from_utf8(text).is_err_and(|error| !cut_in_a_character(error)));
        let gbk = GB18030.decode_without_bom_handling_and_without_replacement(text);
        no_gbk += usize::from(gbk.is_none());
    }
    match other {
        0 => WINDOWS_1252,
        _ if no_utf8 == 0 => UTF_8,
        // A text that was cut at so many bytes may end within a character.
        other if no_gbk * 10 <= other => GB18030,
        _ => WINDOWS_1252,
    }
}

fn text_of<'a>(record: &Record<'a>) -> Option<&'a [u8]> {
    let (from, length) = match record.kind {
        LABEL | RSTRING => (8, u16_at(record.body, 6)?),
        STRING => (2, u16_at(record.body, 0)?),
        BOUNDSHEET => (7, u16::from(*record.body.get(6)?)),
        _ => return None,
    };
    let text = record.body.get(from..)?;
    Some(text.get(..usize::from(length)).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(texts: &[&[u8]]) -> &'static str {
        let mut stream = Vec::new();
        for text in texts {
            let length = u8::try_from(text.len()).expect("short");
            stream.extend([0x04, 0x02, length + 8, 0, 0, 0, 0, 0, 0, 0, length, 0]);
            stream.extend(*text);
        }
        of_book(&stream).encoding.name()
    }

    #[test]
    fn texts_without_a_code_page_are_told_by_what_they_hold() {
        let gbk = |text| GB18030.encode(text).0.into_owned();
        let (ledger, road) = (gbk("台账"), gbk("路"));
        assert!(
            str::from_utf8(&road).is_ok(),
            "one character of GBK may be valid UTF-8"
        );
        assert_eq!(guessed(&[&ledger, &road]), "gb18030");
        assert_eq!(guessed(&["台账".as_bytes(), "路".as_bytes(), b"A"]), "UTF-8");
        assert_eq!(
            guessed(&["台账".as_bytes(), &"台账".as_bytes()[..4]]),
            "UTF-8",
            "cut"
        );
        assert_eq!(guessed(&[b"caf\xe9", b"\xe9"]), "windows-1252");
        assert_eq!(guessed(&[b"A"]), "windows-1252");
    }

    #[test]
    fn a_code_page_that_is_named_counts() {
        assert_eq!(of_number(936), Some(exact(GB18030)));
        assert!(of_number(437).is_some_and(|page| !page.is_exact));
        assert_eq!(of_number(1200), None);
        assert_eq!(of_character_set(134), Some(exact(GB18030)));
        assert_eq!(of_character_set(0), None);
    }
}
