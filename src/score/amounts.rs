//! Signed marks for each case, added to or taken from a mark at the beginning, within the limits of the part.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss};
use super::repeat::{self, Repetitions};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Amount, Amounts, ClauseId, Early, Lateness, Part, What};
use crate::curve::{Initial, Limits, Rest};
use crate::evidence::Evidence;
use crate::measure::{Arrival, Case, CaseResult, Late, Tally};
use rust_decimal::Decimal;

/// What a case adds or takes, before limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Charge {
    /// It counts nothing.
    None,
    /// So many marks; negative ones are taken off.
    Amount(Decimal),
    /// All that is left.
    Everything,
}

/// A case as a reason, and what it adds or takes.
pub(super) struct Entry<'c> {
    pub charge: Charge,
    pub facts: CaseFacts,
    pub clause: Option<ClauseId>,
    pub evidence: &'c [Evidence],
}

/// The marks of a part, as entries add to or take from them.
pub(super) struct Account {
    pub calc: Calc,
    pub losses: Vec<Loss>,
    /// What each entry added or took, in their order; negative ones were taken.
    pub counted: Vec<Decimal>,
}

/// The mark of a part from its cases.
pub(super) fn mark(tally: &Tally, part: &Part, amounts: &Amounts, points: Decimal) -> PartScore {
    let cases = tally.cases.iter();
    let mut entries: Vec<Entry<'_>> = cases.map(|case| entry(case, part, amounts)).collect();
    let repetitions = grow(tally, amounts, &mut entries);
    let account = account(&entries, amounts.initial, part.limits(points), points);
    let mut out = PartScore {
        points,
        ..PartScore::default()
    };
    let counted = tally.cases.iter().zip(&entries).zip(&account.counted);
    out.cases = counted
        .map(|((case, entry), counted)| {
            let effect = match entry.charge {
                Charge::None if part.what == What::Ladder => CaseEffect::NotCounted,
                Charge::None => CaseEffect::None,
                Charge::Amount(amount) if amount > Decimal::ZERO => CaseEffect::Gives(amount),
                Charge::Amount(amount) => CaseEffect::Takes(-amount),
                Charge::Everything => CaseEffect::Takes(-*counted),
            };
            CaseScore {
                repeated: entry.facts.repeated,
                ..CaseScore::of(case, is_fulfilled(part, case), effect)
            }
        })
        .collect();
    out.repeats = repetitions.counted.into_iter().collect();
    out.losses = account.losses;
    out.calc = Some(account.calc);
    out
}

/// Multiplies what cases count that are not the first of their kind.
fn grow(tally: &Tally, amounts: &Amounts, entries: &mut [Entry<'_>]) -> Repetitions {
    let Some(rule) = &amounts.repeat else {
        return Repetitions::default();
    };
    let counts = entries.iter().map(|entry| entry.charge != Charge::None);
    let counts: Vec<bool> = counts.collect();
    let repetitions = repeat::number(tally, rule, &counts);
    for (entry, score) in entries.iter_mut().zip(&repetitions.of_cases) {
        if let (Some(score), Charge::Amount(amount)) = (score, entry.charge) {
            entry.charge = Charge::Amount(amount * score.factor);
            entry.facts.repeated = Some(*score);
        }
    }
    repetitions
}

/// The mark of a case by itself.
pub(super) fn of_case(case: &Case, part: &Part, amounts: &Amounts, points: Decimal) -> Decimal {
    let entry = entry(case, part, amounts);
    account(&[entry], amounts.initial, part.limits(points), points)
        .calc
        .value()
}

fn entry<'c>(case: &'c Case, part: &Part, amounts: &Amounts) -> Entry<'c> {
    let full = charge(amounts, case, part.carries_nothing());
    let left = |amount: Decimal| {
        case.waiver
            .as_ref()
            .map_or(amount, |waiver| waiver.left_of(amount))
    };
    Entry {
        charge: match full {
            // A decision waives what is taken, never what is given.
            Charge::Amount(amount) if amount < Decimal::ZERO => Charge::Amount(left(amount)),
            other => other,
        },
        facts: CaseFacts::of(case),
        clause: case.clause,
        evidence: &case.evidence,
    }
}

