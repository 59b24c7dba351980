//! Indicators that a list or a grade asks for in full.

use crate::campaign::model::{Campaign, IndicatorId};
use crate::score::Scorecard;
use std::sync::Arc;

/// Of the indicators asked for, those that a unit did not reach in full. One that does not apply to it is not missed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Missed {
    /// Printed names of those whose mark is below the points of the line.
    pub names: Vec<Arc<str>>,
    /// Printed names of those whose mark the office has not decided yet.
    pub open: Vec<Arc<str>>,
}

impl Missed {
    pub(crate) fn of(campaign: &Campaign, card: &Scorecard, asked: &[IndicatorId]) -> Missed {
        let mut missed = Missed::default();
        for indicator in asked {
            let mut lines = card.lines.iter();
            let Some(line) = lines.find(|line| line.indicator == *indicator) else {
                continue;
            };
            let name = || campaign.indicators[*indicator].name.clone();
            if line.awaiting {
                missed.open.push(name());
            } else if line.is_missed() {
                missed.names.push(name());
            }
        }
        missed
    }
}
