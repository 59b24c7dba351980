//! What a part of an indicator counts for a unit: cases with cells, good or not; no marks yet.

mod absent;
mod alone;
mod amount;
mod case;
mod choose;
mod context;
mod deadlines;
mod findings;
mod held;
mod lateness;
mod peers;
mod repeat;
mod requirements;
mod ratio;
mod reckoning;
mod row_place;
mod rows;
mod sums;
mod tally;
#[cfg(test)]
mod tests;
mod waive;
mod weight;

pub use absent::{Absent, KnownFrom, sent_state};
pub use alone::unsaid;
pub use case::{Arrival, Case, CaseName, CaseResult, Late, WhichRow};
pub use context::{OfUnit, ScoringContext, ScoringInputs, table_of, table_of_group};
pub use findings::{as_evidence, directly_charged, left_out_of_register};
pub(crate) use held::compared;
pub use held::roster_number;
pub use lateness::evidence as deadline_cells;
pub use peers::Peers;
pub use reckoning::{NumberOf, Reckoning};
pub use repeat::Repeats;
pub use row_place::{Alone, RegisterFault, RowPlace, Undecided};
pub use tally::{Ratio, Standing, Tally};
pub(crate) use waive::waiver;

use crate::campaign::model::{Part, UnitId, What};

/// Counts a part for a unit. Parts that rest on no cases (votes, quality, marks set by the office) count nothing.
pub fn tally(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part) -> Tally {
    let mut tally = counted(scoring, unit, part);
    held::held_against(scoring, unit, part, &mut tally);
    tally.repeated_before = repeat::before(scoring, unit, part);
    tally
}

fn counted(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part) -> Tally {
    match &part.what {
        What::Deadlines { ledger, deadlines } => deadlines::tally(scoring, unit, part, *ledger, deadlines),
        What::Good { ledger, good } => rows::good(scoring, unit, part, *ledger, good),
        What::Ratio { ledger, sum, over } => ratio::tally(scoring, unit, part, *ledger, (*sum, *over)),
        What::Sum { ledger, column } => sums::tally(scoring, unit, part, (*ledger, *column), NumberOf::Sum),
        What::Mean { ledger, column } => sums::tally(scoring, unit, part, (*ledger, *column), NumberOf::Mean),
        What::RosterNumber(column) => held::of_roster(scoring, unit, column),
        What::Rows { ledger } => rows::each(scoring, unit, part, *ledger),
        What::Findings { ledger, columns } => findings::tally(scoring, unit, part, *ledger, columns),
        What::Requirements(ids) => requirements::tally(scoring, unit, ids),
        _ => Tally::default(),
    }
}
