//! What a cell that says “无” is worth, and messages whose advice can be followed (rules 9, 56, 62 and what goes with
//! them: a blank, an explicit nil and a deleted row are different facts).

use super::quarter::{Quarter, codes, mark, told, words};
use kaoping::outcome::Outcome;

/// An indicator that charges what is found in the column 办理进展, 2 points a cell.
fn charged() -> Quarter {
    Quarter::good()
        .change(
            "scoring.toml",
            "[{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
            "[{ ledger = \"交办办理台账\", findings = [\"办理进展\"], amount = -2 }]",
        )
        .change(
            "巡查交办",
            "1,清运,2022-04-11,东街社区,2022-05-31\n",
            "1,清运,2022-04-11,东街社区,2022-05-31\n3,绿化,2022-04-12,东街社区,2022-05-31\n",
        )
        .change(
            "东街/交办",
            "1,林一,2022-04-15,已完成,东街社区已办理完毕,2022-05-30\n",
            "1,林一,2022-04-15,已完成,东街社区已办理完毕,2022-05-30\n3,林一,2022-04-15,已完成,补种了月季,2022-05-20\n",
        )
}

fn charged_mark(quarter: &Quarter) -> (String, Outcome) {
    let outcome = quarter.run().outcome;
    (mark(&outcome, "东街", "经费支出率"), outcome)
}

#[test]
fn nothing_in_a_cell_that_is_charged_is_no_better_than_a_blank_or_a_deleted_row() {
    assert_eq!(charged_mark(&charged()).0, "10");
    for text in ["", "无", "—", "/", "无（正在编制）", "待定"] {
        let (mark, outcome) = charged_mark(&charged().change("东街/交办", "补种了月季", text));
        assert_eq!(mark, "8", "{text}: {}", words(&outcome, "东街", "经费支出率"));
    }
    let row = "3,林一,2022-04-15,已完成,补种了月季,2022-05-20\n";
    let (mark, outcome) = charged_mark(&charged().change("东街/交办", row, ""));
    assert_eq!(mark, "8", "{}", words(&outcome, "东街", "经费支出率"));
    // A word that begins like it is none.
    let (mark, _) = charged_mark(&charged().change("东街/交办", "补种了月季", "无锡路补种了月季"));
    assert_eq!(mark, "10");
}

fn with_document(text: &str) -> Outcome {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let required = ledgers.replace(
        "{ name = \"制度文号\", type = \"文号\" }",
        "{ name = \"制度文号\", type = \"文号\", required = true }",
    );
    assert_ne!(ledgers, required);
    Quarter::good()
        .put("ledgers.toml", &required)
        .change("东街/经费", "桶站,,10,10,,\n", &format!("桶站,,10,10,,{text}\n"))
        .change("西街/经费", "桶站,,10,10,,\n", "桶站,,10,10,,西街办〔2022〕3号\n")
        .run()
        .outcome
}

#[test]
fn every_message_about_a_required_document_can_be_followed() {
    assert_eq!(
        told(&with_document(""), "R01"),
        ["“制度文号”必须填写，这里是空的"]
    );
    let bare = with_document("无");
    assert_eq!(told(&bare, "R60"), ["“制度文号”必须填写，这里写的是“无”"]);
    assert!(told(&bare, "R01").is_empty());
    // What the message advises.
    let remedy = bare
        .findings
        .iter()
        .find(|finding| finding.code().name() == "R60");
    assert_eq!(
        remedy.map(|finding| finding.remedy()).as_deref(),
        Some("补填这一格；确实没有的，写成“无（原因）”")
    );
    let advised = with_document("无（电话联系）");
    assert_eq!(told(&advised, "R61"), ["“制度文号”写明没有：无（电话联系）"]);
    for code in ["R01", "R36", "R60"] {
        assert!(told(&advised, code).is_empty(), "{code}: {:?}", codes(&advised));
    }
    assert_eq!(told(&with_document("会议纪要"), "R36").len(), 1);
}

#[test]
fn a_post_beside_a_name_is_dropped_and_said() {
    for written in ["林一 书记", "林一书记", "副主任林一", "书记 林一"] {
        let quarter = Quarter::good().change("东街/入户", "林一,", &format!("{written},"));
        let outcome = quarter.run().outcome;
        assert_eq!(told(&outcome, "R62").len(), 1, "{written}: {:?}", codes(&outcome));
        assert!(told(&outcome, "R27").is_empty());
        assert_eq!(mark(&outcome, "东街", "宣传与入户"), "20", "{written}");
    }
    // Somebody whom nobody knows stays unknown, whatever his post.
    let unknown = Quarter::good()
        .change("东街/入户", "林一,", "赵七书记,")
        .run()
        .outcome;
    assert_eq!(told(&unknown, "R27").len(), 1);
}

#[test]
fn days_are_held_against_their_dates() {
    let checked = Quarter::good().change(
        "ledgers.toml",
        "{ check = \"同日合计不超过\", column = \"天数\", limit = 3 }",
        "{ check = \"不超过起止天数\", column = \"天数\", of = [\"开始日期\", \"结束日期\"] }",
    );
    assert!(told(&checked.run().outcome, "K65").is_empty());
    let wrong = checked.change("东街/入户", "2022-04-06,2022-04-08,3", "2022-04-06,2022-04-06,3");
    let outcome = wrong.run().outcome;
    assert_eq!(
        told(&outcome, "K65"),
        ["“天数”3，而2022-04-06至2022-04-06只有1天"]
    );
    // One of two people has not done what was asked: 10 + 10 ÷ 2.
    assert_eq!(mark(&outcome, "东街", "宣传与入户"), "15");
}

#[test]
fn rows_of_a_person_who_moved_within_the_quarter_go_with_him() {
    // 林一 left for 西街社区 on May 1st; each unit tells what he did there.
    let moved = Quarter::good()
        .change(
            "roster.xlsx",
            "林一,东街社区,书记,是,,\n",
            "林一,东街社区,书记,是,,2022-04-30\n林一,西街社区,书记,是,2022-05-01,\n",
        )
        .change("东街/入户", "林一,2022-04-06,2022-04-08,3\n", "")
        .change("西街/入户", "何三,", "林一,2022-05-04,2022-05-06,3\n何三,");
    let outcome = moved.run().outcome;
    assert!(told(&outcome, "R27").is_empty() && told(&outcome, "R28").is_empty());
    for unit in ["东街", "西街"] {
        assert_eq!(
            mark(&outcome, unit, "宣传与入户"),
            "20",
            "{}",
            words(&outcome, unit, "宣传与入户")
        );
    }
}
