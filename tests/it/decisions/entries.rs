//! Entries of the office: what they rest on, when they count, and what they lift (rules 51 and 52).

use super::quarter::{Quarter, codes, mark, told, unit, words};
use kaoping::outcome::Outcome;

const ADJUSTMENTS: &str = "加减分\n单位,类别,级别,事项,文号,时间,批准人\n";
const VETO: &str = "[[vetoes]]\nname = \"瞒报\"\nclause = \"L06\"\neffects = [\"列入黑榜\"]\n\n[scoring]";

fn adjusted(rows: &str) -> Outcome {
    let register = format!("{ADJUSTMENTS}{rows}");
    Quarter::good()
        .put("registers/2022Q2/加减分.csv", &register)
        .run()
        .outcome
}

fn bonus(outcome: &Outcome) -> String {
    unit(outcome, "东街").figures.bonus.normalize().to_string()
}

#[test]
fn an_entry_without_document_approver_or_date_has_no_effect() {
    let whole = adjusted("东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n");
    assert_eq!((bonus(&whole).as_str(), codes(&whole)), ("2", Vec::new()));
    for lacking in [
        "东街社区,表彰,市级,先进,,2022-06-01,石刚\n",
        "东街社区,表彰,市级,先进,1号,2022-06-01,\n",
        "东街社区,表彰,市级,先进,1号,,石刚\n",
    ] {
        let outcome = adjusted(lacking);
        assert_eq!(bonus(&outcome), "0", "{lacking}");
        assert_eq!(codes(&outcome), ["S26"], "{lacking}");
    }
}

#[test]
fn a_veto_without_grounds_or_of_another_year_has_no_effect() {
    let vetoed = |row: &str| {
        let register = format!("一票否决\n单位,情形,文号,批准人,时间\n{row}\n");
        Quarter::good()
            .change("scoring.toml", "[scoring]", VETO)
            .put("registers/2022Q2/一票否决.csv", &register)
            .run()
            .outcome
    };
    let in_force = |outcome: &Outcome| unit(outcome, "东街").vetoes.len();
    assert_eq!(in_force(&vetoed("东街社区,瞒报,1号,石刚,2022-06-01")), 1);
    let bare = vetoed("东街社区,瞒报,,,");
    assert_eq!((in_force(&bare), told(&bare, "S26").len()), (0, 3));
    let later = vetoed("东街社区,瞒报,1号,石刚,2031-06-01");
    assert_eq!((in_force(&later), codes(&later)), (0, vec!["S60"]));
}

#[test]
fn a_campaign_may_do_without_a_document_for_one_register() {
    let waived = "[[entries]]\nregister = \"加减分\"\nclause = \"L06\"\nwithout = [\"文号\"]\n\n[scoring]";
    let outcome = Quarter::good()
        .change("scoring.toml", "[scoring]", waived)
        .put(
            "registers/2022Q2/加减分.csv",
            &format!("{ADJUSTMENTS}东街社区,表彰,市级,先进,,2022-06-01,石刚\n"),
        )
        .run()
        .outcome;
    assert_eq!((bonus(&outcome).as_str(), codes(&outcome)), ("2", Vec::new()));
}

#[test]
fn a_matter_of_another_period_has_no_effect() {
    for day in ["2021-06-01", "2022-03-31", "2022-07-01", "2031-01-01"] {
        let outcome = adjusted(&format!("东街社区,表彰,市级,先进,1号,{day},石刚\n"));
        assert_eq!(
            (bonus(&outcome).as_str(), codes(&outcome)),
            ("0", vec!["S60"]),
            "{day}"
        );
    }
}

#[test]
fn one_thing_entered_twice_counts_once() {
    // The same matter by another number, and the same number with other words.
    for again in [
        "东街社区,表彰,市级,先进,2号,2022-06-02,石刚\n",
        "东街社区,表彰,市级,先进集体,1号,2022-06-02,石刚\n",
    ] {
        let outcome = adjusted(&format!("东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n{again}"));
        assert_eq!(
            (bonus(&outcome).as_str(), codes(&outcome)),
            ("2", vec!["S62"]),
            "{again}"
        );
    }
    // Without a matter an entry is about all of its document, whichever comes first.
    for rows in [
        "东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n东街社区,表彰,市级,,1号,2022-06-02,石刚\n",
        "东街社区,表彰,市级,,1号,2022-06-02,石刚\n东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n",
    ] {
        let outcome = adjusted(rows);
        assert_eq!((bonus(&outcome).as_str(), codes(&outcome)), ("2", vec!["S62"]));
    }
}

