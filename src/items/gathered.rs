//! Everything that is told of items. What is added here is at hand for every page.

use super::{DeadlineCount, OpenItem, TrackedList, counts, open, tracked};
use crate::measure::ScoringContext;

/// What is told of items.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// Items not closed out as of the day, with their lights: overdue first.
    pub open: Vec<OpenItem>,
    /// Lists of items that are followed until they are closed out, in the order of the definition.
    pub tracked: Vec<TrackedList>,
    /// How many cases of each time limit came to what.
    pub deadline_counts: Vec<DeadlineCount>,
}

impl Items {
    /// All items of a period.
    pub fn new(scoring: &ScoringContext<'_>) -> Self {
        Items {
            open: open::open_items(scoring),
            tracked: tracked::tracked_lists(scoring),
            deadline_counts: counts::deadline_counts(scoring),
        }
    }
}
