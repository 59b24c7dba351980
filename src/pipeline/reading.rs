//! Files side by side, largest first, in the order they came in.

use super::{Progress, Step};
use crate::campaign::model::Campaign;
use crate::finding::{Findings, Kind, Place};
use crate::history::sha256;
use crate::submission::{self, FoundFile, ReadFile};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Name of the threads that read: a mistake of this program in one of them ends as a finding.
pub const READER: &str = "kaoping-reader";

/// Reads both folders; what stands in the way of a file is a finding of that file.
pub(super) fn all(
    campaign: &Campaign,
    mut inbox: Vec<FoundFile>,
    registers: Vec<FoundFile>,
    threads: Option<usize>,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> (Vec<ReadFile>, Vec<ReadFile>) {
    inbox.sort_by(|one, other| one.path.cmp(&other.path));
    let sent = inbox.len();
    progress.step(Step::Reading {
        files: sent + registers.len(),
    });
    let files: Vec<FoundFile> = inbox.into_iter().chain(registers).collect();
    let mut read = in_order(
        files,
        threads,
        |file, findings| {
            let read = one(campaign, file, findings);
            progress.step(Step::Read);
            read
        },
        findings,
    );
    let kept = read.split_off(sent);
    (read, kept)
}

/// Largest first, so that no thread is left alone with the longest file at the end.
fn in_order<T: Send>(
    files: Vec<FoundFile>,
    threads: Option<usize>,
    work: impl Fn(FoundFile, &mut Findings) -> T + Sync,
    findings: &mut Findings,
) -> Vec<T> {
    let mut order: Vec<(usize, FoundFile)> = files.into_iter().enumerate().collect();
    order.sort_by_key(|(_, file)| std::cmp::Reverse(file.bytes.len()));
    let apart = |(index, file): (usize, FoundFile)| {
        let mut own = Findings::new();
        (index, work(file, &mut own), own)
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .thread_name(|_| READER.to_owned())
        .build();
    let mut done: Vec<_> = match pool {
        Ok(pool) => pool.install(|| order.into_iter().par_bridge().map(apart).collect()),
        Err(_) => order.into_iter().map(apart).collect(),
    };
    done.sort_by_key(|(index, ..)| *index);
    done.into_iter()
        .map(|(_, result, own)| {
            findings.append(own);
            result
        })
        .collect()
}

/// A mistake of this program at one file must not take the others with it.
fn one(campaign: &Campaign, file: FoundFile, findings: &mut Findings) -> ReadFile {
    let known = ReadFile {
        path: file.path.clone(),
        period: file.period.clone(),
        bytes: file.bytes.len() as u64,
        sha256: sha256(&file.bytes),
        ..ReadFile::default()
    };
    let mut own = Findings::new();
    let read = catch_unwind(AssertUnwindSafe(|| {
        submission::read_file(campaign, file, &mut own)
    }));
    match read {
        Ok(read) => {
            findings.append(own);
            read
        }
        Err(_) => {
            let kind = Kind::ReaderFailed {};
            let problem = kind.message();
            findings.add(kind, Place::file(&known.path));
            ReadFile { problem, ..known }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(sizes: &[usize]) -> Vec<FoundFile> {
        let file = |(index, size): (usize, &usize)| FoundFile {
            path: format!("inbox/2022Q2/{index}.xlsx").into(),
            period: "2022Q2".into(),
            bytes: vec![0; *size],
            unread: None,
        };
        sizes.iter().enumerate().map(file).collect()
    }

    fn read(threads: usize) -> (Vec<usize>, Vec<String>) {
        let mut findings = Findings::new();
        let work = |file: FoundFile, findings: &mut Findings| {
            findings.add(Kind::Empty {}, Place::file(&file.path));
            file.bytes.len()
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
