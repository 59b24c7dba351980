//! The decision that waives a row, looked up in the inputs of scoring.

use super::ScoringContext;
use crate::campaign::model::UnitId;
use crate::rows::Row;
use crate::waiver::{self, Charge, Waiver};

/// The decision about what a unit is charged for a row; the one that waives most where there are several. None where
/// scoring does without decisions.
pub(crate) fn waiver(
    scoring: &ScoringContext<'_>,
    row: Row<'_>,
    unit: UnitId,
    charge: Charge<'_>,
) -> Option<Waiver> {
    if scoring.undecided {
        return None;
    }
    waiver::waiver(
        scoring.inputs.campaign,
        scoring.inputs.registers,
        row,
        unit,
        charge,
    )
}
