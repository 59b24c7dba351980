//! Result of a unit with printed names, down to the source cells.

use super::SelfReportedLine;
use crate::board::{BoardReason, GradeScore};
use crate::calc::Calc;
use crate::campaign::model::Combine;
use crate::campaign::model::Effect;
use crate::evidence::Evidence;
use crate::score::{AdjustmentCut, Cause, FactorScore, Figures, LineBasis, PartScore, SectionSum};
use crate::trend::{Change, SectionBefore};
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Result of one unit.
#[derive(Clone, Debug)]
pub struct UnitResult {
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// Printed name of its group; none for units that are not ranked.
    pub group: Option<Arc<str>>,
    /// Name of the leader in charge.
    pub leader: Option<Arc<str>>,
    /// Whether it was scored, sent nothing, or could not be assessed.
    pub rated: Rated,
    /// Sums of the sections of its score table.
    pub sections: Vec<SectionResult>,
    /// Lines of its score table in order.
    pub lines: Vec<LineResult>,
    /// Sums of the unit.
    pub figures: Figures,
    /// 折算: points added by scaling to the points of the table, and by its limits (scaled − marks).
    pub scaling: Decimal,
    /// Bonuses and deductions: the entries of the register.
    pub adjustments: Vec<AdjustmentLine>,
    /// Vetoes in force, and proposed ones.
    pub vetoes: Vec<VetoLine>,
    /// Place in the group, from 1; none for units that are not ranked.
    pub place: Option<u32>,
    /// The list it is on.
    pub board: Option<Board>,
    /// Its grade; none where none is given.
    pub grade: Option<GradeScore>,
    /// Why it is on a list or kept off one.
    pub board_reasons: Vec<BoardReason>,
    /// Change against the previous period.
    pub change: Change,
}

/// Sums of a section of the score table.
#[derive(Clone, Debug)]
pub struct SectionResult {
    /// Printed name of the section.
    pub name: Arc<str>,
    /// Points that the section counts in the table.
    pub points: Decimal,
    /// Points of those that apply to the unit.
    pub applicable: Decimal,
    /// What the section comes to in the table.
    pub marks: Decimal,
    /// How it comes of its lines.
    pub sum: SectionSum,
    /// The same lines in the previous period; none where none of them had a mark.
    pub previous: Option<SectionBefore>,
}

/// A line of the score table.
#[derive(Clone, Debug)]
pub struct LineResult {
    /// Number of the line, such as `1.1`.
    pub number: Arc<str>,
    /// Printed name of the section.
    pub section: Arc<str>,
    /// Printed name of the indicator.
    pub indicator: Arc<str>,
    /// Points the line is worth; 0 = it is counted and reported, not marked.
    pub points: Decimal,
    /// From what the mark was worked out.
    pub basis: LineBasis,
    /// Mark in points; none = the line does not apply (不涉及) or has no points.
    pub mark: Option<Decimal>,
    /// The arithmetic of the mark.
    pub calc: Option<Calc>,
    /// Mark in the previous period, in points.
    pub previous_mark: Option<Decimal>,
    /// Only for a line of 0 points: share of the cases that are fulfilled, in per cent (0–100).
    pub rate: Option<Decimal>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// 待核定: the mark rests on an explicit nil that the office has not confirmed.
    pub awaiting: bool,
    /// Scores of the parts of the indicator, without their losses: these stand in `deductions`.
    pub parts: Vec<PartScore>,
    /// Everything that was taken off; the amounts add up to points − mark.
    pub deductions: Vec<Deduction>,
    /// Bonus points from a rate above 100 %.
    pub adjustment: Decimal,
    /// How the marks of its parts make its mark.
    pub combine: Combine,
    /// Factors that hold.
    pub factors: Vec<FactorScore>,
    /// Whether nothing was due in the parts that carry points, and what the others take off is taken off all points.
    pub begins_full: bool,
    /// Points that decisions of tolerance and clarification give back; none where no case has one.
    pub given_back: Option<Decimal>,
    /// What of the mark hangs on the unit's word alone.
    pub self_reported: SelfReportedLine,
}

/// Which part of an indicator takes points off, where two parts do for the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichPart {
    /// The one that charges lateness beyond so many days, in the unit of the limit.
    Beyond(u32),
    /// The one that charges each step of so many days, in the unit of the limit.
    Each(u32),
    /// The one of so many points.
    OfPoints(Decimal),
    /// The one at this place, from 1.
    Nth(usize),
}

/// Points taken off a line, and why.
#[derive(Clone, Debug)]
pub struct Deduction {
    /// Points taken off; positive.
    pub amount: Decimal,
    /// Why they were taken off.
    pub cause: Cause,
    /// Which part of the indicator takes it off, where another one does for the same thing.
    pub part: Option<WhichPart>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Source cells that show it; empty where the reason is that something is missing.
    pub evidence: Vec<Evidence>,
}

/// A bonus or deduction from the office's register.
#[derive(Clone, Debug)]
pub struct AdjustmentLine {
    /// Printed name of the kind.
    pub kind: Arc<str>,
    /// Printed name of the level.
    pub level: Arc<str>,
    /// What it was given for, as written.
    pub matter: Arc<str>,
    /// Document it rests on.
    pub document: Arc<str>,
    /// Points, negative for a deduction; 0 where it was not counted.
    pub points: Decimal,
    /// Why it was cut or not counted; none where it counts in full.
    pub cut: Option<AdjustmentCut>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Cells of the register.
    pub evidence: Vec<Evidence>,
}

/// A veto on the unit, in force or proposed.
#[derive(Clone, Debug)]
pub struct VetoLine {
    /// Printed name of the kind.
    pub kind: Arc<str>,
    /// Whether the register puts it in force; otherwise it is proposed to the office.
    pub in_force: bool,
    /// Document that puts it in force.
    pub document: Arc<str>,
    /// What the veto does to the unit.
    pub effects: Vec<Effect>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Source cells that show it.
    pub evidence: Vec<Evidence>,
}
