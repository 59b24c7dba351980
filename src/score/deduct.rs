//! Points less an amount for each case, not below 0.

use super::part::{PartMark, case_line};
use super::share::deduction;
use super::words::{plain, two};
use crate::campaign::model::{MarkRule, Part, What};
use crate::measure::{Case, Late, Tally};
use rust_decimal::Decimal;

pub(super) fn mark(tally: &Tally, part: &Part, rule: &MarkRule, points: Decimal) -> PartMark {
    let takes_off = part.points.is_some_and(|size| size.is_zero());
    let mut left = points;
    let mut out = PartMark {
        points,
        ..PartMark::default()
    };
    let mut taken = Decimal::ZERO;
    for case in &tally.cases {
        let full = match charge(rule, case, takes_off) {
            Charge::None => Decimal::ZERO,
            Charge::Amount(amount) => amount,
            Charge::Everything => left.max(Decimal::ZERO),
        };
        out.cases.push(case_line(case, is_fulfilled(part, case)));
        if full.is_zero() {
            continue;
        }
        let amount = case.waiver.as_ref().map_or(full, |waiver| waiver.left_of(full));
        out.phrases.push((false, phrase(part, case, amount)));
        if amount.is_zero() {
            continue;
        }
        let reason = format!("{} {}", case.label, case_line(case, None).result);
        // A part never takes more than it has; one that only takes off is held by its line.
        let counted = if takes_off { amount } else { amount.min(left) };
        left -= counted;
        taken += counted;
        out.deductions.push(deduction(
            counted,
            reason.trim().to_owned(),
            case.clause.clone(),
            case.evidence.clone(),
        ));
    }
    out.mark = Some(if takes_off { -taken } else { points - taken });
    if !taken.is_zero() && !takes_off {
        out.product = Some(format!(
            "{} − {} = {}",
            plain(points),
            plain(taken),
            two(points - taken)
        ));
    }
    out
}

/// What a case costs before waivers.
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
    if late.unknown {
        // Not fulfilled, but how late is not known: charged once, and by no further part.
        return if takes_off {
            Charge::None
        } else {
            Charge::Amount(*each)
        };
    }
    if late_zero.is_some_and(|zero| late.now >= zero) {
        return Charge::Everything;
    }
    match (late_each, late_over) {
        (Some(every), _) => Charge::Amount(*each * steps(late, *every)),
        (None, Some(over)) if late.now <= *over => Charge::None,
        (None, _) => Charge::Amount(*each),
    }
}

/// Whole steps of lateness that no earlier period charged.
fn steps(late: Late, every: u32) -> Decimal {
    let every = every.max(1);
    Decimal::from((late.now / every).saturating_sub(late.before / every))
}

fn phrase(part: &Part, case: &Case, amount: Decimal) -> String {
    let result = case_line(case, None).result;
    let what = match (&part.what, result.is_empty()) {
        (_, true) => case.label.clone(),
        (What::Findings { .. } | What::Requirements(_), _) => format!("{}：{result}", case.label),
        (_, false) => format!("{} {result}", case.label),
    };
    match amount.is_zero() {
        true => what,
        false => format!("{what}：扣 {}", plain(amount)),
    }
}

/// Rows and findings are charged for being there; whether they are fulfilled is not asked.
fn is_fulfilled(part: &Part, case: &Case) -> Option<bool> {
    match part.what {
        What::Rows { .. } | What::Findings { .. } => None,
        _ => Some(case.good),
    }
}
