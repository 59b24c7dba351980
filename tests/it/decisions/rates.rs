//! Nobody betters a rate by leaving something out or spoiling it (rules 47, 49, 50, 75, 77).

use super::quarter::{Quarter, line, mark, sealed, told, unit, words};
use kaoping::history::History;
use kaoping::outcome::Outcome;

/// The weak points have a source; those of 讲座 and all others are scored in lines of their own, of 20 and 10 points.
/// That of 东街 is of 讲座 and overdue.
fn by_source() -> Quarter {
    let source = |quarter: Quarter, unit: &str| {
        let short = format!("{unit}/清单");
        quarter
            .change(
                &short,
                "短板编号,提出时间,短板表现",
                "短板编号,提出时间,短板表现,短板来源",
            )
            .change(&short, "台阶破损", "台阶破损,讲座")
    };
    let quarter = source(source(Quarter::good(), "东街"), "西街")
        .change(
            "ledgers.toml",
            "  { name = \"短板表现\", required = true },\n",
            "  { name = \"短板表现\", required = true },\n  { name = \"短板来源\", list = \"活动类别\", required = true },\n",
        )
        .change(
            "scoring.toml",
            "[{ ledger = \"短板整改台账\", deadlines = [\"销号\"] }]",
            "[{ ledger = \"短板整改台账\", where = [{ column = \"短板来源\", in = [\"讲座\"] }], deadlines = [\"销号\"] }]",
        )
        .change(
            "scoring.toml",
            "[{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
            "[{ ledger = \"短板整改台账\", where = [{ column = \"短板来源\", not_in = [\"讲座\"] }], deadlines = [\"销号\"] }]",
        );
    quarter.change("东街/整改", "2022-06-10,2022-06-01", "2022-06-10,")
}

fn both(outcome: &Outcome, name: &str) -> [String; 2] {
    ["短板整改", "经费支出率"].map(|indicator| mark(outcome, name, indicator))
}

#[test]
fn a_condition_that_cannot_be_read_leaves_the_row_due_where_it_costs_most() {
    let known = by_source().run().outcome;
    assert_eq!(both(&known, "东街"), ["0", "不涉及"]);
    let other = by_source().change("东街/清单", "台阶破损,讲座", "台阶破损,集市");
    assert_eq!(both(&other.run().outcome, "东街"), ["不涉及", "0"]);
    for spoilt in ["", "不详"] {
        let quarter = by_source().change("东街/清单", "台阶破损,讲座", &format!("台阶破损,{spoilt}"));
        let outcome = quarter.run().outcome;
        assert_eq!(both(&outcome, "东街"), ["0", "不涉及"], "{spoilt}");
        assert!(unit(&outcome, "东街").figures.total <= unit(&known, "东街").figures.total);
        let told = words(&outcome, "东街", "短板整改");
        assert!(told.contains("东街社区短1的“短板来源”读不出来"), "{told}");
        let told = words(&outcome, "东街", "经费支出率");
        assert!(told.contains("已在扣分更多的一项里计"), "{told}");
        assert_eq!(both(&outcome, "西街"), ["20", "不涉及"]);
    }
    let absent = by_source().unsent("东街/清单").run().outcome;
    assert_eq!(both(&absent, "东街"), ["0", "不涉及"]);
    assert!(unit(&absent, "东街").figures.total <= unit(&known, "东街").figures.total);
}

#[test]
fn a_row_that_was_done_is_not_good_where_its_condition_cannot_be_read() {
    let done = by_source().change("东街/整改", "2022-06-10,", "2022-06-10,2022-06-01");
    assert_eq!(both(&done.clone().run().outcome, "东街"), ["20", "不涉及"]);
    let spoilt = done.change("东街/清单", "台阶破损,讲座", "台阶破损,不详");
    assert_eq!(both(&spoilt.run().outcome, "东街"), ["0", "不涉及"]);
}

