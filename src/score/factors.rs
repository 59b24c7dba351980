//! Factors that hold for a unit, and why.

use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Factor, FactorBy, FactorWhen, IndicatorId, UnitId};
use crate::measure::{self, ScoringContext, roster_number};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A factor that holds for a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorScore {
    /// By what is multiplied.
    pub factor: Decimal,
    /// Why.
    pub reason: FactorReason,
}

/// Why a factor holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactorReason {
    /// It holds for everybody.
    Always,
    /// It is the unit's number in the roster's column so named.
    Roster(Arc<str>),
    /// The indicator so named is not reached in full.
    Missed(Arc<str>),
    /// The requirement so named is not met.
    Unmet(Arc<str>),
    /// The ledger so named has such a row of the unit.
    Found(Arc<str>),
}

/// The factors that hold. `missed`: indicators of the unit's table that are not reached in full.
pub(super) fn of(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    factors: &[Factor],
    missed: &BTreeSet<IndicatorId>,
) -> Vec<FactorScore> {
    let held = factors
        .iter()
        .filter_map(|factor| held(scoring, unit, factor, missed));
    held.filter(|held| held.factor != Decimal::ONE).collect()
}

fn held(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    factor: &Factor,
    missed: &BTreeSet<IndicatorId>,
) -> Option<FactorScore> {
    let campaign = scoring.inputs.campaign;
    let (by, column) = match &factor.by {
        FactorBy::Number(number) => (*number, None),
        // A blank is told when the definition is read; it changes nothing.
        FactorBy::Roster(column) => (roster_number(scoring, unit, column)?, Some(column)),
    };
    let reason = match &factor.when {
        FactorWhen::Always => Some(column.map_or(FactorReason::Always, |column| {
            FactorReason::Roster(column.clone())
        })),
        FactorWhen::Missed(indicator) => missed
            .contains(indicator)
            .then(|| FactorReason::Missed(campaign.indicators[*indicator].name.clone())),
        FactorWhen::Unmet(requirement) => scoring
            .cases_of(unit, *requirement)
            .any(|case| case.due && !case.met)
            .then(|| FactorReason::Unmet(campaign.requirements[*requirement].name.clone())),
        FactorWhen::Found(part) => {
            let tally = measure::tally(scoring, unit, part);
            // A row of which nobody can tell whether it is one of them counts where it takes off.
            let mut cases = tally.cases.iter();
            let is_found = cases.any(|case| by < Decimal::ONE || case.undecided.is_none());
            let ledger = part.what.ledger().map(|ledger| &campaign.ledgers[ledger].name);
            ledger
                .filter(|_| is_found)
                .map(|name| FactorReason::Found(name.clone()))
        }
    };
    reason.map(|reason| FactorScore { factor: by, reason })
}

/// Those that change marks: only what is above 0 is multiplied, or whoever has lost more than all points would gain by a
/// factor below 1.
pub(super) fn of_marks(marks: Decimal, mut factors: Vec<FactorScore>) -> Vec<FactorScore> {
    factors.retain(|_| marks > Decimal::ZERO);
    factors
}

/// Marks times all factors together.
pub(super) fn times(marks: Calc, factors: &[FactorScore]) -> Calc {
    match factors.is_empty() {
        true => marks,
        false => marks.times(Calc::number(Quantity::Factor, product(factors))),
    }
}

/// All factors together; 1 where none holds.
pub fn product(factors: &[FactorScore]) -> Decimal {
    factors.iter().map(|factor| factor.factor).product()
}
