//! What only the restricted files may show.

use super::{ConsolidatedLedger, Evidence};
use crate::finding::Finding;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// Content of the restricted workbook and `restricted.json`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Restricted {
    /// Version of this shape.
    pub schema: u32,
    /// Proposals of the ladder, by unit and person.
    pub ladder: Vec<LadderEntry>,
    /// Restricted ledgers.
    pub ledgers: Vec<ConsolidatedLedger>,
    /// Findings in restricted ledgers.
    pub findings: Vec<Finding>,
}

/// One person's confirmed cases and what the plan provides for. The tool proposes, people decide.
#[derive(Clone, Debug, Serialize)]
pub struct LadderEntry {
    /// Person.
    pub person: Arc<str>,
    /// Unit.
    pub unit: Arc<str>,
    /// Head of the unit.
    pub head: Option<Arc<str>>,
    /// Cases that count, oldest first, then those that do not.
    pub cases: Vec<LadderEntryCase>,
    /// Number that count.
    pub count: u32,
    /// For the person.
    pub for_person: Vec<Arc<str>>,
    /// For the unit.
    pub for_unit: Vec<Arc<str>>,
    /// For the head.
    pub for_head: Vec<Arc<str>>,
    /// Clause of the step with its place in the plan.
    pub clause: String,
    /// Whether the last counting case lies in this period.
    pub new_in_period: bool,
}

/// A case of a [`LadderEntry`].
#[derive(Clone, Debug, Serialize)]
pub struct LadderEntryCase {
    /// Key of the case.
    pub key: Arc<str>,
    /// Found on.
    pub date: NaiveDate,
    /// Which time it is; none where it does not count.
    pub nth: Option<u32>,
    /// Why it does not count (exempted, cleared, not confirmed).
    pub waived: Option<String>,
    /// Cells.
    pub evidence: Vec<Evidence>,
}
