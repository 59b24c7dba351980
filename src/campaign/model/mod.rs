//! The resolved campaign. Ids instead of names: a [`LedgerId`] indexes [`Campaign::ledgers`], and so on.

mod against;
mod amounts;
mod asked;
mod entries;
mod factor;
pub(crate) mod find;
mod grading;
mod ledger;
mod lookup;
mod part;
mod period;
mod roster;
mod sampling;
mod scoring;

pub use crate::id::{
    AdjustmentKindId, ById, ClauseId, ColumnId, DeadlineId, GroupId, IndicatorId, LedgerId, ListId,
    MeasureId, PersonId, RatingId, RequirementId, SetId, StageId, TableId, UnitId, VetoKindId,
};
pub use against::{Against, Compared, Earlier, Others, PerRoster, Relation, Target};
pub use amounts::{Amount, Amounts, Early, Lateness, Repeat, RepeatWindow, Shortfall};
pub use entries::{EntryKind, EntryRule, Ground};
pub use factor::{Factor, FactorBy, FactorWhen};
pub use find::PersonResolution;
pub use grading::{GradeLevel, Grading, LoweredBy, LoweredTo, Lowering};
pub use ledger::{
    Check, CheckKind, Column, ColumnKind, Condition, Deadline, DueFrom, FieldRef, Hop, Keeper, Ledger, Life,
    Literal, Shown, Test,
};
pub use part::{Aspect, Bound, MarkRule, NoneDue, Part, RatingPart, Results, RowWeight, What};
pub use period::{DueRule, Every, Period, PeriodKind, Stage};
pub use roster::{InPost, Person, Roster, Set, SetMembers, Unit};
pub use sampling::{SampleRegister, Sampling, Strata};
pub use scoring::{
    AdjustmentKind, Combine, CountsFor, Each, Effect, Indicator, Measured, Rating, Requirement, SameMatter,
    ScoreTable, Section, TableLine, TieBreaker, VetoKind, Window,
};

use crate::calendar::{Calendar, DayUnit, Span};
use crate::finding::{Code, Finding, Level};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a campaign is called and whose it is, as every report prints it.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignHead {
    /// Full title.
    pub title: Arc<str>,
    /// Short name for file names and headings.
    pub short: Arc<str>,
    /// Printed name of the body that runs it.
    pub organiser: Arc<str>,
    /// Printed name of the office that scores.
    pub office: Arc<str>,
    /// First responsible person, as printed in report headers.
    pub responsible: Option<Arc<str>>,
    /// Document it rests on.
    pub basis: Option<Arc<str>>,
    /// Its theme words.
    pub theme: Option<Arc<str>>,
}

/// One campaign with its roster and calendar.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// What it is called and whose it is.
    pub head: CampaignHead,
    /// Clause of the campaign itself.
    pub clause: ClauseId,
    /// First to last day; dates outside are errors.
    pub span: Span,
    /// Dated stages.
    pub stages: ById<StageId, Stage>,
    /// Clauses of the plan.
    pub clauses: ById<ClauseId, Clause>,
    /// Lead/support matrix.
    pub measures: ById<MeasureId, Measure>,
    /// Named selections of units or people from the roster. The built-in 单位, 人员 and one per group come first.
    pub sets: ById<SetId, Set>,
    /// Units ranked together.
    pub groups: ById<GroupId, Group>,
    /// All periods that can be run, in order of their first day (quarters or stages, then years).
    pub periods: Vec<Period>,
    /// When ledgers are due, unless a ledger says otherwise.
    pub submission: DueRule,
    /// How many natural days before the end of a period what is sent in for it may come; none = from its first day.
    pub received_early: Option<u32>,
    /// Spot check; none where the campaign draws none.
    pub sampling: Option<Sampling>,
    /// How ties across the last place of a list are treated; places of the progress award.
    pub ranking: Ranking,
    /// Consequences of repeated misconduct cases of one person; none where the plan has none.
    pub ladder: Option<Ladder>,
    /// Orders to rectify, with what triggers them.
    pub orders: Vec<Order>,
    /// Lists of items that are followed until they are closed out.
    pub tracked: Vec<Tracked>,
    /// Code lists; the built-in list of states (办理状态) is among them.
    pub lists: ById<ListId, CodeList>,
    /// Ledgers of units and registers of the office, in the order written.
    pub ledgers: ById<LedgerId, Ledger>,
    /// What units, people or codes must reach.
    pub requirements: ById<RequirementId, Requirement>,
    /// Lines that can stand in a score table.
    pub indicators: ById<IndicatorId, Indicator>,
    /// Appraisals by votes.
    pub ratings: ById<RatingId, Rating>,
    /// Score tables.
    pub tables: ById<TableId, ScoreTable>,
    /// Kinds of bonus and deduction.
    pub adjustments: ById<AdjustmentKindId, AdjustmentKind>,
    /// Kinds of veto.
    pub vetoes: ById<VetoKindId, VetoKind>,
    /// Clause of scoring as a whole.
    pub scoring_clause: ClauseId,
    /// Weight of a case for a unit that supports; for the lead it is 1.
    pub support_weight: Decimal,
    /// Most bonus points a unit may get in all; none = no cap.
    pub bonus_cap: Option<Decimal>,
    /// What all deductions of a unit come to at most together, as a number not above 0; none = no floor.
    pub penalty_floor: Option<Decimal>,
    /// Clause of exemptions and clarifications.
    pub exemption_clause: Option<ClauseId>,
    /// Share of a deduction that is waived when an exemption is granted partly, in per cent.
    pub exemption_partial: Decimal,
    /// What entries of the office's registers need not state.
    pub entry_rules: Vec<EntryRule>,
    /// Levels (error, warning, note) that the campaign sets for kinds of findings.
    pub levels: BTreeMap<Code, Level>,
    /// Units and people.
    pub roster: Roster,
    /// Working days and days off, with the office's own changes.
    pub calendar: Calendar,
    /// Remarks on the definition and the roster that do not keep the campaign from running.
    pub remarks: Vec<Finding>,
    /// SHA-256 (hex) of each definition file and the roster, by file name.
    pub fingerprints: Vec<(Arc<str>, String)>,
}

