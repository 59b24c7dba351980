//! Lists of a stage, who leads what, words that stand still and words that were copied.

use super::Drawn;
use super::staged::{found, staged, table};

const MEASURES: &str = r#"
[[measures]]
name = "清淤"
clause = "H1"
lead = ["东站", "西站"]
support = ["科类"]

[[measures]]
name = "执法"
clause = "H1"
lead = ["科类"]

[[sets]]
name = "科类"
of = "单位"
where = [{ column = "类别", in = ["科"] }]
"#;

const LEDGERS: &str = r#"
[[ledgers]]
name = "河道问题表"
clause = "H1"
only = ["摸底"]
submission = { within = 0 }
key = ["题号"]
columns = [
  { name = "题号", required = true },
  { name = "问题", required = true },
]
checks = [{ check = "雷同", column = "问题" }]

[[ledgers]]
name = "河道整改表"
clause = "H1"
key = ["题号"]
opened = "列入日"
closed = "销号日"
columns = [
  { name = "题号", required = true },
  { name = "措施", type = "措施", required = true },
  { name = "牵头", type = "单位", required = true, by_measure = true },
  { name = "列入日", type = "日期", required = true },
  { name = "进展", required = true },
  { name = "销号日", type = "日期" },
]
checks = [{ check = "停滞", column = "进展", periods = 2 }]
"#;

pub(super) fn campaign() -> Drawn {
    let scoring = format!(
        r#"
[[indicators]]
name = "齐全"
clause = "H1"
parts = [{{ submission = "缺报", ledgers = ["河道问题表"], amount = -50 }}]

[[indicators]]
name = "及时"
clause = "H1"
parts = [{{ submission = "及时", ledgers = ["河道问题表"], amount = -1, apiece = true, late = {{ every = 1 }} }}]
{}"#,
        table(&[("齐全", 50), ("及时", 50)])
    );
    staged(MEASURES, LEDGERS, &scoring)
}

#[test]
fn a_list_of_a_stage_is_due_when_the_stage_ends_and_not_after() {
    let drawn = campaign();
    drawn.sent("S1", "东站", "河道问题表", "题号,问题\n东1,岸线乱堆垃圾没有人管");
    drawn.sent("S1", "西站", "河道问题表", "题号,问题\n西1,涵闸锈蚀启闭不灵");
    drawn.kept(
        "S1",
        "报送登记",
        "单位,台账,收到时间,退回时间,原因\n东站,全部,2022-01-31,,\n西站,全部,2022-02-02,,",
    );
    let result = drawn.result("S1");
    let lists: Vec<(String, String, String)> = result["submissions"]
        .as_array()
        .expect("submissions")
        .iter()
        .filter(|cell| cell["ledger"] == "河道问题表")
        .map(|cell| {
            [&cell["unit"], &cell["due"], &cell["state"]]
                .map(|word| word.as_str().unwrap_or_default().to_owned())
                .into()
        })
        .collect();
    let is = |unit: &str, state: &str| (unit.to_owned(), "2022-01-31".to_owned(), state.to_owned());
    assert_eq!(
        lists,
        [is("东站", "按时"), is("西站", "迟报"), is("南科", "缺报")]
    );
    drawn.sent(
        "S2",
        "东站",
        "河道整改表",
        "题号,措施,牵头,列入日,进展,销号日\n东1,清淤,东站,2022-02-08,开工,",
    );
    let second = drawn.result("S2");
    let asked = second["submissions"].as_array().expect("submissions");
    assert!(
        asked.iter().all(|cell| cell["ledger"] != "河道问题表"),
        "the stage is over"
    );
}

