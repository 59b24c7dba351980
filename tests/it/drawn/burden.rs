//! Counts that must be nothing or must not grow: an explicit nought is not a blank, and nothing is not proven by nothing.

use super::staged::{staged, table, unmet};
use super::{Drawn, mark, unit};

const LEDGERS: &str = r#"
lists = [{ name = "种类", values = ["会", "文"], clause = "H1" }]

[[ledgers]]
name = "平安月报"
clause = "H1"
key = ["月"]
date = "月"
submission = { every = "月" }
columns = [
  { name = "月", type = "月份", required = true },
  { name = "上访", type = "整数", required = true, min = 0 },
  { name = "事故", type = "整数", required = true, min = 0 },
]

[[ledgers]]
name = "会文月账"
clause = "H1"
key = ["月", "种类"]
date = "月"
columns = [
  { name = "月", type = "月份", required = true },
  { name = "种类", list = "种类", required = true },
  { name = "今年", type = "整数", required = true, min = 0 },
  { name = "去年", type = "整数", required = true, min = 0 },
]
"#;

const VETO: &str = r#"
[[vetoes]]
name = "发生上访"
clause = "H1"
effects = ["不得入红榜"]
propose = { ledger = "平安月报", where = [{ column = "上访", at_least = 1 }] }
"#;

fn scoring() -> String {
    format!(
        r#"
[[requirements]]
name = "零上访"
clause = "H1"
each = "单位"
ledger = "平安月报"
sum = "上访"
window = "阶段"
at_most = 0

[[requirements]]
name = "零事故"
clause = "H1"
each = "单位"
ledger = "平安月报"
sum = "事故"
window = "阶段"
at_most = 0

[[requirements]]
name = "不反弹"
clause = "H1"
each = "单位"
per = "种类"
ledger = "会文月账"
sum = "今年"
window = "阶段"
at_most_of = "去年"

[[indicators]]
name = "平安"
clause = "H1"
parts = [{{ requirements = ["零上访", "零事故"], amount = -10 }}]

[[indicators]]
name = "减负"
clause = "H1"
parts = [{{ requirements = ["不反弹"] }}]
{VETO}
{}"#,
        table(&[("平安", 60), ("减负", 40)])
    )
}

pub(super) fn campaign() -> Drawn {
    staged("", LEDGERS, &scoring())
}

#[test]
fn an_explicit_nought_is_zero_and_a_blank_or_a_missing_month_is_not() {
    let drawn = campaign();
    let month = |name: &str, rows: &str| drawn.sent("S1", name, "平安月报", &format!("月,上访,事故\n{rows}"));
    month("东站", "2021-12,0,0\n2022-01,0,0");
    month("西站", "2021-12,0,0\n2022-01,,0");
    month("南科", "2022-01,0,0");
    let result = drawn.result("S1");
    assert_eq!(unmet(&result, "零上访"), ["西站", "南科"]);
    assert_eq!(mark(&result, "东站", "平安"), "60");
    assert!(
        unit(&result, "东站")["vetoes"]
            .as_array()
            .expect("vetoes")
            .is_empty()
    );
}

#[test]
fn anything_but_nought_costs_the_mark_and_proposes_the_veto() {
    let drawn = campaign();
    drawn.sent("S1", "东站", "平安月报", "月,上访,事故\n2021-12,1,0\n2022-01,0,0");
    let result = drawn.result("S1");
    assert_eq!(mark(&result, "东站", "平安"), "50");
    let veto = &unit(&result, "东站")["vetoes"][0];
    assert_eq!(
        (veto["kind"].as_str(), veto["in_force"].as_bool()),
        (Some("发生上访"), Some(false))
    );
}

#[test]
fn a_month_of_an_earlier_stage_proposes_no_veto() {
    let drawn = campaign();
    drawn.sent(
        "S2",
        "东站",
        "平安月报",
        "月,上访,事故\n2021-12,1,0\n2022-01,0,0\n2022-03,0,0",
    );
    let result = drawn.result("S2");
    let vetoes = &unit(&result, "东站")["vetoes"];
    assert_eq!(vetoes.as_array().map(Vec::len), Some(0));
}

#[test]
fn this_year_must_not_exceed_last_year_and_a_missing_last_year_proves_nothing() {
    let drawn = campaign();
    let rows =
        |name: &str, rows: &str| drawn.sent("S1", name, "会文月账", &format!("月,种类,今年,去年\n{rows}"));
    // Meetings fewer, documents as many: both hold.
    rows(
        "东站",
        "2021-12,会,3,5\n2022-01,会,2,2\n2021-12,文,4,4\n2022-01,文,0,0",
    );
    // Meetings rebound; documents lack a figure of last year.
    rows(
        "西站",
        "2021-12,会,3,2\n2022-01,会,2,2\n2021-12,文,4,\n2022-01,文,1,1",
    );
    // A base of nought: one meeting is more; documents are not reported at all.
    rows("南科", "2021-12,会,1,0\n2022-01,会,0,0");
    let result = drawn.result("S1");
    assert_eq!(
        unmet(&result, "不反弹"),
        ["西站 会", "西站 文", "南科 会", "南科 文"]
    );
    assert_eq!(mark(&result, "东站", "减负"), "40");
}

#[test]
fn a_ceiling_of_last_year_is_kept_over_sealed_quarters() {
    let drawn = campaign();
    let rows = |period: &str, rows: &str| {
        drawn.sent(period, "东站", "会文月账", &format!("月,种类,今年,去年\n{rows}"))
    };
    rows(
        "2022Q1",
        "2022-02,会,3,5\n2022-03,会,2,2\n2022-02,文,1,1\n2022-03,文,1,1",
    );
    assert_eq!(drawn.kaoping("close", &["--period", "2022Q1"]).0, 0);
    let rest = "2022-04,会,1,1\n2022-05,会,1,1\n2022-06,会,1,1\n2022-07,会,3,1\n2022-04,文,1,1\n2022-05,文,1,1\n2022-06,文,1,1\n2022-07,文,2,1";
    // The stage's file repeats the months of the sealed quarter or leaves them to the seal: the sums are the same.
    for before in [
        "",
        "2022-02,会,3,5\n2022-03,会,2,2\n2022-02,文,1,1\n2022-03,文,1,1\n",
    ] {
        rows("S2", &format!("{before}{rest}"));
        let result = drawn.result("S2");
        // Meetings 11 against 11, documents 7 against 6.
        let of_east: Vec<String> = unmet(&result, "不反弹")
            .into_iter()
            .filter(|case| case.starts_with("东站"))
            .collect();
        assert_eq!(of_east, ["东站 文"], "{before:?}");
    }
}
