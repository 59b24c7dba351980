//! The fewest rows and columns in which something must be wrong.

use crate::campaign::model::ColumnId;
use std::collections::{BTreeMap, BTreeSet};

/// A column of a ledger, or one of the rows that others know of, by a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Line {
    Column(ColumnId),
    Row(usize),
}

/// Steps after which the best found so far is taken: only a file made for it comes there, and it costs its sender.
const STEPS: u32 = 20_000;

/// The fewest lines of which each fault has one. Of equally few, those that stand first.
pub(super) fn least_lines(faults: &[BTreeSet<Line>]) -> BTreeSet<Line> {
    let columns = |line: &&Line| matches!(line, Line::Column(_));
    let each = faults
        .iter()
        .map(|fault| fault.iter().find(columns).or(fault.first()));
    let mut search = Search {
        best: each.flatten().copied().collect(),
        steps: STEPS,
    };
    let distinct: BTreeSet<BTreeSet<Line>> = faults.iter().cloned().collect();
    let mut open: Vec<BTreeSet<Line>> = distinct.into_iter().collect();
    let sure = beyond_rows(&open, search.best.len());
    open.retain(|fault| fault.is_disjoint(&sure));
    search.among(open, sure);
    search.best
}

/// Columns wrong in so many rows that the rows are no better than the columns. Without them few cells are left to be
/// searched, however many a file has.
fn beyond_rows(open: &[BTreeSet<Line>], columns: usize) -> BTreeSet<Line> {
    let mut rows: BTreeMap<Line, usize> = BTreeMap::new();
    for fault in open.iter().filter(|fault| fault.len() == 2) {
        if let (Some(column @ Line::Column(_)), Some(Line::Row(_))) = (fault.first(), fault.last()) {
            *rows.entry(*column).or_default() += 1;
        }
    }
    rows.retain(|_, rows| *rows > columns);
    rows.into_keys().collect()
}

struct Search {
    best: BTreeSet<Line>,
    steps: u32,
}

impl Search {
    fn among(&mut self, mut open: Vec<BTreeSet<Line>>, mut chosen: BTreeSet<Line>) {
        while let Some(only) = open
            .iter()
            .find(|fault| fault.len() == 1)
            .and_then(|fault| fault.first().copied())
        {
            chosen.insert(only);
            open.retain(|fault| !fault.contains(&only));
        }
        if open.is_empty() && chosen.len() < self.best.len() {
            self.best = chosen;
            return;
        }
        if self.steps == 0 || chosen.len() + disjoint(&open) >= self.best.len() {
            return;
        }
        self.steps -= 1;
        let Some(line) = most_common(&open) else {
            return;
        };
        let without = |fault: &&BTreeSet<Line>| !fault.contains(&line);
        let rest = open.iter().filter(without).cloned().collect();
        let with: BTreeSet<Line> = chosen.iter().copied().chain([line]).collect();
        self.among(rest, with);
        for fault in &mut open {
            fault.remove(&line);
        }
        self.among(open, chosen);
    }
}

/// A number of faults no two of which share a line: so many lines are needed at least.
fn disjoint(open: &[BTreeSet<Line>]) -> usize {
    let mut seen: BTreeSet<Line> = BTreeSet::new();
    let mut number = 0;
    for fault in open {
        if fault.is_disjoint(&seen) {
            seen.extend(fault.iter().copied());
            number += 1;
        }
    }
    number
}