/// A numbered place in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Key used in the definition: `B22`.
    pub key: Arc<str>,
    /// Place in the plan: `二.5一是`.
    pub place: Arc<str>,
    /// What it asks, in one line.
    pub text: Arc<str>,
}

/// A measure of the plan with the units that lead and support it, groups expanded.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Units that may lead.
    pub lead: Vec<UnitId>,
    /// Units that may support.
    pub support: Vec<UnitId>,
}

/// Units ranked together with one score table.
#[derive(Clone, Debug)]
pub struct Group {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Score table of all periods of which no other is said, but for years; none = of none of them.
    pub table: Option<TableId>,
    /// Score tables by kinds of periods.
    pub tables: Vec<(PeriodKind, TableId)>,
    /// Conditions of the red list.
    pub red: RedRule,
    /// Conditions of the black list.
    pub black: BlackRule,
    /// Grades that its units get; none = none.
    pub grading: Option<Grading>,
}

/// Red list: the first places and, where written, a total not below a line and indicators reached in full.
#[derive(Clone, Debug)]
pub struct RedRule {
    /// Number of first places.
    pub places: u32,
    /// Least total; none = no line.
    pub at_least: Option<Decimal>,
    /// Indicators of which none may be missed.
    pub missed: Vec<IndicatorId>,
    /// Kinds of periods in which the list is made; empty = in all.
    pub only: Vec<PeriodKind>,
}

/// Black list: the last places and, where written, a total below a line or one of the indicators not reached in full.
#[derive(Clone, Debug)]
pub struct BlackRule {
    /// Number of last places.
    pub places: u32,
    /// Condition: the total is below this; none = not asked.
    pub below: Option<Decimal>,
    /// Condition: one of these indicators is not reached in full; empty = not asked.
    pub missed: Vec<IndicatorId>,
    /// Kinds of periods in which the list is made; empty = in all.
    pub only: Vec<PeriodKind>,
    /// Number of units; a group with fewer has `few_places` instead of `places`.
    pub few_under: Option<u32>,
    /// Number of last places in such a small group.
    pub few_places: Option<u32>,
}

/// How ties and progress are treated.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Whether all units of a tie across the last place of a list are taken; otherwise none of them.
    pub across_takes_all: bool,
    /// Number of places of the progress award; none = no award.
    pub progress_places: Option<u32>,
}

/// Steps for repeated confirmed cases of one person.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Ledger of the cases.
    pub ledger: LedgerId,
    /// What makes a case confirmed.
    pub confirmed: Vec<Condition>,
    /// Whether the count starts again each calendar year, instead of running through the campaign.
    pub yearly: bool,
    /// Consequences of the first, second, third … case.
    pub steps: Vec<LadderStep>,
}

/// Consequences of the n-th case, in the plan's words.
#[derive(Clone, Debug)]
pub struct LadderStep {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// For the person.
    pub person: Vec<Arc<str>>,
    /// For the unit.
    pub unit: Vec<Arc<str>>,
    /// For the unit's head.
    pub head: Vec<Arc<str>>,
}

/// An order to rectify; one trigger is enough.
#[derive(Clone, Debug)]
pub struct Order {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Trigger: the total is below this.
    pub below: Option<Decimal>,
    /// Trigger: the unit sent nothing.
    pub missing: bool,
    /// Trigger: the unit is on the black list.
    pub black: bool,
    /// Trigger: a row of this ledger is overdue by one of these deadlines.
    pub overdue: Option<(LedgerId, Vec<DeadlineId>)>,
    /// Term within which the unit must rectify, counted in `unit`.
    pub within: u32,
    /// Unit of the term.
    pub unit: DayUnit,
}

/// Items that every report lists until they are closed out.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Ledger of the items.
    pub ledger: LedgerId,
    /// Conditions on an item; empty = all items of the ledger.
    pub conditions: Vec<Condition>,
}

/// A code list.
#[derive(Clone, Debug)]
pub struct CodeList {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it; none for the built-in list of states.
    pub clause: Option<ClauseId>,
    /// Values in the order of the plan.
    pub values: Vec<Arc<str>>,
    /// Other words for a value: (index, words).
    pub aliases: Vec<(usize, Vec<Arc<str>>)>,
    /// Whether it is the built-in list of states 未启动, 推进中, 已完成, 已销号, which is read by the words people use for them.
    pub states: bool,
}

impl Campaign {
    /// A clause as reports cite it: `二.5一是（B22）`.
    pub fn cite(&self, clause: ClauseId) -> String {
        self.clauses.get(clause).map_or_else(String::new, Clause::cite)
    }
}

impl Clause {
    /// As reports cite it: place in the plan and key.
    pub fn cite(&self) -> String {
        format!("{}（{}）", self.place, self.key)
    }
}
