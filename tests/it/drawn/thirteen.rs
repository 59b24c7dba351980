//! 13710: a day to set to work, three to report, seven or a month to solve, then followed until closed out.

use super::staged::{staged, table};
use super::{Drawn, mark, number, unit};
use std::collections::BTreeMap;

const LEDGERS: &str = r#"
lists = [{ name = "轻重", values = ["小事", "大事"], clause = "H1" }]

[[ledgers]]
name = "交办簿"
clause = "H1"
kept_by = "办公室"
key = ["件号"]
opened = "交办日"
lead = "承办"
columns = [
  { name = "件号", required = true },
  { name = "轻重", list = "轻重", required = true },
  { name = "交办日", type = "日期", required = true },
  { name = "承办", type = "单位", required = true },
  { name = "督办牌", type = "是否" },
]

[[ledgers]]
name = "承办账"
clause = "H1"
base = "交办簿"
key = ["件号"]
closed = "销号日"
columns = [
  { name = "件号", required = true },
  { name = "部署日", type = "日期" },
  { name = "反馈日", type = "日期" },
  { name = "解决日", type = "日期" },
  { name = "销号日", type = "日期" },
]
deadlines = [
  { name = "一", from = "交办日", within = 1, met = "部署日" },
  { name = "三", from = "交办日", within = 3, met = "反馈日" },
  { name = "七", where = [{ column = "轻重", in = ["小事"] }], from = "交办日", within = 7, met = "解决日" },
  { name = "月", where = [{ column = "轻重", in = ["大事"] }], from = "交办日", within = 1, unit = "月", met = "解决日" },
]
"#;

const TRACKED: &str = r#"
[[tracked]]
name = "清零情况"
clause = "H1"
ledger = "承办账"

[[tracked]]
name = "挂牌督办"
clause = "H1"
ledger = "承办账"
where = [{ column = "督办牌", in = ["是"] }]
"#;

fn scoring() -> String {
    format!(
        r#"
[[indicators]]
name = "节点按期率"
clause = "H1"
parts = [{{ ledger = "承办账", deadlines = ["一", "三", "七", "月"] }}]
{}"#,
        table(&[("节点按期率", 100)])
    )
}

pub(super) fn definition() -> Drawn {
    staged(TRACKED, LEDGERS, &scoring())
}

fn campaign(ledgers: &str) -> Drawn {
    let drawn = staged(TRACKED, ledgers, &scoring());
    drawn.kept(
        "S2",
        "交办簿",
        "件号,轻重,交办日,承办,督办牌\n小1,小事,2022-04-28,东站,\n大1,大事,2022-04-28,东站,是",
    );
    drawn
}

/// Due dates of the nodes of an item, by name of the node.
fn dues(result: &serde_json::Value, item: &str) -> BTreeMap<String, String> {
    let lines = unit(result, "东站")["lines"][0]["parts"][0]["cases"]
        .as_array()
        .expect("cases");
    let own = lines.iter().filter_map(|case| {
        let (key, rest) = case["label"].as_str()?.split_once('·')?;
        let node = rest.split('（').next()?;
        (key == item).then(|| {
            (
                node.to_owned(),
                case["due"].as_str().unwrap_or_default().to_owned(),
            )
        })
    });
    own.collect()
}

fn days(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(node, day)| ((*node).to_owned(), format!("2022-{day}")))
        .collect()
}

#[test]
fn five_time_limits_in_natural_days_from_the_day_after() {
    let drawn = campaign(LEDGERS);
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        "件号,部署日,反馈日,解决日,销号日\n小1,,,,\n大1,,,,",
    );
    let result = drawn.result("S2");
    assert_eq!(
        dues(&result, "小1"),
        days(&[("一", "04-29"), ("三", "05-01"), ("七", "05-05")])
    );
    assert_eq!(
        dues(&result, "大1"),
        days(&[("一", "04-29"), ("三", "05-01"), ("月", "05-28")])
    );
}

#[test]
fn a_day_off_moves_a_limit_where_the_rule_says_so() {
    let drawn = campaign(&LEDGERS.replace("met = ", "roll = \"顺延\", met = "));
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        "件号,部署日,反馈日,解决日,销号日\n小1,,,,\n大1,,,,",
    );
    let result = drawn.result("S2");
    assert_eq!(
        dues(&result, "小1"),
        days(&[("一", "04-29"), ("三", "05-05"), ("七", "05-05")])
    );
    assert_eq!(
        dues(&result, "大1"),
        days(&[("一", "04-29"), ("三", "05-05"), ("月", "05-30")])
    );
}

#[test]
fn the_day_itself_counts_where_the_rule_says_so() {
    let drawn = campaign(&LEDGERS.replace("met = ", "start = \"当日\", met = "));
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        "件号,部署日,反馈日,解决日,销号日\n小1,,,,\n大1,,,,",
    );
    assert_eq!(
        dues(&drawn.result("S2"), "小1"),
        days(&[("一", "04-28"), ("三", "04-30"), ("七", "05-04")])
    );
}

