//! A choice of alterations that a seed gives, the same every time.

/// Random numbers of a seed (SplitMix64).
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn of(seed: usize) -> Draw {
        Draw(u64::try_from(seed).expect("a seed"))
    }

    /// A number below this one.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit).expect("a limit");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("below the limit")
    }

    pub(super) fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }

    /// So many of them, or all where there are fewer.
    pub(super) fn some<T>(&mut self, mut of: Vec<T>, number: usize) -> Vec<T> {
        while of.len() > number {
            let at = self.below(of.len());
            of.swap_remove(at);
        }
        of
    }
}
