//! Requirements, indicators, score tables, adjustments, vetoes.

use super::{
    ClauseId, ColumnId, Condition, DeadlineId, FieldRef, IndicatorId, LedgerId, ListId, RatingId,
    RequirementId, SetId, StageId,
};
use crate::calendar::DayUnit;
use crate::curve::Curve;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Measure × subject × window × target.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause that asks for it.
    pub clause: ClauseId,
    /// Who must reach it.
    pub each: Each,
    /// One case per code of this column's list.
    pub per: Option<ColumnId>,
    /// Ledger the rows are in.
    pub ledger: LedgerId,
    /// Rows that count.
    pub conditions: Vec<Condition>,
    /// What is added up.
    pub measured: Measured,
    /// Over what time.
    pub window: Window,
    /// Stages in which it is asked for; empty = always.
    pub only: Vec<StageId>,
    /// Due from this day on; none = when the window ends.
    pub by: Option<NaiveDate>,
    /// Least.
    pub at_least: Option<Decimal>,
    /// Most.
    pub at_most: Option<Decimal>,
    /// Most: the sum of this column of the same rows.
    pub at_most_of: Option<ColumnId>,
    /// The target grows by months and by days in post.
    pub paced: bool,
    /// Whose score it enters.
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
    /// Rows.
    Count,
    /// A column.
    Sum(ColumnId),
    /// Rows as a percentage of the members of a set.
    ShareOf(SetId),
    /// Per cent that a column of these rows is of the same column of all subjects' rows.
    ShareOfSum(ColumnId),
}

/// Over what time a requirement runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// 周: Monday–Sunday weeks that end in the period and have a working day.
    Week,
    /// 周一…周五 that are working days; ISO number.
    Weekday(u32),
    /// 月.
    Month,
    /// 季.
    Quarter,
    /// 年, cumulative from January 1.
    Year,
    /// 阶段.
    Stage,
    /// 活动, cumulative.
    Campaign,
}

/// Whose score a requirement on people enters (`decisions` 22).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFor {
    /// The person's unit.
    OwnUnit,
    /// The units the person is in charge of.
    UnitsInCharge,
    /// Nobody's; it is only reported.
    ReportOnly,
}

/// A line that can stand in a score table.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Parts that add up.
    pub parts: Vec<Part>,
}

/// A part of an indicator.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is looked at.
    pub what: What,
    /// Rows that are looked at; empty = all.
    pub conditions: Vec<Condition>,
    /// Its size within the line; none = an equal share of what others leave; zero = it only takes off.
    pub points: Option<Decimal>,
    /// How a mark comes of it.
    pub rule: MarkRule,
    /// Only the lead answers.
    pub lead_only: bool,
    /// Late but done is good.
    pub late_counts: bool,
    /// An item still open is charged again in later periods.
    pub carried: bool,
    /// Column with the weight of a row.
    pub weight: Option<FieldRef>,
}

/// What a part looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Cases of deadlines due in the period.
    Deadlines {
        /// Ledger.
        ledger: LedgerId,
        /// Its deadlines.
        deadlines: Vec<DeadlineId>,
    },
    /// Rows that are good by a condition.
    Good {
        /// Ledger.
        ledger: LedgerId,
        /// What makes a row good.
        good: Vec<Condition>,
    },
    /// Σ a column ÷ Σ another.
    Ratio {
        /// Ledger.
        ledger: LedgerId,
        /// Numerator.
        sum: ColumnId,
        /// Denominator.
        over: ColumnId,
    },
    /// Each row.
    Rows {
        /// Ledger.
        ledger: LedgerId,
    },
    /// Findings at named columns.
    Findings {
        /// Ledger.
        ledger: LedgerId,
        /// Columns.
        columns: Vec<ColumnId>,
    },
    /// Cases of requirements.
    Requirements(Vec<RequirementId>),
    /// Quality of what was sent.
    Submission {
        /// Which quality.
        aspect: Aspect,
        /// Ledgers; empty = all due.
        ledgers: Vec<LedgerId>,
    },
    /// Confirmed cases of the ladder: amount of the first, second, third…
    Ladder(Vec<Decimal>),
    /// Votes.
    Rating(RatingId),
    /// A mark set by the office.
    Assessed,
    /// Mean of the sealed quarters of the year.
    Quarters {
        /// A quarter without a result counts as 0.
        missing_is_zero: bool,
    },
}

/// A quality of submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// 及时.
    Timely,
    /// 缺报.
    Missing,
    /// 完整.
    Complete,
    /// 准确.
    Accurate,
    /// 退回.
    Returned,
    /// 规范.
    Regular,
}

/// How a mark comes of counts.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkRule {
    /// A mark that comes of a rate.
    Rate(Curve),
    /// Points less an amount for each case, not below 0.
    Deduct {
        /// Amount.
        each: Decimal,
        /// The amount is taken once per this many units of lateness.
        late_each: Option<u32>,
        /// Only cases later than this many units are charged.
        late_over: Option<u32>,
        /// From this many units of lateness on, nothing is left.
        late_zero: Option<u32>,
        /// Unit of lateness; none = the deadline's.
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
    /// How many highest and lowest votes of a group are dropped.
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
    /// What separates equal totals.
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
    /// `1.1`, by order.
    pub number: Arc<str>,
    /// What is scored.
    pub indicator: IndicatorId,
    /// Out of how many.
    pub points: Decimal,
}

/// What separates equal totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreaker {
    /// Marks of a section, by index.
    Section(usize),
    /// Mark of an indicator.
    Indicator(IndicatorId),
    /// 减分少.
    FewerDeductions,
    /// 报送早.
    EarlierSubmission,
}

/// A kind of bonus or deduction.
#[derive(Clone, Debug)]
pub struct AdjustmentKind {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Levels and their points.
    pub levels: Vec<(Arc<str>, Decimal)>,
    /// Most (absolute) that this kind may change.
    pub cap: Option<Decimal>,
    /// What happens when a matter occurs more than once.
    pub same_matter: SameMatter,
    /// The entry names an indicator that becomes 0.
    pub zeroes: bool,
}

/// Several entries about one matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameMatter {
    /// 都计.
    All,
    /// 取最高: the one that changes most.
    Highest,
}

/// A kind of veto.
#[derive(Clone, Debug)]
pub struct VetoKind {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// What it does.
    pub effects: Vec<Effect>,
    /// Rows that make the tool propose it to the office.
    pub propose: Option<(LedgerId, Vec<Condition>)>,
}

/// Effect of a veto.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// 不得入红榜.
    NoRed,
    /// 不得评优.
    NoAward,
    /// 列入黑榜.
    Black,
}
