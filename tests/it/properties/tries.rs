//! Each property tried on a folder by chosen alterations: how many were tried, what does not hold, and which derived
//! exceptions came to bear.

use super::alike::{ALIKE, Alike};
use super::folder::{self, Folder, Mark};
use super::gain::{self, Change, Excepted, What};
use super::lenient::{self, Favour};
use super::others::Sent;
use super::tables::{Table, tables};
use super::{crossing, shrink, sums};
use kaoping::campaign::model::{LedgerId, UnitId};
use kaoping::pipeline::side_by_side;
use std::collections::BTreeMap;
use std::fmt;

/// What trying showed.
#[derive(Default)]
pub(super) struct Told {
    pub(super) tried: usize,
    /// What does not hold, as messages.
    pub(super) wrong: Vec<String>,
    /// How often a derived exception let a mark change, by its name, with the first case.
    pub(super) excepted: BTreeMap<String, (usize, String)>,
}

impl Told {
    pub(super) fn add(&mut self, other: Told) {
        self.tried += other.tried;
        self.wrong.extend(other.wrong);
        for (name, (times, first)) in other.excepted {
            self.excepted.entry(name).or_insert((0, first)).0 += times;
        }
    }

    fn of(tried: Vec<Told>, folder: &Folder) -> Told {
        let mut all = Told::default();
        tried.into_iter().for_each(|one| all.add(one));
        for wrong in &mut all.wrong {
            *wrong = format!("{}\n{wrong}", folder.told);
        }
        all
    }

    fn one() -> Told {
        Told {
            tried: 1,
            ..Told::default()
        }
    }

    fn except(&mut self, name: impl fmt::Display, times: usize, case: &dyn fmt::Display) {
        let first = || (0, case.to_string());
        self.excepted.entry(name.to_string()).or_insert_with(first).0 += times;
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} tried, {} wrong", self.tried, self.wrong.len())?;
        for (name, (times, first)) in &self.excepted {
            writeln!(f, "  {times} by exception: {name}, first {first}")?;
        }
        write!(f, "{}", self.wrong.join("\n\n"))
    }
}

fn ways() -> (Option<usize>, &'static str) {
    (None, "properties")
}

/// Bytes of `result.json`: many threads, another order of the files, files that were read before.
pub(super) fn same_bytes(folder: &Folder) -> Told {
    let mut told = Told::one();
    let reversed: Vec<_> = folder.files.iter().rev().cloned().collect();
    let before = folder::result(&folder.run_anew(&folder.files, 1));
    for (name, after) in [
        ("three threads and another order", folder.run_anew(&reversed, 3)),
        ("files read before", folder.run(&folder.files)),
    ] {
        if folder::result(&after) != before {
            told.wrong.push(format!("{name}: result.json has other bytes"));
        }
    }
    Told::of(vec![told], folder)
}

/// Sums, limits, places.
pub(super) fn sums(folder: &Folder) -> Told {
    let mut told = Told::one();
    told.wrong = sums::wrong(&folder.run(&folder.files).outcome);
    Told::of(vec![told], folder)
}

/// The same facts laid out otherwise.
pub(super) fn alike(folder: &Folder, chosen: &[&Alike]) -> Told {
    let before = folder.run(&folder.files);
    let (codes, marks) = (folder::codes(&before), folder::marks(&before));
    let own = tables(folder);
    let tried = chosen.iter().map(|(name, alter)| {
        let mut told = Told::one();
        let after = folder.run(&alter(folder, &own));
        let differences = super::differences(&marks, &folder::marks(&after));
        if !differences.is_empty() {
            let least = shrink::shrunk(folder, "", |folder| {
                let before = folder.marks(&folder.files);
                before != folder.marks(&alter(folder, &tables(folder)))
            });
            let (told_by, after) = (differences.join("\n"), folder::codes(&after));
            told.wrong
                .push(format!("{name}\n{told_by}\n{codes:?} → {after:?}\n{least}"));
        }
        told
    });
    Told::of(tried.collect(), folder)
}

/// The alterations of layout that fit a folder: a dirty one is not laid out as this driver expects.
pub(super) fn layouts(dirty: u32) -> Vec<&'static Alike> {
    ALIKE.iter().filter(|_| dirty == 0).collect()
}

