//! Registers with fixed columns that every campaign has: receipts, extensions, exemptions, not applicable,
//! adjustments, vetoes, votes, assessed marks. The office keeps them; their names are words of the tool.

mod entries;
mod exempt;
mod fixed;
mod grounds;
mod read;
mod row;
mod twice;

pub use fixed::Fixed;
pub use read::read;

use crate::campaign::model::{
    AdjustmentKindId, Campaign, ColumnId, IndicatorId, LedgerId, Period, RatingId, UnitId, VetoKindId,
};
use crate::evidence::Evidence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Entries of the registers of this and earlier periods.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// 报送登记: receipts of ledgers.
    pub receipts: Vec<Receipt>,
    /// 延期批准: approved extensions.
    pub extensions: Vec<Extension>,
    /// 容错澄清: decisions of tolerance, correction and clarification.
    pub exemptions: Vec<Exemption>,
    /// 不涉及: indicators that do not apply, and confirmed explicit nils.
    pub not_applicable: Vec<NotApplicable>,
    /// 加减分: bonuses and deductions.
    pub adjustments: Vec<Adjustment>,
    /// 一票否决: vetoes in force.
    pub vetoes: Vec<Veto>,
    /// 评议: votes.
    pub votes: Vec<Vote>,
    /// 核定得分: marks set by the office.
    pub assessed: Vec<Assessed>,
}

impl Registers {
    /// Adds the decisions on single rows of other registers.
    pub(crate) fn take_decisions(&mut self, of: &Registers) {
        self.exemptions.extend_from_slice(&of.exemptions);
        self.extensions.extend_from_slice(&of.extensions);
    }
}

/// Where an entry stands: the period of its folder, and its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Id of the period whose folder it is in.
    pub period: Arc<str>,
    /// Filled cells of the row.
    pub cells: Vec<Evidence>,
}

impl Entry {
    /// Whether the entry is for the period or, where that is a year, for a part of it.
    pub fn within(&self, campaign: &Campaign, period: &Period) -> bool {
        self.period == period.id
            || campaign.periods.iter().any(|part| {
                part.id == self.period && period.span.from <= part.span.from && part.span.to <= period.span.to
            })
    }
}

/// Receipt of a ledger: it came, was sent back, or will not come.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Unit.
    pub unit: UnitId,
    /// Ledger; none = all ledgers of the unit (全部).
    pub ledger: Option<LedgerId>,
    /// Day on which it came; none for an entry that only says that nothing came.
    pub received: Option<NaiveDate>,
    /// Day on which it was sent back.
    pub returned: Option<NaiveDate>,
    /// Name of the file, where the office notes it; it decides between versions.
    pub file: Option<Arc<str>>,
    /// Reason or remark, as written. 缺报 declares that nothing came, 不规范 that the form was wrong.
    pub reason: Arc<str>,
    /// 缺报: the office declares the ledger (or everything of the unit) missing.
    pub missing: bool,
    /// 不规范: the office notes an irregular form, such as a badly named file or an altered template.
    pub irregular: bool,
    /// Where the entry stands.
    pub entry: Entry,
}

/// An approved extension of a time limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Ledger of the row, or the register it reports on.
    pub ledger: LedgerId,
    /// Folded key of the row.
    pub key: Arc<str>,
    /// Name of the deadline, folded.
    pub deadline: Arc<str>,
    /// New last day in time.
    pub date: NaiveDate,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Day of the approval; one after the old date has passed does not count.
    pub approved: Option<NaiveDate>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// A decision of tolerance, correction or clarification.
#[derive(Clone, Debug, PartialEq)]
pub struct Exemption {
    /// 容错, 纠错 or 澄清, as written.
    pub kind: Arc<str>,
    /// The row or unit it is about.
    pub target: ExemptionTarget,
    /// The decision.
    pub verdict: Verdict,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Day of the decision.
    pub date: Option<NaiveDate>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// What an exemption is about.
#[derive(Clone, Debug, PartialEq)]
pub enum ExemptionTarget {
    /// What one unit is charged for a row.
    Row(RowCharge),
    /// 黑榜: the unit is kept off the black list.
    BlackBoard(UnitId),
    /// 核实数据: the office has checked a figure that is out of proportion (`decisions` 58).
    Figure(Figure),
}

/// A charge for a row: whose, for which row, and by what. An exemption lifts it and nothing else (`decisions` 52).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowCharge {
    /// Ledger of the row, or the register it reports on.
    pub ledger: LedgerId,
    /// Folded key of the row.
    pub key: Arc<str>,
    /// The unit that is charged.
    pub unit: UnitId,
    /// What it is charged by.
    pub scope: Scope,
}

