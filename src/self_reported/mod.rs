//! What a unit alone says (自报): which facts a mark rests on, where each of them comes from, and which of them nobody
//! tells but the unit that is scored. Derived from the roles of columns and from what the parts of indicators read.

mod alone;
mod basis;
pub mod fields;
mod kind;

pub use alone::Witnesses;
pub use basis::{Basis, bases};
pub use kind::{FactKind, FactKinds};

use crate::campaign::model::{ColumnId, LedgerId};

/// A fact that a unit states by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// Ledger in which it stands.
    pub ledger: LedgerId,
    /// Column; none = the rows of the ledger.
    pub column: Option<ColumnId>,
    /// What it is.
    pub kind: FactKind,
}
