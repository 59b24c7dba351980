//! Factors of an indicator, a section and a table.

use super::one_part::{ASKED, NAME, own};
use super::pairs::quarter;
use super::quarter::{Quarter, line, mark, unit, words};
use kaoping::outcome::Outcome;
use kaoping::pipeline::{Basis, OwnMarks};

/// The indicator of ten points that all its parts are reached in, times factors. `others`: keys of another indicator.
fn changed(times: &str, others: &str) -> Quarter {
    let parts = "parts = [{ ledger = \"交办办理台账\", deadlines = [\"办结\"] }]";
    let other = "name = \"交办办结率\"\n";
    quarter()
        .change("scoring.toml", ASKED, &format!("{parts}\n{times}"))
        .change("scoring.toml", other, &format!("{other}{others}\n"))
}

fn run(times: &str) -> Outcome {
    changed(times, "").run().outcome
}

fn both(times: &str) -> [String; 2] {
    let outcome = run(times);
    ["东街", "西街"].map(|name| mark(&outcome, name, NAME))
}

#[test]
fn an_indicator_is_multiplied_where_the_factor_holds() {
    // 5 and 6.25 without.
    assert_eq!(both(""), ["5", "6.25"]);
    assert_eq!(both("times = [{ factor = 0.5 }]"), ["2.5", "3.13"]);
    // Factors multiply, then the limits hold.
    assert_eq!(both("times = [{ factor = 2 }, { factor = 1.5 }]"), ["10", "10"]);
    assert_eq!(
        both("times = [{ factor = 2 }, { factor = 1.5 }]\ncap = \"不封顶\""),
        ["15", "18.75"]
    );
    // 12 and 4 of the roster.
    assert_eq!(
        both("times = [{ factor = { roster = \"任务\" } }]\ncap = \"不封顶\""),
        ["60", "25"]
    );
    let outcome = run("times = [{ factor = 0.5, missed = \"宣传与入户\" }, { factor = 0.8 }]");
    let told = words(&outcome, "东街", NAME);
    assert!(told.contains("乘0.8，得"), "{told}");
    for name in ["东街", "西街"] {
        let line = line(&outcome, name, NAME);
        let lost: rust_decimal::Decimal = line.deductions.iter().map(|lost| lost.amount).sum();
        assert_eq!(line.points - lost, line.mark.expect("a mark"), "{name}");
        assert_eq!(
            line.calc.as_ref().map(kaoping::calc::Calc::value),
            line.mark,
            "{name}"
        );
    }
}

#[test]
fn a_factor_does_not_lessen_what_is_below_nothing() {
    // 东街 holds nothing in May and loses 20 of its ten points: half of −10 would be a gain.
    let parts = "parts = [{ requirements = [\"每月宣传\"], amount = -20, floor = \"不封底\" }]";
    for times in ["factor = 0.5", "factor = 0, unmet = \"每月宣传\""] {
        let times = format!("times = [{{ {times} }}]");
        let line_of = quarter().change(
            "scoring.toml",
            ASKED,
            &format!("{parts}\n{times}\nfloor = \"不封底\""),
        );
        let outcome = line_of.run().outcome;
        assert_eq!(mark(&outcome, "东街", NAME), "-10", "{times}");
        assert!(!words(&outcome, "东街", NAME).contains('乘'));
        let name = "name = \"行动\"\n";
        let section = quarter()
            .change(
                "scoring.toml",
                ASKED,
                &format!("{}\nfloor = \"不封底\"", parts.replace("-20", "-90")),
            )
            .change("scoring.toml", name, &format!("{name}{times}\n"));
        let outcome = section.run().outcome;
        let section = &unit(&outcome, "东街").sections[1];
        assert!(section.marks < rust_decimal::Decimal::ZERO, "{}", section.marks);
        assert!(section.told().is_none());
    }
}

