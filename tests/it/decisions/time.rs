//! When things are due, when they came, what is charged (rules 1 to 6, 16).

use super::quarter::{Quarter, codes, mark, state, told, unit, words};
use kaoping::submission::SubmissionState;

#[test]
fn the_good_quarter_has_full_marks_and_nothing_is_found() {
    let outcome = Quarter::good().run().outcome;
    let marks: Vec<String> = outcome
        .units
        .iter()
        .flat_map(|unit| &unit.lines)
        .map(|line| format!("{}{:?}{:?}", line.indicator, line.mark, line.words()))
        .collect();
    assert_eq!(codes(&outcome), [] as [&str; 0], "{:#?}", outcome.findings);
    for name in ["东街", "西街"] {
        assert_eq!(unit(&outcome, name).figures.total, 100.into(), "{marks:#?}");
    }
}

#[test]
fn received_is_what_the_register_says() {
    // The sheet says it was filled in in August, the register says it came on 07-02.
    let sheet = Quarter::good().change(
        "东街/交办",
        "填报单位：东街社区",
        "填报单位：东街社区 填报时间：2022-08-01",
    );
    let outcome = sheet.run().outcome;
    assert_eq!(state(&outcome, "东街", "交办办理台账"), SubmissionState::OnTime);
    // Two days late by the register; 07-03 is the last day.
    let late = Quarter::good().change("报送登记", "东街社区,全部,2022-07-02", "东街社区,全部,2022-07-05");
    let outcome = late.run().outcome;
    assert_eq!(state(&outcome, "东街", "交办办理台账"), SubmissionState::Late);
    assert_eq!(told(&outcome, "S19").len(), 1);
}

#[test]
fn what_the_register_does_not_have_came_in_time_with_a_warning() {
    let unknown = Quarter::good().change("报送登记", "东街社区,全部,2022-07-02\n", "");
    let outcome = unknown.run().outcome;
    assert_eq!(state(&outcome, "东街", "交办办理台账"), SubmissionState::OnTime);
    assert_eq!(mark(&outcome, "东街", "报送质量"), "10");
    assert_eq!(codes(&outcome), ["S20"]);
}

#[test]
fn facts_after_the_day_are_shown_and_not_counted() {
    let after = Quarter::good()
        .change("东街/交办", "2022-05-30", "2022-07-01")
        .change("巡查交办", "2022-05-31", "2022-06-30");
    let outcome = after.run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "0");
    assert!(words(&outcome, "东街", "交办办结率").contains("到期当天仍未办"));
    let shown = outcome
        .ledgers
        .iter()
        .find(|ledger| &*ledger.ledger == "交办办理台账");
    let cells = &shown.expect("consolidated").rows[0].cells;
    assert!(
        cells.iter().any(|cell| &*cell.printed() == "2022-07-01"),
        "{cells:?}"
    );
}

#[test]
fn due_on_the_day_and_unmet_is_overdue_and_not_yet_due_drops_out() {
    let open = Quarter::good()
        .change(
            "东街/交办",
            "已完成,东街社区已办理完毕,2022-05-30",
            "推进中,正在清运,",
        )
        .change("东街/交办", "1,林一", "1,林一");
    let on_the_day = open
        .clone()
        .change("巡查交办", "2022-05-31", "2022-06-30")
        .run()
        .outcome;
    assert_eq!(mark(&on_the_day, "东街", "交办办结率"), "0");
    let pending = open.change("巡查交办", "2022-05-31", "2022-07-01").run().outcome;
    assert_eq!(mark(&pending, "东街", "交办办结率"), "不涉及");
    assert!(pending.items.open.iter().any(|item| &*item.key == "1"));
}

