//! The result of a run as plain data with names instead of indices: what `result.json`, the workbooks and `why`
//! are drawn from. Nothing is computed from it again but sums.

mod cell;
mod correction;
#[cfg(test)]
pub(crate) mod fixture;
mod input;
mod ledger;
mod restricted;
mod unit;

pub use cell::{CellValue, LedgerCell};
pub use correction::{CorrectedLine, Correction, Decision};
pub use input::{Fate, InputFile, Origin};
pub use ledger::{
    ConsolidatedLedger, ConsolidatedRow, Light, OpenItem, Rejected, RequirementCase, SubmissionCell,
    SubmissionState, TrackedItem, TrackedList,
};
pub use restricted::{LadderCase, LadderEntry, Restricted};
pub use unit::{
    AdjustmentLine, Board, CaseLine, Deduction, Evidence, LineResult, PartResult, Rated, SectionResult,
    UnitResult, VetoLine,
};

use crate::finding::Finding;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Everything a run found out that is not restricted.
#[derive(Clone, Debug, Serialize)]
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
    pub units: Vec<UnitResult>,
    /// Every case of every requirement, met or not, in the order of requirement, unit, person, window.
    pub requirements: Vec<RequirementCase>,
    /// Items not closed out as of the day, with their lights: overdue first.
    pub open_items: Vec<OpenItem>,
    /// Lists of items that are followed until they are closed out, as the campaign declares them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tracked: Vec<TrackedList>,
    /// Who sent what when: unit × ledger due.
    pub submissions: Vec<SubmissionCell>,
    /// Orders to rectify proposed to the office.
    pub orders: Vec<OrderProposal>,
    /// What later decisions would have changed in sealed periods.
    pub corrections: Vec<Correction>,
    /// All rows by ledger; restricted ledgers are not here.
    pub ledgers: Vec<ConsolidatedLedger>,
    /// All findings, sorted.
    pub findings: Vec<Finding>,
    /// The rules as they were applied, for the office to show: (heading, sentence, clause).
    pub rules: Vec<RuleLine>,
    /// Every file read, with its fingerprint.
    pub inputs: Vec<InputFile>,
}

/// Head of the campaign.
#[derive(Clone, Debug, Serialize)]
pub struct CampaignHead {
    /// Full title.
    pub title: Arc<str>,
    /// Short name.
    pub short: Arc<str>,
    /// Who runs it.
    pub organiser: Arc<str>,
    /// The office that scores.
    pub office: Arc<str>,
    /// First responsible person.
    pub responsible: Option<Arc<str>>,
    /// Document it rests on.
    pub basis: Option<Arc<str>>,
    /// Its theme.
    pub theme: Option<Arc<str>>,
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
    /// Sealed period compared with, if there is one.
    pub previous: Option<Arc<str>>,
}

/// A group's ranking.
#[derive(Clone, Debug, Serialize)]
pub struct GroupResult {
    /// Printed name.
    pub name: Arc<str>,
    /// Name of its score table.
    pub table: Arc<str>,
    /// Indices into [`Outcome::units`], best first.
    pub ranking: Vec<usize>,
    /// 暂定: why the ranking is not final; empty = final.
    pub provisional: Vec<String>,
    /// Red list, best first: indices into [`Outcome::units`].
    pub red: Vec<usize>,
    /// Black list, worst first.
    pub black: Vec<usize>,
    /// Progress award.
    pub progress: Vec<usize>,
    /// What had to be decided at the edges of the boards, in words.
    pub notes: Vec<String>,
}

/// An order to rectify that the office may send.
#[derive(Clone, Debug, Serialize)]
pub struct OrderProposal {
    /// Name of the order.
    pub order: Arc<str>,
    /// To which unit.
    pub unit: Arc<str>,
    /// What triggered it, in words.
    pub reasons: Vec<String>,
    /// Term in words, counted from the day of the order: `10个工作日`.
    pub term: String,
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

/// Rounds half-up to two decimals, as marks are printed and ranked (`decisions` 17).
pub fn marks(exact: Decimal) -> Decimal {
    let rounded = exact.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    if rounded.is_zero() { Decimal::ZERO } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_round_half_up_and_have_one_zero() {
        assert_eq!(marks(Decimal::new(2345, 3)).to_string(), "2.35");
        assert_eq!(marks(Decimal::new(-2345, 3)).to_string(), "-2.35");
        assert_eq!(marks(-Decimal::ZERO).to_string(), "0");
    }
}
