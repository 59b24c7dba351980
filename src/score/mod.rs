//! Marks: counted cases → parts → lines → totals, with a reason and a clause for every point taken off.

mod adjust;
mod bands;
mod conduct;
mod deduct;
mod lights;
mod line;
mod office;
mod part;
mod points;
mod quality;
mod settle;
mod share;
mod total;
mod tracked;
mod veto;
mod words;

pub use crate::measure::Context;

use crate::measure::Ground;
use crate::outcome::{OpenItem, RequirementCase, TrackedList, UnitResult};
use crate::requirement;

/// Everything scoring finds out.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// In roster order.
    pub units: Vec<UnitResult>,
    /// By requirement, subject, code, window.
    pub requirements: Vec<RequirementCase>,
    /// Overdue first.
    pub open_items: Vec<OpenItem>,
    /// In the order of the definition.
    pub tracked: Vec<TrackedList>,
}

/// Marks, cases of requirements and open items of a period. Places, boards and trend are not filled in yet.
pub fn all(context: Context<'_>) -> Scores {
    let ground = Ground::new(context);
    Scores {
        units: score_units(ground.with_nils(false), ground.with_nils(true)),
        requirements: requirement::report(context.rows, &ground.cases),
        open_items: lights::open_items(&ground),
        tracked: tracked::lists(&ground),
    }
}

/// Marks only.
pub fn score(context: Context<'_>) -> Vec<UnitResult> {
    all(context).units
}

fn score_units(now: Ground<'_>, confirmed: Ground<'_>) -> Vec<UnitResult> {
    let units = 0..now.context.campaign.roster.units.len();
    units
        .map(|unit| {
            let mut result = total::of_unit(&now, unit);
            if result.lines.iter().any(|line| line.awaiting) {
                result.total_if_confirmed = Some(total::of_unit(&confirmed, unit).total);
            }
            result
        })
        .collect()
}
