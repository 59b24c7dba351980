//! Whether two texts say nearly the same: sets of three characters in a row, compared by a few smallest hashes first.

use std::collections::{BTreeMap, BTreeSet};

/// Three characters in a row, as hashes.
pub(super) type Shingles = BTreeSet<u64>;

/// How many of a hundred shingles two texts share at least.
const ALIKE: usize = 75;
/// Smallest hashes that make two texts candidates when they share one band of them.
const BANDS: u64 = 12;

/// The shingles of a text that is folded and stripped already.
pub(super) fn shingles(text: &str) -> Shingles {
    let chars: Vec<char> = text.chars().collect();
    let words = |three: &[char]| {
        three
            .iter()
            .map(|c| u64::from(u32::from(*c)))
            .collect::<Vec<u64>>()
    };
    chars.windows(3).map(|three| hash(&words(three))).collect()
}

/// FNV-1a over whole words, mixed at the end: the same in every version of the compiler.
fn hash(words: &[u64]) -> u64 {
    let step = |hash: u64, word: &u64| (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3);
    let hash = words.iter().fold(0xcbf2_9ce4_8422_2325, step);
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// Pairs of texts that are nearly the same, each text with the first one before it that it is like.
pub(super) fn pairs(texts: &[Shingles]) -> Vec<(usize, usize)> {
    let mut bands: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let mut like: Option<usize> = None;
        for band in 0..BANDS {
            let least = text.iter().map(|shingle| hash(&[band, *shingle])).min();
            let Some(least) = least else { continue };
            let others = bands.entry((band, least)).or_default();
            let found = others
                .iter()
                .copied()
                .find(|other| is_alike(&texts[*other], text));
            like = match (like, found) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            if others.len() < 50 {
                others.push(at);
            }
        }
        pairs.extend(like.map(|first| (first, at)));
    }
    pairs
}

fn is_alike(one: &Shingles, other: &Shingles) -> bool {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    all > 0 && shared * 100 >= all * ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_changed_in_a_long_text_is_alike() {
        let texts = [
            "个别干部学习不够深入满足于完成任务结合实际思考不多办法不多",
            "小区物业服务不到位群众反映强烈",
            "个别干部学习不够深入满足于完成任务结合实际思考不多方法不多",
        ];
        let shingles: Vec<Shingles> = texts.iter().map(|text| shingles(text)).collect();
        assert_eq!(pairs(&shingles), [(0, 2)]);
    }
}
