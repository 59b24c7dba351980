//! Groups, requirements, items, orders and rows of ledgers as `result.json` has them.

use super::facts::{Limit, Trigger};
use crate::board::BoardRules;
use crate::campaign::model::UnitId;
use crate::evidence::Evidence;
use crate::finding::Place;
use crate::items::{Light, OpenItem, TrackedItem};
use crate::outcome::{ConsolidatedRow, GroupResult, LedgerCell, OrderProposal, Outcome, Rejected};
use crate::ranking::Totals;
use crate::report::words;
use crate::requirement::RequirementCase;
use crate::verdict::Board;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// A group's ranking and lists; units are counted as they stand in the result.
#[derive(Serialize)]
pub(super) struct Group<'a> {
    name: &'a str,
    table: &'a str,
    ranking: &'a [UnitId],
    provisional: Vec<String>,
    size: usize,
    totals: Option<Totals>,
    board_rules: &'a BoardRules,
    /// Lists that are not made in a period of this kind.
    #[serde(skip_serializing_if = "<[Board]>::is_empty")]
    unmade: &'a [Board],
    red: &'a [UnitId],
    black: &'a [UnitId],
    progress: &'a [UnitId],
    notes: Vec<String>,
}

impl<'a> Group<'a> {
    pub(super) fn new(outcome: &'a Outcome, group: &'a GroupResult) -> Self {
        Group {
            name: &group.name,
            table: &group.table,
            ranking: &group.ranking,
            provisional: group.provisional_words(outcome),
            size: group.ranking.len(),
            totals: group.totals,
            board_rules: &group.rules,
            unmade: &group.unmade,
            red: &group.red,
            black: &group.black,
            progress: &group.progress,
            notes: group.notes(outcome),
        }
    }
}

#[derive(Serialize)]
struct Requirement<'a> {
    requirement: &'a str,
    unit: &'a str,
    person: Option<&'a str>,
    code: Option<&'a str>,
    from: NaiveDate,
    to: NaiveDate,
    reached: Decimal,
    target: String,
    needed: Decimal,
    due: bool,
    met: bool,
    clause: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for RequirementCase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let case = Requirement {
            requirement: &self.requirement,
            unit: &self.unit,
            person: self.person.as_deref(),
            code: self.code.as_deref(),
            from: self.from,
            to: self.to,
            reached: self.reached,
            target: self.target_words(),
            needed: self.needed,
            due: self.due,
            met: self.met,
            clause: &self.clause,
            evidence: &self.evidence,
        };
        case.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Open<'a> {
    light: Light,
    unit: &'a str,
    lead: bool,
    ledger: &'a str,
    personal: bool,
    key: &'a str,
    subject: Option<&'a str>,
    lead_units: &'a [Arc<str>],
    deadline: &'a str,
    due: Option<NaiveDate>,
    state: String,
    judged: Limit<'a>,
    evidence: &'a [Evidence],
}

impl Serialize for OpenItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let item = Open {
            light: self.light,
            unit: &self.unit,
            lead: self.lead,
            ledger: &self.ledger,
            personal: self.personal,
            key: &self.key,
            subject: self.matter.subject.as_deref(),
            lead_units: &self.matter.lead_units,
            deadline: &self.deadline,
            due: self.due,
            state: self.state_words(),
            judged: Limit::new(&self.judged),
            evidence: &self.evidence,
        };
        item.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Item<'a> {
    light: Option<Light>,
    unit: &'a str,
    key: &'a str,
    subject: Option<&'a str>,
    lead_units: &'a [Arc<str>],
    opened: Option<NaiveDate>,
    closed: Option<NaiveDate>,
    days: Option<i64>,
    states: Vec<String>,
    judged: Vec<Limit<'a>>,
    evidence: &'a [Evidence],
}

impl Serialize for TrackedItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let item = Item {
            light: self.light,
            unit: &self.unit,
            key: &self.key,
            subject: self.matter.subject.as_deref(),
            lead_units: &self.matter.lead_units,
            opened: self.opened,
            closed: self.closed,
            days: self.days,
            states: words::deadlines(&self.deadlines),
            judged: Limit::all(&self.deadlines),
            evidence: &self.evidence,
        };
        item.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Order<'a> {
    order: &'a str,
    unit: &'a str,
    reasons: Vec<String>,
    causes: Vec<Trigger<'a>>,
    term: String,
    clause: &'a str,
    evidence: &'a [Evidence],
}

impl Serialize for OrderProposal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let order = Order {
            order: &self.order,
            unit: &self.unit,
            reasons: self.reasons(),
            causes: self.causes.iter().map(Trigger::new).collect(),
            term: self.term(),
            clause: &self.clause,
            evidence: &self.evidence,
        };
        order.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Row<'a> {
    unit: Option<&'a str>,
    place: &'a Place,
    cells: &'a [LedgerCell],
    rejected: &'a [Rejected],
    deadlines: Vec<String>,
}

impl Serialize for ConsolidatedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = Row {
            unit: self.unit.as_deref(),
            place: &self.place,
            cells: &self.cells,
            rejected: &self.rejected,
            deadlines: words::deadlines(&self.deadlines),
        };
        row.serialize(serializer)
    }
}
