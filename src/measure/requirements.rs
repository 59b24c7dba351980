//! Cases of requirements that are due and enter a unit's score.

use super::alone;
use super::{Absent, Case, CaseName, CaseResult, KnownFrom, ScoringContext, Tally};
use crate::campaign::model::{Campaign, RequirementId, UnitId};
use crate::requirement;

pub(super) fn tally(scoring: &ScoringContext<'_>, unit: UnitId, ids: &[RequirementId]) -> Tally {
    let campaign = scoring.inputs.campaign;
    let found = ids.iter().flat_map(|id| scoring.cases_of(unit, *id));
    let cases: Vec<Case> = found
        .filter(|case| case.due)
        .map(|case| Case {
            good: case.met,
            alone: alone::of_requirement(scoring, unit, case),
            clause: Some(campaign.requirements[case.requirement].clause),
            evidence: case.evidence(scoring.rows),
            ..Case::new(name(campaign, case), result(case))
        })
        .collect();
    let absent = cases.is_empty().then_some(Absent::NothingDue(KnownFrom::Roster));
    Tally {
        cases,
        absent,
        ..Tally::default()
    }
}

fn name(campaign: &Campaign, case: &requirement::Case<'_>) -> CaseName {
    CaseName::Requirement {
        requirement: campaign.requirements[case.requirement].name.clone(),
        who: case
            .person_name(campaign)
            .unwrap_or_else(|| case.unit_name(campaign)),
        code: case.code_name(campaign),
        span: case.span,
    }
}

fn result(case: &requirement::Case<'_>) -> CaseResult {
    CaseResult::Requirement {
        reached: case.reached,
        target: case.target,
        unproven: case.unproven.clone(),
        met: case.met,
    }
}
