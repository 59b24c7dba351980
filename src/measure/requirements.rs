//! Cases of requirements that are due and enter a unit's score.

use super::empty::not_applicable;
use super::{Case, Ground, Tally};
use crate::campaign::model::{RequirementId, UnitId};
use rust_decimal::Decimal;

pub(super) fn tally(ground: &Ground<'_>, unit: UnitId, ids: &[RequirementId]) -> Tally {
    let campaign = ground.context.campaign;
    let found = ids.iter().flat_map(|id| ground.cases_of(unit, *id));
    let cases: Vec<Case> = found
        .filter(|case| case.due)
        .map(|case| Case {
            label: case.label(campaign),
            result: format!("{}，{}", case.result(), if case.met { "达标" } else { "未达标" }),
            good: case.met,
            weight: Decimal::ONE,
            clause: campaign.cite(campaign.requirements[case.requirement].clause),
            evidence: case.evidence(ground.rows),
            ..Case::default()
        })
        .collect();
    let absent = cases.is_empty().then(|| not_applicable("花名册"));
    Tally {
        cases,
        ratio: None,
        absent,
        note: None,
    }
}
