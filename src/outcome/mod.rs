//! The result of a run as plain data with names instead of indices: what `result.json`, the workbooks and `why`
//! are drawn from. Nothing is computed from it again but sums.

mod cell;
mod consolidate;
mod correction;
mod join;
mod ledger;
mod restricted;
mod self_reported;
mod unit;

pub use crate::campaign::model::{ById, CampaignHead, ColumnId, LedgerId, UnitId};
use crate::verdict::Board;
pub use cell::{CellValue, LedgerCell};
pub use consolidate::{Consolidated, consolidated};
pub use correction::{CorrectedLine, Correction, Decision};
pub use join::{group_result, order_result, unit_result, unit_results};
pub use ledger::{ConsolidatedLedger, ConsolidatedRow, Rejected};
pub use restricted::Restricted;
pub use self_reported::{NamedFact, SelfReportedLine};
pub use unit::{AdjustmentLine, Deduction, LineResult, SectionResult, UnitResult, VetoLine, WhichPart};

use crate::board::{BoardReason, BoardRules, OrderCause};
use crate::calendar::DayUnit;
use crate::evidence::Evidence;
use crate::finding::Finding;
use crate::history::RulesSince;
use crate::items::Items;
use crate::ranking::{Provisional, Totals};
use crate::requirement::RequirementCase;
use crate::submission::{InputFile, SubmissionCell};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything a run found out that is not restricted.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Version of this shape.
    pub schema: u32,
    /// What every report carries in its head.
    pub campaign: CampaignHead,
    /// The period.
    pub period: PeriodHead,
    /// Groups in the campaign's order.
    pub groups: Vec<GroupResult>,
    /// Units in roster order, those not ranked included.
    pub units: ById<UnitId, UnitResult>,
    /// Every case of every requirement, met or not, in the order of requirement, unit, person, window.
    pub requirements: Vec<RequirementCase>,
    /// Items with a life: open ones, lists that are followed, counts.
    pub items: Items,
    /// Who sent what when: unit × ledger due.
    pub submissions: Vec<SubmissionCell>,
    /// Orders to rectify proposed to the office.
    pub orders: Vec<OrderProposal>,
    /// What later decisions would have changed in sealed periods.
    pub corrections: Vec<Correction>,
    /// Columns that are masked outside the unit's own slip and the office's workbook.
    pub personal: BTreeSet<(LedgerId, ColumnId)>,
    /// All rows by ledger; restricted ledgers are not here.
    pub ledgers: Vec<ConsolidatedLedger>,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
    /// The rules as they were applied, for the office to show: (heading, sentence, clause).
    pub rules: Vec<RuleLine>,
    /// What became of them since the period before was sealed; none where none was.
    pub rules_since: Option<RulesSince>,
    /// Every file read, with its fingerprint.
    pub inputs: Vec<InputFile>,
}

/// The period of a result.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodHead {
    /// `2022Q2`.
    pub id: Arc<str>,
    /// `2022年第二季度`.
    pub title: Arc<str>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day everything is judged by.
    pub as_of: NaiveDate,
    /// Day by which what is sent in counts.
    pub received_by: NaiveDate,
    /// Day ledgers were due (without own rules).
    pub ledgers_due: NaiveDate,
    /// Whether that day may still move: it reaches into a year without a holiday notice.
    pub provisional: bool,
    /// Sealed period compared with, if there is one.
    pub previous: Option<Arc<str>>,
}

/// A group's ranking and lists.
#[derive(Clone, Debug)]
pub struct GroupResult {
    /// Printed name.
    pub name: Arc<str>,
    /// Name of its score table.
    pub table: Arc<str>,
    /// Best first.
    pub ranking: Vec<UnitId>,
    /// 暂定: why the ranking is not final; empty = final.
    pub provisional: Vec<Provisional>,
    /// Units that keep the registers and are ranked by them.
    pub own_judges: Vec<UnitId>,
    /// Places and lines of the lists.
    pub rules: BoardRules,
    /// Where the middle of the totals lies; none where no unit was assessed.
    pub totals: Option<Totals>,
    /// No lists were drawn, since material of the group is not settled.
    pub undecided: bool,
    /// Lists that are not made in a period of this kind.
    pub unmade: Vec<Board>,
    /// Red list, best first.
    pub red: Vec<UnitId>,
    /// Black list, worst first.
    pub black: Vec<UnitId>,
    /// Why units are on the lists or kept off them, in the order decided.
    pub reasons: Vec<(UnitId, BoardReason)>,
    /// Progress award.
    pub progress: Vec<UnitId>,
    /// Who rose as much as each other across the last place of the award, and is not awarded.
    pub progress_tied: Vec<UnitId>,
}

/// An order to rectify that the office may send.
#[derive(Clone, Debug)]
pub struct OrderProposal {
    /// Name of the order.
    pub order: Arc<str>,
    /// To which unit.
    pub unit: Arc<str>,
    /// Index of the unit.
    pub unit_id: UnitId,
    /// What triggered it.
    pub causes: Vec<OrderCause>,
    /// Term, counted from the day of the order.
    pub within: u32,
    /// Unit of the term.
    pub day_unit: DayUnit,
    /// Clause cited.
    pub clause: String,
    /// Cells it rests on.
    pub evidence: Vec<Evidence>,
}

/// A rule as applied.
#[derive(Clone, Debug, Serialize)]
pub struct RuleLine {
    /// What it is about.
    pub heading: String,
    /// The rule in one sentence.
    pub text: String,
    /// Clause it rests on, with its place in the plan.
    pub clause: String,
}
