//! What sentences about rules have in common.

use crate::calendar::Roll;
use crate::campaign::model::{Campaign, ClauseId};
use crate::outcome::RuleLine;

/// A rule under a heading, with the place of its clause in the plan.
pub(super) fn line(campaign: &Campaign, heading: &str, text: String, clause: ClauseId) -> RuleLine {
    RuleLine {
        heading: heading.into(),
        text,
        clause: campaign.clauses[clause].place.to_string(),
    }
}

/// What happens on a day off, as the end of a sentence.
pub(super) fn rolled(roll: Roll) -> &'static str {
    match roll {
        Roll::None => "",
        Roll::NextWorking => "，遇休息日顺延",
    }
}
