//! The order of size of figures (rule 58): the unit of measure that a form states, and what waits for the office.

use super::quarter::{Quarter, codes, corrected, line, mark, sealed, told, words};
use kaoping::history::History;
use kaoping::outcome::Outcome;

const RATE: &str = "经费支出率";

/// The good quarter with one project of 东街社区: title, further heads, year's plan and sum spent.
fn spending(title: &str, heads: [&str; 2], planned: &str, spent: &str) -> Quarter {
    let [plan, sum] = heads;
    let text = format!(
        "{title}\n填报单位：东街社区\n项目,月份,{plan},{sum},是否公示,制度文号\n桶站,,{planned},{spent},,\n"
    );
    with_bonus().put("inbox/2022Q2/东街社区/经费.csv", &text)
}

/// A rate beyond the plan earns a tenth of a point for each point, three at most.
fn with_bonus() -> Quarter {
    Quarter::good().change(
        "scoring.toml",
        "over = \"年度经费\" }",
        "over = \"年度经费\" }, { ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\", steps = [{ above = 100, every = 1, amount = 0.1 }], cap = 3, into = \"加减分\" }",
    )
}

const PLAIN: [&str; 2] = ["年度经费", "累计支出"];

fn of_rate(quarter: &Quarter) -> (String, String, Vec<&'static str>) {
    let outcome = quarter.run().outcome;
    let excess = line(&outcome, "东街", RATE).adjustment.normalize().to_string();
    let codes = codes(&outcome);
    let sizes = codes.into_iter().filter(|code| ("K66".."K70").contains(code));
    (mark(&outcome, "东街", RATE), excess, sizes.collect())
}

fn confirmed(quarter: Quarter, column: &str, verdict: &str) -> Quarter {
    let register = format!(
        "容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,批准人,时间\n核实数据,经费进度台账,桶站,{column},东街社区,{verdict},核1号,石刚,2022-07-01\n"
    );
    quarter.put("registers/2022Q2/容错澄清.csv", &register)
}

#[test]
fn a_stated_unit_of_measure_is_converted() {
    for title in [
        "经费进度台账（单位：元）",
        "经费进度台账(元)",
        "经费进度台账\n（单位：元）",
        "经费进度台账\n金额单位：人民币元",
        "经费进度台账\n单位：元、%",
    ] {
        let quarter = spending(title, PLAIN, "100000", "50000");
        assert_eq!(of_rate(&quarter), ("5".into(), "0".into(), Vec::new()), "{title}");
        let heads = ["年度经费（万元）", "累计支出"];
        let mixed = spending(title, heads, "10", "50000");
        assert_eq!(of_rate(&mixed), ("5".into(), "0".into(), Vec::new()), "{title}");
    }
}

#[test]
fn a_unit_of_measure_that_contradicts_is_an_error() {
    for title in [
        "经费进度台账（单位：元）\n单位：万元",
        "经费进度台账\n单位：元、万元",
    ] {
        let outcome = spending(title, PLAIN, "100000", "50000").run().outcome;
        let stated = told(&outcome, "R16");
        assert_eq!(mark(&outcome, "东街", RATE), "0", "{title}");
        assert!(!stated.is_empty(), "{title}: {:?}", codes(&outcome));
    }
}

#[test]
fn yuan_in_a_column_of_ten_thousand_waits_for_the_office() {
    let wrong = spending("经费进度台账", PLAIN, "10", "98000");
    assert_eq!(of_rate(&wrong), ("0".into(), "0".into(), vec!["K66"]));
    let granted = confirmed(wrong.clone(), "累计支出", "成立");
    assert_eq!(of_rate(&granted), ("10".into(), "3".into(), Vec::new()));
    let refused = confirmed(wrong.clone(), "累计支出", "不成立");
    assert_eq!(of_rate(&refused), ("0".into(), "0".into(), vec!["K66"]));
    let other_column = confirmed(wrong, "年度经费", "成立");
    assert_eq!(of_rate(&other_column), ("0".into(), "0".into(), vec!["K66"]));
}

