//! Older formats where no child process can be started: they are refused.

use super::preflight::Looked;
use super::raw::RawBook;
use crate::finding::{Findings, Kind};
use std::sync::Arc;

/// How files in older formats (xls, et, xlsb, ods, fods) are read: not at all.
#[derive(Clone, Debug, Default)]
pub struct ChildReader;

impl ChildReader {
    /// Not at all: they are refused.
    pub fn refused() -> Self {
        ChildReader
    }
}

/// Refuses a file that our own readers do not read.
pub(super) fn read(
    _: &Arc<str>,
    _: &[u8],
    looked: Looked,
    _: &ChildReader,
    _: &mut Findings,
) -> Result<RawBook, Kind> {
    let kind = looked.kind.name().into();
    Err(Kind::OlderFormat { kind })
}
