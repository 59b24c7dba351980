//! Nothing is gained by a day that is impossible, unreadable or missing, and nothing is charged twice (rules 48, 54, 63,
//! 76, 80, 83).

use super::quarter::{Quarter, mark, told, words};
use super::terms::{after, run, second};
use kaoping::history::History;
use kaoping::outcome::Outcome;

/// 东街's feedback, due 2022-04-18, with a deduction of 2 and 2 more after five working days.
fn feedback(fed: &str) -> Outcome {
    let late = "{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], amount = -2 }";
    let graded = format!(
        "{late},\n  {{ ledger = \"交办办理台账\", deadlines = [\"反馈\"], worth = 0, amount = -2, late = {{ more_than = 5 }} }}"
    );
    Quarter::good()
        .change("scoring.toml", late, &graded)
        .change("东街/交办", "2022-04-15", fed)
        .run()
        .outcome
}

#[test]
fn an_impossible_or_unreadable_day_is_as_late_as_none() {
    assert_eq!(mark(&feedback("2022-04-18"), "东街", "交办反馈"), "10");
    assert_eq!(mark(&feedback("2022-04-20"), "东街", "交办反馈"), "8");
    let never = feedback("");
    assert_eq!(mark(&never, "东街", "交办反馈"), "6");
    // The day before it was handed out; no day; outside the campaign; not yet come.
    for fed in ["2022-04-10", "不详", "2019-04-15", "2022-06-31", "2022-09-01"] {
        let spoilt = feedback(fed);
        assert_eq!(mark(&spoilt, "东街", "交办反馈"), "6", "{fed}");
    }
    assert!(words(&feedback("2022-04-10"), "东街", "交办反馈").contains("无法认定，按逾期"));
}

#[test]
fn what_is_closed_out_though_a_recheck_failed_is_not_closed() {
    let checked = |result: &str| {
        second("")
            .change(
                "ledgers.toml",
                "{ name = \"销号时间\", type = \"日期\" },",
                "{ name = \"复查通过\", type = \"是否\" },\n  { name = \"销号时间\", type = \"日期\", empty_when = [{ column = \"复查通过\", in = [\"否\"] }] },",
            )
            .put(
                "inbox/2022Q2/东街社区/整改.csv",
                &format!("短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,复查通过,销号时间\n东短1,东街社区,2022-06-10,{result},2022-06-01\n"),
            )
            .run()
            .outcome
    };
    assert_eq!(mark(&checked("是"), "东街", "短板整改"), "20");
    let failed = checked("否");
    assert_eq!(mark(&failed, "东街", "短板整改"), "0");
    assert_eq!(told(&failed, "K45"), ["“复查通过”为否时不能填“销号时间”"]);
    assert!(failed.items.open.iter().any(|item| &*item.identity == "东短1"));
}

#[test]
fn what_is_closed_out_without_saying_what_a_recheck_found_is_not_closed() {
    let found = "{ name = \"复查通过\", type = \"是否\", required_when = [{ column = \"销号时间\", empty = false }] },";
    let closed =
        "{ name = \"销号时间\", type = \"日期\", empty_when = [{ column = \"复查通过\", in = [\"否\"] }] },";
    let checked = |heads: &str, cells: &str| {
        let sent = format!(
            "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,{heads}\n东短1,东街社区,2022-06-10,{cells}\n"
        );
        second("")
            .change(
                "ledgers.toml",
                "{ name = \"销号时间\", type = \"日期\" },",
                &format!("{found}\n  {closed}"),
            )
            .put("inbox/2022Q2/东街社区/整改.csv", &sent)
            .run()
            .outcome
    };
    let told_all = checked("复查通过,销号时间", "是,2022-06-01");
    assert_eq!(mark(&told_all, "东街", "短板整改"), "20");
    // Left blank, not an answer, the column left out: no better than what failed.
    for (heads, cells) in [
        ("复查通过,销号时间", "否,2022-06-01"),
        ("复查通过,销号时间", ",2022-06-01"),
        ("复查通过,销号时间", "不详,2022-06-01"),
        ("销号时间", "2022-06-01"),
    ] {
        let untold = checked(heads, cells);
        assert_eq!(mark(&untold, "东街", "短板整改"), "0", "{heads} {cells}");
    }
}