#[test]
fn a_rate_above_twice_the_plan_earns_no_bonus_until_it_is_confirmed() {
    let twice = spending("经费进度台账", PLAIN, "10", "20");
    assert_eq!(of_rate(&twice), ("10".into(), "3".into(), Vec::new()));
    let beyond = spending("经费进度台账", PLAIN, "10", "20.1");
    assert_eq!(of_rate(&beyond), ("10".into(), "0".into(), vec!["K68"]));
    let told = words(&beyond.run().outcome, "东街", RATE);
    assert!(told.contains("超出计划的 10.1 待办公室核实"), "{told}");
    let granted = confirmed(beyond, "累计支出", "核实无误");
    assert_eq!(of_rate(&granted), ("10".into(), "3".into(), Vec::new()));
}

#[test]
fn what_is_beyond_the_plan_of_one_row_does_not_make_up_for_another() {
    let two = "经费进度台账\n填报单位：东街社区\n项目,月份,年度经费,累计支出,是否公示,制度文号\n桶站,,10,30,,\n宣传栏,,30,0,,\n";
    let quarter = with_bonus().put("inbox/2022Q2/东街社区/经费.csv", two);
    assert_eq!(of_rate(&quarter), ("2.5".into(), "0".into(), vec!["K68"]));
    let told = words(&quarter.run().outcome, "东街", RATE);
    assert!(told.contains("“累计支出”超出计划的 20 待办公室核实"), "{told}");
    // A row without any plan adds nothing to the others either.
    let two = two.replace("桶站,,10,30", "桶站,,0,30");
    let quarter = with_bonus().put("inbox/2022Q2/东街社区/经费.csv", &two);
    assert_eq!(of_rate(&quarter), ("0".into(), "0".into(), vec!["K68"]));
}

#[test]
fn what_is_far_too_small_counts_as_written_and_is_asked_about() {
    let small = spending("经费进度台账", PLAIN, "1000", "10");
    assert_eq!(of_rate(&small), ("0.1".into(), "0".into(), vec!["K67"]));
    let more = spending("经费进度台账", PLAIN, "1000", "10.1");
    assert_eq!(of_rate(&more).2, Vec::<&str>::new());
    let nothing = spending("经费进度台账", PLAIN, "1000", "0");
    assert_eq!(of_rate(&nothing), ("0".into(), "0".into(), Vec::new()));
}

/// The first quarter, sealed, with a plan and a sum spent.
fn seal_of(planned: &str, spent: &str) -> History {
    let quarter = spending("经费进度台账", PLAIN, planned, spent);
    let first = quarter.renamed(|path| path.replace("2022Q2", "2022Q1"));
    sealed(first.run_after("2022Q1", &History::default()))
}

fn after(seal: &History, planned: &str, spent: &str) -> Outcome {
    spending("经费进度台账", PLAIN, planned, spent)
        .run_after("2022Q2", seal)
        .outcome
}

#[test]
fn a_figure_is_held_against_its_seal_where_it_has_no_plan() {
    let seal = seal_of("10", "2");
    // The plan of the seal holds (rule 44), whatever the row says.
    let shrunk = after(&seal, "0.1", "8");
    assert_eq!(mark(&shrunk, "东街", RATE), "8");
    // A sum that has grown a hundredfold within its plan is nothing out of proportion.
    let grown = after(&seal_of("1000", "2"), "1000", "900");
    assert!(told(&grown, "K66").is_empty());
    assert_eq!(mark(&grown, "东街", RATE), "9");
}

#[test]
fn a_plan_that_grew_a_hundredfold_is_asked_about_and_counts() {
    // No year's target, which the seal would hold.
    let check = "  { check = \"慢于序时\", column = \"累计支出\", of = [\"年度经费\"], limit = 10 },\n";
    let quarter = |planned: &str, spent: &str| {
        spending("经费进度台账", PLAIN, planned, spent).change("ledgers.toml", check, "")
    };
    let first = quarter("5", "2").renamed(|path| path.replace("2022Q2", "2022Q1"));
    let seal = sealed(first.run_after("2022Q1", &History::default()));
    // Were it left to the seal, 300 of 800 would be more than all of 5.
    let outcome = quarter("800", "300").run_after("2022Q2", &seal).outcome;
    assert_eq!(told(&outcome, "K66").len(), 1);
    assert_eq!(mark(&outcome, "东街", RATE), "3.75");
}

