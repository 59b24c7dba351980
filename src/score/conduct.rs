//! Confirmed misconduct cases of a unit: each takes off the amount for its number in the person's count. The ladder has
//! counted them; names of people never appear here.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss};
use super::deduct::points_less;
use crate::campaign::model::UnitId;
use crate::ladder::{LadderCase, ladder_cases};
use crate::measure::{Case, CaseName, CaseResult, ScoringContext, Tally, unsaid};
use crate::record::Record;
use crate::register::Registers;
use rust_decimal::Decimal;

/// The unit's cases that were found in the period: confirmed ones with the number they have in the person's count,
/// and waived ones.
pub(super) fn tally(scoring: &ScoringContext<'_>, unit: UnitId) -> Tally {
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let undecided = scoring.undecided.then(|| {
        ladder_cases(
            scoring.rows,
            period,
            &Registers::default(),
            scoring.inputs.history,
        )
    });
    let cases = undecided.as_deref().unwrap_or(scoring.inputs.ladder);
    let own = cases
        .iter()
        .filter(|case| campaign.roster.people[case.person].unit == unit && period.span.contains(case.date));
    let mut own: Vec<(&LadderCase<'_>, &Record)> =
        own.filter_map(|case| Some((case, case.confirmed()?))).collect();
    own.sort_by_key(|(case, record)| (&record.key, case.person));
    let ladder = campaign.ladder.as_ref();
    Tally {
        cases: own
            .into_iter()
            .map(|(case, record)| priced(scoring, case, record))
            .collect(),
        unsaid: ladder.and_then(|ladder| unsaid(scoring, ladder.ledger)),
        ..Tally::default()
    }
}

/// The case as one that is not fulfilled; the amount is found by its number in the person's count.
fn priced(scoring: &ScoringContext<'_>, case: &LadderCase<'_>, record: &Record) -> Case {
    let campaign = scoring.inputs.campaign;
    let ladder = campaign.ladder.as_ref();
    let step = ladder.and_then(|ladder| ladder.steps.get(case.step?));
    let clause = step
        .map(|step| step.clause)
        .or(ladder.map(|ladder| ladder.clause));
    let name = CaseName::Row(scoring.rows.record_label(record).into());
    Case {
        waiver: case.waiver.clone(),
        clause,
        evidence: scoring.rows.key_cells(record),
        ..Case::new(name, case.nth.map_or(CaseResult::Listed, CaseResult::Nth))
    }
}

pub(super) fn mark(tally: &Tally, steps: &[Decimal], points: Decimal) -> PartScore {
    let mut out = PartScore {
        points,
        ..PartScore::default()
    };
    let mut left = points;
    for case in &tally.cases {
        let CaseResult::Nth(nth) = case.result else {
            out.cases.push(CaseScore::of(case, None, CaseEffect::NotCounted));
            continue;
        };
        let nth = usize::try_from(nth).unwrap_or(1).max(1);
        let full = steps.get(nth - 1).or(steps.last()).copied().unwrap_or_default();
        let amount = case
            .waiver
            .as_ref()
            .map_or(full, |waiver| waiver.left_of(full))
            .min(left);
        left -= amount;
        out.cases
            .push(CaseScore::of(case, None, CaseEffect::Takes(amount)));
        out.losses.push(Loss {
            part: None,
            amount,
            cause: Cause::Charged(CaseFacts::of(case)),
            clause: case.clause,
            evidence: case.evidence.clone(),
        });
    }
    out.calc = Some(points_less(points, points - left));
    out
}
