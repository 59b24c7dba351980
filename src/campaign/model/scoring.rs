//! Requirements, indicators, score tables, adjustments, vetoes.

use super::{
    Bound, ClauseId, ColumnId, Condition, Factor, IndicatorId, LedgerId, ListId, Part, SetId, StageId,
};
use crate::curve::Limits;
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
    /// 半年: January to June, or July to December.
    HalfYear,
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
    /// Its parts.
    pub parts: Vec<Part>,
    /// How their marks make that of the indicator.
    pub combine: Combine,
    /// Factors by which the mark is multiplied before its limits.
    pub times: Vec<Factor>,
    /// Least mark; none = what its parts leave.
    pub floor: Option<Bound>,
    /// Most marks; none = what its parts leave.
    pub cap: Option<Bound>,
}

/// How the marks of the parts of an indicator make its mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Combine {
    /// 合计: they add up.
    #[default]
    Sum,
    /// 取高: the highest decides; each part carries the whole line.
    Highest,
    /// 取低: the lowest decides; each part carries the whole line.
    Lowest,
    /// 平均: their mean; each part carries the whole line.
    Mean,
}

/// An appraisal by votes.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Words of a vote and what they count, in per cent; empty = votes are numbers.
    pub grades: Vec<(Arc<str>, Decimal)>,
    /// Groups of raters and their weight in per cent; empty = one group.
    pub raters: Vec<(Arc<str>, Decimal)>,
    /// Number of highest, and of lowest, votes of a group that are dropped before the mean.
    pub trim: u32,
    /// Words that are no valid vote and no mistake.
    pub abstain: Vec<Arc<str>>,
    /// Least and most that a vote in numbers may be; the most is 100 %.
    pub range: (Decimal, Decimal),
}

/// A score table.
#[derive(Clone, Debug)]
pub struct ScoreTable {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// Points of all its sections together: what a unit gets that does everything.
    pub total: Decimal,
    /// Factors by which the marks are multiplied before their limits.
    pub times: Vec<Factor>,
    /// Limits of the marks, scaled to the total and before adjustments.
    pub limits: Limits,
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
    /// Factors by which the sum of its lines is multiplied before its limits.
    pub times: Vec<Factor>,
    /// Limits of the sum of its lines.
    pub limits: Limits,
    /// Points that the section counts in the table, whatever its lines sum to; none = their sum.
    pub folds_to: Option<Decimal>,
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
    /// Printed names of the levels, with their signed amounts.
    pub levels: Vec<(Arc<str>, Decimal)>,
    /// What deductions of this kind come to at most together, as a number not above 0; none = no floor.
    pub floor: Option<Decimal>,
    /// Most points that bonuses of this kind may add together; none = no cap.
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
    /// 总分计零: the total is 0 and the unit is ranked last, in the period in which the veto is entered.
    Zero,
}