#[test]
fn a_percentage_above_two_hundred_is_not_taken() {
    let percent = |said: &str| {
        let quarter = Quarter::good().change("东街/宣传", "10,10,0,,", &format!("10,10,0,{said},"));
        codes(&quarter.run().outcome)
    };
    assert_eq!(percent("200%"), Vec::<&str>::new());
    assert_eq!(percent("201%"), ["K69"]);
}

#[test]
fn a_confirmation_names_a_column_of_numbers_and_a_row() {
    let good = spending("经费进度台账", PLAIN, "10", "98000");
    let text = confirmed(good.clone(), "项目", "成立").run().outcome;
    assert_eq!(told(&text, "S25").len(), 1);
    let partly = confirmed(good, "累计支出", "部分成立").run().outcome;
    assert!(told(&partly, "K66").len() == 1 && mark(&partly, "东街", RATE) == "0");
}

#[test]
fn a_figure_that_is_confirmed_after_the_seal_is_a_correction() {
    let first =
        spending("经费进度台账", PLAIN, "10", "98000").renamed(|path| path.replace("2022Q2", "2022Q1"));
    let seal = sealed(first.run_after("2022Q1", &History::default()));
    let second = spending("经费进度台账", PLAIN, "10", "9");
    let files = first.renamed(|path| path.to_owned());
    let second = confirmed(second, "累计支出", "成立");
    let outcome = second.run_correcting("2022Q2", &seal, &files).outcome;
    assert!(told(&outcome, "K70").is_empty());
    let [correction] = &outcome.corrections[..] else {
        panic!("{:?}", outcome.corrections);
    };
    assert_eq!(
        corrected(correction),
        ["东街社区 经费支出率 0→10", "东街社区 报送质量 4→5"]
    );
}

#[test]
fn a_plan_that_the_office_has_changed_counts_once_it_is_confirmed() {
    let seal = seal_of("10", "2");
    let held = after(&seal, "20", "9");
    assert_eq!(
        (told(&held, "K40").len(), mark(&held, "东街", RATE).as_str()),
        (1, "9")
    );
    let quarter = confirmed(spending("经费进度台账", PLAIN, "20", "9"), "年度经费", "成立");
    let changed = quarter.run_after("2022Q2", &seal).outcome;
    assert_eq!((told(&changed, "K40").len(), told(&changed, "K70").len()), (0, 0));
    assert_eq!(mark(&changed, "东街", RATE), "4.5");
}

#[test]
fn a_plan_of_nothing_takes_nothing_out_of_the_rate() {
    let none = spending("经费进度台账", PLAIN, "0", "9");
    assert_eq!(of_rate(&none), ("0".into(), "0".into(), vec!["K68"]));
    // Not 不涉及: the office has to say what the plan was.
    assert!(words(&none.run().outcome, "东街", RATE).contains("桶站"));
    let nothing_planned = spending("经费进度台账", PLAIN, "0", "0");
    assert_eq!(of_rate(&nothing_planned).0, "不涉及");
    // Without the year's target, which the seal would hold.
    let check = "  { check = \"慢于序时\", column = \"累计支出\", of = [\"年度经费\"], limit = 10 },\n";
    let quarter = |planned: &str, spent: &str| {
        spending("经费进度台账", PLAIN, planned, spent).change("ledgers.toml", check, "")
    };
    let first = quarter("10", "2").renamed(|path| path.replace("2022Q2", "2022Q1"));
    let seal = sealed(first.run_after("2022Q1", &History::default()));
    let outcome = quarter("0", "9").run_after("2022Q2", &seal).outcome;
    assert_eq!(mark(&outcome, "东街", RATE), "9");
}
