//! Which units share the first places of a ranking, and ties across the last of these places.

/// Whether a candidate has one of the places of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The candidate has a place.
    Yes,
    /// The candidate has no place.
    No,
    /// The candidate is in a tie for the last places that is larger than the places left, and none of the tie is taken.
    Edge,
}

/// For each candidate whether it has one of the first `places`. `ranked`: what they are ranked by, such as their
/// places in the ranking, from the end the list begins at; equal ones are a tie. `take_all`: a tie across the last place is taken whole, otherwise none of
/// it.
pub(crate) fn first_places<T: PartialEq>(ranked: &[T], places: u32, take_all: bool) -> Vec<Taken> {
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
