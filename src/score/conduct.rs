//! Confirmed misconduct cases of a unit, each with its number in the person's count. The ladder has counted them; names
//! of people never appear here.

use crate::campaign::model::UnitId;
use crate::ladder::{LadderCase, ladder_cases};
use crate::measure::{Case, CaseName, CaseResult, ScoringContext, Tally, unsaid};
use crate::record::Record;
use crate::register::Registers;

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
