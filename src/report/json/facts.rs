//! Time limits, matters and causes as values: what the sentences beside them are made of.

use crate::board::OrderCause;
use crate::calendar::DayUnit;
use crate::deadline::Judged;
use crate::measure::{CaseName, CaseResult};
use crate::report::words;
use crate::rows::Matter;
use crate::score::{CaseFacts, Cause};
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// What became of a time limit.
#[derive(Serialize)]
pub(super) struct Limit<'a> {
    /// Name of the limit, where several stand side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<&'a str>,
    /// `逾期未办`.
    state: &'static str,
    /// How late, in `unit`; 0 where less than one, or not late.
    late: u32,
    /// Of the lateness; months are counted in natural days.
    unit: DayUnit,
    /// The limit is the day everything is judged by.
    due_today: bool,
    /// Natural days from that day to the limit, negative behind it; null where there is no date.
    left: Option<i64>,
    /// The limit may still move: the holidays of a year it reaches into are not published. Left out where not so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    provisional: bool,
}

impl Limit<'_> {
    pub(super) fn new(judged: &Judged) -> Self {
        Limit {
            deadline: None,
            state: words::state(judged.state),
            late: judged.late,
            unit: match judged.unit {
                DayUnit::Working => DayUnit::Working,
                DayUnit::Natural | DayUnit::Month => DayUnit::Natural,
            },
            due_today: judged.due_today,
            left: judged.left,
            provisional: judged.provisional,
        }
    }

    pub(super) fn all(limits: &[(Arc<str>, Judged)]) -> Vec<Limit<'_>> {
        let limits = limits.iter();
        limits
            .map(|(name, judged)| Limit {
                deadline: Some(name),
                ..Limit::new(judged)
            })
            .collect()
    }

    /// Of a case that is a time limit.
    pub(super) fn of_case(result: &CaseResult) -> Option<Self> {
        match result {
            CaseResult::Deadline(judged) => Some(Limit::new(judged)),
            _ => None,
        }
    }
}

/// The matter of a case that is about a row's time limit.
pub(super) fn matter(name: &CaseName) -> Option<&Matter> {
    match name {
        CaseName::Deadline { matter, .. } => Some(matter),
        _ => None,
    }
}

/// The case for which something was taken off.
pub(super) fn charged(cause: &Cause) -> Option<&CaseFacts> {
    match cause {
        Cause::Unfulfilled(facts) | Cause::Charged(facts) => Some(facts),
        _ => None,
    }
}

/// A trigger of an order that holds.
#[derive(Serialize)]
#[serde(tag = "cause", rename_all = "snake_case")]
pub(super) enum Trigger<'a> {
    /// The total is below a line.
    Below { total: Decimal, line: Decimal },
    /// The unit sent nothing.
    AllMissing,
    /// The unit is on the black list.
    Black,
    /// A row the unit leads is overdue.
    Overdue {
        key: &'a str,
        subject: Option<&'a str>,
        lead_units: &'a [Arc<str>],
        deadline: &'a str,
        judged: Limit<'a>,
    },
}

impl<'a> Trigger<'a> {
    pub(super) fn new(cause: &'a OrderCause) -> Self {
        match cause {
            OrderCause::Below { total, line } => Trigger::Below {
                total: *total,
                line: *line,
            },
            OrderCause::AllMissing => Trigger::AllMissing,
            OrderCause::Black => Trigger::Black,
            OrderCause::Overdue {
                row,
                matter,
                deadline,
                judged,
            } => Trigger::Overdue {
                key: row,
                subject: matter.subject.as_deref(),
                lead_units: &matter.lead_units,
                deadline,
                judged: Limit::new(judged),
            },
        }
    }
}
