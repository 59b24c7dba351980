//! Rows, submissions, requirements, open items and input files of a result.

use super::{Evidence, LedgerCell};
use crate::finding::{Kind, Place};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// A case of a requirement: subject × code × window.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementCase {
    /// Requirement.
    pub requirement: Arc<str>,
    /// Unit whose score it enters (or whose person it is).
    pub unit: Arc<str>,
    /// Person, where the subject is one.
    pub person: Option<Arc<str>>,
    /// Code, where there is one case per code.
    pub code: Option<Arc<str>>,
    /// First day of the window (cumulative windows: first day counted).
    pub from: NaiveDate,
    /// Last day counted.
    pub to: NaiveDate,
    /// What was reached.
    pub reached: Decimal,
    /// What had to be reached, in words: `20×6/12→10`.
    pub target: String,
    /// The target as a number.
    pub needed: Decimal,
    /// Whether it is due yet.
    pub due: bool,
    /// Whether it is met.
    pub met: bool,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells counted.
    pub evidence: Vec<Evidence>,
}

/// Status light of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Light {
    /// Overdue.
    #[serde(rename = "红")]
    Red,
    /// At most three days left.
    #[serde(rename = "黄")]
    Yellow,
    /// More time left.
    #[serde(rename = "绿")]
    Green,
    /// Standing, or no date.
    #[serde(rename = "灰")]
    Grey,
}

/// An item that is not closed out.
#[derive(Clone, Debug, Serialize)]
pub struct OpenItem {
    /// Light as of the day.
    pub light: Light,
    /// Responsible unit.
    pub unit: Arc<str>,
    /// Whether it leads, or supports.
    pub lead: bool,
    /// Ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: leaders are told how many, and not which.
    pub personal: bool,
    /// Key without personal columns.
    pub key: Arc<str>,
    /// The whole key, by which a later period knows the item again.
    #[serde(skip)]
    pub identity: Arc<str>,
    /// Deadline.
    pub deadline: Arc<str>,
    /// Due date; none = standing.
    pub due: Option<NaiveDate>,
    /// Days late or left, in words.
    pub state: String,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

/// A list of items that every report carries until they are closed out.
#[derive(Clone, Debug, Serialize)]
pub struct TrackedList {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: leaders are told how many, and not which.
    pub personal: bool,
    /// Items alive in the period: open ones first, the most urgent before others.
    pub items: Vec<TrackedItem>,
}

/// An item of such a list.
#[derive(Clone, Debug, Serialize)]
pub struct TrackedItem {
    /// Light of its most urgent time limit; none = closed out.
    pub light: Option<Light>,
    /// Unit that leads.
    pub unit: Arc<str>,
    /// Key without personal columns.
    pub key: Arc<str>,
    /// Handed out on.
    pub opened: Option<NaiveDate>,
    /// Closed out on.
    pub closed: Option<NaiveDate>,
    /// Natural days from the one to the other, or to the day everything is judged by.
    pub days: Option<i64>,
    /// Its time limits in words: `七天办结：逾期未办 12天`.
    pub states: Vec<String>,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

/// What became of one unit's one ledger.
#[derive(Clone, Debug, Serialize)]
pub struct SubmissionCell {
    /// Unit.
    pub unit: Arc<str>,
    /// Ledger.
    pub ledger: Arc<str>,
    /// State.
    pub state: SubmissionState,
    /// When it was due.
    pub due: NaiveDate,
    /// When it came, by the register of receipts.
    pub received: Option<NaiveDate>,
    /// Days late.
    pub days_late: u32,
    /// How often it was sent back.
    pub returned: u32,
    /// Data rows read.
    pub rows: u32,
    /// Required cells.
    pub required: u32,
    /// Required cells that are blank.
    pub blank: u32,
    /// Where it never came: the office's own words about it in the register of receipts.
    pub noted: Vec<Evidence>,
}

/// State of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SubmissionState {
    /// Came in time (or no receipt says otherwise).
    #[serde(rename = "按时")]
    OnTime,
    /// Came late.
    #[serde(rename = "迟报")]
    Late,
    /// Did not come.
    #[serde(rename = "缺报")]
    Missing,
    /// Came with an explicit nil.
    #[serde(rename = "零报告")]
    Nil,
    /// Came and could not be read.
    #[serde(rename = "未能读取")]
    Unreadable,
}

/// All rows of a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct ConsolidatedLedger {
    /// Ledger.
    pub ledger: Arc<str>,
    /// Printed names of the columns shown.
    pub columns: Vec<Arc<str>>,
    /// Whether each column is masked outside the unit's own slip and the office's workbook.
    pub personal: Vec<bool>,
    /// Rows by unit and place.
    pub rows: Vec<ConsolidatedRow>,
}

/// A row of a ledger.
#[derive(Clone, Debug, Serialize)]
pub struct ConsolidatedRow {
    /// Unit that sent it; none for registers.
    pub unit: Option<Arc<str>>,
    /// Where it stands.
    pub place: Place,
    /// Cells, parallel to the columns of the ledger.
    pub cells: Vec<LedgerCell>,
    /// Why the row is not counted; empty = counted.
    pub rejected: Vec<Rejected>,
    /// Outcome of its deadlines in words.
    pub deadlines: Vec<String>,
}

/// Why a row is not counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rejected {
    /// Printed name of the column it is about; none = the whole row, or a cell that is not shown here.
    pub column: Option<Arc<str>>,
    /// What is the matter; none = it tells of a cell that is not shown here.
    pub kind: Option<Kind>,
    /// Told only to the office and the own unit.
    #[serde(skip)]
    pub personal: bool,
}
