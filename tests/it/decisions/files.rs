//! Files that are not what they are taken for: those of another period, examples, prefilled rows (rules 56, 62).

use super::quarter::{Quarter, codes, line, mark, sealed, state, told, unit, words};
use kaoping::history::History;
use kaoping::submission::SubmissionState;
use kaoping::verdict::Rated;

/// The good quarter with other words in the first line of a ledger of 东街社区.
fn titled(ledger: &str, from: &str, to: &str) -> Quarter {
    Quarter::good().change(&format!("东街/{ledger}"), from, to)
}

fn filled_on(day: &str) -> Quarter {
    titled(
        "宣传",
        "填报单位：东街社区\n",
        &format!("填报单位：东街社区　填报时间：{day}\n"),
    )
}

#[test]
fn a_quarter_in_a_title_is_another_one_in_a_campaign_with_a_year_too() {
    let yearly = |title: &str| {
        let quarter = titled("宣传", "宣传活动台账\n", &format!("{title}\n"));
        let table = (
            "table = \"季度\"",
            "table = \"季度\"\ntables = [{ period = \"年\", table = \"季度\" }]",
        );
        quarter.change("campaign.toml", table.0, table.1).run().outcome
    };
    for title in ["宣传活动台账（2022年第一季度）", "2022年1-3月宣传活动台账"] {
        assert_eq!(told(&yearly(title), "S50").len(), 1, "{title}");
    }
    for title in [
        "宣传活动台账（2022年第二季度）",
        "宣传活动台账（2022年）",
        "2022年宣传活动台账",
    ] {
        assert!(told(&yearly(title), "S50").is_empty(), "{title}");
    }
}

#[test]
fn a_title_that_names_another_period_is_not_received() {
    let other = titled("宣传", "宣传活动台账\n", "宣传活动台账（2022年第一季度）\n");
    let outcome = other.run().outcome;
    assert_eq!(state(&outcome, "东街", "宣传活动台账"), SubmissionState::Missing);
    assert_eq!(
        told(&outcome, "S50"),
        ["标题是“宣传活动台账（2022年第一季度）”，不是2022年第二季度的，1张台账按没有收到计：宣传活动台账"]
    );
    // The people's ten points stay, the unit's three months are lost.
    assert_eq!(mark(&outcome, "东街", "宣传与入户"), "10");
    // An item ledger of another period is none of this one either, and its line is lost, not left out.
    let items = titled("整改", "短板整改台账\n", "短板整改台账 一季度\n")
        .run()
        .outcome;
    assert_eq!(mark(&items, "东街", "短板整改"), "0");
    for title in [
        "宣传活动台账（2022年第二季度）",
        "宣传活动台账（2022年上半年）",
        "宣传活动台账（2022年度）",
        "宣传活动台账（4-6月）",
    ] {
        let own = titled("宣传", "宣传活动台账\n", &format!("{title}\n"))
            .run()
            .outcome;
        assert!(told(&own, "S50").is_empty(), "{title}");
        assert_eq!(mark(&own, "东街", "宣传与入户"), "20", "{title}");
    }
    for title in [
        "宣传活动台账（3月）",
        "2021年第二季度宣传活动台账",
        "宣传活动台账2022Q3",
    ] {
        let other = titled("宣传", "宣传活动台账\n", &format!("{title}\n"))
            .run()
            .outcome;
        assert_eq!(told(&other, "S50").len(), 1, "{title}");
    }
}

#[test]
fn the_register_of_receipts_confirms_a_file_of_another_title() {
    let confirmed = titled("宣传", "宣传活动台账\n", "宣传活动台账（2022年第一季度）\n")
        .change("报送登记", "单位,台账,收到时间\n", "单位,台账,收到时间,文件名\n")
        .change(
            "报送登记",
            "东街社区,全部,2022-07-02\n",
            "东街社区,全部,2022-07-02,\n东街社区,宣传活动台账,2022-07-02,宣传.csv\n",
        );
    let outcome = confirmed.run().outcome;
    assert!(told(&outcome, "S50").is_empty(), "{:?}", codes(&outcome));
    assert_eq!(unit(&outcome, "东街").figures.total, 100.into());
}

