//! A percentage of the points by bands of the rate.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{Cause, Loss};
use super::share::{all_waived, rate_of};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Band, ClauseId};
use crate::measure::Tally;
use rust_decimal::Decimal;

pub(super) fn mark(tally: &Tally, bands: &[Band], points: Decimal, clause: ClauseId) -> PartScore {
    let Some(rate) = rate_of(tally) else {
        return all_waived(tally, points);
    };
    let mut part = of_rate(rate.value(), bands, points, clause);
    part.remarks.splice(0..0, rate.remarks);
    part.cases = tally
        .cases
        .iter()
        .map(|case| CaseScore::of(case, Some(case.good), CaseEffect::None))
        .collect();
    if let Some(loss) = part.losses.first_mut() {
        let bad = tally.cases.iter().filter(|case| !case.good);
        loss.evidence = bad.flat_map(|case| case.evidence.clone()).collect();
    }
    part
}

/// The first band that fits; none fits = 0.
pub(super) fn of_rate(rate: Decimal, bands: &[Band], points: Decimal, clause: ClauseId) -> PartScore {
    let in_percent = rate * Decimal::ONE_HUNDRED;
    let fits = |band: &&Band| {
        band.at_least.is_none_or(|least| in_percent >= least)
            && band.at_most.is_none_or(|most| in_percent <= most)
    };
    let percent = bands.iter().find(fits).map_or(Decimal::ZERO, |band| band.percent);
    let calc = Calc::points(points).times(Calc::number(Quantity::Share, percent).percent());
    let lost = points - calc.value();
    let mut part = PartScore {
        points,
        calc: Some(calc),
        ..PartScore::default()
    };
    if lost > Decimal::ZERO {
        part.losses.push(Loss {
            amount: lost,
            cause: Cause::Band { rate, percent },
            clause: Some(clause),
            evidence: Vec::new(),
        });
    }
    part
}
