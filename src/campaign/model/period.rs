//! Stages, periods and when ledgers are due.

use super::{Campaign, ClauseId, Group, StageId, TableId};
use crate::calendar::{DayUnit, Roll, Span};
use chrono::{Days, NaiveDate};
use std::sync::Arc;

/// A dated stage of the campaign.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Printed name.
    pub name: Arc<str>,
    /// First and last day.
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
    /// First and last day.
    pub span: Span,
    /// The day the period is judged: facts dated later do not count.
    pub as_of: NaiveDate,
    /// Last day on which what is sent in counts for this period.
    pub received_by: NaiveDate,
    /// Id of the period before it; none for the first.
    pub previous: Option<Arc<str>>,
}

impl Period {
    /// The day by which its report is out for certain: as many days after the last day of submission as the period has.
    pub fn last_report(&self) -> NaiveDate {
        let length = (self.span.to - self.span.from).num_days().unsigned_abs();
        let last = self.received_by.checked_add_days(Days::new(length));
        last.unwrap_or(self.received_by)
    }
}

impl Campaign {
    /// The days whose facts a period counts: its own up to the day it is judged, with those that the period before
    /// left undecided on its day. None where it is judged before it begins.
    pub fn days_of(&self, period: &Period) -> Option<Span> {
        let id = period.previous.as_ref();
        let before = id.and_then(|id| self.periods.iter().find(|before| before.id == *id));
        let from = match before {
            Some(before) if before.as_of < before.span.to => {
                before.as_of.succ_opt().unwrap_or(period.span.from)
            }
            _ => period.span.from,
        };
        Span::new(from, period.span.to.min(period.as_of))
    }
}

impl Group {
    /// The score table of the group in a period; a group without a year table is not ranked by the year.
    pub fn table_in(&self, period: &Period) -> Option<TableId> {
        match period.kind {
            PeriodKind::Year => self.year_table,
            PeriodKind::Quarter | PeriodKind::Stage(_) => Some(self.table),
        }
    }
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

/// What a ledger is due after the end of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Each period.
    Period,
    /// Each month of the period.
    Month,
    /// The stage it is asked in: once, with the period of the stage, else with the period in which the stage ends.
    Stage,
}

/// When ledgers are due, counted from the period's (month's, stage's) last day.
#[derive(Clone, Debug)]
pub struct DueRule {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// After the end of what it is due.
    pub every: Every,
    /// Term within which it is due, counted in `unit`.
    pub within: u32,
    /// Unit of the term.
    pub unit: DayUnit,
    /// Whether a due date on a day off moves to the next working day.
    pub roll: Roll,
}
