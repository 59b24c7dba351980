//! The built program on a small campaign: inbox to reports, seal, next period.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROSTER: &str = include_str!("../findings/campaign/roster.csv");

/// A campaign folder that disappears with the test.
pub(crate) struct Folder {
    _temp: tempfile::TempDir,
    pub(crate) dir: PathBuf,
}

impl Folder {
    /// The small campaign of the manual with its roster and two quarters of two communities.
    pub(crate) fn new() -> Folder {
        let temp = tempfile::tempdir().expect("a folder");
        let dir = temp.path().join("活动 文件夹");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/campaign");
        std::fs::create_dir(&dir).expect("a folder");
        for name in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
            std::fs::copy(from.join(name), dir.join(name)).expect("the small campaign");
        }
        std::fs::write(dir.join("roster.xlsx"), roster()).expect("written");
        let folder = Folder { _temp: temp, dir };
        for (path, text) in FILES {
            folder.put(path, text);
        }
        folder
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.dir.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text.trim_start()).expect("written");
    }

    /// Exit code, standard output, standard error.
    pub(crate) fn kaoping(&self, command: &str, rest: &[&str]) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_kaoping"))
            .arg(command)
            .arg(&self.dir)
            .args(rest)
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (
            output.status.code().expect("no signal"),
            text(output.stdout),
            text(output.stderr),
        )
    }

    pub(crate) fn result(&self, period: &str) -> serde_json::Value {
        let path = self.dir.join("reports").join(period).join("result.json");
        serde_json::from_slice(&std::fs::read(path).expect("a result")).expect("JSON")
    }
}

/// Units and people on two sheets, as an office keeps them.
fn roster() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, table) in ["单位", "人员"].into_iter().zip(ROSTER.trim().split("\n\n")) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, line) in (0..).zip(table.lines()) {
            for (col, cell) in (0..).zip(line.split(',')) {
                sheet.write(row, col, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// Every file below a folder with its bytes.
pub(crate) fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(dir).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.insert(path.clone(), std::fs::read(&path).expect("a file"));
        }
    }
    all
}

const FILES: &[(&str, &str)] = &[
    (
        "registers/2022Q2/巡查交办.csv",
        "巡查交办登记
编号,事项,交办时间,责任社区,办理时限
1,清运,2022-04-11,东街社区,2022-05-31
2,围挡,2022-05-05,西街社区,6月底
",
    ),
    (
        "inbox/2022Q2/东街社区/交办.csv",
        "交办办理台账
填报单位：东街社区
编号,责任人,反馈时间,办理状态,办理进展,办结时间
1,林一,2022-04-15,已完成,清运完毕,2022-05-20
",
    ),
    (
        "inbox/2022Q2/东街社区/入户.csv",
        "入户台账
填报单位：东街社区
姓名,开始日期,结束日期,天数
林一,2022-04-06,2022-04-08,3
林二,2022-05-10,2022-05-11,2
",
    ),
    (
        "inbox/2022Q2/东街社区/宣传.csv",
        "宣传活动台账
填报单位：东街社区
活动时间,活动类别,应到人数,实到人数,缺席人数
2022-04-10,讲座,10,10,0
2022-05-10,讲座,10,9,1
2022-06-31,讲座,10,9,1
",
    ),
    (
        "inbox/2022Q2/西街社区/交办.csv",
        "交办办理台账
填报单位：西街社区
编号,责任人,反馈时间,办理状态,办理进展,办结时间
2,何三,2022-05-20,推进中,正在施工,
",
    ),
];