#[test]
fn a_cell_that_may_stay_blank_is_an_answer() {
    let optional = by_source().change(
        "ledgers.toml",
        "list = \"活动类别\", required = true },\n]\n\n[[ledgers]]\nname = \"短板整改台账\"",
        "list = \"活动类别\" },\n]\n\n[[ledgers]]\nname = \"短板整改台账\"",
    );
    let blank = optional.change("东街/清单", "台阶破损,讲座", "台阶破损,");
    assert_eq!(both(&blank.run().outcome, "东街"), ["不涉及", "0"]);
}

#[test]
fn a_faulty_row_of_a_register_charges_nobody_and_the_line_waits() {
    let open = |quarter: Quarter| {
        quarter.change(
            "东街/交办",
            "已完成,东街社区已办理完毕,2022-05-30",
            "推进中,正在清运,",
        )
    };
    assert_eq!(
        mark(&open(Quarter::good()).run().outcome, "东街", "交办办结率"),
        "0"
    );
    let limit = Quarter::good().change("巡查交办", "东街社区,2022-05-31", "东街社区,尽快吧");
    let condition = Quarter::good()
        .change("巡查交办", "1,清运,", "1,,")
        .change(
            "scoring.toml",
            "ledger = \"交办办理台账\", deadlines = [\"办结\"]",
            "ledger = \"交办办理台账\", where = [{ column = \"事项\", in = [\"清运\", \"围挡\"] }], deadlines = [\"办结\"]",
        );
    for faulty in [limit, condition] {
        let outcome = open(faulty).run().outcome;
        let line = line(&outcome, "东街", "交办办结率");
        assert!(line.awaiting);
        assert_eq!(mark(&outcome, "东街", "交办办结率"), "不涉及");
        assert!(words(&outcome, "东街", "交办办结率").contains("待核定"));
        assert!(
            outcome.groups[0]
                .provisional_words(&outcome)
                .contains(&"东街社区有指标待核定，待办公室补登或改正登记簿".to_owned())
        );
        assert_eq!(mark(&outcome, "西街", "交办办结率"), "30");
    }
}

const SPENT: &str = "东街/经费";

/// 桶站 spent all, 亭子 nothing of a much larger plan.
fn large(plan: &str) -> Quarter {
    Quarter::good().change(
        SPENT,
        "桶站,,10,10,,\n",
        &format!("桶站,,10,10,,\n亭子,,{plan},0,,\n"),
    )
}

#[test]
fn a_plan_that_cannot_be_read_shrinks_nothing() {
    // 10 ÷ 510 of 10 points.
    assert_eq!(mark(&large("500").run().outcome, "东街", "经费支出率"), "0.2");
    for plan in ["", "不详", "-50", "-500"] {
        let outcome = large(plan).run().outcome;
        assert_eq!(mark(&outcome, "东街", "经费支出率"), "0", "{plan}");
        assert!(line(&outcome, "东街", "经费支出率").awaiting, "{plan}");
        let told = words(&outcome, "东街", "经费支出率");
        assert!(told.contains("亭子的“年度经费”读不出来"), "{told}");
    }
}

#[test]
fn a_sealed_plan_stands_for_one_that_cannot_be_read() {
    let sealed = sealed(large("500").run());
    let later = |plan: &str| {
        let text = format!(
            "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,,10,10,,\n亭子,,{plan},0,,\n"
        );
        Quarter::good().put("inbox/2022Q3/东街社区/经费.csv", &text)
    };
    for plan in ["500", "不详", "-1", ""] {
        let outcome = later(plan).run_after("2022Q3", &sealed).outcome;
        assert_eq!(mark(&outcome, "东街", "经费支出率"), "0.2", "{plan}");
        assert!(!line(&outcome, "东街", "经费支出率").awaiting, "{plan}");
    }
}

