//! xlsb: our own reader, one pass per part.
//!
//! A package as xlsx is one, its parts found by their links, but runs of records in the place of XML. Each part says
//! where it ends; one that ends before is cut. Without its list of sheets a workbook is refused, since nobody knows which
//! were lost; what is wrong with a sheet spoils that sheet, what is wrong with a cell that cell, and each is said.

mod cell;
mod formula;
mod parts;
mod record;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

use super::damaged;
use super::formats::Formats;
use super::gather::{Budget, Gather};
use super::limits::Limits;
use super::raw::{RawBook, RawSheet};
use super::shared_texts::SharedTexts;
use super::tabs::{self, Tab};
use super::xlsx;
use super::xml::links::{self, Link, target};
use super::xml::package::Package;
use super::xml::said;
use super::xml::visit::Visit;
use crate::finding::{Findings, Kind, Place};
use parts::{Styles, Texts, Workbook};
use sheet::Sheet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a workbook. A refusal says what is wrong with the package.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let package = Package::open(bytes, limits).ok_or_else(|| damaged("压缩包的目录读不出来"))?;
    let mut reading = XlsbReader {
        file,
        limits,
        package,
        findings,
    };
    reading.book()
}

/// What all sheets of a book share.
struct Shared {
    texts: SharedTexts,
    formats: Formats,
    is_1904: bool,
    /// Whether values may be pictures placed in cells.
    pictures: bool,
}

/// A workbook while it is read.
struct XlsbReader<'a, 'b> {
    file: &'a Arc<str>,
    limits: &'a Limits,
    package: Package<'b>,
    findings: &'a mut Findings,
}

impl XlsbReader<'_, '_> {
    fn book(&mut self) -> Result<RawBook, Kind> {
        let top = links::links(&mut self.package, "").unwrap_or_default();
        let main = self
            .main_part(&top)
            .ok_or_else(|| damaged("找不到工作簿的主体"))?;
        let workbook = self.workbook(&main)?;
        let links = links::links(&mut self.package, &main).ok_or_else(|| damaged("缺少工作簿的关系表"))?;
        let mut shared = Shared {
            formats: self.formats(&links),
            texts: self.texts(&links),
            is_1904: workbook.is_1904,
            pictures: target(&links, &["richValueRel"]).is_some(),
        };
        let mut budget = Budget::new(self.limits);
        let mut sheets = Vec::new();
        let listed = links::worksheets(workbook.sheets, &links);
        for tab in tabs::admit(self.file, listed, self.limits, self.findings) {
            sheets.push(self.sheet(&tab, &mut shared, &mut budget));
        }
        Ok(RawBook {
            file: self.file.clone(),
            kind: "xlsb",
            sheets,
            properties: self.properties(&top),
        })
    }

    /// The part everything begins with: as linked, else as declared, else where it always is.
    fn main_part(&mut self, top: &[Link]) -> Option<String> {
        let linked = target(top, &["officeDocument"]).filter(|name| self.package.has(name));
        linked
            .map(str::to_string)
            .or_else(|| links::of_type(&mut self.package, "sheet.binary.macroEnabled.main"))
            .or_else(|| Some("xl/workbook.bin".to_string()).filter(|name| self.package.has(name)))
    }

    /// The list of sheets, whole or not at all.
    fn workbook(&mut self, part: &str) -> Result<Workbook, Kind> {
        let mut workbook = Workbook::default();
        let visit = record::read(&mut self.package, part, self.limits, |record| {
            workbook.take(record)
        });
        if let Some(problem) = visit.problem {
            let too_large = said::of_size(problem, "工作簿主体", self.limits);
            return Err(too_large.unwrap_or_else(|| damaged(&format!("工作簿的主体{}", problem.words()))));
        }
        let place = Place::file(self.file);
        said::of_visit(&visit, "工作簿主体", &place, self.findings);
        if self.package.has_doubles() {
            self.findings.add(Kind::PartTwice {}, place.clone());
        }
        if workbook.is_1904 {
            self.findings.add(Kind::CountsFrom1904 {}, place);
        }
        Ok(workbook)
    }

    fn formats(&mut self, links: &[Link]) -> Formats {
        let mut styles = Styles::default();
        if let Some(part) = target(links, &["styles"]) {
            let visit = record::read(&mut self.package, part, self.limits, |record| styles.take(record));
            self.say(&visit, "样式表");
        }
        if styles.bad > 0 {
            let (part, problem) = ("样式表".into(), format!("有{}处不合格式", styles.bad));
            let place = Place::file(self.file);
            self.findings.add(Kind::PartUnreadable { part, problem }, place);
        }
        styles.formats.settle();
        styles.formats
    }

    fn texts(&mut self, links: &[Link]) -> SharedTexts {
        let mut table = Texts::new(self.limits);
        let linked = target(links, &["sharedStrings"]).filter(|name| self.package.has(name));
        let part = linked
            .map(str::to_string)
            .or_else(|| links::of_type(&mut self.package, "sharedStrings"));
        if let Some(part) = part {
            let visit = record::read(&mut self.package, &part, self.limits, |record| table.take(record));
            self.say(&visit, "文字表");
        }
        if let Some(kind) = table.fits.kind(self.limits) {
            self.findings.add(kind, Place::file(self.file));
        }
        table.texts
    }

    fn sheet(&mut self, tab: &Tab, shared: &mut Shared, budget: &mut Budget) -> RawSheet {
        let mut gather = Gather::new(self.file, &tab.name, tab.hidden, budget);
        let mut sheet = Sheet::new(shared, &mut gather, self.findings);
        let visit = record::read(&mut self.package, &tab.part, self.limits, |record| {
            sheet.take(record)
        });
        let said = sheet.finish();
        let sheet = gather.finish(self.findings);
        let place = Place::sheet(self.file, &sheet.name);
        said::of_visit(&visit, "这张工作表", &place, self.findings);
        let problem = visit.problem;
        let unreadable = problem.map(|problem| said::of_sheet(problem, "这张工作表", self.limits));
        for kind in said.into_iter().chain(unreadable) {
            self.findings.add(kind, place.clone());
        }
        sheet
    }

    /// The custom properties of the document, which are XML as in an xlsx.
    fn properties(&mut self, top: &[Link]) -> BTreeMap<String, String> {
        let mut properties = BTreeMap::new();
        if let Some(part) = target(top, &["custom-properties", "customProperties"]) {
            let visit = self
                .package
                .visit(part, None, |scanner| xlsx::properties(scanner, &mut properties));
            self.say(&visit, "文档属性");
        }
        properties
    }

    /// Says what happened to a part that is no sheet.
    fn say(&mut self, visit: &Visit, part: &str) {
        let place = Place::file(self.file);
        said::of_visit(visit, part, &place, self.findings);
        if let Some(problem) = visit.problem {
            self.findings
                .add(said::of_part(problem, part, self.limits), place);
        }
    }
}
