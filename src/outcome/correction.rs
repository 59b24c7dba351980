//! What later decisions would have changed in a sealed period (`decisions` 24). The seal itself stays as it is.

use super::{Evidence, UnitId};
use crate::register::Verdict;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Decisions entered in this period about cases that a sealed period charged.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Id of the sealed period.
    pub id: Arc<str>,
    /// Title of the sealed period.
    pub period: Arc<str>,
    /// The decisions, as entered.
    pub decisions: Vec<Decision>,
    /// Lines that would have another mark; empty where there are none.
    pub lines: Vec<CorrectedLine>,
    /// If true, the period was not worked out again: its definition, roster or files are not those that were sealed.
    pub inputs_changed: bool,
}

impl Correction {
    /// The corrected totals: id of the period, unit, total.
    pub fn totals(&self) -> impl Iterator<Item = (Arc<str>, Arc<str>, Decimal)> {
        let lines = self.lines.iter();
        lines.map(|line| (self.id.clone(), line.unit.clone(), line.total_after))
    }
}

/// A decision on a case of a sealed period.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Day of the decision.
    pub date: Option<NaiveDate>,
    /// 容错, 纠错 or 澄清.
    pub kind: Arc<str>,
    /// Granted or partly granted.
    pub verdict: Verdict,
    /// Printed name of the ledger of the case.
    pub ledger: Arc<str>,
    /// Label of the row of the case.
    pub row: Arc<str>,
    /// Number or title of the document.
    pub document: Arc<str>,
    /// Source cells of its entry in the register.
    pub evidence: Vec<Evidence>,
}

/// A line of a sealed score table, as sealed and with the decisions.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectedLine {
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// The same unit by its id.
    #[serde(skip)]
    pub unit_id: UnitId,
    /// Number of the line, such as `1.1`.
    pub number: Arc<str>,
    /// Printed name of the indicator.
    pub indicator: Arc<str>,
    /// Points the line is worth.
    pub points: Decimal,
    /// Sealed mark in points; none = the line does not apply (不涉及).
    pub before: Option<Decimal>,
    /// Mark with the decisions, in points.
    pub after: Option<Decimal>,
    /// Sealed total of the unit, in points.
    pub total_before: Decimal,
    /// Total of the unit with the decisions, in points.
    pub total_after: Decimal,
}
