//! Marks: counted cases → parts → lines → totals, with the arithmetic, a cause and a clause for every point taken off.
//!
//! A unit is scored by itself: [`score_unit`] reads what all share ([`ScoringContext`]) and yields its [`Scorecard`]. What
//! is marked by comparison with other units needs what all of them reached first: [`numbers`], then [`shares`].

mod adjust;
mod amounts;
mod apiece;
mod card;
mod cause;
mod comparison;
mod conduct;
mod entered;
mod factors;
#[cfg(test)]
pub(crate) mod fixture;
mod limits;
mod line;
mod office;
mod part;
mod peers;
mod points;
mod quality;
mod repeat;
mod rate;
mod self_reported;
mod settle;
mod sums;
mod total;
mod undecided;
mod veto;

pub use card::{CaseEffect, CaseScore, LineBasis, LineScore, PartScore, Scorecard, SelfReported};
pub use cause::{AmongOthers, CaseFacts, Cause, Loss, Remark, Zeroed};
pub use entered::{AdjustmentCut, AdjustmentScore, VetoScore};
pub use factors::{FactorReason, FactorScore, product};
pub use peers::{Reached, compares, numbers, shares};
pub use points::of_parts;
pub use repeat::RepeatScore;
pub use sums::{Figures, SectionScore, SectionSum};

use crate::campaign::model::UnitId;
use crate::measure::ScoringContext;

/// The marks of one unit.
pub fn score_unit(scoring: &ScoringContext<'_>, unit: UnitId) -> Scorecard {
    let mut card = total::of_unit(&scoring.with_nils(false), unit);
    if card.waits_for_nil() {
        let confirmed = total::of_unit(&scoring.with_nils(true), unit);
        card.figures.total_if_confirmed = Some(confirmed.figures.total);
    }
    card
}
