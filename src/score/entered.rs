//! What the office's registers add to a unit's marks: bonuses, deductions, vetoes.

use crate::campaign::model::{AdjustmentKindId, Effect, VetoKindId};
use crate::evidence::Evidence;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A bonus or a deduction from the office's register.
#[derive(Clone, Debug)]
pub struct AdjustmentScore {
    /// Kind of adjustment.
    pub kind: AdjustmentKindId,
    /// Index into the levels of the kind.
    pub level: usize,
    /// What it was given for, as written.
    pub matter: Arc<str>,
    /// Document it rests on.
    pub document: Arc<str>,
    /// Points, negative for a deduction; 0 where it was not counted.
    pub points: Decimal,
    /// Why it was cut or not counted; none where it counts in full.
    pub cut: Option<AdjustmentCut>,
    /// Cells of the register.
    pub evidence: Vec<Evidence>,
}

/// Why an adjustment was cut or not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdjustmentCut {
    /// Another entry about the same matter counts instead.
    SameMatter {
        /// Level of the entry that counts.
        level: Arc<str>,
    },
    /// The kind of adjustment has a limit.
    Limit {
        /// Printed name of the kind.
        kind: Arc<str>,
        /// The limit in points: a cap, or below 0 a floor.
        limit: Decimal,
    },
}

/// A veto on a unit, in force or proposed.
#[derive(Clone, Debug)]
pub struct VetoScore {
    /// Kind of veto.
    pub kind: VetoKindId,
    /// Document by which the register puts it in force; none = only proposed to the office.
    pub document: Option<Arc<str>>,
    /// What the veto does to the unit.
    pub effects: Vec<Effect>,
    /// Cells of the register, or of the rows that make the program propose it.
    pub evidence: Vec<Evidence>,
}

impl VetoScore {
    /// Whether the register puts it in force (otherwise it is only proposed).
    pub fn is_in_force(&self) -> bool {
        self.document.is_some()
    }

    /// Whether it makes the total of the unit 0.
    pub(super) fn zeroes(&self) -> bool {
        self.is_in_force() && self.effects.contains(&Effect::Zero)
    }
}
