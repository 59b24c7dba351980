//! Workbooks read by calamine: the only home of that library.
//!
//! Its parsers may panic on damaged files, so each book is read under `catch_unwind`. An xlsx is streamed, never
//! read as a range: a range of an xlsx reserves room for every cell between its corners.

mod cell;
mod guard;
mod ranges;
mod xlsx;

use super::limits::LIMITS;
use super::preflight::FileKind;
use super::raw::{Area, RawBook};
use super::tabs::{self, Tab};
use crate::finding::{Findings, Kind};
use calamine::{Dimensions, SheetType, SheetVisible};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Reads an xlsx or xlsm that our own reader declined.
pub(super) fn xlsx(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Result<RawBook, Kind> {
    if !guard::shared_strings_are_sane(bytes) {
        return Err(damaged("文字表写着的条数不可能"));
    }
    guarded(|| xlsx::read(file, bytes, findings))
}

/// Reads xls, xlsb or ods.
pub(super) fn ranges(
    file: &Arc<str>,
    bytes: &[u8],
    kind: FileKind,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    guarded(|| ranges::read(file, bytes, kind, findings))
}

fn guarded(read: impl FnOnce() -> Result<RawBook, Kind>) -> Result<RawBook, Kind> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("内部结构前后矛盾")))
}

fn damaged(problem: &str) -> Kind {
    Kind::Damaged {
        problem: problem.into(),
    }
}

/// The worksheets to read, of those the book lists; what is left out is said.
fn tabs(file: &Arc<str>, sheets: &[calamine::Sheet], findings: &mut Findings) -> Vec<Tab> {
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets = sheets.map(|sheet| Tab {
        name: sheet.name.clone(),
        hidden: sheet.visible != SheetVisible::Visible,
        part: String::new(),
    });
    tabs::admit(file, sheets.collect(), &LIMITS, findings)
}

/// calamine counts from 0.
fn area(of: &Dimensions) -> Area {
    Area {
        top: of.start.0.saturating_add(1),
        left: of.start.1.saturating_add(1),
        bottom: of.end.0.saturating_add(1),
        right: of.end.1.saturating_add(1),
    }
}

fn book(file: &Arc<str>, kind: &'static str) -> RawBook {
    RawBook {
        file: file.clone(),
        kind,
        sheets: Vec::new(),
        properties: BTreeMap::new(),
    }
}
