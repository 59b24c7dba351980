//! Every key of a part beside everything a part can count: the key changes a mark, or it is refused with the reason.

use super::one_part::ASKED;
use super::quarter::{Quarter, sealed};
use kaoping::history::{History, SealedRepeat};
use kaoping::outcome::Outcome;
use std::sync::Arc;

/// What a part of a quarter counts, as it is written, and what it cannot do without.
const VALUES: [(&str, &str, &str); 16] = [
    (
        "deadlines",
        "ledger = \"交办办理台账\", deadlines = [\"办结\"]",
        "",
    ),
    (
        "good",
        "ledger = \"交办办理台账\", good = [{ column = \"办理状态\", in = [\"已完成\"] }]",
        "",
    ),
    (
        "sum+over",
        "ledger = \"交办办理台账\", sum = \"分量\", over = \"计划\"",
        "",
    ),
    ("sum", "ledger = \"交办办理台账\", sum = \"分量\"", STEPS),
    ("mean", "ledger = \"交办办理台账\", mean = \"分量\"", STEPS),
    ("roster", "roster = \"任务\"", STEPS),
    ("rows", "ledger = \"交办办理台账\"", STEPS),
    (
        "findings",
        "ledger = \"交办办理台账\", findings = [\"办理进展\"]",
        "amount = -1",
    ),
    ("requirements", "requirements = [\"每月宣传\"]", ""),
    ("及时", "submission = \"及时\"", ""),
    ("缺报", "submission = \"缺报\"", "amount = -1"),
    ("完整", "submission = \"完整\"", ""),
    ("准确", "submission = \"准确\"", "amount = -1"),
    ("退回", "submission = \"退回\"", "amount = -1"),
    ("rating", "rating = \"测评\"", ""),
    ("assessed", "assessed = true", ""),
];

