//! Stages, periods and when ledgers are due.

use super::{Campaign, ClauseId, Earlier, Group, Part, StageId, TableId};
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
    /// Month, quarter, half-year, stage or year.
    pub kind: PeriodKind,
    /// The stage that it is, where it is one.
    pub stage: Option<StageId>,
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
    /// Whether it lies in a period of a longer kind, which may be over on the same days where the campaign cuts both
    /// short. A stage lies in what has all its days and more.
    pub fn is_part_of(&self, whole: &Period) -> bool {
        let contains = whole.span.contains(self.span.from) && whole.span.contains(self.span.to);
        let is_longer = match PeriodKind::Stage {
            stage if self.kind == stage || whole.kind == stage => self.span != whole.span,
            _ => self.kind < whole.kind,
        };
        self.id != whole.id && contains && is_longer
    }

    /// Whether what is decided in it holds in a longer period too. Stages run beside months, quarters and half-years;
    /// a year counts all that lies in it.
    pub fn counts_in(&self, whole: &Period) -> bool {
        let stage = [self.kind, whole.kind].contains(&PeriodKind::Stage);
        self.is_part_of(whole) && (!stage || whole.kind == PeriodKind::Year)
    }

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
        let from = match self.earlier(period, Earlier::Previous) {
            Some(before) if before.as_of < before.span.to => {
                before.as_of.succ_opt().unwrap_or(period.span.from)
            }
            _ => period.span.from,
        };
        Span::new(from, period.span.to.min(period.as_of))
    }

    /// The earlier period that a number is held against, should the campaign run it.
    pub fn earlier(&self, period: &Period, earlier: Earlier) -> Option<&Period> {
        let mut periods = self.periods.iter();
        match earlier {
            Earlier::Previous => {
                let id = period.previous.as_ref()?;
                periods.find(|before| before.id == *id)
            }
            Earlier::LastYear => {
                let then = period.span.a_year_before()?;
                periods.find(|before| before.kind == period.kind && before.span == then)
            }
        }
    }

    /// Earlier periods of the same kind whose cases a part counts when marks grow with repetition.
    pub fn looked_back_on<'c>(&'c self, period: &Period, part: &Part) -> Vec<&'c Period> {
        let Some(repeat) = part.amounts().and_then(|amounts| amounts.repeat.as_ref()) else {
            return Vec::new();
        };
        let from = repeat.window.first_day(period);
        let is_inside = |earlier: &&Period| {
            earlier.kind == period.kind
                && earlier.span.from < period.span.from
                && from.is_none_or(|from| earlier.span.from >= from)
        };
        self.periods.iter().filter(is_inside).collect()
    }
}

impl Group {
    /// The score table of the group in a period; a group without one is not ranked then.
    pub fn table_in(&self, period: &Period) -> Option<TableId> {
        self.table_of(period.kind)
    }

    /// The score table of the group in periods of a kind.
    pub fn table_of(&self, kind: PeriodKind) -> Option<TableId> {
        let own = self.tables.iter().find(|(of, _)| *of == kind);
        let usual = self.table.filter(|_| kind != PeriodKind::Year);
        own.map(|(_, table)| *table).or(usual)
    }

    /// Kinds of periods in which its units get grades. `run`: those that the campaign runs.
    pub fn graded_kinds(&self, run: impl Iterator<Item = PeriodKind>) -> Vec<PeriodKind> {
        match &self.grading {
            None => Vec::new(),
            Some(grading) if !grading.only.is_empty() => grading.only.clone(),
            Some(_) => {
                let longest = run.filter(|kind| self.table_of(*kind).is_some()).max();
                longest.into_iter().collect()
            }
        }
    }
}

/// What kind of time a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// 月: a calendar month.
    Month,
    /// 季: a calendar quarter.
    Quarter,
    /// 半年: January to June, or July to December.
    HalfYear,
    /// 阶段: a stage of the campaign that is a period of its own.
    Stage,
    /// 年: a calendar year.
    Year,
}

impl PeriodKind {
    /// All kinds, the shortest first; stages are of any length.
    pub const ALL: [PeriodKind; 5] = [
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::HalfYear,
        PeriodKind::Stage,
        PeriodKind::Year,
    ];

    /// Whether it takes together what periods of another kind are made for: months run beside quarters make quarters
    /// such ones, quarters or stages make years such ones. Stages run beside all but years.
    pub fn takes_together(self, other: PeriodKind) -> bool {
        match (self, other) {
            (PeriodKind::Stage, _) => false,
            (PeriodKind::Year, other) => other != PeriodKind::Year,
            (_, PeriodKind::Stage) => false,
            _ => other < self,
        }
    }

    /// Whether something is done in periods of this kind. `only`: in which it is; empty = in all.
    pub fn is_among(self, only: &[PeriodKind]) -> bool {
        only.is_empty() || only.contains(&self)
    }

    /// As the definition writes it.
    pub const fn word(self) -> &'static str {
        match self {
            PeriodKind::Month => "月",
            PeriodKind::Quarter => "季",
            PeriodKind::HalfYear => "半年",
            PeriodKind::Stage => "阶段",
            PeriodKind::Year => "年",
        }
    }
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
