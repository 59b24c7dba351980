//! Factors by which the marks of an indicator, a section or a table are multiplied.

use super::{IndicatorId, Part, RequirementId};
use rust_decimal::Decimal;
use std::sync::Arc;

/// A factor and when it holds.
#[derive(Clone, Debug)]
pub struct Factor {
    /// By what is multiplied.
    pub by: FactorBy,
    /// When.
    pub when: FactorWhen,
}

/// By what is multiplied.
#[derive(Clone, Debug, PartialEq)]
pub enum FactorBy {
    /// The same for all.
    Number(Decimal),
    /// A number of the unit in the roster, in the column so named.
    Roster(Arc<str>),
}

/// When a factor holds.
#[derive(Clone, Debug)]
pub enum FactorWhen {
    /// Always.
    Always,
    /// Where the mark of the indicator is below its points.
    Missed(IndicatorId),
    /// Where a case of the requirement that is due is not met.
    Unmet(RequirementId),
    /// Where the period has a row of the unit in a ledger, as the part counts them.
    Found(Box<Part>),
}
