//! The properties that programs and people add to a document: in an xls a stream beside the workbook, a set of typed
//! values with a dictionary of their names.

use super::page;
use crate::workbook::little_endian::{f64_at, u16_at, u32_at};
use crate::workbook::tidy;
use std::collections::BTreeMap;

/// Class of the set of added properties, as its sixteen bytes stand in the stream.
const CUSTOM: [u8; 16] = [
    0x05, 0xd5, 0xcd, 0xd5, 0x9c, 0x2e, 0x1b, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2b, 0x2c, 0xf9, 0xae,
];
/// Number of the property that holds the names of the others.
const NAMES: u32 = 0;
/// Number of the property that says the code page.
const CODE_PAGE: u32 = 1;
/// The code page of texts in UTF-16.
const UTF_16: u16 = 1200;

// Kinds of value.
const WHOLE_NUMBER: u32 = 0x03;
const NUMBER: u32 = 0x05;
const YES_OR_NO: u32 = 0x0b;
const BYTES: u32 = 0x1e;
const WIDE: u32 = 0x1f;

/// More properties, or longer texts, are not kept.
const MOST: usize = 1_000;
const LONGEST: usize = 64 << 10;

/// Texts, numbers and yes or no, by name; nothing of a stream that is none.
pub(super) fn custom(stream: &[u8]) -> BTreeMap<String, String> {
    let set = (0..8).find_map(|at| {
        let listed = stream.get(28 + at * 20..)?;
        let at = listed.starts_with(&CUSTOM).then(|| u32_at(listed, 16))??;
        stream.get(usize::try_from(at).ok()?..)
    });
    set.and_then(read).unwrap_or_default()
}

/// A set: size, count, number and place of each property, and the properties.
fn read(set: &[u8]) -> Option<BTreeMap<String, String>> {
    let count = usize::try_from(u32_at(set, 4)?).ok()?.min(MOST);
    let places: BTreeMap<u32, &[u8]> = (0..count)
        .map_while(|at| Some((u32_at(set, 8 + at * 8)?, u32_at(set, 12 + at * 8)?)))
        .filter_map(|(number, at)| Some((number, set.get(usize::try_from(at).ok()?..)?)))
        .collect();
    let page = places.get(&CODE_PAGE).and_then(|value| u16_at(value, 4));
    let text = Text { page };
    let named = text.names(places.get(&NAMES)?).into_iter();
    let value = |(number, name)| Some((name, text.value(places.get(&number)?)?));
    Some(named.filter_map(value).collect())
}

/// How the texts of a set are written.
struct Text {
    page: Option<u16>,
}

impl Text {
    fn names(&self, dictionary: &[u8]) -> Vec<(u32, String)> {
        let mut names = Vec::new();
        let count = usize::try_from(u32_at(dictionary, 0).unwrap_or_default());
        let mut rest = dictionary.get(4..).unwrap_or_default();
        for _ in 0..count.map_or(MOST, |count| count.min(MOST)) {
            let Some((number, name, behind)) = self.name(rest) else {
                break;
            };
            names.push((number, name));
            rest = behind;
        }
        names
    }

    /// Number, name, and what stands behind it: names in UTF-16 begin at multiples of four bytes.
    fn name<'a>(&self, entry: &'a [u8]) -> Option<(u32, String, &'a [u8])> {
        let length = usize::try_from(u32_at(entry, 4)?).ok()?;
        let (bytes, taken) = match self.page {
            Some(UTF_16) => (length.checked_mul(2)?, length.checked_mul(2)?.next_multiple_of(4)),
            _ => (length, length),
        };
        let name = self.text(entry.get(8..)?.get(..bytes)?)?;
        let behind = entry.get(8 + taken..).unwrap_or_default();
        Some((u32_at(entry, 0)?, name, behind))
    }

    fn value(&self, value: &[u8]) -> Option<String> {
        let body = value.get(4..)?;
        let counted = |each: usize| {
            let length = usize::try_from(u32_at(body, 0)?).ok()?.checked_mul(each)?;
            body.get(4..)?.get(..length)
        };
        match u32_at(value, 0)? {
            WHOLE_NUMBER => Some(u32_at(body, 0)?.cast_signed().to_string()),
            NUMBER => Some(tidy::number(f64_at(body, 0)?).shown()),
            YES_OR_NO => Some(if u16_at(body, 0)? == 0 { "false" } else { "true" }.into()),
            BYTES => self.text(counted(1)?),
            WIDE => utf_16(counted(2)?),
            _ => None,
        }
    }

    /// Text up to its end, which is a zero.
    fn text(&self, bytes: &[u8]) -> Option<String> {
        match self.page {
            Some(UTF_16) => utf_16(bytes),
            page => {
                let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
                let text = &bytes[..end.min(LONGEST)];
                let encoding = page::of_properties(page, text);
                Some(encoding.decode_without_bom_handling(text).0.into())
            }
        }
    }
}

