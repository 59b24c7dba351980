//! xls and et: our own reader, of Excel 5 to 2003, of WPS, and of what programs write by hand.
//!
//! A workbook stream is a run of records: globals first, then each sheet. A stream that begins with a sheet is that
//! sheet and nothing else; some programs write it without the compound file around it. What is wrong with a cell
//! spoils that cell, what is wrong with a sheet that sheet, and each is said. Nothing is reserved by what the file
//! says of its size.

mod formula;
mod globals;
mod hidden;
mod page;
mod pieces;
mod properties;
mod record;
mod sheet;
mod substreams;
#[cfg(test)]
mod tests;
mod text;

use super::gather::{Budget, Gather};
use super::limits::Limits;
use super::little_endian::u16_at;
use super::preflight::streams;
use super::raw::{RawBook, RawSheet};
use super::tabs::{self, Tab};
use crate::finding::{Findings, Kind, Place};
use globals::{Globals, Listed};
use sheet::Sheet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a workbook: a compound file, or a bare stream of records.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let streams = streams(bytes).ok_or_else(damaged)?;
    let stream = &*streams.workbook;
    let globals = Globals::read(stream, limits).ok_or_else(|| begun_otherwise(stream))?;
    if globals.is_encrypted {
        return Err(Kind::Encrypted { how: String::new() });
    }
    let mut reading = XlsReader {
        file,
        limits,
        stream,
        properties: streams.properties.as_deref(),
        globals,
        findings,
    };
    reading.book()
}

fn damaged() -> Kind {
    Kind::Damaged {
        problem: "内部结构不合格式".into(),
    }
}

/// Streams of Excel 2 to 4 begin with records of other numbers.
fn begun_otherwise(stream: &[u8]) -> Kind {
    let kind = match u16_at(stream, 0) {
        Some(0x0009) => "Excel 2.0表格",
        Some(0x0209) => "Excel 3.0表格",
        Some(0x0409) => "Excel 4.0表格",
        _ => return damaged(),
    };
    Kind::OtherTable { kind: kind.into() }
}

/// A workbook while it is read.
struct XlsReader<'a> {
    file: &'a Arc<str>,
    limits: &'a Limits,
    stream: &'a [u8],
    properties: Option<&'a [u8]>,
    globals: Globals,
    findings: &'a mut Findings,
}

/// Name of a sheet that is the whole book, and has none.
const ONLY_SHEET: &str = "Sheet1";

impl<'a> XlsReader<'a> {
    fn book(&mut self) -> Result<RawBook, Kind> {
        let listed = std::mem::take(&mut self.globals.sheets);
        if self.globals.has_sheets && listed.is_empty() && self.globals.is_cut {
            return Err(damaged());
        }
        self.say_oddities();
        let (tabs, places) = self.tabs(listed);
        let mut budget = Budget::new(self.limits);
        let mut sheets = Vec::new();
        for tab in tabs::admit(self.file, tabs, self.limits, self.findings) {
            let records = places.get(&tab.part).copied();
            sheets.push(self.sheet(&tab, records, &mut budget));
        }
        if self.globals.reader.lossy {
            let encoding = "旧代码页".into();
            self.findings
                .add(Kind::BadEncoding { encoding }, Place::file(self.file));
        }
        Ok(RawBook {
            file: self.file.clone(),
            kind: "xls",
            sheets,
            properties: self.properties.map(properties::custom).unwrap_or_default(),
        })
    }

    fn say_oddities(&mut self) {
        let place = Place::file(self.file);
        if self.globals.is_1904 {
            self.findings.add(Kind::CountsFrom1904 {}, place.clone());
        }
        if let Some(kind) = self.globals.fits.kind(self.limits) {
            self.findings.add(kind, place.clone());
        }
        if self.globals.has_sheets && self.globals.is_cut {
            let (part, problem) = ("工作簿主体".into(), "内容在中途断了".into());
            self.findings.add(Kind::PartUnreadable { part, problem }, place);
        }
    }

    /// The sheets with cells, and the records of each by its place.
    fn tabs(&self, listed: Vec<Listed>) -> (Vec<Tab>, BTreeMap<String, &'a [u8]>) {
        if !self.globals.has_sheets {
            let tab = Tab {
                name: ONLY_SHEET.into(),
                hidden: false,
                part: "0".into(),
            };
            return (vec![tab], BTreeMap::from([("0".into(), self.stream)]));
        }
        let found = substreams::of(self.stream, &listed);
        let mut places = BTreeMap::new();
        let with_cells = listed.into_iter().filter(|sheet| sheet.has_cells);
        let tab = |(sheet, found): (Listed, Option<(usize, _)>)| {
            let part = found.map_or_else(String::new, |(at, _)| at.to_string());
            places.extend(found.map(|(_, records)| (part.clone(), records)));
            Tab {
                name: sheet.name,
                hidden: sheet.hidden,
                part,
            }
        };
        let tabs = with_cells.zip(found).map(tab).collect();
        (tabs, places)
    }

    /// `records`: those of the sheet; none where the stream does not have them.
    fn sheet(&mut self, tab: &Tab, records: Option<&[u8]>, budget: &mut Budget) -> RawSheet {
        let mut gather = Gather::new(self.file, &tab.name, tab.hidden, budget);
        let name: Arc<str> = tab.name.as_str().into();
        let mut say = Vec::new();
        if let Some(records) = records {
            let done = Sheet::new(&mut self.globals, &mut gather, self.findings).read(records);
            say.extend(done.results);
            say.extend(done.is_cut.then_some("内容在中途断了").map(unreadable));
        } else {
            say.push(unreadable("文件里没有这一部分"));
        }
        let sheet = gather.finish(self.findings);
        for kind in say {
            self.findings.add(kind, Place::sheet(self.file, &name));
        }
        sheet
    }
}

fn unreadable(problem: &str) -> Kind {
    Kind::SheetUnreadable {
        problem: problem.into(),
    }
}
