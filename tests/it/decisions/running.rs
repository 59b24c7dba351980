//! Ledgers that repeat what earlier periods sealed (rules 3, 8, 9).

use super::quarter::{Quarter, codes, mark, sealed, told, words};
use kaoping::history::History;

fn before() -> (Quarter, History) {
    // The first quarter: 东短1 is open, 林一 spent two days.
    let first = Quarter::good()
        .renamed(|path| path.replace("2022Q2", "2022Q1"))
        .change("registers/2022Q1/报送登记.csv", "2022-07-02", "2022-04-02")
        .put("registers/2022Q1/巡查交办.csv", "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\n1,清运,2022-03-11,东街社区,2022-05-31\n2,围挡,2022-03-05,西街社区,2022-06-20\n")
        .put("inbox/2022Q1/东街社区/交办.csv", "交办办理台账\n填报单位：东街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n1,林一,2022-03-12,推进中,正在清运,\n")
        .put("inbox/2022Q1/西街社区/交办.csv", "交办办理台账\n填报单位：西街社区\n编号,责任人,反馈时间,办理状态,办理进展,办结时间\n2,何三,2022-03-10,推进中,围挡正在做,\n")
        .put("inbox/2022Q1/东街社区/整改.csv", "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,销号时间\n东短1,东街社区,2022-06-10,\n")
        .put("inbox/2022Q1/东街社区/清单.csv", "短板清单\n填报单位：东街社区\n短板编号,提出时间,短板表现\n东短1,2022-02-05,台阶破损\n")
        .put("inbox/2022Q1/东街社区/入户.csv", "入户台账\n填报单位：东街社区\n姓名,开始日期,结束日期,天数\n林一,2022-02-08,2022-02-09,2\n");
    let history = sealed(first.run_after("2022Q1", &History::default()));
    (first, history)
}

/// The second quarter's files of 东街社区 repeat the first.
fn running() -> Quarter {
    Quarter::good()
        .change("东街/交办", "2022-04-15", "2022-03-12")
        .change("西街/交办", "2022-05-10", "2022-03-10")
        .put("inbox/2022Q2/东街社区/整改.csv", "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,销号时间\n东短1,东街社区,2022-06-10,2022-06-05\n")
        .put("inbox/2022Q2/东街社区/清单.csv", "短板清单\n填报单位：东街社区\n短板编号,提出时间,短板表现\n东短1,2022-02-05,台阶破损\n")
        .put("inbox/2022Q2/东街社区/入户.csv", "入户台账\n填报单位：东街社区\n姓名,开始日期,结束日期,天数\n林一,2022-02-08,2022-02-09,2\n林一,2022-04-06,2022-04-08,3\n林二,2022-05-10,2022-05-12,3\n")
}

#[test]
fn a_repeated_row_is_silent_a_changed_one_is_shown_both_ways() {
    let (_, history) = before();
    let same = running().run_after("2022Q2", &history).outcome;
    let of_seals = |outcome: &kaoping::outcome::Outcome| {
        codes(outcome)
            .into_iter()
            .filter(|code| ["K23", "K24", "K40"].contains(code))
            .collect::<Vec<_>>()
    };
    assert_eq!(of_seals(&same), [] as [&str; 0]);
    let changed = running()
        .change("东街/整改", "2022-06-10", "2022-06-25")
        .run_after("2022Q2", &history)
        .outcome;
    assert_eq!(
        told(&changed, "K40"),
        ["“整改时限”在2022年第一季度里定的是“2022-06-10”，现在写“2022-06-25”，仍按“2022-06-10”计"]
    );
}

#[test]
fn a_row_of_a_sealed_quarter_first_seen_now_counts_for_the_year_and_is_listed() {
    let (_, history) = before();
    let yearly = |quarter: Quarter| {
        quarter.change(
            "scoring.toml",
            "window = \"季\"\nat_least = 3",
            "window = \"年\"\nat_least = 12\npaced = true",
        )
    };
    let reached = |quarter: Quarter| {
        let outcome = yearly(quarter).run_after("2022Q2", &history).outcome;
        let case = outcome
            .requirements
            .iter()
            .find(|case| case.person.as_deref() == Some("林一"))
            .unwrap();
        (case.reached.to_string(), told(&outcome, "K24").len())
    };
    assert_eq!(reached(running()), ("5".into(), 0));
    let late = running().change(
        "东街/入户",
        "林一,2022-04-06",
        "林一,2022-03-01,2022-03-01,1\n林一,2022-04-06",
    );
    assert_eq!(reached(late), ("6".into(), 1));
    // What the ledger of this quarter no longer repeats stays counted by the seal.
    let dropped = running().change("东街/入户", "林一,2022-02-08,2022-02-09,2\n", "");
    assert_eq!(reached(dropped), ("5".into(), 0));
}

