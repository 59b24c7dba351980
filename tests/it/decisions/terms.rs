//! Terms of items: what was stated once holds, and each key is one case (rules 44, 45).

use super::quarter::{Quarter, codes, mark, sealed, told, unit, words};
use kaoping::history::History;
use kaoping::outcome::Outcome;

/// The head of 短板整改台账.
const HEAD: &str = "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,销号时间\n";

pub(super) fn ledger(rows: &str) -> String {
    format!("{HEAD}{rows}\n")
}

pub(super) fn list(keys: &[&str]) -> String {
    let rows: String = keys
        .iter()
        .map(|key| format!("{key},2022-02-05,台阶破损\n"))
        .collect();
    format!("短板清单\n填报单位：东街社区\n短板编号,提出时间,短板表现\n{rows}")
}

/// The first quarter sealed, with these rows of 东街's 短板整改台账.
pub(super) fn after(rows: &str) -> History {
    let first = Quarter::good()
        .renamed(|path| path.replace("2022Q2", "2022Q1"))
        .change("registers/2022Q1/报送登记.csv", "2022-07-02", "2022-04-02")
        .put("inbox/2022Q1/东街社区/清单.csv", &list(&["东短1"]))
        .put("inbox/2022Q1/东街社区/整改.csv", &ledger(rows));
    sealed(first.run_after("2022Q1", &History::default()))
}

/// The second quarter with these rows of 东街's 短板整改台账.
pub(super) fn second(rows: &str) -> Quarter {
    Quarter::good()
        .put("inbox/2022Q2/东街社区/清单.csv", &list(&["东短1"]))
        .put("inbox/2022Q2/东街社区/整改.csv", &ledger(rows))
}

pub(super) fn run(history: &History, rows: &str) -> Outcome {
    second(rows).run_after("2022Q2", history).outcome
}

#[test]
fn a_sealed_limit_holds_whatever_the_unit_writes_later() {
    let history = after("东短1,东街社区,2022-04-15,");
    let honest = run(&history, "东短1,东街社区,2022-04-15,");
    assert_eq!(mark(&honest, "东街", "短板整改"), "0");
    for limit in [
        "2022-08-31",
        "2022-12-31",
        "",
        "不知道",
        "长期坚持",
        "2031-01-01",
        "2019-01-01",
        "已完成",
        "立行立改",
    ] {
        let moved = run(&history, &format!("东短1,东街社区,{limit},"));
        assert_eq!(mark(&moved, "东街", "短板整改"), "0", "{limit}");
        assert!(
            unit(&moved, "东街").figures.total <= unit(&honest, "东街").figures.total,
            "{limit}"
        );
    }
    let moved = run(&history, "东短1,东街社区,2022-08-31,");
    assert_eq!(
        told(&moved, "K40"),
        ["“整改时限”在2022年第一季度里定的是“2022-04-15”，现在写“2022-08-31”，仍按“2022-04-15”计"]
    );
    assert!(
        words(&moved, "东街", "短板整改").contains("逾期未办 76天"),
        "{}",
        words(&moved, "东街", "短板整改")
    );
    assert!(!codes(&moved).contains(&"K23"));
}

#[test]
fn a_sealed_limit_holds_in_every_later_quarter() {
    let history = after("东短1,东街社区,2022-08-15,");
    let second = second("东短1,东街社区,2022-12-31,").run_after("2022Q2", &history);
    let mut seals = vec![(second.sealed, second.sealed_restricted)];
    let first = Quarter::good()
        .renamed(|path| path.replace("2022Q2", "2022Q1"))
        .change("registers/2022Q1/报送登记.csv", "2022-07-02", "2022-04-02")
        .put("inbox/2022Q1/东街社区/清单.csv", &list(&["东短1"]))
        .put(
            "inbox/2022Q1/东街社区/整改.csv",
            &ledger("东短1,东街社区,2022-08-15,"),
        )
        .run_after("2022Q1", &History::default());
    seals.push((first.sealed, first.sealed_restricted));
    let third = Quarter::good()
        .renamed(|path| path.replace("2022Q2", "2022Q3"))
        .put("inbox/2022Q3/东街社区/清单.csv", &list(&["东短1"]))
        .put(
            "inbox/2022Q3/东街社区/整改.csv",
            &ledger("东短1,东街社区,2022-12-31,"),
        );
    let outcome = third.run_after("2022Q3", &History::from_iter(seals)).outcome;
    assert_eq!(mark(&outcome, "东街", "短板整改"), "0");
    assert_eq!(told(&outcome, "K40").len(), 1);
}