/// A key as it is written, what it cannot do without, and the values with which it has an effect; with all others it is
/// refused.
const KEYS: [(&str, &str, &str, &[&str]); 35] = [
    (
        "where",
        "where = [{ column = \"责任人\", in = [\"林一\"] }]",
        "",
        ROWS,
    ),
    ("lead_only", "lead_only = true", "", ROWS),
    (
        "weight",
        "weight = \"分量\"",
        "",
        &["deadlines", "good", "sum", "mean", "rows"],
    ),
    (
        "weight by code",
        "weight = { column = \"办理状态\", codes = [{ code = \"已完成\", weight = 3 }, { code = \"推进中\", weight = 2 }, { code = \"未启动\", weight = 1 }, { code = \"已销号\", weight = 1 }] }",
        "",
        &["deadlines", "good", "sum", "mean", "rows"],
    ),
    ("late_counts", "late_counts = true", "", &["deadlines"]),
    ("carried", "carried = true", "", &["deadlines"]),
    (
        "ledgers",
        "ledgers = [\"经费进度台账\"]",
        "",
        &["及时", "缺报", "完整", "准确", "退回"],
    ),
    ("over column", "over = \"计划\"", "", &["sum"]),
    (
        "over roster",
        "over = { roster = \"任务\" }",
        "",
        &["sum", "rows"],
    ),
    (
        "over every",
        "over = { roster = \"任务\", every = 100 }",
        "",
        &["sum", "rows"],
    ),
    ("target", "target = 3", "", TARGETED),
    (
        "target of the roster",
        "target = { roster = \"任务\" }",
        "",
        TARGETED,
    ),
    (
        "as",
        "as = \"差\"",
        "target = 3, steps = [{ below = 110, every = 0.5, amount = -0.01 }]",
        TARGETED,
    ),
    ("others", "others = \"最低最高\"", "", COMPARED),
    ("better", "better = \"低\"", "others = \"与第一名之比\"", COMPARED),
    (
        "earlier",
        "earlier = \"上期\", as = \"比\"",
        "",
        &[
            "deadlines",
            "good",
            "sum+over",
            "sum",
            "mean",
            "roster",
            "rows",
            "requirements",
            "及时",
            "rating",
        ],
    ),
    ("zero_below", "zero_below = 99", "", RATES),
    (
        "bands",
        "bands = [{ at_least = 100, percent = 90 }, { percent = 7 }]",
        "",
        RATES,
    ),
    (
        "linear",
        "linear = [{ at = 0, percent = 7 }, { at = 100, percent = 90 }]",
        "",
        RATES,
    ),
    ("steps", STEPS, "", RATES),
    ("initial", "initial = 7", STEPS, RATES),
    ("rest", "rest = \"按比例\"", STEPS, RATES),
    ("amount", "amount = -0.7", "", CASES),
    (
        "amount by code",
        "amount = { column = \"办理状态\", codes = [{ code = \"已完成\", amount = -3 }, { code = \"推进中\", amount = -1.5 }, { code = \"未启动\", amount = 0 }, { code = \"已销号\", amount = 0 }] }",
        "",
        OF_CODES,
    ),
    ("initial of amounts", "initial = 7", "amount = -0.7", CASES),
    (
        "late.every",
        "late = { every = 3 }",
        "amount = -0.7",
        &["deadlines", "及时"],
    ),
    (
        "late.more_than",
        "late = { more_than = 11 }",
        "amount = -0.7",
        &["deadlines", "及时"],
    ),
    (
        "late.zero",
        "late = { zero = 2 }",
        "amount = -0.7",
        &["deadlines", "及时"],
    ),
    (
        "early",
        "early = { every = 1, amount = 0.3 }",
        "amount = -0.7, initial = 3",
        &["deadlines"],
    ),
    (
        "repeat",
        "repeat = { window = \"年\", factors = [{ nth = 2, factor = 2 }] }",
        "amount = -0.7",
        &["deadlines", "good", "rows"],
    ),
    (
        "short",
        "short = { every = 0.4 }",
        "amount = -0.7",
        &["requirements"],
    ),
    (
        "apiece",
        "apiece = true",
        "amount = -0.7, late = { every = 3 }",
        &["deadlines", "及时"],
    ),
    ("apiece of sums", "apiece = true", "", &["sum+over"]),
    (
        "weight by classes",
        "weight = { column = \"分量\", bands = [{ at_least = 3, weight = 2 }, { weight = 1 }] }",
        "",
        &["deadlines", "good", "sum", "mean", "rows"],
    ),
    ("floor", "floor = 9.6", "", NOT_ASSESSED),
];
const STEPS: &str = "steps = [{ below = 110, every = 0.7, amount = -0.04 }]";
const BANDS: &str = "bands = [{ at_least = 1, mark = 1 }, { mark = 0 }]";
const ROWS: &[&str] = &["deadlines", "good", "sum+over", "sum", "mean", "rows", "rows"];
const TARGETED: &[&str] = &[
    "deadlines",
    "good",
    "sum",
    "mean",
    "roster",
    "rows",
    "requirements",
];
const COMPARED: &[&str] = &[
    "deadlines",
    "good",
    "sum+over",
    "sum",
    "mean",
    "roster",
    "rows",
    "requirements",
    "及时",
    "rating",
];
const OF_CODES: &[&str] = &["deadlines", "good", "rows"];
const RATES: &[&str] = &[
    "deadlines",
    "good",
    "sum+over",
    "sum",
    "mean",
    "roster",
    "rows",
    "requirements",
    "及时",
    "完整",
    "rating",
];
const CASES: &[&str] = &[
    "deadlines",
    "good",
    "rows",
    "findings",
    "requirements",
    "及时",
    "缺报",
    "准确",
    "退回",
];
const NOT_ASSESSED: &[&str] = &[
    "deadlines",
    "good",
    "sum+over",
    "sum",
    "mean",
    "roster",
    "rows",
    "rows",
    "findings",
    "requirements",
    "及时",
    "缺报",
    "完整",
    "准确",
    "退回",
    "rating",
];

