//! How much is asked: targets that grow with months and days in post, upper limits, shares.

use super::windows::{Frame, passed_months};
use crate::campaign::model::{Campaign, ColumnKind, Measured, PersonId, Requirement};
use crate::rows::Subject;
use rust_decimal::Decimal;

/// A target with its arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// At least this.
    AtLeast(Decimal),
    /// At least a share of the full target.
    Paced {
        /// The target of a whole window for somebody in post all the time.
        full: Decimal,
        /// Months passed and months of the window; none where the target is meant for a single month.
        months: Option<(u32, u32)>,
        /// Days in post and days passed; none where the person was in post all the time.
        days: Option<(u32, u32)>,
        /// What is asked after that, rounded down to the column's step.
        least: Decimal,
    },
    /// At most this.
    AtMost(Decimal),
    /// At least the first and at most the second.
    Between(Decimal, Decimal),
    /// Neither limit is set.
    Nothing,
}

impl Target {
    /// By how much what was reached is short of the lower limit or beyond the upper one; 0 where it is neither.
    pub fn shortfall(self, reached: Decimal) -> Decimal {
        let (least, most) = match self {
            Target::AtLeast(least) | Target::Paced { least, .. } => (Some(least), None),
            Target::AtMost(most) => (None, Some(most)),
            Target::Between(least, most) => (Some(least), Some(most)),
            Target::Nothing => (None, None),
        };
        let below = least.map_or(Decimal::ZERO, |least| least - reached);
        let beyond = most.map_or(Decimal::ZERO, |most| reached - most);
        below.max(beyond).max(Decimal::ZERO)
    }
}

/// Limits that a case is judged by.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Goal {
    pub least: Option<Decimal>,
    pub most: Option<Decimal>,
    /// Number printed as the target.
    pub needed: Decimal,
    pub target: Target,
    /// Only an upper limit is set: it is met only if something was reported (`decisions` 38).
    pub needs_proof: bool,
}

impl Goal {
    pub(super) fn is_met(&self, reached: Decimal) -> bool {
        self.least.is_none_or(|least| reached >= least) && self.most.is_none_or(|most| reached <= most)
    }
}

/// `other` is the sum a ceiling is compared with, of the same rows.
pub(super) fn goal(
    campaign: &Campaign,
    requirement: &Requirement,
    subject: Subject,
    frame: &Frame,
    other: Decimal,
) -> Goal {
    let most = requirement.at_most.or(requirement.at_most_of.map(|_| other));
    let asked = match requirement.at_least {
        Some(full) if requirement.paced => paced(campaign, requirement, subject, frame, full),
        Some(full) => Target::AtLeast(full),
        None => Target::Nothing,
    };
    let least = match asked {
        Target::AtLeast(least) | Target::Paced { least, .. } => Some(least),
        _ => None,
    };
    let target = match (least, most) {
        (Some(least), Some(most)) if least == most => Target::AtLeast(least),
        (Some(least), Some(most)) => Target::Between(least, most),
        (None, Some(most)) => Target::AtMost(most),
        (_, None) => asked,
    };
    Goal {
        least,
        most,
        needed: least.or(most).unwrap_or_default(),
        target,
        needs_proof: least.is_none() && most.is_some(),
    }
}

/// Target × months elapsed ÷ months × days in post ÷ days elapsed, rounded down to the column's step
/// (`decisions` 39).
fn paced(
    campaign: &Campaign,
    requirement: &Requirement,
    subject: Subject,
    frame: &Frame,
    full: Decimal,
) -> Target {
    let over = frame.counted.to == frame.window.to;
    let passed = if over && frame.counted.from == frame.window.from && frame.months == 1 {
        1
    } else {
        passed_months(frame.counted).min(frame.months)
    };
    let elapsed = frame.counted.len();
    let in_post = match subject {
        Subject::Person(person) => campaign.roster.people[person].in_post.days_in(frame.counted),
        Subject::Unit(_) | Subject::Code(_) => elapsed,
    };
    let exact = full * Decimal::from(passed) * Decimal::from(in_post)
        / (Decimal::from(frame.months) * Decimal::from(elapsed.max(1)));
    let least = down(exact, step(campaign, requirement));
    Target::Paced {
        full,
        months: (frame.months > 1).then_some((passed, frame.months)),
        days: (in_post != elapsed).then_some((in_post, elapsed)),
        least,
    }
}

fn step(campaign: &Campaign, requirement: &Requirement) -> Option<Decimal> {
    match requirement.measured {
        Measured::Count => Some(Decimal::ONE),
        Measured::Sum(column) => {
            let column = &campaign.ledgers[requirement.ledger].columns[column];
            let whole = (column.kind == ColumnKind::Integer).then_some(Decimal::ONE);
            column.step.or(whole)
        }
        Measured::ShareOf(_) | Measured::ShareOfSum(_) => None,
    }
}

fn down(exact: Decimal, step: Option<Decimal>) -> Decimal {
    match step {
        Some(step) if !step.is_zero() => (exact / step).floor() * step,
        _ => exact.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToZero),
    }
}

/// Rows as a percentage of a roster, or of what all subjects' rows come to, where that is measured.
pub(super) fn scaled(
    campaign: &Campaign,
    requirement: &Requirement,
    amount: Decimal,
    all: Decimal,
) -> Decimal {
    match requirement.measured {
        Measured::ShareOfSum(_) if all.is_zero() => Decimal::ZERO,
        Measured::ShareOfSum(_) => amount * Decimal::ONE_HUNDRED / all,
        Measured::ShareOf(set) => {
            match campaign.sets[set].people().len() + campaign.sets[set].units().len() {
                0 => Decimal::ZERO,
                size => amount * Decimal::ONE_HUNDRED / Decimal::from(size),
            }
        }
        Measured::Count | Measured::Sum(_) => amount,
    }
}

/// Who is not in post (or exempt) on the last day counted drops out of what runs over several periods; who is set out
/// of the ranking, out of what nobody can send then (`decisions` 68).
pub(super) fn drops_out(
    campaign: &Campaign,
    requirement: &Requirement,
    subject: Subject,
    frame: &Frame,
) -> bool {
    let unit = match subject {
        Subject::Unit(unit) => unit,
        Subject::Person(person) => campaign.roster.people[person].unit,
        Subject::Code(_) => return false,
    };
    let has_left = |person: PersonId| !campaign.roster.people[person].in_post.covers(frame.counted.to);
    let left = matches!(subject, Subject::Person(person) if frame.cumulative && has_left(person));
    left || campaign.roster.units[unit].is_set_out() && campaign.cannot_send(requirement, unit)
}
