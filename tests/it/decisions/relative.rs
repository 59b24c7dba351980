//! Limits that are no day, compared by the day they come to, and other terms than limits (rules 44, 45).

use super::quarter::{Quarter, mark, sealed, told};
use super::terms::{after, list, second};
use kaoping::history::History;
use kaoping::outcome::Outcome;

/// 短板整改台账 with the day from which relative limits run.
fn dated(quarter: Quarter) -> Quarter {
    quarter
        .change(
            "ledgers.toml",
            "key = [\"短板编号\"]\nclosed",
            "key = [\"短板编号\"]\nopened = \"收到时间\"\nclosed",
        )
        .change(
            "ledgers.toml",
            "  { name = \"整改时限\", type = \"期限\", required = true },",
            "  { name = \"收到时间\", type = \"日期\" },\n  { name = \"整改时限\", type = \"期限\", required = true, standing = true },",
        )
}

/// Rows of received, limit, closed.
fn rows(of: &[&str]) -> String {
    let rows: String = of.iter().map(|row| format!("东短1,东街社区,{row}\n")).collect();
    format!("短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,收到时间,整改时限,销号时间\n{rows}")
}

fn run(history: &History, of: &[&str]) -> Outcome {
    let quarter = dated(second("")).put("inbox/2022Q2/东街社区/整改.csv", &rows(of));
    quarter.run_after("2022Q2", history).outcome
}

fn once(of: &[&str]) -> Outcome {
    run(&History::default(), of)
}

#[test]
fn a_limit_in_whatever_words_is_compared_by_its_day() {
    let overdue = [
        "2022-04-01,收到后5日内,",
        "2022-04-01,立行立改,",
        "2022-04-01,每月25日前,",
        "2022-04-01,不知道,",
        "2022-04-01,,",
        ",收到后5日内,",
    ];
    for worse in overdue {
        assert_eq!(mark(&once(&[worse]), "东街", "短板整改"), "0", "{worse}");
        for better in [
            "2022-04-01,2022-12-31,",
            "2022-04-01,长期坚持,",
            "2022-06-29,收到后5日内,",
        ] {
            for two in [[worse, better], [better, worse]] {
                assert_eq!(mark(&once(&two), "东街", "短板整改"), "0", "{two:?}");
            }
        }
    }
    // Both lie ahead: the case waits.
    let ahead = once(&["2022-06-29,收到后5日内,", "2022-06-29,2022-12-31,"]);
    assert_eq!(mark(&ahead, "东街", "短板整改"), "不涉及");
}

/// A version of 短板整改台账 that came in time, and one that came afterwards.
const VERSIONS: &str = "报送登记\n单位,台账,收到时间,文件名\n东街社区,全部,2022-07-02,\n西街社区,全部,2022-07-02,\n东街社区,短板整改台账,2022-07-02,整改甲.csv\n东街社区,短板整改台账,2022-07-10,整改乙.csv\n";

/// The limit of the first version, which came in time, and that of a later one.
fn versions(first: &str, later: &str) -> Outcome {
    dated(second(""))
        .unsent("东街/整改")
        .put("registers/2022Q2/报送登记.csv", VERSIONS)
        .put("inbox/2022Q2/东街社区/整改甲.csv", &rows(&[first]))
        .put("inbox/2022Q2/东街社区/整改乙.csv", &rows(&[later]))
        .run()
        .outcome
}

#[test]
fn a_relative_limit_is_not_put_off_by_a_day_in_its_place() {
    for first in ["收到后5日内", "立行立改", "每月25日前"] {
        for later in ["2022-12-31", "收到后200日内", "每年底"] {
            let moved = versions(&format!("2022-04-01,{first},"), &format!("2022-04-01,{later},"));
            assert_eq!(mark(&moved, "东街", "短板整改"), "0", "{first} / {later}");
            assert_eq!(told(&moved, "K40").len(), 1, "{first} / {later}");
        }
    }
    // An earlier day counts, and so does a relative limit that comes to one.
    for (first, later) in [
        ("收到后90日内", "2022-04-20"),
        ("2022-12-31", "收到后5日内"),
        ("长期坚持", "2022-04-20"),
    ] {
        let tightened = versions(&format!("2022-04-01,{first},"), &format!("2022-04-01,{later},"));
        assert_eq!(mark(&tightened, "东街", "短板整改"), "0", "{first} / {later}");
        assert_eq!(told(&tightened, "K44").len(), 1, "{first} / {later}");
    }
}

#[test]
fn a_term_that_runs_beyond_the_campaign_ends_with_it() {
    let outcome = once(&["2022-04-01,收到后900日内,"]);
    assert_eq!(
        told(&outcome, "K42"),
        ["“整改时限”2024-09-17在2022-12-31以后，按2022-12-31到期计"]
    );
}

#[test]
fn a_sealed_day_in_relative_words_is_no_change() {
    let first = dated(Quarter::good())
        .renamed(|path| path.replace("2022Q2", "2022Q1"))
        .change("registers/2022Q1/报送登记.csv", "2022-07-02", "2022-04-02")
        .put("inbox/2022Q1/东街社区/清单.csv", &list(&["东短1"]))
        .put("inbox/2022Q1/东街社区/整改.csv", &rows(&["2022-03-20,立行立改,"]));
    let history = sealed(first.run_after("2022Q1", &History::default()));
    for same in ["收到后7日内", "2022-03-27", "立即整改"] {
        let outcome = run(&history, &[&format!("2022-03-20,{same},")]);
        assert_eq!(told(&outcome, "K40"), [] as [&str; 0], "{same}");
    }
    let later = run(&history, &["2022-03-20,收到后30日内,"]);
    assert_eq!(told(&later, "K40").len(), 1);
}