/// Two units that are late, short, over and unlike in everything that a part can count.
pub(super) fn quarter() -> Quarter {
    let inbox = |unit: &str, ledger: &str| format!("inbox/2022Q2/{unit}社区/{ledger}.csv");
    let items = |unit: &str, rows: &str| {
        format!(
            "交办办理台账\n填报单位：{unit}社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间,分量,计划\n{rows}"
        )
    };
    let numbers = "  { name = \"分量\", type = \"小数\" },\n  { name = \"计划\", type = \"小数\" },\n";
    let progress = "  { name = \"办理进展\", required = true },\n";
    let register = "巡查交办登记\n编号,事项,交办时间,责任社区,配合社区,办理时限\n\
        1,清运,2022-04-11,东街社区,西街社区,2022-05-31\n2,围挡,2022-05-05,西街社区,,2022-06-20\n\
        3,旧账,2022-02-01,东街社区,,2022-03-20\n4,路灯,2022-04-11,东街社区,,2022-06-10\n";
    let receipts = "报送登记\n单位,台账,收到时间,退回时间\n东街社区,全部,2022-07-13,\n东街社区,经费进度台账,2022-07-02,\n东街社区,入户台账,2022-07-08,\n\
        东街社区,宣传活动台账,2022-07-02,2022-07-03\n东街社区,宣传活动台账,2022-07-13,\n西街社区,全部,2022-07-02,\n";
    Quarter::good()
        .change("ledgers.toml", progress, &format!("{progress}{numbers}"))
        .change(
            "ledgers.toml",
            "lead = \"责任社区\"\n",
            "lead = \"责任社区\"\nsupport = \"配合社区\"\n",
        )
        .change(
            "ledgers.toml",
            "  { name = \"责任社区\", type = \"单位\", required = true },\n",
            "  { name = \"责任社区\", type = \"单位\", required = true },\n  { name = \"配合社区\", type = \"单位\" },\n",
        )
        .put("registers/2022Q2/巡查交办.csv", register)
        .put("registers/2022Q2/报送登记.csv", receipts)
        .put(
            "registers/2022Q2/评议.csv",
            "评议\n评议名称,单位,评议人,评价\n测评,东街社区,票1,83\n测评,西街社区,票2,61.5\n",
        )
        .put(
            "registers/2022Q2/核定得分.csv",
            "核定得分\n单位,指标,得分,核定人,核定时间\n东街社区,经费支出率,7,石刚,2022-06-30\n西街社区,经费支出率,6,石刚,2022-06-30\n",
        )
        .put(
            &inbox("东街", "交办"),
            &items(
                "东街",
                "1,林一,2022-04-15,已完成,已办结,2022-05-30,5,4\n3,林二,2022-02-05,办理中,还在办理,,1,1\n\
                 4,林二,2022-04-15,已完成,,2022-06-13,3,3\n",
            ),
        )
        .put(
            &inbox("西街", "交办"),
            &items(
                "西街",
                "2,何三,2022-05-10,已完成,办理完毕,2022-06-01,4,3\n1,何三,2022-05-10,办理中,配合办理,,1,9\n",
            ),
        )
        .change("东街/宣传", "2022-05-10,讲座,10,9,1,,,,\n", "")
        .change("东街/宣传", "集市,10,9", "集市,十来个,9")
        .change("东街/经费", "桶站,,10,10", "桶站,,10,")
        .unsent("东街/清单")
        .change("roster.xlsx", "参评\n", "参评,任务\n")
        .change("roster.xlsx", "东街,社区,石刚,是\n", "东街,社区,石刚,是,12\n")
        .change("roster.xlsx", "西社区,社区,石刚,是\n", "西社区,社区,石刚,是,4\n")
        .change("roster.xlsx", "街道办,,,,否\n", "街道办,,,,否,\n")
}

/// The first quarter, with nothing but totals that are not full, and a case that repeats.
fn before() -> History {
    let mut history = sealed(Quarter::good().run_after("2022Q1", &History::default()));
    for unit in &mut Arc::make_mut(&mut history.periods[0]).units {
        unit.repeats = vec![SealedRepeat {
            indicator: "经费支出率".into(),
            part: 1,
            same: "".into(),
            times: 1,
        }];
    }
    history
}

/// The part in the place of another indicator; none where it is refused, which must be told of the keys.
fn scored(part: &str, before: &History) -> Option<Outcome> {
    let mut quarter = quarter().change("scoring.toml", ASKED, &format!("parts = [{{ {part} }}]"));
    if part.contains("rating") {
        let tables = "[[tables]]\nname = \"季度\"";
        let rating = format!("[[ratings]]\nname = \"测评\"\nclause = \"L06\"\n\n{tables}");
        quarter = quarter.change("scoring.toml", tables, &rating);
    }
    match quarter.built() {
        Ok(_) => Some(quarter.run_after("2022Q2", before).outcome),
        Err(mistakes) => {
            let told = |mistake: &String| mistake.contains("没有意义") || mistake.contains("不能这样搭配");
            assert!(mistakes.iter().all(told), "{part}: {mistakes:?}");
            None
        }
    }
}

