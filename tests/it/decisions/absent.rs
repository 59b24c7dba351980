//! What is not there, and what is left out (rules 10, 14, 15, 38).

use super::quarter::{Quarter, codes, line, mark, unit, words};
use kaoping::verdict::Rated;

fn nil() -> Quarter {
    Quarter::good().put(
        "inbox/2022Q2/东街社区/经费.csv",
        "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n无\n",
    )
}

#[test]
fn a_nil_waits_for_the_office_and_both_totals_are_shown() {
    let outcome = nil().run().outcome;
    assert!(line(&outcome, "东街", "经费支出率").awaiting);
    let east = unit(&outcome, "东街");
    assert_eq!(east.figures.total, 90.into());
    assert_eq!(east.figures.total_if_confirmed, Some(100.into()));
    assert!(
        outcome.groups[0]
            .provisional_words(&outcome)
            .iter()
            .any(|why| why.contains("零报告待核定"))
    );
}

#[test]
fn one_entry_confirms_all_nils_of_a_period() {
    let confirmed = nil().put(
        "registers/2022Q2/不涉及.csv",
        "不涉及\n单位,指标,文号,批准人,时间\n全部,零报告,1号,石刚,2022-07-05\n",
    );
    let outcome = confirmed.run().outcome;
    assert_eq!(mark(&outcome, "东街", "经费支出率"), "不涉及");
    let east = unit(&outcome, "东街");
    assert_eq!(
        (east.figures.total, east.figures.total_if_confirmed),
        (100.into(), None)
    );
    assert!(outcome.groups[0].provisional.is_empty());
}

#[test]
fn not_applicable_comes_of_an_entry_a_register_or_rows_of_which_none_was_due() {
    // An approved entry.
    let entry = Quarter::good().unsent("东街/经费").put(
        "registers/2022Q2/不涉及.csv",
        "不涉及\n单位,指标,文号,批准人,时间\n东街社区,经费支出率,1号,石刚,2022-07-05\n",
    );
    assert_eq!(mark(&entry.run().outcome, "东街", "经费支出率"), "不涉及");
    // Nothing was handed out.
    let register = Quarter::good().change("巡查交办", "1,清运,2022-04-11,东街社区,2022-05-31\n", "");
    let outcome = register
        .change(
            "东街/交办",
            "1,林一,2022-04-15,已完成,东街社区已办理完毕,2022-05-30\n",
            "",
        )
        .run()
        .outcome;
    assert_eq!(
        (
            mark(&outcome, "东街", "交办办结率"),
            mark(&outcome, "东街", "交办反馈")
        ),
        ("不涉及".into(), "不涉及".into())
    );
    let east = unit(&outcome, "东街");
    // 60 of 60 points, scaled to 100.
    assert_eq!(
        (east.figures.applicable, east.figures.scaled),
        (60.into(), 100.into())
    );
    // Rows of which none is due.
    let later = Quarter::good()
        .change("东街/整改", "2022-06-10,2022-06-01", "2022-09-10,")
        .run()
        .outcome;
    assert_eq!(mark(&later, "东街", "短板整改"), "不涉及");
    // Never an absent or an empty ledger.
    let absent = Quarter::good().unsent("东街/整改").run().outcome;
    assert_eq!(mark(&absent, "东街", "短板整改"), "0");
    let empty = Quarter::good()
        .change("东街/整改", "东街社区短1,东街社区,2022-06-10,2022-06-01\n", "")
        .run()
        .outcome;
    assert_eq!(mark(&empty, "东街", "短板整改"), "0");
}

#[test]
fn a_part_that_does_not_apply_leaves_its_points_to_the_line() {
    // Nobody of 东街社区 is on the roster: the part on people leaves its ten points to the part on the unit.
    let nobody = Quarter::good()
        .change(
            "roster.xlsx",
            "林一,东街社区,书记,是,,\n林二,东街社区,干事,,,\n",
            "林一,街道办,书记,是,,\n林二,街道办,干事,,,\n",
        )
        .change("东街/宣传", "2022-04-10,讲座,10,10,0,,,,\n", "");
    let outcome = nobody.run().outcome;
    // 20 × 2 ÷ 3
    assert_eq!(
        mark(&outcome, "东街", "宣传与入户"),
        "13.33",
        "{}",
        words(&outcome, "东街", "宣传与入户")
    );
}

