//! Packages made by hand, record by record.

use super::super::record::{
    CELL_NUMBER, CELL_SHARED, CELL_STYLES, CELL_STYLES_END, FORMAT, ROW, ROWS, ROWS_END, SHEET, SHEET_END,
    STYLE, STYLES_END, TEXT, TEXTS_END, WORKBOOK_END, WORKBOOK_PROPERTIES,
};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A number in bytes of seven bits.
fn sevens(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// A record.
pub(super) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [sevens(kind.into()), sevens(body.len()), body.to_vec()].concat()
}

/// Numbers of four bytes, one after another.
pub(super) fn longs(longs: &[u32]) -> Vec<u8> {
    longs.iter().flat_map(|long| long.to_le_bytes()).collect()
}

/// Characters behind their count.
pub(super) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u32::try_from(units.len()).expect("short");
    let units = units.iter().flat_map(|unit| unit.to_le_bytes());
    count.to_le_bytes().into_iter().chain(units).collect()
}

/// The beginning of a row, from 0.
pub(super) fn row(number: u32) -> Vec<u8> {
    flagged_row(number, 0)
}

pub(super) fn flagged_row(number: u32, flags: u8) -> Vec<u8> {
    let head = longs(&[number, 0]);
    record(ROW, &[&head[..], &[0x2c, 1, 0, flags, 0], &[0; 4]].concat())
}

/// A cell with its column, from 0, its style, and what follows.
pub(super) fn cell(kind: u16, at: [u32; 2], body: &[u8]) -> Vec<u8> {
    record(kind, &[&longs(&at), body].concat())
}

pub(super) fn number(at: [u32; 2], value: f64) -> Vec<u8> {
    cell(CELL_NUMBER, at, &value.to_le_bytes())
}

pub(super) fn shared(at: [u32; 2], index: u32) -> Vec<u8> {
    cell(CELL_SHARED, at, &index.to_le_bytes())
}

/// What stands behind the result of a formula, with these tokens.
pub(super) fn tokens(tokens: &[u8]) -> Vec<u8> {
    let count = u32::try_from(tokens.len()).expect("short").to_le_bytes();
    [&[0, 0][..], &count, tokens].concat()
}

/// The part of a sheet: these records, with rows among them.
pub(super) fn part(before: &[Vec<u8>], rows: &[Vec<u8>], behind: &[Vec<u8>]) -> Vec<u8> {
    [
        before.concat(),
        record(ROWS, &[]),
        rows.concat(),
        record(ROWS_END, &[]),
        behind.concat(),
        record(SHEET_END, &[]),
    ]
    .concat()
}

/// A table of these texts.
pub(super) fn texts(of: &[&str]) -> Vec<u8> {
    let texts = of
        .iter()
        .map(|text| record(TEXT, &[&[0][..], &wide(text)].concat()));
    [texts.collect::<Vec<_>>().concat(), record(TEXTS_END, &[])].concat()
}

/// Styles of cells by number of format, and formats that are spelled out.
pub(super) fn styles(used: &[u16], formats: &[(u16, &str)]) -> Vec<u8> {
    let style = |id: &u16| record(STYLE, &[&[0, 0][..], &id.to_le_bytes(), &[0; 12]].concat());
    let format = |(id, code): &(u16, &str)| record(FORMAT, &[&id.to_le_bytes()[..], &wide(code)].concat());
    // The style of a name is none of a cell.
    [
        formats.iter().map(format).collect::<Vec<_>>().concat(),
        style(&14),
        record(CELL_STYLES, &[]),
        used.iter().map(style).collect::<Vec<_>>().concat(),
        record(CELL_STYLES_END, &[]),
        style(&14),
        record(STYLES_END, &[]),
    ]
    .concat()
}

/// A package in the making.
#[derive(Clone)]
pub(super) struct Package(pub(super) Vec<(String, Vec<u8>)>);

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn links(links: &[(&str, &str, &str)]) -> Vec<u8> {
    let link = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let links: String = links.iter().map(link).collect();
    format!("<Relationships>{links}</Relationships>").into_bytes()
}

impl Package {
    /// A workbook with these sheets: name, state, part. Its texts are 甲 and 乙, its styles General, day, percent, text
    /// and 督〔2022〕1号.
    pub(super) fn book(flags: u32, sheets: &[(&str, u32, Vec<u8>)]) -> Self {
        let mut list = record(WORKBOOK_PROPERTIES, &longs(&[flags, 0]));
        let mut targets: Vec<(String, String)> = Vec::new();
        for (at, (name, state, _)) in sheets.iter().enumerate() {
            let id = format!("rId{}", at + 1);
            let head = longs(&[*state, u32::try_from(at).expect("short") + 1]);
            list.extend(record(SHEET, &[head, wide(&id), wide(name)].concat()));
            targets.push((id, format!("worksheets/sheet{}.bin", at + 1)));
        }
        list.extend(record(WORKBOOK_END, &[]));
        let mut of_book = vec![
            ("t", "sharedStrings", "sharedStrings.bin"),
            ("s", "styles", "styles.bin"),
        ];
        of_book.extend(targets.iter().map(|(id, to)| (&**id, "worksheet", &**to)));
        let mut package = Package(Vec::new())
            .part(
                "_rels/.rels",
                links(&[("r", "officeDocument", "xl/workbook.bin")]),
            )
            .part("xl/workbook.bin", list)
            .part("xl/_rels/workbook.bin.rels", links(&of_book))
            .part("xl/sharedStrings.bin", texts(&["甲", "乙"]))
            .part(
                "xl/styles.bin",
                styles(&[0, 14, 10, 49, 164], &[(164, "\"督〔2022〕\"0\"号\"")]),
            );
        for ((.., part), (_, target)) in sheets.iter().zip(&targets) {
            package = package.part(&format!("xl/{target}"), part.clone());
        }
        package
    }

    /// One sheet 表 with this part.
    pub(super) fn of(part: Vec<u8>) -> Self {
        Package::book(0, &[("表", 0, part)])
    }

    /// One sheet 表 with these rows.
    pub(super) fn rows(rows: &[Vec<u8>]) -> Self {
        Package::of(part(&[], rows, &[]))
    }

    /// One sheet 表 with these cells in its first row.
    pub(super) fn cells(cells: &[Vec<u8>]) -> Self {
        Package::rows(&[row(0), cells.concat()])
    }

    /// With a part, in place of one of that name.
    pub(super) fn part(mut self, name: &str, content: Vec<u8>) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.into(), content));
        self
    }

    /// Without a part.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(other, _)| other != name);
        self
    }

    pub(super) fn content(&self, name: &str) -> Vec<u8> {
        let part = self.0.iter().find(|(other, _)| other == name);
        part.expect("there").1.clone()
    }

    pub(super) fn zipped(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            zip.start_file(name, SimpleFileOptions::default())
                .expect("in memory");
            zip.write_all(content).expect("in memory");
        }
        zip.finish().expect("in memory").into_inner()
    }
}