#[test]
fn the_right_one_beside_it_counts() {
    let text = "宣传活动台账（2022年第一季度）\n填报单位：东街社区\n活动时间,活动类别,应到人数,实到人数,缺席人数\n2022-02-10,讲座,10,10,0\n";
    let both = Quarter::good().put("inbox/2022Q2/东街社区/一季度宣传.csv", text);
    let outcome = both.run().outcome;
    assert_eq!(told(&outcome, "S51").len(), 1, "{:?}", codes(&outcome));
    assert!(told(&outcome, "S14").is_empty() && told(&outcome, "S50").is_empty());
    assert_eq!(unit(&outcome, "东街").figures.total, 100.into());
}

#[test]
fn a_day_of_filling_in_tells_another_period_only_outside_the_normal_case() {
    // The period, the time until its ledgers are due, and the weeks after that.
    for day in [
        "2022-04-01",
        "2022.6.25",
        "2022-07-04",
        "7月4日",
        "2022-08-15",
        "2022年7月",
    ] {
        let outcome = filled_on(day).run().outcome;
        assert!(
            told(&outcome, "S50").is_empty(),
            "{day}: {:?}",
            told(&outcome, "S50")
        );
    }
    // Before it, and while those of the third quarter are sent in.
    for day in ["2022-03-31", "2022年3月", "2021.7.2", "2022-10-04"] {
        let outcome = filled_on(day).run().outcome;
        assert_eq!(told(&outcome, "S50").len(), 1, "{day}");
        assert_eq!(mark(&outcome, "东街", "宣传与入户"), "10", "{day}");
    }
}

#[test]
fn days_of_rows_tell_another_period_of_events_and_not_of_items() {
    let events = titled("宣传", "2022-04-10", "2022-01-10")
        .change("东街/宣传", "2022-05-10", "2022-02-10")
        .change("东街/宣传", "2022-06-10", "2022-03-10");
    let outcome = events.run().outcome;
    assert_eq!(
        told(&outcome, "S50"),
        ["各行的日期是“2022-01-10至2022-03-10”，不是2022年第二季度的，1张台账按没有收到计：宣传活动台账"]
    );
    // One row of the period is enough: the others are late reports.
    let one = titled("宣传", "2022-04-10", "2022-01-10").run().outcome;
    assert!(told(&one, "S50").is_empty());
    let items = Quarter::good()
        .change("东街/整改", "2022-06-10,2022-06-01", "2022-03-10,2022-03-01")
        .change("东街/清单", "2022-04-05", "2022-01-05");
    assert!(told(&items.run().outcome, "S50").is_empty());
}

#[test]
fn bytes_sent_before_are_no_new_events_and_a_remark_on_items() {
    let first = Quarter::good().renamed(|path| path.replace("2022Q2", "2022Q1"));
    let history = sealed(first.run_after("2022Q1", &History::default()));
    // The rows lie in the second quarter, so that only the bytes tell.
    let outcome = Quarter::good().run_after("2022Q2", &history).outcome;
    let of_east = |code: &str| {
        let all = told(&outcome, code);
        all.iter().filter(|told| told.contains("2022年第一季度")).count()
    };
    // 宣传 and 入户 of two units; 交办, 清单, 整改 and 经费 of two units.
    assert_eq!((of_east("S50"), of_east("S52")), (4, 8), "{:?}", codes(&outcome));
    assert_eq!(state(&outcome, "东街", "宣传活动台账"), SubmissionState::Missing);
    assert_eq!(state(&outcome, "东街", "短板整改台账"), SubmissionState::OnTime);
}

/// The June row of 东街社区 lacks.
fn without_june() -> Quarter {
    titled("宣传", "2022-06-10,集市,10,9,1,,,,\n", "")
}

const EXAMPLES: &str = "2022-06-03,集市,10,9,1,,,,\n2022-06-08,讲座,10,9,1,,,,\n2022-06-09,讲座,10,9,1,,,,\n";

