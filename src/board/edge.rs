//! The last place of a list and ties across it.

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

/// For the places from one end of the ranking on, which of them are among the first `places`. Who shares a place
/// stands or falls together.
pub(super) fn first_places(ranked: &[u32], places: u32, take_all: bool) -> Vec<Taken> {
    let places = usize::try_from(places).unwrap_or(usize::MAX);
    let mut taken = Vec::new();
    for tie in ranked.chunk_by(|one, other| one == other) {
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
