//! Sealed periods: what earlier results are known by. Read before measuring, written once by `close`.
//!
//! Everything is kept by names, so that a reordered roster or definition does not shift it.

mod fingerprint;
mod lookup;
mod model;
mod parse;
mod seal;
mod store;
#[cfg(test)]
mod tests;

pub use fingerprint::{event_hash, row_cells, sha256};
pub use lookup::Subject;
pub use model::{
    History, SCHEMA, Sealed, SealedCase, SealedEvent, SealedFile, SealedLine, SealedOpen, SealedRestricted,
    SealedRow, SealedSum, SealedUnit,
};
pub use seal::seal;
pub use store::{Closed, close, load, to_bytes};