#[test]
fn what_is_missed_unmet_or_found_multiplies() {
    // 东街 held nothing in May: its line of activities is not full, and the requirement of every month is not met.
    for when in ["missed = \"宣传与入户\"", "unmet = \"每月宣传\""] {
        assert_eq!(
            both(&format!("times = [{{ factor = 0.8, {when} }}]")),
            ["4", "6.25"],
            "{when}"
        );
    }
    let outcome = run("times = [{ factor = 0.8, missed = \"宣传与入户\" }]");
    assert!(words(&outcome, "东街", NAME).contains("“宣传与入户”没有得满分，乘0.8，得 4.00"));
    assert!(!words(&outcome, "西街", NAME).contains('乘'));
    let deductions = &line(&outcome, "东街", NAME).deductions;
    assert!(
        deductions
            .iter()
            .any(|lost| lost.reason().contains("没有得满分，乘0.8"))
    );
    // Only 东街 has an item that is still under way and is its own.
    let found = "found = { ledger = \"交办办理台账\", where = [{ column = \"责任人\", in = [\"林二\"] }] }";
    assert_eq!(
        both(&format!("times = [{{ factor = 0.8, {found} }}]")),
        ["4", "6.25"]
    );
}

#[test]
fn a_line_that_hangs_on_another_that_is_multiplied_is_marked_after_it() {
    // 西街 reaches its activities in full, but not once they are multiplied for an item that is late.
    let activities = "name = \"宣传与入户\"\n";
    let times = "times = [{ factor = 0.9, missed = \"交办办结率\" }]\n";
    let quarter = changed("times = [{ factor = 0.8, missed = \"宣传与入户\" }]", "");
    let quarter = quarter.change("scoring.toml", activities, &format!("{activities}{times}"));
    let outcome = quarter.run().outcome;
    assert_eq!(mark(&outcome, "西街", "宣传与入户"), "18");
    assert_eq!(mark(&outcome, "西街", NAME), "5");
}

#[test]
fn sections_and_tables_are_multiplied_before_their_limits() {
    let marks = |from: &str, to: &str| {
        let outcome = quarter().change("scoring.toml", from, to).run().outcome;
        ["东街", "西街"].map(|name| {
            let figures = &unit(&outcome, name).figures;
            let section = unit(&outcome, name).sections[1].marks;
            [section, figures.scaled].map(|number| number.normalize().to_string())
        })
    };
    let name = "name = \"行动\"\n";
    let [east, west] = marks(name, name);
    let halved = marks(
        name,
        &format!("{name}times = [{{ factor = 0, unmet = \"每月宣传\" }}]\n"),
    );
    assert_eq!(halved[0][0], "0");
    assert_eq!(halved[1], west);
    let floored = marks(
        name,
        &format!("{name}times = [{{ factor = 0, unmet = \"每月宣传\" }}]\nfloor = 3\n"),
    );
    assert_eq!(floored[0][0], "3");
    let table = "name = \"季度\"\n";
    let whole = marks(table, &format!("{table}times = [{{ factor = 0.5 }}]\n"));
    let half = |text: &str| {
        let number: rust_decimal::Decimal = text.parse().expect("a number");
        kaoping::calc::round(number / rust_decimal::Decimal::TWO)
            .normalize()
            .to_string()
    };
    assert_eq!([&whole[0][1], &whole[1][1]], [&half(&east[1]), &half(&west[1])]);
    let outcome = quarter()
        .change(
            "scoring.toml",
            table,
            &format!("{table}times = [{{ factor = 0.5, missed = \"宣传与入户\" }}]\n"),
        )
        .run()
        .outcome;
    assert_eq!(
        unit(&outcome, "东街").factor_words(),
        "（“宣传与入户”没有得满分，乘0.5）"
    );
    assert_eq!(
        unit(&outcome, "西街").figures.scaled.normalize().to_string(),
        west[1]
    );
}

