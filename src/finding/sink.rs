//! Where stages put their findings.

use super::{Code, Finding, Kind, Level, Place};
use std::collections::BTreeMap;

/// All findings of a piece of work, in any order until [`Findings::into_sorted`].
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// An empty list.
    pub fn new() -> Self {
        Findings::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds a finding that has a kind and a place only.
    pub fn add(&mut self, kind: Kind, place: Place) {
        self.0.push(Finding::new(kind, place));
    }

    /// Adds several findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Findings) {
        self.0.extend(other.0);
    }

    /// Gives kinds the levels that a campaign declares for them. Whether a row counts is decided apart from it.
    pub fn relevel(&mut self, levels: &BTreeMap<Code, Level>) {
        for finding in &mut self.0 {
            if let Some(level) = levels.get(&finding.code()) {
                finding.level = *level;
            }
        }
    }

    /// Whether there is no finding.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is a finding of level 错误.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.level == Level::Error)
    }

    /// The findings so far, in the order in which they were added.
    pub fn as_slice(&self) -> &[Finding] {
        &self.0
    }

    /// The findings sorted by unit and place; of equal ones only one is kept.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
