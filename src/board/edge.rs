//! The last place of a list and ties across it.

use super::Candidate;

/// Whether a candidate has one of the first places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It has.
    Yes,
    /// It has not.
    No,
    /// It is part of a tie that needs more places than are left, and none of the tie is taken.
    Edge,
}

/// For candidates from one end of the ranking on, who has one of the first `places`. Who shares a place stands or
/// falls together.
pub(super) fn first_places(candidates: &[&Candidate], places: u32, take_all: bool) -> Vec<Taken> {
    let places = usize::try_from(places).unwrap_or(usize::MAX);
    let mut taken = Vec::new();
    for tie in candidates.chunk_by(|one, other| one.place == other.place) {
        let before = taken.len();
        let verdict = match () {
            () if before >= places => Taken::No,
            () if before + tie.len() <= places || take_all => Taken::Yes,
            () => Taken::Edge,
        };
        taken.extend(std::iter::repeat_n(verdict, tie.len()));
    }
    taken
}