#[test]
fn late_but_done_is_not_on_time_unless_the_rule_says_so() {
    let late = Quarter::good().change("东街/交办", "2022-05-30", "2022-06-02");
    assert_eq!(mark(&late.run().outcome, "东街", "交办办结率"), "0");
    let counts = late.change(
        "scoring.toml",
        "{ ledger = \"交办办理台账\", deadlines = [\"办结\"] }",
        "{ ledger = \"交办办理台账\", deadlines = [\"办结\"], late_counts = true }",
    );
    assert_eq!(mark(&counts.run().outcome, "东街", "交办办结率"), "30");
}

#[test]
fn standing_is_no_limit_only_where_the_column_permits_it() {
    let standing = Quarter::good()
        .change("巡查交办", "2022-05-31", "长期坚持")
        .run()
        .outcome;
    assert_eq!(mark(&standing, "东街", "交办办结率"), "不涉及");
    assert!(told(&standing, "R12").is_empty());
    // 短板整改台账 does not permit it: the row stays due and is not good.
    let forbidden = Quarter::good()
        .change("东街/整改", "2022-06-10", "长期坚持")
        .run()
        .outcome;
    assert_eq!(told(&forbidden, "R12").len(), 1);
    assert_eq!(mark(&forbidden, "东街", "短板整改"), "0");
}

#[test]
fn the_share_of_standing_rows_is_printed() {
    let standing = Quarter::good()
        .change("巡查交办", "2022-05-31", "长期坚持")
        .run()
        .outcome;
    assert!(
        words(&standing, "东街", "交办办结率").contains("长期坚持"),
        "{}",
        words(&standing, "东街", "交办办结率")
    );
}

#[test]
fn a_month_alone_cannot_be_judged_by_week_and_says_so() {
    let weekly = Quarter::good()
        .change("scoring.toml", "window = \"月\"", "window = \"周\"")
        .change("东街/宣传", "2022-04-10", "2022年4月");
    let outcome = weekly.run().outcome;
    assert!(
        codes(&outcome).iter().any(|code| ["R06", "R07"].contains(code)),
        "{:?}",
        codes(&outcome)
    );
    let met = outcome
        .requirements
        .iter()
        .filter(|case| &*case.unit == "东街社区" && &*case.requirement == "每月宣传" && case.met);
    assert_eq!(met.count(), 2);
}

#[test]
fn a_week_without_a_working_day_asks_nothing() {
    // 2022-10-01 … 07 are off, 08 and 09 are worked; 01-31 … 02-06 is the Spring Festival week without a working day.
    let weekly = Quarter::good().change("scoring.toml", "window = \"月\"", "window = \"周\"");
    let outcome = weekly.run_after("2022Q1", &Default::default()).outcome;
    let mut ends: Vec<String> = outcome
        .requirements
        .iter()
        .filter(|case| &*case.unit == "东街社区" && &*case.requirement == "每月宣传")
        .map(|case| case.to.to_string())
        .collect();
    ends.sort();
    // Weeks that end from 01-02 to 03-27; that of 02-06 is off.
    assert!(!ends.contains(&"2022-02-06".to_owned()), "{ends:?}");
    assert!(
        ends.contains(&"2022-01-30".to_owned()) && ends.contains(&"2022-02-13".to_owned()),
        "{ends:?}"
    );
}

#[test]
fn a_limit_without_its_year_lies_after_the_day_the_row_was_opened() {
    let open = |limit: &str| {
        Quarter::good()
            .change(
                "巡查交办",
                "2022-04-11,东街社区,2022-05-31",
                &format!("2022-04-11,东街社区,{limit}"),
            )
            .change(
                "东街/交办",
                "已完成,东街社区已办理完毕,2022-05-30",
                "推进中,在办,",
            )
            .run()
            .outcome
    };
    for (limit, expected) in [
        ("二季度", "0"),
        ("5月31日", "0"),
        ("一季度", "不涉及"),
        ("3月31日", "不涉及"),
        ("2022年一季度", "不涉及"),
    ] {
        assert_eq!(mark(&open(limit), "东街", "交办办结率"), expected, "{limit}");
    }
    assert_eq!(
        told(&open("一季度"), "R08").len() + told(&open("一季度"), "R09").len(),
        1
    );
}
