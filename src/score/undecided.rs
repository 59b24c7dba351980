//! Rows of which nobody can tell to which lines they belong: each counts in the line that it costs most
//! (`decisions` 75).

use super::card::{LineBasis, LineScore};
use super::cause::Remark;
use crate::measure::RowPlace;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Scores of all lines of a table. `score`: that of a line, by its place in the table, without the rows given.
pub(super) fn lines(
    number: usize,
    score: impl Fn(usize, &BTreeSet<RowPlace>) -> LineScore,
) -> Vec<LineScore> {
    let nothing = BTreeSet::new();
    let mut lines: Vec<LineScore> = (0..number).map(|at| score(at, &nothing)).collect();
    let mut left: BTreeMap<usize, BTreeSet<RowPlace>> = BTreeMap::new();
    for (row, places) in in_several(&lines) {
        let without: BTreeMap<usize, LineScore> = places
            .iter()
            .map(|at| {
                let mut rows = left.get(at).cloned().unwrap_or_default();
                rows.insert(row.clone());
                (*at, score(*at, &rows))
            })
            .collect();
        let total = |kept: &&usize| {
            let line = |(at, line)| without.get(&at).filter(|_| at != **kept).unwrap_or(line);
            rate(lines.iter().enumerate().map(line))
        };
        let Some(kept) = places.iter().min_by_key(total).copied() else {
            continue;
        };
        for (at, line) in without.into_iter().filter(|(at, _)| *at != kept) {
            left.entry(at).or_default().insert(row.clone());
            lines[at] = line;
        }
    }
    lines
}

/// Rows that are counted in several lines because it is not known to which they belong.
fn in_several(lines: &[LineScore]) -> BTreeMap<RowPlace, BTreeSet<usize>> {
    let mut places: BTreeMap<RowPlace, BTreeSet<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !matches!(line.basis, LineBasis::Parts { .. }) {
            continue;
        }
        for remark in line.parts.iter().flat_map(|part| &part.remarks) {
            if let Remark::Undecided(rows) = remark {
                for undecided in rows {
                    places.entry(undecided.row.clone()).or_default().insert(at);
                }
            }
        }
    }
    places.retain(|_, lines| lines.len() > 1);
    places
}

/// Marks ÷ points of the lines that apply.
fn rate<'l>(lines: impl Iterator<Item = &'l LineScore>) -> Decimal {
    let applying = lines.filter_map(|line| Some((line.mark?, line.points)));
    let (marks, points) = applying.fold((Decimal::ZERO, Decimal::ZERO), |sums, line| {
        (sums.0 + line.0, sums.1 + line.1)
    });
    match points.is_zero() {
        true => Decimal::ONE,
        false => marks / points,
    }
}
