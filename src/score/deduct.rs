//! Points less an amount for each case; never below 0.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{MarkRule, Part, What};
use crate::measure::{Case, Late, Tally};
use rust_decimal::Decimal;

pub(super) fn mark(tally: &Tally, part: &Part, rule: &MarkRule, points: Decimal) -> PartScore {
    let takes_off = part.points.is_some_and(|size| size.is_zero());
    let mut left = points;
    let mut out = PartScore {
        points,
        ..PartScore::default()
    };
    let mut taken = Decimal::ZERO;
    for case in &tally.cases {
        let full = match charge(rule, case, takes_off) {
            Charge::None => Decimal::ZERO,
            Charge::Amount(amount) => amount,
            Charge::Everything => left.max(Decimal::ZERO),
        };
        let amount = case.waiver.as_ref().map_or(full, |waiver| waiver.left_of(full));
        let effect = match full.is_zero() {
            true => CaseEffect::None,
            false => CaseEffect::Takes(amount),
        };
        out.cases
            .push(CaseScore::of(case, is_fulfilled(part, case), effect));
        if full.is_zero() || amount.is_zero() {
            continue;
        }
        // A part never takes more than it has; one that only takes off is held by its line.
        let counted = if takes_off { amount } else { amount.min(left) };
        left -= counted;
        taken += counted;
        out.losses.push(Loss {
            part: None,
            amount: counted,
            cause: Cause::Charged(CaseFacts::of(case)),
            clause: case.clause,
            evidence: case.evidence.clone(),
        });
    }
    out.calc = Some(match takes_off {
        true => Calc::number(Quantity::Charge, -taken),
        false => points_less(points, taken),
    });
    out
}

/// The arithmetic of points less what was taken off; of the points alone where nothing was.
pub(super) fn points_less(points: Decimal, taken: Decimal) -> Calc {
    match taken.is_zero() {
        true => Calc::points(points),
        false => Calc::points(points).less(Calc::number(Quantity::Charge, taken)),
    }
}

/// Points that a case costs before waivers.
enum Charge {
    None,
    Amount(Decimal),
    Everything,
}

fn charge(rule: &MarkRule, case: &Case, takes_off: bool) -> Charge {
    let MarkRule::Deduct {
        each,
        late_each,
        late_over,
        late_zero,
        ..
    } = rule
    else {
        return Charge::None;
    };
    if case.good {
        return Charge::None;
    }
    let Some(late) = case.late else {
        return Charge::Amount(*each);
    };
    let charge = late_charge(*each, late, (*late_each, *late_over, *late_zero));
    match charge {
        // Not fulfilled, and how late is not known or nothing: charged once, and by no further part.
        Charge::None if late.unknown && !takes_off && late.before == 0 => Charge::Amount(*each),
        other => other,
    }
}

/// Points that lateness costs. It runs on where the day a limit was met cannot be used (`decisions` 48).
fn late_charge(
    each: Decimal,
    late: Late,
    (late_each, late_over, late_zero): (Option<u32>, Option<u32>, Option<u32>),
) -> Charge {
    if late.unknown && late.now == 0 {
        return Charge::None;
    }
    if late_zero.is_some_and(|zero| late.now >= zero) {
        return Charge::Everything;
    }
    match (late_each, late_over) {
        (Some(every), _) => match steps(late, every) {
            steps if steps.is_zero() => Charge::None,
            steps => Charge::Amount(each * steps),
        },
        (None, Some(over)) if late.now <= over => Charge::None,
        (None, _) => Charge::Amount(each),
    }
}

/// Number of whole steps of `every` days of lateness that no earlier period has charged.
fn steps(late: Late, every: u32) -> Decimal {
    let every = every.max(1);
    Decimal::from((late.now / every).saturating_sub(late.before / every))
}

/// Whether the case counts as fulfilled; none for rows and findings, which are charged for being there.
fn is_fulfilled(part: &Part, case: &Case) -> Option<bool> {
    match part.what {
        What::Rows { .. } | What::Findings { .. } => None,
        _ => Some(case.is_met()),
    }
}
