//! Reads files side by side, largest first, and returns them in the order in which they came. Their bytes are in memory
//! only while they are read: threads wait until their file fits into a shared allowance of bytes.

use super::{Progress, Step, side_by_side};
use crate::campaign::model::Campaign;
use crate::finding::Findings;
use crate::submission::{FoundFile, LoadedFile, ReadFile, Sought};
use crate::workbook::{Allowance, ChildReader, FILE_BYTES};

/// Name of the threads that read: a panic in one of them becomes a finding.
pub const READER: &str = "kaoping-reader";

/// Bytes of files that may be in memory at a time.
const FILES: u64 = 96 << 20;
/// Bytes that reading may take beside that at a time: what is inflated, and the cells made of it.
const ROOM: u64 = 256 << 20;

// The largest file that is read fits into the allowance; otherwise it would be read alone.
const _: () = assert!(FILE_BYTES as u64 <= FILES);

/// What files are read with.
pub(super) struct FileReader<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) legacy: &'a ChildReader,
    /// Number of files read at a time; none = chosen by the machine.
    pub(super) threads: Option<usize>,
    pub(super) progress: &'a dyn Progress,
}

impl FileReader<'_> {
    /// Reads the inbox and the registers; a file that cannot be read has a finding.
    pub(super) fn all(
        &self,
        mut inbox: Vec<FoundFile>,
        registers: Vec<FoundFile>,
        findings: &mut Findings,
    ) -> (Vec<ReadFile>, Vec<ReadFile>) {
        inbox.sort_by(|one, other| one.path.cmp(&other.path));
        let sent = inbox.len();
        self.progress.step(Step::Reading {
            files: sent + registers.len(),
        });
        let files: Vec<FoundFile> = inbox.into_iter().chain(registers).collect();
        let sought = Sought::new(self.campaign);
        let (stored, room) = (Allowance::new(FILES), Allowance::new(ROOM));
        // No deadlock: every thread takes the allowances in one order: `stored`, then `room`, then (older formats) a child
        // process. A thread that has the last one it needs waits for nothing, finishes and gives all back.
        let one = |file: FoundFile, findings: &mut Findings| {
            let _stored = stored.take(file.size());
            let loaded = LoadedFile::of(file);
            let _room = room.take(loaded.room());
            let read = loaded.read(&sought, self.legacy, findings);
            self.progress.step(Step::Read);
            read
        };
        let mut read = in_order(files, self.threads, one, findings);
        let kept = read.split_off(sent);
        (read, kept)
    }
}

/// Begins the largest files first, so that no thread is left alone with the longest file at the end.
fn in_order<T: Send>(
    files: Vec<FoundFile>,
    threads: Option<usize>,
    work: impl Fn(FoundFile, &mut Findings) -> T + Sync,
    findings: &mut Findings,
) -> Vec<T> {
    let mut order: Vec<(usize, FoundFile)> = files.into_iter().enumerate().collect();
    order.sort_by_key(|(_, file)| std::cmp::Reverse(file.size()));
    let with_index = |(index, file): (usize, FoundFile)| {
        let mut own = Findings::new();
        (index, work(file, &mut own), own)
    };
    let mut done = side_by_side((threads, READER), order.into_iter(), with_index);
    done.sort_by_key(|(index, ..)| *index);
    done.into_iter()
        .map(|(_, result, own)| {
            findings.append(own);
            result
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Kind, Place};

    fn files(sizes: &[usize]) -> Vec<FoundFile> {
        let file = |(index, size): (usize, &usize)| {
            let path = format!("inbox/2022Q2/{index}.xlsx");
            FoundFile::new(&path, &"2022Q2".into(), vec![0; *size])
        };
        sizes.iter().enumerate().map(file).collect()
    }

    fn read(threads: usize) -> (Vec<u64>, Vec<String>) {
        let mut findings = Findings::new();
        let work = |file: FoundFile, findings: &mut Findings| {
            findings.add(Kind::Empty {}, Place::file(&file.path));
            file.size()
        };
        let lengths = in_order(files(&[3, 900, 0, 40, 40, 7]), Some(threads), work, &mut findings);
        (
            lengths,
            findings
                .as_slice()
                .iter()
                .map(|finding| finding.place.to_string())
                .collect(),
        )
    }

    #[test]
    fn the_number_of_threads_does_not_show() {
        let alone = read(1);
        assert_eq!(alone.0, [3, 900, 0, 40, 40, 7]);
        assert_eq!(alone.1.len(), 6);
        assert!(alone.1.is_sorted());
        assert_eq!(read(8), alone);
    }
}