#[test]
fn a_sheet_of_examples_is_no_data() {
    let head =
        "填报单位：东街社区\n活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n";
    let sample = format!("宣传活动台账（填写样表，供参考）\n{head}{EXAMPLES}");
    let outcome = without_june()
        .put("inbox/2022Q2/东街社区/另一张.csv", &sample)
        .run()
        .outcome;
    // Ten points for the people, two of three months for the unit: 10 + 10 × 2 ÷ 3.
    assert_eq!(
        mark(&outcome, "东街", "宣传与入户"),
        "16.67",
        "{}",
        words(&outcome, "东街", "宣传与入户")
    );
    assert_eq!(
        told(&outcome, "T30"),
        ["“宣传活动台账（填写样表，供参考）”指的3行是示例，没有当作数据"]
    );
    assert!(told(&outcome, "S53").is_empty() && told(&outcome, "S14").is_empty());
}

#[test]
fn rows_below_a_line_of_examples_are_left_out_up_to_the_first_blank_row() {
    let below = |gap: &str| {
        titled(
            "宣传",
            "2022-06-10,集市,10,9,1,,,,\n",
            &format!("以下为示例,,,,,,,,\n2022-06-10,集市,10,9,1,,,,\n{gap}2022-06-20,讲座,10,9,1,,,,\n"),
        )
    };
    let apart = below(",,,,,,,,\n").run().outcome;
    assert_eq!(mark(&apart, "东街", "宣传与入户"), "20", "{:?}", codes(&apart));
    assert_eq!(told(&apart, "T30"), ["“以下为示例”指的1行是示例，没有当作数据"]);
    let joined = below("").run().outcome;
    assert_eq!(mark(&joined, "东街", "宣传与入户"), "16.67");
    let above = titled(
        "宣传",
        "2022-05-10,讲座",
        "以上为示例，请从下一行填起,,,,,,,,\n2022-05-10,讲座",
    );
    assert_eq!(mark(&above.run().outcome, "东街", "宣传与入户"), "16.67");
}

#[test]
fn rows_written_into_the_examples_are_not_assessed_until_they_are_sent_again() {
    let all = titled("宣传", "2022-04-10,讲座", "以下为示例,,,,,,,,\n2022-04-10,讲座");
    let outcome = all.run().outcome;
    assert_eq!(
        state(&outcome, "东街", "宣传活动台账"),
        SubmissionState::Unreadable
    );
    assert_eq!(unit(&outcome, "东街").rated, Rated::NotAssessed);
    assert_eq!(told(&outcome, "S53").len(), 1);
    assert!(told(&outcome, "S16").is_empty() && told(&outcome, "S17").is_empty());
    assert!(!outcome.groups[0].provisional.is_empty());
    // The office may declare it missing.
    let declared = all
        .change("报送登记", "单位,台账,收到时间\n", "单位,台账,收到时间,原因\n")
        .change(
            "报送登记",
            "东街社区,全部,2022-07-02\n",
            "东街社区,全部,2022-07-02,\n东街社区,宣传活动台账,,缺报\n",
        );
    let outcome = declared.run().outcome;
    assert_eq!(state(&outcome, "东街", "宣传活动台账"), SubmissionState::Missing);
    assert_eq!(unit(&outcome, "东街").rated, Rated::Scored);
}

#[test]
fn rows_of_nothing_but_number_and_preset_choices_are_said_once_and_cost_nothing() {
    let preset: String = (4..26).map(|n| format!("{n},,讲座,,,,,,,\n")).collect();
    let numbered = "序号,活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n1,2022-04-10,讲座,10,10,0,,,,\n2,2022-05-10,讲座,10,9,1,,,,\n3,2022-06-10,集市,10,9,1,,,,\n";
    let quarter = Quarter::good().put(
        "inbox/2022Q2/东街社区/宣传.csv",
        &format!("宣传活动台账\n填报单位：东街社区\n{numbered}{preset}"),
    );
    let outcome = quarter.run().outcome;
    assert_eq!(
        told(&outcome, "T31"),
        ["从此处起有22行只有序号和预填的内容（0、下拉的默认值），没有当作数据"]
    );
    assert!(told(&outcome, "R01").is_empty());
    assert_eq!(unit(&outcome, "东街").figures.total, 100.into());
    assert_eq!(line(&outcome, "东街", "报送质量").mark, Some(10.into()));
}

