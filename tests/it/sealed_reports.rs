//! The built program on a sealed period (rule 65): what was published stays, closing asks for a settled ranking or a
//! decision, opening again is a dated record.

use crate::whole_run::{Folder, contents};
use std::collections::BTreeMap;
use std::path::PathBuf;

const PERIOD: [&str; 2] = ["--period", "2022Q2"];

/// Exit code, standard output, standard error of a command on the second quarter.
fn on_quarter(folder: &Folder, command: &str, rest: &[&str]) -> (i32, String, String) {
    folder.kaoping(command, &[&PERIOD[..], rest].concat())
}

/// A bonus that is entered after the quarter was sealed.
fn add_bonus(folder: &Folder) {
    folder.put(
        "registers/2022Q2/加减分.csv",
        "加减分\n单位,类别,级别,事项,文号,时间,批准人\n东街社区,表彰,市级,先进,街办〔2022〕1号,2022-06-01,石刚\n",
    );
}

fn reports(folder: &Folder) -> BTreeMap<PathBuf, Vec<u8>> {
    contents(&folder.dir.join("reports"))
}

#[test]
fn a_sealed_period_is_compared_and_what_was_published_stays() {
    let folder = Folder::new();
    let seal = folder.dir.join("history/2022Q2.json");
    assert_eq!(on_quarter(&folder, "run", &[]).0, 0);
    let published = reports(&folder);
    let (code, out, err) = on_quarter(&folder, "close", &[]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let sealed = std::fs::read(&seal).expect("a seal");
    let (code, out, _) = on_quarter(&folder, "close", &[]);
    assert!(code == 0 && out.contains("没有变化"), "{out}");
    let (_, out, _) = on_quarter(&folder, "run", &[]);
    assert!(
        out.contains("与封存的结果一致") && out.contains("（复算）"),
        "{out}"
    );

    add_bonus(&folder);
    let (_, out, _) = on_quarter(&folder, "run", &[]);
    assert!(out.contains("东街社区总分：封存"), "{out}");
    let (code, _, err) = on_quarter(&folder, "close", &[]);
    assert!(code == 5 && err.contains("不会改写"), "{err}");
    assert_eq!(std::fs::read(&seal).expect("a seal"), sealed);
    // Nothing of what was published changed; all that is new stands below 复算 and says so.
    let now = reports(&folder);
    let (again, old): (BTreeMap<_, _>, BTreeMap<_, _>) = now
        .into_iter()
        .partition(|(path, _)| path.components().any(|part| part.as_os_str() == "复算"));
    assert_eq!(old, published);
    assert_eq!(again.len(), published.len());
    assert!(
        again
            .keys()
            .any(|path| path.ends_with("01-红黑榜与排名-2022年第二季度（复算）.xlsx"))
    );
    let result = folder.result("2022Q2/复算");
    assert_eq!(result["period"]["title"], "2022年第二季度（复算）");
    let (_, out, _) = folder.kaoping("why", &["东街社区", "--period", "2022Q2"]);
    assert!(out.contains("东街社区总分：封存"), "{out}");
}

#[test]
fn a_folder_named_on_the_command_line_is_no_way_around() {
    let folder = Folder::new();
    let out = folder.dir.join("公布").to_string_lossy().into_owned();
    assert_eq!(on_quarter(&folder, "run", &["--out", &out]).0, 0);
    let published = contents(&folder.dir.join("公布"));
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
    add_bonus(&folder);
    assert_eq!(on_quarter(&folder, "run", &["--out", &out]).0, 0);
    let now = contents(&folder.dir.join("公布"));
    for (path, bytes) in &published {
        assert!(now[path] == *bytes, "{}", path.display());
    }
    assert_eq!(now.len(), 2 * published.len());
}

#[test]
fn what_was_sealed_before_it_was_written_is_published_as_sealed() {
    let folder = Folder::new();
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
    assert_eq!(on_quarter(&folder, "run", &[]).0, 0);
    assert_eq!(folder.result("2022Q2")["period"]["title"], "2022年第二季度");
    assert!(!folder.dir.join("reports/2022Q2/复算").exists());
}

/// A ledger that says 无, which the office has not confirmed.
fn with_nil() -> Folder {
    let folder = Folder::new();
    let nil = "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,销号时间\n无,,,\n";
    folder.put("inbox/2022Q2/东街社区/整改.csv", nil);
    folder
}

#[test]
fn a_provisional_period_is_not_closed_without_a_decision() {
    let folder = with_nil();
    let (code, out, err) = on_quarter(&folder, "close", &[]);
    assert!(
        code == 5 && err.contains("零报告待核定") && err.contains("--decision"),
        "{out}{err}"
    );
    assert!(!folder.dir.join("history/2022Q2.json").exists());
    let (code, _, _) = on_quarter(&folder, "close", &["--decision", "街办会纪要〔2022〕7号"]);
    assert_eq!(code, 2, "a decision has a day");
    let early = ["--decision", "街办会纪要〔2022〕7号", "--on", "22-7-2"];
    assert_eq!(
        on_quarter(&folder, "close", &early).0,
        2,
        "it is made after the period"
    );
    let decided = ["--decision", "街办会纪要〔2022〕7号", "--on", "2022-07-12"];
    let (code, out, err) = on_quarter(&folder, "close", &decided);
    assert!(code == 0 && out.contains("暂定"), "{out}{err}");
    let seal = std::fs::read_to_string(folder.dir.join("history/2022Q2.json")).expect("a seal");
    assert!(
        seal.contains("街办会纪要〔2022〕7号") && seal.contains("2022-07-12"),
        "{seal}"
    );
    assert!(on_quarter(&folder, "close", &[]).1.contains("没有变化"));
    assert!(on_quarter(&folder, "close", &decided).1.contains("文号没有记"));
    // An entry of the office settles it as well.
    let folder = with_nil();
    folder.put(
        "registers/2022Q2/不涉及.csv",
        "不涉及\n单位,指标,文号,批准人,时间\n全部,零报告,街办会纪要〔2022〕8号,石刚,2022-07-08\n",
    );
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
}

#[test]
fn a_period_is_opened_again_by_a_dated_record() {
    let folder = Folder::new();
    assert_eq!(on_quarter(&folder, "run", &[]).0, 0);
    let published = reports(&folder);
    let reopen = |reason: &str| {
        on_quarter(
            &folder,
            "close",
            &["--reopen", "--reason", reason, "--on", "2022-08-01"],
        )
    };
    assert_eq!(reopen("登记簿录错").0, 2, "nothing to open");
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
    let sealed = std::fs::read(folder.dir.join("history/2022Q2.json")).expect("a seal");
    assert_eq!(
        on_quarter(&folder, "close", &["--reopen", "--on", "2022-08-01"]).0,
        2
    );
    assert_eq!(reopen(" ").0, 2, "a reason is asked");
    let (code, out, err) = reopen("登记簿录错");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(!folder.dir.join("history/2022Q2.json").exists());
    let kept = std::fs::read(folder.dir.join("history/reopened/2022Q2-1.json")).expect("kept");
    assert_eq!(kept, sealed);

    add_bonus(&folder);
    assert_eq!(on_quarter(&folder, "run", &[]).0, 0);
    let now = reports(&folder);
    for (path, bytes) in &published {
        assert!(now[path] == *bytes, "{}", path.display());
    }
    let result = folder.result("2022Q2/第1次重开");
    assert_eq!(result["period"]["title"], "2022年第二季度（2022-08-01重开后）");
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
    let seal = std::fs::read_to_string(folder.dir.join("history/2022Q2.json")).expect("a seal");
    assert!(seal.contains("登记簿录错"), "{seal}");
    // The new seal is published in its turn.
    assert_eq!(on_quarter(&folder, "run", &[]).0, 0);
    let again = folder.result("2022Q2/第1次重开/复算");
    assert_eq!(
        again["period"]["title"],
        "2022年第二季度（2022-08-01重开后）（复算）"
    );
}

#[test]
fn a_period_on_which_a_later_seal_rests_is_opened_after_it() {
    let folder = Folder::new();
    assert_eq!(on_quarter(&folder, "close", &[]).0, 0);
    folder.put(
        "inbox/2022Q3/东街社区/入户.csv",
        "入户台账\n填报单位：东街社区\n姓名,开始日期,结束日期,天数\n林一,2022-07-06,2022-07-08,3\n",
    );
    assert_eq!(folder.kaoping("close", &["--period", "2022Q3"]).0, 0);
    let open = ["--reopen", "--reason", "录错", "--on", "2022-11-01"];
    let (code, _, err) = on_quarter(&folder, "close", &open);
    assert!(code == 5 && err.contains("2022年第三季度"), "{err}");
    let third = [&["--period", "2022Q3"][..], &open].concat();
    assert_eq!(folder.kaoping("close", &third).0, 0);
    assert_eq!(on_quarter(&folder, "close", &open).0, 0);
}
