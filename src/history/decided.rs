//! What the office decided about a seal: to close a period that is not settled, to reopen one that is closed
//! (`decisions` 65).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The decision by which a period was closed although its ranking was provisional.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosingDecision {
    /// Number or title of the document.
    pub document: String,
    /// Its day.
    pub on: NaiveDate,
    /// Why the ranking was provisional, as told when it was closed.
    pub provisional: Vec<String>,
}

/// A closed period was opened again; the seal it had is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Day of the decision.
    pub on: NaiveDate,
    /// Reason, as written.
    pub reason: String,
    /// SHA-256 of the open part of the seal it had.
    pub sealed: String,
    /// SHA-256 of the restricted part.
    pub restricted: String,
}
