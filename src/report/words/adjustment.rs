//! Bonuses, deductions and vetoes.

use crate::calc::rounded_text;
use crate::campaign::model::Effect;
use crate::outcome::{AdjustmentLine, UnitResult};
use crate::score::AdjustmentCut;

/// Printed words for what a veto does.
pub(crate) fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::NoRed => "不得入红榜",
        Effect::NoAward => "不得评优",
        Effect::Black => "列入黑榜",
    }
}

impl AdjustmentLine {
    /// Words for why it was cut or not counted.
    pub fn note(&self) -> Option<String> {
        self.cut.as_ref().map(|cut| match cut {
            AdjustmentCut::SameMatter { level } => format!("同一事项取最高，已按{level}计"),
            AdjustmentCut::Cap { kind, cap } => format!("{kind}合计以 {} 为限", rounded_text(*cap)),
        })
    }
}

impl UnitResult {
    /// Words for a bonus that the campaign's cap cut.
    pub fn bonus_note(&self) -> Option<String> {
        (self.bonus < self.gained).then(|| {
            format!(
                "加分合计 {}，封顶 {}",
                rounded_text(self.gained),
                rounded_text(self.bonus)
            )
        })
    }
}
