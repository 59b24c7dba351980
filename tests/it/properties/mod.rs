//! Properties of every campaign, held over made-up ones: what the same facts laid out otherwise must not change, and
//! what no unit may gain by.

mod alike;
mod campaigns;
mod crossing;
mod dates;
mod fods;
mod folder;
mod gain;
mod draw;
mod lenient;
mod months;
mod others;
mod own_word;
mod shrink;
mod sheets;
mod sums;
mod tables;
mod tries;

use crate::demo::{county, province};
use folder::{Folder, Mark};
use kaoping::demo::Options;
use kaoping::workbook::ChildReader;
use std::sync::LazyLock;

fn legacy() -> &'static ChildReader {
    static READER: LazyLock<ChildReader> = LazyLock::new(crate::legacy);
    &READER
}

fn options(units: usize, rows: usize, dirty: u32, seed: &str) -> Options {
    Options {
        units,
        rows,
        seed: seed.into(),
        dirty,
        period: None,
    }
}

/// Small folders of both plans, each with a sealed period before the last. `dirty`: of a hundred files so many carry
/// defects, and so much is late.
fn small(seed: &str, dirty: u32) -> Vec<Folder> {
    let options = options(3, 2, dirty, seed);
    vec![
        Folder::made("county", &county(), &options, &["2022Q1", "2022Q2"]),
        Folder::made("province", &province(), &options, &["S1", "S2"]),
    ]
}

/// The lines on which two runs differ, for a message.
fn differences(before: &[Mark], after: &[Mark]) -> Vec<String> {
    let mut told = Vec::new();
    for (one, other) in before.iter().zip(after) {
        if one == other {
            continue;
        }
        let lines = one
            .lines
            .iter()
            .filter(|(number, mark)| other.lines.get(*number) != Some(*mark));
        let lines: Vec<String> = lines
            .map(|(number, mark)| format!("{number} {mark:?} → {:?}", other.lines.get(number)))
            .collect();
        told.push(format!(
            "{} {:?} → {:?}: {}",
            one.unit,
            one.total,
            other.total,
            lines.join(", ")
        ));
    }
    told
}

#[test]
fn the_same_facts_laid_out_otherwise_give_the_same_marks() {
    let folders = small("1", 0);
    for (name, alter) in alike::ALIKE {
        let is_altered = |folder: &Folder| alter(folder, &tables::tables(folder)) != folder.files;
        assert!(folders.iter().any(is_altered), "{name} alters nothing");
    }
    for folder in folders {
        holds(&tries::alike(&folder, &tries::layouts(0)), alike::ALIKE.len());
    }
}

#[test]
fn threads_order_and_files_read_before_change_no_byte() {
    for folder in small("3", 30) {
        holds(&tries::same_bytes(&folder), 1);
    }
}

#[test]
fn sums_limits_and_places_agree_with_the_lines() {
    for folder in small("1", 40).into_iter().chain(small("2", 0)) {
        holds(&tries::sums(&folder), 1);
    }
}

#[test]
fn nothing_in_a_units_favour_lowers_its_mark() {
    for folder in small("2", 30) {
        let folder = folder.written_anew(&tables::tables(&folder));
        let favours = draw::Draw::of(1).some(lenient::favours(&folder), 5);
        holds(&tries::favours(&folder, favours), 5);
    }
}

#[test]
fn no_cell_row_or_file_of_its_own_gives_a_unit_more_or_another_anything_else() {
    for folder in small("1", 30) {
        let folder = folder.written_anew(&tables::tables(&folder));
        let own = tables::tables(&folder);
        let changes = draw::Draw::of(1).some(gain::changes(&folder, &own), 5);
        holds(&tries::changes(&folder, &own, changes), 5);
    }
}

#[test]
fn rubbish_and_files_in_anothers_name_change_no_line_of_another() {
    for folder in small("1", 0) {
        let folder = folder.written_anew(&tables::tables(&folder));
        let own = tables::tables(&folder);
        let units = tries::units(&own);
        let sent = others::sent(&folder, &own, (units[0], units[1]));
        holds(&tries::sent(&folder, draw::Draw::of(1).some(sent, 8)), 8);
    }
}

fn holds(told: &tries::Told, tried: usize) {
    assert!(told.wrong.is_empty(), "{told}");
    assert_eq!(told.tried, tried, "as many as were to be tried");
}
