//! Something that was counted, as facts: what it is, what it came to, what it weighs. Words are made by the pages.

use crate::calendar::Span;
use crate::campaign::model::ClauseId;
use crate::deadline::Judged;
use crate::evidence::Evidence;
use crate::finding::Code;
use crate::requirement::Target;
use crate::rows::{Matter, Role};
use crate::waiver::Waiver;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Something that was counted.
#[derive(Clone, Debug)]
pub struct Case {
    /// What.
    pub name: CaseName,
    /// Came to what.
    pub result: CaseResult,
    /// Whether it is fulfilled.
    pub good: bool,
    /// Weight in the denominator.
    pub weight: Decimal,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// Lateness, where a deadline was measured.
    pub late: Option<Late>,
    /// A decision that waives it.
    pub waiver: Option<Waiver>,
    /// Clause it rests on.
    pub clause: Option<ClauseId>,
    /// Cells.
    pub evidence: Vec<Evidence>,
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
        }
    }

    /// Weight that counts: a waived case leaves numerator and denominator; a partly waived one that is not good
    /// weighs less.
    pub fn counted_weight(&self) -> Decimal {
        match &self.waiver {
            Some(waiver) if waiver.is_full() => Decimal::ZERO,
            Some(waiver) if !self.good => waiver.left_of(self.weight),
            _ => self.weight,
        }
    }

    /// Whether a decision takes it out of the count.
    pub fn is_waived(&self) -> bool {
        self.waiver.as_ref().is_some_and(Waiver::is_full)
    }
}

/// What was counted. Names are printed names of the definition; rows are named by what open reports may show of
/// their key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseName {
    /// A time limit of a row.
    Deadline {
        /// The row.
        row: Arc<str>,
        /// The time limit.
        deadline: Arc<str>,
        /// What the unit has to do with the row.
        role: Role,
        /// What the row is about and who leads it.
        matter: Matter,
    },
    /// A row.
    Row(Arc<str>),
    /// A case of a requirement.
    Requirement {
        /// Requirement.
        requirement: Arc<str>,
        /// Person, or unit where the subject is one.
        who: Arc<str>,
        /// Code, where there is one case per code.
        code: Option<Arc<str>>,
        /// First to last day counted.
        span: Span,
    },
    /// A cell of a ledger.
    Cell {
        /// Ledger.
        ledger: Arc<str>,
        /// Row, from 1.
        row: Option<u32>,
        /// Column.
        column: Arc<str>,
    },
    /// Findings of one kind in one column.
    SameCause {
        /// Ledger.
        ledger: Arc<str>,
        /// Column.
        column: Arc<str>,
        /// Row of the first, from 1.
        row: Option<u32>,
        /// Kind of the findings.
        code: Code,
        /// How many there are.
        times: usize,
    },
    /// A required cell that is blank.
    BlankCell,
    /// A ledger.
    Ledger(Arc<str>),
    /// A ledger that did not come.
    Missing(Arc<str>),
    /// A ledger that was sent back once.
    Returned(Arc<str>),
    /// An irregularity of form.
    Irregular {
        /// Ledger.
        ledger: Arc<str>,
        /// What is irregular.
        what: Arc<str>,
    },
    /// A vote, with the group of its rater.
    Vote(Option<Arc<str>>),
    /// A mark set by the office.
    Assessed,
    /// A period.
    Period(Arc<str>),
}

/// What a case came to.
#[derive(Clone, Debug, PartialEq)]
pub enum CaseResult {
    /// It is there; nothing more is asked.
    Listed,
    /// What became of a time limit.
    Deadline(Judged),
    /// What was reached of a requirement.
    Requirement {
        /// What was reached.
        reached: Decimal,
        /// What had to be.
        target: Target,
        /// A ceiling without a report.
        unproven: bool,
        /// Whether it is met.
        met: bool,
    },
    /// The row fulfils what makes it good.
    Good,
    /// It does not.
    NotGood,
    /// The row cannot be used.
    Unusable,
    /// Two columns with what stands in them.
    Figures([(Arc<str>, Arc<str>); 2]),
    /// The ledger does not have the register's item.
    NotInLedger,
    /// The figures of the row cannot be used.
    UnusableFigures,
    /// A finding.
    Finding(Code),
    /// Which time it is, in the person's count.
    Nth(u32),
    /// How a ledger came, and its mark.
    Sent(Arrival, Decimal),
    /// A mark.
    Mark(Decimal),
    /// A period that was not sealed.
    NotSealed,
}

/// How a ledger came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arrival {
    /// In time.
    OnTime,
    /// Not at all.
    Missing,
    /// So many days late, in the unit the rule counts in.
    Late(u32),
}

/// Lateness in the unit the rule counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Late {
    /// Up to the day it was met or judged.
    pub now: u32,
    /// What an earlier period charged already.
    pub before: u32,
    /// The row cannot be used, so that it is not known.
    pub unknown: bool,
}
