//! What a unit alone can know it can also invent: other values in the columns of which the program says so
//! (`kaoping::self_reported`), where no seal settles them, are the only alterations by which a unit may gain.

use kaoping::campaign::model::{ColumnId, LedgerId};
use kaoping::self_reported::{FactKind, FactKinds};

/// What an altered cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Nothing that can be used: blank, 无, or unreadable.
    Nothing,
    /// Another usable value.
    Other,
}

/// Why a unit may gain by writing another value into a column; none = it may not.
pub(super) fn own_word(
    kinds: &FactKinds,
    (ledger, column): (LedgerId, ColumnId),
    told: Told,
    is_sealed: bool,
) -> Option<FactKind> {
    let kind = kinds.of(ledger, column).filter(|_| told == Told::Other)?;
    // The amounts of a sealed row are altered by orders of size, of which the office is asked (`decisions` 58).
    let held = kind.is_held_by_seal() || kind == FactKind::DoneAmount;
    (!is_sealed || !held).then_some(kind)
}

/// Why a unit may gain by leaving a row out.
pub(super) fn own_row(is_sealed: bool) -> Option<FactKind> {
    Some(FactKind::Rows).filter(|kind| !is_sealed || !kind.is_held_by_seal())
}
