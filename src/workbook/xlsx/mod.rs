//! xlsx and xlsm: our own reader, one pass per part.
//!
//! Parts are found by their links, whatever they are called. Sheets and texts are inflated and read piece by piece,
//! so that a long sheet takes no more room than its rows; what most cells look like is read without tokens.
//! What is wrong with a part spoils that part, what is wrong with a cell that cell, and each is said.

mod book;
mod cell;
mod escape;
mod plain;
mod sheet;
mod strings;
mod styles;
#[cfg(test)]
mod tests;

use super::damaged;
use super::formats::Formats;
use super::gather::{Budget, Gather};
use super::limits::Limits;
use super::raw::{RawBook, RawSheet};
use super::shared_texts::{Fits, SharedTexts};
use super::tabs::{self, Tab};
use super::xml::links::{self, Link, target};
use super::xml::package::Package;
use super::xml::said;
use super::xml::visit::Visit;
use crate::finding::{Findings, Kind, Place};
use book::Book;
pub(super) use book::properties;
use sheet::{Shared, Sheet};
use std::collections::BTreeMap;
use std::sync::Arc;
use strings::Strings;

/// Reads a workbook. A refusal says what is wrong with the package.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let Some(package) = Package::open(bytes, limits) else {
        return Err(damaged("压缩包的目录读不出来"));
    };
    let mut reading = XlsxReader {
        file,
        limits,
        package,
        findings,
    };
    reading.book()
}

/// A workbook while it is read.
struct XlsxReader<'a, 'b> {
    file: &'a Arc<str>,
    limits: &'a Limits,
    package: Package<'b>,
    findings: &'a mut Findings,
}

impl XlsxReader<'_, '_> {
    fn book(&mut self) -> Result<RawBook, Kind> {
        let top = links::links(&mut self.package, "").unwrap_or_default();
        let main = self
            .main_part(&top)
            .ok_or_else(|| damaged("找不到工作簿的主体"))?;
        let mut book = Book::default();
        let visit = self.package.visit(&main, None, |scanner| book.read(scanner));
        if let Some(problem) = visit.problem.filter(|_| book.sheets.is_empty()) {
            return Err(damaged(&format!("工作簿的主体{}", problem.words())));
        }
        self.say(&visit, "工作簿主体", None);
        let links = links::links(&mut self.package, &main).ok_or_else(|| damaged("缺少工作簿的关系表"))?;
        self.say_oddities(&book);
        let mut shared = self.shared(&book, &links);
        let mut budget = Budget::new(self.limits);
        let mut sheets = Vec::new();
        for tab in tabs::admit(
            self.file,
            links::worksheets(book.sheets, &links),
            self.limits,
            self.findings,
        ) {
            sheets.push(self.sheet(&tab, Some("row"), &mut shared, &mut budget));
        }
        Ok(RawBook {
            file: self.file.clone(),
            kind: "xlsx",
            sheets,
            properties: self.properties(&top),
        })
    }

    fn say_oddities(&mut self, book: &Book) {
        let place = Place::file(self.file);
        if self.package.has_doubles() {
            self.findings.add(Kind::PartTwice {}, place.clone());
        }
        if book.is_1904 {
            self.findings.add(Kind::CountsFrom1904 {}, place);
        }
    }

    /// The part everything begins with: as linked, else as declared, else where it always is.
    fn main_part(&mut self, top: &[Link]) -> Option<String> {
        let linked = target(top, &["officeDocument"]).filter(|name| self.package.has(name));
        linked
            .map(str::to_string)
            .or_else(|| links::of_type(&mut self.package, "sheet.main+xml"))
            .or_else(|| Some("xl/workbook.xml".to_string()).filter(|name| self.package.has(name)))
    }

    fn shared(&mut self, book: &Book, links: &[Link]) -> Shared {
        let mut formats = Formats::default();
        if let Some(part) = target(links, &["styles"]) {
            let visit = self
                .package
                .visit(part, None, |scanner| styles::read(&mut formats, scanner));
            self.say(&visit, "样式表", None);
        }
        formats.settle();
        Shared {
            texts: self.texts(links),
            formats,
            is_1904: book.is_1904,
            pictures: target(links, &["richValueRel"]).is_some(),
        }
    }

    fn texts(&mut self, links: &[Link]) -> SharedTexts {
        let linked = target(links, &["sharedStrings"]).filter(|name| self.package.has(name));
        let declared = linked
            .map(str::to_string)
            .or_else(|| links::of_type(&mut self.package, "sharedStrings+xml"));
        declared.map_or_else(SharedTexts::default, |part| self.texts_of(&part, Some("si")))
    }

    /// `cut`: the element behind which the part is cut into pieces.
    fn texts_of(&mut self, part: &str, cut: Option<&str>) -> SharedTexts {
        let mut strings = Strings::default();
        let mut fits = Fits::All;
        let limits = self.limits;
        let visit = self.package.visit(part, cut, |scanner| {
            fits = strings.read(scanner, limits)?;
            Ok(())
        });
        if visit.miscut {
            return self.texts_of(part, None);
        }
        self.say(&visit, "文字表", None);
        if let Some(kind) = fits.kind(limits) {
            self.findings.add(kind, Place::file(self.file));
        }
        strings.texts
    }

    /// `cut`: the element behind which the part is cut into pieces.
    fn sheet(&mut self, tab: &Tab, cut: Option<&str>, shared: &mut Shared, budget: &mut Budget) -> RawSheet {
        let before = budget.clone();
        let mut said = Findings::new();
        let mut gather = Gather::new(self.file, &tab.name, tab.hidden, budget);
        let mut sheet = Sheet::new(shared, &mut gather, &mut said);
        let visit = self.package.visit(&tab.part, cut, |scanner| sheet.read(scanner));
        let bad_merges = sheet.finish();
        let sheet = gather.finish(&mut said);
        if visit.miscut {
            *budget = before;
            return self.sheet(tab, None, shared, budget);
        }
        if bad_merges > 0 {
            let (part, problem) = ("合并区域".into(), format!("有{bad_merges}处位置不合格式"));
            said.add(
                Kind::PartUnreadable { part, problem },
                Place::sheet(self.file, &sheet.name),
            );
        }
        self.findings.append(said);
        self.say(&visit, "这张工作表", Some(&sheet));
        sheet
    }

    fn properties(&mut self, top: &[Link]) -> BTreeMap<String, String> {
        let mut properties = BTreeMap::new();
        if let Some(part) = target(top, &["custom-properties", "customProperties"]) {
            let visit = self
                .package
                .visit(part, None, |scanner| book::properties(scanner, &mut properties));
            self.say(&visit, "文档属性", None);
        }
        properties
    }

    /// Says what happened to a part, at its sheet when it is one.
    fn say(&mut self, visit: &Visit, part: &str, sheet: Option<&RawSheet>) {
        let place = match sheet {
            Some(sheet) => Place::sheet(self.file, &sheet.name),
            None => Place::file(self.file),
        };
        said::of_visit(visit, part, &place, self.findings);
        if let Some(problem) = visit.problem {
            let kind = match sheet {
                Some(_) => said::of_sheet(problem, part, self.limits),
                None => said::of_part(problem, part, self.limits),
            };
            self.findings.add(kind, place);
        }
    }
}
