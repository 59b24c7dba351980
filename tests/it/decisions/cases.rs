//! Marks for each case that depend on more than the case: repetition, being early, the size of a shortfall.

use super::one_part::{ASKED, NAME, both, marks, told, with};
use super::pairs::quarter;
use super::quarter::{mark, sealed, words};
use kaoping::history::{History, SealedRepeat};
use std::sync::Arc;

/// 东街: three rows; 西街: its own and one that it supports, which weighs 0.6.
const ROWS: &str = "ledger = \"交办办理台账\"";
/// 东街: item 1 a day before it was due, item 4 three days late; 西街: item 2 nineteen days before, item 1 as support open.
const LIMITS: &str = "ledger = \"交办办理台账\", deadlines = [\"办结\"]";

const GROWING: &str = "factors = [{ nth = 2, factor = 2 }, { nth = 3, factor = 3 }]";

#[test]
fn cases_count_more_when_they_repeat() {
    let repeat = |keys: &str| format!("amount = -1, repeat = {{ {keys}{GROWING} }}");
    // 10 − 1 − 2 − 3; 10 − 0.6 − 2.
    assert_eq!(marks(ROWS, &repeat("")), ["4", "7.4"]);
    // Two of 东街's rows are 已完成, one is not: 10 − 1 − 1 − 2.
    assert_eq!(marks(ROWS, &repeat("same = \"办理状态\", ")), ["6", "8.4"]);
    // Limits that are kept are no cases.
    assert_eq!(marks(LIMITS, &repeat("")), ["9", "9.4"]);
    let outcome = with(&format!("{ROWS}, {}", repeat(""))).run().outcome;
    assert!(
        words(&outcome, "东街", NAME).contains("（第3次，乘3）：扣 3"),
        "{}",
        words(&outcome, "东街", NAME)
    );
}

#[test]
fn repetition_is_counted_over_what_is_sealed_in_the_window() {
    let part = |window: &str| format!("{ROWS}, amount = -1, repeat = {{ window = \"{window}\", {GROWING} }}");
    let before = |times: u32| {
        let first = with(&part("年")).run_after("2022Q1", &History::default());
        let mut history = sealed(first);
        let seal = Arc::make_mut(&mut history.periods[0]);
        let east = seal
            .units
            .iter_mut()
            .find(|unit| unit.unit.starts_with("东街"))
            .expect("a unit");
        east.repeats = vec![SealedRepeat {
            indicator: NAME.into(),
            part: 1,
            same: "".into(),
            times,
        }];
        history
    };
    let of = |window: &str, times: u32| {
        let finished = with(&part(window)).run_after("2022Q2", &before(times));
        mark(&finished.outcome, "东街", NAME)
    };
    // The first of this quarter is the second of the year: 10 − 2 − 3 − 3.
    assert_eq!(of("年", 1), "2");
    assert_eq!(of("半年", 2), "1");
    assert_eq!(of("活动", 2), "1");
    assert_eq!(of("季", 2), "4");
    assert_eq!(of("期", 2), "4");
    let finished = with(&part("年")).run_after("2022Q2", &before(1));
    let east = finished.sealed.unit("东街社区").expect("a unit");
    let told: Vec<(usize, u32)> = east
        .repeats
        .iter()
        .map(|repeat| (repeat.part, repeat.times))
        .collect();
    assert_eq!(told, [(1, 3)]);
}

#[test]
fn what_is_done_early_gives_marks() {
    let of = |rest: &str| marks(LIMITS, rest);
    // 5 + 1 − 2; 5 + 19 − 2 × 0.6, of which ten are the points.
    assert_eq!(
        of("amount = -2, initial = 5, early = { every = 1, amount = 1 }"),
        ["4", "10"]
    );
    assert_eq!(
        of("amount = -2, initial = 5, early = { every = 1, amount = 1, cap = 3 }"),
        ["4", "6.8"]
    );
    // Only whole steps: 西街's nineteen days are one of ten.
    assert_eq!(
        of("amount = -2, initial = 5, early = { every = 10, amount = 1 }"),
        ["3", "4.8"]
    );
    // Without an amount nothing is taken.
    assert_eq!(of("early = { every = 10, amount = 1.5 }"), ["0", "1.5"]);
    assert_eq!(
        of("early = { every = 1, amount = 0.5, unit = \"工作日\" }"),
        ["0.5", "6"]
    );
}

