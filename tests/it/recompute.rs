//! Both score tables of the sample, computed a second time by a program that shares nothing with this one.

use std::path::Path;
use std::process::{Command, Output};

/// Set where skipping must not pass for success.
const REQUIRED: &str = "KAOPING_REQUIRE_PYTHON";

#[test]
fn the_sample_is_scored_the_same_by_a_second_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = root.join("samples/county");
    if !python(&["-c", "import openpyxl, tomllib"]).is_some_and(|output| output.status.success()) {
        return skip("python3 (3.11 or later) with openpyxl is not there");
    }
    let reports = tempfile::tempdir().expect("a folder");
    let run = Command::new(env!("CARGO_BIN_EXE_kaoping"))
        .arg("run")
        .arg(&sample)
        .args(["--period", "2022Q2", "--out"])
        .arg(reports.path())
        .output()
        .expect("the program runs");
    assert!(run.status.success(), "{}", text(&run));
    let script = root.join("tests/recompute/recompute.py");
    let result = reports.path().join("result.json");
    let [script, result, sample] = [script, result, sample].map(|path| path.display().to_string());
    let second = python(&[&script, &result, &sample]).expect("python3 was there");
    assert!(second.status.success(), "{}", text(&second));
}

fn python(arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("python3");
    command.arg("-B").args(arguments).env("PYTHONIOENCODING", "utf-8");
    command.output().ok()
}

#[expect(
    clippy::print_stderr,
    reason = "whoever runs the tests must see what was not tested"
)]
fn skip(why: &str) {
    assert!(
        std::env::var_os(REQUIRED).is_none(),
        "{REQUIRED} is set, but {why}"
    );
    eprintln!("SKIPPED: the second computation of the sample was not made: {why}");
}

fn text(output: &Output) -> String {
    let words = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    words.concat()
}
