//! What a unit's people wrote about themselves is counted on the leaders' pages and told only to the office and the
//! own unit (rule 25).

use super::quarter::{Quarter, json, sealed, told};
use kaoping::book::Page;
use kaoping::pipeline::Finished;
use kaoping::report::{list_reports, masked};

/// A ledger that is personal as a whole, one with a personal column in its key, and an open one with columns of the
/// same names.
const LEDGERS: &str = r#"
[[ledgers]]
name = "自查清单"
clause = "L05"
shown = "个人"
key = ["姓名", "表现"]
opened = "填报时间"
person = "姓名"
columns = [
  { name = "姓名", type = "人员", required = true, max = 1 },
  { name = "表现", required = true },
  { name = "时限", type = "期限", required = true },
  { name = "填报时间", type = "日期", required = true },
  { name = "完成时间", type = "日期" },
]
deadlines = [{ name = "整改", due = "时限", met = "完成时间" }]

[[ledgers]]
name = "求助台账"
clause = "L05"
key = ["求助人", "事项"]
opened = "填报时间"
closed = "完成时间"
columns = [
  { name = "求助人", shown = "个人", required = true },
  { name = "事项", required = true },
  { name = "时限", type = "期限", required = true },
  { name = "填报时间", type = "日期", required = true },
  { name = "完成时间", type = "日期" },
]
deadlines = [{ name = "办结", due = "时限", met = "完成时间" }]
"#;

const PERSONAL: [&str; 3] = ["遇事绕着走", "上班打瞌睡", "陈保密"];

fn run() -> Finished {
    quarter().run()
}

fn quarter() -> Quarter {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let part = "[[indicators]]\nname = \"求助\"\nclause = \"L05\"\nparts = [{ ledger = \"求助台账\", deadlines = [\"办结\"] }]\n\n[[tables]]";
    Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{LEDGERS}"))
        .change("scoring.toml", "[[tables]]", part)
        .change(
            "scoring.toml",
            "{ indicator = \"经费支出率\", points = 10 },",
            "{ indicator = \"经费支出率\", points = 5 },\n  { indicator = \"求助\", points = 5 },",
        )
        .put(
            "inbox/2022Q2/东街社区/自查.csv",
            "自查清单\n填报单位：东街社区\n姓名,表现,时限,填报时间,完成时间\n林一,遇事绕着走,2022-05-20,2022-04-06,\n林一,上班打瞌睡,2022-05-25,2022-04-06,\n",
        )
        .put(
            "inbox/2022Q2/东街社区/求助.csv",
            "求助台账\n填报单位：东街社区\n求助人,事项,时限,填报时间,完成时间\n陈保密,楼道堆物,2022-05-20,2022-04-06,\n",
        )
}

fn leaked(text: &str) -> Vec<&'static str> {
    PERSONAL.into_iter().filter(|word| text.contains(word)).collect()
}

fn book(finished: &Finished, part: &str) -> String {
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let mut books = reports.books();
    let (_, book) = books.find(|(name, _)| name.contains(part)).expect("written");
    book.pages().iter().map(Page::plain).collect()
}

#[test]
fn the_leaders_pages_count_what_is_personal() {
    let finished = run();
    let text = book(&finished, "01-");
    assert_eq!(leaked(&text), [] as [&str; 0], "{text}");
    assert!(!text.contains("林一"), "{text}");
    assert!(text.contains("自查清单2件（涉及个人，只列件数）"), "{text}");
    assert!(text.contains("求助台账·楼道堆物（东街社区，"), "{text}");
}

#[test]
fn a_personal_column_in_a_key_is_in_no_label() {
    let finished = run();
    let mut bytes = Vec::new();
    kaoping::report::Json::Open(&finished.outcome)
        .write(&mut bytes)
        .expect("written");
    let open = String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(leaked(&open), [] as [&str; 0]);
    for part in ["02-", "反馈单-东街社区"] {
        let text = book(&finished, part);
        assert_eq!(leaked(&text), PERSONAL, "{part} is where they may be told");
    }
}

#[test]
fn a_finding_in_a_personal_ledger_without_a_single_row_is_masked() {
    let only_an_example = quarter().put(
        "inbox/2022Q2/东街社区/求助.csv",
        "求助台账\n填报单位：东街社区\n序号,求助人,事项,时限,填报时间,完成时间\n示例,陈保密,楼道堆物,2022-05-20,2022-04-06,\n",
    );
    let finished = only_an_example.run();
    let quoted = |text: &str| text.contains("陈保密");
    assert!(told(&finished.outcome, "T07").iter().any(|text| quoted(text)));
    let reports = list_reports(&finished.outcome, &finished.restricted);
    assert!(!quoted(&json(&reports, 0)), "result.json");
    assert!(quoted(&book(&finished, "02-")));
}

#[test]
fn an_item_that_was_left_out_is_named_to_the_office_and_the_own_unit_only() {
    let ledger = "自查清单\n填报单位：东街社区\n姓名,表现,时限,填报时间,完成时间\n\
        林一,上班打瞌睡,2022-05-25,2022-04-06,\n";
    let next = quarter().put("inbox/2022Q3/东街社区/自查.csv", ledger);
    let finished = next.run_after("2022Q3", &sealed(run()));
    let left_out = |text: &str| text.contains("遇事绕着走");
    assert!(told(&finished.outcome, "K25").iter().any(|text| left_out(text)));
    let reports = list_reports(&finished.outcome, &finished.restricted);
    assert!(!left_out(&json(&reports, 0)), "result.json");
    assert!(left_out(&book(&finished, "02-")) && left_out(&book(&finished, "反馈单-东街社区")));
    assert!(!left_out(&book(&finished, "01-")) && !left_out(&book(&finished, "反馈单-西街社区")));
}

#[test]
fn columns_of_one_name_are_personal_in_their_own_ledger_only() {
    let finished = run();
    let open = masked(finished.outcome.clone());
    let cells = |ledger: &str| -> Vec<String> {
        let of_ledger = open.items.open.iter().filter(|item| &*item.ledger == ledger);
        let cells = of_ledger.flat_map(|item| &item.evidence);
        let limits = cells.filter(|cell| &*cell.column == "时限");
        limits.map(|cell| cell.shown.to_string()).collect()
    };
    assert_eq!(cells("自查清单"), ["***", "***"]);
    assert_eq!(cells("求助台账"), ["2022-05-20"]);
}

#[test]
fn an_open_item_is_known_again_by_its_whole_key() {
    let sealed = run().sealed;
    let keys: Vec<&str> = sealed.open.iter().map(|item| &*item.key).collect();
    assert!(
        keys.contains(&"林一/遇事绕着走") && keys.contains(&"陈保密/楼道堆物"),
        "{keys:?}"
    );
}
