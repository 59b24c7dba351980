//! Marks that people set (votes, assessed marks), and the mean of the results of earlier periods.

mod results;
#[cfg(test)]
mod tests;
mod votes;

pub(super) use results::results;
pub(super) use votes::rating;

use super::card::{CaseScore, PartScore};
use super::cause::{Cause, Loss, Remark};
use super::comparison::Comparison;
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, IndicatorId, MarkRule, Part, UnitId};
use crate::curve::{Number, NumberKind};
use crate::measure::{Absent, CaseName, CaseResult, ScoringContext};
use rust_decimal::Decimal;

/// Result of votes, of an assessed mark, or of the mean of earlier results.
pub(super) struct OfficeRate {
    set: Set,
    /// Whether the arithmetic may be printed.
    open: bool,
    /// Remarks that explain the result, in printed order.
    remarks: Vec<Remark>,
    cases: Vec<CaseScore>,
    /// Why there is no result yet; none where there is one.
    pub absent: Option<Absent>,
}

/// The unit of the result.
enum Set {
    /// Share of the part's points, in per cent (0–100).
    Percent(Calc),
    /// A mark in points.
    Points(Decimal),
}

impl OfficeRate {
    fn absent(absent: Absent) -> Self {
        OfficeRate {
            set: Set::Points(Decimal::ZERO),
            open: false,
            remarks: Vec::new(),
            cases: Vec::new(),
            absent: Some(absent),
        }
    }

    /// The number; none where it is a mark.
    pub(super) fn number(&self) -> Option<Number> {
        match &self.set {
            Set::Percent(percent) => Some(Number::new(NumberKind::Percent, percent.clone().percent())),
            Set::Points(_) => None,
        }
    }

    pub(super) fn mark(
        &self,
        part: &Part,
        comparison: &Comparison,
        points: Decimal,
        clause: ClauseId,
    ) -> PartScore {
        let mut remarks = self.remarks.clone();
        let calc = match (&self.set, self.number(), &part.rule) {
            (Set::Points(mark), ..) => Calc::number(Quantity::Mark, *mark),
            (Set::Percent(_), Some(counted), MarkRule::Curve(curve)) => {
                let (number, compared) = comparison.held(part, counted);
                remarks.extend(compared);
                curve.mark(&number, points).calc
            }
            (Set::Percent(_), ..) => Calc::zero(),
        };
        let calc = part.limits(points).hold(calc);
        let mark = calc.value();
        let mut part = PartScore {
            points,
            calc: Some(calc),
            told_by_remarks: !self.open,
            remarks: remarks.clone(),
            cases: self.cases.clone(),
            ..PartScore::default()
        };
        if mark < points {
            let evidence = self.cases.iter().flat_map(|case| case.evidence.clone());
            part.losses.push(Loss {
                part: None,
                amount: points - mark,
                cause: Cause::Remarks(remarks),
                clause: Some(clause),
                evidence: evidence.collect(),
            });
        }
        part
    }
}

/// The mark in points that the office entered for a unit and an indicator in this period; the last entry counts.
pub(super) fn assessed(scoring: &ScoringContext<'_>, unit: UnitId, indicator: IndicatorId) -> OfficeRate {
    let mut entries = scoring.inputs.registers.assessed.iter().rev();
    let own = entries.find(|entry| {
        entry.unit == unit && entry.indicator == indicator && entry.entry.period == scoring.inputs.period.id
    });
    let Some(entry) = own else {
        return OfficeRate::absent(Absent::NotAssessed);
    };
    OfficeRate {
        set: Set::Points(entry.mark.max(Decimal::ZERO)),
        open: false,
        remarks: vec![Remark::Assessed {
            mark: entry.mark,
            approver: entry.approver.clone(),
        }],
        cases: vec![CaseScore::listed(
            CaseName::Assessed,
            CaseResult::Mark(entry.mark),
            entry.entry.cells.clone(),
        )],
        absent: None,
    }
}
