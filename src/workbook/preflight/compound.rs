//! The directory of a compound file (OLE): names and first bytes of its streams. Everything a file says of itself is
//! taken with care: a chain is followed no longer than the file has sectors.

use crate::workbook::little_endian::{u16_at, u32_at};
use std::borrow::Cow;

/// A compound file (OLE2) that was opened.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    /// Size of a sector in bytes.
    sector: usize,
    /// The sector after each sector.
    next: Vec<u32>,
    /// The small sector after each small sector.
    small_next: Vec<u32>,
    /// Streams below this size lie in small sectors.
    cutoff: u64,
    entries: Vec<Entry>,
}

/// A storage or a stream.
pub(super) struct Entry {
    pub(super) name: String,
    is_stream: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

/// Bytes of a small sector.
const SMALL: usize = 64;
/// Streams and storages that are looked at.
const MOST_ENTRIES: usize = 10_000;

impl<'a> Compound<'a> {
    /// None when there is no directory.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 0x1e)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Compound {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            cutoff: u64::from(u32_at(bytes, 0x38)?),
            entries: Vec::new(),
        };
        file.next = file.table()?;
        let entries = file.chain(u32_at(bytes, 0x30)?);
        let entries = entries.iter().flat_map(|at| file.at(*at).chunks_exact(128));
        file.entries = entries.take(MOST_ENTRIES).filter_map(Entry::read).collect();
        let small = file.chain(u32_at(bytes, 0x3c)?);
        let small = small.iter().flat_map(|at| numbers(file.at(*at)));
        file.small_next = small.take(bytes.len() / SMALL).collect();
        (!file.entries.is_empty()).then_some(file)
    }

    /// The table of sectors, whose own sectors the header lists, and further lists behind it.
    fn table(&self) -> Option<Vec<u32>> {
        let mut lists: Vec<u32> = numbers(self.bytes.get(0x4c..512)?).collect();
        let mut list = u32_at(self.bytes, 0x44)?;
        // A sector of the table stands for so many sectors of the file.
        let most = self.bytes.len() / self.sector / (self.sector / 4) + 1;
        while lists.len() < most {
            let sectors: Vec<u32> = numbers(self.at(list)).collect();
            let Some((after, sectors)) = sectors.split_last() else {
                break;
            };
            lists.extend(sectors);
            list = *after;
        }
        let used = lists.iter().take_while(|at| **at < 0xffff_fffa).take(most);
        Some(used.flat_map(|at| numbers(self.at(*at))).collect())
    }

    /// The bytes of a sector; fewer where the file ends before it does.
    fn at(&self, sector: u32) -> &'a [u8] {
        self.run(&[sector])
    }

    /// Where a sector begins; the end of the file where that ends before.
    fn place(&self, sector: u32) -> usize {
        (sector as usize)
            .saturating_add(1)
            .saturating_mul(self.sector)
            .min(self.bytes.len())
    }

    fn chain(&self, start: u32) -> Vec<u32> {
        chain(&self.next, start)
    }

    /// Streams and storages directly below the root.
    pub(super) fn top(&self) -> Vec<&Entry> {
        let root = self.entries.first().map_or(u32::MAX, |root| root.child);
        self.tree(root, &mut vec![false; self.entries.len()])
    }

    /// Streams that no storage leads to: the tree of the directory is damaged there.
    pub(super) fn loose(&self) -> Vec<&Entry> {
        let mut seen = vec![false; self.entries.len()];
        for entry in self.entries.iter().filter(|entry| !entry.is_stream) {
            self.tree(entry.child, &mut seen);
        }
        let entries = self.entries.iter().zip(&seen);
        let loose = entries.filter(|(entry, seen)| entry.is_stream && !**seen);
        loose.map(|(entry, _)| entry).collect()
    }

    /// The entries of a tree that were not seen before.
    fn tree(&self, top: u32, seen: &mut [bool]) -> Vec<&Entry> {
        let mut found = Vec::new();
        let mut todo = vec![top];
        while let Some(at) = todo.pop() {
            let Some(entry) = self.entries.get(at as usize) else {
                continue;
            };
            if !std::mem::replace(&mut seen[at as usize], true) {
                todo.extend([entry.left, entry.right]);
                found.push(entry);
            }
        }
        found
    }

    /// The first bytes of a stream.
    pub(super) fn head(&self, entry: &Entry, most: usize) -> Cow<'a, [u8]> {
        let most = most.min(usize::try_from(entry.size).unwrap_or(usize::MAX));
        match entry.size < self.cutoff {
            true => self.small_head(entry, most).into(),
            false => self.joined(&self.chain(entry.start), most),
        }
    }

    fn small_head(&self, entry: &Entry, most: usize) -> Vec<u8> {
        let mut head = Vec::new();
        let root = self.entries.first().map_or(0, |root| root.start);
        let home = self.chain(root);
        for small in chain(&self.small_next, entry.start) {
            let from = small as usize * SMALL;
            let sector = home.get(from / self.sector).map_or(&[][..], |at| self.at(*at));
            let within = from % self.sector;
            head.extend(sector.iter().skip(within).take(SMALL));
            if head.len() >= most {
                break;
            }
        }
        head.truncate(most);
        head
    }

    /// The bytes of these sectors, at most so many. Most programs write a stream in one run, which is not copied.
    fn joined(&self, sectors: &[u32], most: usize) -> Cow<'a, [u8]> {
        let needed = sectors.len().min(most.div_ceil(self.sector));
        let mut runs = sectors[..needed].chunk_by(|one, next| one.checked_add(1) == Some(*next));
        let mut head = Cow::Borrowed(runs.next().map_or(&[][..], |run| self.run(run)));
        for run in runs {
            head.to_mut().extend(self.run(run));
        }
        match &mut head {
            Cow::Borrowed(bytes) => *bytes = &bytes[..bytes.len().min(most)],
            Cow::Owned(bytes) => bytes.truncate(most),
        }
        head
    }

    /// The bytes of sectors that lie one behind the other.
    fn run(&self, sectors: &[u32]) -> &'a [u8] {
        let Some(first) = sectors.first() else {
            return &[];
        };
        let from = self.place(*first);
        let to = from.saturating_add(self.sector.saturating_mul(sectors.len()));
        &self.bytes[from..to.min(self.bytes.len())]
    }

    /// Whether the file ends before the stream does.
    pub(super) fn is_cut(&self, entry: &Entry) -> bool {
        let chain = self.chain(entry.start);
        entry.size >= self.cutoff && chain.last().is_some_and(|last| self.at(*last).is_empty())
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Entry> {
        let length = usize::from(u16_at(bytes, 64)?).min(64);
        let units = bytes[..length].chunks_exact(2);
        let units: Vec<u16> = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        let name = String::from_utf16_lossy(&units);
        Some(Entry {
            name: name.trim_end_matches('\0').to_lowercase(),
            is_stream: bytes.get(66) == Some(&2),
            left: u32_at(bytes, 68)?,
            right: u32_at(bytes, 72)?,
            child: u32_at(bytes, 76)?,
            start: u32_at(bytes, 116)?,
            // Files with small sectors leave the upper half to chance.
            size: u64::from(u32_at(bytes, 120)?),
        })
    }
}

/// Numbers of sectors from the first on, as far as the table leads.
fn chain(next: &[u32], start: u32) -> Vec<u32> {
    let mut chain = Vec::new();
    let mut at = start;
    while let Some(after) = next.get(at as usize) {
        if chain.len() > next.len() {
            break;
        }
        chain.push(at);
        at = *after;
    }
    chain
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|number| u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
}
