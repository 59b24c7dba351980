//! Commands that work by a campaign.

use super::said;
use std::path::{Path, PathBuf};

/// A campaign folder at a place with blanks and Chinese in its path, with one ledger in its inbox.
struct Folder(tempfile::TempDir);

const LEDGER: &str = "\
集体学习台账,,,,,,,
填报单位：物业管理股,,,填报时间：2022年7月1日,,,,
序号,学习时间,学习形式,学习类别,学习的内容,应到人数,实到人数,请假缺席人数,是否上传
1,2022.4.7,集体学习,政治理论,条例,12,10,2,是
2,4月31日,支部学习,业务知识,规范,12,11,1,
合计,,,,,24,21,3,
填表人：周乙,,,,,,,
";

impl Folder {
    fn new(ledger: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a folder"));
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
            let to = folder.dir().join(name);
            std::fs::create_dir_all(folder.dir()).expect("made");
            std::fs::copy(root.join("samples/county").join(name), to).expect("copied");
        }
        let roster = root.join("tests/data/county_roster.csv");
        std::fs::copy(roster, folder.dir().join("roster.xlsx")).expect("copied");
        std::fs::create_dir_all(folder.file().parent().expect("a folder")).expect("made");
        std::fs::write(folder.file(), ledger).expect("written");
        folder
    }

    fn dir(&self) -> PathBuf {
        self.0.path().join("三大活动 2022")
    }

    fn file(&self) -> PathBuf {
        self.dir().join("inbox/2022Q2/学习 记录.csv")
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn a_ledger_is_shown_with_its_columns_and_rows() {
    let folder = Folder::new(LEDGER);
    let (code, out, err) = said(&["inspect", text(&folder.file())]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    for words in [
        "单位  物业管理股\n线索  表内“填报单位”：物业管理股（学习 记录｜A2）",
        "台账      集体学习台账",
        "表头      第3行",
        "填报时间  2022年7月1日（D2）",
        "数据      2行（第4至5行）",
        "合计行：第6行",
        "没有的列  学习内容（必需）",
        "E 学习的内容",
        "H   请假缺席人数 → 缺席人数（别名）",
        "F   应到人数\n",
        "错误 T03 缺少列（1处）",
    ] {
        assert!(out.contains(words), "{words} is not in\n{out}");
    }
}

#[test]
fn a_unit_sees_its_mistakes_and_no_total() {
    let folder = Folder::new(&LEDGER.replace("学习的内容", "学习内容"));
    let (code, out, err) = said(&["check", text(&folder.file())]);
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let read = out
        .find("集体学习台账（工作表“学习 记录”）2行")
        .expect("what was read");
    assert!(out.find("错误 R04") < Some(read), "errors come first\n{out}");
    assert!(out.contains("错误 R04 没有这一天（1处）"), "{out}");
    assert!(
        out.contains("待局办公室核定的") && out.contains("不出总分"),
        "{out}"
    );
    assert!(!out.contains("迟报") && !out.contains("收件登记"), "{out}");
    assert_eq!(
        said(&[text(&folder.file())]),
        (code, out, err),
        "a file dropped on the program"
    );
    let (_, json, _) = said(&["check", text(&folder.file()), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["units"][0]["unit"], "物业管理股");
}

#[test]
fn a_ledger_that_says_nothing_is_not_missing() {
    let folder = Folder::new(
        "调研蹲点台账,,\n填报单位：物业管理股,,\n姓名,开始日期,结束日期,天数（天）,地点,地点类别,调研方式\n无,,,,,,\n",
    );
    let (code, out, _) = said(&["check", text(&folder.file())]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("写明“无”"), "{out}");
    let waits = out.find("待局办公室核定的").expect("what waits");
    let mark = out.find("4.2 调研蹲点").expect("the line about it");
    assert!(mark > waits, "{out}");
}

#[test]
fn slips_of_typing_are_told() {
    let folder = Folder::new(LEDGER);
    let file = folder.file();
    let (code, _, err) = said(&["check", text(&file), "—period", "2022Q2"]);
    assert_eq!(code, 2);
    assert!(err.contains("“—period”应当写成两个减号：--period"), "{err}");
    let (code, _, err) = said(&["check", text(&file), "-period", "2022Q2"]);
    assert_eq!(code, 2);
    assert!(err.contains("“-period”应当写成两个减号：--period"), "{err}");
    let parts: Vec<&str> = text(&file).split(' ').collect();
    let (code, _, err) = said(&[&["check"], &parts[..]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("路径里有空格，前后要加引号"), "{err}");
}

#[test]
fn a_good_file_ends_well_and_its_marks_are_told() {
    let folder = Folder::new(
        &LEDGER
            .replace("学习的内容", "学习内容")
            .replace("4月31日", "4月29日"),
    );
    let outside = folder.0.path().join("桌面 的文件.csv");
    std::fs::rename(folder.file(), &outside).expect("moved");
    let dir = folder.dir();
    let asked = ["check", text(&outside), "--campaign", text(&dir)];
    let (code, _, err) = said(&asked);
    assert_eq!(code, 2);
    assert!(
        err.contains("不知道核对哪一期") && err.contains("2022Q2"),
        "{err}"
    );
    let (code, out, _) = said(
        &[
            &asked[..],
            &["--period", "2022年第二季度", "--unit", "物业管理股"],
        ]
        .concat(),
    );
    assert_eq!(code, 0, "{out}");
    let (code, _, err) = said(&[&asked[..], &["--period", "2022Q2", "--unit", "物业管理"]].concat());
    assert_eq!(code, 2);
    assert!(err.contains("是不是“物业管理股”"), "{err}");
}

#[test]
fn mistakes_of_the_campaign_come_all_at_once_with_exit_code_3() {
    let folder = Folder::new(LEDGER);
    let ledgers = folder.dir().join("ledgers.toml");
    let good = std::fs::read_to_string(&ledgers).expect("read");
    std::fs::write(&ledgers, good.replacen("kept_by", "kept_bi", 2)).expect("written");
    let (code, _, err) = said(&["check", text(&folder.file())]);
    assert_eq!(code, 3, "{err}");
    assert_eq!(err.matches("没有“kept_bi”这一项").count(), 2, "{err}");
    assert!(
        err.contains("  --> ledgers.toml:") && err.contains("^^^^^^^"),
        "{err}"
    );
}

#[test]
fn a_score_is_told_down_to_its_cells() {
    let folder = Folder::new(&LEDGER.replace("学习的内容", "学习内容"));
    let dir = folder.dir();
    let asked = |more: &[&str]| said(&[&["why", text(&dir)], more, &["--period", "2022Q2"]].concat());
    let (code, out, err) = asked(&["物业管理股"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("物业管理股  2022年第二季度  总分 "), "{out}");
    let (code, one, _) = asked(&["物业管理股", "4.1"]);
    assert_eq!(code, 0);
    assert!(one.len() < out.len() && one.contains("4.1 "), "{one}");
    let (_, json, _) = asked(&["物业管理股", "4.1", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["lines"].as_array().map(Vec::len), Some(1));
    let (code, _, err) = asked(&["物业管理"]);
    assert!(code == 2 && err.contains("是不是“物业管理股”"), "{err}");
    let (code, _, err) = asked(&["物业管理股", "9.9"]);
    assert!(code == 2 && err.contains("没有“9.9”这个指标"), "{err}");
}

#[test]
fn what_keeps_a_run_from_going_on_has_its_exit_code() {
    let folder = Folder::new(LEDGER);
    let dir = folder.dir();
    let run = |dir: &Path, period: &str| said(&["run", text(dir), "--period", period]);
    let (code, _, err) = run(&dir.join("没有"), "2022Q2");
    assert!(code == 3 && err.contains("这个文件夹"), "{err}");
    let (code, _, err) = run(&dir, "第二季");
    assert!(
        code == 2 && err.contains("可以写：") && err.contains("2022Q2"),
        "{err}"
    );
    let (code, _, err) = run(&dir, "2022Q3");
    assert!(code == 4 && err.contains("没有可以计算的"), "{err}");
    std::fs::write(dir.join("reports"), "a file where the folder should be").expect("written");
    let (code, _, err) = run(&dir, "2022Q2");
    assert!(code == 5 && !err.is_empty(), "{err}");
}
