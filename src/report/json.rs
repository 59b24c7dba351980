//! `result.json` and `restricted.json`: the whole result for programs, personal columns masked in the open one.

use crate::outcome::{Outcome, Restricted};

/// The open result.
pub(super) fn result(outcome: &Outcome) -> Vec<u8> {
    pretty(&super::masked(outcome))
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