#[test]
fn the_rate_is_over_the_dated_nodes_that_apply_and_clearing_stands_by_itself() {
    let drawn = campaign(LEDGERS);
    // 小1: set to work in time, reported late, solved in time, closed out; 大1: only the first two, in time.
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        "件号,部署日,反馈日,解决日,销号日
        小1,2022-04-29,2022-05-02,2022-05-05,2022-05-10
        大1,2022-04-28,2022-04-30,,",
    );
    let result = drawn.result("S2");
    // Three nodes each, never both 七 and 月; two of six missed.
    assert_eq!(mark(&result, "东站", "节点按期率"), "66.67");
    let cleared = &result["tracked"][0];
    assert_eq!(cleared["name"], "清零情况");
    let items = cleared["items"].as_array().expect("items");
    let state: Vec<_> = items
        .iter()
        .map(|item| {
            (
                item["key"].as_str(),
                item["light"].as_str(),
                item["closed"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        state,
        [
            (Some("大1"), Some("红"), None),
            (Some("小1"), None, Some("2022-05-10"))
        ]
    );
    assert_eq!(number(&items[0]["days"]), "94", "04-28 to 07-31");
}

#[test]
fn what_hangs_stays_in_every_report_until_it_is_closed_out() {
    let drawn = campaign(LEDGERS);
    let head = "件号,部署日,反馈日,解决日,销号日";
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        &format!("{head}\n小1,,,,2022-05-10\n大1,2022-04-29,2022-04-30,,"),
    );
    let hung = |result: &serde_json::Value| -> Vec<String> {
        let list = &result["tracked"][1];
        assert_eq!(list["name"], "挂牌督办");
        let items = list["items"].as_array().expect("items");
        items
            .iter()
            .map(|item| format!("{} {}", item["key"], item["closed"]))
            .collect()
    };
    assert_eq!(hung(&drawn.result("S2")), ["\"大1\" null"]);
    assert_eq!(drawn.kaoping("close", &["--period", "S2"]).0, 0);
    // The unit forgets it, the office's register of the stage before does not.
    drawn.sent("S3", "东站", "承办账", &format!("{head}\n小1,,,,2022-05-10"));
    assert_eq!(hung(&drawn.result("S3")), ["\"大1\" null"]);
    drawn.sent(
        "S3",
        "东站",
        "承办账",
        &format!("{head}\n大1,2022-04-29,2022-04-30,2022-08-10,2022-08-20"),
    );
    let result = drawn.result("S3");
    assert_eq!(
        hung(&result),
        ["\"大1\" \"2022-08-20\""],
        "closed out in this stage: listed once more"
    );
    let all = result["tracked"][0]["items"].as_array().expect("items");
    assert_eq!(all.len(), 1, "what an earlier stage closed is over");
}

#[test]
fn what_is_followed_must_be_able_to_end() {
    let drawn = staged(
        &TRACKED.replace("ledger = \"承办账\"", "ledger = \"交办簿\""),
        LEDGERS,
        &scoring(),
    );
    let (code, _, err) = drawn.kaoping("run", &["--period", "S2"]);
    assert_eq!(code, 3, "{err}");
    assert_eq!(err.matches("没有写closed").count(), 2, "{err}");
}

/// 月 asks only of what can end in time; of the rest the approved plan with its date, and a word every month.
const PLANNED: &str = r#"
deadlines = [
  { name = "月", where = [{ column = "轻重", in = ["大事"] }, { column = "延办", not_in = ["是"] }], from = "交办日", within = 1, unit = "月", met = "解决日" },
  { name = "方案", where = [{ column = "延办", in = ["是"] }], due = "方案时限", met = "解决日" },
  { name = "每月一报", where = [{ column = "延办", in = ["是"] }], from = "批准日", every = 1, unit = "月", met = "最近一报" },
]
"#;

#[test]
fn what_cannot_end_in_time_has_an_approved_plan_and_a_word_every_month() {
    let kept = "  { name = \"延办\", type = \"是否\" },\n  { name = \"批准日\", type = \"日期\" },\n  { name = \"方案时限\", type = \"期限\" },\n";
    let (before, _) = LEDGERS.split_once("deadlines = [").expect("deadlines");
    let ledgers = before.replace("  { name = \"督办牌\"", &format!("{kept}  {{ name = \"督办牌\""));
    let ledgers = ledgers.replace(
        "  { name = \"解决日\"",
        "  { name = \"最近一报\", type = \"日期\" },\n  { name = \"解决日\"",
    );
    let scoring = scoring().replace(
        "[\"一\", \"三\", \"七\", \"月\"]",
        "[\"月\", \"方案\", \"每月一报\"]",
    );
    let drawn = staged(TRACKED, &format!("{ledgers}{PLANNED}"), &scoring);
    drawn.kept(
        "S2",
        "交办簿",
        "件号,轻重,交办日,承办,督办牌,延办,批准日,方案时限
        大1,大事,2022-04-28,东站,,,,
        大2,大事,2022-04-28,东站,,是,2022-05-20,2022-09-15",
    );
    drawn.sent(
        "S2",
        "东站",
        "承办账",
        "件号,部署日,反馈日,最近一报,解决日,销号日\n大1,,,,,\n大2,,,2022-06-18,,",
    );
    let result = drawn.result("S2");
    assert_eq!(dues(&result, "大1"), days(&[("月", "05-28")]));
    let cases = unit(&result, "东站")["lines"][0]["parts"][0]["cases"]
        .as_array()
        .expect("cases");
    let of_plan: Vec<(&str, &str)> = cases
        .iter()
        .filter(|case| {
            case["label"]
                .as_str()
                .is_some_and(|label| label.starts_with("大2"))
        })
        .map(|case| (case["due"].as_str().unwrap_or_default(), case["good"].to_string()))
        .map(|(due, good)| (due, if good == "true" { "kept" } else { "missed" }))
        .collect();
    // Approved on 05-20: a word by 06-20 and by 07-20; the plan's own date lies in the next stage.
    assert_eq!(of_plan, [("2022-06-20", "kept"), ("2022-07-20", "missed")]);
}
