//! Workbooks read by a child process, and the only home of calamine, which reads an xlsx that our own reader declined.
//!
//! Its parsers may panic, abort or loop on damaged files, so a file that was sent is read in a child process of this
//! program with a limit of memory and of time ([`child`] starts it, [`serve`] is what it does, [`wire`] what it says).
//! So are an xls, an xlsb and an ods, by our own readers.
//! An xlsx is streamed, never read as a range: a range of an xlsx reserves room for every cell between its corners.

mod cell;
mod child;
mod guard;
mod serve;
mod wire;
mod xlsx;

pub use serve::serve;

use super::allowance::Allowance;
use super::limits::LIMITS;
use super::ods;
use super::preflight::{FileKind, Looked};
use super::raw::{Area, RawBook};
use super::tabs::{self, Tab};
use super::text;
use super::xls;
use super::xlsb;
use crate::finding::{Findings, Kind};
use calamine::{Dimensions, SheetType, SheetVisible};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// How files in older formats (xls, et, xlsb, ods, fods) and packages that our own reader declines are read.
#[derive(Clone, Debug, Default)]
pub struct ChildReader(Option<Arc<Children>>);

/// The child processes of one program.
#[derive(Debug)]
struct Children {
    program: PathBuf,
    /// Child processes, as many at a time as there are processors: each may take a gigabyte of memory.
    running: Allowance,
}

impl ChildReader {
    /// No child processes: such files are refused.
    pub fn refused() -> Self {
        ChildReader(None)
    }

    /// Reads each file in a child process of this program, whose `main` calls [`serve()`] before anything else.
    pub fn child(program: PathBuf) -> Self {
        let most = std::thread::available_parallelism().map_or(1, usize::from);
        ChildReader(Some(Arc::new(Children {
            program,
            running: Allowance::new(most as u64),
        })))
    }
}

/// Reads a file that our own readers do not.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    looked: Looked,
    legacy: &ChildReader,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    let name = looked.kind.name();
    let ChildReader(Some(children)) = legacy else {
        return Err(Kind::OlderFormat { kind: name.into() });
    };
    let _running = children.running.take(1);
    let answer = child::ask(&children.program, &child::Question::new(bytes, looked))?;
    Ok(answer.book(book(file, name), findings))
}

/// Reads it in this process, which may abort.
fn read_here(
    file: &Arc<str>,
    bytes: &[u8],
    kind: FileKind,
    findings: &mut Findings,
) -> Result<RawBook, Kind> {
    match kind {
        FileKind::Xlsx => xlsx(file, bytes, findings),
        FileKind::Ods | FileKind::Fods => ods::read(file, bytes, &LIMITS, findings),
        FileKind::Xls => guarded(|| xls::read(file, bytes, &LIMITS, findings)),
        FileKind::Xlsb => guarded(|| xlsb::read(file, bytes, &LIMITS, findings)),
        FileKind::Text => Ok(text::read(file, bytes, findings)),
    }
}

/// Reads an xlsx or xlsm that our own reader declined.
pub(super) fn xlsx(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Result<RawBook, Kind> {
    if !guard::shared_strings_are_sane(bytes) {
        return Err(damaged("文字表写着的条数不可能"));
    }
    guarded(|| xlsx::read(file, bytes, findings))
}

fn guarded(read: impl FnOnce() -> Result<RawBook, Kind>) -> Result<RawBook, Kind> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("内部结构前后矛盾")))
}

fn damaged(problem: &str) -> Kind {
    Kind::Damaged {
        problem: problem.into(),
    }
}

fn encrypted() -> Kind {
    Kind::Encrypted { how: String::new() }
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

/// An area with rows and columns from 1; calamine counts from 0.
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
