//! The decision that waives a row, looked up in the inputs of scoring.

use super::ScoringContext;
use crate::rows::Row;
use crate::waiver::{self, Waiver};

/// The decision about a row; the one that waives most where there are several.
pub fn waiver(scoring: &ScoringContext<'_>, row: Row<'_>) -> Option<Waiver> {
    waiver::waiver(scoring.inputs.campaign, scoring.inputs.registers, row)
}