#[test]
fn a_deadline_that_a_seal_charged_is_not_charged_again() {
    // Charged in the first quarter; then the cell that held the limit is spoilt.
    let history = after("东短1,东街社区,2022-02-25,");
    for limit in ["2022-02-25", "已完成", "", "不知道", "2022-05-31"] {
        let outcome = run(&history, &format!("东短1,东街社区,{limit},"));
        assert_eq!(mark(&outcome, "东街", "短板整改"), "不涉及", "{limit}");
    }
    // An extension that is entered only now corrects the first quarter and is not charged in the second.
    let extended = second("东短1,东街社区,2022-02-25,").put(
        "registers/2022Q2/延期批准.csv",
        "延期批准\n台账,编号,期限,新时限,批准人,批准时间\n短板整改台账,东短1,销号,2022-05-01,石刚,2022-02-20\n",
    );
    let outcome = extended.run_after("2022Q2", &history).outcome;
    assert_eq!(mark(&outcome, "东街", "短板整改"), "不涉及");
}

#[test]
fn a_limit_that_was_never_readable_is_charged_once() {
    let history = after("东短1,东街社区,不知道,");
    let again = run(&history, "东短1,东街社区,不知道,");
    assert_eq!(mark(&again, "东街", "短板整改"), "不涉及");
    let new = run(&History::default(), "东短1,东街社区,不知道,");
    assert_eq!(mark(&new, "东街", "短板整改"), "0");
}

#[test]
fn a_relative_limit_without_its_first_day_stays_due_and_says_so() {
    for limit in ["立行立改", "接通知后3日内"] {
        let outcome = run(&History::default(), &format!("东短1,东街社区,{limit},"));
        assert_eq!(mark(&outcome, "东街", "短板整改"), "0", "{limit}");
        let found = told(&outcome, "K43");
        assert_eq!(found.len(), 1, "{limit}");
        assert!(found[0].contains("交办之日（本台账没有这一列）"), "{found:?}");
    }
    // The ledger has the day, and the unit left it out.
    let dated = |opened: &str| {
        second("")
            .change("ledgers.toml", "closed = \"销号时间\"\nlead = \"牵头社区\"", "opened = \"列入时间\"\nclosed = \"销号时间\"\nlead = \"牵头社区\"")
            .change("ledgers.toml", "{ name = \"销号时间\", type = \"日期\" },", "{ name = \"列入时间\", type = \"日期\" },\n  { name = \"销号时间\", type = \"日期\" },")
            .put(
                "inbox/2022Q2/东街社区/整改.csv",
                &format!("短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,列入时间,销号时间\n东短1,东街社区,立行立改,{opened},2022-06-03\n"),
            )
            .put(
                "inbox/2022Q2/西街社区/整改.csv",
                "短板整改台账\n填报单位：西街社区\n短板编号,牵头社区,整改时限,列入时间,销号时间\n西街社区短1,西街社区,2022-06-10,2022-06-01,2022-06-01\n",
            )
            .run()
            .outcome
    };
    assert_eq!(mark(&dated("2022-06-01"), "东街", "短板整改"), "20");
    let left_out = dated("");
    assert_eq!(mark(&left_out, "东街", "短板整改"), "0");
    assert_eq!(
        told(&left_out, "K43"),
        ["“立行立改”要从“列入时间”起算，没有这个日期，到期日无法认定"]
    );
    assert_eq!(mark(&dated("2019-01-01"), "东街", "短板整改"), "0");
}

