//! From cases to marks, totals and places (rules 17 to 22, 36, 39 to 42).

use super::quarter::{Quarter, codes, line, mark, told, unit, words};
use kaoping::outcome::Outcome;
use kaoping::verdict::Board;
use rust_decimal::Decimal;

#[test]
fn marks_round_half_up_once_per_line_and_once_when_scaled() {
    // One of two limits kept, of 30 points: 15; publicity 2 of 3, of 10: 6.666… + 10 = 16.67.
    let quarter = Quarter::good()
        .change("东街/宣传", "2022-04-10,讲座,10,10,0,,,,\n", "")
        .put("registers/2022Q2/不涉及.csv", "不涉及\n单位,指标,文号,批准人,时间\n东街社区,经费支出率,1号,石刚,2022-07-05\n")
        .put("registers/2022Q2/加减分.csv", "加减分\n单位,类别,级别,事项,文号,时间,批准人\n东街社区,表彰,市级,先进,2号,2022-06-01,石刚\n东街社区,表彰,市级,先进二,3号,2022-06-01,石刚\n");
    let outcome = quarter.run().outcome;
    let east = unit(&outcome, "东街");
    assert_eq!(mark(&outcome, "东街", "宣传与入户"), "16.67");
    let number = |text: &str| text.parse::<Decimal>().expect("a number");
    assert_eq!(
        (east.figures.marks, east.figures.applicable),
        (number("86.67"), number("90"))
    );
    // 86.67 ÷ 90 × 100 = 96.30; two bonuses of 2 are capped at 3, and are not scaled: 99.30.
    assert_eq!(
        (east.figures.scaled, east.scaling),
        (number("96.30"), number("9.63"))
    );
    assert_eq!(
        (east.figures.bonus, east.figures.total),
        (number("3"), number("99.30"))
    );
    assert_eq!(
        east.figures.total,
        east.figures.marks + east.scaling + east.figures.bonus - east.figures.deduction
    );
}

#[test]
fn totals_pass_a_hundred_by_the_cap_and_no_more() {
    let entry = |n: u32| format!("东街社区,表彰,市级,先进{n},{n}号,2022-06-01,石刚\n");
    let register = format!(
        "加减分\n单位,类别,级别,事项,文号,时间,批准人\n{}{}{}",
        entry(1),
        entry(2),
        entry(3)
    );
    let outcome = Quarter::good()
        .put("registers/2022Q2/加减分.csv", &register)
        .run()
        .outcome;
    assert_eq!(unit(&outcome, "东街").figures.total, 103.into());
}

#[test]
fn people_are_counted_who_meet_their_own_target() {
    // 林一 six days, 林二 none: a mean would be 3 of 3, the share is 1 of 2.
    let quarter = Quarter::good().change("东街/入户", "林二,2022-05-10", "林一,2022-05-10");
    let outcome = quarter.run().outcome;
    assert_eq!(
        mark(&outcome, "东街", "宣传与入户"),
        "15",
        "{}",
        words(&outcome, "东街", "宣传与入户")
    );
}

#[test]
fn a_target_grows_with_months_and_days_in_post_and_is_rounded_down_to_the_step() {
    let yearly = Quarter::good()
        .change(
            "scoring.toml",
            "window = \"季\"\nat_least = 3",
            "window = \"年\"\nat_least = 11\npaced = true",
        )
        .change(
            "roster.xlsx",
            "林二,东街社区,干事,,,",
            "林二,东街社区,干事,,2022-03-02,",
        )
        .change(
            "roster.xlsx",
            "何四,西街社区,干事,,,",
            "何四,西街社区,干事,,,2022-06-29",
        );
    let outcome = yearly.run().outcome;
    let target = |person: &str| {
        let case = outcome
            .requirements
            .iter()
            .find(|case| case.person.as_deref() == Some(person));
        case.map(|case| (case.needed.to_string(), case.due))
    };
    // 11 × 6 ÷ 12 = 5.5; × 121 ÷ 181 = 3.68, down to a half day.
    assert_eq!(target("林一"), Some(("5.5".into(), true)));
    assert_eq!(target("林二"), Some(("3.5".into(), true)));
    // Who is not in post on the last day drops out.
    assert!(target("何四").is_none_or(|(_, due)| !due));
}

