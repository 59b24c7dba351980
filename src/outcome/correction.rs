//! What later decisions would have changed in a sealed period (`decisions` 24). The seal itself stays as it is.

use super::Evidence;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Decisions of this period about what a sealed one was charged for.
#[derive(Clone, Debug, Serialize)]
pub struct Correction {
    /// Title of the sealed period.
    pub period: Arc<str>,
    /// The decisions, as entered.
    pub decisions: Vec<Decision>,
    /// Lines that would have come out otherwise; empty where none would.
    pub lines: Vec<CorrectedLine>,
    /// Why the period could not be worked out again, where it could not.
    pub unknown: Option<String>,
}

/// A decision on a case of a sealed period.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// Decided on.
    pub date: Option<NaiveDate>,
    /// `容错成立：质量安全通知·×质安〔2022〕1号（容〔2022〕1号）`.
    pub words: String,
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
