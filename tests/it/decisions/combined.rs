//! Parts of which one decides, or their mean; limits of a line; amounts that give, by code, without a floor.

use super::one_part::{ASKED, NAME};
use super::pairs::quarter;
use super::quarter::{Quarter, line, mark, unit, words};
use kaoping::history::History;

const RATE: &str = "ledger = \"交办办理台账\", deadlines = [\"办结\"]";

/// The indicator with these parts and keys in the place of another one of ten points.
fn changed(keys: &str, parts: &[&str]) -> Quarter {
    let parts: Vec<String> = parts.iter().map(|part| format!("{{ {part} }}")).collect();
    quarter().change(
        "scoring.toml",
        ASKED,
        &format!("{keys}\nparts = [{}]", parts.join(", ")),
    )
}

fn marks(keys: &str, parts: &[&str]) -> [String; 2] {
    let outcome = changed(keys, parts)
        .run_after("2022Q2", &History::default())
        .outcome;
    ["东街", "西街"].map(|name| mark(&outcome, name, NAME))
}

fn told(keys: &str, parts: &[&str]) -> String {
    let mistakes = changed(keys, parts)
        .built()
        .map(|_| ())
        .expect_err("it is refused");
    mistakes.join("\n")
}

#[test]
fn the_highest_the_lowest_or_the_mean_of_parts_is_taken_each_out_of_the_whole_line() {
    // 东街: 50 % by its limits, three of its four tasks: 2 by bands; 西街: 62.5 %, 8 by bands.
    let bands = format!("{RATE}, bands = [{{ at_least = 60, mark = 8 }}, {{ mark = 2 }}]");
    let parts = [RATE, bands.as_str()];
    assert_eq!(marks("combine = \"取高\"", &parts), ["5", "8"]);
    assert_eq!(marks("combine = \"取低\"", &parts), ["2", "6.25"]);
    // (5 + 2) ÷ 2, (6.25 + 8) ÷ 2 = 7.125
    assert_eq!(marks("combine = \"平均\"", &parts), ["3.5", "7.13"]);
    let outcome = changed("combine = \"取高\"", &parts).run().outcome;
    assert!(words(&outcome, "西街", NAME).contains("各部分取高 = 8.00"));
    // What is told as lost adds up to what the line lost.
    for keys in ["combine = \"取高\"", "combine = \"取低\"", "combine = \"平均\""] {
        let outcome = changed(keys, &parts).run().outcome;
        for name in ["东街", "西街"] {
            let line = line(&outcome, name, NAME);
            let lost: rust_decimal::Decimal = line.deductions.iter().map(|lost| lost.amount).sum();
            assert_eq!(line.points - lost, line.mark.expect("a mark"), "{keys} {name}");
            assert_eq!(
                line.calc.as_ref().map(kaoping::calc::Calc::value),
                line.mark,
                "{keys} {name}"
            );
        }
    }
}

#[test]
fn a_way_to_combine_needs_parts_that_can_be_combined() {
    assert!(told("combine = \"取高\"", &[RATE]).contains("只有一部分，没有可合的"));
    let sized = format!("{RATE}, worth = 3");
    let said = told("combine = \"取高\"", &[&sized, RATE]);
    assert!(
        said.contains("“combine”“worth”") && said.contains("每一部分都按整行的分值算"),
        "{said}"
    );
    assert!(told("combine = \"最高\"", &[RATE, RATE]).contains("最高"));
}

#[test]
fn a_line_has_limits_of_its_own() {
    let taking = "ledger = \"交办办理台账\", worth = 0, amount = -4";
    // 东街: 5 less three rows of 4; 西街: 6.25 less one of its own and a supporting row that weighs 0.6.
    assert_eq!(marks("", &[RATE, taking]), ["0", "0"]);
    assert_eq!(marks("floor = \"不封底\"", &[RATE, taking]), ["-7", "-0.15"]);
    assert_eq!(marks("floor = -3", &[RATE, taking]), ["-3", "-0.15"]);
    // The part's own floor holds for the line too.
    let open = format!("{taking}, floor = \"不封底\"");
    assert_eq!(marks("", &[RATE, &open]), ["-7", "-0.15"]);
    let giving = "ledger = \"交办办理台账\", worth = 0, amount = 4";
    assert_eq!(marks("", &[RATE, giving]), ["10", "10"]);
    assert_eq!(marks("cap = 12", &[RATE, giving]), ["12", "12"]);
    assert_eq!(marks("cap = \"不封顶\"", &[RATE, giving]), ["17", "12.65"]);
}