#[test]
fn a_document_that_names_two_matters_counts_for_both() {
    let both = adjusted(
        "东街社区,表彰,区级,清运,1号,2022-06-01,石刚\n东街社区,表彰,区级,围挡,1号,2022-06-01,石刚\n",
    );
    assert_eq!((bonus(&both).as_str(), codes(&both)), ("2", Vec::new()));
    let thrice = adjusted(
        "东街社区,表彰,区级,清运,1号,2022-06-01,石刚\n东街社区,表彰,区级,围挡,1号,2022-06-01,石刚\n东街社区,表彰,区级, 清运 ,1号,2022-06-02,石刚\n",
    );
    assert_eq!((bonus(&thrice).as_str(), codes(&thrice)), ("2", vec!["S62"]));
}

/// An item of 东街社区 that was late, and one that is still open; with an extension of the first.
fn extended(done: &str, extension: &str) -> Outcome {
    let register =
        format!("延期批准\n台账,编号,期限,新时限,批准人,批准时间,文号\n巡查交办登记,1,办结,{extension}\n");
    Quarter::good()
        .change("东街/交办", "2022-05-30", done)
        .put("registers/2022Q2/延期批准.csv", &register)
        .run()
        .outcome
}

#[test]
fn an_extension_that_comes_late_or_puts_nothing_off_is_said() {
    let late = extended("2022-06-02", "2022-06-05,石刚,2022-06-01,延1号");
    assert_eq!(
        (mark(&late, "东街", "交办办结率"), codes(&late)),
        ("0".into(), vec!["K60"])
    );
    let earlier = extended("2022-05-30", "2022-05-20,石刚,2022-05-10,延1号");
    assert_eq!(
        (mark(&earlier, "东街", "交办办结率"), codes(&earlier)),
        ("30".into(), Vec::new())
    );
    let earlier = extended("2022-06-02", "2022-05-20,石刚,2022-05-10,延1号");
    assert_eq!(
        (mark(&earlier, "东街", "交办办结率"), codes(&earlier)),
        ("0".into(), vec!["K61"])
    );
    let bare = extended("2022-06-02", "2022-06-05,,,");
    assert_eq!(
        (mark(&bare, "东街", "交办办结率"), told(&bare, "S26").len()),
        ("0".into(), 3)
    );
}

#[test]
fn what_was_met_by_its_first_date_is_on_time_in_its_own_period() {
    // Put off into the next quarter on the day before it was done: it counts here all the same.
    let outcome = extended("2022-05-30", "2022-08-31,石刚,2022-05-20,延1号");
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "30");
    assert!(words(&outcome, "东街", "交办办结率").contains("限05-31"));
    // What was still open moves.
    let open = extended("", "2022-08-31,石刚,2022-05-20,延1号");
    assert_eq!(mark(&open, "东街", "交办办结率"), "不涉及");
}

#[test]
fn a_mark_of_the_office_beyond_its_line_has_no_effect() {
    let assessed = |mark: &str| {
        let register = format!(
            "核定得分\n单位,指标,得分,核定人,文号,时间\n东街社区,经费支出率,{mark},石刚,1号,2022-07-05\n"
        );
        Quarter::good()
            .change(
                "scoring.toml",
                "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
                "parts = [{ assessed = true }]",
            )
            .put("registers/2022Q2/核定得分.csv", &register)
            .run()
            .outcome
    };
    assert_eq!(mark(&assessed("8"), "东街", "经费支出率"), "8");
    for beyond in ["25", "-3"] {
        let outcome = assessed(beyond);
        assert_eq!(mark(&outcome, "东街", "经费支出率"), "不涉及", "{beyond}");
        assert!(codes(&outcome).contains(&"S63"), "{beyond}");
    }
}

/// Item 1 of 东街社区: answered late (2 points of 交办反馈), and done late (30 points of 交办办结率). 西街社区 shares it.
fn exempted(entry: &str) -> Outcome {
    Quarter::good()
        .change("巡查交办", "东街社区,2022-05-31", "东街社区、西街社区,2022-05-31")
        .change("东街/交办", "2022-04-15,已完成", "2022-04-29,已完成")
        .change("东街/交办", "2022-05-30", "2022-06-02")
        .put(
            "registers/2022Q2/容错澄清.csv",
            &format!("容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,时间,批准人\n{entry}"),
        )
        .run()
        .outcome
}

