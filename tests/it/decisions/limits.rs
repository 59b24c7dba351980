//! Limits of bonuses and deductions, of sections and tables.

use super::quarter::{Quarter, unit};
use kaoping::report::rule_lines;

const REGISTER: &str = "加减分\n单位,类别,级别,事项,文号,时间,批准人\n";

/// Orders take 1 or 2 points, not more than 5 together.
fn ordered(floor: &str) -> Quarter {
    let kind = format!(
        "[[adjustments]]\nname = \"督办单\"\nclause = \"L06\"\n{floor}\n\
         levels = [{{ level = \"黄单\", amount = -1 }}, {{ level = \"红单\", amount = -2 }}]\n\n[[adjustments]]"
    );
    let rows: String = (1..=3)
        .map(|n| format!("东街社区,督办单,红单,督办{n},{n}号,2022-06-01,石刚\n"))
        .collect();
    Quarter::good()
        .change("scoring.toml", "[[adjustments]]", &kind)
        .put("registers/2022Q2/加减分.csv", &format!("{REGISTER}{rows}"))
}

/// The rules of the second quarter under a heading.
fn rules(quarter: &Quarter, heading: &str) -> Vec<String> {
    let campaign = quarter.campaign();
    let period = campaign.period("2022Q2").expect("a quarter");
    let lines = rule_lines(&campaign, period).into_iter();
    let lines = lines.filter(|line| line.heading == heading);
    lines.map(|line| line.text).collect()
}

#[test]
fn deductions_of_a_kind_and_of_all_kinds_stop_at_their_floors() {
    // Three orders of 2 points: 6. The kind stops at 5: 100 − 5; without a floor 100 − 6.
    let total = |quarter: &Quarter| unit(&quarter.run().outcome, "东街").figures.total;
    assert_eq!(total(&ordered("floor = -5")), 95.into());
    assert_eq!(total(&ordered("floor = \"不封底\"")), 94.into());
    assert_eq!(
        rules(&ordered("floor = -5"), "加减分")[1],
        "督办单：黄单-1分、红单-2分；扣分合计最多扣5分"
    );
    // All deductions together stop at 4; each entry still says its 2 points.
    let all = ordered("").change(
        "scoring.toml",
        "bonus_cap = 3",
        "bonus_cap = 3\npenalty_floor = -4",
    );
    let outcome = all.run().outcome;
    let east = unit(&outcome, "东街");
    assert_eq!((east.figures.charged, east.figures.total), (6.into(), 96.into()));
    assert_eq!(east.deduction_note().as_deref(), Some("减分合计 6，最多扣 4"));
    assert_eq!(rules(&all, "加减分")[1], "减分合计最多扣4分");
}

#[test]
fn a_limit_on_the_side_to_which_no_level_goes_is_refused() {
    let told = |limit: &str| ordered(limit).built().expect_err("a mistake").join("\n");
    let told = told("cap = 5");
    assert!(told.contains("最多扣5分写成floor = -5"), "{told}");
    let praise = Quarter::good().change("scoring.toml", "name = \"表彰\"", "name = \"表彰\"\nfloor = -5");
    let told = praise.built().expect_err("a mistake").join("\n");
    assert!(told.contains("只有加分"), "{told}");
    // What was written before is explained.
    let before = Quarter::good().change("scoring.toml", "amount = 2", "points = 2");
    let told = before.built().expect_err("a mistake").join("\n");
    assert!(told.contains("points") && told.contains("amount"), "{told}");
}