fn most_common(open: &[BTreeSet<Line>]) -> Option<Line> {
    let mut times: BTreeMap<Line, usize> = BTreeMap::new();
    for line in open.iter().flatten() {
        *times.entry(*line).or_default() += 1;
    }
    let most = times.values().max().copied()?;
    times
        .into_iter()
        .find(|(_, times)| *times == most)
        .map(|(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns are written from 0, rows from 100.
    fn sets(faults: &[&[usize]]) -> Vec<BTreeSet<Line>> {
        let line = |at: usize| match at {
            ..100 => Line::Column(ColumnId(at)),
            _ => Line::Row(at),
        };
        let set = |fault: &&[usize]| fault.iter().copied().map(line).collect();
        faults.iter().map(set).collect()
    }

    fn least(faults: &[&[usize]]) -> Vec<usize> {
        let number = |line| match line {
            Line::Column(column) => column.0,
            Line::Row(at) => at,
        };
        least_lines(&sets(faults)).into_iter().map(number).collect()
    }

    #[test]
    fn faults_are_told_by_the_fewest_lines() {
        assert_eq!(least(&[]), [] as [usize; 0]);
        assert_eq!(least(&[&[2], &[2]]), [2]);
        // 实到 above 应到, and 应到 other than 实到 and 缺席 together.
        assert_eq!(least(&[&[1, 0], &[0, 1, 2]]), [0]);
        assert_eq!(least(&[&[2], &[1, 0], &[0, 1, 2]]), [0, 2]);
        assert_eq!(least(&[&[1], &[1, 0], &[0, 1, 2]]), [1]);
        assert_eq!(least(&[&[0, 1], &[2, 3]]), [0, 2]);
        assert_eq!(least(&[&[0, 1], &[1, 2], &[2, 3], &[0, 3]]).len(), 2);
        // A row with three faults is one; a column filled down wrongly is one.
        assert_eq!(least(&[&[0, 100], &[1, 100], &[2, 100]]), [100]);
        assert_eq!(least(&[&[0, 100], &[0, 101], &[0, 102]]), [0]);
        assert_eq!(least(&[&[0, 100], &[1, 100], &[2, 100], &[2]]), [2, 100]);
        let pairs: Vec<[usize; 2]> = (0..40).map(|at| [2 * at, 2 * at + 1]).collect();
        let pairs: Vec<&[usize]> = pairs.iter().map(|pair| &pair[..]).collect();
        assert_eq!(least(&pairs).len(), 40);
    }

    #[test]
    fn a_large_ledger_with_faults_everywhere_comes_to_its_columns() {
        let cells: Vec<[usize; 2]> = (0..20)
            .flat_map(|column| (0..200).map(move |row| [column, 100 + (row * 7 + column * 3) % 200]))
            .filter(|[column, row]| (row * 31 + column * 17) % 5 != 0)
            .collect();
        let cells: Vec<&[usize]> = cells.iter().map(|cell| &cell[..]).collect();
        assert_eq!(least(&cells).len(), 20);
    }

    /// A cell that is blank, or a row that is left out, in the place of what was wrong in it never makes fewer.
    #[test]
    fn hiding_never_makes_fewer() {
        let mut state: usize = 7;
        let mut below = |limit: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % limit
        };
        for _ in 0..2_000 {
            let faults: Vec<Vec<usize>> = (0..1 + below(6))
                .map(|_| {
                    let columns = 1 + below(3);
                    let row = 100 + below(4);
                    (0..columns).map(|_| below(4)).chain([row]).collect()
                })
                .collect();
            let all: Vec<&[usize]> = faults.iter().map(|fault| &fault[..]).collect();
            let (column, row) = (below(4), 100 + below(4));
            let blank = [column, row];
            let mut hidden: Vec<&[usize]> = all
                .iter()
                .copied()
                .filter(|fault| !(fault.contains(&column) && fault.contains(&row)))
                .collect();
            hidden.push(&blank);
            assert!(least(&all).len() <= least(&hidden).len(), "{faults:?} {blank:?}");
            let gone = [row];
            let mut deleted: Vec<&[usize]> = all
                .iter()
                .copied()
                .filter(|fault| !fault.contains(&row))
                .collect();
            deleted.push(&gone);
            assert!(least(&all).len() <= least(&deleted).len(), "{faults:?} {row}");
        }
    }
}
