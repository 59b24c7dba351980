//! What later decisions would have changed in a sealed period (`decisions` 24). The seal itself stays as it is.

use super::Evidence;
use crate::register::Verdict;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Decisions of this period about what a sealed one was charged for.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Title of the sealed period.
    pub period: Arc<str>,
    /// The decisions, as entered.
    pub decisions: Vec<Decision>,
    /// Lines that would have come out otherwise; empty where none would.
    pub lines: Vec<CorrectedLine>,
    /// The definition, the roster or the files of the period are not those that were sealed, so that it was not worked
    /// out again.
    pub inputs_changed: bool,
}

/// A decision on a case of a sealed period.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Decided on.
    pub date: Option<NaiveDate>,
    /// 容错, 纠错 or 澄清.
    pub kind: Arc<str>,
    /// Granted or partly.
    pub verdict: Verdict,
    /// Ledger of the case.
    pub ledger: Arc<str>,
    /// What the row of the case is called.
    pub row: Arc<str>,
    /// Document.
    pub document: Arc<str>,
    /// Cells of its entry.
    pub evidence: Vec<Evidence>,
}

/// A line of a unit's sealed score table, as it is and as it would have been.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectedLine {
    /// Unit.
    pub unit: Arc<str>,
    /// `1.1`.
    pub number: Arc<str>,
    /// Indicator.
    pub indicator: Arc<str>,
    /// Points.
    pub points: Decimal,
    /// Sealed mark; none = 不涉及.
    pub before: Option<Decimal>,
    /// Mark with the decisions.
    pub after: Option<Decimal>,
    /// Sealed total.
    pub total_before: Decimal,
    /// Total with the decisions.
    pub total_after: Decimal,
}
