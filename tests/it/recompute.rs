//! Score tables computed a second time by a program that shares nothing with this one: of both samples, and of made-up
//! campaigns of both plans.

use std::path::Path;
use std::process::{Command, Output};

/// Set where skipping must not pass for success.
const REQUIRED: &str = "KAOPING_REQUIRE_PYTHON";
/// A decision under which a period is sealed although nil reports still wait to be confirmed.
const DECISION: [&str; 4] = ["--decision", "测〔2022〕1号", "--on", "2022-12-01"];

/// A made-up campaign: the sample whose plan it has, its size, its seed, how many of a hundred files have a fault, and
/// how many values at most the second program may leave out in a period.
struct MadeUp(&'static str, u32, u32, &'static str, u32, u32);

#[test]
fn the_county_is_scored_the_same_by_a_second_program() {
    sample("county", "2022Q2");
}

#[test]
fn the_provinces_first_stage_is_scored_the_same_by_a_second_program() {
    sample("province", "S1");
}

#[test]
fn the_provinces_second_stage_is_scored_the_same_by_a_second_program() {
    sample("province", "S2");
}

#[test]
fn a_made_up_county_is_scored_the_same_by_a_second_program() {
    made_up(&MadeUp("county", 5, 3, "1", 30, 0));
}

#[test]
fn a_made_up_province_is_scored_the_same_by_a_second_program() {
    made_up(&MadeUp("province", 3, 3, "1", 0, 0));
}

/// Some minutes: `cargo test --test it -- --ignored --nocapture recompute`.
#[test]
#[ignore = "takes minutes"]
fn many_made_up_campaigns_are_scored_the_same_by_a_second_program() {
    for campaign in &WIDE {
        made_up(campaign);
    }
}

/// Both plans, without and with faults in the files.
const WIDE: [MadeUp; 8] = [
    MadeUp("county", 6, 3, "11", 0, 0),
    MadeUp("county", 10, 5, "12", 20, 0),
    MadeUp("county", 8, 4, "1", 50, 0),
    MadeUp("county", 8, 4, "2", 50, 0),
    MadeUp("province", 4, 4, "11", 0, 0),
    MadeUp("province", 6, 4, "1", 50, 4),
    MadeUp("province", 6, 4, "2", 50, 4),
    MadeUp("province", 8, 3, "12", 20, 0),
];

/// Nothing of a sample is left out.
fn sample(name: &str, period: &str) {
    if !is_there() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let reports = tempfile::tempdir().expect("a folder");
    say(&compared(&folder, period, reports.path(), 0));
}

/// What the second program compared of a period, in its words.
fn compared(folder: &Path, period: &str, reports: &Path, left_out: u32) -> String {
    let mut run = program("run", folder, period);
    succeeds(run.arg("--out").arg(reports));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recompute/recompute.py");
    let mut second = python();
    second.arg(script).arg(reports.join("result.json")).arg(folder);
    let told = succeeds(second.arg(left_out.to_string()));
    let line = told.lines().find(|line| line.starts_with("核对"));
    format!(
        "{}：{}",
        folder.display(),
        line.expect("it says how much it compared")
    )
}

fn program(command: &str, folder: &Path, period: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kaoping"));
    program.arg(command).arg(folder).args(["--period", period]);
    program
}

fn python() -> Command {
    let mut python = Command::new("python3");
    python.arg("-B").env("PYTHONIOENCODING", "utf-8");
    python
}

fn succeeds(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{}", text(&output));
    text(&output)
}

fn is_there() -> bool {
    let found = python().args(["-c", "import openpyxl, tomllib"]).output();
    let is_there = found.is_ok_and(|output| output.status.success());
    let why = "python3 (3.11 or later) with openpyxl is not there";
    assert!(
        is_there || std::env::var_os(REQUIRED).is_none(),
        "{REQUIRED} is set, but {why}"
    );
    if !is_there {
        say(&format!("SKIPPED: the second computation was not made: {why}"));
    }
    is_there
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see how much was compared, or that nothing was"
)]
fn say(what: &str) {
    eprintln!("{what}");
}

fn text(output: &Output) -> String {
    let words = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    words.concat()
}

/// Makes the campaign, runs its first two periods, the first sealed before the second, and compares both.
fn made_up(MadeUp(plan, units, rows, seed, dirty, left_out): &MadeUp) {
    if !is_there() {
        return;
    }
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(plan);
    let made = tempfile::tempdir().expect("a folder");
    let folder = made.path().join(format!("{plan}-{units}-{rows}-{seed}-{dirty}"));
    let [first, second] = match *plan {
        "county" => ["2022Q1", "2022Q2"],
        _ => ["S1", "S2"],
    };
    let mut demo = program("demo", &folder, second);
    demo.arg("--from").arg(sample).args(["--seed", seed]);
    for (option, number) in [("--units", units), ("--rows", rows), ("--dirty", dirty)] {
        demo.args([option, &number.to_string()]);
    }
    succeeds(&mut demo);
    for period in [first, second] {
        say(&compared(&folder, period, &made.path().join(period), *left_out));
        if period == first
            && !program("close", &folder, period)
                .output()
                .is_ok_and(|done| done.status.success())
        {
            succeeds(program("close", &folder, period).args(DECISION));
        }
    }
}
