//! Sealed periods: what earlier results are known by. Read before measuring, written once by `close`.
//!
//! Everything is kept by names, so that a reordered roster or definition does not shift it.

mod decided;
mod fingerprint;
#[cfg(test)]
pub(crate) mod fixture;
mod follow;
mod lookup;
mod model;
mod parse;
#[cfg(feature = "program")]
mod reopen;
mod rules;
#[cfg(feature = "program")]
mod store;
#[cfg(test)]
mod tests;
mod unsealed;

pub use decided::{ClosingDecision, Reopening};
pub use fingerprint::{event_hash, row_cells};
pub use lookup::Subject;
pub use model::{
    CorrectedTotals, History, SCHEMA, Sealed, SealedCase, SealedEvent, SealedFile, SealedLine, SealedNumber,
    SealedOpen, SealedRepeat, SealedRestricted, SealedRow, SealedSum, SealedUnit,
};
#[cfg(feature = "program")]
pub use reopen::{reopen, reopenings};
pub use rules::{RuleChange, RulesSince, SealedRule, changed_rules};
#[cfg(feature = "program")]
pub use store::{Closed, close, load, to_bytes};
