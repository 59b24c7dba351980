//! A unit's score down to its cells, with names.

use crate::board::BoardReason;
use crate::calc::Calc;
use crate::campaign::model::Effect;
use crate::evidence::Evidence;
use crate::score::{AdjustmentCut, Cause, LineBasis, PartScore};
use crate::trend::{Change, SectionBefore};
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// One unit's score.
#[derive(Clone, Debug)]
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
    /// The marks scaled to 100, as they were worked out.
    pub scaled_calc: Calc,
    /// 折算: scaled − marks.
    pub scaling: Decimal,
    /// Bonuses, deductions, with the register's entries.
    pub adjustments: Vec<AdjustmentLine>,
    /// Bonus before the cap.
    pub gained: Decimal,
    /// Bonus after the cap.
    pub bonus: Decimal,
    /// Deductions, as a positive number.
    pub deduction: Decimal,
    /// marks + scaling + bonus − deduction.
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
    pub board_reasons: Vec<BoardReason>,
    /// Against the previous period.
    pub change: Change,
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
    /// Of its lines in the previous period; none where none of them had a mark.
    pub previous: Option<SectionBefore>,
}

/// A line of the score table.
#[derive(Clone, Debug)]
pub struct LineResult {
    /// `1.1`.
    pub number: Arc<str>,
    /// Section.
    pub section: Arc<str>,
    /// Indicator.
    pub indicator: Arc<str>,
    /// Points of the line.
    pub points: Decimal,
    /// How it was worked out.
    pub basis: LineBasis,
    /// Mark; none = 不涉及.
    pub mark: Option<Decimal>,
    /// The mark as it was worked out.
    pub calc: Option<Calc>,
    /// Mark in the previous period.
    pub previous_mark: Option<Decimal>,
    /// Per cent that is fulfilled, of a line without points: counted and reported, not marked.
    pub rate: Option<Decimal>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// 待核定: explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Parts of the indicator; what they took off stands in `deductions`.
    pub parts: Vec<PartScore>,
    /// What was taken off; adds up to points − mark.
    pub deductions: Vec<Deduction>,
    /// Bonus from exceeding a plan.
    pub excess: Decimal,
}

/// An amount that was taken off and why.
#[derive(Clone, Debug)]
pub struct Deduction {
    /// Positive amount.
    pub amount: Decimal,
    /// Why.
    pub cause: Cause,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells it rests on; empty for what is not there.
    pub evidence: Vec<Evidence>,
}

/// A bonus or deduction from the office's register.
#[derive(Clone, Debug)]
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
    /// Why it was not counted or cut.
    pub cut: Option<AdjustmentCut>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Register cells.
    pub evidence: Vec<Evidence>,
}

/// A veto.
#[derive(Clone, Debug)]
pub struct VetoLine {
    /// Kind.
    pub kind: Arc<str>,
    /// In force by the register; otherwise proposed to the office.
    pub in_force: bool,
    /// Document.
    pub document: Arc<str>,
    /// Effects.
    pub effects: Vec<Effect>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells.
    pub evidence: Vec<Evidence>,
}