#[test]
fn a_limit_that_the_register_of_extensions_grants_is_no_change() {
    let history = after("东短1,东街社区,2022-04-15,");
    let extended = second("东短1,东街社区,2022-08-31,").put(
        "registers/2022Q2/延期批准.csv",
        "延期批准\n台账,编号,期限,新时限,文号,批准人,批准时间\n短板整改台账,东短1,销号,2022-08-31,街办〔2022〕3号,石刚,2022-04-10\n",
    );
    let outcome = extended.run_after("2022Q2", &history).outcome;
    assert_eq!(mark(&outcome, "东街", "短板整改"), "不涉及");
    assert_eq!(told(&outcome, "K40"), [] as [&str; 0]);
}

#[test]
fn the_same_limit_in_other_words_is_no_change() {
    let history = after("东短1,东街社区,2022年6月1日至6月20日,2022-03-20");
    for limit in ["2022-06-20", "2022年6月20日前"] {
        let outcome = run(&history, &format!("东短1,东街社区,{limit},2022-03-20"));
        assert_eq!(told(&outcome, "K40"), [] as [&str; 0], "{limit}");
    }
    // A year that is left out is that of the quarter in which it was sealed.
    let history = after("东短1,东街社区,年底前,");
    let mut next = second("东短1,东街社区,年底前,").renamed(|path| path.replace("2022Q2", "2023Q1"));
    next = next.change(
        "campaign.toml",
        "to = 2022-12-31\nperiod",
        "to = 2023-12-31\nperiod",
    );
    let next = next.change(
        "campaign.toml",
        "from = 2022-01-01, to = 2022-12-31",
        "from = 2022-01-01, to = 2023-12-31",
    );
    let outcome = next.run_after("2023Q1", &history).outcome;
    assert_eq!(told(&outcome, "K40"), [] as [&str; 0]);
}

#[test]
fn an_item_does_not_leave_its_unit_after_the_seal() {
    let history = after("东短1,东街社区,2022-04-15,");
    let moved = run(&history, "东短1,西街社区,2022-04-15,");
    assert_eq!(mark(&moved, "东街", "短板整改"), "0");
    assert_eq!(mark(&moved, "西街", "短板整改"), "20");
    assert_eq!(
        told(&moved, "K40"),
        ["“牵头社区”在2022年第一季度里定的是“东街社区”，现在写“西街社区”，仍按“东街社区”计"]
    );
}

#[test]
fn a_limit_outside_the_campaign_takes_nothing_out() {
    let one = |limit: &str, done: &str| {
        let row = format!("东短1,东街社区,{limit},{done}");
        second(&row).run_after("2022Q2", &History::default()).outcome
    };
    // Before the campaign: an error, and the item is due.
    for limit in ["2019-01-01", "2019年1月"] {
        let early = one(limit, "");
        assert_eq!(mark(&early, "东街", "短板整改"), "0", "{limit}");
        assert_eq!(told(&early, "R41").len(), 1, "{limit}");
    }
    // After its end: an error, and the item is due at the end.
    let late = one("2031-01-01", "");
    assert_eq!(
        told(&late, "K42"),
        ["“整改时限”2031-01-01在2022-12-31以后，按2022-12-31到期计"]
    );
    let item = late
        .items
        .open
        .iter()
        .find(|item| &*item.identity == "东短1")
        .expect("open");
    assert_eq!(item.due.map(|due| due.to_string()).as_deref(), Some("2022-12-31"));
    // The ledger declares how far its limits may run.
    let far = second("东短1,东街社区,2023-06-30,").change(
        "ledgers.toml",
        "name = \"短板整改台账\"",
        "name = \"短板整改台账\"\nlimits_until = 2023-12-31",
    );
    assert_eq!(told(&far.run().outcome, "K42"), [] as [&str; 0]);
}

#[test]
fn what_the_campaigns_end_stands_for_settles_nothing_later() {
    let history = after("东短1,东街社区,2031-01-01,");
    let mended = run(&history, "东短1,东街社区,2022-06-10,");
    assert_eq!(told(&mended, "K40"), [] as [&str; 0]);
    assert_eq!(mark(&mended, "东街", "短板整改"), "0");
}