/// A register with a leading and a supporting unit.
fn supported(lead: &str, support: &str) -> Quarter {
    Quarter::good()
        .change("ledgers.toml", "lead = \"责任社区\"", "lead = \"责任社区\"\nsupport = \"配合社区\"")
        .change("ledgers.toml", "{ name = \"责任社区\", type = \"单位\", required = true },", "{ name = \"责任社区\", type = \"单位\", required = true },\n  { name = \"配合社区\", type = \"单位\" },")
        .put("registers/2022Q2/巡查交办.csv", &format!("巡查交办登记\n编号,事项,交办时间,责任社区,配合社区,办理时限\n1,清运,2022-04-11,东街社区,,2022-05-31\n2,围挡,2022-05-05,西街社区,,2022-06-20\n3,共管,2022-04-20,{lead},{support},2022-05-31\n"))
}

const DONE: &str = "2022-04-22,已完成,共管办妥,2022-05-30\n";
const OPEN: &str = "2022-04-22,推进中,共管还在办,\n";

fn with(quarter: Quarter, short: &str, person: &str, row: &str) -> Quarter {
    let last = if short.starts_with('东') {
        "东街社区已办理完毕,2022-05-30\n"
    } else {
        "西街社区已办理完毕,2022-05-30\n"
    };
    quarter.change(short, last, &format!("{last}3,{person},{row}"))
}

#[test]
fn a_supporting_unit_is_scored_on_its_own_row_else_on_the_leads() {
    // 西街 supports and says nothing; 东街 leads and is late: 1 ÷ 1.6 of 30.
    let late = with(supported("东街社区", "西街社区"), "东街/交办", "林一", OPEN);
    let outcome = late.clone().run().outcome;
    assert_eq!(mark(&outcome, "西街", "交办办结率"), "18.75");
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "15");
    // With a row of its own that is done it has full marks.
    let own = with(late, "西街/交办", "何三", DONE).run().outcome;
    assert_eq!(mark(&own, "西街", "交办办结率"), "30");
    assert_eq!(mark(&own, "东街", "交办办结率"), "15");
}

#[test]
fn two_leads_weigh_one_each_on_their_own_rows() {
    let leads = with(supported("东街社区、西街社区", ""), "东街/交办", "林一", DONE);
    let outcome = with(leads, "西街/交办", "何三", OPEN).run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "30");
    assert_eq!(
        mark(&outcome, "西街", "交办办结率"),
        "15",
        "{}",
        words(&outcome, "西街", "交办办结率")
    );
}

#[test]
fn a_bad_fill_down_is_one_cause_and_empties_no_item() {
    let rows = |bad: &str| {
        format!(
            "2022-04-10,讲座,10,10,0,{bad},,,\n2022-05-10,讲座,10,9,1,{bad},,,\n2022-06-10,集市,10,9,1,{bad},,,\n"
        )
    };
    let header = "宣传活动台账\n填报单位：东街社区\n活动时间,活动类别,应到人数,实到人数,缺席人数,知晓率,经费,对应措施,承办社区\n";
    let outcome = Quarter::good()
        .change(
            "ledgers.toml",
            "{ name = \"知晓率\", type = \"百分比\" }",
            "{ name = \"知晓率\", type = \"百分比\", required = true }",
        )
        .put(
            "inbox/2022Q2/东街社区/宣传.csv",
            &format!("{header}{}", rows("很高")),
        )
        .run()
        .outcome;
    assert_eq!(told(&outcome, "R18").len(), 3);
    // Three cells, one cause: one point of five.
    assert_eq!(
        mark(&outcome, "东街", "报送质量"),
        "9",
        "{}",
        words(&outcome, "东街", "报送质量")
    );
}

