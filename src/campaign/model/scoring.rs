//! Requirements, indicators, score tables, adjustments, vetoes.

use super::{
    ClauseId, ColumnId, Condition, DeadlineId, FieldRef, IndicatorId, LedgerId, ListId, PeriodKind, RatingId,
    RequirementId, SetId, StageId,
};
use crate::calendar::DayUnit;
use crate::curve::Curve;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What somebody has to reach: a count or sum of rows (`measured`), for each subject (`each`), in each window, at least
/// or at most a number.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// The subjects: who must reach it.
    pub each: Each,
    /// Column with a list of codes: each code then has a case of its own; none = one case per subject and window.
    pub per: Option<ColumnId>,
    /// Ledger whose rows are counted.
    pub ledger: LedgerId,
    /// Conditions on a row; only rows that fulfil all of them count.
    pub conditions: Vec<Condition>,
    /// What is added up.
    pub measured: Measured,
    /// The time over which rows are counted.
    pub window: Window,
    /// Stages in which it is asked for; empty = always.
    pub only: Vec<StageId>,
    /// Day from which it is due; none = due when its window ends.
    pub by: Option<NaiveDate>,
    /// Lower limit, in the unit of what is measured; none = no lower limit.
    pub at_least: Option<Decimal>,
    /// Upper limit, in the unit of what is measured; none = no fixed upper limit.
    pub at_most: Option<Decimal>,
    /// Column whose sum over the same rows is the upper limit.
    pub at_most_of: Option<ColumnId>,
    /// Whether the lower limit grows with the months passed and the person's days in post.
    pub paced: bool,
    /// Whose score it enters, where the subjects are people.
    pub counts_for: CountsFor,
}

/// Who must reach a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// Every unit of a set.
    Units(SetId),
    /// Every person of a set.
    People(SetId),
    /// Every code of a list (the column of the ledger with that list).
    Codes(ListId, ColumnId),
}

/// What a requirement adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Number of rows.
    Count,
    /// Sum of a column, in the unit of the column.
    Sum(ColumnId),
    /// Number of rows as a percentage of the members of a set.
    ShareOf(SetId),
    /// Sum of a column over the subject's rows as a percentage of its sum over the rows of all subjects.
    ShareOfSum(ColumnId),
}

/// Over what time a requirement runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// 周: Monday–Sunday weeks that end in the period and have a working day.
    Week,
    /// 周一…周五 that are working days; ISO number.
    Weekday(u32),
    /// 月: a calendar month.
    Month,
    /// 季: a calendar quarter.
    Quarter,
    /// 年, cumulative from January 1.
    Year,
    /// 阶段: a stage of the campaign.
    Stage,
    /// 活动: the whole campaign, cumulative from its first day.
    Campaign,
}

/// Whose score a requirement on people enters (`decisions` 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFor {
    /// The person's unit.
    OwnUnit,
    /// The units the person is in charge of.
    UnitsInCharge,
    /// Nobody's score: it is only listed in reports.
    ReportOnly,
}

/// Something that can be scored: a line of a score table refers to it.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Its parts; their marks add up.
    pub parts: Vec<Part>,
}

/// A part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// The indicator it is a part of.
    pub indicator: IndicatorId,
    /// What is counted or read.
    pub what: What,
    /// Conditions on a row; only rows that fulfil all of them are looked at; empty = all rows.
    pub conditions: Vec<Condition>,
    /// Its share of the line's points, as written; none = an equal share of what the sized parts leave; 0 = it can only
    /// take off.
    pub points: Option<Decimal>,
    /// How the mark is worked out from what was counted.
    pub rule: MarkRule,
    /// Only the lead answers: supporting units are not counted.
    pub lead_only: bool,
    /// Late but done is good: a deadline met late counts as fulfilled.
    pub late_counts: bool,
    /// Whether an item still open after its due date is charged again in later periods.
    pub carried: bool,
    /// Number column with the weight of a row; none = weight 1.
    pub weight: Option<FieldRef>,
}

/// What a part looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Time limits of rows whose due date the period charges.
    Deadlines {
        /// Ledger with the rows.
        ledger: LedgerId,
        /// Time limits of that ledger that are looked at.
        deadlines: Vec<DeadlineId>,
    },
    /// Rows, each good or not by conditions.
    Good {
        /// Ledger with the rows.
        ledger: LedgerId,
        /// Conditions under which a row is good.
        good: Vec<Condition>,
    },
    /// Sum of one column ÷ sum of another.
    Ratio {
        /// Ledger with both columns.
        ledger: LedgerId,
        /// Column of the numerator.
        sum: ColumnId,
        /// Column of the denominator.
        over: ColumnId,
    },
    /// Rows that are charged for being there.
    Rows {
        /// Ledger with the rows.
        ledger: LedgerId,
    },
    /// Findings in named columns, one case per cell.
    Findings {
        /// Ledger with the columns.
        ledger: LedgerId,
        /// The columns.
        columns: Vec<ColumnId>,
    },
    /// Cases of these requirements that enter the unit's score.
    Requirements(Vec<RequirementId>),
    /// A quality of the submissions of the unit.
    Submission {
        /// Which quality.
        aspect: Aspect,
        /// Ledgers looked at; empty = all that are due.
        ledgers: Vec<LedgerId>,
    },
    /// Confirmed misconduct cases: points for the first, second, third … case of a person; later ones take the last
    /// amount.
    Ladder(Vec<Decimal>),
    /// Votes on the unit.
    Rating(RatingId),
    /// A mark that the office enters in its register.
    Assessed,
    /// Mean of the results of earlier periods inside the period.
    Results(Results),
}

