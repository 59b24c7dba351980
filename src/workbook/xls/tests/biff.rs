//! Workbook streams made by hand, record by record.

use super::super::record::{BOF, BOUNDSHEET, EOF, FORMULA, LABEL, LABELSST, NUMBER, SST, STRING, XF};

/// A record.
pub(super) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("it fits");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// Numbers of two bytes, one after another.
pub(super) fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

pub(super) fn begin(version: u16, kind: u16) -> Vec<u8> {
    record(BOF, &words(&[version, kind, 0, 0]))
}

pub(super) fn end() -> Vec<u8> {
    record(EOF, &[])
}

/// Row, column and style of a cell, and what follows.
pub(super) fn cell(kind: u16, at: [u16; 3], body: &[u8]) -> Vec<u8> {
    record(kind, &[&words(&at), body].concat())
}

pub(super) fn number(at: [u16; 3], value: f64) -> Vec<u8> {
    cell(NUMBER, at, &value.to_le_bytes())
}

pub(super) fn shared(at: [u16; 3], index: u32) -> Vec<u8> {
    cell(LABELSST, at, &index.to_le_bytes())
}

/// Characters behind their count of two bytes, as Excel 97 writes them.
pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u16::try_from(units.len()).expect("short");
    [&count.to_le_bytes()[..], &[1], &words(&units)].concat()
}

/// Bytes behind their count of two bytes, as Excel 95 writes them.
pub(super) fn narrow(text: &[u8]) -> Vec<u8> {
    let count = u16::try_from(text.len()).expect("short");
    [&count.to_le_bytes()[..], text].concat()
}

pub(super) fn label(at: [u16; 3], text: &[u8]) -> Vec<u8> {
    cell(LABEL, at, text)
}

/// A formula with the eight bytes of its result, and no tokens.
pub(super) fn formula(at: [u16; 3], result: [u8; 8]) -> Vec<u8> {
    cell(FORMULA, at, &[&result[..], &[0; 8]].concat())
}

/// The result of a formula whose text is still to come.
pub(super) const TEXT_FOLLOWS: [u8; 8] = [0, 0, 0, 0, 0, 0, 0xff, 0xff];

pub(super) fn result(text: &str) -> Vec<u8> {
    record(STRING, &wide(text))
}

pub(super) fn style(format: u16) -> Vec<u8> {
    record(XF, &[&words(&[0, format])[..], &[0; 16]].concat())
}

pub(super) fn texts(of: &[&str]) -> Vec<u8> {
    let texts: Vec<u8> = of.iter().flat_map(|text| wide(text)).collect();
    record(SST, &[&[0; 8], &texts[..]].concat())
}

/// A book of Excel 97 with these globals and sheets: name, state, records.
pub(super) fn book(globals: &[Vec<u8>], sheets: &[(&str, u8, Vec<u8>)]) -> Vec<u8> {
    let listed = |places: &[usize]| -> Vec<u8> {
        let listed = sheets.iter().zip(places).map(|((name, state, _), at)| {
            let at = u32::try_from(*at).expect("short").to_le_bytes();
            let name = wide(name);
            // Of the count only one byte is written here.
            record(
                BOUNDSHEET,
                &[&at[..], &[*state, 0], &name[..1], &name[2..]].concat(),
            )
        });
        [
            begin(0x0600, 5),
            globals.concat(),
            listed.collect::<Vec<_>>().concat(),
            end(),
        ]
        .concat()
    };
    let bodies = sheets
        .iter()
        .map(|(.., records)| [begin(0x0600, 0x10), records.clone(), end()].concat());
    let bodies: Vec<Vec<u8>> = bodies.collect();
    let mut at = listed(&vec![0; sheets.len()]).len();
    let mut places = Vec::new();
    for body in &bodies {
        places.push(at);
        at += body.len();
    }
    [listed(&places), bodies.concat()].concat()
}

/// A book with one sheet 表.
pub(super) fn of(globals: &[Vec<u8>], records: &[Vec<u8>]) -> Vec<u8> {
    book(globals, &[("表", 0, records.concat())])
}
