//! A unit's marks as facts, by id: what was counted, the arithmetic, what was taken off and why. Words are made by
//! the pages.

use super::cause::{Loss, Remark, Zeroed};
use super::entered::{AdjustmentScore, VetoScore};
use super::factors::{self, FactorScore};
use super::repeat::RepeatScore;
use super::sums::{Figures, SectionScore};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Combine, IndicatorId, TableId, UnitId};
use crate::curve::Limits;
use crate::evidence::Evidence;
use crate::measure::{Absent, Case, CaseName, CaseResult, RowPlace};
use crate::self_reported::Fact;
use crate::verdict::Rated;
use crate::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The score of one unit in one period.
#[derive(Clone, Debug)]
pub struct Scorecard {
    /// The unit that is scored.
    pub unit: UnitId,
    /// Score table it is scored by; none for units that are not ranked.
    pub table: Option<TableId>,
    /// Whether it was scored, sent nothing, or could not be assessed.
    pub rated: Rated,
    /// Sums of the sections of the score table, in its order.
    pub sections: Vec<SectionScore>,
    /// Lines of the score table, in its order.
    pub lines: Vec<LineScore>,
    /// Sums of the unit.
    pub figures: Figures,
    /// Entries of the register of adjustments about the unit.
    pub adjustments: Vec<AdjustmentScore>,
    /// Vetoes in force, and those that rows of the unit make the program propose.
    pub vetoes: Vec<VetoScore>,
}

impl Scorecard {
    /// Whether a part of a line has no result yet for such a reason.
    pub(crate) fn waits(&self, reason: impl Fn(&Absent) -> bool) -> bool {
        let mut parts = self.lines.iter().flat_map(|line| &line.parts);
        parts.any(|part| part.has_no_result(&reason))
    }

    /// Whether an explicit nil waits for the office.
    pub(crate) fn waits_for_nil(&self) -> bool {
        self.waits(Absent::is_open_nil)
    }

    /// Whether a part waits for the office for another reason than an explicit nil, votes or a mark it sets.
    pub(crate) fn waits_otherwise(&self) -> bool {
        let mut parts = self.lines.iter().flat_map(|line| &line.parts);
        let told = |absent: &Absent| absent.is_open_nil() || absent.is_open_mark();
        parts.any(|part| part.awaiting && !part.has_no_result(told))
    }
}

/// Score of one line of the score table.
#[derive(Clone, Debug)]
pub struct LineScore {
    /// Index of its section in the score table.
    pub section: usize,
    /// Indicator that the line scores.
    pub indicator: IndicatorId,
    /// Points the line is worth; 0 = it is counted and reported, not marked.
    pub points: Decimal,
    /// From what the mark was worked out.
    pub basis: LineBasis,
    /// Mark in points, rounded to two decimals; none = the line does not apply (不涉及) or has no points.
    pub mark: Option<Decimal>,
    /// Only for a line of 0 points: share of the cases that are fulfilled, in per cent (0–100).
    pub rate: Option<Decimal>,
    /// 待核定: the mark rests on an explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Scores of the parts of the indicator.
    pub parts: Vec<PartScore>,
    /// Everything that was taken off; the amounts add up to points − mark.
    pub losses: Vec<Loss>,
    /// Bonus points of parts that count there, before the campaign's cap; negative = points deducted.
    pub adjustment: Decimal,
    /// Least and most marks of the line.
    pub limits: Limits,
    /// How the marks of its parts make its mark.
    pub combine: Combine,
    /// Factors that hold.
    pub factors: Vec<FactorScore>,
    /// Whether nothing was due in the parts that carry points, and what the others take off is taken off all points.
    pub begins_full: bool,
    /// Points that decisions of tolerance and clarification give back; none where no case has one.
    pub given_back: Option<Decimal>,
    /// What of the mark hangs on the unit's word alone.
    pub self_reported: SelfReported,
}

/// Points that hang on the unit's word alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfReported {
    /// The points: exact of a part, rounded to two decimals of a line.
    pub points: Decimal,
    /// Number of cases that earn them; 0 where they are earned by what does not stand in a ledger.
    pub cases: usize,
    /// Number of all cases that earn points.
    pub of: usize,
    /// The facts they hang on.
    pub facts: BTreeSet<Fact>,
    /// Rows in which the unit tells them, each with its exact share of the points.
    pub rows: BTreeMap<RowPlace, Decimal>,
}

/// From what the mark of a line was worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum LineBasis {
    /// From the parts of its indicator.
    Parts {
        /// Document that says the line does not apply, overruled because the unit sent nothing at all.
        overruled: Option<Arc<str>>,
        /// Entry of the register of adjustments that sets the line to 0.
        zeroed: Option<Zeroed>,
    },
    /// Does not apply: the office decided so by this document and approver.
    NotApplicable(Arc<str>),
    /// Line of 0 points: reported as a rate, without a mark.
    Watched,
}

impl LineScore {
    /// Whether its mark is below its points; a line that does not apply is not missed.
    pub fn is_missed(&self) -> bool {
        self.mark.is_some_and(|mark| mark < self.points)
    }

    /// Whether cases are left out for now, since the ledger of their lead could not be read.
    pub fn waits_for_leads(&self) -> bool {
        self.parts.iter().any(|part| part.lead_unread > 0)
    }

    /// Whether a decision of tolerance or clarification was made about one of its cases.
    pub(super) fn is_decided(&self) -> bool {
        let mut cases = self.parts.iter().flat_map(|part| &part.cases);
        cases.any(|case| case.waiver.is_some())
    }

