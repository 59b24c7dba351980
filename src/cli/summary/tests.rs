use super::*;
use crate::campaign::model::UnitId;
use crate::report::fixture;
use unicode_width::UnicodeWidthStr;

#[test]
fn a_name_of_ten_characters_stays_on_one_line() {
    let mut outcome = fixture::outcome();
    let name = "老旧小区改造服务中心";
    outcome.units[UnitId(0)].unit = name.into();
    outcome.units[UnitId(0)].change.red_run = 2;
    let fell = rust_decimal::Decimal::new(-7733, 2);
    outcome.units[UnitId(0)].change.delta = Some(crate::trend::Delta::Total(fell));
    let summary = text(&outcome, &Restricted::default());
    let line = summary.lines().find(|line| line.contains(name));
    let line = line.unwrap_or_else(|| panic!("broken over lines:\n{summary}"));
    assert!(line.contains("-77.33") && line.contains("红榜，连2期"), "{line}");
    assert!(line.width() <= 80, "{line}");
}

#[test]
fn a_summary_fits_eighty_columns_and_says_the_main_things() {
    let summary = text(&fixture::outcome(), &Restricted::default());
    for line in summary.lines() {
        assert!(line.width() <= 80, "{} columns:\n{line}", line.width());
    }
    for words in [
        "两项行动 2022年第二季度",
        "收件箱2个文件",
        "应报2张台账，迟报1张",
        "错误2处",
        "一组排名：2个单位",
        "红榜",
    ] {
        assert!(summary.contains(words), "{words} is not in\n{summary}");
    }
}