#[test]
fn rows_that_number_the_columns_or_give_their_units_are_no_data() {
    for row in [
        "甲,乙,1,2,3,4,5,6,7\n",
        "A,B,C,D,1,2,3,4,5\n",
        "甲,乙,丙,1,2\n",
        "年/月/日,,（人）,（人）,（人）,%,元,,\n",
        "甲,乙,丙,1,2,3,4,5,6\n年/月/日,,人,人,人,%,元,,\n",
    ] {
        let outcome = titled("宣传", "2022-04-10,讲座", &format!("{row}2022-04-10,讲座"))
            .run()
            .outcome;
        assert_eq!(unit(&outcome, "东街").figures.total, 100.into(), "{row}");
        assert_eq!(codes(&outcome), codes(&Quarter::good().run().outcome), "{row}");
    }
}

/// The good quarter in which a file stands for a ledger of 东街社区.
fn in_place_of(ledger: &str, name: &str, text: &str) -> Quarter {
    let quarter = Quarter::good().unsent(&format!("东街/{ledger}"));
    quarter.put(&format!("inbox/2022Q2/东街社区/{name}"), text)
}

#[test]
fn a_text_named_as_a_workbook_leaves_the_unit_unassessed_like_any_file_that_cannot_be_read() {
    for (name, text) in [
        ("宣传活动台账.xlsx", "abcdef"),
        ("宣传活动台账.XLS", "abcdef"),
        ("东街.et", "请见附件，谢谢。\n材料随后补报\n"),
        ("东街.xlsx", "日期,天气\n2022-06-01,晴\n2022-06-02,雨\n"),
        ("宣传活动台账.xlsx", ""),
        ("宣传活动台账.xlsx", "PK\u{3}\u{4}\u{14}\0 cut off"),
        ("宣传活动台账.xlsx", "%PDF-1.7"),
    ] {
        let sent = in_place_of("宣传", name, text);
        let outcome = sent.run().outcome;
        let is = state(&outcome, "东街", "宣传活动台账");
        assert_eq!(is, SubmissionState::Unreadable, "{name} {text}");
        let east = unit(&outcome, "东街");
        assert_eq!(east.rated, Rated::NotAssessed, "{name}");
        assert!(!outcome.groups[0].provisional.is_empty());
        // It ranks below every mark, and nothing is won by it: the office declares the ledger missing.
        let ranking = outcome.groups[0].ranking.iter();
        let names: Vec<&str> = ranking.map(|at| &*outcome.units[*at].unit).collect();
        assert_eq!(names, ["西街社区", "东街社区"]);
        let declared = sent
            .change("报送登记", "单位,台账,收到时间\n", "单位,台账,收到时间,原因\n")
            .change(
                "报送登记",
                "东街社区,全部,2022-07-02\n",
                "东街社区,全部,2022-07-02,\n东街社区,宣传活动台账,,缺报\n",
            );
        let outcome = declared.run().outcome;
        assert_eq!(unit(&outcome, "东街").rated, Rated::Scored);
        let absent = Quarter::good().unsent("东街/宣传").run().outcome;
        let total = unit(&absent, "东街").figures.total;
        assert_eq!(unit(&outcome, "东街").figures.total, total, "{name}");
    }
    // Beside its own ledgers it changes nothing; a text under its own name holds no ledger.
    let beside = Quarter::good().put("inbox/2022Q2/东街社区/说明.xlsx", "abcdef");
    let outcome = beside.run().outcome;
    assert_eq!(told(&outcome, "W04"), ["这个文件其实是文字，不是表格"]);
    assert_eq!(unit(&outcome, "东街").figures.total, 100.into());
    let notes = in_place_of("宣传", "说明.txt", "abcdef").run().outcome;
    assert_eq!(state(&notes, "东街", "宣传活动台账"), SubmissionState::Missing);
    // A ledger as text under the name of a workbook is read.
    let text = "宣传活动台账\n填报单位：东街社区\n活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n2022-04-10,讲座,10,10,0,,,,\n2022-05-10,讲座,10,9,1,,,,\n2022-06-10,集市,10,9,1,,,,\n";
    let ledger = in_place_of("宣传", "宣传活动台账.xls", text).run().outcome;
    assert_eq!(unit(&ledger, "东街").figures.total, 100.into());
}
