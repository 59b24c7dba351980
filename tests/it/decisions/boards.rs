//! Lists that ask for tasks done: what was missed, what does not apply and what is not decided yet.

use super::quarter::{Quarter, unit};
use kaoping::outcome::Outcome;
use kaoping::verdict::Board;

/// The two lists asking for 经费支出率 (10 points) in full: two red places from 80 points, one black one.
fn asking() -> Quarter {
    Quarter::good().change(
        "campaign.toml",
        "red = { places = 1, at_least = 80 }\nblack = { places = 1, below = 60 }",
        "red = { places = 2, at_least = 80, missed = [\"经费支出率\"] }\n\
         black = { places = 1, missed = [\"经费支出率\"] }",
    )
}

fn boards(outcome: &Outcome) -> [Option<Board>; 2] {
    [unit(outcome, "东街").board, unit(outcome, "西街").board]
}

/// 东街 sends its ledger of money without a row: a nil, which waits for the office.
fn nil(quarter: Quarter) -> Quarter {
    quarter.put(
        "inbox/2022Q2/东街社区/经费.csv",
        "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n无\n",
    )
}

#[test]
fn a_task_not_done_bars_from_red_and_is_enough_for_the_last_place_of_black() {
    // 8 of 10 spent: 10 × 8 ÷ 10 = 8.00, total 98. Last of two, and missed: black.
    let outcome = asking()
        .change("东街/经费", "桶站,,10,10,,", "桶站,,10,8,,")
        .run()
        .outcome;
    assert_eq!(boards(&outcome), [Some(Board::Black), Some(Board::Red)]);
    // First by 3 points of praise, 98 + 3 = 101: neither red nor black.
    let praised = asking()
        .change("东街/经费", "桶站,,10,10,,", "桶站,,10,8,,")
        .put(
            "registers/2022Q2/加减分.csv",
            "加减分\n单位,类别,级别,事项,文号,时间,批准人\n\
             东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n东街社区,表彰,区级,示范,2号,2022-06-01,石刚\n",
        )
        .run()
        .outcome;
    assert_eq!(boards(&praised), [None, Some(Board::Red)]);
    let notes = praised.groups[0].notes(&praised);
    assert_eq!(notes, ["东街社区“经费支出率”未得满分，不列入红榜，名额空缺"]);
}

#[test]
fn what_does_not_apply_is_not_missed_and_what_awaits_is_left_open() {
    // 不涉及: 90 of 90 applicable points, 100; both are first.
    let none = nil(asking())
        .put(
            "registers/2022Q2/不涉及.csv",
            "不涉及\n单位,指标,文号,批准人,时间\n全部,零报告,1号,石刚,2022-07-05\n",
        )
        .run()
        .outcome;
    assert_eq!(boards(&none), [Some(Board::Red), Some(Board::Red)]);
    // Not confirmed: 90 points, last of two, and neither list takes it.
    let open = nil(asking()).run().outcome;
    assert_eq!(boards(&open), [None, Some(Board::Red)]);
    assert!(!open.groups[0].provisional.is_empty());
    assert_eq!(
        open.groups[0].notes(&open),
        [
            "东街社区“经费支出率”待核定，黑榜暂不列入",
            "东街社区“经费支出率”待核定，红榜暂不列入",
        ]
    );
}

#[test]
fn what_is_asked_in_full_must_have_points_in_the_table_of_the_group() {
    let told = |from: &str, to: &str| {
        let quarter = asking().change("scoring.toml", from, to);
        quarter.built().expect_err("a mistake").join("\n")
    };
    let told = told(
        "{ indicator = \"经费支出率\", points = 10 }",
        "{ indicator = \"经费支出率\", points = 0 }",
    );
    assert!(
        told.contains("“社区”的红榜条件missed写的“经费支出率”在评分表“季度”里没有分值"),
        "{told}"
    );
}
