//! Ids of the parts of a campaign, one type each, and collections that are indexed by them.

use serde::Serialize;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// An index into one kind of collection.
pub trait Id: Copy + Ord {
    /// The id of the entry at a position, from 0.
    fn at(position: usize) -> Self;
    /// The position of the entry, from 0.
    fn position(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(pub usize);

        impl Id for $name {
            fn at(position: usize) -> Self {
                $name(position)
            }

            fn position(self) -> usize {
                self.0
            }
        }
    )*};
}

ids! {
    /// Index into [`Campaign::clauses`](crate::campaign::model::Campaign::clauses).
    ClauseId,
    /// Index into [`Roster::units`](crate::campaign::model::Roster::units).
    UnitId,
    /// Index into [`Roster::people`](crate::campaign::model::Roster::people).
    PersonId,
    /// Index into [`Campaign::measures`](crate::campaign::model::Campaign::measures).
    MeasureId,
    /// Index into [`Campaign::sets`](crate::campaign::model::Campaign::sets).
    SetId,
    /// Index into [`Campaign::lists`](crate::campaign::model::Campaign::lists).
    ListId,
    /// Index into [`Campaign::ledgers`](crate::campaign::model::Campaign::ledgers).
    LedgerId,
    /// Index into [`Ledger::columns`](crate::campaign::model::Ledger::columns).
    ColumnId,
    /// Index into [`Ledger::deadlines`](crate::campaign::model::Ledger::deadlines).
    DeadlineId,
    /// Index into [`Campaign::requirements`](crate::campaign::model::Campaign::requirements).
    RequirementId,
    /// Index into [`Campaign::indicators`](crate::campaign::model::Campaign::indicators).
    IndicatorId,
    /// Index into [`Campaign::tables`](crate::campaign::model::Campaign::tables).
    TableId,
    /// Index into [`Campaign::ratings`](crate::campaign::model::Campaign::ratings).
    RatingId,
    /// Index into [`Campaign::stages`](crate::campaign::model::Campaign::stages).
    StageId,
    /// Index into [`Campaign::groups`](crate::campaign::model::Campaign::groups).
    GroupId,
    /// Index into [`Campaign::adjustments`](crate::campaign::model::Campaign::adjustments).
    AdjustmentKindId,
    /// Index into [`Campaign::vetoes`](crate::campaign::model::Campaign::vetoes).
    VetoKindId,
}

/// A list whose entries are found by their id: the id of an entry is its position.
///
/// ```
/// use kaoping::id::{ById, UnitId};
/// let units: ById<UnitId, &str> = ["甲", "乙"].into_iter().collect();
/// assert_eq!(units[UnitId(1)], "乙");
/// ```
///
/// The id of anything else does not compile:
///
/// ```compile_fail,E0308
/// use kaoping::id::{ById, LedgerId, UnitId};
/// let units: ById<UnitId, &str> = ["甲", "乙"].into_iter().collect();
/// assert_eq!(units[LedgerId(1)], "乙");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ById<I, T> {
    entries: Vec<T>,
    by: PhantomData<fn() -> I>,
}

impl<I: Id, T> ById<I, T> {
    /// A list without entries.
    pub const fn new() -> Self {
        ById {
            entries: Vec::new(),
            by: PhantomData,
        }
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + Clone + use<I, T> {
        (0..self.entries.len()).map(I::at)
    }

    /// All entries with their ids, in order.
    pub fn with_ids(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator + Clone {
        self.ids().zip(&self.entries)
    }

    /// The entry with an id, if there is one.
    pub fn get(&self, id: I) -> Option<&T> {
        self.entries.get(id.position())
    }

    /// The id of the first entry that fulfils a condition.
    pub fn find_id(&self, fulfils: impl FnMut(&T) -> bool) -> Option<I> {
        self.entries.iter().position(fulfils).map(I::at)
    }

    /// Adds an entry; gives its id.
    pub fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::at(self.entries.len() - 1)
    }
}

impl<I: Id, T> Default for ById<I, T> {
    fn default() -> Self {
        ById::new()
    }
}

impl<I, T: fmt::Debug> fmt::Debug for ById<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.fmt(f)
    }
}

impl<I: Id, T> Index<I> for ById<I, T> {
    type Output = T;

    fn index(&self, id: I) -> &T {
        &self.entries[id.position()]
    }
}

impl<I: Id, T> IndexMut<I> for ById<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.entries[id.position()]
    }
}

impl<I, T> Deref for ById<I, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.entries
    }
}

impl<I, T> DerefMut for ById<I, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.entries
    }
}

impl<I: Id, T> From<Vec<T>> for ById<I, T> {
    fn from(entries: Vec<T>) -> Self {
        ById {
            entries,
            by: PhantomData,
        }
    }
}

impl<I: Id, T> FromIterator<T> for ById<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        Vec::from_iter(entries).into()
    }
}

impl<'a, I, T> IntoIterator for &'a ById<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut ById<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter_mut()
    }
}

impl<I, T> IntoIterator for ById<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_found_by_the_id_it_was_given() {
        let mut names: ById<UnitId, &str> = ["甲", "乙"].into_iter().collect();
        let third = names.push("丙");
        assert_eq!((third, names[third]), (UnitId(2), "丙"));
        assert_eq!(names.find_id(|name| *name == "乙"), Some(UnitId(1)));
        assert_eq!(names.find_id(|name| *name == "丁"), None);
        assert_eq!(names.get(UnitId(3)), None);
        let all: Vec<(UnitId, &str)> = names.with_ids().map(|(id, name)| (id, *name)).collect();
        assert_eq!(all, [(UnitId(0), "甲"), (UnitId(1), "乙"), (UnitId(2), "丙")]);
        assert!(names.ids().eq(all.iter().map(|(id, _)| *id)));
    }

    #[test]
    fn an_id_is_written_as_a_number() {
        let text = serde_json::to_string(&[UnitId(2), UnitId(0)]);
        assert_eq!(text.ok().as_deref(), Some("[2,0]"));
    }
}