#[test]
fn marks_for_cases_begin_where_the_rule_says_and_go_by_code() {
    // 东街: rows 1 and 4 done, 3 under way; 西街: row 2 done, and row 1 as support under way.
    let of = |rest: &str| marks("", &[&format!("ledger = \"交办办理台账\", {rest}")]);
    let codes = |done: &str, under_way: &str| {
        format!(
            "amount = {{ column = \"办理状态\", codes = [{{ code = \"已完成\", amount = {done} }}, {{ code = \"推进中\", amount = {under_way} }}, \
             {{ code = \"未启动\", amount = 0 }}, {{ code = \"已销号\", amount = 0 }}] }}"
        )
    };
    assert_eq!(of(&codes("2", "1")), ["5", "2.6"]);
    assert_eq!(of(&format!("{}, initial = 3", codes("2", "-1"))), ["6", "4.4"]);
    assert_eq!(of(&codes("-1", "-5")), ["3", "6"]);
    let mixed = format!("ledger = \"交办办理台账\", {}", codes("2", "-1"));
    assert!(told("", &[&mixed]).contains("initial"));
    // Into the bonus and deduction points of the unit: nothing of the line, which keeps its own part.
    let into = format!(
        "ledger = \"交办办理台账\", {}, into = \"加减分\", cap = 2",
        codes("1", "0")
    );
    let outcome = changed("", &[RATE, &into]).run().outcome;
    assert_eq!(mark(&outcome, "东街", NAME), "5");
    assert_eq!(unit(&outcome, "东街").figures.gained, 2.into());
    assert!(words(&outcome, "东街", NAME).contains("计入加减分"));
    let taking = format!(
        "ledger = \"交办办理台账\", {}, into = \"加减分\"",
        codes("-1", "0")
    );
    let outcome = changed("", &[RATE, &taking]).run().outcome;
    assert_eq!(mark(&outcome, "东街", NAME), "5");
    assert_eq!(unit(&outcome, "东街").figures.deduction, 2.into());
}

#[test]
fn where_nothing_was_due_the_rule_says_what_is_given() {
    // Nobody of 东街 is 何四.
    let none = "ledger = \"交办办理台账\", deadlines = [\"办结\"], where = [{ column = \"责任人\", in = [\"何四\"] }]";
    let of = |policy: &str| {
        let part = format!("{none}{policy}");
        let outcome = changed("", &[&part]).run().outcome;
        line(&outcome, "东街", NAME)
            .mark
            .map(|mark| mark.normalize().to_string())
    };
    assert_eq!(of(""), None);
    assert_eq!(of(", none_due = \"不涉及\""), None);
    assert_eq!(of(", none_due = \"满分\"").as_deref(), Some("10"));
    assert_eq!(of(", none_due = \"零分\"").as_deref(), Some("0"));
    assert_eq!(of(", none_due = 60").as_deref(), Some("6"));
    // Rows that are charged for being there begin with all points, those that give with none.
    let rows = |rule: &str| {
        let part = format!(
            "ledger = \"交办办理台账\", where = [{{ column = \"责任人\", in = [\"何四\"] }}], {rule}"
        );
        let outcome = changed("", &[&part]).run().outcome;
        line(&outcome, "东街", NAME)
            .mark
            .map(|mark| mark.normalize().to_string())
    };
    assert_eq!(rows("amount = -1").as_deref(), Some("10"));
    assert_eq!(rows("amount = 1").as_deref(), Some("0"));
    assert_eq!(rows("amount = 1, none_due = 30").as_deref(), Some("3"));
    assert_eq!(rows("amount = -1, none_due = \"不涉及\""), None);
    // A ledger that never came is not one in which nothing was due.
    let part = format!("{none}, none_due = \"满分\"");
    let missing = changed("", &[&part]).unsent("东街/交办").run().outcome;
    assert_eq!(mark(&missing, "东街", NAME), "0");
    assert!(told("", &["submission = \"准确\", amount = -1, none_due = \"满分\""]).contains("none_due"));
    let only = "ledger = \"交办办理台账\", worth = 0, amount = -1, none_due = \"满分\"";
    assert!(told("", &[RATE, only]).contains("不占分值的没有应办就不加不减"));
}