/// Adds up what entries add and take. What is taken is told entry by entry, as far as it goes before the floor; what is
/// not earned from the beginning is one loss.
pub(super) fn account(entries: &[Entry<'_>], initial: Initial, limits: Limits, points: Decimal) -> Account {
    let start = match initial {
        Initial::Full => points,
        Initial::Nothing => Decimal::ZERO,
        Initial::Mark(mark) => mark,
    };
    let gains = |entry: &Entry<'_>| match entry.charge {
        Charge::Amount(amount) => amount.max(Decimal::ZERO),
        _ => Decimal::ZERO,
    };
    let gained: Decimal = entries.iter().map(gains).sum();
    let mut running = start + gained;
    let (mut losses, mut counted) = (Vec::new(), Vec::new());
    for entry in entries {
        let room = limits.least.map(|least| (running - least).max(Decimal::ZERO));
        let taken = match entry.charge {
            Charge::Amount(amount) if amount < Decimal::ZERO => {
                room.map_or(-amount, |room| room.min(-amount))
            }
            Charge::Everything => {
                let all = (running - limits.least.unwrap_or_default()).max(Decimal::ZERO);
                let waiver = entry.facts.waiver.as_ref();
                waiver.map_or(all, |waiver| waiver.left_of(all))
            }
            _ => Decimal::ZERO,
        };
        running -= taken;
        counted.push(gains(entry) - taken);
        if !taken.is_zero() {
            losses.push(Loss {
                part: None,
                amount: taken,
                cause: Cause::Charged(entry.facts.clone()),
                clause: entry.clause,
                evidence: entry.evidence.to_vec(),
            });
        }
    }
    let taken = start + gained - running;
    let calc = limits.hold(arithmetic(initial, points, gained, taken));
    Account {
        calc,
        losses,
        counted,
    }
}

/// `10 − 2.5`, `3 + 1.5 − 0.5`; of a part that begins with nothing only what is added and taken.
fn arithmetic(initial: Initial, points: Decimal, gained: Decimal, taken: Decimal) -> Calc {
    let number = |number: Decimal| Calc::number(Quantity::Charge, number);
    let start = match initial {
        Initial::Full if points.is_zero() => None,
        Initial::Full => Some(Calc::points(points)),
        Initial::Nothing => None,
        Initial::Mark(mark) => Some(Calc::number(Quantity::Mark, mark)),
    };
    let above = match (start, gained.is_zero()) {
        (start, true) => start,
        (Some(start), false) => Some(Calc::Sum(vec![start, number(gained)])),
        (None, false) => Some(number(gained)),
    };
    match (above, taken.is_zero()) {
        (Some(above), true) => above,
        (Some(above), false) => above.less(number(taken)),
        (None, _) => number(-taken),
    }
}

/// What a case counts before waivers. `only_adds`: the part carries nothing.
fn charge(amounts: &Amounts, case: &Case, only_adds: bool) -> Charge {
    let each = match (&amounts.each, &case.result) {
        (Amount::Same(amount), _) => *amount,
        (Amount::Codes(..), _) => case.amount.unwrap_or_default(),
        (Amount::Nth(amounts), CaseResult::Nth(nth)) => {
            let at = usize::try_from(*nth).unwrap_or(usize::MAX).saturating_sub(1);
            amounts.get(at).or(amounts.last()).copied().unwrap_or_default()
        }
        (Amount::Nth(_), _) => return Charge::None,
    };
    if let (true, Some(early)) = (case.good, &amounts.early) {
        return early_charge(early, case);
    }
    let each = each * case.weight * shortfall(amounts, &case.result);
    // Nobody earns anything by a row of which it is open whether it belongs here.
    let earns_nothing = each > Decimal::ZERO && case.undecided.is_some();
    if case.good || each.is_zero() || earns_nothing {
        return Charge::None;
    }
    let (Some(late), Some(rule)) = (case.late, &amounts.late) else {
        // A ledger that never came is as late as can be.
        return match (&case.result, amounts.late) {
            (CaseResult::Sent(Arrival::Missing, _), Some(_)) => Charge::Everything,
            _ => Charge::Amount(each),
        };
    };
    match late_charge(each, late, rule) {
        // Not fulfilled, and how late is not known or nothing: charged once, and by no further part.
        Charge::None if late.unknown && !only_adds && late.before == 0 => Charge::Amount(each),
        other => other,
    }
}

