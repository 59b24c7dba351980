//! `kaoping rules`: the rules read back, the definition checked, marks by hand beside those of the program.

use super::said;
use crate::formats::copy;
use std::path::{Path, PathBuf};

const SAMPLES: [&str; 2] = ["samples/county", "samples/province"];

/// The county in a folder of its own, a blank in its path.
fn county() -> (tempfile::TempDir, PathBuf) {
    let temp = tempfile::tempdir().expect("a folder");
    let folder = temp.path().join("县里 的活动");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(SAMPLES[0]), &folder);
    (temp, folder)
}

fn change(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).expect("text");
    assert!(text.contains(from), "{from}");
    std::fs::write(file, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn both_samples_give_the_marks_that_were_worked_out_by_hand() {
    for sample in SAMPLES {
        let (code, told, wrong) = said(&["rules", sample, "--check"]);
        assert_eq!((code, wrong.as_str()), (0, ""), "{told}");
        assert!(
            told.contains("定义没有错误") && told.contains("都对上了"),
            "{told}"
        );
    }
}

#[test]
fn a_mark_that_differs_is_told_with_both_ways_it_was_worked_out() {
    let (_temp, folder) = county();
    let expected = folder.join("expected.toml");
    change(&expected, "mark = 9.44", "mark = 9.5");
    let dir = folder.to_str().expect("UTF-8");
    let (code, told, _) = said(&["rules", dir, "--check"]);
    assert_eq!(code, 1, "{told}");
    assert!(
        told.contains("手算9.5分，算出9.44分") && told.contains("10 × 604 ÷ 640 = 9.44"),
        "{told}"
    );
    assert!(told.contains("1个对不上"), "{told}");
    change(&expected, "物业管理股", "物业管里股");
    let (code, _, wrong) = said(&["rules", dir, "--check"]);
    assert_eq!(code, 3);
    assert!(wrong.contains("是不是“物业管理股”"), "{wrong}");
}

#[test]
fn one_indicator_is_read_back_by_name_or_number_with_its_marks() {
    for wanted in ["报送完整", "5.2"] {
        let (code, told, _) = said(&["rules", SAMPLES[0], wanted]);
        assert_eq!(code, 0);
        assert!(
            told.contains("不低于99%得100%的分") && told.contains("98%→1"),
            "{told}"
        );
        assert!(!told.contains("（B27）"), "{told}");
    }
    // An indicator of the year's table alone.
    let (code, told, _) = said(&["rules", SAMPLES[0], "年底民主评议"]);
    assert_eq!(code, 0);
    assert!(told.contains("班子成员50%") && told.contains("50%→10"), "{told}");
    let (code, _, wrong) = said(&["rules", SAMPLES[0], "无此指标"]);
    assert_eq!(code, 2);
    assert!(wrong.contains("报送完整"), "{wrong}");
}

#[test]
fn a_file_that_is_absent_does_not_hide_the_mistakes_of_the_others() {
    let (_temp, folder) = county();
    std::fs::remove_file(folder.join("ledgers.toml")).expect("it was there");
    change(&folder.join("scoring.toml"), "zero_below = 60", "zero_belw = 60");
    let (code, _, wrong) = said(&["rules", folder.to_str().expect("UTF-8")]);
    assert_eq!(code, 3);
    assert!(
        wrong.contains("没有“ledgers.toml”") && wrong.contains("zero_belw"),
        "{wrong}"
    );
    assert_eq!(wrong.matches("错误[").count(), 2, "{wrong}");
}

#[test]
fn the_rules_fit_the_terminal() {
    for sample in SAMPLES {
        let (code, told, _) = said(&["rules", sample]);
        assert_eq!(code, 0);
        for line in told.lines() {
            assert!(unicode_width::UnicodeWidthStr::width_cjk(line) <= 80, "{line}");
        }
    }
}

#[test]
fn what_changed_since_the_last_seal_is_said_by_a_run_and_on_the_page_of_rules() {
    let (_temp, folder) = county();
    let dir = folder.to_str().expect("UTF-8");
    let run = |json: bool| {
        let mut arguments = vec!["run", dir, "--period", "2022Q2"];
        arguments.extend(json.then_some("--json"));
        let (code, told, wrong) = said(&arguments);
        assert_eq!(code, 0, "{wrong}");
        told
    };
    assert!(!run(false).contains("规则："), "nothing changed, nothing is said");
    change(&folder.join("campaign.toml"), "places = 3", "places = 4");
    let scoring = folder.join("scoring.toml");
    change(&scoring, "\"规范\", amount = -0.2", "\"规范\", amount = -0.5");
    let told = run(false);
    assert!(
        told.contains("2022年第一季度封存以后规则改了2处。")
            && told.contains("计分　报送规范：“每处扣0.2分”改为“每处扣0.5分”")
            && told.contains("红榜　甲类：“前3名且总分不低于85分”改为“前4名且总分不低于85分”"),
        "{told}"
    );
    let json = run(true);
    assert!(json.contains("\"rules_since\"") && json.contains("每处扣0.5分"));
    // A seal that was made before rules were kept.
    let seal = folder.join("history/2022Q1.json");
    let text = std::fs::read_to_string(&seal).expect("a seal");
    let (before, behind) = text.split_once("\"rules\": [").expect("rules");
    let (_, behind) = behind.split_once("],").expect("their end");
    std::fs::write(&seal, format!("{before}{}", behind.trim_start())).expect("written");
    let told = run(false);
    assert!(told.contains("改了什么比不出来"), "{told}");
}
