//! A unit's score down to its cells.

use crate::finding::Place;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// One unit's score.
#[derive(Clone, Debug, Serialize)]
pub struct UnitResult {
    /// Name.
    pub unit: Arc<str>,
    /// Group; none for units that are not ranked.
    pub group: Option<Arc<str>>,
    /// Leader in charge.
    pub leader: Option<Arc<str>>,
    /// Scored, missing or not assessed.
    pub rated: Rated,
    /// Sections of its score table.
    pub sections: Vec<SectionResult>,
    /// Lines of its score table in order.
    pub lines: Vec<LineResult>,
    /// Σ marks.
    pub marks: Decimal,
    /// Points of the lines that apply.
    pub applicable: Decimal,
    /// Marks scaled to 100.
    pub scaled: Decimal,
    /// 折算: scaled − marks.
    pub folding: Decimal,
    /// Bonuses, deductions, with the register's entries.
    pub adjustments: Vec<AdjustmentLine>,
    /// Bonus after the cap.
    pub bonus: Decimal,
    /// Deductions, as a positive number.
    pub deduction: Decimal,
    /// Said where the bonus was capped.
    pub bonus_note: Option<String>,
    /// marks + folding + bonus − deduction.
    pub total: Decimal,
    /// The total if the explicit nils waiting for the office were confirmed; none where nothing waits.
    pub total_if_confirmed: Option<Decimal>,
    /// Vetoes in force, and proposed ones.
    pub vetoes: Vec<VetoLine>,
    /// Place in the group.
    pub place: Option<u32>,
    /// Which board.
    pub board: Option<Board>,
    /// Why it is on a board or kept off one.
    pub board_reasons: Vec<String>,
    /// Total of the previous period.
    pub previous_total: Option<Decimal>,
    /// Place in the previous period.
    pub previous_place: Option<u32>,
    /// 纵向: change of the total; of the rate where `delta_is_rate`.
    pub delta_total: Option<Decimal>,
    /// The score table changed, so the rates (scaled marks) are compared.
    pub delta_is_rate: bool,
    /// 横向: places gained in the group.
    pub delta_place: Option<i64>,
    /// Periods in a row on the red list, this one included.
    pub red_run: u32,
    /// Periods in a row on the black list.
    pub black_run: u32,
}

/// How a unit came to its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Rated {
    /// From its ledgers.
    #[serde(rename = "已评")]
    Scored,
    /// 缺报: nothing was sent; registers only.
    #[serde(rename = "缺报")]
    Missing,
    /// 未评定: something was sent that could not be read.
    #[serde(rename = "未评定")]
    NotAssessed,
    /// 不参评: reported, not ranked.
    #[serde(rename = "不参评")]
    NotRanked,
}

/// Red or black list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Board {
    /// 红榜.
    #[serde(rename = "红榜")]
    Red,
    /// 黑榜.
    #[serde(rename = "黑榜")]
    Black,
}

/// A section's sum.
#[derive(Clone, Debug, Serialize)]
pub struct SectionResult {
    /// Name.
    pub name: Arc<str>,
    /// Points of the section.
    pub points: Decimal,
    /// Points of its lines that apply.
    pub applicable: Decimal,
    /// Σ marks.
    pub marks: Decimal,
}

/// A line of the score table.
#[derive(Clone, Debug, Serialize)]
pub struct LineResult {
    /// `1.1`.
    pub number: Arc<str>,
    /// Section.
    pub section: Arc<str>,
    /// Indicator.
    pub indicator: Arc<str>,
    /// Points of the line.
    pub points: Decimal,
    /// Mark; none = 不涉及.
    pub mark: Option<Decimal>,
    /// Per cent that is fulfilled, of a line without points: counted and reported, not marked.
    pub rate: Option<Decimal>,
    /// How the mark came about, one clause of a sentence per element: `1 ÷ 2 = 50%`, `6 × 50% = 3.00`.
    pub words: Vec<String>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// 待核定: explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Parts of the indicator.
    pub parts: Vec<PartResult>,
    /// What was taken off; adds up to points − mark.
    pub deductions: Vec<Deduction>,
    /// Bonus from exceeding a plan.
    pub excess: Decimal,
}

/// A part of an indicator.
#[derive(Clone, Debug, Serialize)]
pub struct PartResult {
    /// Its points after shares and not-applicable parts; zero = takes off only.
    pub points: Decimal,
    /// Exact mark; none = not applicable.
    pub mark: Option<Decimal>,
    /// Arithmetic in words.
    pub words: String,
    /// Everything that was counted, good or not.
    pub cases: Vec<CaseLine>,
}

/// Something that was counted.
#[derive(Clone, Debug, Serialize)]
pub struct CaseLine {
    /// What: `督5·办结（牵头）`.
    pub label: String,
    /// Came to what: `逾期办结 3天`.
    pub result: String,
    /// Whether it counts as fulfilled; none where that is not asked.
    pub good: Option<bool>,
    /// Its weight in the denominator.
    pub weight: Decimal,
    /// Due date.
    pub due: Option<NaiveDate>,
    /// Cells it was read from.
    pub evidence: Vec<Evidence>,
}

/// An amount that was taken off and why.
#[derive(Clone, Debug, Serialize)]
pub struct Deduction {
    /// Positive amount.
    pub amount: Decimal,
    /// Why, in words.
    pub reason: String,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells it rests on; empty for what is not there.
    pub evidence: Vec<Evidence>,
}

/// A cell that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Where.
    pub place: Place,
    /// Printed name of the column; empty where the place is a whole row or file.
    pub column: Arc<str>,
    /// What stands there, as in the file.
    pub shown: Arc<str>,
    /// Told only to the office and the own unit.
    #[serde(skip)]
    pub personal: bool,
}

/// A bonus or deduction from the office's register.
#[derive(Clone, Debug, Serialize)]
pub struct AdjustmentLine {
    /// Kind.
    pub kind: Arc<str>,
    /// Level.
    pub level: Arc<str>,
    /// Matter.
    pub matter: Arc<str>,
    /// Basis document.
    pub document: Arc<str>,
    /// Points, signed; zero where it was not counted.
    pub points: Decimal,
    /// Why it was not counted or capped.
    pub note: Option<String>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Register cells.
    pub evidence: Vec<Evidence>,
}

/// A veto.
#[derive(Clone, Debug, Serialize)]
pub struct VetoLine {
    /// Kind.
    pub kind: Arc<str>,
    /// In force by the register; otherwise proposed to the office.
    pub in_force: bool,
    /// Document.
    pub document: Arc<str>,
    /// Effects in words.
    pub effects: Vec<String>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells.
    pub evidence: Vec<Evidence>,
}