#[test]
fn a_month_outside_the_campaign_is_an_error() {
    let outcome = Quarter::good()
        .change("东街/经费", "桶站,,", "桶站,2019年1月,")
        .run()
        .outcome;
    assert_eq!(told(&outcome, "R41").len(), 1);
}

#[test]
fn a_key_that_is_repeated_otherwise_is_one_case_with_the_worst_outcome() {
    let two = |first: &str, other: &str| {
        second(&format!("东短1,东街社区,{first}\n东短1,东街社区,{other}"))
            .run_after("2022Q2", &History::default())
            .outcome
    };
    for (first, other) in [
        ("2022-06-10,2022-06-01", "2022-06-10,"),
        ("2022-06-10,2022-06-01", "2022-06-07,2022-06-09"),
        ("2022-12-31,", "2022-06-10,"),
        ("2022-03-07,2022-03-01", "2022-06-07,"),
        ("2022-06-10,2022-06-01", "不知道,2022-06-01"),
    ] {
        for (first, other) in [(first, other), (other, first)] {
            let outcome = two(first, other);
            assert_eq!(mark(&outcome, "东街", "短板整改"), "0", "{first} / {other}");
            assert_eq!(told(&outcome, "K41").len(), 2, "{first} / {other}");
        }
    }
    // Both in time: the case is in time, and the error stands on both.
    let both = two("2022-06-10,2022-06-01", "2022-06-10,2022-06-02");
    assert_eq!(mark(&both, "东街", "短板整改"), "20");
    assert_eq!(
        told(&both, "K41"),
        ["“东短1”有2行，“销号时间”互相矛盾，合为一件，按最差的计"; 2]
    );
    // The case counts in this period if one of its limits does.
    for (first, other) in [
        ("2022-03-07,2022-03-01", "2022-06-10,2022-06-09"),
        ("2022-06-10,2022-06-09", "2022-03-07,2022-03-01"),
    ] {
        assert_eq!(
            mark(&two(first, other), "东街", "短板整改"),
            "20",
            "{first} / {other}"
        );
    }
    // Equal rows are one.
    let equal = two("2022-06-10,2022-06-01", "2022-06-10,2022-06-01");
    assert_eq!(mark(&equal, "东街", "短板整改"), "20");
    assert_eq!((told(&equal, "K05").len(), told(&equal, "K41").len()), (1, 0));
}

#[test]
fn a_new_case_does_not_hide_behind_the_key_of_a_sealed_one() {
    let history = after("东短1,东街社区,2022-03-07,2022-03-01");
    let honest = run(&history, "东短1,东街社区,2022-03-07,2022-03-01");
    assert_eq!(mark(&honest, "东街", "短板整改"), "不涉及");
    let hidden = run(
        &history,
        "东短1,东街社区,2022-03-07,2022-03-01\n东短1,东街社区,2022-06-07,",
    );
    assert_eq!(mark(&hidden, "东街", "短板整改"), "0");
}

#[test]
fn rows_of_several_months_are_states_one_after_the_other() {
    let months = |first: &str, last: &str| {
        let part = |month: u32, row: &str| {
            let text = ledger(&format!("东短1,东街社区,{row}"));
            (format!("inbox/2022Q2/东街社区/短板整改台账{month}月.csv"), text)
        };
        let mut quarter = second("").unsent("东街/整改");
        quarter = quarter.change(
            "ledgers.toml",
            "name = \"短板整改台账\"",
            "name = \"短板整改台账\"\nsubmission = { every = \"月\", within = 3, unit = \"自然日\" }",
        );
        for (path, text) in [part(4, first), part(6, last)] {
            quarter = quarter.put(&path, &text);
        }
        quarter.run().outcome
    };
    let done = months("2022-06-10,", "2022-06-10,2022-06-01");
    assert_eq!(mark(&done, "东街", "短板整改"), "20");
    assert_eq!(told(&done, "K41"), [] as [&str; 0]);
    // The term is that of the first month.
    let moved = months("2022-05-10,", "2022-06-30,2022-06-01");
    assert_eq!(mark(&moved, "东街", "短板整改"), "0");
    assert_eq!(
        told(&moved, "K40"),
        ["“整改时限”在2022-04-01的一份里定的是“2022-05-10”，现在写“2022-06-30”，仍按“2022-05-10”计"]
    );
    // What is not in the unit's favour counts.
    let earlier = months("2022-06-30,", "2022-05-10,2022-06-01");
    assert_eq!(mark(&earlier, "东街", "短板整改"), "0");
    assert_eq!(told(&earlier, "K44").len(), 1);
}

