//! A cell of somebody's file that a fact was read from, so that every point can be followed back to it.

use crate::finding::Place;
use serde::Serialize;
use std::sync::Arc;

/// A source cell: where it is, its column, its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// File, sheet, row and column.
    pub place: Place,
    /// Printed name of the column; empty where the place is a whole row or file.
    pub column: Arc<str>,
    /// Text of the cell as it stands in the file, or the mask where it may not be shown.
    pub shown: Arc<str>,
    /// Whether the cell is personal: shown to the office and the own unit only, masked elsewhere.
    #[serde(skip)]
    pub personal: bool,
}