fn both(outcome: &Outcome, name: &str) -> (String, String) {
    (mark(outcome, name, "交办办结率"), mark(outcome, name, "交办反馈"))
}

#[test]
fn an_exemption_lifts_the_charge_it_names_for_the_unit_it_names() {
    let marks = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let none = exempted("");
    assert_eq!(both(&none, "东街"), marks("0", "8"));
    let west = both(&none, "西街");
    let feedback = exempted("容错,交办办理台账,1,反馈,东街社区,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(both(&feedback, "东街"), marks("0", "10"));
    let done = exempted("容错,巡查交办登记,1,办结,东街社区,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(both(&done, "东街"), marks("30", "8"));
    let indicator = exempted("容错,交办办理台账,1,交办办结率,东街社区,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(both(&indicator, "东街"), marks("30", "8"));
    for outcome in [&feedback, &done, &indicator] {
        assert_eq!(both(outcome, "西街"), west);
    }
    // Half of it: the waived share counts as met.
    let partly = exempted("容错,交办办理台账,1,办结,东街社区,部分成立,容1号,2022-07-01,石刚\n");
    assert_eq!(both(&partly, "东街"), marks("15", "8"));
    let given_back = words(&done, "东街", "交办办结率");
    assert!(given_back.ends_with("容错澄清返还 30.00 分"), "{given_back}");
}

#[test]
fn an_exemption_that_does_not_say_what_it_lifts_has_no_effect() {
    let bare = exempted("容错,交办办理台账,1,,东街社区,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(
        (both(&bare, "东街").0.as_str(), told(&bare, "S26").len()),
        ("0", 1)
    );
    let of_nobody = exempted("容错,交办办理台账,1,办结,,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(
        (both(&of_nobody, "东街").0.as_str(), told(&of_nobody, "S26").len()),
        ("0", 1)
    );
    let unknown = exempted("容错,交办办理台账,1,办好,东街社区,成立,容1号,2022-07-01,石刚\n");
    assert_eq!(
        (both(&unknown, "东街").0.as_str(), told(&unknown, "S25").len()),
        ("0", 1)
    );
}

#[test]
fn no_exemption_lowers_a_total() {
    let none = exempted("");
    for scope in ["办结", "反馈", "交办办结率", "交办反馈"] {
        for (item, name) in [("1", "东街社区"), ("2", "西街社区"), ("1", "西街社区")] {
            for verdict in ["成立", "部分成立"] {
                let outcome = exempted(&format!(
                    "容错,交办办理台账,{item},{scope},{name},{verdict},容1号,2022-07-01,石刚\n"
                ));
                for side in ["东街", "西街"] {
                    let (before, after) = (unit(&none, side), unit(&outcome, side));
                    assert!(
                        after.figures.total >= before.figures.total,
                        "{scope} {item} {name} {verdict}: {side} {} → {}",
                        before.figures.total,
                        after.figures.total
                    );
                }
            }
        }
    }
}

#[test]
fn who_approved_an_entry_is_told_where_it_counts() {
    let late = Quarter::good().change("东街/交办", "2022-05-30", "2022-06-02");
    let exempt = late
        .put(
            "registers/2022Q2/容错澄清.csv",
            "容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,批准人,时间\n容错,交办办理台账,1,办结,东街社区,成立,容1号,石刚,2022-07-01\n",
        )
        .put(
            "registers/2022Q2/不涉及.csv",
            "不涉及\n单位,指标,文号,批准人,时间\n东街社区,短板整改,核2号,石刚,2022-07-01\n",
        )
        .run()
        .outcome;
    let told = words(&exempt, "东街", "交办办结率");
    assert!(told.contains("免（容1号，石刚批准）"), "{told}");
    assert_eq!(
        words(&exempt, "东街", "短板整改"),
        "核定不涉及（核2号，石刚批准）"
    );
    // The cells of the other entries stand with what they change.
    let praised = adjusted("东街社区,表彰,市级,先进,1号,2022-06-01,石刚\n");
    let cells = &unit(&praised, "东街").adjustments[0].evidence;
    let shown: Vec<&str> = cells.iter().map(|cell| &*cell.shown).collect();
    assert!(shown.contains(&"1号") && shown.contains(&"石刚"), "{shown:?}");
}
