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
fn the_rules_say_how_every_mark_comes_about() {
    let finished = Quarter::good()
        .change(
            "scoring.toml",
            "deadlines = [\"反馈\"], amount = -2",
            "deadlines = [\"反馈\"], where = [{ column = \"办理状态\", in = [\"已完成\"] }], amount = -2, late = { every = 3 }",
        )
        .change("scoring.toml", "over = \"年度经费\"", "over = \"年度经费\", zero_below = 60")
        .change(
            "scoring.toml",
            "ledger = \"宣传活动台账\"\nwindow",
            "ledger = \"宣传活动台账\"\nwhere = [{ column = \"活动类别\", in = [\"讲座\"] }]\nwindow",
        )
        .run();
    let rules: Vec<&str> = finished.outcome.rules.iter().map(|rule| &*rule.text).collect();
    for wanted in [
        "每月宣传：“单位”的每一个每月，宣传活动台账的行数（只数“活动类别”为讲座的）不少于1",
        "交办办结率：交办办理台账按期做到“办结”的，按比例得分",
        "交办反馈：交办办理台账按期做到“反馈”的（只看“办理状态”为已完成的），从满分起，每件每迟3个工作日扣2分，不满一步的不计",
        "宣传与入户：达到要求“每月宣传”的，占10分，按比例得分；另，达到要求“干部入户”的，占10分，按比例得分",
        "经费支出率：经费进度台账“累计支出”的合计与“年度经费”的合计之比，按比例得分，低于60%得0分",
        "报送质量：应报的台账按时报送的，占5分，每件每迟1日扣1分，不满一步的不计，缺报的得0分，各张取平均；另，应报的台账填错、该填没填（同一台账同一列算一处，交办的、上期未办结的同一行算一处；可不填又不计分的列只提醒），占5分，从满分起，每处扣1分",
    ] {
        assert!(rules.contains(&wanted), "{wanted}\n{}", rules.join("\n"));
    }
}

#[test]
fn a_share_is_printed_with_two_decimals() {
    let heads = "[[sets]]\nname = \"负责人\"\nof = \"人员\"\nwhere = [{ column = \"职务\", in = [\"副主任\", \"书记\"] }]\n\n[[groups]]";
    let share = "[[requirements]]\nname = \"入户占比\"\nclause = \"L04\"\neach = \"单位\"\nledger = \"入户台账\"\nshare_of = \"负责人\"\nwindow = \"季\"\nat_least = 80\ncounts_for = \"只报告\"\n\n[[indicators]]\nname = \"交办办结率\"";
    let finished = Quarter::good()
        .change("campaign.toml", "[[groups]]", heads)
        .change("scoring.toml", "[[indicators]]\nname = \"交办办结率\"", share)
        .run();
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let (_, book) = reports
        .books()
        .find(|(name, _)| name.starts_with("02-"))
        .expect("drawn");
    let page = book.page("未达标名单").map(Page::plain).expect("a page");
    // One of three people.
    assert!(page.contains("33.33") && !page.contains("33.333"), "{page}");
    assert!(page.contains("46.67") && !page.contains("46.666"), "{page}");
}

#[test]
fn what_may_become_a_veto_is_told_to_the_leaders() {
    let veto = "\n[[vetoes]]\nname = \"支出异常\"\nclause = \"L07\"\neffects = [\"不得入红榜\"]\npropose = { ledger = \"经费进度台账\", where = [{ column = \"累计支出\", at_least = 10 }] }\n";
    let page = |spent: &str| {
        let scoring = include_str!("../../data/decisions/scoring.toml");
        let finished = Quarter::good()
            .put("scoring.toml", &format!("{scoring}{veto}"))
            .change("东街/经费", "桶站,,10,10", &format!("桶站,,10,{spent}"))
            .change("西街/经费", "桶站,,10,10", "桶站,,10,9")
            .run();
        let reports = list_reports(&finished.outcome, &finished.restricted);
        let mut books = reports.books();
        let (_, book) = books.find(|(name, _)| name.starts_with("01-")).expect("drawn");
        book.page("一页纸").map(Page::plain).expect("a page")
    };
    assert!(page("10").contains("东街社区（支出异常）"), "{}", page("10"));
    assert!(!page("9").contains("提请核查"), "{}", page("9"));
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
