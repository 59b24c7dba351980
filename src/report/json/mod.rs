//! `result.json` and `restricted.json`: the whole result for programs, personal columns masked in the open one.
//!
//! Both are written as they are made: the open one is the largest file of a run by far.

mod decided;
mod facts;
mod items;
mod marks;
mod self_reported;
mod sums;

use super::masked::Mask;
use crate::finding::Finding;
use crate::history::RulesSince;
use crate::items::{DeadlineCount, OpenItem, TrackedList};
use crate::outcome::{
    CampaignHead, ConsolidatedLedger, Correction, OrderProposal, Outcome, PeriodHead, Restricted, RuleLine,
    UnitResult,
};
use crate::requirement::RequirementCase;
use crate::submission::InputFile;
use crate::submission::SubmissionCell;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes the open result, `result.json`.
pub(super) fn result(outcome: &Outcome, to: &mut dyn Write) -> io::Result<()> {
    pretty(&Open::new(outcome, &Mask::new(outcome)), to)
}

/// Writes the restricted result, `restricted.json`.
pub(super) fn restricted(restricted: &Restricted, to: &mut dyn Write) -> io::Result<()> {
    pretty(restricted, to)
}

fn pretty<T: Serialize>(value: &T, to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *to, value)?;
    to.write_all(b"\n")
}

/// The result in the order of its fields; what may be personal is masked piece by piece.
#[derive(Serialize)]
struct Open<'a> {
    schema: u32,
    campaign: &'a CampaignHead,
    period: &'a PeriodHead,
    groups: Vec<items::Group<'a>>,
    units: Masked<'a, UnitResult>,
    requirements: Masked<'a, RequirementCase>,
    open_items: Masked<'a, OpenItem>,
    #[serde(skip_serializing_if = "Masked::is_empty")]
    tracked: Masked<'a, TrackedList>,
    deadline_counts: &'a [DeadlineCount],
    submissions: &'a [SubmissionCell],
    orders: Masked<'a, OrderProposal>,
    corrections: &'a [Correction],
    ledgers: Masked<'a, ConsolidatedLedger>,
    findings: Masked<'a, Finding>,
    rules: &'a [RuleLine],
    #[serde(skip_serializing_if = "Option::is_none")]
    rules_since: &'a Option<RulesSince>,
    inputs: &'a [InputFile],
}

impl<'a> Open<'a> {
    fn new(outcome: &'a Outcome, mask: &'a Mask) -> Self {
        let Outcome {
            schema,
            campaign,
            period,
            groups,
            units,
            requirements,
            items,
            submissions,
            orders,
            corrections,
            personal: _,
            ledgers,
            findings,
            rules,
            rules_since,
            inputs,
        } = outcome;
        Open {
            schema: *schema,
            campaign,
            period,
            groups: groups
                .iter()
                .map(|group| items::Group::new(outcome, group))
                .collect(),
            units: Masked(units, mask, Mask::unit),
            requirements: Masked(requirements, mask, Mask::requirement),
            open_items: Masked(&items.open, mask, Mask::open_item),
            tracked: Masked(&items.tracked, mask, Mask::tracked),
            deadline_counts: &items.deadline_counts,
            submissions,
            orders: Masked(orders, mask, Mask::order),
            corrections,
            ledgers: Masked(ledgers, mask, Mask::ledger),
            findings: Masked(findings, mask, Mask::finding),
            rules,
            rules_since,
            inputs,
        }
    }
}

/// A list of which one entry at a time is copied and masked.
struct Masked<'a, T>(&'a [T], &'a Mask, fn(&Mask, &mut T));

impl<T> Masked<'_, T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Clone + Serialize> Serialize for Masked<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Masked(parts, mask, hide) = self;
        serializer.collect_seq(parts.iter().map(|part| {
            let mut part = part.clone();
            hide(mask, &mut part);
            part
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn piece_by_piece_is_the_same_as_all_at_once() {
        let mut bytes = Vec::new();
        result(&fixture::outcome(), &mut bytes).expect("written");
        let masked = crate::report::masked(fixture::outcome());
        let mut whole = Vec::new();
        result(&masked, &mut whole).expect("written");
        assert_eq!(bytes, whole, "what is masked already stays as it is");
    }
}
