//! Older formats, read by our own readers in a child process.
//!
//! A file that was sent may be damaged or mean harm, so one in an older format is read in a child process of this program
//! with a limit of memory and of time: [`child`] starts it, [`serve`] is what it does, [`wire`] what it says.

mod child;
mod serve;
mod wire;

pub use serve::serve;

use super::allowance::Allowance;
use super::damaged;
use super::limits::LIMITS;
use super::ods;
use super::preflight::{FileKind, Looked};
use super::raw::RawBook;
use super::text;
use super::xls;
use super::xlsb;
use super::xlsx;
use crate::finding::{Findings, Kind};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// How files in older formats (xls, et, xlsb, ods, fods) are read.
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

/// Reads a file in an older format.
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
        FileKind::Xlsx => xlsx::read(file, bytes, &LIMITS, findings),
        FileKind::Ods | FileKind::Fods => ods::read(file, bytes, &LIMITS, findings),
        FileKind::Xls => guarded(|| xls::read(file, bytes, &LIMITS, findings)),
        FileKind::Xlsb => guarded(|| xlsb::read(file, bytes, &LIMITS, findings)),
        FileKind::Text => Ok(text::read(file, bytes, findings)),
    }
}

fn guarded(read: impl FnOnce() -> Result<RawBook, Kind>) -> Result<RawBook, Kind> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("内部结构前后矛盾")))
}

fn book(file: &Arc<str>, kind: &'static str) -> RawBook {
    RawBook {
        file: file.clone(),
        kind,
        sheets: Vec::new(),
        properties: BTreeMap::new(),
    }
}