/// A second weak point of 东街 without a rectification.
fn second() -> Quarter {
    Quarter::good().change(
        "东街/清单",
        "台阶破损\n",
        "台阶破损\n东街社区短2,2022-05-06,路灯不亮\n",
    )
}

const RECTIFIED: &str = "东街社区短1,东街社区,2022-06-10,2022-06-01\n";

#[test]
fn a_problem_without_its_rectification_is_due_and_not_good() {
    assert_eq!(mark(&second().run().outcome, "东街", "短板整改"), "10");
    // An empty list, one that was not sent and one that says nil earn nothing.
    let empty = second().change("东街/整改", RECTIFIED, "");
    let nil = second().change("东街/整改", RECTIFIED, "无\n");
    for none in [empty, nil, second().unsent("东街/整改")] {
        assert_eq!(mark(&none.run().outcome, "东街", "短板整改"), "0");
    }
    assert_eq!(
        told(&second().change("东街/整改", RECTIFIED, "").run().outcome, "K09").len(),
        2
    );
}

#[test]
fn one_stray_row_written_twice_covers_one_owed_row() {
    // Two problems lack theirs. One stray row stands for one of them, its copy for none: 1 of 3 is good.
    let stray = |day: &str| format!("东街社区短9,东街社区,2022-06-10,{day}\n");
    let quarter = second().change(
        "东街/清单",
        "路灯不亮\n",
        "路灯不亮\n东街社区短3,2022-05-07,井盖松动\n",
    );
    for rows in [stray("2022-06-01"), stray("2022-06-01") + &stray("2022-06-02")] {
        let outcome = quarter
            .clone()
            .change("东街/整改", RECTIFIED, &format!("{RECTIFIED}{rows}"))
            .run()
            .outcome;
        assert_eq!(mark(&outcome, "东街", "短板整改"), "6.67", "{rows}");
    }
}

#[test]
fn a_rectification_without_its_problem_is_not_good() {
    let other = Quarter::good().change("东街/清单", "东街社区短1", "东街社区短7");
    // 短1 is rectified and stands in no list, 短7 stands in it and is not rectified.
    assert_eq!(mark(&other.run().outcome, "东街", "短板整改"), "0");
    for none in [
        Quarter::good().change("东街/清单", "东街社区短1,2022-04-05,台阶破损\n", ""),
        Quarter::good().unsent("东街/清单"),
    ] {
        let outcome = none.run().outcome;
        assert_eq!(mark(&outcome, "东街", "短板整改"), "0");
        assert_eq!(told(&outcome, "K07").len(), 1);
    }
}

#[test]
fn a_partner_is_due_when_its_time_has_come() {
    let term = |days: u32| {
        second().change(
            "ledgers.toml",
            "both_ways = true",
            &format!("both_ways = true, within = {days}"),
        )
    };
    // Opened on May 6: the 55th day is June 30, the last day of the quarter.
    assert_eq!(mark(&term(55).run().outcome, "东街", "短板整改"), "10");
    assert_eq!(mark(&term(56).run().outcome, "东街", "短板整改"), "20");
    let alone = Quarter::good().change("ledgers.toml", "both_ways = true", "within = 9");
    assert!(
        alone
            .built()
            .is_err_and(|mistakes| mistakes[0].contains("within"))
    );
}

#[test]
fn rows_that_the_link_leaves_out_owe_nothing() {
    let registered = |is: &str| {
        second()
            .change("ledgers.toml", "both_ways = true", "to_where = [{ column = \"是否立项\", in = [\"是\"] }], both_ways = true")
            .change("ledgers.toml", "  { name = \"短板表现\", required = true },\n", "  { name = \"短板表现\", required = true },\n  { name = \"是否立项\", type = \"是否\", required = true },\n")
            .change("西街/清单", "短板编号,提出时间,短板表现", "短板编号,提出时间,短板表现,是否立项")
            .change("西街/清单", "台阶破损", "台阶破损,是")
            .change("东街/清单", "短板编号,提出时间,短板表现", "短板编号,提出时间,短板表现,是否立项")
            .change("东街/清单", "台阶破损", "台阶破损,是")
            .change("东街/清单", "路灯不亮", &format!("路灯不亮,{is}"))
    };
    assert_eq!(mark(&registered("是").run().outcome, "东街", "短板整改"), "10");
    assert_eq!(mark(&registered("否").run().outcome, "东街", "短板整改"), "20");
    assert_eq!(mark(&registered("也许").run().outcome, "东街", "短板整改"), "10");
}

