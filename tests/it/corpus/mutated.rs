//! The corpus once more, each file damaged in a few ways that are the same in every run: an answer, and no panic.

use super::{FOLDERS, bytes, names, understood};

/// A way to damage bytes.
type Way = fn(Vec<u8>, &mut Draw) -> Vec<u8>;

/// Numbers that look random.
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }
}

fn cut(mut bytes: Vec<u8>, draw: &mut Draw) -> Vec<u8> {
    bytes.truncate(draw.below(bytes.len()));
    bytes
}

fn flip(mut bytes: Vec<u8>, draw: &mut Draw) -> Vec<u8> {
    for _ in 0..1 + draw.below(6) {
        let at = draw.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << draw.below(8);
        }
    }
    bytes
}

fn fill(mut bytes: Vec<u8>, draw: &mut Draw) -> Vec<u8> {
    let at = draw.below(bytes.len());
    let with = [0, 0xff, b'<', b'0'][draw.below(4)];
    bytes
        .iter_mut()
        .skip(at)
        .take(1 + draw.below(64))
        .for_each(|byte| *byte = with);
    bytes
}

fn swap(mut bytes: Vec<u8>, draw: &mut Draw) -> Vec<u8> {
    let (from, to, length) = (draw.below(bytes.len()), draw.below(bytes.len()), draw.below(200));
    let piece: Vec<u8> = bytes.iter().skip(from).take(length).copied().collect();
    bytes
        .iter_mut()
        .skip(to)
        .zip(piece)
        .for_each(|(byte, new)| *byte = new);
    bytes
}

#[test]
fn damaged_files_get_an_answer() {
    let mut draw = Draw(2022);
    for of in FOLDERS {
        // A file of an older kind costs a process.
        let ways: &[Way] = if of == "older" {
            &[flip]
        } else {
            &[cut, flip, fill, swap]
        };
        for name in names(of) {
            let whole = bytes(of, &name);
            for way in ways {
                understood(&name, &way(whole.clone(), &mut draw));
            }
        }
    }
}