#[test]
fn only_units_of_the_matrix_may_lead_a_measure() {
    let drawn = campaign();
    drawn.sent(
        "S2",
        "东站",
        "河道整改表",
        "题号,措施,牵头,列入日,进展,销号日
        东1,清淤,东站,2022-02-08,开工,
        东2,清淤,西站,2022-02-08,已签合同,
        东3,清淤,东站、西站,2022-02-08,正在摸底,
        东4,清淤,南科,2022-02-08,等待批复,
        东5,执法,南科,2022-02-08,立案两起,
        东6,执法,东站,2022-02-08,现场取证,",
    );
    let result = drawn.result("S2");
    let wrong = found(&result, "K14");
    let says = |at: usize, words: [&str; 2]| words.iter().all(|word| wrong[at].to_string().contains(word));
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(
        says(0, ["南科", "清淤"]) && says(1, ["东站", "执法"]),
        "{wrong:?}"
    );
}

#[test]
fn the_same_words_two_submissions_running_are_no_progress() {
    let drawn = campaign();
    let head = "题号,措施,牵头,列入日,进展,销号日";
    let rows = |period: &str, one: &str, two: &str| {
        let text = format!(
            "{head}\n东1,清淤,东站,2021-12-08,{one},\n东2,清淤,东站,2021-12-08,{two},\n东3,清淤,东站,2021-12-08,已完工,2022-01-10"
        );
        drawn.sent(period, "东站", "河道整改表", &text);
    };
    rows("2021Q4", "正在协调", "已清一公里");
    assert_eq!(drawn.kaoping("close", &["--period", "2021Q4"]).0, 0);
    // The stage that ends within the next quarter is sealed too: one and the same submission is not two.
    rows("S1", "正在协调", "已清一公里");
    assert_eq!(drawn.kaoping("close", &["--period", "S1"]).0, 0);
    rows("2022Q1", "正在协调", "已清两公里");
    assert_eq!(found(&drawn.result("2022Q1"), "K21").len(), 1);
}

#[test]
fn a_stage_within_a_quarter_is_no_second_submission() {
    let drawn = campaign();
    let text = LEDGERS.replace("periods = 2", "periods = 3");
    drawn.put("ledgers.toml", &text);
    let rows = |period: &str| {
        let row = "题号,措施,牵头,列入日,进展,销号日\n东1,清淤,东站,2021-12-08,正在协调,";
        drawn.sent(period, "东站", "河道整改表", row);
    };
    for period in ["2021Q4", "S1"] {
        rows(period);
        assert_eq!(drawn.kaoping("close", &["--period", period]).0, 0);
    }
    rows("2022Q1");
    assert!(
        found(&drawn.result("2022Q1"), "K21").is_empty(),
        "two submissions, not three"
    );
    assert_eq!(drawn.kaoping("close", &["--period", "2022Q1"]).0, 0);
    rows("2022Q2");
    assert_eq!(found(&drawn.result("2022Q2"), "K21").len(), 1);
}

#[test]
fn copied_words_show_both_cells_to_the_office_and_a_unit_only_its_own() {
    let drawn = campaign();
    let text = |river: &str| {
        format!("题号,问题\n{river}1,个别干部下河巡查不够深入，满足于听汇报看材料，{river}发现问题的办法不多")
    };
    drawn.sent("S1", "东站", "河道问题表", &text("东站"));
    drawn.sent("S1", "西站", "河道问题表", &text("西站"));
    let result = drawn.result("S1");
    let alike = found(&result, "K22");
    assert_eq!(alike.len(), 2, "{alike:?}");
    for finding in alike {
        let own = finding["unit"].as_str().expect("a unit");
        let other = if own == "东站" { "西站" } else { "东站" };
        assert!(
            finding["also"].to_string().contains(other),
            "both cells in the office's list: {finding}"
        );
        let slip = drawn.dir.join(format!("reports/S1/反馈单/反馈单-{own}-S1.xlsx"));
        let words = super::spot_check::parts(&slip)["xl/sharedStrings.xml"].clone();
        for own in ["“问题”与其他单位的内容几乎相同", "河道问题表.csv｜河道问题表｜B4"]
        {
            assert!(
                words.contains(own),
                "{own} is not in the slip of the unit: {words}"
            );
        }
        assert!(!words.contains(other), "another unit in the slip of {own}");
    }
}
