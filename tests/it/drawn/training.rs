//! Rotation training, weekly study, pairs of liaison: who was there, and who by name was not.

use super::staged::{cases, staged, table, unmet};
use super::{Drawn, mark};

const SETS: &str = r#"
[[sets]]
name = "轮训的人"
of = "人员"
where = [{ column = "标签", in = ["在编"] }]
"#;

const LEDGERS: &str = r#"
lists = [
  { name = "班次", values = ["一班", "二班", "三班"], clause = "H1" },
  { name = "联系", values = ["站联系村", "人联系户"], clause = "H1" },
]

[[ledgers]]
name = "到训名单"
clause = "H1"
kept_by = "办公室"
key = ["学员", "班次"]
date = "到训日"
person = "学员"
columns = [
  { name = "学员", type = "人员", required = true, max = 1 },
  { name = "班次", list = "班次", required = true },
  { name = "到训日", type = "日期", required = true },
]

[[ledgers]]
name = "周学记录"
clause = "H1"
date = "学习日"
columns = [{ name = "学习日", type = "日期", required = true }]

[[ledgers]]
name = "联系账"
clause = "H1"
key = ["联系", "联系人", "对象"]
person = "联系人"
columns = [
  { name = "联系", list = "联系", required = true },
  { name = "联系人", type = "人员", required = true, max = 1 },
  { name = "对象", required = true },
]
"#;

fn scoring() -> String {
    format!(
        r#"
[[requirements]]
name = "轮训一次"
clause = "H1"
each = "轮训的人"
ledger = "到训名单"
window = "活动"
by = 2022-07-31
at_least = 1
at_most = 1

[[requirements]]
name = "各班三分之一"
clause = "H1"
each = "班次"
ledger = "到训名单"
share_of = "轮训的人"
window = "活动"
by = 2022-07-31
at_least = 30
at_most = 37
counts_for = "只报告"

[[requirements]]
name = "周二学习"
clause = "H1"
each = "单位"
ledger = "周学记录"
window = "周二"
at_least = 1

[[requirements]]
name = "站联系村"
clause = "H1"
each = "单位"
ledger = "联系账"
where = [{{ column = "联系", in = ["站联系村"] }}]
window = "活动"
by = 2022-07-31
at_least = 1

[[requirements]]
name = "人联系户"
clause = "H1"
each = "轮训的人"
ledger = "联系账"
where = [{{ column = "联系", in = ["人联系户"] }}]
window = "活动"
by = 2022-07-31
at_least = 1

[[indicators]]
name = "轮训"
clause = "H1"
parts = [{{ requirements = ["轮训一次"] }}]

[[indicators]]
name = "学习"
clause = "H1"
parts = [{{ requirements = ["周二学习"] }}]

[[indicators]]
name = "双联"
clause = "H1"
parts = [{{ requirements = ["站联系村", "人联系户"] }}]
{}"#,
        table(&[("轮训", 40), ("学习", 40), ("双联", 20)])
    )
}

pub(super) fn campaign() -> Drawn {
    staged(SETS, LEDGERS, &scoring())
}

#[test]
fn everybody_is_in_exactly_one_session_and_who_is_not_is_named() {
    let drawn = campaign();
    // 南三 is in none; 西一 in two; 东一 stands twice in one session, which is once; 南临 is not in scope.
    drawn.kept(
        "S2",
        "到训名单",
        "学员,班次,到训日
        东一,一班,2022-03-07
        东一,一班,2022-03-07
        东二,一班,2022-03-07
        东三,一班,2022-03-07
        西一,二班,2022-04-06
        西二,二班,2022-04-06
        西三,二班,2022-04-06
        西一,三班,2022-06-06
        南一,三班,2022-06-06
        南二,三班,2022-06-06
        南临,三班,2022-06-06",
    );
    let result = drawn.result("S2");
    assert_eq!(unmet(&result, "轮训一次"), ["西站 西一", "南科 南三"]);
    assert_eq!(cases(&result, "轮训一次").len(), 9);
    // 3 of 9 in each session; 南临 is nobody's third.
    assert_eq!(unmet(&result, "各班三分之一"), [] as [&str; 0]);
    assert_eq!(mark(&result, "东站", "轮训"), "40");
    assert_eq!(mark(&result, "南科", "轮训"), "26.67");
    // Not due before the day declared.
    let early = campaign();
    early.kept("S1", "到训名单", "学员,班次,到训日\n东一,一班,2021-12-07");
    assert_eq!(unmet(&early.result("S1"), "轮训一次"), [] as [&str; 0]);
}

#[test]
fn thirds_have_a_tolerance() {
    let drawn = campaign();
    let people = ["东一", "东二", "东三", "西一"];
    let rows: Vec<String> = people
        .iter()
        .map(|name| format!("{name},一班,2022-03-07"))
        .collect();
    drawn.kept(
        "S2",
        "到训名单",
        &format!("学员,班次,到训日\n{}", rows.join("\n")),
    );
    let result = drawn.result("S2");
    // 4 of 9 are too many, none are too few.
    assert_eq!(
        unmet(&result, "各班三分之一"),
        ["××市水务局 一班", "××市水务局 二班", "××市水务局 三班"]
    );
}

#[test]
fn every_working_tuesday_of_a_stage_is_one_study() {
    for (stage, day, tuesdays) in [
        ("S1", "2021-12-07", 8),
        ("S2", "2022-03-01", 23),
        ("S3", "2022-08-16", 9),
    ] {
        let drawn = campaign();
        drawn.sent(stage, "东站", "周学记录", &format!("学习日\n{day}"));
        let result = drawn.result(stage);
        let own = cases(&result, "周二学习")
            .into_iter()
            .filter(|case| case["unit"] == "东站" && case["due"] == true);
        assert_eq!(own.count(), tuesdays, "{stage}");
    }
}

#[test]
fn a_study_on_another_day_is_not_the_tuesdays() {
    let drawn = campaign();
    drawn.sent("S1", "东站", "周学记录", "学习日\n2021-12-07\n2021-12-14\n2021-12-22\n2021-12-28\n2022-01-04\n2022-01-11\n2022-01-18\n2022-01-25");
    let result = drawn.result("S1");
    // 2021-12-22 is a Wednesday: seven of eight.
    assert_eq!(mark(&result, "东站", "学习"), "35");
    let missed = cases(&result, "周二学习")
        .into_iter()
        .filter(|case| case["unit"] == "东站" && case["met"] == false);
    assert_eq!(
        missed
            .map(|case| case["from"].as_str().unwrap_or_default())
            .collect::<Vec<_>>(),
        ["2021-12-21"]
    );
}

#[test]
fn both_kinds_of_pairs_are_covered_or_named() {
    let drawn = campaign();
    drawn.sent(
        "S2",
        "东站",
        "联系账",
        "联系,联系人,对象
        站联系村,东一,河湾村
        人联系户,东一,甲户
        人联系户,东二,乙户",
    );
    let result = drawn.result("S2");
    assert_eq!(unmet(&result, "站联系村"), ["西站", "南科"]);
    let of_east: Vec<String> = unmet(&result, "人联系户")
        .into_iter()
        .filter(|case| case.starts_with("东站"))
        .collect();
    assert_eq!(of_east, ["东站 东三"]);
    // The station and two of three people: 3 of 4.
    assert_eq!(mark(&result, "东站", "双联"), "15");
}
