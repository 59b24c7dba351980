//! Least and most marks of something, as a number or as a word where there is no end.

use super::super::model::Bound;
use super::super::reader::{Fields, Written};
use super::words::{NO_CAP, NO_FLOOR};

/// A limit; none = not written.
pub(crate) type Limit = Option<Written<Bound>>;

/// Most points that anything may carry, add or take.
pub(super) const MOST_POINTS: i64 = 10_000;

/// `floor`.
pub(super) fn floor(fields: &Fields<'_>) -> Limit {
    fields.may("floor", |node| {
        node.word_or_number(NO_FLOOR, -MOST_POINTS, MOST_POINTS, Bound::At)
    })
}

/// A lower limit of what is taken off, not above 0.
pub(super) fn penalty_floor(fields: &Fields<'_>, key: &'static str) -> Limit {
    fields.may(key, |node| {
        node.word_or_number(NO_FLOOR, -MOST_POINTS, 0, Bound::At)
    })
}

/// An upper limit, not below 0.
pub(super) fn cap(fields: &Fields<'_>, key: &'static str) -> Limit {
    fields.may(key, |node| node.word_or_number(NO_CAP, 0, MOST_POINTS, Bound::At))
}
