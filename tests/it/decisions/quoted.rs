//! What a message quotes is told to no more people than the cell it quotes (rule 25), also where it stands at another
//! cell, and where the cell holds more than it quotes.

use super::quarter::{Quarter, json};
use kaoping::book::Page;
use kaoping::outcome::Rejected;
use kaoping::pipeline::Finished;
use kaoping::report::list_reports;

/// A ledger whose open columns are compared with a restricted and with a personal one.
const LEDGERS: &str = r#"
[[ledgers]]
name = "谈话台账"
clause = "L02"
date = "谈话时间"
person = "谈话对象"
columns = [
  { name = "谈话时间", type = "日期", required = true },
  { name = "谈话对象", type = "人员", shown = "限制", required = true },
  { name = "约谈日", type = "日期", shown = "限制" },
  { name = "答复日", type = "日期", not_below = "约谈日" },
  { name = "来电日", type = "日期", shown = "个人" },
  { name = "回电日", type = "日期", not_below = "来电日" },
]
"#;

const RESTRICTED: [&str; 2] = ["王泄密", "2022-05-23"];
const PERSONAL: &str = "2022-05-27";

fn run() -> Finished {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let talks = "谈话台账\n填报单位：东街社区\n谈话时间,谈话对象,约谈日,答复日,来电日,回电日\n\
        2022-05-02,林一、王泄密,2022-05-23,2022-05-20,2022-05-27,2022-05-26\n";
    Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{LEDGERS}"))
        .put("inbox/2022Q2/东街社区/谈话.csv", talks)
        .run()
}

/// Outputs that hold a word.
fn told(finished: &Finished, word: &str) -> Vec<String> {
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let plain = |(name, book): (&str, kaoping::book::Book)| -> (String, String) {
        (name.into(), book.pages().iter().map(Page::plain).collect())
    };
    let mut all: Vec<(String, String)> = reports.books().map(plain).collect();
    all.push(("result.json".into(), json(&reports, 0)));
    all.push(("restricted.json".into(), json(&reports, 1)));
    let holds = all.into_iter().filter(|(_, text)| text.contains(word));
    holds.map(|(name, _)| name.chars().take(10).collect()).collect()
}

#[test]
fn a_restricted_cell_is_quoted_in_the_restricted_files_only() {
    let finished = run();
    for word in RESTRICTED {
        assert_eq!(
            told(&finished, word),
            ["03-限制知悉-处理", "restricted"],
            "{word}"
        );
    }
}

#[test]
fn a_personal_cell_is_quoted_to_the_office_and_the_own_unit_only() {
    let told = told(&run(), PERSONAL);
    assert_eq!(
        told,
        [
            "02-办公室工作簿-",
            "03-限制知悉-处理",
            "反馈单/反馈单-东街",
            "restricted"
        ]
    );
}

#[test]
fn a_row_says_that_it_is_not_counted_without_the_cell_it_may_not_show() {
    let finished = run();
    let rejected = |ledgers: &[kaoping::outcome::ConsolidatedLedger]| -> Vec<Rejected> {
        let ledger = ledgers.iter().find(|ledger| &*ledger.ledger == "谈话台账");
        ledger.expect("consolidated").rows[0].rejected.clone()
    };
    let open = rejected(&finished.outcome.ledgers);
    assert_eq!(open.len(), 1);
    assert_eq!((&open[0].column, &open[0].kind), (&None, &None));
    let all = rejected(&finished.restricted.ledgers);
    let kind = all[0].kind.as_ref().expect("told here");
    assert_eq!(all[0].column.as_deref(), Some("谈话对象"));
    assert_eq!(kind.message(), "花名册里没有“王泄密”");
}
