//! ods and fods: our own reader, one pass over each part.
//!
//! The sheets stand in one part, behind the styles of their cells; a fods is that part with all others in it. What is
//! repeated is unfolded as far as the budget goes. The part of the sheets counts as a whole: where it breaks off the file
//! is refused, since nobody knows which sheets were lost.

mod cell;
mod columns;
mod error;
mod inline;
mod level;
mod plain;
mod reader;
mod sheet;
mod shown;
mod styles;
#[cfg(test)]
mod tests;
mod text;
mod value;

use super::damaged;
use super::gather::Budget;
use super::limits::Limits;
use super::raw::RawBook;
use super::tabs;
use super::tidy;
use super::xml::package::Package;
use super::xml::said;
use super::xml::scan::{Broken, Scanner};
use super::xml::visit::{Problem, Visit};
use crate::finding::{Findings, Kind, Place};
use level::Part;
use reader::Reader;
use std::sync::Arc;

/// Element behind which the part of the sheets is cut into pieces.
const CUT: &str = "table-row";
/// What that part is called in findings.
const CONTENT: &str = "表格的内容";

/// Reads a document, packed or in one part. A refusal says what is wrong with it.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let once = |cut: Option<&str>, findings: &mut Findings| match bytes.starts_with(b"PK") {
        true => packed(file, bytes, limits, cut, findings),
        false => flat(file, bytes, limits, cut, findings),
    };
    let mut said = Findings::new();
    let read = match once(Some(CUT), &mut said)? {
        Some(book) => book,
        None => {
            said = Findings::new();
            once(None, &mut said)?.ok_or_else(|| damaged(Problem::Broken(Broken::Ends).words()))?
        }
    };
    findings.append(said);
    Ok(read)
}

/// Reads a package; none where a piece ended inside an element.
fn packed(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    cut: Option<&str>,
    findings: &mut Findings,
) -> Result<Option<RawBook>, Kind> {
    let Some(mut package) = Package::open(bytes, limits) else {
        return Err(damaged("压缩包的目录读不出来"));
    };
    let place = Place::file(file);
    if package.has_doubles() {
        findings.add(Kind::PartTwice {}, place.clone());
    }
    let mut budget = Budget::new(limits);
    let mut reader = Reader::new(file, limits, &mut budget);
    for (part, name, called) in [
        (Part::Styles, "styles.xml", "样式表"),
        (Part::Meta, "meta.xml", "文档属性"),
    ] {
        if package.has(name) {
            reader.begin(part);
            let visit = package.visit(name, None, |scanner| reader.read(scanner));
            said::of_visit(&visit, called, &place, findings);
            if let Some(problem) = visit.problem {
                findings.add(said::of_part(problem, called, limits), place.clone());
            }
        }
    }
    reader.begin(Part::Content);
    let visit = package.visit("content.xml", cut, |scanner| reader.read(scanner));
    book("ods", reader, &visit, limits, findings)
}

/// Reads a document that is one part; none where a piece ended inside an element.
fn flat(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    cut: Option<&str>,
    findings: &mut Findings,
) -> Result<Option<RawBook>, Kind> {
    let mut budget = Budget::new(limits);
    let mut reader = Reader::new(file, limits, &mut budget);
    reader.begin(Part::Content);
    let read = |scanner: &mut Scanner| reader.read(scanner);
    let visit = Visit::of_bytes(bytes, cut, limits.piece_bytes, read);
    book("fods", reader, &visit, limits, findings)
}

/// What was read, once the part of the sheets is read to its end.
fn book(
    kind: &'static str,
    reader: Reader,
    visit: &Visit,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Option<RawBook>, Kind> {
    if visit.miscut {
        return Ok(None);
    }
    if let Some(problem) = visit.problem {
        let kind = said::of_size(problem, CONTENT, limits);
        return Err(kind.unwrap_or_else(|| damaged(problem.words())));
    }
    let read = reader.finish();
    let place = Place::file(&read.file);
    said::of_visit(visit, CONTENT, &place, findings);
    if read.from_1899 == tidy::EPOCH_1904 {
        findings.add(Kind::CountsFrom1904 {}, place);
    }
    findings.append(read.said);
    tabs::admit(&read.file, read.tabs, limits, findings);
    Ok(Some(RawBook {
        file: read.file,
        kind,
        sheets: read.sheets,
        properties: read.properties,
    }))
}
