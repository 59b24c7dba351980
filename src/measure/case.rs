//! Something that was counted, as facts: what it is, what it came to, what it weighs. Words are made by the pages.

use super::{Alone, Repeats, Undecided};
use crate::calendar::Span;
use crate::campaign::model::ClauseId;
use crate::check::PlanSource;
use crate::deadline::Judged;
use crate::evidence::Evidence;
use crate::finding::Code;
use crate::requirement::{Target, Unproven};
use crate::rows::{Matter, Role};
use crate::submission::Irregularity;
use crate::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// One counted case: a deadline of a row, a row, a requirement, a finding, a misconduct case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Which case it is.
    pub name: CaseName,
    /// How the case ended.
    pub result: CaseResult,
    /// Whether it counts as fulfilled.
    pub good: bool,
    /// Weight in the denominator; 1 for a lead without a weight column.
    pub weight: Decimal,
    /// Due date, where the case has one.
    pub due: Option<NaiveDate>,
    /// Lateness, where the case is a deadline.
    pub late: Option<Late>,
    /// Decision that waives the case or a part of it.
    pub waiver: Option<Waiver>,
    /// Clause of the plan the case rests on.
    pub clause: Option<ClauseId>,
    /// Cells the case was read from.
    pub evidence: Vec<Evidence>,
    /// The row, where a cell of it leaves open whether the case belongs here; none = it does.
    pub undecided: Option<Undecided>,
    /// What the row adds above the line of a ratio of sums; none = its weight counts.
    pub adds: Option<Decimal>,
    /// What stands for the row below the line of a ratio of sums; none where it is not known.
    pub plan: Option<Decimal>,
    /// What nobody tells but the unit that is scored.
    pub alone: Alone,
    /// Only where marks go by a code: those of its code.
    pub amount: Option<Decimal>,
    /// Only where marks grow with repetition: of which others it is one.
    pub repeats: Option<Repeats>,
    /// How long before it was due it was met, in the unit in which that is counted; 0 where it was not.
    pub early: u32,
}

impl Case {
    /// A case of weight 1 that is not fulfilled, without cells.
    pub fn new(name: CaseName, result: CaseResult) -> Self {
        Case {
            name,
            result,
            good: false,
            weight: Decimal::ONE,
            due: None,
            late: None,
            waiver: None,
            clause: None,
            evidence: Vec::new(),
            undecided: None,
            adds: None,
            plan: None,
            alone: Alone::default(),
            amount: None,
            repeats: None,
            early: 0,
        }
    }

    /// Weight that is not fulfilled: none of a case that is good or wholly waived, of another what no decision waives
    /// (`decisions` 52).
    pub fn lost_weight(&self) -> Decimal {
        match &self.waiver {
            _ if self.good => Decimal::ZERO,
            Some(waiver) => waiver.left_of(self.weight),
            None => self.weight,
        }
    }

    /// Whether it counts as fulfilled: it is good, or a decision waives it wholly.
    pub fn is_met(&self) -> bool {
        self.good || self.is_waived()
    }

    /// Whether by a decision the whole case counts as met.
    pub fn is_waived(&self) -> bool {
        self.waiver.as_ref().is_some_and(Waiver::is_full)
    }
}

/// A row that is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichRow {
    /// One that was sent: row of the sheet, from 1.
    Sent(u32),
    /// One that was left out; its label may be for few eyes only.
    LeftOut,
}

