//! Our readers beside a floor, calamine and LibreOffice, on fleets of xlsx, xls and ods.
//!
//! `cargo bench --bench reading` (`-- 10` for fleets of a tenth, `-- xls` for one kind). The fleets are made in a
//! temporary folder. The floor inflates the parts a reader needs and runs quick-xml's tokeniser over them, without
//! looking at a cell. Ours does all of its work: kind of file, merges, formats, formulas, hidden rows. In each round the
//! ways take turns; medians of the time on the processor are compared. Of xls and ods calamine reads all cells when it
//! opens the file, and copies them once more for who asks for the range of a sheet as its documentation shows.
//!
//! Where LibreOffice is installed, ledgers of the sample that it has converted are read as well (fleet S), and the time
//! is told that it takes itself for the longest file. xls and ods are compared in this process; what it costs the program
//! to read one in a child process, for safety, is told apart.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints what it timed"
)]

mod compound;
mod fleet;
mod ods;
mod office;
mod peak;
mod time;
mod ways;
mod xls;
mod xlsx;

use fleet::{FLEETS, Fleet};
use kaoping::finding::Findings;
use kaoping::workbook::{self, ChildReader};
use std::hint::black_box;
use std::path::Path;
use ways::Kind;

const ROUNDS: usize = 7;
/// How often the few small files of fleet S are read in a round.
const REPEATED: usize = 10;

/// Writes a book of a fleet.
type Write = fn(&Fleet) -> Vec<u8>;
/// Reads a file, and counts what it saw.
type Count<'a> = &'a dyn Fn(&[u8]) -> usize;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, "peak", file] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        return peak::say(file);
    }
    let part = arguments
        .iter()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1);
    let kinds: [(&Kind, Write); 3] = [
        (&ways::XLSX, xlsx::write),
        (&ways::XLS, xls::write),
        (&ways::ODS, ods::write),
    ];
    let asked = |kind: &Kind| arguments.iter().any(|argument| argument == kind.ending);
    let any = kinds.iter().any(|(kind, _)| asked(kind));
    let folder = tempfile::tempdir().expect("a temporary folder");
    println!(
        "机群      文件数  单元格数  本程序(ms)  底线(ms)  calamine(ms)  取各表(ms)  比底线  比calamine  比取各表"
    );
    for (kind, write) in kinds.iter().filter(|(kind, _)| asked(kind) || !any) {
        let longest = folder.path().join(format!("long.{}", kind.ending));
        for fleet in FLEETS.map(|fleet| fleet.part(part)) {
            let book = write(&fleet);
            std::fs::write(&longest, &book).expect("it is saved");
            compare(fleet.name, kind, &vec![book; fleet.files]);
        }
        if kind.ending != "xlsx" {
            let samples = std::iter::repeat_n(office::samples(kind), REPEATED);
            compare("S", kind, &samples.flatten().collect::<Vec<_>>());
            child(kind, &longest);
        }
        peak::ask(&longest);
        match office::time(&longest, folder.path()) {
            Some(time) => println!("LibreOffice读机群C并写成csv：{time:.0}ms"),
            None => println!("没有装LibreOffice"),
        }
    }
}

/// Prints the medians of a fleet, and our part of those of the others.
fn compare(name: &str, kind: &Kind, fleet: &[Vec<u8>]) {
    if fleet.is_empty() {
        return;
    }
    let mut times = [const { Vec::new() }; 4];
    let mut cells = [0; 4];
    let ours = |bytes: &[u8]| ways::cells(&(kind.ours)(bytes));
    let all: [Option<Count>; 4] = [
        Some(&ours),
        kind.floor.as_ref().map(|way| way as _),
        Some(&kind.calamine),
        kind.ranges.as_ref().map(|way| way as _),
    ];
    for _ in 0..ROUNDS {
        for ((way, times), cells) in all.iter().zip(&mut times).zip(&mut cells) {
            let Some(way) = way else { continue };
            let before = time::of_thread();
            *cells = fleet.iter().map(|bytes| way(black_box(bytes))).sum();
            times.push(time::of_thread() - before);
        }
    }
    let theirs = if kind.ranges.is_some() { cells[3] } else { cells[2] };
    assert!(name == "S" || cells[0] == theirs, "we read what calamine reads");
    let medians = times.map(|times| (!times.is_empty()).then(|| time::median(times)));
    let ours = medians[0].expect("timed");
    let shown = |time: Option<f64>| time.map_or("—".into(), |time| format!("{time:.1}"));
    let ratio = |time: Option<f64>| time.map_or("—".into(), |time| format!("{:.2}", ours / time));
    let [_, floor, calamine, ranges] = medians;
    println!(
        "{name} {:<4}  {:>8}  {:>8}  {ours:>10.1}  {:>8}  {:>12}  {:>10}  {:>6}  {:>10}  {:>8}",
        kind.ending,
        fleet.len(),
        cells[0],
        shown(floor),
        shown(calamine),
        shown(ranges),
        ratio(floor),
        ratio(calamine),
        ratio(ranges),
    );
}

/// Prints what reading a file in a child process takes beyond reading it here.
fn child(kind: &Kind, file: &Path) {
    let bytes = std::fs::read(file).expect("it is there");
    let children = ChildReader::child(env!("CARGO_BIN_EXE_kaoping").into());
    let before = time::of_process_and_children();
    let book = workbook::read(&"a".into(), &bytes, &children, &mut Findings::new()).expect("a workbook");
    let after = time::of_process_and_children();
    let [asking, reading] = std::array::from_fn(|at| after[at] - before[at]);
    println!(
        "{}的机群C在子进程里读：子进程{:.0}ms，本进程收下{}个单元格{:.0}ms",
        kind.ending,
        time::milliseconds(reading),
        ways::cells(&book),
        time::milliseconds(asking),
    );
}
