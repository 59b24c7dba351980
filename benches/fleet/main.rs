//! Whole runs on made-up fleets of 24, 500 and 2,000 units: files/s, cells/s, peak memory, bytes per row kept, and what
//! the peak consists of.
//!
//! `cargo bench --bench fleet` (sizes may be given: `cargo bench --bench fleet -- 24 500`). The fleets are made by
//! `kaoping demo` in a temporary folder. The fleets are run in turn, three times or as often as a minute allows; medians
//! are printed. The ratios that the project promises are of the time on the processors, which other programs on the
//! machine disturb less. Then the largest fleet is run once more inside this program, whose allocator counts.
//!
//! `cargo bench --bench fleet -- marking` times only how units are marked and ranked, with one thread and with two, on
//! a fleet of 500 units (or of a number given behind it).

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    reason = "a bench prints what it timed"
)]

mod marking;
mod stages;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const KAOPING: &str = env!("CARGO_BIN_EXE_kaoping");
const FROM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/county");
const PERIOD: &str = "2022Q2";
const ROUNDS: usize = 3;
const LONGEST: Duration = Duration::from_secs(60);

struct Fleet {
    units: usize,
    dir: PathBuf,
    files: usize,
    cells: usize,
    rows: usize,
    runs: Vec<Run>,
}

struct Run {
    time: Duration,
    /// On all processors.
    processors: Duration,
    peak_kib: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [stages, dir] = &arguments[..]
        && stages == "stages"
    {
        return stages::print(Path::new(dir), PERIOD);
    }
    if let [marking, units @ ..] = &arguments[..]
        && marking == "marking"
    {
        let units = units.first().and_then(|units| units.parse().ok()).unwrap_or(500);
        let temp = tempfile::tempdir().expect("a temporary folder");
        let dir = temp.path().join("fleet");
        demo(&dir, units);
        return marking::print(&dir, PERIOD);
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() {
        vec![24, 500, 2000]
    } else {
        sizes
    };
    let temp = tempfile::tempdir().expect("a temporary folder");
    let mut fleets: Vec<Fleet> = sizes.iter().map(|units| make(temp.path(), *units)).collect();
    for _ in 0..ROUNDS {
        for fleet in &mut fleets {
            let spent: Duration = fleet.runs.iter().map(|run| run.time).sum();
            if spent < LONGEST {
                fleet.runs.push(run(&fleet.dir));
            }
        }
    }
    println!("单位数  文件数  单元格数  采用行数  用时(s)  处理器(s)  文件/s  单元格/s  峰值(MB)  字节/行");
    let per_cell: Vec<f64> = fleets.iter_mut().map(report).collect();
    for (pair, sizes) in per_cell.windows(2).zip(sizes.windows(2)) {
        println!(
            "每单元格的处理器时间，{}个单位 ÷ {}个单位 = {:.2}",
            sizes[1],
            sizes[0],
            pair[1] / pair[0]
        );
    }
    if let Some(largest) = fleets.iter().max_by_key(|fleet| fleet.units) {
        println!("\n{}个单位的内存：", largest.units);
        let own = std::env::current_exe().expect("this program");
        let told = Command::new(own).arg("stages").arg(&largest.dir).output();
        print!("{}", String::from_utf8_lossy(&told.expect("it runs").stdout));
    }
}

/// Makes a fleet and counts what is in it.
fn make(temp: &Path, units: usize) -> Fleet {
    let dir = temp.join(format!("fleet-{units}"));
    demo(&dir, units);
    let mut fleet = Fleet {
        units,
        files: 0,
        cells: 0,
        rows: 0,
        runs: vec![run(&dir)],
        dir,
    };
    fleet.rows = kept_rows(&fleet.dir);
    let inbox = fleet.dir.join("inbox").join(PERIOD);
    count(&inbox, &mut fleet);
    fleet
}

/// Makes the campaign folder of a fleet.
fn demo(dir: &Path, units: usize) {
    let made = Command::new(KAOPING)
        .arg("demo")
        .arg(dir)
        .args(["--from", FROM, "--units", &units.to_string()])
        .args(["--rows", "12", "--seed", "bench", "--dirty", "30"])
        .args(["--period", PERIOD])
        .stdout(Stdio::null())
        .status()
        .expect("kaoping starts");
    assert!(made.success(), "the fleet of {units} units could not be made");
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
            &kaoping::workbook::ChildReader::refused(),
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

/// Rows of all ledgers in the result, which is too large to be held.
fn kept_rows(dir: &Path) -> usize {
    #[derive(serde::Deserialize)]
    struct Result {
        ledgers: Vec<Ledger>,
    }
    #[derive(serde::Deserialize)]
    struct Ledger {
        rows: Vec<serde::de::IgnoredAny>,
    }
    let file = std::fs::File::open(dir.join("reports").join(PERIOD).join("result.json")).expect("a result");
    let result: Result = serde_json::from_reader(std::io::BufReader::new(file)).expect("JSON");
    result.ledgers.iter().map(|ledger| ledger.rows.len()).sum()
}

/// Runs the period once; the peak is read from the running process until it ends.
fn run(dir: &Path) -> Run {
    let (start, before) = (Instant::now(), of_children());
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
    let time = start.elapsed();
    let processors = of_children().zip(before).map(|(after, before)| after - before);
    Run {
        time,
        processors: processors.unwrap_or(time),
        peak_kib,
    }
}

/// Time on the processors that ended children have had, where the system tells: user and kernel, in hundredths.
fn of_children() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, behind_name) = told.rsplit_once(')')?;
    let fields: Vec<u64> = behind_name
        .split_whitespace()
        .map(|field| field.parse().unwrap_or(0))
        .collect();
    Some(Duration::from_millis((fields.get(13)? + fields.get(14)?) * 10))
}

fn high_water(status: &str) -> u64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse().ok())
        .unwrap_or(0)
}

/// Prints a fleet's line; gives nanoseconds on the processors per cell.
fn report(fleet: &mut Fleet) -> f64 {
    let median = |time: fn(&Run) -> Duration| {
        let mut times: Vec<Duration> = fleet.runs.iter().map(time).collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let (seconds, processors) = (median(|run| run.time), median(|run| run.processors));
    let peak = (fleet.runs.iter().map(|run| run.peak_kib).max().unwrap_or(0) * 1024) as f64;
    println!(
        "{:6}  {:6}  {:8}  {:8}  {:7.2}  {:9.2}  {:6.0}  {:8.0}  {:8.1}  {:7.0}",
        fleet.units,
        fleet.files,
        fleet.cells,
        fleet.rows,
        seconds,
        processors,
        fleet.files as f64 / seconds,
        fleet.cells as f64 / seconds,
        peak / 1e6,
        peak / fleet.rows.max(1) as f64
    );
    processors * 1e9 / fleet.cells.max(1) as f64
}
