//! A unit's marks as facts, by id: what was counted, the arithmetic, what was taken off and why. Words are made by
//! the pages.

use super::cause::{Loss, Remark, Zeroed};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{AdjustmentKindId, Effect, IndicatorId, TableId, UnitId, VetoKindId};
use crate::evidence::Evidence;
use crate::measure::{Case, CaseName, CaseResult};
use crate::verdict::Rated;
use crate::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// One unit's score.
#[derive(Clone, Debug)]
pub struct Scorecard {
    /// Unit.
    pub unit: UnitId,
    /// Score table; none for units that are not ranked.
    pub table: Option<TableId>,
    /// Scored, missing or not assessed.
    pub rated: Rated,
    /// Sections of the score table in order.
    pub sections: Vec<SectionScore>,
    /// Lines of the score table in order.
    pub lines: Vec<LineScore>,
    /// Σ marks.
    pub marks: Decimal,
    /// Points of the lines that apply.
    pub applicable: Decimal,
    /// Marks scaled to 100.
    pub scaled: Decimal,
    /// Entries of the register of adjustments.
    pub adjustments: Vec<AdjustmentScore>,
    /// Bonus before the cap.
    pub gained: Decimal,
    /// Bonus after the cap.
    pub bonus: Decimal,
    /// Deductions, as a positive number.
    pub deduction: Decimal,
    /// Scaled marks and bonus less deductions.
    pub total: Decimal,
    /// The total if the explicit nils waiting for the office were confirmed; none where nothing waits.
    pub total_if_confirmed: Option<Decimal>,
    /// Vetoes in force, and proposed ones.
    pub vetoes: Vec<VetoScore>,
}

impl Scorecard {
    /// The marks scaled to 100, as they are worked out.
    pub fn scaling(&self) -> Calc {
        Calc::number(Quantity::Marks, self.marks)
            .over(Calc::number(Quantity::ApplicablePoints, self.applicable))
            .times(Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED))
            .rounded()
    }

    /// The total as it is worked out.
    pub fn calc(&self) -> Calc {
        let bonus = Calc::number(Quantity::Bonus, self.bonus);
        Calc::Sum(vec![self.scaling(), bonus]).less(Calc::number(Quantity::Deduction, self.deduction))
    }
}

/// A section's sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectionScore {
    /// Points of the section.
    pub points: Decimal,
    /// Points of its lines that apply.
    pub applicable: Decimal,
    /// Σ marks.
    pub marks: Decimal,
}

/// A line of the score table.
#[derive(Clone, Debug)]
pub struct LineScore {
    /// Section, by its place in the table.
    pub section: usize,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Points of the line.
    pub points: Decimal,
    /// How it was worked out.
    pub basis: LineBasis,
    /// Mark; none = 不涉及.
    pub mark: Option<Decimal>,
    /// Per cent that is fulfilled, of a line without points: counted and reported, not marked.
    pub rate: Option<Decimal>,
    /// 待核定: explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Parts of the indicator.
    pub parts: Vec<PartScore>,
    /// What was taken off; adds up to points − mark.
    pub losses: Vec<Loss>,
    /// Bonus from exceeding a plan.
    pub excess: Decimal,
}

/// What a line was worked out from.
#[derive(Clone, Debug, PartialEq)]
pub enum LineBasis {
    /// Its parts.
    Parts {
        /// Document by which it would not apply, had the unit sent anything at all.
        overruled: Option<Arc<str>>,
        /// An entry of the register that makes the line 0.
        zeroed: Option<Zeroed>,
    },
    /// Nothing: the office found that it does not apply, by this document.
    NotApplicable(Arc<str>),
    /// Its parts, to be told and not marked: the line has no points.
    Watched,
}

impl LineScore {
    /// The mark as it was worked out; none where the line has none.
    pub fn calc(&self) -> Option<Calc> {
        self.mark?;
        if let LineBasis::Parts { zeroed: Some(_), .. } = self.basis {
            return Some(Calc::zero());
        }
        let parts = self.parts.iter().filter_map(|part| part.calc.clone());
        let sum = Calc::Sum(parts.collect()).rounded();
        Some(sum.at_least(Calc::zero()).at_most(Calc::points(self.points)))
    }
}

