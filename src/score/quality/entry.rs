//! One occurrence that costs points: a missing or returned ledger, an inaccuracy, an irregular form.

use crate::evidence::Evidence;
use crate::measure::CaseName;

/// One occurrence that costs an amount of points.
pub(in crate::score) struct Entry {
    /// What occurred.
    pub name: CaseName,
    /// Cells that show it; empty where no cell does.
    pub evidence: Vec<Evidence>,
}

impl Entry {
    /// An occurrence that no cell shows, such as a ledger that never came.
    pub(super) fn without_cells(name: CaseName) -> Self {
        Entry {
            name,
            evidence: Vec::new(),
        }
    }
}
