use super::*;
use crate::report::fixture;
use unicode_width::UnicodeWidthStr;

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
