//! Why points were taken off, and the remarks that explain how a part of a line came to its mark.

use super::factors::FactorScore;
use super::repeat::RepeatScore;
use crate::calc::Calc;
use crate::calendar::Span;
use crate::campaign::model::{Aspect, ClauseId, Relation};
use crate::curve::{Figure, Number};
use crate::evidence::Evidence;
use crate::measure::{Absent, Arrival, Case, CaseName, CaseResult, RegisterFault, Standing, Undecided};
use crate::waiver::Waiver;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Points taken off a line, and why.
#[derive(Clone, Debug)]
pub struct Loss {
    /// Index of the part of the indicator that takes it off; none = the line as a whole.
    pub part: Option<usize>,
    /// Points taken off; positive.
    pub amount: Decimal,
    /// Why they were taken off.
    pub cause: Cause,
    /// Clause of the plan that provides for it.
    pub clause: Option<ClauseId>,
    /// Cells that show it; empty where the reason is that something is missing.
    pub evidence: Vec<Evidence>,
}

/// Why points were taken off.
#[derive(Clone, Debug)]
pub enum Cause {
    /// There was nothing to count, and that costs the points.
    Absent(Absent),
    /// A case that was not fulfilled; it costs its share of a rate, or its ledger's part of a mean.
    Unfulfilled(CaseFacts),
    /// A case that costs an amount of points of its own.
    Charged(CaseFacts),
    /// The part as a whole; the same remarks tell the arithmetic.
    Remarks(Vec<Remark>),
    /// The number is under the threshold: the mark is 0.
    BelowLine {
        /// The number that was reached.
        reached: Figure,
        /// The threshold, in the unit of the number.
        line: Decimal,
    },
    /// The number lies in a band that gives a fixed share of the points.
    Band {
        /// The number that was reached.
        reached: Figure,
        /// Share of the points that the band gives, in per cent.
        percent: Decimal,
    },
    /// The curve sets the mark for the number as a whole.
    Set {
        /// The number that was reached.
        reached: Figure,
    },
    /// Marks that are counted from a beginning below the points, and were not earned.
    Unearned,
    /// Marks earned beyond what was lost; the amount is negative.
    Gained,
    /// The mark is multiplied by these factors; the amount is negative where that adds.
    Factors(Vec<FactorScore>),
    /// An entry of the register of adjustments sets the whole line to 0.
    Zeroed(Zeroed),
    /// What rounding each amount leaves of what the line lost; it may be negative.
    Rounding,
}

/// A case as the reason for a deduction.
#[derive(Clone, Debug)]
pub struct CaseFacts {
    /// Which case it is.
    pub name: CaseName,
    /// How the case ended.
    pub result: CaseResult,
    /// Decision that waives a part of the case, if there is one.
    pub waiver: Option<Waiver>,
    /// Which repetition it is, where marks grow with that.
    pub repeated: Option<RepeatScore>,
}

impl Cause {
    /// Whether two causes name the same thing: the same case, or that something is missing.
    pub fn is_alike(&self, other: &Cause) -> bool {
        match (self.facts(), other.facts()) {
            (Some(one), Some(other)) => one.name == other.name,
            (None, None) => {
                matches!((self, other), (Cause::Absent(one), Cause::Absent(other)) if one == other)
            }
            _ => false,
        }
    }

    /// The case that it is about.
    pub fn facts(&self) -> Option<&CaseFacts> {
        match self {
            Cause::Unfulfilled(facts) | Cause::Charged(facts) => Some(facts),
            _ => None,
        }
    }
}

impl CaseFacts {
    /// The facts of a counted case.
    pub(super) fn of(case: &Case) -> Self {
        CaseFacts {
            name: case.name.clone(),
            result: case.result.clone(),
            waiver: case.waiver.clone(),
            repeated: None,
        }
    }
}

/// Entry of the register of adjustments that sets a line to 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zeroed {
    /// Printed name of the kind of adjustment.
    pub kind: Arc<str>,
    /// Number or title of the document the entry rests on.
    pub document: Arc<str>,
}

