//! The sheets to read, of those a book lists; what is left out is said.

use super::limits::Limits;
use crate::finding::{Findings, Kind, Place};
use std::sync::Arc;

/// A sheet of the book's list.
pub(super) struct Tab {
    /// As on the tab.
    pub(super) name: String,
    /// Whether the user does not see it.
    pub(super) hidden: bool,
    /// Where the file keeps it.
    pub(super) part: String,
}

/// Of two sheets with one name the first, and no more than a file may have.
pub(super) fn admit(file: &Arc<str>, sheets: Vec<Tab>, limits: &Limits, findings: &mut Findings) -> Vec<Tab> {
    let mut tabs: Vec<Tab> = Vec::new();
    let count = sheets.len();
    for sheet in sheets {
        if tabs.len() == limits.sheets {
            let (count, limit) = (count.to_string(), limits.sheets.to_string());
            findings.add(Kind::TooManySheets { count, limit }, Place::file(file));
            break;
        }
        if tabs.iter().any(|tab| tab.name == sheet.name) {
            let name = sheet.name;
            findings.add(Kind::SameSheetName { name }, Place::file(file));
        } else {
            tabs.push(sheet);
        }
    }
    tabs
}
