//! Whether two files hold different rows of one ledger, or the same rows in two versions.

use crate::campaign::model::{ColumnId, FieldRef, Hop, Ledger, Life, Period};
use crate::fold::fold;
use crate::table::{Table, TableRow};
use crate::value::Content;
use crate::value::day::{When, read_date};
use std::collections::{BTreeMap, BTreeSet};

/// One row in this many may be in both files, such as a case that was carried over.
const ONE_IN: usize = 10;

/// Most pairs of rows of one day that are compared; with more, files are taken for versions.
const MOST_PAIRS: usize = 1 << 20;

/// Rows of one file, by what identifies them.
pub(super) enum Rows {
    /// Keys of the rows.
    Keyed(BTreeSet<Vec<String>>),
    /// Rows of a ledger without a key: by day and person, the texts of the other columns.
    Bare(BTreeMap<[String; 2], Vec<Vec<String>>>),
}

impl Rows {
    pub(super) fn new(ledger: &Ledger, period: &Period, tables: &[&Table]) -> Rows {
        let rows = || tables.iter().flat_map(|table| &table.rows);
        if !ledger.key.is_empty() {
            let key =
                |row: &TableRow| -> Vec<String> { ledger.key.iter().map(|id| text(row, *id)).collect() };
            let keys = rows().map(key);
            return Rows::Keyed(
                keys.filter(|key| key.iter().all(|part| !part.is_empty()))
                    .collect(),
            );
        }
        let date = match ledger.life {
            Life::Event { date } => Some(date),
            Life::Item { .. } | Life::State => None,
        };
        let person = ledger
            .person
            .filter(|field| field.hop == Hop::Own)
            .map(|field: FieldRef| field.column);
        let mut bare: BTreeMap<[String; 2], Vec<Vec<String>>> = BTreeMap::new();
        for row in rows() {
            let head = [
                date.map_or_else(String::new, |id| day(row, id, period)),
                person.map_or_else(String::new, |id| text(row, id)),
            ];
            let others = (0..row.cells.len())
                .map(ColumnId)
                .filter(|id| Some(*id) != date && Some(*id) != person);
            let said = others.map(|id| text(row, id)).collect();
            bare.entry(head).or_default().push(said);
        }
        Rows::Bare(bare)
    }

    /// Number of rows that can be identified.
    pub(super) fn count(&self) -> usize {
        match self {
            Rows::Keyed(keys) => keys.len(),
            Rows::Bare(rows) => rows.values().map(Vec::len).sum(),
        }
    }

    /// Whether the files share hardly any row.
    pub(super) fn apart(&self, other: &Rows) -> bool {
        self.shared(other) * ONE_IN <= self.count().min(other.count())
    }

    fn shared(&self, other: &Rows) -> usize {
        match (self, other) {
            (Rows::Keyed(one), Rows::Keyed(two)) => one.intersection(two).count(),
            (Rows::Bare(one), Rows::Bare(two)) => one
                .iter()
                .filter_map(|(head, rows)| Some(alike(rows, two.get(head)?)))
                .sum(),
            _ => usize::MAX / ONE_IN,
        }
    }
}

/// Number of rows of the first that are similar to one of the second, since a version corrects some cells.
fn alike(one: &[Vec<String>], two: &[Vec<String>]) -> usize {
    if one.len().saturating_mul(two.len()) > MOST_PAIRS {
        return one.len().min(two.len());
    }
    let like = |row: &&Vec<String>| two.iter().any(|other| is_like(row, other));
    one.iter().filter(like).count()
}

/// Whether at least half of the filled cells are equal.
fn is_like(one: &[String], two: &[String]) -> bool {
    let filled = one
        .iter()
        .zip(two)
        .filter(|(a, b)| !a.is_empty() || !b.is_empty());
    let (same, all) = filled.fold((0, 0), |(same, all), (a, b)| {
        (same + usize::from(a == b), all + 1)
    });
    2 * same >= all
}

fn text(row: &TableRow, id: ColumnId) -> String {
    let cell = row.cells.get(id.0).and_then(Option::as_ref);
    cell.map_or_else(String::new, |cell| fold(&cell.value.shown()))
}

/// The day of a row in one form, however it is written.
fn day(row: &TableRow, id: ColumnId, period: &Period) -> String {
    let cell = row.cells.get(id.0).and_then(Option::as_ref);
    let read = cell.and_then(|cell| read_date(&Content::new(&cell.value, cell.format), period.span).value);
    match read {
        Some(When::Day(day)) => day.to_string(),
        _ => text(row, id),
    }
}