#[test]
fn a_version_that_came_in_time_states_the_terms() {
    // The first version came in time, the second after the last day in time (2022-07-04).
    let versions = |moved: &str, returned: &str| {
        let register = format!(
            "报送登记\n单位,台账,收到时间,退回时间,文件名\n东街社区,全部,2022-07-02,,\n西街社区,全部,2022-07-02,,\n东街社区,短板整改台账,2022-07-02,{returned},整改甲.csv\n东街社区,短板整改台账,2022-07-10,,整改乙.csv\n"
        );
        second("")
            .unsent("东街/整改")
            .put("registers/2022Q2/报送登记.csv", &register)
            .put(
                "inbox/2022Q2/东街社区/整改甲.csv",
                &ledger("东短1,东街社区,2022-05-10,"),
            )
            .put(
                "inbox/2022Q2/东街社区/整改乙.csv",
                &ledger(&format!("东短1,东街社区,{moved}")),
            )
            .run()
            .outcome
    };
    let later = versions("2022-06-30,2022-06-01", "");
    assert_eq!(mark(&later, "东街", "短板整改"), "0");
    assert_eq!(
        told(&later, "K40"),
        ["“整改时限”在2022-07-02收到的一份里定的是“2022-05-10”，现在写“2022-06-30”，仍按“2022-05-10”计"]
    );
    // The office sent the first one back: the second states the terms.
    let asked = versions("2022-06-30,2022-06-01", "2022-07-06");
    assert_eq!(mark(&asked, "东街", "短板整改"), "20");
    assert_eq!(told(&asked, "K40"), [] as [&str; 0]);
    // What is not in the unit's favour counts.
    let earlier = versions("2022-04-30,2022-05-05", "");
    assert_eq!(mark(&earlier, "东街", "短板整改"), "0");
    assert_eq!(told(&earlier, "K44").len(), 1);
}

#[test]
fn a_tracked_item_stays_tracked_and_a_plan_stays_as_large() {
    let tracked = |quarter: Quarter| {
        quarter
            .change(
                "campaign.toml",
                "[ranking]",
                "[[tracked]]\nname = \"挂牌\"\nclause = \"L05\"\nledger = \"短板整改台账\"\nwhere = [{ column = \"是否挂牌\", in = [\"是\"] }]\n\n[ranking]",
            )
            .change(
                "ledgers.toml",
                "{ name = \"销号时间\", type = \"日期\" },",
                "{ name = \"是否挂牌\", type = \"是否\" },\n  { name = \"销号时间\", type = \"日期\" },",
            )
    };
    let rows = |flag: &str| {
        format!(
            "短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,整改时限,是否挂牌,销号时间\n东短1,东街社区,2022-08-31,{flag},\n"
        )
    };
    let first = tracked(Quarter::good())
        .renamed(|path| path.replace("2022Q2", "2022Q1"))
        .change("registers/2022Q1/报送登记.csv", "2022-07-02", "2022-04-02")
        .put("inbox/2022Q1/东街社区/清单.csv", &list(&["东短1"]))
        .put("inbox/2022Q1/东街社区/整改.csv", &rows("是"));
    let history = sealed(first.run_after("2022Q1", &History::default()));
    let outcome = tracked(second(""))
        .put("inbox/2022Q2/东街社区/整改.csv", &rows("否"))
        .change("东街/经费", "桶站,,10,10", "桶站,,8,10")
        .run_after("2022Q2", &history)
        .outcome;
    let listed = outcome.items.tracked.iter().flat_map(|list| &list.items);
    assert_eq!(listed.filter(|item| &*item.unit == "东街社区").count(), 1);
    let changed = told(&outcome, "K40");
    assert_eq!(
        changed,
        [
            "“是否挂牌”在2022年第一季度里定的是“是”，现在写“否”，仍按“是”计",
            "“年度经费”在2022年第一季度里定的是“10”，现在写“8”，仍按“10”计"
        ]
    );
    assert_eq!(mark(&outcome, "东街", "经费支出率"), "10");
}
