//! The resolved campaign. Ids instead of names: a [`LedgerId`] indexes [`Campaign::ledgers`], and so on.

pub(crate) mod find;
mod ledger;
mod lookup;
mod period;
mod roster;
mod sampling;
mod scoring;

pub use crate::id::{
    AdjustmentKindId, ById, ClauseId, ColumnId, DeadlineId, GroupId, IndicatorId, LedgerId, ListId,
    MeasureId, PersonId, RatingId, RequirementId, SetId, StageId, TableId, UnitId, VetoKindId,
};
pub use find::PersonResolution;
pub use ledger::{
    Check, CheckKind, Column, ColumnKind, Condition, Deadline, DueFrom, FieldRef, Hop, Keeper, Ledger, Life,
    Literal, Shown, Test,
};
pub use period::{DueRule, Every, Period, PeriodKind, Stage};
pub use roster::{InPost, Person, Roster, Set, SetMembers, Unit};
pub use sampling::{SampleRegister, Sampling, Strata};
pub use scoring::{
    AdjustmentKind, Aspect, CountsFor, Each, Effect, Indicator, MarkRule, Measured, Part, Rating,
    Requirement, SameMatter, ScoreTable, Section, TableLine, TieBreaker, VetoKind, What, Window,
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
    /// Who runs it.
    pub organiser: Arc<str>,
    /// The office that scores.
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
    /// Named selections of the roster. The built-in 单位, 人员 and one per group come first.
    pub sets: ById<SetId, Set>,
    /// Units ranked together.
    pub groups: ById<GroupId, Group>,
    /// All periods that can be run, in order of their first day (quarters or stages, then years).
    pub periods: Vec<Period>,
    /// When ledgers are due, unless a ledger says otherwise.
    pub submission: DueRule,
    /// Spot check, if the campaign draws one.
    pub sampling: Option<Sampling>,
    /// Ties across a board's last place, progress award.
    pub ranking: Ranking,
    /// Steps for repeated style problems.
    pub ladder: Option<Ladder>,
    /// Orders to rectify and what triggers them.
    pub orders: Vec<Order>,
    /// Lists of items that are followed until they are closed out.
    pub tracked: Vec<Tracked>,
    /// Code lists; the built-in list of states is among them.
    pub lists: ById<ListId, CodeList>,
    /// Ledgers of units and registers of the office, in the order written.
    pub ledgers: ById<LedgerId, Ledger>,
    /// What must be reached by whom.
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
    /// Weight of a supporting unit; the lead has 1.
    pub support_weight: Decimal,
    /// Most that all bonuses of a unit may add.
    pub bonus_cap: Option<Decimal>,
    /// Clause of exemptions and clarifications.
    pub exemption_clause: Option<ClauseId>,
    /// Per cent of a deduction waived when an exemption is partly granted.
    pub exemption_partial: Decimal,
    /// Levels the campaign sets for kinds of findings.
    pub levels: BTreeMap<Code, Level>,
    /// Units and people.
    pub roster: Roster,
    /// Working days, with the office's overlay.
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
    /// Score table of its periods.
    pub table: TableId,
    /// Score table of the year, if the year is appraised.
    pub year_table: Option<TableId>,
    /// Condition of the red list.
    pub red: RedRule,
    /// Condition of the black list.
    pub black: BlackRule,
}

/// Red: within the first places and, where written, not below a line.
#[derive(Clone, Debug)]
pub struct RedRule {
    /// How many places.
    pub places: u32,
    /// Lowest total.
    pub at_least: Option<Decimal>,
}

/// Black: within the last places and (below a line or a named indicator not full, where written).
#[derive(Clone, Debug)]
pub struct BlackRule {
    /// How many places.
    pub places: u32,
    /// Total below which a unit is black.
    pub below: Option<Decimal>,
    /// Indicator that a black unit did not reach in full.
    pub missed: Option<IndicatorId>,
    /// Groups with fewer units than this have `few_places`.
    pub few_under: Option<u32>,
    /// Places in a small group.
    pub few_places: Option<u32>,
}

/// What the ranking does at edges.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Whether all units of a tie across the last place are taken, or none.
    pub across_takes_all: bool,
    /// Places of the progress award.
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
    /// First, second, third… case.
    pub steps: Vec<LadderStep>,
}

/// What follows from the n-th case.
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

/// An order to rectify; any of its triggers is enough.
#[derive(Clone, Debug)]
pub struct Order {
    /// Printed name.
    pub name: Arc<str>,
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Total below this.
    pub below: Option<Decimal>,
    /// Nothing was sent in.
    pub missing: bool,
    /// On the black list.
    pub black: bool,
    /// A row of this ledger is overdue by one of these deadlines.
    pub overdue: Option<(LedgerId, Vec<DeadlineId>)>,
    /// Term of the order.
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
    /// Which of them; empty = all.
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
    /// The built-in states 未启动, 推进中, 已完成, 已销号, read by the words people use for them.
    pub states: bool,
}

impl Campaign {
    /// A clause as reports cite it: `二.5一是（B22）`.
    pub fn cite(&self, clause: ClauseId) -> String {
        self.clauses.get(clause).map_or_else(String::new, Clause::cite)
    }
}

impl Clause {
    /// Place in the plan and key.
    pub fn cite(&self) -> String {
        format!("{}（{}）", self.place, self.key)
    }
}