#[test]
fn the_rules_name_what_a_factor_and_a_comparison_rest_on() {
    let told = |keys: &str| {
        let progress = "ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\"";
        let part = format!("parts = [{{ {progress}{keys}");
        let outcome = quarter().change("scoring.toml", ASKED, &part).run().outcome;
        let rules = outcome.rules.into_iter().map(|rule| rule.text);
        let start = format!("{NAME}：");
        let of_it: Vec<String> = rules.filter(|text| text.starts_with(&start)).collect();
        of_it.join("；")
    };
    assert!(!told(" }]").contains("巡查交办登记"));
    let found = " }]\ntimes = [{ factor = 0.8, found = { ledger = \"巡查交办登记\" } }]";
    assert!(
        told(found).contains("由登记簿定：巡查交办登记"),
        "{}",
        told(found)
    );
    let roster = " }]\ntimes = [{ factor = { roster = \"任务\" } }]";
    assert!(told(roster).contains("由花名册定"), "{}", told(roster));
    let earlier = ", earlier = \"上期\", as = \"比\" }]";
    assert!(
        told(earlier).contains("由前面各期封存的结果定"),
        "{}",
        told(earlier)
    );
}

#[test]
fn a_unit_alone_does_not_know_a_factor_that_looks_at_what_is_the_office_s() {
    let parts = "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]";
    for (times, expected) in [
        ("", Basis::Files),
        ("times = [{ factor = 0.8 }]", Basis::Files),
        ("times = [{ factor = 0.8, unmet = \"每月宣传\" }]", Basis::Files),
        (
            "times = [{ factor = 0.8, missed = \"交办办结率\" }]",
            Basis::Office,
        ),
        (
            "times = [{ factor = 0.8, found = { ledger = \"巡查交办登记\" } }]",
            Basis::Office,
        ),
    ] {
        let own = own(&quarter().change("scoring.toml", ASKED, &format!("{parts}\n{times}")));
        let mut lines = own.units.iter().flat_map(OwnMarks::lines);
        let line = lines.find(|(line, _)| &*line.indicator == NAME);
        assert_eq!(line.map(|(_, basis)| basis), Some(expected), "{times}");
    }
}

#[test]
fn factors_that_mean_nothing_are_refused() {
    let told = |times: &str, others: &str| {
        let built = changed(times, others).built();
        built.map(|_| ()).expect_err(times).join("\n")
    };
    for (times, said) in [
        ("times = [{ factor = 1 }]", "乘以1什么也不变"),
        ("times = [{ factor = 0.8, missed = \"经费支出率\" }]", "绕成了圈"),
        ("times = [{ factor = 0.8, missed = \"经费支出\" }]", "经费支出"),
        (
            "times = [{ factor = 0.8, missed = \"宣传与入户\", unmet = \"每月宣传\" }]",
            "一个系数只看一件事",
        ),
        ("times = [{ missed = \"宣传与入户\" }]", "factor"),
        ("times = [{ factor = { roster = \"系数\" } }]", "系数"),
    ] {
        let told = told(times, "");
        assert!(told.contains(said), "{times}: {told}");
    }
    let circle = told(
        "times = [{ factor = 0.8, missed = \"交办办结率\" }]",
        "times = [{ factor = 0.8, missed = \"经费支出率\" }]",
    );
    assert!(circle.contains("绕成了圈"), "{circle}");
    let negative = changed("times = [{ factor = { roster = \"任务\" } }]", "");
    let negative = negative.rewritten("roster.xlsx", |text| text.replace("石刚,是,4", "石刚,是,-4"));
    let told = negative.built().map(|_| ()).expect_err("negative").join("\n");
    assert!(
        told.contains("系数要在0至100之间，花名册里不是的有：西街社区"),
        "{told}"
    );
    let quarter = changed("times = [{ factor = 0.8, missed = \"宣传与入户\" }]", "");
    let without = quarter
        .change(
            "scoring.toml",
            "  { indicator = \"宣传与入户\", points = 20 },\n",
            "",
        )
        .change(
            "scoring.toml",
            "{ indicator = \"短板整改\", points = 20 }",
            "{ indicator = \"短板整改\", points = 40 }",
        );
    let told = without.built().map(|_| ()).expect_err("another table").join("\n");
    assert!(told.contains("不在这张评分表里"), "{told}");
}
