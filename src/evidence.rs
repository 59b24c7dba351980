//! A cell of somebody's file that a fact was read from.

use crate::finding::Place;
use serde::Serialize;
use std::sync::Arc;

/// A cell that says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Where.
    pub place: Place,
    /// Printed name of the column; empty where the place is a whole row or file.
    pub column: Arc<str>,
    /// What stands there, as in the file.
    pub shown: Arc<str>,
    /// Told only to the office and the own unit.
    #[serde(skip)]
    pub personal: bool,
}
