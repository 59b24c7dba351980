//! The spot check a campaign draws.

use super::{ClauseId, ColumnId, LedgerId};
use std::sync::Arc;

/// How many rows a spot check draws, and from what.
#[derive(Clone, Debug)]
pub struct Sampling {
    /// Where the plan sets it.
    pub clause: ClauseId,
    /// Words from which the order of drawing is worked out; the period is added.
    pub seed: Arc<str>,
    /// Number of rows drawn from each stratum.
    pub rows: u32,
    /// How rows are divided into strata.
    pub by: Strata,
    /// Ledgers drawn from; empty = all that units keep and that are not restricted.
    pub ledgers: Vec<LedgerId>,
    /// Register that takes the filled form.
    pub register: Option<SampleRegister>,
}

/// How rows are divided into strata; each stratum is drawn from by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strata {
    /// 单位: so many rows of each unit, whatever their ledger.
    Unit,
    /// 台账: so many rows of each ledger, whoever sent them.
    Ledger,
    /// 单位和台账: so many rows of each ledger of each unit.
    UnitAndLedger,
}

impl Strata {
    /// The rule in words.
    pub fn words(self) -> &'static str {
        match self {
            Strata::Unit => "按单位分层",
            Strata::Ledger => "按台账分层",
            Strata::UnitAndLedger => "按单位和台账分层",
        }
    }
}

/// The register of the office that takes the filled form, and where the form says what is looked into.
#[derive(Clone, Debug)]
pub struct SampleRegister {
    /// The register.
    pub ledger: LedgerId,
    /// Its key: the number of the check.
    pub number: ColumnId,
    /// Its lead: the unit that is checked.
    pub unit: ColumnId,
    /// Its column for the name of the ledger.
    pub of: Option<ColumnId>,
    /// Its column for the key of the row.
    pub row: Option<ColumnId>,
    /// Its column for what the unit reported.
    pub said: Option<ColumnId>,
}
