//! Limits of bonuses and deductions, of sections and tables.

use super::quarter::{Quarter, json, unit};
use kaoping::outcome::Outcome;
use kaoping::report::{list_reports, rule_lines, why};
use rust_decimal::Decimal;

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

/// The small table with other points: 办理 300 + 100, 行动 200 + 200 + 100, 报送 100.
fn thousand() -> Quarter {
    let lines = [
        ("交办办结率", 30),
        ("交办反馈", 10),
        ("宣传与入户", 20),
        ("短板整改", 20),
        ("经费支出率", 10),
        ("报送质量", 10),
    ];
    let table = "name = \"季度\"\nclause = \"L06\"\ntie_breakers";
    let quarter = Quarter::good().change("scoring.toml", table, &table.replace("tie", "total = 1000\ntie"));
    lines.into_iter().fold(quarter, |quarter, (name, points)| {
        let line = |points: u32| format!("indicator = \"{name}\", points = {points} }}");
        quarter.change("scoring.toml", &line(points), &line(points * 10))
    })
}

/// Late with one matter: 短板整改 0 of its points.
fn late(quarter: Quarter) -> Quarter {
    quarter.change("东街/整改", "2022-06-01", "2022-06-20")
}

/// Nothing was spent, and the office confirms the nil: 经费支出率 does not apply.
fn no_money(quarter: Quarter) -> Quarter {
    quarter
        .put(
            "inbox/2022Q2/东街社区/经费.csv",
            "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n无\n",
        )
        .put(
            "registers/2022Q2/不涉及.csv",
            "不涉及\n单位,指标,文号,批准人,时间\n全部,零报告,1号,石刚,2022-07-05\n",
        )
}

fn east(quarter: &Quarter) -> Decimal {
    unit(&quarter.run().outcome, "东街").figures.total
}

fn told(outcome: &Outcome) -> String {
    why(outcome, unit(outcome, "东街"), None)
}

#[test]
fn a_table_of_a_thousand_points_keeps_its_own_figures() {
    // All but 200: 800. Without the 100 points of money, which do not apply: 700 ÷ 900 × 1000 = 777.78.
    assert_eq!(east(&thousand()), 1000.into());
    assert_eq!(east(&late(thousand())), 800.into());
    let nothing = no_money(late(thousand()));
    let outcome = nothing.run().outcome;
    assert_eq!(unit(&outcome, "东街").figures.total, Decimal::new(77778, 2));
    assert!(
        told(&outcome).contains("得分 700.00 ÷ 适用分值 900 × 1000 = 777.78"),
        "{}",
        told(&outcome)
    );
    assert!(rules(&nothing, "评分表")[0].contains("“季度”（总分1000分）："));
    assert!(rules(&nothing, "取整")[0].contains("按比例折算到1000分"));
    // The rate, by which tables are compared, is per 100 points.
    assert_eq!(unit(&outcome, "东街").figures.rate(), Decimal::new(7778, 2));
    let wrong = thousand().change("scoring.toml", "total = 1000", "total = 900");
    let mistake = wrong.built().expect_err("a mistake").join("\n");
    assert!(mistake.contains("合计是1000，不是900"), "{mistake}");
}

/// A section with other keys.
fn section(keys: &str) -> Quarter {
    let name = "name = \"行动\"";
    Quarter::good().change("scoring.toml", name, &format!("{name}\n{keys}"))
}

#[test]
fn a_section_stops_at_its_limits() {
    // 行动: 20 + 0 + 10 = 30 of 50; at most 25: 95 − 20 − 5. At least 35: 100 − 50 + 35.
    assert_eq!(east(&late(section("cap = 25"))), 75.into());
    assert_eq!(east(&late(section("floor = 35"))), 85.into());
    assert_eq!(east(&late(section("cap = 40\nfloor = 10"))), 80.into());
    let outcome = late(section("cap = 25")).run().outcome;
    assert!(
        told(&outcome).contains("行动：各行合计 30.00，最多按 25 计"),
        "{}",
        told(&outcome)
    );
    assert!(rules(&section("cap = 25"), "评分表")[0].contains("；各行合计最多25分）"));
    let mistake = section("cap = 5\nfloor = 5")
        .built()
        .expect_err("a mistake")
        .join("\n");
    assert!(mistake.contains("最少的不比最多的少"), "{mistake}");
}

/// 行动 counts 30 points instead of the 50 of its lines, 办理 60 instead of 40.
fn folded() -> Quarter {
    section("folds_to = 30").change(
        "scoring.toml",
        "indicator = \"交办办结率\", points = 30",
        "indicator = \"交办办结率\", points = 50",
    )
}

#[test]
fn a_section_is_folded_to_its_points() {
    // 30 of 50: 30 × 30 ÷ 50 = 18; 60 + 18 + 10.
    assert_eq!(east(&folded()), 100.into());
    assert_eq!(east(&late(folded())), 88.into());
    // Limited first: 25 × 30 ÷ 50 = 15.
    let limited = late(folded()).change("scoring.toml", "folds_to", "cap = 25\nfolds_to");
    assert_eq!(east(&limited), 85.into());
    // Money does not apply: 20 of 40 lines' points, 20 × 30 ÷ 40 = 15 of 30; the section keeps its weight.
    let nothing = no_money(late(folded()));
    let outcome = nothing.run().outcome;
    let figures = &unit(&outcome, "东街").figures;
    assert_eq!((figures.applicable, figures.total), (100.into(), 85.into()));
    assert!(
        told(&outcome).contains("行动：各行合计 20.00，折算 20.00 ÷ 40 × 30 = 15.00"),
        "{}",
        told(&outcome)
    );
    assert!(rules(&folded(), "评分表")[0].contains("；合计50分折算为30分"));
    for (keys, reason) in [("folds_to = 0", "不计分"), ("folds_to = 50", "不用折算")] {
        let mistake = section(keys).built().expect_err("a mistake").join("\n");
        assert!(mistake.contains(reason), "{mistake}");
    }
}

#[test]
fn the_limits_of_a_table_stand_before_adjustments() {
    let table = |keys: &str| {
        let head = "name = \"季度\"\nclause = \"L06\"\n";
        let quarter = Quarter::good().change("scoring.toml", head, &format!("{head}{keys}\n"));
        quarter.put(
            "registers/2022Q2/加减分.csv",
            &format!("{REGISTER}东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n"),
        )
    };
    // 95 of 100, and 2 points of praise.
    let capped = table("cap = 95");
    assert_eq!(east(&capped), 97.into());
    assert!(rules(&capped, "评分表")[0].contains("“季度”（加减分以前最多95分）："));
    let outcome = capped.run().outcome;
    assert!(
        told(&outcome).contains("× 100 = 100.00，最多按 95 计"),
        "{}",
        told(&outcome)
    );
    // 80 points, not below 90.
    assert_eq!(east(&late(table("floor = 90"))), 92.into());
    assert!(rules(&table("floor = \"不封底\""), "评分表")[0].contains("不封底，得分可以是负数"));
    let mistake = table("cap = 0").built().expect_err("a mistake").join("\n");
    assert!(mistake.contains("最少的不比最多的少"), "{mistake}");
    // Limits and folding are told on the slip, in `why` and in the file for programs.
    let finished = late(folded()).run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let json = json(&reports, 0);
    assert!(json.contains("各行合计 30.00，折算 30.00 ÷ 50 × 30 = 18.00"));
}