/// Alterations of a unit's own cells, rows and files: it gains by none, and no other line changes.
pub(super) fn changes(folder: &Folder, own: &[Table], chosen: Vec<Change<'_>>) -> Told {
    let before = folder.marks(&folder.files);
    let tried = side_by_side(ways(), chosen.into_iter(), |change| {
        let mut told = Told::one();
        let after = folder.marks(&gain::altered(folder, &change));
        let (unit, file) = (change.table.unit, &*change.table.file);
        if let Some(gained) = gain::gained(unit, &before, &after) {
            match change
                .excepted
                .or_else(|| as_row_deleted(folder, &change, &after))
            {
                Some(why) => told.except(why, 1, &change),
                None => told
                    .wrong
                    .push(format!("{change}: {gained}\n{}", least_gain(folder, &change))),
            }
        }
        let ledgers: Vec<LedgerId> = match change.what {
            What::FileDeleted => of_file(own, file),
            _ => vec![change.table.ledger],
        };
        let (reached, wrong) = crossing::reached(folder, (unit, &ledgers), &before, &after);
        reached
            .into_iter()
            .for_each(|(kind, lines)| told.except(kind, lines, &change));
        told.wrong
            .extend(wrong.map(|wrong| format!("{change}: of others {wrong}")));
        told
    });
    Told::of(tried, folder)
}

/// Why a unit may gain by a cell, if nothing is left of the row but what the form came with, so that it comes to leaving
/// the row out, and it may gain by that.
fn as_row_deleted(folder: &Folder, change: &Change<'_>, after: &[Mark]) -> Option<Excepted> {
    let What::Cell { row, .. } = change.what else {
        return None;
    };
    let deleted = Change {
        table: change.table,
        what: What::RowDeleted(row),
        excepted: None,
        of_row: None,
    };
    let of_row = change.of_row?;
    let same =
        folder.marks(&gain::altered(folder, &deleted))[change.table.unit.0] == after[change.table.unit.0];
    same.then_some(Excepted::OwnWord(of_row))
}

fn of_file(own: &[Table], file: &str) -> Vec<LedgerId> {
    let tables = own.iter().filter(|table| &*table.file == file);
    tables.map(|table| table.ledger).collect()
}

fn least_gain(folder: &Folder, change: &Change<'_>) -> String {
    let file = &change.table.file;
    shrink::shrunk(folder, file, |least| {
        let there = tables(least);
        let has = |table: &Table| table.file == *file && table.sheet == change.table.sheet;
        there.iter().any(has) && {
            let before = least.marks(&least.files);
            gain::gained(
                change.table.unit,
                &before,
                &least.marks(&gain::altered(least, change)),
            )
            .is_some()
        }
    })
}

/// What a unit sends beside its ledgers: it gains by nothing, and no other line changes.
pub(super) fn sent(folder: &Folder, chosen: Vec<Sent>) -> Told {
    let before = folder.marks(&folder.files);
    let tried = side_by_side(ways(), chosen.into_iter(), |sent| {
        let mut told = Told::one();
        let after = folder.marks(&sent.files(folder));
        let gained = gain::gained(sent.unit, &before, &after);
        told.wrong
            .extend(gained.map(|gained| format!("{}: gained {gained}", sent.told)));
        let (reached, wrong) = crossing::reached(folder, (sent.unit, &sent.ledgers), &before, &after);
        reached
            .into_iter()
            .for_each(|(kind, lines)| told.except(kind, lines, &sent.told));
        told.wrong
            .extend(wrong.map(|wrong| format!("{}: of others {wrong}", sent.told)));
        told
    });
    Told::of(tried, folder)
}

/// Alterations in a unit's favour: its mark does not fall.
pub(super) fn favours(folder: &Folder, chosen: Vec<Favour>) -> Told {
    let before = folder.marks(&folder.files);
    let tried = side_by_side(ways(), chosen.into_iter(), |favour| {
        let mut told = Told::one();
        let lost = |least: &Folder, before: &[Mark]| {
            let after = least.marks(&lenient::favoured(least, &favour));
            lenient::lost(favour.unit, before, &after)
        };
        if let Some(lost_by) = lost(folder, &before) {
            let least = shrink::shrunk(folder, favour.file(), |least| {
                lost(least, &least.marks(&least.files)).is_some()
            });
            told.wrong.push(format!("{}: {lost_by}\n{least}", favour.told));
        }
        told
    });
    Told::of(tried, folder)
}

/// Every unit of tables, for choosing one.
pub(super) fn units(own: &[Table]) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = own.iter().map(|table| table.unit).collect();
    units.sort();
    units.dedup();
    units
}
