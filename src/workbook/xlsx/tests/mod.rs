//! Packages made by hand, one oddity each.

mod archive;
mod by_calamine;
mod cells;
mod crosscheck;
mod edges;
mod parts;
mod pieces;
mod random;
mod tokens;

use super::read;
use crate::finding::{Findings, Kind};
use crate::workbook::limits::{LIMITS, Limits};
use crate::workbook::raw::{RawBook, RawSheet};
use std::io::{Cursor, Write};
use std::sync::Arc;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package in the making.
#[derive(Clone)]
struct Package(Vec<(String, Vec<u8>)>);

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Package {
    /// One sheet 表 with these parts of a worksheet, texts 甲 and 乙, styles General, day, percent and text.
    fn of(sheet: &str) -> Self {
        let empty = Package(Vec::new());
        empty
            .part(
                "[Content_Types].xml",
                r#"<Types><Default Extension="xml" ContentType="application/xml"/></Types>"#,
            )
            .part("_rels/.rels", &links(&[("rId1", "officeDocument", "xl/workbook.xml")]))
            .part(
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            )
            .part(
                "xl/_rels/workbook.xml.rels",
                &links(&[
                    ("rId1", "worksheet", "worksheets/sheet1.xml"),
                    ("rId2", "sharedStrings", "sharedStrings.xml"),
                    ("rId3", "styles", "styles.xml"),
                ]),
            )
            .part("xl/sharedStrings.xml", "<sst><si><t>甲</t></si><si><t>乙</t></si></sst>")
            .part(
                "xl/styles.xml",
                r#"<styleSheet><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="49"/></cellXfs></styleSheet>"#,
            )
            .part(
                "xl/worksheets/sheet1.xml",
                &format!("<worksheet>{sheet}</worksheet>"),
            )
    }

    /// With these rows.
    fn rows(rows: &str) -> Self {
        Package::of(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// With a part, in place of one of that name.
    fn part(self, name: &str, content: &str) -> Self {
        self.bytes(name, content.as_bytes())
    }

    fn bytes(mut self, name: &str, content: &[u8]) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.to_string(), content.to_vec()));
        self
    }

    /// Without a part.
    fn without(mut self, name: &str) -> Self {
        self.0.retain(|(other, _)| other != name);
        self
    }

    /// With a part under another name.
    fn renamed(mut self, from: &str, to: &str) -> Self {
        let part = self.0.iter_mut().find(|(name, _)| name == from).expect("there");
        part.0 = to.to_string();
        self
    }

    fn zipped(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.0 {
            zip.start_file(name, SimpleFileOptions::default())
                .expect("in memory");
            zip.write_all(content).expect("in memory");
        }
        zip.finish().expect("in memory").into_inner()
    }

    fn read_within(&self, limits: &Limits) -> (Result<RawBook, Kind>, Vec<String>) {
        let mut findings = Findings::new();
        let book = read(&Arc::from("a.xlsx"), &self.zipped(), limits, &mut findings);
        let said = findings.into_sorted();
        let said = said.iter().map(|finding| {
            let cell = match (finding.place.row, finding.place.col) {
                (Some(row), Some(col)) => format!(" {}{row}", crate::finding::column_letters(col)),
                _ => String::new(),
            };
            format!("{}{cell}", finding.code().name())
        });
        (book, said.collect())
    }

    /// The sheet, and the findings as `code cell`.
    fn sheet(&self) -> (RawSheet, Vec<String>) {
        let (book, said) = self.read_within(&LIMITS);
        let mut book = book.expect("it is read");
        (book.sheets.remove(0), said)
    }

    /// The cells, drawn as `A1=甲 B1=乙`; and the findings.
    fn drawn(&self) -> (String, Vec<String>) {
        let (sheet, said) = self.sheet();
        (draw(&sheet), said)
    }
}

fn draw(sheet: &RawSheet) -> String {
    let mut cells = Vec::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            let letters = crate::finding::column_letters(cell.col);
            cells.push(format!("{letters}{}={}", row.row, cell.value.shown()));
        }
    }
    cells.join(" ")
}

fn links(links: &[(&str, &str, &str)]) -> String {
    let link = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let links: String = links.iter().map(link).collect();
    format!("<Relationships>{links}</Relationships>")
}

fn none() -> Vec<String> {
    Vec::new()
}