/// What a case gives that was met before it was due; nobody earns anything by a row of which it is open whether it belongs
/// here.
fn early_charge(early: &Early, case: &Case) -> Charge {
    let steps = Decimal::from(case.early / early.every.max(1));
    let amount = early.amount * steps;
    let amount = early.most.map_or(amount, |most| amount.min(most)) * case.weight;
    match amount.is_zero() || case.undecided.is_some() {
        true => Charge::None,
        false => Charge::Amount(amount),
    }
}

/// How often a requirement that is not met counts by its shortfall; once where there is none, or where that is not asked.
fn shortfall(amounts: &Amounts, result: &CaseResult) -> Decimal {
    let (Some(short), CaseResult::Requirement { reached, target, .. }) = (&amounts.short, result) else {
        return Decimal::ONE;
    };
    match target.shortfall(*reached) {
        short_by if short_by <= Decimal::ZERO => Decimal::ONE,
        short_by => short.rest.of(short_by / short.every),
    }
}

/// What lateness counts. It runs on where the day a limit was met cannot be used (`decisions` 48).
pub(super) fn late_charge(each: Decimal, late: Late, rule: &Lateness) -> Charge {
    if late.unknown && late.now == 0 {
        return Charge::None;
    }
    if rule.zero.is_some_and(|zero| late.now >= zero) {
        return Charge::Everything;
    }
    let grace = rule.more_than.unwrap_or(0);
    match rule.every {
        Some(every) => match steps(late, every, grace, rule.rest) {
            steps if steps.is_zero() => Charge::None,
            steps => Charge::Amount(each * steps),
        },
        None if rule.more_than.is_some_and(|grace| late.now <= grace) => Charge::None,
        None => Charge::Amount(each),
    }
}

/// Number of steps of lateness beyond the grace that no earlier period has charged.
fn steps(late: Late, every: u32, grace: u32, rest: Rest) -> Decimal {
    let every = Decimal::from(every.max(1));
    let of = |lateness: u32| rest.of(Decimal::from(lateness.saturating_sub(grace)) / every);
    (of(late.now) - of(late.before)).max(Decimal::ZERO)
}

/// Whether the case counts as fulfilled; none for rows and findings, which are charged for being there.
fn is_fulfilled(part: &Part, case: &Case) -> Option<bool> {
    match part.what {
        What::Rows { .. } | What::Findings { .. } | What::Ladder => None,
        _ => Some(case.is_met()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::MarkRule;
    use crate::measure::CaseName;
    use crate::score::fixture;
    use crate::waiver::Waiver;

    /// The mark of ten points with a case that counts so many, half of it waived.
    fn half_waived(each: i64, initial: Initial) -> Option<Decimal> {
        let waiver = Waiver {
            percent: Decimal::from(50),
            kind: "容错".into(),
            grounds: "容1号".into(),
        };
        let case = Case {
            waiver: Some(waiver),
            ..Case::new(CaseName::Row("1".into()), CaseResult::Listed)
        };
        let tally = Tally {
            cases: vec![case],
            ..Tally::default()
        };
        let amounts = Amounts {
            initial,
            ..fixture::amounts(each)
        };
        let part = fixture::part(MarkRule::Amounts(amounts.clone()));
        mark(&tally, &part, &amounts, Decimal::TEN).mark()
    }

    #[test]
    fn a_decision_waives_what_is_taken_and_never_what_is_given() {
        assert_eq!(half_waived(-4, Initial::Full), Some(Decimal::from(8)));
        assert_eq!(half_waived(4, Initial::Nothing), Some(Decimal::from(4)));
    }
}
