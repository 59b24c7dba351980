//! `result.json` and `restricted.json`: the whole result for programs, personal columns masked in the open one.

use crate::outcome::{Outcome, Restricted};
use std::sync::Arc;

/// The open result.
pub(super) fn result(outcome: &Outcome) -> Vec<u8> {
    let mut open = outcome.clone();
    for ledger in &mut open.ledgers {
        for row in &mut ledger.rows {
            for (cell, personal) in row.cells.iter_mut().zip(&ledger.personal) {
                if *personal && !cell.is_empty() {
                    *cell = Arc::from("***");
                }
            }
        }
    }
    pretty(&open)
}

/// The restricted result.
pub(super) fn restricted(restricted: &Restricted) -> Vec<u8> {
    pretty(restricted)
}

fn pretty<T: serde::Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("names and numbers always serialise");
    bytes.push(b'\n');
    bytes
}
