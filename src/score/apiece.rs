//! Each case is marked by itself, and the part gets the mean of these marks by weight.

use super::amounts;
use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, MarkRule, Part};
use crate::curve::{Number, NumberKind};
use crate::measure::{Case, Tally};
use rust_decimal::Decimal;

/// The mark of a part. `points`: what it is worth; `clause`: that of the indicator.
pub(super) fn mark(tally: &Tally, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
    let mut score = PartScore {
        points,
        told_by_remarks: true,
        ..PartScore::default()
    };
    let weights: Decimal = tally.cases.iter().map(|case| case.weight).sum();
    if weights.is_zero() {
        score.remarks.push(Remark::Weightless);
        return score;
    }
    let mut sum = Vec::new();
    for case in &tally.cases {
        let mark = of_case(case, part, points);
        let weight = case.weight;
        sum.push(Calc::number(Quantity::Mark, mark).times(Calc::number(Quantity::Weight, weight)));
        let effect = CaseEffect::Marked { mark, weight };
        score
            .cases
            .push(CaseScore::of(case, Some(mark >= points), effect));
        let lost = (points - mark) * weight / weights;
        if !lost.is_zero() {
            score.losses.push(Loss {
                part: None,
                amount: lost,
                cause: Cause::Unfulfilled(CaseFacts::of(case)),
                clause: case.clause.or(Some(clause)),
                evidence: case.evidence.clone(),
            });
        }
    }
    let mean = Calc::Sum(sum).over(Calc::number(Quantity::Weight, weights));
    score.remarks.push(Remark::Mean(mean.clone()));
    score.calc = Some(mean);
    score
}

/// The mark of a case out of the points of the part, with what a decision gives back.
fn of_case(case: &Case, part: &Part, points: Decimal) -> Decimal {
    let limits = part.limits(points);
    match &part.rule {
        MarkRule::Amounts(rule) => amounts::of_case(case, part, rule, points),
        MarkRule::Curve(curve) => {
            let number = |number: Decimal| Calc::number(Quantity::Set, number);
            let rate = match case.plan {
                // What was planned to be nothing is reached.
                Some(plan) if plan.is_zero() && case.adds.is_some() => number(Decimal::ONE),
                Some(plan) => number(case.adds.unwrap_or_default()).over(number(plan)),
                None => Calc::zero(),
            };
            let rate = Number::new(NumberKind::Percent, rate);
            let mark = limits.hold(curve.mark(&rate, points).calc).value();
            let waiver = case.waiver.as_ref();
            let lost = (points - mark).max(Decimal::ZERO);
            waiver.map_or(mark, |waiver| mark + lost - waiver.left_of(lost))
        }
    }
}
