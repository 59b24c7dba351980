//! `kaoping new`: a folder that an office begins its own plan in loads, checks, runs and says what is left to decide.

mod ledger;

use super::said;
use std::path::Path;

/// A folder with a blank in its path that is not there yet.
fn free() -> (tempfile::TempDir, String) {
    let temp = tempfile::tempdir().expect("a folder");
    let path = temp.path().join("我的 新活动");
    let path = path.to_str().expect("UTF-8").to_owned();
    (temp, path)
}

fn read(folder: &str, file: &str) -> String {
    std::fs::read_to_string(Path::new(folder).join(file)).expect("text")
}

/// What is told as not decided, each with its place.
fn undecided(told: &str) -> Vec<&str> {
    let lines = told.lines().skip_while(|line| !line.starts_with("还没有定的"));
    lines.skip(1).take_while(|line| line.starts_with("  ")).collect()
}

#[test]
fn the_small_example_is_checked_run_and_made_up_further() {
    let (temp, folder) = free();
    let (code, told, wrong) = said(&["new", &folder]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    let page = "\
写好了，在\"我的 新活动\"，共10个文件：
  说明.txt
  campaign.toml
  ledgers.toml
  scoring.toml
  expected.toml
  roster.xlsx
  registers/2026Q1/登记簿.xlsx
  inbox/2026Q1/第一科台账（2026年第一季度）.xlsx
  inbox/2026Q1/第二科台账（2026年第一季度）.xlsx
  inbox/2026Q1/第三科台账（2026年第一季度）.xlsx

还没有定的29处：campaign.toml 15处、ledgers.toml 3处、roster.xlsx 6处、scoring.toml 5处。

下一步做什么，看里面的“说明.txt”。哪些没有定，随时查：
  kaoping rules \"我的 新活动\" --check
";
    let parent = format!("{}{}", temp.path().display(), std::path::MAIN_SEPARATOR);
    assert_eq!(told.replace(&parent, ""), page);
    let (code, checked, wrong) = said(&["rules", &folder, "--check"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{checked}");
    assert!(
        checked.contains("定义没有错误：2张台账和登记簿，1项要求，3个指标，1张评分表，3个单位"),
        "{checked}"
    );
    assert!(checked.contains("手算的5个得分都对上了"), "{checked}");
    let left = undecided(&checked).len();
    assert!(
        told.contains(&format!("还没有定的{left}处：campaign.toml 15处、")),
        "{told}"
    );
    // A unit's marks as expected.toml works them out: 25 + 20 + 20.
    let (code, told, wrong) = said(&["run", &folder, "--period", "2026Q1"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    let result = read(&folder, "reports/2026Q1/result.json");
    for total in ["100.00", "65.00", "30.00"] {
        assert!(told.contains(total), "{total}\n{told}");
    }
    assert!(told.contains("错误0处"), "{told}");
    assert!(result.contains("C75"), "a result tells what was not decided");
    let more = temp.path().join("试用 文件夹");
    let more = more.to_str().expect("UTF-8");
    let (code, _, wrong) = said(&["demo", more, "--from", &folder, "--units", "6"]);
    assert_eq!((code, wrong.as_str()), (0, ""));
    let (code, told, wrong) = said(&["run", more, "--period", "2026Q1"]);
    assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
    assert!(told.contains("6个单位"), "{told}");
}

#[test]
fn every_mark_in_the_files_is_told_and_gone_once_it_is_taken_out() {
    let (_temp, folder) = free();
    said(&["new", &folder]);
    let mut marks = 0;
    for file in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
        let text = read(&folder, file);
        assert!(text.lines().all(|line| !line.contains('\n')) && text.contains("\r\n"));
        marks += text.matches("# 待定：").count();
    }
    let (_, told, _) = said(&["rules", &folder, "--check"]);
    let of_files = |told: &str| {
        let lines = undecided(told).into_iter();
        lines.filter(|line| line.contains(".toml")).count()
    };
    assert_eq!(of_files(&told), marks, "{told}");
    assert!(told.contains("campaign.toml 第30行第40字：红榜取几名"), "{told}");
    assert!(told.contains("roster.xlsx｜单位｜H2：单位“第一科”"), "{told}");
    let file = Path::new(&folder).join("campaign.toml");
    let decided = read(&folder, "campaign.toml").replace("# 待定：红榜取几名，总分至少几分", "");
    std::fs::write(file, decided).expect("written");
    let (_, told, _) = said(&["rules", &folder, "--check"]);
    assert_eq!(of_files(&told), marks - 1, "{told}");
    assert!(!told.contains("红榜取几名"), "{told}");
    // A mistake is not lost among what is not decided.
    let slip = read(&folder, "scoring.toml").replace("points = 50", "points = 40");
    std::fs::write(Path::new(&folder).join("scoring.toml"), slip).expect("written");
    let (code, _, wrong) = said(&["rules", &folder, "--check"]);
    assert_eq!((code, wrong.matches("[C").count()), (3, 1), "{wrong}");
}

#[test]
fn nothing_is_written_where_something_is() {
    let (temp, folder) = free();
    std::fs::create_dir(&folder).expect("made");
    assert_eq!(said(&["new", &folder]).0, 0, "an empty folder is taken");
    let before = read(&folder, "campaign.toml");
    let (code, told, wrong) = said(&["new", &folder, "--like", "county"]);
    assert_eq!((code, told.as_str()), (5, ""));
    assert!(wrong.contains("已经有东西") && wrong.contains("移走"), "{wrong}");
    assert_eq!(read(&folder, "campaign.toml"), before);
    let file = temp.path().join("文件");
    std::fs::write(&file, "甲").expect("written");
    let (code, _, wrong) = said(&["new", file.to_str().expect("UTF-8")]);
    assert_eq!(code, 5, "{wrong}");
    assert_eq!(std::fs::read_to_string(&file).expect("text"), "甲");
}

#[test]
fn a_sample_is_begun_with_without_its_people_and_files() {
    for (sample, period, named) in [("county", "2022Q1", 0), ("province", "2021Q4", 13)] {
        let (_temp, folder) = free();
        let (code, told, wrong) = said(&["new", &folder, "--like", sample]);
        assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
        let (code, told, wrong) = said(&["rules", &folder, "--check"]);
        assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
        assert!(told.contains(&format!("{named}个单位")), "{told}");
        assert!(told.contains("名单“") && told.contains("里一个也没有"), "{told}");
        assert!(told.contains("里还没有手算的得分"), "{told}");
        let of_roster = undecided(&told)
            .into_iter()
            .filter(|line| line.contains("roster.xlsx"));
        assert_eq!(of_roster.count(), named, "{told}");
        for place in ["inbox", "registers"] {
            let place = Path::new(&folder).join(place).join(period);
            assert_eq!(std::fs::read_dir(place).expect("a folder").count(), 0);
        }
        // But for the marks the definition is the sample's own.
        for file in ["campaign.toml", "ledgers.toml", "scoring.toml"] {
            let own = std::fs::read_to_string(Path::new("samples").join(sample).join(file)).expect("text");
            let text = read(&folder, file).replace("\r\n", "\n");
            let lines = text
                .lines()
                .map(|line| line.split(" # 待定：").next().unwrap_or(line));
            assert!(lines.eq(own.lines()), "{sample} {file}");
        }
        // The rules of another office are read back as the sample's.
        let (code, _, _) = said(&["rules", &folder]);
        assert_eq!(code, 0);
    }
    let (_temp, folder) = free();
    let (code, _, wrong) = said(&["new", &folder, "--like", "city"]);
    assert_eq!(code, 2);
    assert!(
        wrong.contains("county、province") && !Path::new(&folder).exists(),
        "{wrong}"
    );
}