/// Results of the closed periods of a kind inside a period, as later corrected, each in per cent of its table's total,
/// and how their mean is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Kind of the periods.
    pub of: PeriodKind,
    /// Weights in order of the periods; empty = all alike.
    pub weights: Vec<Decimal>,
    /// Whether a period that is not closed counts as 0; otherwise the others share its weight.
    pub missing_is_zero: bool,
    /// Only so many, the best, are taken; none = all.
    pub best: Option<u32>,
}

/// A quality of submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// 及时: each ledger is marked by its lateness.
    Timely,
    /// 缺报: ledgers that never came.
    Missing,
    /// 完整: share of required cells that are filled.
    Complete,
    /// 准确: kinds of findings in the data.
    Accurate,
    /// 退回: ledgers that the office sent back.
    Returned,
    /// 规范: irregularities of form that the office noted.
    Regular,
}

/// How the mark of a part is worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkRule {
    /// From the rate, by a curve.
    Rate(Curve),
    /// The points of the part less an amount for each case that is not fulfilled; not below 0.
    Deduct {
        /// Points taken off per case (with `late_each`: per step of lateness).
        each: Decimal,
        /// Length of a step of lateness; the amount is taken once per whole step.
        late_each: Option<u32>,
        /// Lateness that is not charged yet; only cases later than this take off.
        late_over: Option<u32>,
        /// Lateness from which on the part gets 0.
        late_zero: Option<u32>,
        /// Unit in which lateness is counted; none = that of the deadline.
        late_unit: Option<DayUnit>,
    },
}

/// An appraisal by votes.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Words of a vote and their mark out of 100; empty = votes are numbers.
    pub grades: Vec<(Arc<str>, Decimal)>,
    /// Groups of raters and their weight in per cent; empty = one group.
    pub raters: Vec<(Arc<str>, Decimal)>,
    /// Number of highest, and of lowest, votes of a group that are dropped before the mean.
    pub trim: u32,
}

/// A score table of 100 points.
#[derive(Clone, Debug)]
pub struct ScoreTable {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Sections in order.
    pub sections: Vec<Section>,
    /// What separates units of equal totals, in this order.
    pub tie_breakers: Vec<TieBreaker>,
}

/// A section of a score table.
#[derive(Clone, Debug)]
pub struct Section {
    /// Printed name.
    pub name: Arc<str>,
    /// Lines in order.
    pub lines: Vec<TableLine>,
}

/// A line of a score table.
#[derive(Clone, Debug)]
pub struct TableLine {
    /// Number of the line by its place in the table: `1.1`.
    pub number: Arc<str>,
    /// The indicator that is scored.
    pub indicator: IndicatorId,
    /// Points the line is worth; 0 = counted and reported, not marked.
    pub points: Decimal,
}

/// What separates units of equal totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreaker {
    /// The higher sum of marks of a section, by its index.
    Section(usize),
    /// The higher mark of an indicator.
    Indicator(IndicatorId),
    /// 减分少: fewer deductions.
    FewerDeductions,
    /// 报送早: the earlier day on which all ledgers were in.
    EarlierSubmission,
}

/// A kind of bonus or deduction.
#[derive(Clone, Debug)]
pub struct AdjustmentKind {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Printed names of the levels, with their points.
    pub levels: Vec<(Arc<str>, Decimal)>,
    /// Most points that entries of this kind may add or take off together; none = no cap.
    pub cap: Option<Decimal>,
    /// How several entries about one matter count.
    pub same_matter: SameMatter,
    /// Whether an entry names an indicator whose line becomes 0.
    pub zeroes: bool,
}

/// How several entries about one matter count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameMatter {
    /// 都计: every entry counts.
    All,
    /// 取最高: only the entry with the largest change counts.
    Highest,
}

/// A kind of veto.
#[derive(Clone, Debug)]
pub struct VetoKind {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// What a veto of this kind does to a unit.
    pub effects: Vec<Effect>,
    /// Ledger and conditions of the rows that make the program propose the veto to the office; none = never proposed.
    pub propose: Option<(LedgerId, Vec<Condition>)>,
}

/// Effect of a veto.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// 不得入红榜: kept off the red list.
    NoRed,
    /// 不得评优: not to be commended; kept off the red list of the year, printed elsewhere.
    NoAward,
    /// 列入黑榜: put on the black list.
    Black,
}