#[test]
fn only_the_column_for_it_says_for_which_month_a_row_was_filled_in() {
    let two = |definition: &str| {
        Quarter::good()
            .change("ledgers.toml", "key = [\"项目\"]", &format!("key = [\"项目\"]{definition}"))
            .put(
                "inbox/2022Q2/东街社区/经费.csv",
                "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,2022年5月,10,0,,\n桶站,2022年6月,10,10,,\n",
            )
            .run()
            .outcome
    };
    let states = two("\nfilled_for = \"月份\"");
    assert_eq!(
        (mark(&states, "东街", "经费支出率"), told(&states, "K41").len()),
        ("10".into(), 0)
    );
    // A month that may mean anything makes no states of rows that contradict each other.
    let contradict = two("");
    assert_eq!(
        (
            mark(&contradict, "东街", "经费支出率"),
            told(&contradict, "K41").len()
        ),
        ("0".into(), 2)
    );
    let mistakes = Quarter::good()
        .change(
            "ledgers.toml",
            "key = [\"项目\"]",
            "key = [\"项目\"]\nfilled_for = \"累计支出\"",
        )
        .built();
    let mistakes = mistakes.err().unwrap_or_default();
    assert!(mistakes[0].contains("月份列"), "{mistakes:?}");
}

#[test]
fn which_word_is_the_burden_is_what_the_definition_asks_for() {
    // The limit applies to rows that say 否: 是 lifts it, and 否 puts it on.
    let asked = || {
        second("")
            .change(
                "ledgers.toml",
                "  { name = \"整改时限\"",
                "  { name = \"已免改\", type = \"是否\" },\n  { name = \"整改时限\"",
            )
            .change(
                "ledgers.toml",
                "{ name = \"销号\", due",
                "{ name = \"销号\", where = [{ column = \"已免改\", in = [\"否\"] }], due",
            )
            .unsent("东街/整改")
    };
    let row = |word: &str| format!("东短1,东街社区,{word},2022-06-10,\n");
    let rows = |rows: &str| {
        format!("短板整改台账\n填报单位：东街社区\n短板编号,牵头社区,已免改,整改时限,销号时间\n{rows}")
    };
    let versions = |first: &str, later: &str| {
        let quarter = asked()
            .put("registers/2022Q2/报送登记.csv", VERSIONS)
            .put("inbox/2022Q2/东街社区/整改甲.csv", &rows(&row(first)))
            .put("inbox/2022Q2/东街社区/整改乙.csv", &rows(&row(later)));
        quarter.run().outcome
    };
    for (first, later, code) in [("否", "是", "K40"), ("是", "否", "K44")] {
        let outcome = versions(first, later);
        assert_eq!(mark(&outcome, "东街", "短板整改"), "0", "{first}");
        assert_eq!(told(&outcome, code).len(), 1, "{first}");
    }
    for (first, other) in [("否", "是"), ("是", "否")] {
        let both = rows(&format!("{}{}", row(first), row(other)));
        let twice = asked().put("inbox/2022Q2/东街社区/整改.csv", &both).run().outcome;
        assert_eq!(mark(&twice, "东街", "短板整改"), "0", "{first}");
    }
}

#[test]
fn an_extension_that_does_not_hold_excuses_no_other_limit() {
    let history = after("东短1,东街社区,2022-04-15,");
    let granted = |limit: &str, row: &str| {
        let register = format!("延期批准\n台账,编号,期限,新时限,文号,批准人,批准时间\n短板整改台账,{row}\n");
        second(&format!("东短1,东街社区,{limit},"))
            .change(
                "ledgers.toml",
                "met = \"销号时间\" }]",
                "met = \"销号时间\" }, { name = \"复查\", from = \"销号时间\", within = 5, unit = \"自然日\", met = \"销号时间\" }]",
            )
            .put("registers/2022Q2/延期批准.csv", &register)
            .run_after("2022Q2", &history)
            .outcome
    };
    for (limit, row) in [
        // Approved after the last day in time.
        (
            "2022-08-31",
            "东短1,销号,2022-08-31,街办〔2022〕3号,石刚,2022-04-20",
        ),
        // Of another deadline, of another item, to another day, to an earlier one.
        (
            "2022-08-31",
            "东短1,复查,2022-08-31,街办〔2022〕3号,石刚,2022-04-10",
        ),
        (
            "2022-08-31",
            "东短2,销号,2022-08-31,街办〔2022〕3号,石刚,2022-04-10",
        ),
        (
            "2022-08-31",
            "东短1,销号,2022-06-30,街办〔2022〕3号,石刚,2022-04-10",
        ),
        (
            "2022-04-12",
            "东短1,销号,2022-04-12,街办〔2022〕3号,石刚,2022-04-10",
        ),
    ] {
        let outcome = granted(limit, row);
        assert_eq!(told(&outcome, "K40").len(), 1, "{row}");
    }
}