#[test]
fn a_shortfall_counts_by_its_size() {
    let short = "requirements = [\"干部入户\"], amount = -0.5";
    let quarter = |rest: &str| {
        let part = format!("{short}{rest}");
        with(&part).change(
            "东街/入户",
            "林一,2022-04-06,2022-04-08,3",
            "林一,2022-04-06,2022-04-06,1",
        )
    };
    assert_eq!(mark(&quarter("").run().outcome, "东街", NAME), "9.5");
    // Two days short.
    assert_eq!(
        mark(&quarter(", short = { every = 1 }").run().outcome, "东街", NAME),
        "9"
    );
    assert_eq!(
        mark(&quarter(", short = { every = 1.5 }").run().outcome, "东街", NAME),
        "9.5"
    );
    assert_eq!(
        mark(
            &quarter(", short = { every = 1.5, rest = \"按一步\" }")
                .run()
                .outcome,
            "东街",
            NAME
        ),
        "9"
    );
}

#[test]
fn what_would_change_nothing_is_refused() {
    for (what, rest, said) in [
        (
            ROWS,
            "bands = [{ at_least = 1, mark = 1 }, { mark = 0 }], repeat = { factors = [{ nth = 2, factor = 2 }] }",
            "要写amount",
        ),
        (
            ROWS,
            "amount = -1, repeat = { factors = [{ nth = 2, factor = 1 }] }",
            "要加重",
        ),
        (
            ROWS,
            "amount = -1, repeat = { factors = [{ nth = 2, factor = 3 }, { nth = 3, factor = 2 }] }",
            "要加重",
        ),
        (
            ROWS,
            "amount = -1, repeat = { factors = [{ nth = 2, factor = 3 }, { nth = 2, factor = 4 }] }",
            "同一次",
        ),
        (ROWS, "amount = -1, repeat = { factors = [] }", "factors"),
        (
            "requirements = [\"每月宣传\"]",
            "amount = -1, short = { every = 0 }",
            "不能是0",
        ),
        (LIMITS, "early = { every = 1, amount = 0 }", "不能是0"),
        (ROWS, "amount = -1, early = { every = 1, amount = 1 }", "只有时限"),
        (ROWS, "amount = -1, short = { every = 1 }", "只有要求"),
        (
            LIMITS,
            "early = { every = 1, amount = 1 }, bands = [{ at_least = 1, mark = 1 }, { mark = 0 }]",
            "另写一部分",
        ),
        (
            "requirements = [\"每月宣传\"]",
            "short = { every = 1 }",
            "要写amount",
        ),
        (
            "submission = \"准确\"",
            "amount = -1, repeat = { factors = [{ nth = 2, factor = 2 }] }",
            "只用于数台账的行",
        ),
    ] {
        let told = told(what, rest);
        assert!(told.contains(said), "{rest}: {told}");
    }
}

#[test]
fn what_is_not_public_is_not_sealed_as_what_makes_cases_the_same() {
    let part = format!("{ROWS}, amount = -1, repeat = {{ same = \"办理状态\", {GROWING} }}");
    for (ledger, column) in [
        ("shown = \"个人\"\n", ""),
        ("shown = \"限制\"\n", ""),
        ("", "shown = \"个人\", "),
    ] {
        let name = "name = \"交办办理台账\"\n";
        let quarter = with(&part)
            .change("ledgers.toml", name, &format!("{name}{ledger}"))
            .change(
                "ledgers.toml",
                "{ name = \"办理状态\", ",
                &format!("{{ name = \"办理状态\", {column}"),
            );
        let told = quarter.built().map(|_| ()).expect_err("refused").join("\n");
        assert!(told.contains("不能按它封存第几次"), "{ledger}{column}: {told}");
    }
}

