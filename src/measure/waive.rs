//! The decision that waives a row, asked of what scoring looks at.

use super::Ground;
use crate::rows::Row;
use crate::waiver::{self, Waiver};

/// The decision about a row; the one that waives most where there are several.
pub fn waiver(ground: &Ground<'_>, row: Row<'_>) -> Option<Waiver> {
    waiver::waiver(ground.context.campaign, ground.context.registers, row)
}
