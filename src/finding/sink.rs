//! Where stages put their findings.

use super::{Code, Finding, Kind, Level, Place};
use std::collections::BTreeMap;

/// All findings of a piece of work, in any order until [`Findings::into_sorted`].
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// None yet.
    pub fn new() -> Self {
        Findings::default()
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds one that is fully told by its kind and place.
    pub fn add(&mut self, kind: Kind, place: Place) {
        self.0.push(Finding::new(kind, place));
    }

    /// Adds some.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }

    /// Adds all of another sink.
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

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is one of level 错误.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.level == Level::Error)
    }

    /// What has come so far, in the order it came.
    pub fn as_slice(&self) -> &[Finding] {
        &self.0
    }

    /// By unit and place; the same finding twice is one.
    pub fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0.dedup();
        self.0
    }
}
