//! What programs, people and formats get wrong, in one unit's ledgers, read right and alike in every format
//! (`tests/data/make_faults.py`).

use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Endings of the formats beside xlsx.
const FORMATS: [&str; 5] = ["xls", "et", "ods", "fods", "xlsb"];

const REGISTERS: [(&str, &str); 2] = [
    (
        "巡查交办.csv",
        "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n督〔2022〕46号,清运,2022-04-11,东街社区,2022-05-31\n\
         督〔2022〕007号,围挡,2022-04-11,东街社区,2022-06-20\n008,围挡,2022-04-11,东街社区,2022-06-20\n",
    ),
    (
        "报送登记.csv",
        "报送登记\n单位,台账,收到时间\n东街社区,全部,2022-07-02\n",
    ),
];

/// Ledger, row, column from 1, what is read there.
const READ: [(&str, u32, usize, &str); 33] = [
    ("宣传活动台账", 4, 6, r#"{"percent":"100"}"#),
    ("宣传活动台账", 5, 1, r#"{"date":"2022-04-07"}"#),
    ("宣传活动台账", 5, 6, r#"{"percent":"150"}"#),
    ("宣传活动台账", 6, 1, r#"{"date":"2022-04-08"}"#),
    ("宣传活动台账", 6, 6, r#"{"percent":"85.5"}"#),
    ("宣传活动台账", 7, 1, r#"{"date":"2022-04-09"}"#),
    ("宣传活动台账", 7, 6, r#"{"percent":"80","written":"80"}"#),
    (
        "宣传活动台账",
        8,
        1,
        r#"{"date":"2022-04-06","written":"2022-04-05/06"}"#,
    ),
    (
        "宣传活动台账",
        9,
        1,
        r#"{"date":"2022-05-11","written":"2022.5.10-11"}"#,
    ),
    (
        "宣传活动台账",
        10,
        1,
        r#"{"date":"2022-04-22","written":"2022-04-22T15:30:00+08:00"}"#,
    ),
    (
        "宣传活动台账",
        11,
        1,
        r#"{"date":"2022-05-18","written":"2022-05-17T16:00:00Z"}"#,
    ),
    ("宣传活动台账", 12, 1, r#"{"date":"2022-05-31"}"#),
    ("宣传活动台账", 13, 1, r#"{"unread":"6.3"}"#),
    ("宣传活动台账", 14, 1, r#"{"date":"2022-06-15"}"#),
    ("宣传活动台账", 15, 4, r##"{"unread":"#N/A"}"##),
    ("宣传活动台账", 16, 4, r##"{"unread":"#DIV/0!"}"##),
    ("宣传活动台账", 17, 4, r#"{"number":"10"}"#),
    ("宣传活动台账", 17, 8, "null"),
    ("宣传活动台账", 18, 2, r#""讲座""#),
    ("宣传活动台账", 18, 5, r#"{"number":"0"}"#),
    ("宣传活动台账", 19, 7, r#"{"number":"12.345","written":"12.3"}"#),
    ("宣传活动台账", 20, 7, r#"{"number":"12345","written":"1.2万"}"#),
    (
        "宣传活动台账",
        21,
        7,
        r#"{"number":"98000","written":"98000.00元"}"#,
    ),
    ("宣传活动台账", 25, 2, r#""上门""#),
    ("宣传活动台账", 26, 1, r#"{"date":"2022-06-11"}"#),
    ("交办办理台账", 4, 1, r#""督〔2022〕46号""#),
    ("交办办理台账", 4, 6, r#"{"date":"2022-05-06"}"#),
    ("交办办理台账", 5, 1, r#""督〔2022〕007号""#),
    ("交办办理台账", 5, 5, r#""08:30""#),
    ("交办办理台账", 6, 1, r#""008""#),
    ("交办办理台账", 6, 5, r#"{"words":"是","written":"TRUE"}"#),
    ("入户台账", 4, 1, r#"{"words":"蒋青","written":"蒋⻘"}"#),
    ("入户台账", 5, 1, r#"{"words":"龙梅","written":"⻰梅"}"#),
];

/// What is said of a cell: code, ledger, row.
const SAID: [(&str, &str, u64); 9] = [
    ("R05", "宣传活动台账", 13),
    ("R09", "宣传活动台账", 8),
    ("R09", "宣传活动台账", 9),
    ("R09", "宣传活动台账", 12),
    ("R15", "宣传活动台账", 19),
    ("R15", "宣传活动台账", 20),
    ("R39", "宣传活动台账", 15),
    ("R39", "宣传活动台账", 16),
    ("T08", "宣传活动台账", 22),
];

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

/// A campaign in which the unit sent this one file.
fn run(file: &str) -> Value {
    let temp = tempfile::tempdir().expect("a folder");
    let [registers, inbox] = ["registers/2022Q2", "inbox/2022Q2"].map(|name| temp.path().join(name));
    for folder in [&registers, &inbox] {
        std::fs::create_dir_all(folder).expect("a folder");
    }
    let copy = |from: PathBuf, to: PathBuf| {
        std::fs::copy(from, to).expect("copied");
    };
    for name in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
        copy(data("decisions").join(name), temp.path().join(name));
    }
    copy(data("faults/roster.csv"), temp.path().join("roster.xlsx"));
    for (name, text) in REGISTERS {
        std::fs::write(registers.join(name), text).expect("written");
    }
    let ending = file.rsplit('.').next().expect("an ending");
    copy(
        data("faults").join(file),
        inbox.join(format!("东街社区.{ending}")),
    );
    let out = temp.path().join("out");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kaoping"));
    program.arg("run").arg(temp.path()).args(["--period", "2022Q2"]);
    let output = program.arg("--out").arg(&out).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    let text = std::fs::read_to_string(out.join("result.json"));
    serde_json::from_str(&text.unwrap_or_else(|_| panic!("{said}"))).expect("JSON")
}

/// Everything that was read, found and scored, a line each.
fn understood(result: &Value) -> String {
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let mut lines = String::new();
    for ledger in list(&result["ledgers"]) {
        for row in list(&ledger["rows"]) {
            let _ = writeln!(
                lines,
                "{} {} {}",
                ledger["ledger"], row["place"]["row"], row["cells"]
            );
        }
    }
    for found in list(&result["findings"]) {
        // That days count from 1904 is said of the book, and only of that.
        if found["kind"]["code"] != "W35" {
            let place = (&found["place"]["sheet"], &found["place"]["row"]);
            let _ = writeln!(lines, "{} {} {}", found["kind"], place.0, place.1);
        }
    }
    for unit in list(&result["units"]) {
        let _ = writeln!(lines, "{} {} {}", unit["unit"], unit["lines"], unit["total"]);
    }
    lines
}

/// Without what only tells the format.
fn alike(result: &Value, ending: &str) -> String {
    understood(result).replace(&format!("东街社区.{ending}"), "东街社区")
}

#[test]
fn every_fault_is_read_right() {
    let result = run("faults.xlsx");
    let ledgers = result["ledgers"].as_array().expect("ledgers");
    for (name, number, col, expected) in READ {
        let ledger = ledgers
            .iter()
            .find(|ledger| ledger["ledger"] == name)
            .expect(name);
        let mut rows = ledger["rows"].as_array().expect("rows").iter();
        let row = rows.find(|row| row["place"]["row"] == number);
        let cell = &row.unwrap_or_else(|| panic!("{name} row {number}"))["cells"][col - 1];
        assert_eq!(cell.to_string(), expected, "{name} row {number} column {col}");
    }
    let of_cells = result["findings"].as_array().expect("findings").iter();
    let said = of_cells.filter_map(|found| {
        let (sheet, row) = (found["place"]["sheet"].as_str()?, found["place"]["row"].as_u64()?);
        Some((found["kind"]["code"].as_str()?, sheet, row))
    });
    let mut said: Vec<_> = said.collect();
    said.sort_unstable();
    assert_eq!(said, SAID);
}

#[test]
fn every_fault_is_read_alike_in_every_format() {
    let right = alike(&run("faults.xlsx"), "xlsx");
    for ending in FORMATS {
        assert_eq!(
            alike(&run(&format!("faults.{ending}")), ending),
            right,
            "{ending}"
        );
    }
}

#[test]
fn days_from_1904_are_the_same_days_in_every_format() {
    let right = alike(&run("faults.xlsx"), "xlsx");
    // SheetJS writes no book that counts from 1904; one of Excel's is read in `foreign`.
    for ending in ["xlsx", "xls", "et", "ods", "fods"] {
        let result = run(&format!("faults-1904.{ending}"));
        let said = result["findings"].as_array().expect("findings").iter();
        let codes = said.filter(|found| found["kind"]["code"] == "W35");
        assert_eq!(codes.count(), 1, "{ending}");
        assert_eq!(alike(&result, ending), right, "{ending}");
    }
}