/// Marks and bonus of both units.
fn marks(outcome: &Outcome) -> Vec<String> {
    let of = |name: &str| {
        let line = super::quarter::line(outcome, name, "经费支出率");
        format!(
            "{:?} {:?}",
            line.mark,
            super::quarter::unit(outcome, name).figures.total
        )
    };
    vec![of("东街"), of("西街")]
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

#[test]
fn every_pair_has_an_effect_or_is_refused() {
    let before = before();
    let mut wrong = Vec::new();
    for (value, what, needs) in VALUES {
        let whole = joined(&[what, needs]);
        assert!(scored(&whole, &before).is_some(), "{value}");
        for (key, written, with, effects) in KEYS {
            // A curve is written once: that of the key, or the one that the value cannot do without.
            let is_curve = |text: &str| {
                let curves = ["amount", "steps", "bands", "linear"];
                let is_written = |curve: &&str| text.contains(&format!("{curve} ="));
                !text.starts_with("weight") && curves.iter().any(is_written)
            };
            let needs = if is_curve(with) || is_curve(written) {
                ""
            } else {
                needs
            };
            let base = match is_curve(written) {
                true if whole.contains(written) => joined(&[what, BANDS]),
                true => whole.clone(),
                false => joined(&[what, needs, with]),
            };
            if value == "sum+over" && key.starts_with("over") {
                continue;
            }
            let tried = scored(&joined(&[what, needs, with, written]), &before);
            match (tried, effects.contains(&value)) {
                (None, false) => {}
                (None, true) => wrong.push(format!("{value} {key}: refused")),
                (Some(_), false) => wrong.push(format!("{value} {key}: not refused")),
                (Some(tried), true) => {
                    let base = scored(&base, &before);
                    if base.is_some_and(|base| marks(&base) == marks(&tried)) {
                        wrong.push(format!("{value} {key}: no effect, {:?}", marks(&tried)));
                    }
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn one_way_to_a_mark_is_enough() {
    let curves = [
        "linear = [{ at = 0, percent = 7 }, { at = 100, percent = 90 }]",
        "bands = [{ at_least = 100, percent = 90 }, { percent = 7 }]",
        STEPS,
        "amount = -1",
    ];
    for (at, one) in curves.iter().enumerate() {
        for other in &curves[at + 1..] {
            assert!(
                scored(&joined(&[VALUES[0].1, one, other]), &History::default()).is_none(),
                "{one} {other}"
            );
        }
    }
    for unread in [
        "bands = [{ at_least = 90, percent = 100 }]",
        "bands = []",
        "bands = [{ at_least = 90, at_most = 95, percent = 100 }, { percent = 0 }]",
        "bands = [{ at_least = 90, percent = 100 }, { at_most = 50, percent = 0 }, { percent = 10 }]",
        "linear = [{ at = 10, percent = 10 }]",
        "steps = [{ every = 1, amount = -1 }]",
        "steps = [{ below = 90, every = 1, amount = -1 }, { above = 90, every = 1, amount = 1 }]",
        "amount = -1, late_counts = true, late = { every = 1 }",
        "amount = -1, late = { unit = \"月\" }",
        "amount = -1, late = { zero = 5, rest = \"按一步\" }",
        "amount = -1, late = { every = 1, unit = \"月\", rest = \"按比例\" }",
        "amount = 1",
        "amount = 0",
        "amount = [-1, -2]",
        "zero_below = 50, bands = [{ at_least = 90, percent = 100 }, { percent = 0 }]",
        "zero_below = 50, amount = -1",
        "late = { every = 1 }",
        "initial = 5",
        "as = \"差\"",
        "target = 80, as = \"差\"",
        "target = 80, amount = -1",
        "over = { roster = \"任务\" }",
        "worth = 3",
        "worth = 0",
        "worth = 0, amount = -1",
        "into = \"加减分\"",
        "into = \"加减分\", worth = 2, amount = -1",
        "into = \"加减分\", initial = 3, amount = -1",
        "into = \"加减分\", bands = [{ at_least = 90, percent = 100 }, { mark = 0 }]",
    ] {
        assert!(
            scored(&joined(&[VALUES[0].1, unread]), &History::default()).is_none(),
            "{unread}"
        );
    }
}

/// Marks of 东街 and 西街 for a part in the place of 经费支出率, ten points.
fn both(part: &str) -> [String; 2] {
    let outcome = scored(part, &History::default()).expect("it is taken");
    ["东街", "西街"].map(|name| super::quarter::mark(&outcome, name, "经费支出率"))
}

#[test]
fn curves_are_worked_out_as_by_hand() {
    // 完成: 东街 item 1 in time, item 4 late: 50 %; 西街 item 2 in time, item 1 as support open: 1 ÷ 1.6 = 62.5 %.
    let rate = "ledger = \"交办办理台账\", deadlines = [\"办结\"]";
    let of = |curve: &str| both(&joined(&[rate, curve]));
    assert_eq!(of(""), ["5", "6.25"]);
    let bands = "bands = [{ at_least = 60, mark = 8 }, { percent = 20 }, { above = 90, percent = 100 }]";
    assert_eq!(of(bands), ["2", "8"]);
    // 40 % → 2, 90 % → 10: 2 + 8 × 10 ÷ 50; 2 + 8 × 22.5 ÷ 50.
    assert_eq!(
        of("linear = [{ at = 90, percent = 100 }, { at = 40, mark = 2 }]"),
        ["3.6", "5.6"]
    );
    // Below 95: 45 → 22 whole steps of 2; 32.5 → 16.
    assert_eq!(
        of("steps = [{ below = 95, every = 2, amount = -0.2 }]"),
        ["5.6", "6.8"]
    );
    assert_eq!(
        of("steps = [{ below = 95, every = 2, amount = -0.2 }], rest = \"按一步\""),
        ["5.4", "6.6"]
    );
    assert_eq!(
        of("steps = [{ below = 95, every = 2, amount = -0.2 }], rest = \"按比例\""),
        ["5.5", "6.75"]
    );
    let both_ways = "steps = [{ below = 55, every = 1, amount = -1, stop = 52 }, { above = 60, every = 1, amount = 0.5 }], initial = 8";
    assert_eq!(of(both_ways), ["5", "9"]);
    // Votes: 83 and 61.5.
    assert_eq!(
        both("rating = \"测评\", bands = [{ at_least = 80, percent = 100 }, { percent = 50 }]"),
        ["10", "5"]
    );
}

#[test]
fn numbers_are_worked_out_as_by_hand() {
    // 分量: 东街 5 + 1 + 3 = 9 of three rows, 西街 4 + 1 = 5 of two (its support row weighs 0.6: 4 + 0.6 = 4.6 of 1.6).
    // 任务 of the roster: 12 and 4.
    let of = |what: &str, curve: &str| both(&joined(&["ledger = \"交办办理台账\"", what, curve]));
    let steps = "steps = [{ below = 10, every = 1, amount = -1 }]";
    assert_eq!(
        of("sum = \"分量\"", &format!("{steps}, lead_only = true")),
        ["9", "4"]
    );
    assert_eq!(
        of("sum = \"分量\"", &format!("{steps}, rest = \"按比例\"")),
        ["9", "4.6"]
    );
    // 9 ÷ 12 and 4.6 ÷ 4, of ten points, ten at most.
    let share = "target = { roster = \"任务\" }";
    assert_eq!(of("sum = \"分量\"", share), ["7.5", "10"]);
    assert_eq!(
        of("sum = \"分量\"", &format!("{share}, cap = 12")),
        ["7.5", "11.5"]
    );
    assert_eq!(
        of("sum = \"分量\"", "over = { roster = \"任务\" }"),
        ["7.5", "10"]
    );
    // 9 − 12 = −3 and 4.6 − 4 = 0.6: from 5 a point for each below, two for each above in proportion.
    let apart = "as = \"差\", initial = 5, rest = \"按比例\", steps = [{ below = 0, every = 1, amount = -1 }, { above = 0, every = 1, amount = 2 }]";
    assert_eq!(of("sum = \"分量\"", &joined(&[share, apart])), ["2", "6.2"]);
    // (9 − 12) ÷ 12 = −25 %, (4.6 − 4) ÷ 4 = 15 %.
    let grown = "as = \"增幅\", linear = [{ at = -50, percent = 0 }, { at = 50, percent = 100 }]";
    assert_eq!(of("sum = \"分量\"", &joined(&[share, grown])), ["2.5", "6.5"]);
    // Means: 9 ÷ 3 = 3; 4.6 ÷ 1.6 = 2.875.
    let bands = "bands = [{ at_least = 3, mark = 8 }, { mark = 2 }]";
    assert_eq!(of("mean = \"分量\"", bands), ["8", "2"]);
    // Rows: three, and 1.6; for every twelve of the 任务 three, for every four 1.6, of a hundred 25 and 40.
    assert_eq!(
        of("linear = [{ at = 0, mark = 0 }, { at = 4, mark = 8 }]", ""),
        ["6", "3.2"]
    );
    let per =
        "over = { roster = \"任务\", every = 100 }, linear = [{ at = 0, mark = 0 }, { at = 100, mark = 10 }]";
    assert_eq!(of(per, ""), ["2.5", "4"]);
    // The roster's own number.
    assert_eq!(
        both("roster = \"任务\", linear = [{ at = 0, mark = 10 }, { at = 20, mark = 0 }]"),
        ["4", "8"]
    );
    // A rate held against a target: 50 % of 80 %, 62.5 % of 80 %.
    assert_eq!(of("deadlines = [\"办结\"], target = 80", ""), ["6.25", "7.81"]);
}

#[test]
fn a_number_of_the_roster_that_is_blank_leaves_nothing_to_count_and_no_figure_is_bettered_by_spoiling_it() {
    let part = "parts = [{ ledger = \"交办办理台账\", sum = \"分量\", target = { roster = \"任务\" } }]";
    let blank = quarter()
        .change("scoring.toml", ASKED, part)
        .change("roster.xlsx", "石刚,是,12", "石刚,是,");
    let outcome = blank.run().outcome;
    assert_eq!(super::quarter::line(&outcome, "东街", "经费支出率").mark, None);
    // Where less is better, a row whose figure cannot be read leaves nothing.
    let low = "parts = [{ ledger = \"交办办理台账\", sum = \"分量\", steps = [{ above = 5, every = 1, amount = -1 }] }]";
    let of = |figure: &str| {
        let quarter = quarter().change("scoring.toml", ASKED, low).change(
            "东街/交办",
            "2022-05-30,5,4",
            &format!("2022-05-30,{figure},4"),
        );
        super::quarter::mark(&quarter.run().outcome, "东街", "经费支出率")
    };
    // 9 is four above five.
    assert_eq!(of("5"), "6");
    assert_eq!(of("很多"), "0");
}

#[test]
fn a_month_of_delay_is_counted_when_it_is_full() {
    let late = |day: &str, rule: &str| {
        let asked = "parts = [{ ledger = \"交办办理台账\", deadlines = [\"办结\"] }]";
        let charged = format!("parts = [{{ ledger = \"交办办理台账\", deadlines = [\"办结\"], {rule} }}]");
        let quarter = Quarter::good()
            .change("scoring.toml", asked, &charged)
            .change("巡查交办", "2022-05-31", "2022-04-15")
            .change("东街/交办", "2022-05-30", day);
        super::quarter::mark(&quarter.run().outcome, "东街", "交办办结率")
    };
    let monthly = "amount = -2, late = { every = 1, unit = \"月\" }";
    assert_eq!(late("2022-04-15", monthly), "30");
    assert_eq!(late("2022-05-14", monthly), "30");
    assert_eq!(late("2022-05-15", monthly), "28");
    assert_eq!(late("2022-06-16", monthly), "26");
    // A month that has begun counts as one.
    let begun = "amount = -2, late = { every = 1, unit = \"月\", rest = \"按一步\" }";
    assert_eq!(late("2022-04-15", begun), "30");
    assert_eq!(late("2022-04-16", begun), "28");
    assert_eq!(late("2022-05-15", begun), "28");
    assert_eq!(late("2022-05-16", begun), "26");
    assert_eq!(
        late("2022-05-14", "amount = -2, late = { zero = 1, unit = \"月\" }"),
        "28"
    );
    assert_eq!(
        late("2022-05-15", "amount = -2, late = { zero = 1, unit = \"月\" }"),
        "0"
    );
}