fn utf_16(bytes: &[u8]) -> Option<String> {
    let units = bytes
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).take(LONGEST).collect();
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longs(longs: &[u32]) -> Vec<u8> {
        longs.iter().flat_map(|long| long.to_le_bytes()).collect()
    }

    fn wide(text: &str) -> Vec<u8> {
        let units = text.encode_utf16().chain([0]);
        let mut bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    }

    fn padded(text: &[u8]) -> Vec<u8> {
        [text, &[0]].concat()
    }

    /// A stream with the set of the document itself, which is empty, and one of added properties.
    fn stream(properties: &[(u32, Vec<u8>)]) -> Vec<u8> {
        let head = 8 + properties.len() * 8;
        let (mut places, mut bodies) = (Vec::new(), Vec::new());
        for (number, body) in properties {
            let at = u32::try_from(head + bodies.len()).expect("short");
            places.extend(longs(&[*number, at]));
            bodies.extend(body);
            bodies.resize(bodies.len().next_multiple_of(4), 0);
        }
        let size = u32::try_from(head + bodies.len()).expect("short");
        let count = u32::try_from(properties.len()).expect("short");
        let listed = [&[2; 16][..], &longs(&[0]), &CUSTOM, &longs(&[68])].concat();
        let before = [&[0xfe, 0xff, 0, 0][..], &[0; 20], &longs(&[2]), &listed].concat();
        [before, longs(&[size, count]), places, bodies].concat()
    }

    fn of(properties: &[(u32, Vec<u8>)]) -> Vec<(String, String)> {
        custom(&stream(properties)).into_iter().collect()
    }

    /// A dictionary with names of bytes.
    fn names(names: &[(u32, &[u8])]) -> Vec<u8> {
        let each = names.iter().map(|(number, name)| {
            let length = u32::try_from(name.len() + 1).expect("short");
            [longs(&[*number, length]), padded(name)].concat()
        });
        [
            longs(&[u32::try_from(names.len()).expect("few")]),
            each.flatten().collect(),
        ]
        .concat()
    }

    fn page(page: u32) -> (u32, Vec<u8>) {
        (CODE_PAGE, longs(&[2, page]))
    }

    #[test]
    fn texts_are_read_in_the_code_page_of_their_set() {
        let unit = |bytes: &[u8]| {
            let length = u32::try_from(bytes.len() + 1).expect("short");
            [longs(&[BYTES, length]), padded(bytes)].concat()
        };
        let gbk = encoding_rs::GB18030.encode("单位").0.into_owned();
        let dictionary = (NAMES, names(&[(2, &gbk)]));
        let expected = vec![("单位".to_string(), "法规股".to_string())];
        let value = encoding_rs::GB18030.encode("法规股").0.into_owned();
        assert_eq!(of(&[dictionary.clone(), page(936), (2, unit(&value))]), expected);
        let dictionary = (NAMES, names(&[(2, "单位".as_bytes())]));
        let utf_8 = (2, unit("法规股".as_bytes()));
        assert_eq!(of(&[dictionary.clone(), page(65001), utf_8.clone()]), expected);
        assert_eq!(of(&[dictionary, utf_8]), expected, "no code page is said");
        let dictionary = [longs(&[1, 2, 3]), wide("单位")].concat();
        let value = [longs(&[BYTES, 8]), wide("法规股")].concat();
        assert_eq!(
            of(&[(NAMES, dictionary.clone()), page(1200), (2, value)]),
            expected
        );
        let value = [longs(&[WIDE, 4]), wide("法规股")].concat();
        assert_eq!(of(&[(NAMES, dictionary), page(1200), (2, value)]), expected);
    }

    #[test]
    fn numbers_and_answers_are_told_as_in_an_xlsx() {
        let dictionary = (
            NAMES,
            names(&[(2, b"a"), (3, b"b"), (4, b"c"), (5, b"d"), (6, b"gone")]),
        );
        let properties = [
            dictionary,
            page(1252),
            (2, longs(&[WHOLE_NUMBER, 7_u32.wrapping_neg()])),
            (3, longs(&[YES_OR_NO, 0xffff])),
            (4, longs(&[0x40, 1, 2])),
            (5, [longs(&[NUMBER]), 2.5_f64.to_le_bytes().to_vec()].concat()),
        ];
        let pair = |name: &str, value: &str| (name.to_string(), value.to_string());
        assert_eq!(
            of(&properties),
            [pair("a", "-7"), pair("b", "true"), pair("d", "2.5")]
        );
    }

    #[test]
    fn a_stream_that_is_cut_or_lies_gives_what_it_holds() {
        let dictionary = (NAMES, names(&[(2, b"a")]));
        let whole = stream(&[dictionary, page(1252), (2, longs(&[WHOLE_NUMBER, 7]))]);
        for end in 0..whole.len() {
            assert!(custom(&whole[..end]).len() <= 1);
            for byte in [0, 1, 0x7f, 0xff] {
                let mut changed = whole.clone();
                changed[end] = byte;
                assert!(custom(&changed).len() <= 1);
            }
        }
    }
}
