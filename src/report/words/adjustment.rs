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
        Effect::Zero => "总分计零",
    }
}

impl AdjustmentLine {
    /// Words for why it was cut or not counted.
    pub fn note(&self) -> Option<String> {
        self.cut.as_ref().map(|cut| match cut {
            AdjustmentCut::SameMatter { level } => format!("同一事项取最高，已按{level}计"),
            AdjustmentCut::Limit { kind, limit } if limit.is_sign_negative() => {
                format!("{kind}合计最多扣 {}", rounded_text(limit.abs()))
            }
            AdjustmentCut::Limit { kind, limit } => format!("{kind}合计以 {} 为限", rounded_text(*limit)),
        })
    }
}

impl UnitResult {
    /// Words for a bonus that the campaign's cap cut.
    pub fn bonus_note(&self) -> Option<String> {
        (self.figures.bonus < self.figures.gained).then(|| {
            format!(
                "加分合计 {}，封顶 {}",
                rounded_text(self.figures.gained),
                rounded_text(self.figures.bonus)
            )
        })
    }

    /// What makes its total 0 whatever its marks are: the vetoes with their documents.
    pub fn zeroed_by(&self) -> Vec<String> {
        let zeroing = self
            .vetoes
            .iter()
            .filter(|veto| veto.in_force && veto.effects.contains(&Effect::Zero));
        zeroing
            .map(|veto| {
                format!(
                    "一票否决：{}（{}），总分计零，名次排在最后",
                    veto.kind, veto.document
                )
            })
            .collect()
    }

    /// Words for deductions that the campaign's floor cut.
    pub fn deduction_note(&self) -> Option<String> {
        (self.figures.deduction < self.figures.charged).then(|| {
            format!(
                "减分合计 {}，最多扣 {}",
                rounded_text(self.figures.charged),
                rounded_text(self.figures.deduction)
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn note(cut: Option<AdjustmentCut>) -> Option<String> {
        let line = AdjustmentLine {
            kind: "表彰".into(),
            level: "区级".into(),
            matter: "先进".into(),
            document: "1号".into(),
            points: Decimal::ZERO,
            cut,
            clause: String::new(),
            evidence: Vec::new(),
        };
        line.note()
    }

    #[test]
    fn what_cuts_an_adjustment_is_told() {
        assert_eq!(note(None), None);
        let same = AdjustmentCut::SameMatter {
            level: "市级".into()
        };
        assert_eq!(note(Some(same)).unwrap(), "同一事项取最高，已按市级计");
        let limit = |limit: Decimal| AdjustmentCut::Limit {
            kind: "表彰".into(),
            limit,
        };
        let cap = limit(Decimal::new(30, 1));
        assert_eq!(note(Some(cap)).unwrap(), "表彰合计以 3 为限");
        let floor = limit(Decimal::from(-5));
        assert_eq!(note(Some(floor)).unwrap(), "表彰合计最多扣 5");
    }

    #[test]
    fn what_a_limit_of_all_adjustments_cut_is_told() {
        let outcome = crate::report::fixture::outcome();
        let mut unit = outcome.units.iter().next().unwrap().clone();
        (unit.figures.gained, unit.figures.bonus) = (Decimal::from(4), Decimal::from(3));
        assert_eq!(unit.bonus_note().unwrap(), "加分合计 4，封顶 3");
        unit.figures.bonus = unit.figures.gained;
        assert_eq!(unit.bonus_note(), None);
        (unit.figures.charged, unit.figures.deduction) = (Decimal::from(6), Decimal::from(5));
        assert_eq!(unit.deduction_note().unwrap(), "减分合计 6，最多扣 5");
        unit.figures.charged = unit.figures.deduction;
        assert_eq!(unit.deduction_note(), None);
    }

    #[test]
    fn every_effect_of_a_veto_has_its_words() {
        let words = [Effect::NoRed, Effect::NoAward, Effect::Black, Effect::Zero].map(effect);
        assert_eq!(words, ["不得入红榜", "不得评优", "列入黑榜", "总分计零"]);
    }
}
