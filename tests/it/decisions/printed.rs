//! Rules that show only on a page or in the order of a ranking: same matter once, who was earlier, the words of a rule,
//! a register's folder by its title, a reason that quotes a restricted cell.

use super::quarter::{DEFINITION, Quarter, json, told, unit};
use crate::drawn::Drawn;
use kaoping::book::Page;
use kaoping::report::list_reports;
use rust_decimal::Decimal;

/// Entries for 东街社区: level and matter, in the order of the register.
fn adjusted(same_matter: &str, entries: &[(&str, &str)]) -> (Decimal, Vec<(String, Option<String>)>) {
    let rows = (1..).zip(entries).map(|(number, (level, matter))| {
        format!("东街社区,表彰,{level},{matter},{number}号,2022-06-01,石刚\n")
    });
    let rows: String = rows.collect();
    let outcome = Quarter::good()
        .change(
            "scoring.toml",
            "name = \"表彰\"",
            &format!("name = \"表彰\"\nsame_matter = \"{same_matter}\""),
        )
        .put(
            "registers/2022Q2/加减分.csv",
            &format!("加减分\n单位,类别,级别,事项,文号,时间,批准人\n{rows}"),
        )
        .run()
        .outcome;
    let east = unit(&outcome, "东街");
    let lines = east.adjustments.iter();
    let lines = lines.map(|line| (line.points.normalize().to_string(), line.note()));
    (east.figures.bonus, lines.collect())
}

#[test]
fn of_entries_about_one_matter_the_highest_counts_wherever_it_stands() {
    let lower = |note: &str| ("0".to_owned(), Some(note.to_owned()));
    let counted = |points: &str| (points.to_owned(), None);
    let note = "同一事项取最高，已按市级计";
    let (bonus, lines) = adjusted("取最高", &[("区级", "先进"), ("市级", "先进")]);
    assert_eq!((bonus, lines), (2.into(), vec![lower(note), counted("2")]));
    let (bonus, lines) = adjusted("取最高", &[("市级", "先进"), ("区级", "先进")]);
    assert_eq!((bonus, lines), (2.into(), vec![counted("2"), lower(note)]));
    // Other matters, and a plan that counts all.
    let (bonus, _) = adjusted("取最高", &[("区级", "先进"), ("市级", "标兵")]);
    assert_eq!(bonus, 3.into());
    let (bonus, _) = adjusted("都计", &[("区级", "先进"), ("市级", "先进")]);
    assert_eq!(bonus, 3.into());
}

#[test]
fn who_sent_earlier_stands_before_who_sent_later() {
    let places = |east: &str, west: &str| {
        let outcome = Quarter::good()
            .change(
                "scoring.toml",
                "tie_breakers = [\"办理\"]",
                "tie_breakers = [\"报送早\"]",
            )
            .put(
                "registers/2022Q2/报送登记.csv",
                &format!("报送登记\n单位,台账,收到时间\n东街社区,全部,{east}\n西街社区,全部,{west}\n"),
            )
            .run()
            .outcome;
        let of = |name| unit(&outcome, name);
        assert_eq!(of("东街").figures.total, of("西街").figures.total, "a tie");
        (of("东街").place, of("西街").place)
    };
    assert_eq!(places("2022-07-02", "2022-07-01"), (Some(2), Some(1)));
    assert_eq!(places("2022-07-01", "2022-07-02"), (Some(1), Some(2)));
    assert_eq!(places("2022-07-01", "2022-07-01"), (Some(1), Some(1)));
}

#[test]
fn the_rules_tell_what_a_supporting_unit_weighs() {
    let finished = Quarter::good()
        .change(
            "scoring.toml",
            "bonus_cap = 3",
            "bonus_cap = 3\nsupport_weight = 0.4",
        )
        .run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let (_, book) = reports
        .books()
        .find(|(name, _)| name.starts_with("02-"))
        .expect("drawn");
    let rules = book.page("计分规则").map(Page::plain).expect("a page");
    assert!(rules.contains("牵头单位计1，配合单位计0.4"), "{rules}");
    assert!(rules.contains("加分合计不超过3分"), "{rules}");
}

#[test]
fn a_registers_folder_may_be_called_by_the_title_of_its_period() {
    let unanswered = |folder: &str| {
        let [campaign, ledgers, scoring, roster] = DEFINITION.map(|(_, text)| text);
        let drawn = Drawn::new(campaign, ledgers, scoring, roster);
        drawn.put(
            &format!("registers/{folder}/巡查交办登记.csv"),
            "巡查交办登记\n编号,事项,交办时间,责任社区,办理时限\nJB-01,清洗桶站,2022-04-08,东街社区,2022-04-30\nJB-02,更换标识,2022-04-08,东街社区,2022-07-30\n",
        );
        drawn.sent(
            "2022Q2",
            "东街社区",
            "交办办理台账",
            "编号,责任人,反馈时间,办理状态,办理进展,办结时间\nJB-01,林一,2022-04-12,已完成,桶站已清洗,2022-04-20",
        );
        let result = drawn.result("2022Q2");
        let findings = result["findings"].as_array().expect("findings").clone();
        let of_code = findings.iter().filter(|finding| finding["kind"]["code"] == "K11");
        of_code.count()
    };
    assert_eq!(unanswered("2022Q2"), 1);
    assert_eq!(unanswered("2022年第二季度"), 1);
}

#[test]
fn a_reason_does_not_quote_a_restricted_cell_to_everybody() {
    let ledgers = r#"
[[ledgers]]
name = "来信台账"
clause = "L02"
date = "来信时间"
person = "被反映人"
columns = [
  { name = "来信时间", type = "日期", required = true },
  { name = "事项", required = true },
  { name = "被反映人", type = "人员", shown = "限制", required = true },
]
"#;
    let finished = Quarter::good()
        .put(
            "ledgers.toml",
            &format!("{}{ledgers}", include_str!("../../data/decisions/ledgers.toml")),
        )
        .put(
            "inbox/2022Q2/东街社区/来信.csv",
            "来信台账\n填报单位：东街社区\n来信时间,事项,被反映人\n2022-05-06,占道,王泄密\n",
        )
        .run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    for (name, book) in reports.books() {
        let text: String = book.pages().iter().map(Page::plain).collect();
        assert_eq!(
            text.contains("王泄密"),
            name.contains("限制知悉"),
            "{name}:\n{text}"
        );
    }
    assert!(!json(&reports, 0).contains("王泄密"));
    assert!(json(&reports, 1).contains("花名册里没有“王泄密”"));
    // The row is not counted, and everybody may know that.
    let ledger = finished
        .outcome
        .ledgers
        .iter()
        .find(|ledger| &*ledger.ledger == "来信台账");
    let rows = &ledger.expect("consolidated").rows;
    assert_eq!((rows.len(), rows[0].rejected.len()), (1, 1));
    assert!(told(&finished.outcome, "R27").is_empty());
}
