//! Whether two texts say nearly the same: sets of three characters in a row, compared by a few smallest hashes first.

use std::collections::BTreeMap;

/// Three characters in a row, as hashes; sorted, each once.
pub(super) type Shingles = Vec<u64>;

/// Least share of common shingles, in per cent, of two texts that are alike.
const ALIKE: usize = 75;
/// Smallest hashes that make two texts candidates when they share one band of them.
const BANDS: u64 = 12;

/// Most texts kept in a band that share its smallest hash.
const MOST: usize = 50;

/// The shingles of a text that is folded and stripped already.
pub(super) fn shingles(text: &str) -> Shingles {
    let chars: Vec<u64> = text.chars().map(|c| u64::from(u32::from(c))).collect();
    let mut shingles: Shingles = chars.windows(3).map(hash).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// FNV-1a over 64-bit words with a final mix. Written out, since the standard hash may change with the compiler.
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
            // They ascend: only one before the first found so far can take its place.
            let before = others
                .iter()
                .take_while(|other| like.is_none_or(|like| **other < like));
            let found = before.copied().find(|other| is_alike(&texts[*other], text));
            like = found.or(like);
            if others.len() < MOST {
                others.push(at);
            }
        }
        pairs.extend(like.map(|first| (first, at)));
    }
    pairs
}

fn is_alike(one: &Shingles, other: &Shingles) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if short * 100 < long * ALIKE {
        return false;
    }
    let shared = shared(one, other);
    let all = one.len() + other.len() - shared;
    all > 0 && shared * 100 >= all * ALIKE
}

/// Number of shingles that both texts have.
fn shared(mut one: &[u64], mut other: &[u64]) -> usize {
    let mut shared = 0;
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        shared += usize::from(first == second);
        if first <= second {
            one = rest;
        }
        if second <= first {
            other = others;
        }
    }
    shared
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

    #[test]
    fn what_stands_in_both_is_counted_once() {
        assert_eq!(shared(&[1, 3, 5, 9], &[0, 3, 4, 5, 10]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }

    #[test]
    fn a_text_is_paired_with_the_first_it_is_like() {
        let text = |end: &str| shingles(&format!("结合实际思考不多办法不多解决问题的本领有待提高{end}"));
        let texts = [text("甲"), shingles("小区物业服务不到位"), text("乙"), text("丙")];
        assert_eq!(pairs(&texts), [(0, 2), (0, 3)]);
    }
}
