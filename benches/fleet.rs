//! Whole runs on made-up fleets of 24, 500 and 2,000 units: files/s, cells/s, peak memory, bytes per row kept.
//!
//! `cargo bench --bench fleet` (sizes may be given: `cargo bench --bench fleet -- 24 500`). The fleets are made by
//! `kaoping demo` in a temporary folder. Each fleet is run three times in turn and the median is printed; the last
//! lines are the ratios the project promises to hold: time per cell of a fleet to that of the one before.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints what it timed"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KAOPING: &str = env!("CARGO_BIN_EXE_kaoping");
const FROM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/county");
const PERIOD: &str = "2022Q2";
const ROUNDS: usize = 3;

struct Fleet {
    units: usize,
    dir: PathBuf,
    files: usize,
    cells: usize,
    rows: usize,
}

struct Run {
    time: Duration,
    peak_kib: u64,
}

fn main() {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        vec![24, 500, 2000]
    } else {
        sizes
    };
    let temp = tempfile::tempdir().expect("a temporary folder");
    let fleets: Vec<Fleet> = sizes.iter().map(|units| make(temp.path(), *units)).collect();
    let mut runs: Vec<Vec<Run>> = fleets.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (fleet, runs) in fleets.iter().zip(&mut runs) {
            runs.push(run(&fleet.dir));
        }
    }
    println!("单位数  文件数  单元格数  采用行数  用时(s)  文件/s  单元格/s  峰值(MB)  字节/行");
    let per_cell: Vec<f64> = fleets
        .iter()
        .zip(&mut runs)
        .map(|(fleet, runs)| report(fleet, runs))
        .collect();
    for (pair, sizes) in per_cell.windows(2).zip(sizes.windows(2)) {
        println!(
            "每单元格用时，{}个单位 ÷ {}个单位 = {:.2}",
            sizes[1],
            sizes[0],
            pair[1] / pair[0]
        );
    }
}

/// Makes a fleet and counts what is in it.
fn make(temp: &Path, units: usize) -> Fleet {
    let dir = temp.join(format!("fleet-{units}"));
    let made = Command::new(KAOPING)
        .arg("demo")
        .arg(&dir)
        .args(["--from", FROM, "--units", &units.to_string()])
        .args(["--rows", "12", "--seed", "bench", "--dirty", "30"])
        .args(["--period", PERIOD])
        .stdout(Stdio::null())
        .status()
        .expect("kaoping starts");
    assert!(made.success(), "the fleet of {units} units could not be made");
    run(&dir);
    let mut fleet = Fleet {
        units,
        files: 0,
        cells: 0,
        rows: kept_rows(&dir),
        dir,
    };
    let inbox = fleet.dir.join("inbox").join(PERIOD);
    count(&inbox, &mut fleet);
    fleet
}

fn count(folder: &Path, fleet: &mut Fleet) {
    for entry in std::fs::read_dir(folder).expect("the inbox is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            count(&path, fleet);
            continue;
        }
        let bytes = std::fs::read(&path).expect("a readable file");
        let name = path.to_string_lossy().into();
        let book = kaoping::workbook::read(
            &name,
            &bytes,
            &kaoping::workbook::Legacy::refused(),
            &mut kaoping::finding::Findings::new(),
        );
        let rows = book
            .iter()
            .flat_map(|book| &book.sheets)
            .flat_map(|sheet| &sheet.rows);
        fleet.files += 1;
        fleet.cells += rows.map(|row| row.cells.len()).sum::<usize>();
    }
}

fn kept_rows(dir: &Path) -> usize {
    let result = std::fs::read(dir.join("reports").join(PERIOD).join("result.json")).expect("a result");
    let result: serde_json::Value = serde_json::from_slice(&result).expect("JSON");
    let ledgers = result["ledgers"].as_array().expect("ledgers");
    ledgers
        .iter()
        .map(|ledger| ledger["rows"].as_array().map_or(0, Vec::len))
        .sum()
}

/// Runs the period once; the peak is read from the running process until it ends.
fn run(dir: &Path) -> Run {
    let start = Instant::now();
    let mut child = Command::new(KAOPING)
        .arg("run")
        .arg(dir)
        .args(["--period", PERIOD])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("kaoping starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kib = 0;
    while child.try_wait().expect("a child of ours").is_none() {
        peak_kib = peak_kib.max(high_water(&status));
        std::thread::sleep(Duration::from_millis(2));
    }
    Run {
        time: start.elapsed(),
        peak_kib,
    }
}

fn high_water(status: &str) -> u64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse().ok())
        .unwrap_or(0)
}

/// Prints a fleet's line; gives nanoseconds per cell.
fn report(fleet: &Fleet, runs: &mut [Run]) -> f64 {
    runs.sort_by_key(|run| run.time);
    let seconds = runs[runs.len() / 2].time.as_secs_f64();
    let peak = (runs.iter().map(|run| run.peak_kib).max().unwrap_or(0) * 1024) as f64;
    println!(
        "{:6}  {:6}  {:8}  {:8}  {:7.2}  {:6.0}  {:8.0}  {:8.1}  {:7.0}",
        fleet.units,
        fleet.files,
        fleet.cells,
        fleet.rows,
        seconds,
        fleet.files as f64 / seconds,
        fleet.cells as f64 / seconds,
        peak / 1e6,
        peak / fleet.rows.max(1) as f64
    );
    seconds * 1e9 / fleet.cells.max(1) as f64
}
