//! Stages, periods and when ledgers are due.

use super::{ClauseId, StageId};
use crate::calendar::{DayUnit, Roll, Span};
use chrono::NaiveDate;
use std::sync::Arc;

/// A dated stage of the campaign.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Printed name.
    pub name: Arc<str>,
    /// First to last day.
    pub span: Span,
    /// Where the plan sets it.
    pub clause: ClauseId,
}

/// What can be scored and ranked by one run.
#[derive(Clone, Debug)]
pub struct Period {
    /// `2022Q2`, a stage's number `S1`, a year `2022`.
    pub id: Arc<str>,
    /// `2022年第二季度`.
    pub title: Arc<str>,
    /// Quarter, stage or year.
    pub kind: PeriodKind,
    /// First to last day.
    pub span: Span,
    /// The day everything is judged by.
    pub as_of: NaiveDate,
    /// Day by which what is sent in counts as sent for this period.
    pub received_by: NaiveDate,
    /// Period before it, for trend and open items.
    pub previous: Option<Arc<str>>,
}

/// How a period came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// Generated from `period = "季"`.
    Quarter,
    /// A stage that is a period of its own.
    Stage(StageId),
    /// A calendar year, for groups with a `year_table`.
    Year,
}

/// After what a ledger is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// The period.
    Period,
    /// Each month of it.
    Month,
    /// The stage it is asked in: once, with the period of the stage, else with the period in which the stage ends.
    Stage,
}

/// When ledgers are due, counted from the period's (month's, stage's) last day.
#[derive(Clone, Debug)]
pub struct DueRule {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// After what it is due.
    pub every: Every,
    /// Term.
    pub within: u32,
    /// Unit of the term.
    pub unit: DayUnit,
    /// What happens on a day off.
    pub roll: Roll,
}
