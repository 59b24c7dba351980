//! Points of a line that hang on the unit's word alone, with printed names.

use crate::campaign::model::Campaign;
use crate::score::SelfReported;
use crate::self_reported::{Fact, FactKind};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Points of a line that hang on what nobody tells but the unit.
#[derive(Clone, Debug, Default)]
pub struct SelfReportedLine {
    /// The points, rounded to two decimals; 0 where nothing of the mark does.
    pub points: Decimal,
    /// Number of cases that earn them; 0 where they are earned by what does not stand in a ledger.
    pub cases: usize,
    /// Number of all cases that earn points.
    pub of: usize,
    /// The facts they hang on.
    pub facts: Vec<NamedFact>,
}

/// A fact that a unit states by itself, with printed names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFact {
    /// Ledger in which it stands.
    pub ledger: Arc<str>,
    /// Column; none = the rows of the ledger.
    pub column: Option<Arc<str>>,
    /// What it is.
    pub kind: FactKind,
}

impl NamedFact {
    /// The fact with the names of the definition.
    pub fn new(campaign: &Campaign, fact: Fact) -> Self {
        let ledger = &campaign.ledgers[fact.ledger];
        NamedFact {
            ledger: ledger.name.clone(),
            column: fact.column.map(|column| ledger.columns[column].name.clone()),
            kind: fact.kind,
        }
    }
}

/// The same as the score has it, with names.
pub(super) fn named(campaign: &Campaign, score: SelfReported) -> SelfReportedLine {
    let facts = score.facts.into_iter();
    SelfReportedLine {
        points: score.points,
        cases: score.cases,
        of: score.of,
        facts: facts.map(|fact| NamedFact::new(campaign, fact)).collect(),
    }
}