/// By what a row is charged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// A time limit, by its folded name.
    Deadline(Arc<str>),
    /// An indicator.
    Indicator(IndicatorId),
    /// A veto that the row makes the program propose.
    Veto(VetoKindId),
}

/// A figure in a row of a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// Ledger of the row.
    pub ledger: LedgerId,
    /// Folded key of the row; of a row without a key its folded label (`台账第7行`).
    pub key: Arc<str>,
    /// Unit that sent the row.
    pub unit: UnitId,
    /// Column of the ledger.
    pub column: ColumnId,
}

/// The decision on an exemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 成立: granted.
    Granted,
    /// 部分成立: granted partly.
    Partly,
    /// 不成立: refused.
    Refused,
}

/// An indicator that does not apply to a unit, or a confirmation of explicit nils.
#[derive(Clone, Debug, PartialEq)]
pub struct NotApplicable {
    /// The unit; none = 全部 (all units).
    pub unit: Option<UnitId>,
    /// The indicator; none = 零报告: the office confirms the explicit nils of the period.
    pub indicator: Option<IndicatorId>,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Day of the approval.
    pub date: Option<NaiveDate>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// A bonus or a deduction.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Unit.
    pub unit: UnitId,
    /// Kind of bonus or deduction.
    pub kind: AdjustmentKindId,
    /// Index into the levels of the kind.
    pub level: usize,
    /// What it is given for, as written.
    pub matter: Arc<str>,
    /// Indicator whose line becomes 0, where the kind provides for that.
    pub indicator: Option<IndicatorId>,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Date of the document.
    pub date: Option<NaiveDate>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// A veto in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Veto {
    /// Unit.
    pub unit: UnitId,
    /// Kind of veto.
    pub kind: VetoKindId,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Date of the document.
    pub date: Option<NaiveDate>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// One vote on a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Appraisal the vote belongs to.
    pub rating: RatingId,
    /// Unit voted on.
    pub unit: UnitId,
    /// Index into the groups of raters of the appraisal; none where it has none.
    pub rater_group: Option<usize>,
    /// Who voted, as written.
    pub rater: Arc<str>,
    /// Index into the grades of the appraisal; none where votes are numbers.
    pub grade: Option<usize>,
    /// What it counts, in per cent; none = an abstention.
    pub percent: Option<Decimal>,
    /// Where the entry stands.
    pub entry: Entry,
}

/// A mark set by the office.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessed {
    /// Unit.
    pub unit: UnitId,
    /// Indicator.
    pub indicator: IndicatorId,
    /// The mark in points.
    pub mark: Decimal,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Who approved it, as written.
    pub approver: Arc<str>,
    /// Day of the approval.
    pub date: Option<NaiveDate>,
    /// Where the entry stands.
    pub entry: Entry,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Span;
    use crate::campaign::model::PeriodKind;
    use crate::rows::sample;

    fn period(id: &str, kind: PeriodKind, from: &str, to: &str) -> Period {
        Period {
            id: id.into(),
            kind,
            span: Span::new(from.parse().unwrap(), to.parse().unwrap()).unwrap(),
            ..sample::quarter()
        }
    }

    #[test]
    fn a_year_counts_entries_of_its_quarters_and_a_quarter_its_own() {
        let quarter = |id: &str, from: &str, to: &str| period(id, PeriodKind::Quarter, from, to);
        let mut campaign = sample::campaign();
        campaign.periods = vec![
            quarter("2021Q4", "2021-10-01", "2021-12-31"),
            quarter("2022Q1", "2022-01-01", "2022-03-31"),
            quarter("2022Q2", "2022-04-01", "2022-06-30"),
            quarter("2022Q4", "2022-10-01", "2022-12-31"),
            quarter("2023Q1", "2023-01-01", "2023-03-31"),
            period("2022", PeriodKind::Year, "2022-01-01", "2022-12-31"),
        ];
        let counted = |id: &str| -> Vec<String> {
            let asked = campaign.period(id).unwrap();
            let entry = |period: &Period| Entry {
                period: period.id.clone(),
                cells: Vec::new(),
            };
            let inside = campaign
                .periods
                .iter()
                .filter(|of| entry(of).within(&campaign, asked));
            inside.map(|of| of.id.to_string()).collect()
        };
        assert_eq!(counted("2022"), ["2022Q1", "2022Q2", "2022Q4", "2022"]);
        assert_eq!(counted("2022Q2"), ["2022Q2"]);
    }
}