/// Which case was counted. Names are printed names of the definition; a row is named by as much of its key as everybody
/// may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseName {
    /// A time limit of a row.
    Deadline {
        /// Label of the row.
        row: Arc<str>,
        /// Printed name of the time limit.
        deadline: Arc<str>,
        /// Whether the unit leads or supports.
        role: Role,
        /// Subject of the row, and the units that lead it.
        matter: Matter,
    },
    /// A row, by its label.
    Row(Arc<str>),
    /// A requirement for one subject, code and window.
    Requirement {
        /// Printed name of the requirement.
        requirement: Arc<str>,
        /// Printed name of the person or unit that must reach it.
        who: Arc<str>,
        /// Printed word of the code, where each code has a case of its own.
        code: Option<Arc<str>>,
        /// First and last day counted.
        span: Span,
    },
    /// A cell of a ledger.
    Cell {
        /// Printed name of the ledger.
        ledger: Arc<str>,
        /// Row of the sheet, from 1; none for a row that is not in a sheet.
        row: Option<u32>,
        /// Printed name of the column.
        column: Arc<str>,
    },
    /// All that is wrong in one column of a ledger, counted once.
    SameColumn {
        /// Printed name of the ledger.
        ledger: Arc<str>,
        /// Printed name of the column.
        column: Arc<str>,
        /// Row of the first finding, from 1.
        row: Option<u32>,
        /// Code of the first finding.
        code: Code,
        /// Number of findings.
        times: usize,
    },
    /// All that is wrong in one row that is owed, counted once.
    SameRow {
        /// Printed name of the ledger.
        ledger: Arc<str>,
        /// The row.
        which: WhichRow,
        /// Code of the first finding.
        code: Code,
        /// Number of findings.
        times: usize,
    },
    /// A required cell without content.
    BlankCell,
    /// A ledger that was due, by its printed name.
    Ledger(Arc<str>),
    /// A ledger that never came, by its printed name.
    Missing(Arc<str>),
    /// A ledger that the office sent back, once; by its printed name.
    Returned(Arc<str>),
    /// An irregularity of form that the office noted.
    Irregular {
        /// Printed name of the ledger.
        ledger: Arc<str>,
        /// The irregularity, in the office's words.
        what: Irregularity,
    },
    /// A mark that the office set.
    Assessed,
    /// A sealed period, by its title.
    Period(Arc<str>),
}

/// How a case ended.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseResult {
    /// It is only listed: being there is all that matters.
    Listed,
    /// State of a time limit, and lateness.
    Deadline(Judged),
    /// Result of a requirement.
    Requirement {
        /// What was reached, in the unit of what the requirement counts.
        reached: Decimal,
        /// What was asked, with its arithmetic.
        target: Target,
        /// Why it is not proven that an upper limit was kept; then it is not met.
        unproven: Option<Unproven>,
        /// Whether the requirement is met.
        met: bool,
    },
    /// The row fulfils the conditions under which it counts as good.
    Good,
    /// The row does not fulfil them.
    NotGood,
    /// The row has an error, so it cannot be judged; it counts as not fulfilled.
    Unusable,
    /// Name of the column that is added up, and what stands in its cell.
    Figure(Arc<str>, Arc<str>),
    /// Names of the two columns of a ratio, each with what stands in its cell.
    Figures([(Arc<str>, Arc<str>); 2]),
    /// The same; of the first only so much counts, in its unit, until the office has confirmed the figures.
    SurplusOpen([(Arc<str>, Arc<str>); 2], Decimal),
    /// The register has the item and the unit's ledger does not.
    NotInLedger,
    /// The row has an error in the figures that are summed up.
    UnusableFigures,
    /// The figure below the line cannot be taken from the row; it is that of the register or of the last seal.
    PlanFrom {
        /// Where it was found.
        source: PlanSource,
        /// Printed name of the column.
        column: Arc<str>,
        /// The figure, in the unit of the column.
        plan: Decimal,
    },
    /// A finding, by its code.
    Finding(Code),
    /// Number of the misconduct case in the person's count, from 1.
    Nth(u32),
    /// How a ledger came, and the mark it got by itself, in points; none where it got none.
    Sent(Arrival, Option<Decimal>),
    /// A mark: of a vote (0–100), or in points.
    Mark(Decimal),
    /// The total of a sealed period that later decisions correct, in points.
    Corrected {
        /// As sealed.
        sealed: Decimal,
        /// With the later decisions.
        now: Decimal,
    },
    /// The period was not sealed, so it has no result.
    NotSealed,
    /// The unit was not ranked in the period, or was not there yet.
    NotRanked,
}

/// How a ledger came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    /// By its due date.
    OnTime,
    /// It never came.
    Missing,
    /// This many days late, in the unit (natural or working days) of the rule.
    Late(u32),
}

/// Lateness in the unit (natural or working days, months) the rule counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// Lateness up to the day it was met or, if it was not, the day the period is judged.
    pub now: u32,
    /// Lateness up to the day the previous period was judged; it was charged then. 0 for what fell due after that.
    pub before: u32,
    /// The row cannot be used, so the lateness is not known.
    pub unknown: bool,
}