#[test]
fn an_inbox_becomes_reports() {
    let folder = Folder::new();
    let (code, out, err) = folder.kaoping("run", &["--period", "2022年第二季度"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for words in [
        "分类行动 2022年第二季度",
        "收件箱4个文件，登记簿1个文件",
        "没有这一天",
        "社区排名：2个单位",
        "东街社区",
        "reports",
        "01-",
    ] {
        assert!(out.contains(words), "{words} is not in\n{out}");
    }
    let result = folder.result("2022Q2");
    assert_eq!(result["units"][0]["unit"], "东街社区");
    assert_eq!(result["units"][0]["place"], 1);
    assert_eq!(result["inputs"].as_array().map(Vec::len), Some(5));
    assert!(result["rules"].as_array().is_some_and(|rules| rules.len() > 10));
    assert_eq!(folder.kaoping("run", &["--period", "2022Q2", "--strict"]).0, 1);
}

#[test]
fn threads_and_a_second_run_change_no_byte() {
    let folder = Folder::new();
    let target = |name: &str| folder.dir.join(name);
    for (name, threads) in [("a", "1"), ("b", "7")] {
        let out = target(name).to_string_lossy().into_owned();
        let (code, _, err) = folder.kaoping(
            "run",
            &["--period", "2022Q2", "--out", &out, "--threads", threads],
        );
        assert_eq!((code, err.as_str()), (0, ""));
    }
    let (one, other) = (contents(&target("a")), contents(&target("b")));
    assert!(one.len() > 5, "{:?}", one.keys());
    for ((path, bytes), (_, again)) in one.iter().zip(&other) {
        assert!(bytes == again, "{} differs", path.display());
    }
    assert_eq!(one.len(), other.len());
}

#[test]
fn a_period_nobody_has_begun_is_neither_scored_nor_sealed() {
    let folder = Folder::new();
    for command in ["run", "close"] {
        let (code, out, err) = folder.kaoping(command, &["--period", "2022Q3"]);
        assert_eq!((code, out.as_str()), (4, ""), "{command}");
        assert!(
            err.contains("inbox里有文件夹的期：") && err.contains("2022Q2"),
            "{err}"
        );
    }
    assert!(!folder.dir.join("history/2022Q3.json").exists());
    assert!(!folder.dir.join("reports/2022Q3").exists());
}

#[test]
fn errors_that_are_sealed_are_told() {
    let folder = Folder::new();
    folder.put(
        "inbox/2022Q2/东街社区/另一份.csv",
        "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,4月31日,推进中,清运,\n",
    );
    let (code, out, err) = folder.kaoping(
        "close",
        &[
            "--period",
            "2022Q2",
            "--decision",
            "街办会纪要〔2022〕7号",
            "--on",
            "2022-07-12",
        ],
    );
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("处错误没有改"), "{out}");
}

#[test]
fn the_next_quarter_looks_back() {
    let folder = Folder::new();
    assert_eq!(folder.kaoping("close", &["--period", "2022Q2"]).0, 0);
    folder.put(
        "inbox/2022Q3/东街社区/交办.csv",
        "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,2022-04-15,已完成,清运完毕,2022-05-20\n",
    );
    let (code, out, err) = folder.kaoping("run", &["--period", "2022Q3"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("与2022年第二季度比较"), "{out}");
    let unit = &folder.result("2022Q3")["units"][0];
    assert_eq!(unit["previous_place"], 1);
    assert!(unit["delta_total"].is_string(), "{unit}");
}

#[test]
fn files_that_are_of_no_use_are_no_run() {
    let folder = Folder::new();
    std::fs::remove_dir_all(folder.dir.join("registers")).expect("removed");
    std::fs::remove_dir_all(folder.dir.join("inbox")).expect("removed");
    assert_eq!(folder.kaoping("run", &["--period", "2022Q2"]).0, 4);
    folder.put("inbox/2022Q2/东街.xlsx", "");
    let (code, _, err) = folder.kaoping("run", &["--period", "2022Q2"]);
    assert!(code == 4 && err.contains("东街.xlsx"), "{code} {err}");
    assert!(!folder.dir.join("reports").exists());
}

#[test]
fn what_cannot_be_run_is_said_with_its_exit_code() {
    let folder = Folder::new();
    let (code, _, err) = folder.kaoping("run", &["--period", "2031Q1"]);
    assert!(code == 2 && err.contains("2022Q2"), "{err}");
    let (code, _, err) = folder.kaoping("run", &["--period", "2022Q4", "--out", "/dev/null/x"]);
    assert!(code == 5 || code == 4, "{code} {err}");
    let report = folder.dir.join("reports/2022Q2");
    assert_eq!(folder.kaoping("run", &["--period", "2022Q2"]).0, 0);
    let name = contents(&report).keys().next().cloned().expect("a report");
    std::fs::write(
        report.join(format!("~${}", name.file_name().unwrap().to_string_lossy())),
        "",
    )
    .unwrap();
    let (code, _, err) = folder.kaoping("run", &["--period", "2022Q2"]);
    assert!(code == 5 && err.contains("请关闭"), "{code} {err}");

    std::fs::create_dir_all(folder.dir.join("history")).expect("a folder");
    std::fs::write(folder.dir.join("history/2022Q1.json"), "{").expect("written");
    assert_eq!(folder.kaoping("run", &["--period", "2022Q2"]).0, 3);
}
