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