#[test]
fn what_an_indicator_charges_directly_is_not_charged_again() {
    let bad = Quarter::good().change("东街/交办", "1,林一", "1,林万").change(
        "scoring.toml",
        "{ submission = \"准确\", worth = 5, amount = -1 },",
        "{ submission = \"准确\", worth = 5, amount = -1 },",
    );
    assert_eq!(mark(&bad.run().outcome, "东街", "报送质量"), "9");
    let direct = bad.change(
        "scoring.toml",
        "[{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
        "[{ ledger = \"交办办理台账\", findings = [\"责任人\"], amount = -2 }]",
    );
    let outcome = direct.run().outcome;
    assert_eq!(mark(&outcome, "东街", "经费支出率"), "8", "{:?}", codes(&outcome));
    assert_eq!(mark(&outcome, "东街", "报送质量"), "10");
}

#[test]
fn completeness_pools_the_cells_of_all_ledgers_and_timeliness_is_their_mean() {
    let quarter = Quarter::good()
        .change(
            "scoring.toml",
            "{ submission = \"准确\", worth = 5, amount = -1 },",
            "{ submission = \"完整\", worth = 5 },",
        )
        .change("东街/交办", "东街社区已办理完毕", "")
        .change(
            "报送登记",
            "东街社区,全部,2022-07-02\n",
            "东街社区,全部,2022-07-02\n东街社区,经费进度台账,2022-07-06\n",
        );
    let outcome = quarter.run().outcome;
    let line = line(&outcome, "东街", "报送质量");
    // Two days late of one of six ledgers: (5 × 5 + 3) ÷ 6 = 4.67.
    let timely = line.parts[0].mark().expect("applies");
    assert_eq!(
        timely.round_dp(2).to_string(),
        "4.67",
        "{}",
        line.words().join("；")
    );
    let complete = line.parts[1].mark().expect("applies");
    assert!(
        complete > 4.into() && complete < 5.into(),
        "{complete} {}",
        line.words().join("；")
    );
}

#[test]
fn lateness_counts_whole_steps_to_the_day_it_was_met() {
    let rule = |quarter: Quarter| {
        quarter.change(
            "scoring.toml",
            "[{ ledger = \"交办办理台账\", deadlines = [\"办结\"] }]",
            "[{ ledger = \"交办办理台账\", deadlines = [\"办结\"], amount = -1, late = { every = 10 } }]",
        )
    };
    let met = |day: &str| {
        mark(
            &rule(Quarter::good().change("东街/交办", "2022-05-30", day))
                .run()
                .outcome,
            "东街",
            "交办办结率",
        )
    };
    assert_eq!(
        (met("2022-06-09"), met("2022-06-10"), met("2022-06-29")),
        ("30".into(), "29".into(), "28".into())
    );
    // Not met: to the day everything is judged by, 30 days.
    let open = Quarter::good().change(
        "东街/交办",
        "已完成,东街社区已办理完毕,2022-05-30",
        "推进中,正在清运,",
    );
    assert_eq!(mark(&rule(open).run().outcome, "东街", "交办办结率"), "27");
}

#[test]
fn an_exempted_case_counts_as_met() {
    let late = Quarter::good()
        .change(
            "巡查交办",
            "1,清运,2022-04-11,东街社区,2022-05-31\n",
            "1,清运,2022-04-11,东街社区,2022-05-31\n3,共管,2022-04-11,东街社区,2022-05-31\n",
        )
        .change(
            "东街/交办",
            "东街社区已办理完毕,2022-05-30\n",
            "东街社区已办理完毕,2022-05-30\n3,林一,2022-04-15,推进中,还在办,\n",
        );
    assert_eq!(mark(&late.run().outcome, "东街", "交办办结率"), "15");
    let exempt = late.put(
        "registers/2022Q2/容错澄清.csv",
        "容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,时间,批准人\n容错,交办办理台账,3,办结,东街社区,成立,容1号,2022-07-01,石刚\n",
    );
    let exempt = exempt.change(
        "scoring.toml",
        "[scoring]",
        "[exemptions]\nclause = \"L06\"\npartial = 50\n\n[scoring]",
    );
    let outcome = exempt.run().outcome;
    assert_eq!(mark(&outcome, "东街", "交办办结率"), "30");
    assert!(words(&outcome, "东街", "交办办结率").contains("容1号"));
}

