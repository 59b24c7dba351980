//! Which of the listed sheets are read; the others are reported.

use super::limits::Limits;
use crate::finding::{Findings, Kind, Place};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most sheets named in one finding.
const NAMED: usize = 3;

/// A sheet in the list of a workbook.
pub(super) struct Tab {
    /// Name on the tab.
    pub(super) name: String,
    /// Whether the tab is hidden in Excel.
    pub(super) hidden: bool,
    /// Path of its part in the package; empty where that is not known.
    pub(super) part: String,
}

impl Tab {
    fn is_kept_with(&self, other: &Tab) -> bool {
        !self.part.is_empty() && self.part == other.part
    }
}

/// The sheets that are read: of two with one name or one part the first, and not more than the limit.
pub(super) fn admit(file: &Arc<str>, sheets: Vec<Tab>, limits: &Limits, findings: &mut Findings) -> Vec<Tab> {
    let mut tabs: Vec<Tab> = Vec::new();
    let mut again: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    if sheets.len() > limits.sheets {
        let (count, limit) = (sheets.len().to_string(), limits.sheets.to_string());
        findings.add(Kind::TooManySheets { count, limit }, Place::file(file));
    }
    for sheet in sheets.into_iter().take(limits.sheets) {
        if tabs.iter().any(|tab| tab.name == sheet.name) {
            let name = sheet.name;
            findings.add(Kind::SameSheetName { name }, Place::file(file));
        } else if let Some(first) = tabs.iter().position(|tab| tab.is_kept_with(&sheet)) {
            tabs[first].hidden &= sheet.hidden;
            again.entry(first).or_default().push(sheet.name);
        } else {
            tabs.push(sheet);
        }
    }
    for (first, names) in again {
        let first = tabs[first].name.clone();
        let names = listed(&names);
        findings.add(Kind::SheetTwice { names, first }, Place::file(file));
    }
    tabs
}

/// Names for a message: `“甲”、“乙”`, with their number where there are many.
fn listed(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("“{name}”")).collect();
    let shown = shown.join("、");
    if names.len() > NAMED {
        format!("{shown}等{}张", names.len())
    } else {
        shown
    }
}