/// A number held against those of other units.
#[derive(Clone, Debug, PartialEq)]
pub struct AmongOthers {
    /// How.
    pub relation: Relation,
    /// Whether those of all groups are meant.
    pub of_all: bool,
    /// How many units have a number, with this one.
    pub units: usize,
    /// Its place among them.
    pub place: usize,
    /// What comes of it.
    pub number: Number,
}

/// A remark that explains how a part came to its mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// There is nothing to count.
    Absent(Absent),
    /// Nothing was due, for this reason, and the rule gives a share of the points for that.
    GivenForNothing(Absent),
    /// The number that the curve sees, as arithmetic.
    Reached(Number),
    /// The number held against that of an earlier period.
    AgainstEarlier {
        /// Title of the period.
        period: Arc<str>,
        /// What it was then.
        then: Figure,
        /// What comes of it.
        number: Number,
    },
    /// The number held against those of other units.
    AmongOthers(AmongOthers),
    /// So much of the sum above the line is beyond the plan of its row, and does not count until the office confirms it.
    HeldBack {
        /// Printed name of the column.
        column: Arc<str>,
        /// The amount, in the unit of the column.
        amount: Decimal,
    },
    /// Rows of which a cell leaves open whether they belong here; they are due here and not fulfilled.
    Undecided(Vec<Undecided>),
    /// The same, where they count in another line, which they cost more.
    CountedElsewhere(Vec<Undecided>),
    /// Errors of registers that leave open what is due; the office has to mend them.
    RegisterFaults(Vec<RegisterFault>),
    /// The cases weigh nothing, so the part does not apply.
    Weightless,
    /// The number is under this threshold: the mark is 0.
    BelowLine(Figure),
    /// How many of the items looked at are never due (长期坚持).
    Standing(Standing),
    /// So many items are not counted for now: the ledgers of their leads could not be read.
    LeadUnread(usize),
    /// Completeness: how many required cells are filled.
    Complete {
        /// Number of cells that had to be filled.
        required: u32,
        /// Number of them that are blank.
        blank: usize,
        /// Share of the filled ones; 1 = 100 %.
        rate: Decimal,
    },
    /// Occurrences (of missing ledgers, returns, inaccuracies, irregular forms) that cost points each.
    Entries {
        /// Which quality of submissions they belong to.
        aspect: Aspect,
        /// Number of occurrences.
        number: usize,
        /// Points they take off together; positive.
        taken: Decimal,
    },
    /// Ledgers that came equally late, or not at all, and got the same mark.
    Arrived {
        /// Printed names of the ledgers.
        ledgers: Vec<Arc<str>>,
        /// In time, missing, or how many days late.
        arrival: Arrival,
        /// Mark of each of them, in points.
        mark: Decimal,
    },
    /// The ledgers that were due.
    LedgersDue {
        /// Number of ledgers.
        number: usize,
        /// First and last due date among them; none where no ledger was due.
        due: Option<Span>,
    },
    /// Mean of the marks of ledgers, in points.
    Mean(Calc),
    /// The numbers of votes are shares of these grades.
    ShareOfVotes(Vec<Arc<str>>),
    /// All votes on a unit, where raters form no groups.
    Votes {
        /// Number of votes.
        number: usize,
        /// Mean of the votes (0–100), extremes dropped by the rating's rule.
        mean: Decimal,
    },
    /// The votes of one group of raters.
    RaterGroup {
        /// Printed name of the group.
        name: Arc<str>,
        /// Number of its votes.
        votes: usize,
        /// Mean of its votes (0–100); none where it could tell how somebody voted.
        mean: Option<Decimal>,
        /// Weight of the group in per cent.
        weight: Decimal,
    },
    /// Weighted mean of all groups of raters (0–100).
    Votesum(Decimal),
    /// A mark that the office entered in its register.
    Assessed {
        /// The mark in points.
        mark: Decimal,
        /// Who approved it, as written.
        approver: Arc<str>,
    },
    /// Mean of the marks of sealed periods.
    MeanOfPeriods(Calc),
    /// Of so many results of periods only so many, the best, are taken.
    BestPeriods {
        /// How many are taken.
        taken: u32,
        /// Of how many.
        of: u32,
    },
}
