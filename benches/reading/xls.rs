//! A book of a fleet as xls, the way Excel writes it: shared texts, packed numbers, formulas with their results, rows in
//! blocks of 32.

use crate::compound;
use crate::fleet::{ABOVE, COLUMNS, Content, Fleet, heads, line, sheet_name};
use std::collections::BTreeMap;

/// Longest body of a record.
const LONGEST: usize = 8_224;
/// Serial number of 2022-01-01.
const FIRST_DAY: i64 = 44_562;

// Styles, in the order of their records.
const PLAIN: u16 = 0;
const DAY: u16 = 1;
const AMOUNT: u16 = 2;
/// Number and code of the format of days.
const DAY_FORMAT: (u16, &str) = (164, "yyyy\"年\"m\"月\"d\"日\"");

/// Texts of the book, each once.
#[derive(Default)]
struct Texts {
    numbers: BTreeMap<String, u32>,
    bodies: Vec<Vec<u8>>,
}

pub(crate) fn write(fleet: &Fleet) -> Vec<u8> {
    let mut texts = Texts::default();
    let sheets: Vec<Vec<u8>> = (0..fleet.sheets)
        .map(|sheet| of_sheet(sheet, fleet.rows, &mut texts))
        .collect();
    let length = globals(&vec![0; sheets.len()], &texts).len();
    let places = sheets.iter().scan(length, |at, sheet| {
        let place = *at;
        *at += sheet.len();
        Some(place)
    });
    let mut stream = globals(&places.collect::<Vec<_>>(), &texts);
    stream.extend(sheets.concat());
    compound::file("Workbook", stream)
}

fn record(to: &mut Vec<u8>, kind: u16, parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    to.extend(kind.to_le_bytes());
    to.extend(short(length).to_le_bytes());
    parts.iter().for_each(|part| to.extend(*part));
}

fn short(number: usize) -> u16 {
    u16::try_from(number).expect("two bytes")
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Characters behind the flag that says how wide they are; and their number.
fn characters(text: &str) -> (u16, Vec<u8>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let spelled = match units.iter().all(|unit| *unit < 0x100) {
        true => std::iter::once(0)
            .chain(units.iter().map(|unit| *unit as u8))
            .collect(),
        false => [&[1], &words(&units)[..]].concat(),
    };
    (short(units.len()), spelled)
}

fn globals(places: &[usize], texts: &Texts) -> Vec<u8> {
    let mut to = Vec::new();
    record(
        &mut to,
        0x0809,
        &[&words(&[0x0600, 5, 0x0dbb, 0x07cc, 0, 0, 6, 0])],
    );
    record(&mut to, 0x0042, &[&words(&[1200])]);
    let (count, code) = characters(DAY_FORMAT.1);
    record(&mut to, 0x041e, &[&words(&[DAY_FORMAT.0, count]), &code]);
    for format in [0, DAY_FORMAT.0, 2] {
        record(&mut to, 0x00e0, &[&words(&[0, format]), &[0; 16]]);
    }
    for (sheet, place) in places.iter().enumerate() {
        let (count, name) = characters(&sheet_name(sheet));
        let place = u32::try_from(*place).expect("four bytes").to_le_bytes();
        record(&mut to, 0x0085, &[&place, &[0, 0, count as u8], &name]);
    }
    table(&mut to, texts);
    record(&mut to, 0x000a, &[]);
    to
}

/// The table of texts, which goes on in other records where one is full.
fn table(to: &mut Vec<u8>, texts: &Texts) {
    let count = u32::try_from(texts.bodies.len())
        .expect("four bytes")
        .to_le_bytes();
    let mut body = [count, count].concat();
    let mut kind = 0x00fc;
    for text in &texts.bodies {
        if body.len() + text.len() > LONGEST {
            record(to, kind, &[&body]);
            body.clear();
            kind = 0x003c;
        }
        body.extend(text);
    }
    record(to, kind, &[&body]);
}

impl Texts {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.bodies.len()).expect("four bytes");
        let (count, characters) = characters(text);
        self.bodies.push([&count.to_le_bytes()[..], &characters].concat());
        self.numbers.insert(text.to_owned(), number);
        number
    }
}

fn of_sheet(sheet: usize, rows: usize, texts: &mut Texts) -> Vec<u8> {
    const BLOCK: usize = 32;
    let mut to = Vec::new();
    record(
        &mut to,
        0x0809,
        &[&words(&[0x0600, 0x10, 0x0dbb, 0x07cc, 0, 0, 6, 0])],
    );
    let count = ABOVE.len() + 1 + rows;
    let size = [
        &u32::try_from(count).expect("four bytes").to_le_bytes()[..],
        &words(&[0, short(COLUMNS), 0]),
    ];
    record(&mut to, 0x0200, &[&[0; 4], size[0], size[1]]);
    for first in (0..count).step_by(BLOCK) {
        let block = first..count.min(first + BLOCK);
        for row in block.clone() {
            let row = [short(row), 0, short(COLUMNS), 300, 0, 0, 0x0100, 15];
            record(&mut to, 0x0208, &[&words(&row)]);
        }
        for row in block {
            for (column, content) in contents(sheet, row).into_iter().enumerate() {
                cell(&mut to, [short(row), short(column)], &content, texts);
            }
        }
    }
    record(&mut to, 0x000a, &[]);
    to
}

fn contents(sheet: usize, row: usize) -> Vec<Content> {
    match row.checked_sub(ABOVE.len()) {
        None => vec![Content::Text(ABOVE[row].into())],
        Some(0) => heads().map(Content::Text).collect(),
        Some(row) => line(sheet, row - 1).collect(),
    }
}

fn cell(to: &mut Vec<u8>, [row, column]: [u16; 2], content: &Content, texts: &mut Texts) {
    let at = |style: u16| words(&[row, column, style]);
    // Whole numbers and hundredths are packed into four bytes.
    let packed = |value: i64, mark: i32| {
        let value = i32::try_from(value).expect("30 bits");
        ((value << 2) | mark).to_le_bytes()
    };
    match content {
        Content::Whole(value) => record(to, 0x027e, &[&at(PLAIN), &packed(*value, 2)]),
        Content::Day(days) => {
            let packed = packed(FIRST_DAY + i64::from(*days), 2);
            record(to, 0x027e, &[&at(DAY), &packed]);
        }
        Content::Hundredths(value) => record(to, 0x027e, &[&at(AMOUNT), &packed(*value, 3)]),
        Content::Seventh(value) => {
            let [low, high] = ((column - 6) | 0xc000).to_le_bytes();
            let [row_low, row_high] = row.to_le_bytes();
            let tokens = [0x44, row_low, row_high, low, high, 0x1e, 7, 0, 0x06];
            let result = value.to_le_bytes();
            let length = short(tokens.len()).to_le_bytes();
            record(to, 0x0006, &[&at(AMOUNT), &result, &[0; 6], &length, &tokens]);
        }
        Content::Text(text) => {
            record(to, 0x00fd, &[&at(PLAIN), &texts.number(text).to_le_bytes()]);
        }
    }
}