#[test]
fn what_exceeds_a_plan_is_a_bonus_under_the_cap() {
    let quarter = Quarter::good()
        .change(
            "scoring.toml",
            "over = \"年度经费\" }",
            "over = \"年度经费\" }, { ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\", steps = [{ above = 100, every = 1, amount = 1 }], cap = 9, into = \"加减分\" }",
        )
        .change("东街/经费", "桶站,,10,10,,", "桶站,,10,10.5,,");
    let outcome = quarter.run().outcome;
    assert_eq!(mark(&outcome, "东街", "经费支出率"), "10");
    // Five whole points, the cap of all bonuses is three.
    assert_eq!(unit(&outcome, "东街").figures.total, 103.into());
}

fn boards(outcome: &Outcome) -> [Option<Board>; 2] {
    [unit(outcome, "东街").board, unit(outcome, "西街").board]
}

#[test]
fn a_red_place_that_is_vetoed_stays_empty_and_a_condition_is_named() {
    let vetoes =
        "[[vetoes]]\nname = \"瞒报\"\nclause = \"L06\"\neffects = [\"不得入红榜\"]\n\n[[adjustments]]";
    let quarter = Quarter::good()
        .change("scoring.toml", "[[adjustments]]", vetoes)
        .change("西街/整改", "2022-06-01", "2022-06-20");
    assert_eq!(boards(&quarter.clone().run().outcome), [Some(Board::Red), None]);
    let vetoed = quarter.put(
        "registers/2022Q2/一票否决.csv",
        "一票否决\n单位,情形,文号,批准人,时间\n东街社区,瞒报,1号,石刚,2022-06-01\n",
    );
    assert_eq!(boards(&vetoed.run().outcome), [None, None]);
}

#[test]
fn the_black_list_asks_for_a_place_and_a_condition() {
    // Last and above the line of 60: not black.
    let last = Quarter::good()
        .change("西街/整改", "2022-06-01", "2022-06-20")
        .run()
        .outcome;
    assert_eq!(boards(&last)[1], None);
    let low = Quarter::good()
        .unsent("西街/整改")
        .unsent("西街/宣传")
        .unsent("西街/经费")
        .run()
        .outcome;
    assert!(unit(&low, "西街").figures.total < 60.into());
    assert_eq!(boards(&low)[1], Some(Board::Black));
    // A named target that its own score table does not have is a mistake of the definition.
    let other = Quarter::good().change(
        "campaign.toml",
        "black = { places = 1, below = 60 }",
        "black = { places = 1, missed = [\"没有的指标\"] }",
    );
    assert!(other.built().is_err());
}

#[test]
fn a_unit_that_is_set_out_of_the_ranking_is_reported_and_not_ranked() {
    let out = Quarter::good().change(
        "roster.xlsx",
        "西街社区,西街、西社区,社区,石刚,是",
        "西街社区,西街、西社区,社区,石刚,否",
    );
    let outcome = out.run().outcome;
    assert_eq!(unit(&outcome, "西街").place, None);
    assert_eq!(outcome.groups[0].ranking.len(), 1);
    // Nobody can send what is asked of its people as long as it is out.
    let asks = |name: &str| {
        let mut cases = outcome.requirements.iter();
        cases.any(|case| format!("{:?}", case.person).contains(name))
    };
    assert!(asks("林一") && !asks("何三"));
}

#[test]
fn an_office_that_is_ranked_is_said_to_have_scored_itself() {
    let told = |quarter: Quarter| -> Vec<String> {
        let outcome = quarter.run().outcome;
        let notes = outcome.groups[0].notes(&outcome);
        notes
            .into_iter()
            .filter(|note| note.contains("给自己打分"))
            .collect()
    };
    assert_eq!(told(Quarter::good()), [] as [String; 0]);
    let office = Quarter::good().change("campaign.toml", "office = \"街道办公室\"", "office = \"西街\"");
    assert_eq!(told(office), ["西街社区负责打分，同时参加排名，本期是给自己打分"]);
}
