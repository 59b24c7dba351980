//! Why something was taken off, and what should be known of how a part came to its mark.

use crate::calc::Calc;
use crate::calendar::Span;
use crate::campaign::model::{Aspect, ClauseId};
use crate::curve::Bonus;
use crate::evidence::Evidence;
use crate::measure::{Absent, Arrival, Case, CaseName, CaseResult, Standing};
use crate::waiver::Waiver;
use rust_decimal::Decimal;
use std::sync::Arc;

/// An amount that was taken off and why.
#[derive(Clone, Debug)]
pub struct Loss {
    /// Positive amount.
    pub amount: Decimal,
    /// Why.
    pub cause: Cause,
    /// Clause it rests on.
    pub clause: Option<ClauseId>,
    /// Cells it rests on; empty for what is not there.
    pub evidence: Vec<Evidence>,
}

/// Why something was taken off.
#[derive(Clone, Debug)]
pub enum Cause {
    /// There was nothing to count.
    Absent(Absent),
    /// A case was not fulfilled.
    Unfulfilled(CaseFacts),
    /// A case is charged.
    Charged(CaseFacts),
    /// What the part's remarks of this kind tell.
    Remarks(Vec<Remark>),
    /// A rate below the line from which it counts, in per cent.
    BelowLine {
        /// The rate.
        rate: Decimal,
        /// The line in per cent.
        line: Decimal,
    },
    /// A band of a rate.
    Band {
        /// The rate.
        rate: Decimal,
        /// Per cent of the points.
        percent: Decimal,
    },
    /// An entry of the register makes the line 0.
    Zeroed(Zeroed),
}

/// A case as a reason.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    /// What.
    pub name: CaseName,
    /// Came to what.
    pub result: CaseResult,
    /// A decision that waives a part of it.
    pub waiver: Option<Waiver>,
}

impl CaseFacts {
    /// A counted case as a reason.
    pub(super) fn of(case: &Case) -> Self {
        CaseFacts {
            name: case.name.clone(),
            result: case.result.clone(),
            waiver: case.waiver.clone(),
        }
    }
}

/// An entry of the register that makes a line 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zeroed {
    /// Kind of the entry.
    pub kind: Arc<str>,
    /// Document.
    pub document: Arc<str>,
}

/// Something that should be known of how a part came to its mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// There is nothing to count.
    Absent(Absent),
    /// A rate.
    Rate(Calc),
    /// Of the rows that were due only some could be used.
    UsableRows {
        /// Rows due.
        asked: u32,
        /// Rows used.
        usable: u32,
        /// The rate that follows.
        rate: Decimal,
    },
    /// Every case was waived.
    AllWaived,
    /// The rate is below the line from which it counts, in per cent.
    BelowLine(Decimal),
    /// The rate exceeds 100 %.
    Exceeded(Bonus),
    /// Items that are never due.
    Standing(Standing),
    /// Required cells and blank ones among them.
    Complete {
        /// Required cells.
        required: u32,
        /// Blank ones.
        blank: usize,
        /// Rate of the filled ones.
        rate: Decimal,
    },
    /// Entries of a quality that cost an amount each.
    Entries {
        /// Which quality.
        aspect: Aspect,
        /// How many.
        number: usize,
        /// What they take off.
        taken: Decimal,
    },
    /// Ledgers that came in the same way and lost the same.
    Arrived {
        /// The ledgers.
        ledgers: Vec<Arc<str>>,
        /// How they came.
        arrival: Arrival,
        /// Mark of each.
        mark: Decimal,
    },
    /// Ledgers due.
    LedgersDue {
        /// How many.
        number: usize,
        /// First and last day they were due on.
        due: Option<Span>,
    },
    /// The mean of marks.
    Mean(Calc),
    /// All votes of a unit.
    Votes {
        /// How many.
        number: usize,
        /// Their mean.
        mean: Decimal,
    },
    /// The votes of one group of raters.
    RaterGroup {
        /// Group.
        name: Arc<str>,
        /// Mean of its votes.
        mean: Decimal,
        /// Its weight in per cent.
        weight: Decimal,
    },
    /// What the groups of raters come to.
    Votesum(Decimal),
    /// A mark the office set.
    Assessed {
        /// The mark.
        mark: Decimal,
        /// Who approved it.
        approver: Arc<str>,
    },
    /// The mean of sealed periods.
    MeanOfPeriods(Calc),
}
