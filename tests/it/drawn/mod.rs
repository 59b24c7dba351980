//! Small campaigns drawn in a test and run by the program: definition, roster and files as text.

mod burden;
mod library;
mod lists;
mod spot_check;
mod staged;
mod thirteen;
mod training;

use std::path::{Path, PathBuf};
use std::process::Command;

/// The definition of every drawn campaign, by the name of its module.
pub(crate) fn all() -> Vec<(&'static str, Drawn)> {
    vec![
        ("burden", burden::campaign()),
        ("library", library::definition()),
        ("lists", lists::campaign()),
        ("spot_check", spot_check::definition()),
        ("thirteen", thirteen::definition()),
        ("training", training::campaign()),
    ]
}

/// A campaign folder that disappears with the test.
pub(crate) struct Drawn {
    _temp: tempfile::TempDir,
    /// The folder.
    pub dir: PathBuf,
}

impl Drawn {
    /// `roster`: the tables 单位 and 人员 with a blank line between them, cells separated by commas.
    pub(crate) fn new(campaign: &str, ledgers: &str, scoring: &str, roster: &str) -> Drawn {
        let temp = tempfile::tempdir().expect("a folder");
        let dir = temp.path().join("活动 文件夹");
        let drawn = Drawn { _temp: temp, dir };
        drawn.put("campaign.toml", campaign);
        drawn.put("ledgers.toml", ledgers);
        drawn.put("scoring.toml", scoring);
        std::fs::write(drawn.dir.join("roster.xlsx"), workbook(roster)).expect("written");
        drawn
    }

    /// Puts a file, lines without their indentation.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        std::fs::write(path, lines.join("\n") + "\n").expect("written");
    }

    /// A ledger of a unit as it sends it.
    pub(crate) fn sent(&self, period: &str, unit: &str, ledger: &str, rows: &str) {
        let text = format!("{ledger}\n填报单位：{unit}\n{}", rows.trim());
        self.put(&format!("inbox/{period}/{unit}/{ledger}.csv"), &text);
    }

    /// A register of the office.
    pub(crate) fn kept(&self, period: &str, register: &str, rows: &str) {
        let text = format!("{register}\n{}", rows.trim());
        self.put(&format!("registers/{period}/{register}.csv"), &text);
    }

    /// Exit code, standard output, standard error of a command on the folder.
    pub(crate) fn kaoping(&self, command: &str, rest: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kaoping"))
            .arg(command)
            .arg(&self.dir)
            .args(rest)
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("no signal");
        (code, text(output.stdout), text(output.stderr))
    }

    /// The result of a run of a period.
    pub(crate) fn result(&self, period: &str) -> serde_json::Value {
        let (code, out, err) = self.kaoping("run", &["--period", period]);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        read(&self.dir.join("reports").join(period).join("result.json"))
    }
}

fn read(path: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).expect("a result")).expect("JSON")
}

fn workbook(roster: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let tables: Vec<&str> = roster.trim().split("\n\n").collect();
    for (name, table) in ["单位", "人员"].into_iter().zip(tables) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, line) in (0..).zip(table.lines()) {
            for (col, cell) in (0..).zip(line.trim().split(',')) {
                sheet.write(row, col, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// A unit of a result.
pub(crate) fn unit<'a>(result: &'a serde_json::Value, name: &str) -> &'a serde_json::Value {
    let units = result["units"].as_array().expect("units");
    let found = units.iter().find(|unit| unit["unit"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in the result"))
}

/// The mark of a line of a unit's score table, without trailing zeros.
pub(crate) fn mark(result: &serde_json::Value, name: &str, indicator: &str) -> String {
    let lines = unit(result, name)["lines"].as_array().expect("lines");
    let line = lines.iter().find(|line| line["indicator"] == indicator);
    let line = line.unwrap_or_else(|| panic!("{name} has no line {indicator}"));
    number(&line["mark"])
}

/// A number of a result without trailing zeros.
pub(crate) fn number(value: &serde_json::Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let number: rust_decimal::Decimal = text.parse().unwrap_or_else(|_| panic!("{text} is a number"));
    number.normalize().to_string()
}