#[test]
fn a_missing_unit_is_ranked_with_zeros_and_what_the_registers_say() {
    let mut quarter = Quarter::good().change("报送登记", "东街社区,全部,2022-07-02\n", "");
    for ledger in ["交办", "宣传", "入户", "清单", "整改", "经费"] {
        quarter = quarter.unsent(&format!("东街/{ledger}"));
    }
    let outcome = quarter.run().outcome;
    let east = unit(&outcome, "东街");
    assert_eq!((east.rated, east.place), (Rated::Missing, Some(2)));
    let marks: Vec<String> = east
        .lines
        .iter()
        .map(|line| format!("{:?}", line.mark.map(|mark| mark.to_string())))
        .collect();
    // The register handed out one item: not fed back costs 2 of 10, everything of the unit's own is 0.
    assert_eq!(
        marks,
        ["0", "8", "0", "0", "0", "0"].map(|mark| format!("Some({mark:?})"))
    );
}

#[test]
fn an_unreadable_file_is_not_a_missing_one_and_stops_the_boards() {
    let broken = Quarter::good()
        .unsent("东街/经费")
        .put("inbox/2022Q2/东街社区/经费.xlsx", "PK\u{3}\u{4} 断了");
    let outcome = broken.run().outcome;
    assert_eq!(unit(&outcome, "东街").rated, Rated::NotAssessed);
    let group = &outcome.groups[0];
    assert!(
        group.red.is_empty() && group.black.is_empty() && !group.provisional.is_empty(),
        "{group:?}"
    );
    // The office declares it missing: then the list is drawn.
    let declared = broken
        .change("报送登记", "单位,台账,收到时间\n", "单位,台账,收到时间,原因\n")
        .change(
            "报送登记",
            "东街社区,全部,2022-07-02\n",
            "东街社区,全部,2022-07-02\n东街社区,经费进度台账,,缺报\n",
        );
    let outcome = declared.run().outcome;
    assert_eq!(
        unit(&outcome, "东街").rated,
        Rated::Scored,
        "{:?}",
        codes(&outcome)
    );
    assert!(!outcome.groups[0].red.is_empty());
}

#[test]
fn a_file_of_nobody_stops_the_boards_where_something_is_missing() {
    let nobody = Quarter::good().unsent("东街/经费").put(
        "inbox/2022Q2/新建文件.csv",
        "经费进度台账\n\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,,10,10,,\n",
    );
    let outcome = nobody.run().outcome;
    assert!(codes(&outcome).contains(&"S08"), "{:?}", codes(&outcome));
    assert!(!outcome.groups[0].provisional.is_empty() && outcome.groups[0].red.is_empty());
}

#[test]
fn a_register_of_incidents_without_an_entry_gives_full_marks() {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let incidents = "[[ledgers]]\nname = \"事故登记\"\nclause = \"L05\"\nkept_by = \"办公室\"\nkey = [\"编号\"]\ndate = \"时间\"\nlead = \"社区\"\ncolumns = [\n  { name = \"编号\", required = true },\n  { name = \"时间\", type = \"日期\", required = true },\n  { name = \"社区\", type = \"单位\", required = true },\n]\n";
    let quarter = Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}\n{incidents}"))
        .change(
            "scoring.toml",
            "[{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
            "[{ ledger = \"事故登记\", amount = -4 }]",
        );
    assert_eq!(mark(&quarter.run().outcome, "东街", "经费支出率"), "10");
    let one = quarter.put(
        "registers/2022Q2/事故登记.csv",
        "事故登记\n编号,时间,社区\n事1,2022-05-05,东街社区\n事2,2022-07-05,东街社区\n",
    );
    // The second lies after the quarter.
    assert_eq!(mark(&one.run().outcome, "东街", "经费支出率"), "6");
}