#[test]
fn an_event_under_a_key_that_was_counted_before_counts_on_its_own_day() {
    let keyed = |quarter: Quarter| {
        quarter
            .change(
                "ledgers.toml",
                "date = \"开始日期\"",
                "date = \"开始日期\"\nkey = [\"姓名\"]",
            )
            .change(
                "scoring.toml",
                "window = \"季\"\nat_least = 3",
                "window = \"年\"\nat_least = 3",
            )
    };
    let first = keyed(before().0);
    let history = sealed(first.run_after("2022Q1", &History::default()));
    let second = keyed(running())
        .change("东街/入户", "林一,2022-02-08,2022-02-09,2\n", "")
        .run_after("2022Q2", &history)
        .outcome;
    let mut cases = second.requirements.iter();
    let case = cases
        .find(|case| case.person.as_deref() == Some("林一"))
        .expect("a case");
    assert_eq!(case.reached.to_string(), "5");
}

#[test]
fn a_row_that_is_left_out_after_a_seal_stays_due() {
    let (_, history) = before();
    let kept = running()
        .change("东街/整改", "2022-06-05", "")
        .run_after("2022Q2", &history)
        .outcome;
    assert_eq!(mark(&kept, "东街", "短板整改"), "0");
    let dropped = running()
        .change(
            "东街/整改",
            "东短1,东街社区,2022-06-10,2022-06-05",
            "东短9,东街社区,2022-06-10,2022-06-05",
        )
        .change("东街/清单", "东短1,", "东短9,2022-04-02,别的\n东短1,")
        .run_after("2022Q2", &history)
        .outcome;
    assert_eq!(
        mark(&dropped, "东街", "短板整改"),
        "10",
        "{}",
        words(&dropped, "东街", "短板整改")
    );
}

#[test]
fn what_is_left_out_stays_open_in_every_later_report() {
    let (_, history) = before();
    let dropped = running()
        .change(
            "东街/整改",
            "东短1,东街社区,2022-06-10,2022-06-05",
            "东短9,东街社区,2022-06-10,2022-06-05",
        )
        .change("东街/清单", "东短1,", "东短9,2022-04-02,别的\n东短1,");
    let second = dropped.run_after("2022Q2", &history);
    let cell = second
        .outcome
        .submissions
        .iter()
        .find(|cell| &*cell.unit == "东街社区" && &*cell.ledger == "短板整改台账");
    assert_eq!(
        cell.map(|cell| cell.rows),
        Some(1),
        "a row of the seal was not sent"
    );
    let both = History {
        periods: [history.periods, vec![second.sealed.into()]].concat(),
        restricted: [history.restricted, vec![second.sealed_restricted.into()]].concat(),
        ..History::default()
    };
    let third = dropped.renamed(|path| path.replace("inbox/2022Q2", "inbox/2022Q3"));
    let outcome = third.run_after("2022Q3", &both).outcome;
    assert_eq!(told(&outcome, "K25").len(), 1);
    let open = outcome.items.open.iter().find(|item| &*item.key == "东短1");
    assert!(
        open.is_some_and(|item| &*item.unit == "东街社区"),
        "{:?}",
        outcome.items.open
    );
    // Charged once, in the second quarter.
    assert_eq!(mark(&outcome, "东街", "短板整改"), "不涉及");
}

#[test]
fn rows_with_a_restricted_cell_are_matched_to_their_seal_too() {
    // Visits have a number, a restricted column, and a target for the year.
    let define = |quarter: Quarter| {
        quarter
            .change(
                "ledgers.toml",
                "name = \"宣传活动台账\"",
                "name = \"宣传活动台账\"\nkey = [\"知晓率\"]",
            )
            .change(
                "ledgers.toml",
                "{ name = \"知晓率\", type = \"百分比\" }",
                "{ name = \"知晓率\" },\n  { name = \"线索\", shown = \"限制\" }",
            )
            .change("scoring.toml", "window = \"月\"", "window = \"年\"")
    };
    let rows = "活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,线索\n2022-02-10,讲座,10,10,0,宣1,某楼\n";
    let text = format!("宣传活动台账\n填报单位：东街社区\n{rows}");
    let first = define(Quarter::good()).put("inbox/2022Q1/东街社区/宣传.csv", &text);
    let history = sealed(first.run_after("2022Q1", &History::default()));
    let second = define(Quarter::good()).put("inbox/2022Q2/东街社区/宣传.csv", &text);
    let outcome = second.run_after("2022Q2", &history).outcome;
    let mut cases = outcome.requirements.iter();
    let case = cases.find(|case| &*case.unit == "东街社区" && &*case.requirement == "每月宣传");
    assert_eq!(case.map(|case| case.reached.to_string()).as_deref(), Some("1"));
    assert!(told(&outcome, "K24").is_empty());
}
