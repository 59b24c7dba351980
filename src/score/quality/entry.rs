//! What a quality is charged for.

use crate::evidence::Evidence;
use crate::measure::CaseName;

/// One thing that costs an amount.
pub(in crate::score) struct Entry {
    /// What it is.
    pub name: CaseName,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

impl Entry {
    /// Something that is not there, or that no cell tells.
    pub(super) fn without_cells(name: CaseName) -> Self {
        Entry {
            name,
            evidence: Vec::new(),
        }
    }
}
