//! Kinds of periods: what is run, by which table, in which of them lists are made.

use super::quarter::{Quarter, told};
use kaoping::history::History;

fn with(period: &str, group: &str) -> Quarter {
    Quarter::good()
        .change("campaign.toml", "period = \"季\"", &format!("period = {period}"))
        .change("campaign.toml", "table = \"季度\"", group)
}

fn mistakes(period: &str, group: &str) -> String {
    let built = with(period, group).built();
    built.map(|_| ()).expect_err(group).join("\n")
}

#[test]
fn what_contradicts_itself_is_refused() {
    let of = |kind: &str| format!("tables = [{{ period = \"{kind}\", table = \"季度\" }}]");
    for (period, group, said) in [
        ("\"季\"", of("月"), "不按“月”考评"),
        ("\"周\"", "table = \"季度\"".into(), "周"),
        (
            "[\"季\", \"月\"]",
            "tables = [{ period = \"季\", table = \"季度\" }, { period = \"季\", table = \"季度\" }]".into(),
            "写了两张评分表",
        ),
        (
            "\"季\"",
            "table = \"季度\"\ntables = [{ period = \"季\", table = \"季度\" }]".into(),
            "table没有用",
        ),
        ("\"季\"", String::new(), "要写用哪张评分表"),
        (
            "\"季\"",
            "table = \"季度\"\nyear_table = \"季度\"".into(),
            "year_table",
        ),
    ] {
        let told = mistakes(period, &group);
        assert!(told.contains(said), "{period} {group}: {told}");
    }
    let only = |kind: &str| {
        let red = "red = { places = 1, at_least = 80";
        let quarter = Quarter::good().change("campaign.toml", red, &format!("{red}, only = [\"{kind}\"]"));
        quarter.built().map(|_| ()).map_err(|told| told.join("\n"))
    };
    assert!(only("月").expect_err("not run").contains("不按“月”考评"));
    assert_eq!(only("季"), Ok(()));
    let custom = "[submission]";
    let quarter = Quarter::good().change(
        "campaign.toml",
        custom,
        &format!("[[periods]]\nid = \"2022Q2\"\nkind = \"月\"\n\n{custom}"),
    );
    let told = quarter.built().map(|_| ()).expect_err("generated").join("\n");
    assert!(told.contains("自动生成的，就是“季”"), "{told}");
}

#[test]
fn a_group_without_a_table_for_a_kind_is_neither_ranked_nor_asked() {
    let quarter = with(
        "[\"季\", \"月\"]",
        "tables = [{ period = \"季\", table = \"季度\" }]",
    );
    let outcome = quarter.run_after("2022M05", &History::default()).outcome;
    assert!(outcome.groups.is_empty() && outcome.submissions.is_empty());
    assert!(told(&outcome, "S18").is_empty());
    let outcome = quarter.run().outcome;
    assert_eq!(outcome.groups.len(), 1);
    assert!(!outcome.submissions.is_empty());
}

#[test]
fn a_period_of_ones_own_is_of_a_kind() {
    let custom = "[submission]";
    let own = "[[periods]]\nid = \"专班\"\ntitle = \"集中攻坚\"\nkind = \"月\"\nfrom = 2022-05-10\nto = 2022-05-31\n\n";
    let quarter = with("[\"季\", \"月\"]", "table = \"季度\"");
    let quarter = quarter.change("campaign.toml", custom, &format!("{own}{custom}"));
    let campaign = quarter.campaign();
    let period = campaign.period("集中攻坚").expect("of the definition");
    assert_eq!(period.kind.word(), "月");
    assert_eq!(
        quarter
            .run_after("专班", &History::default())
            .outcome
            .groups
            .len(),
        1
    );
}

#[test]
fn a_window_longer_than_the_period_counts_what_earlier_ones_sealed() {
    let half = "window = \"季\"\nat_least = 3";
    let quarter = Quarter::good().change("scoring.toml", half, "window = \"半年\"\nat_least = 6");
    let first = quarter.clone().run_after("2022Q1", &History::default());
    let days = "林一,2022-04-06,2022-04-08,3";
    assert!(
        first
            .outcome
            .requirements
            .iter()
            .all(|case| &*case.requirement != "干部入户")
    );
    // Three days in the second quarter are half of what the half-year asks.
    let outcome = quarter
        .clone()
        .run_after("2022Q2", &super::quarter::sealed(first))
        .outcome;
    let reached = |outcome: &kaoping::outcome::Outcome| {
        let mut cases = outcome.requirements.iter();
        let case = cases
            .find(|case| case.person.as_deref() == Some("林一"))
            .expect("a case");
        (case.reached.normalize().to_string(), case.met)
    };
    assert_eq!(reached(&outcome), ("3".into(), false));
    let six = format!("{days}\n林一,2022-04-11,2022-04-13,3");
    let outcome = quarter.change("东街/入户", days, &six).run().outcome;
    assert_eq!(reached(&outcome), ("6".into(), true));
}
