//! What only the restricted files may show.

use super::ConsolidatedLedger;
use crate::finding::Finding;
use crate::ladder::LadderEntry;
use serde::Serialize;

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