    /// The arithmetic of the mark; none where the line has no mark.
    pub fn calc(&self) -> Option<Calc> {
        self.mark?;
        if let LineBasis::Parts { zeroed: Some(_), .. } = self.basis {
            return Some(Calc::zero());
        }
        let parts = self
            .parts
            .iter()
            .filter(|part| !part.into_adjustments && !part.passed_over);
        let full = self.begins_full.then(|| Calc::points(self.points));
        let parts = full.into_iter().chain(parts.filter_map(|part| part.calc.clone()));
        let parts: Vec<Calc> = parts.collect();
        let number = Calc::number(Quantity::Number, Decimal::from(parts.len()));
        let sum = Calc::Sum(parts);
        let combined = if self.combine == Combine::Mean {
            sum.over(number)
        } else {
            sum
        };
        let factored = factors::times(combined, &self.factors);
        Some(self.limits.hold(factored.rounded()))
    }
}

/// Score of one part of an indicator. Amounts are exact; rounding is done for the line.
#[derive(Clone, Debug, Default)]
pub struct PartScore {
    /// Points of the part, with its share of the points of parts that do not apply; 0 = it carries nothing.
    pub points: Decimal,
    /// The arithmetic of the exact mark; none = the part does not apply. Of a part that carries nothing, its value is
    /// what it adds; negative = what it takes off.
    pub calc: Option<Calc>,
    /// If true, reports print no equation for this part: its remarks tell the arithmetic.
    pub told_by_remarks: bool,
    /// Remarks that explain the mark, in printed order.
    pub remarks: Vec<Remark>,
    /// Everything that was counted, fulfilled or not.
    pub cases: Vec<CaseScore>,
    /// What was taken off, in exact points.
    pub losses: Vec<Loss>,
    /// The number before it is held against another, where later periods are held against it; per cent in per cent.
    pub number: Option<Decimal>,
    /// What was counted for marks that grow with repetition: what makes the cases the same, and their number.
    pub repeats: Vec<(Arc<str>, u32)>,
    /// Whether another part decides the mark of the line instead.
    pub passed_over: bool,
    /// Whether its mark goes to the bonus and deduction points of the unit, not to the line.
    pub into_adjustments: bool,
    /// 待核定: the part rests on an explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Number of cases not counted for now, since the ledger of their lead could not be read.
    pub lead_unread: usize,
    /// What of the mark hangs on the unit's word alone.
    pub self_reported: SelfReported,
}

impl PartScore {
    fn has_no_result(&self, reason: impl Fn(&Absent) -> bool) -> bool {
        let mut remarks = self.remarks.iter();
        remarks.any(|remark| matches!(remark, Remark::Absent(absent) if reason(absent)))
    }

    /// The exact mark in points; none = the part does not apply.
    pub fn mark(&self) -> Option<Decimal> {
        self.calc.as_ref().map(Calc::value)
    }
}

/// A counted case and its effect on the mark.
#[derive(Clone, Debug)]
pub struct CaseScore {
    /// Which case it is.
    pub name: CaseName,
    /// How the case ended.
    pub result: CaseResult,
    /// Decision that waives the case or a part of it.
    pub waiver: Option<Waiver>,
    /// Whether it counts as fulfilled; none where rows are charged for being there.
    pub good: Option<bool>,
    /// Its weight in the rate; 1 unless roles or a column say otherwise.
    pub weight: Decimal,
    /// Due date, where the case is a deadline.
    pub due: Option<NaiveDate>,
    /// Which repetition it is, where marks grow with that.
    pub repeated: Option<RepeatScore>,
    /// Its effect on the mark of the part.
    pub effect: CaseEffect,
    /// Cells it was read from.
    pub evidence: Vec<Evidence>,
}

impl CaseScore {
    /// A counted case with its effect on the mark. `good`: whether it is fulfilled; none where that is not asked.
    pub(super) fn of(case: &Case, good: Option<bool>, effect: CaseEffect) -> Self {
        CaseScore {
            name: case.name.clone(),
            result: case.result.clone(),
            waiver: case.waiver.clone(),
            good,
            weight: case.weight,
            due: case.due,
            repeated: None,
            effect,
            evidence: case.evidence.clone(),
        }
    }

    /// A case of weight 1 that is listed and has no effect of its own on the mark.
    pub(super) fn listed(name: CaseName, result: CaseResult, evidence: Vec<Evidence>) -> Self {
        CaseScore {
            name,
            result,
            waiver: None,
            good: None,
            weight: Decimal::ONE,
            due: None,
            repeated: None,
            effect: CaseEffect::None,
            evidence,
        }
    }
}

/// Effect of a case on the mark of its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseEffect {
    /// No effect of its own: the mark is worked out for the part as a whole.
    None,
    /// It enters numerator and denominator of a rate.
    Weighs {
        /// Its weight.
        weight: Decimal,
        /// Whether it enters the numerator.
        good: bool,
    },
    /// It has a mark of its own, in points, and enters their mean.
    Marked {
        /// Its mark.
        mark: Decimal,
        /// Its weight in the mean.
        weight: Decimal,
    },
    /// It takes off this many points; positive.
    Takes(Decimal),
    /// It adds this many points; positive.
    Gives(Decimal),
    /// Misconduct case that by a decision does not count in the person's number of cases.
    NotCounted,
}