#[test]
fn a_term_that_follows_an_unmet_one_falls_due_with_it() {
    // 复核 within 7 days after 办结.
    let followed = |row: &str| {
        Quarter::good()
            .change(
                "ledgers.toml",
                "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },",
                "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },\n  { name = \"复核\", from = \"办结时间\", within = 7, met = \"复核时间\" },",
            )
            .change("ledgers.toml", "  { name = \"办理进展\", required = true },", "  { name = \"办理进展\", required = true },\n  { name = \"复核时间\", type = \"日期\", not_below = \"办结时间\" },")
            .change("scoring.toml", "deadlines = [\"办结\"]", "deadlines = [\"复核\"]")
            .put(
                "inbox/2022Q2/东街社区/交办.csv",
                &format!("交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间,复核时间\n1,林一,2022-04-15,{row}\n"),
            )
            .run()
            .outcome
    };
    assert_eq!(
        mark(&followed("已完成,完,2022-05-30,2022-06-02"), "东街", "交办办结率"),
        "30"
    );
    assert_eq!(
        mark(&followed("已完成,完,2022-05-30,2022-06-20"), "东街", "交办办结率"),
        "0"
    );
    // Never done: due with 办结 on 05-31, and missed.
    assert_eq!(mark(&followed("推进中,在办,,"), "东街", "交办办结率"), "0");
    assert_eq!(mark(&followed("推进中,在办,不详,"), "东街", "交办办结率"), "0");
    // Checked before it was done: nothing was met.
    assert_eq!(
        mark(&followed("推进中,在办,,2022-05-20"), "东街", "交办办结率"),
        "0"
    );
    assert_eq!(
        mark(&followed("已完成,完,2022-05-30,2022-05-20"), "东街", "交办办结率"),
        "0"
    );
}

#[test]
fn a_term_that_follows_one_that_is_not_due_is_not_due_either() {
    let pending = Quarter::good()
        .change(
            "ledgers.toml",
            "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },",
            "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },\n  { name = \"复核\", from = \"办结时间\", within = 7, met = \"反馈时间\" },",
        )
        .change("scoring.toml", "deadlines = [\"办结\"]", "deadlines = [\"复核\"]")
        .change("巡查交办", "2022-05-31", "2022-07-31")
        .change("东街/交办", "已完成,东街社区已办理完毕,2022-05-30", "推进中,在办,");
    assert_eq!(
        mark(&pending.clone().run().outcome, "东街", "交办办结率"),
        "不涉及"
    );
    // Nor is it charged before its time where another cell of the row cannot be read.
    let faulty = pending.change("东街/交办", "2022-04-15", "那天").run().outcome;
    assert_eq!(told(&faulty, "R03").len() + told(&faulty, "R04").len(), 1);
    assert_eq!(mark(&faulty, "东街", "交办办结率"), "不涉及");
}

#[test]
fn what_the_register_closes_out_is_not_in_time_without_the_day_it_was_done() {
    // The office closes out within 7 days after 办结, which has to be done by 05-31.
    let closed_by = |deadlines: &str, done: &str, on: &str| {
        let register = format!(
            "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限,销号时间\n1,清运,2022-04-11,东街社区,2022-05-31,{on}\n2,围挡,2022-05-05,西街社区,2022-06-20,2022-06-02\n"
        );
        let quarter = Quarter::good()
            .change(
                "ledgers.toml",
                "  { name = \"办理时限\", type = \"期限\", required = true, standing = true },",
                "  { name = \"办理时限\", type = \"期限\", required = true, standing = true },\n  { name = \"销号时间\", type = \"日期\" },",
            )
            .change(
                "ledgers.toml",
                "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },",
                "  { name = \"办结\", due = \"办理时限\", met = \"办结时间\" },\n  { name = \"清零\", from = \"办结时间\", within = 7, met = \"销号时间\" },",
            )
            .change("scoring.toml", "deadlines = [\"办结\"]", deadlines)
            .change("东街/交办", "已完成,东街社区已办理完毕,2022-05-30", done)
            .put("registers/2022Q2/巡查交办登记.csv", &register);
        let quarter = quarter.gone("registers/2022Q2/巡查交办.csv");
        let outcome = quarter.run().outcome;
        (
            mark(&outcome, "东街", "交办办结率"),
            words(&outcome, "东街", "交办办结率"),
        )
    };
    let closed = |done: &str, on: &str| closed_by("deadlines = [\"清零\"]", done, on);
    // Done on 05-03, closed out on 05-20: late. Without the day of 办结 it is no better.
    let honest = closed("已完成,东街社区已办理完毕,2022-05-03", "2022-05-20");
    assert_eq!(honest.0, "0");
    for left_out in ["推进中,在办,", "推进中,在办,不详", "推进中,在办,2022-04-01"] {
        let (mark, words) = closed(left_out, "2022-05-20");
        assert_eq!(mark, "0", "{left_out}");
        // The register's own day stands: no days of lateness are made up.
        assert!(words.contains("无法认定") && !words.contains("逾期"), "{words}");
        let (mark, words) = closed(left_out, "2022-06-03");
        assert!(mark == "0" && words.contains("3天"), "{words}");
    }
    // Where late counts as done, what is closed out is done, in time or not.
    for on in ["2022-05-20", "2022-06-03"] {
        let (mark, words) = closed_by("deadlines = [\"清零\"], late_counts = true", "推进中,在办,", on);
        assert_eq!(mark, "30", "{on} {words}");
    }
    assert_eq!(
        closed("已完成,东街社区已办理完毕,2022-05-15", "2022-05-20").0,
        "30"
    );
}