#[test]
fn cases_marked_by_themselves_are_averaged_by_weight() {
    let what = "ledger = \"交办办理台账\", sum = \"分量\", over = \"计划\", apiece = true";
    // 东街: 5 of 4 (cut at all points), 1 of 1, 3 of 3; 西街: 4 of 3, and 1 of 9 as support: (10 + 1.111 × 0.6) ÷ 1.6.
    assert_eq!(marks(what, "lead_only = true"), ["10", "10"]);
    let bands = "bands = [{ at_least = 120, mark = 10 }, { mark = 4 }]";
    assert_eq!(marks(what, &format!("lead_only = true, {bands}")), ["6", "10"]);
    // By weight: 5 × 10, 1 × 4, 3 × 4 of 9.
    assert_eq!(
        marks(what, &format!("lead_only = true, weight = \"分量\", {bands}")),
        ["7.33", "10"]
    );
    let classes = "weight = { column = \"分量\", bands = [{ at_least = 5, weight = 3 }, { weight = 1 }] }";
    assert_eq!(
        marks(what, &format!("lead_only = true, {classes}, {bands}")),
        ["7.6", "10"]
    );
    let outcome = with(&format!("{what}, lead_only = true, {bands}")).run().outcome;
    assert!(
        words(&outcome, "东街", NAME).contains("平均 18 ÷ 3 = 6.00"),
        "{}",
        words(&outcome, "东街", NAME)
    );
    for (rest, said) in [
        ("weight = \"分量\"", "apiece = true"),
        ("apiece = true, others = \"最低最高\"", "没有一个数可比"),
        (
            "apiece = true, weight = { column = \"分量\", bands = [{ at_least = 3, weight = 2 }] }",
            "其余",
        ),
    ] {
        let told = told("ledger = \"交办办理台账\", sum = \"分量\", over = \"计划\"", rest);
        assert!(told.contains(said), "{rest}: {told}");
    }
    assert!(told(LIMITS, "apiece = true").contains("要写amount"));
}

#[test]
fn a_weight_counts_in_amounts_and_not_in_a_ratio() {
    // Rows of 5, 1 and 3; of 4, and of 1 as support.
    assert_eq!(marks(ROWS, "amount = -1, weight = \"分量\""), ["1", "5.4"]);
    let ratio = "ledger = \"交办办理台账\", sum = \"分量\", over = \"计划\"";
    assert!(told(ratio, "weight = \"分量\"").contains("不按行加权"));
}

#[test]
fn what_only_takes_off_is_taken_where_nothing_else_is_due() {
    let none = format!("{{ {LIMITS}, where = [{{ column = \"责任人\", in = [\"何四\"] }}], worth = 10 }}");
    let quarter = |parts: &str| quarter().change("scoring.toml", ASKED, &format!("parts = [{parts}]"));
    let alone = quarter(&none.replace(", worth = 10", "")).run().outcome;
    assert_eq!(both(&alone), ["不涉及", "不涉及"]);
    let taking = format!("{none}, {{ {ROWS}, worth = 0, amount = -2 }}");
    // Nothing was due in the part of ten points; three rows take six, and 1.6 rows 3.2.
    assert_eq!(both(&quarter(&taking).run().outcome), ["4", "6.8"]);
}

#[test]
fn a_share_written_as_a_decimal_is_remarked_on() {
    let remarks = |rest: &str| {
        let campaign = with(&format!("{LIMITS}, {rest}")).campaign();
        let of_code = campaign
            .remarks
            .iter()
            .filter(|remark| remark.code().name() == "C60");
        of_code.count()
    };
    assert_eq!(
        remarks("bands = [{ at_least = 0.9, mark = 10 }, { mark = 0 }]"),
        1
    );
    assert_eq!(remarks("bands = [{ at_least = 90, mark = 10 }, { mark = 0 }]"), 0);
    // A place begins with 1.
    assert_eq!(
        remarks("others = \"名次\", bands = [{ at_most = 1, mark = 10 }, { mark = 0 }]"),
        0
    );
}
