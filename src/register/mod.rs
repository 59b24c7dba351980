//! Registers with fixed columns that every campaign has: receipts, extensions, exemptions, not applicable,
//! adjustments, vetoes, votes, assessed marks. The office keeps them; their names are words of the tool.

mod entries;
mod fixed;
mod read;
mod row;

pub use fixed::Fixed;
pub use read::read;

use crate::campaign::model::{
    AdjustmentKindId, Campaign, IndicatorId, LedgerId, Period, RatingId, UnitId, VetoKindId,
};
use crate::evidence::Evidence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::sync::Arc;

/// All entries of the registers of this and earlier periods.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// 报送登记.
    pub receipts: Vec<Receipt>,
    /// 延期批准.
    pub extensions: Vec<Extension>,
    /// 容错澄清.
    pub exemptions: Vec<Exemption>,
    /// 不涉及.
    pub not_applicable: Vec<NotApplicable>,
    /// 加减分.
    pub adjustments: Vec<Adjustment>,
    /// 一票否决.
    pub vetoes: Vec<Veto>,
    /// 评议.
    pub votes: Vec<Vote>,
    /// 核定得分.
    pub assessed: Vec<Assessed>,
}

/// Where an entry was read: the folder's period and its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Id of the period whose folder it lies in.
    pub period: Arc<str>,
    /// The row's filled cells.
    pub cells: Vec<Evidence>,
}

impl Entry {
    /// Whether the entry was made for a period or, for a year, for one of its parts.
    pub fn within(&self, campaign: &Campaign, period: &Period) -> bool {
        self.period == period.id
            || campaign.periods.iter().any(|part| {
                part.id == self.period && period.span.from <= part.span.from && part.span.to <= period.span.to
            })
    }
}

/// A ledger came in, was sent back, or will not come.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// Unit.
    pub unit: UnitId,
    /// Ledger; none = all ledgers of the unit (全部).
    pub ledger: Option<LedgerId>,
    /// Came on; none for an entry that only says that nothing came.
    pub received: Option<NaiveDate>,
    /// Sent back on.
    pub returned: Option<NaiveDate>,
    /// File name, where the office notes it (chooses among versions).
    pub file: Option<Arc<str>>,
    /// Reason or remark; 缺报 declares that nothing came, 不规范 that form was wrong.
    pub reason: Arc<str>,
    /// 缺报: the office declares the ledger (or the unit) missing.
    pub missing: bool,
    /// 不规范: a badly named file, an altered template.
    pub irregular: bool,
    /// Cells.
    pub entry: Entry,
}

/// A later date was approved.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// Ledger (or its base) of the row.
    pub ledger: LedgerId,
    /// Folded key of the row.
    pub key: Arc<str>,
    /// Name of the deadline, folded.
    pub deadline: Arc<str>,
    /// New date.
    pub date: NaiveDate,
    /// Who approved.
    pub approver: Arc<str>,
    /// When; an approval after the old date has passed does not count.
    pub approved: Option<NaiveDate>,
    /// Cells.
    pub entry: Entry,
}

/// Tolerance, correction or clarification.
#[derive(Clone, Debug, PartialEq)]
pub struct Exemption {
    /// 容错, 纠错 or 澄清, as written.
    pub kind: Arc<str>,
    /// What it is about.
    pub target: ExemptionTarget,
    /// What was decided.
    pub verdict: Verdict,
    /// Document.
    pub document: Arc<str>,
    /// Decided on.
    pub date: Option<NaiveDate>,
    /// Cells.
    pub entry: Entry,
}

/// What an exemption points to.
#[derive(Clone, Debug, PartialEq)]
pub enum ExemptionTarget {
    /// A row, by ledger and folded key.
    Row(LedgerId, Arc<str>),
    /// 黑榜: the unit is kept off the black list.
    BlackBoard(UnitId),
}

/// Decision on an exemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// 成立.
    Granted,
    /// 部分成立.
    Partly,
    /// 不成立.
    Refused,
}

/// An indicator does not apply, or all nils of a period are confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct NotApplicable {
    /// Unit; none = 全部.
    pub unit: Option<UnitId>,
    /// Indicator; none = 零报告: the office confirms explicit nils.
    pub indicator: Option<IndicatorId>,
    /// Document.
    pub document: Arc<str>,
    /// Who approved.
    pub approver: Arc<str>,
    /// Cells.
    pub entry: Entry,
}

/// Bonus or deduction.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustment {
    /// Unit.
    pub unit: UnitId,
    /// Kind of bonus or deduction.
    pub kind: AdjustmentKindId,
    /// Index into its levels.
    pub level: usize,
    /// Matter.
    pub matter: Arc<str>,
    /// Indicator that becomes 0, where the kind says so.
    pub indicator: Option<IndicatorId>,
    /// Document.
    pub document: Arc<str>,
    /// Dated.
    pub date: Option<NaiveDate>,
    /// Who approved.
    pub approver: Arc<str>,
    /// Cells.
    pub entry: Entry,
}

/// A veto in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Veto {
    /// Unit.
    pub unit: UnitId,
    /// Kind of veto.
    pub kind: VetoKindId,
    /// Document.
    pub document: Arc<str>,
    /// Who approved.
    pub approver: Arc<str>,
    /// Dated.
    pub date: Option<NaiveDate>,
    /// Cells.
    pub entry: Entry,
}

/// One vote on a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// Rating.
    pub rating: RatingId,
    /// Unit voted on.
    pub unit: UnitId,
    /// Index into the rating's raters; none where it has none.
    pub rater_group: Option<usize>,
    /// Who voted, as written.
    pub rater: Arc<str>,
    /// Mark out of 100.
    pub mark: Decimal,
    /// Cells.
    pub entry: Entry,
}

/// A mark set by the office.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessed {
    /// Unit.
    pub unit: UnitId,
    /// Indicator.
    pub indicator: IndicatorId,
    /// Mark.
    pub mark: Decimal,
    /// Who approved.
    pub approver: Arc<str>,
    /// Cells.
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