#[test]
fn an_event_without_a_usable_day_stays_below_the_line() {
    let held =
        |day: &str| {
            Quarter::good()
            .change(
                "scoring.toml",
                "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
                "parts = [{ ledger = \"宣传活动台账\", good = [{ column = \"实到人数\", at_least = 5 }] }]",
            )
            .change("东街/宣传", "2022-06-10,集市,10,9,1", &format!("{day},集市,10,1,9"))
            .run()
            .outcome
        };
    let honest = mark(&held("2022-06-10"), "东街", "经费支出率");
    assert_eq!(honest, "6.67");
    for day in ["", "无", "不详", "2019-06-10", "2031-06-10", "2022-06-31"] {
        assert_eq!(mark(&held(day), "东街", "经费支出率"), honest, "{day}");
    }
}

#[test]
fn a_limit_that_comes_back_is_late_from_its_own_day_on() {
    let recurring = |fed: &str| {
        Quarter::good()
            .change("巡查交办", "2022-05-31", "每月5日")
            .change(
                "scoring.toml",
                "deadlines = [\"办结\"]",
                "deadlines = [\"办结\"], amount = -1, late = { every = 10 }",
            )
            .change(
                "东街/交办",
                "已完成,东街社区已办理完毕,2022-05-30",
                &format!("推进中,在办,{fed}"),
            )
            .run()
            .outcome
    };
    // Due 05-05 and 06-05 (handed out 04-11): 56 and 25 days late on 06-30.
    let never = recurring("");
    assert_eq!(mark(&never, "东街", "交办办结率"), "23");
    // A report before the first of them changes nothing.
    let early = recurring("2022-04-20");
    let told = words(&early, "东街", "交办办结率");
    assert!(!told.contains("不足1天"), "{told}");
}

#[test]
fn a_limit_in_an_unpublished_year_says_that_it_may_move() {
    let mut quarter = Quarter::good();
    for name in ["campaign.toml", "巡查交办", "报送登记", "东街/交办", "西街/交办"] {
        quarter = quarter.change(name, "2022-", "2026-");
    }
    let quarter = quarter
        .renamed(|path| path.replace("2022Q2", "2026Q4"))
        .put(
            "registers/2026Q4/巡查交办.csv",
            "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n1,清运,2026-12-28,东街社区,2026-12-31\n2,围挡,2026-12-25,西街社区,2026-12-31\n",
        )
        .put("inbox/2026Q4/东街社区/交办.csv", "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,,推进中,在办,\n");
    let outcome = quarter.run_after("2026Q4", &History::default()).outcome;
    let item = outcome
        .items
        .open
        .iter()
        .find(|item| &*item.deadline == "反馈" && &*item.unit == "东街社区");
    let told = item.expect("open").state_words();
    assert!(told.ends_with("（放假安排未公布）"), "{told}");
}