/// A part of an indicator. Amounts are exact; the line rounds.
#[derive(Clone, Debug, Default)]
pub struct PartScore {
    /// Its points after shares and not-applicable parts; zero = takes off only.
    pub points: Decimal,
    /// The exact mark as it was worked out; none = does not apply. Of a part that only takes off, what it takes as a
    /// negative number.
    pub calc: Option<Calc>,
    /// Whether the remarks tell the arithmetic already.
    pub told_by_remarks: bool,
    /// What should be known of how it came about, in order.
    pub remarks: Vec<Remark>,
    /// Everything that was counted, good or not.
    pub cases: Vec<CaseScore>,
    /// What was taken off.
    pub losses: Vec<Loss>,
    /// Bonus from exceeding a plan.
    pub excess: Decimal,
    /// 待核定.
    pub awaiting: bool,
}

impl PartScore {
    /// Exact mark; none = does not apply.
    pub fn mark(&self) -> Option<Decimal> {
        self.calc.as_ref().map(Calc::value)
    }
}

/// Something that was counted, and what it does to the mark.
#[derive(Clone, Debug)]
pub struct CaseScore {
    /// What.
    pub name: CaseName,
    /// Came to what.
    pub result: CaseResult,
    /// A decision that waives it.
    pub waiver: Option<Waiver>,
    /// Whether it counts as fulfilled; none where that is not asked or the case is waived.
    pub good: Option<bool>,
    /// Its weight in the denominator.
    pub weight: Decimal,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// What it does to the mark.
    pub effect: CaseEffect,
    /// Cells it was read from.
    pub evidence: Vec<Evidence>,
}

impl CaseScore {
    /// A counted case with what it does to the mark. `good`: whether it is fulfilled, where that is asked.
    pub(super) fn of(case: &Case, good: Option<bool>, effect: CaseEffect) -> Self {
        let waived = case.is_waived();
        CaseScore {
            name: case.name.clone(),
            result: case.result.clone(),
            waiver: case.waiver.clone(),
            good: good.filter(|_| !waived),
            weight: if waived { Decimal::ZERO } else { case.weight },
            due: case.due,
            effect,
            evidence: case.evidence.clone(),
        }
    }

    /// Something of weight 1 that is listed and does nothing to the mark by itself.
    pub(super) fn listed(name: CaseName, result: CaseResult, evidence: Vec<Evidence>) -> Self {
        CaseScore {
            name,
            result,
            waiver: None,
            good: None,
            weight: Decimal::ONE,
            due: None,
            effect: CaseEffect::None,
            evidence,
        }
    }
}

/// What a case does to the mark of its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseEffect {
    /// Nothing by itself.
    None,
    /// It weighs in a rate.
    Weighs {
        /// How much.
        weight: Decimal,
        /// Whether it is fulfilled, waived or not.
        good: bool,
    },
    /// It takes off so much.
    Takes(Decimal),
    /// A decision takes it out of a person's count.
    NotCounted,
}

/// A bonus or deduction from the office's register.
#[derive(Clone, Debug)]
pub struct AdjustmentScore {
    /// Kind.
    pub kind: AdjustmentKindId,
    /// Level, by its place among the levels of the kind.
    pub level: usize,
    /// Matter.
    pub matter: Arc<str>,
    /// Basis document.
    pub document: Arc<str>,
    /// Points, signed; zero where it was not counted.
    pub points: Decimal,
    /// Why it was not counted or cut.
    pub cut: Option<AdjustmentCut>,
    /// Register cells.
    pub evidence: Vec<Evidence>,
}

/// Why an adjustment was not counted or cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdjustmentCut {
    /// Of one matter the entry of this level counts.
    SameMatter {
        /// The level that counts.
        level: Arc<str>,
    },
    /// The kind has a cap.
    Cap {
        /// Kind.
        kind: Arc<str>,
        /// Cap.
        cap: Decimal,
    },
}

/// A veto.
#[derive(Clone, Debug)]
pub struct VetoScore {
    /// Kind, by its place among the campaign's vetoes.
    pub kind: VetoKindId,
    /// In force by the register with this document; otherwise proposed to the office.
    pub document: Option<Arc<str>>,
    /// Effects.
    pub effects: Vec<Effect>,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

impl VetoScore {
    /// Whether it is in force by the register.
    pub fn is_in_force(&self) -> bool {
        self.document.is_some()
    }
}