#[test]
fn a_partner_that_a_seal_holds_is_there() {
    let before = sealed(Quarter::good().run());
    let text = |rows: &str| format!("短板清单\n填报单位：东街社区\n短板编号,提出时间,短板表现\n{rows}");
    let none = "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,销号时间\n";
    let later = Quarter::good()
        .put(
            "inbox/2022Q3/东街社区/清单.csv",
            &text("东街社区短1,2022-04-05,台阶破损\n"),
        )
        .put("inbox/2022Q3/东街社区/整改.csv", none);
    let outcome = later.run_after("2022Q3", &before).outcome;
    assert_eq!(told(&outcome, "K09"), [] as [String; 0]);
    let unsealed = later.run_after("2022Q3", &History::default()).outcome;
    assert_eq!(told(&unsealed, "K09").len(), 1);
}

/// Publicity is told by month and kind, and at most two people may be absent of each.
fn monthly() -> Quarter {
    let months = |quarter: Quarter, unit: &str| {
        let short = format!("{unit}/宣传");
        let quarter = quarter
            .change(&short, "2022-04-10", "2022-04")
            .change(&short, "2022-05-10", "2022-05");
        quarter
            .change(&short, "2022-06-10", "2022-06")
            .change(&short, "集市", "讲座")
    };
    let quarter = Quarter::good()
        .change("ledgers.toml", "{ name = \"活动时间\", type = \"日期\"", "{ name = \"活动时间\", type = \"月份\"")
        .change(
            "scoring.toml",
            "each = \"单位\"\nledger = \"宣传活动台账\"\nwindow = \"月\"\nat_least = 1",
            "each = \"单位\"\nper = \"活动类别\"\nledger = \"宣传活动台账\"\nsum = \"缺席人数\"\nwindow = \"季\"\nat_most = 2",
        );
    months(months(quarter, "东街"), "西街")
}

#[test]
fn a_missing_month_proves_nothing_and_is_named() {
    let of = |quarter: Quarter, kind: &str| {
        let outcome = quarter.run().outcome;
        let mut cases = outcome.requirements.iter();
        let case = cases
            .find(|case| case.unit.starts_with("东街") && case.code.as_deref() == Some(kind))
            .expect("asked");
        (case.met, case.target_words())
    };
    assert_eq!(of(monthly(), "讲座"), (true, "≤2".into()));
    let left_out = monthly().change("东街/宣传", "2022-05,讲座,10,9,1,,,,\n", "");
    assert_eq!(of(left_out, "讲座"), (false, "≤2，缺2022年5月的数".into()));
    // The month of one kind says nothing of another kind.
    let other = monthly().change("东街/宣传", "2022-05,讲座", "2022-05,集市");
    assert_eq!(of(other.clone(), "讲座"), (false, "≤2，缺2022年5月的数".into()));
    assert_eq!(of(other, "集市"), (false, "≤2，缺2022年4月、6月的数".into()));
}

/// Marks of three courses of one item: done in time, done late, never done.
fn courses(part: &str) -> [String; 3] {
    ["2022-06-01", "2022-06-25", ""].map(|done| {
        let quarter = Quarter::good()
            .change(
                "东街/整改",
                "2022-06-10,2022-06-01",
                &format!("2022-06-10,{done}"),
            )
            .change(
                "scoring.toml",
                "ledger = \"短板整改台账\", deadlines = [\"销号\"]",
                part,
            );
        mark(&quarter.run().outcome, "东街", "短板整改")
    })
}

#[test]
fn what_was_not_finished_is_in_every_rate_over_what_was_done() {
    let good = "good = [{ column = \"牵头社区\", in = [\"东街社区\", \"西街社区\"] }]";
    let done = "where = [{ column = \"销号时间\", empty = false }]";
    let part = format!("ledger = \"短板整改台账\", {done}, {good}");
    assert_eq!(courses(&part), ["20", "20", "0"]);
    let part = format!("ledger = \"短板整改台账\", {done}, deadlines = [\"销号\"]");
    assert_eq!(courses(&part), ["20", "0", "0"]);
    // By the state that the unit gives.
    let state = |state: &str, done: &str| {
        let quarter = Quarter::good()
            .change("东街/交办", "已完成,东街社区已办理完毕,2022-05-30", &format!("{state},东街社区在办,{done}"))
            .change(
                "scoring.toml",
                "ledger = \"交办办理台账\", deadlines = [\"办结\"]",
                "ledger = \"交办办理台账\", where = [{ column = \"办理状态\", in = [\"已完成\", \"已销号\"] }], good = [{ column = \"责任人\", empty = false }]",
            );
        mark(&quarter.run().outcome, "东街", "交办办结率")
    };
    assert_eq!(state("已完成", "2022-05-30"), "30");
    assert_eq!(state("推进中", ""), "0");
}

#[test]
fn on_time_is_never_below_late_and_late_never_below_unfinished() {
    let rule = |rest: &str| format!("ledger = \"短板整改台账\", deadlines = [\"销号\"]{rest}");
    assert_eq!(courses(&rule("")), ["20", "0", "0"]);
    assert_eq!(courses(&rule(", late_counts = true")), ["20", "20", "0"]);
    assert_eq!(courses(&rule(", amount = -2")), ["20", "18", "18"]);
    // 15 and 20 days late.
    assert_eq!(
        courses(&rule(", amount = -2, late = { every = 10 }")),
        ["20", "18", "16"]
    );
    assert_eq!(
        courses(&rule(", amount = -2, late = { more_than = 16 }")),
        ["20", "20", "18"]
    );
    assert_eq!(
        courses(&rule(", amount = -2, late = { zero = 18 }")),
        ["20", "18", "0"]
    );
}

#[test]
fn a_weight_that_cannot_be_read_makes_no_row_lighter() {
    let of = |weight: &str| {
        let head = |quarter: Quarter, unit: &str, rows: &str| {
            quarter
                .change(
                    &format!("{unit}/整改"),
                    "整改时限,销号时间",
                    "整改时限,销号时间,权重",
                )
                .change(&format!("{unit}/整改"), "2022-06-10,2022-06-01\n", rows)
        };
        let quarter = second()
            .change(
                "ledgers.toml",
                "  { name = \"销号时间\", type = \"日期\" },\n]",
                "  { name = \"销号时间\", type = \"日期\" },\n  { name = \"权重\", type = \"小数\" },\n]",
            )
            .change(
                "scoring.toml",
                "ledger = \"短板整改台账\", deadlines = [\"销号\"]",
                "ledger = \"短板整改台账\", deadlines = [\"销号\"], weight = \"权重\"",
            );
        let two = format!("2022-06-10,2022-06-01,1\n东街社区短2,东街社区,2022-06-10,,{weight}\n");
        let quarter = head(head(quarter, "东街", &two), "西街", "2022-06-10,2022-06-01,4\n");
        mark(&quarter.run().outcome, "东街", "短板整改")
    };
    // 1 ÷ 5 of 20 points.
    assert_eq!(of("4"), "4");
    for spoilt in ["", "很重", "-4", "0"] {
        assert_eq!(of(spoilt), "4", "{spoilt}");
    }
}
