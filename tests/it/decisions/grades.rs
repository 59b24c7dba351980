//! Grades: what makes no sense, ties across an edge, what lowers them.

use super::quarter::{Quarter, unit};
use kaoping::outcome::Outcome;

/// The small campaign with grades. `keys`: those of the grades but their name and clause.
fn with(keys: &str) -> Quarter {
    let grades = format!("[[grades]]\nname = \"等次\"\nclause = \"L06\"\n{keys}\n\n[submission]");
    Quarter::good()
        .change("campaign.toml", "[submission]", &grades)
        .change(
            "campaign.toml",
            "table = \"季度\"",
            "table = \"季度\"\ngrades = \"等次\"",
        )
}

fn graded(keys: &str) -> [String; 2] {
    of(&with(keys).run().outcome)
}

fn of(outcome: &Outcome) -> [String; 2] {
    ["东街", "西街"].map(|name| unit(outcome, name).grade_cell())
}

#[test]
fn ties_across_the_edge_all_go_down_and_room_is_not_passed_on() {
    // Both have full marks and one place.
    let levels = |first: &str| {
        format!(
            "levels = [{{ grade = \"优\", {first} }}, {{ grade = \"良\", places = 1 }}, {{ grade = \"中\" }}]"
        )
    };
    assert_eq!(graded(&levels("places = 1")), ["中", "中"]);
    assert_eq!(graded(&levels("places = 2")), ["优", "优"]);
    assert_eq!(graded(&levels("quota = 50")), ["中", "中"]);
    assert_eq!(graded(&levels("quota = 90")), ["中", "中"]);
    assert_eq!(graded(&levels("quota = 90, rest = \"按一步\"")), ["优", "优"]);
    // One place less: only 西街 reaches the line.
    let late = with(&levels("places = 1, at_least = 99")).change("东街/交办", "2022-05-30", "2022-06-10");
    assert_eq!(of(&late.run().outcome), ["良", "优"]);
}

#[test]
fn what_lowers_a_grade_never_raises_it_and_never_goes_below_the_last() {
    let levels =
        "levels = [{ grade = \"优\", at_least = 90 }, { grade = \"良\", at_least = 60 }, { grade = \"中\" }]";
    let lower = |lower: &str| format!("{levels}\nlower = [{lower}]");
    let late = |keys: &str| {
        of(&with(keys)
            .change("东街/交办", "2022-05-30", "2022-06-10")
            .run()
            .outcome)
    };
    assert_eq!(late(levels), ["良", "优"]);
    assert_eq!(
        late(&lower("{ missed = [\"交办办结率\"], by = 1 }")),
        ["中", "优"]
    );
    assert_eq!(
        late(&lower("{ missed = [\"交办办结率\"], by = 9 }")),
        ["中", "优"]
    );
    assert_eq!(
        late(&lower("{ missed = [\"交办办结率\"], to = \"优\" }")),
        ["良", "优"]
    );
    // First to a level, then by levels.
    assert_eq!(
        late(&lower(
            "{ missed = [\"交办办结率\"], by = 1 }, { missed = [\"交办办结率\"], to = \"良\" }"
        )),
        ["中", "优"]
    );
    let black = "{ black = true, to = \"中\" }";
    let quarter = with(&lower(black)).change("campaign.toml", "below = 60", "below = 100");
    let outcome = quarter
        .change("东街/交办", "2022-05-30", "2022-06-10")
        .run()
        .outcome;
    assert_eq!(of(&outcome), ["中", "优"]);
    assert_eq!(
        unit(&outcome, "东街").grade_words(),
        ["按得分是良，列入黑榜，定为中"]
    );
}

#[test]
fn grades_that_make_no_sense_are_refused() {
    let levels = "levels = [{ grade = \"优\", at_least = 90 }, { grade = \"中\" }]";
    for (keys, said) in [
        (
            "levels = [{ grade = \"优\", at_least = 90 }]",
            "最后一个等次不写条件",
        ),
        (
            "levels = [{ grade = \"优\" }, { grade = \"中\" }]",
            "后面的等次谁也得不到",
        ),
        (
            "levels = [{ grade = \"优\", at_least = 80 }, { grade = \"良\", at_least = 90 }, { grade = \"中\" }]",
            "分数线不能更高",
        ),
        (
            "levels = [{ grade = \"优\", at_least = 80, rest = \"按一步\" }, { grade = \"中\" }]",
            "要写quota",
        ),
        (
            "levels = [{ grade = \"优\", missed = [\"办结\"] }, { grade = \"中\" }]",
            "办结",
        ),
        (
            &format!("{levels}\nlower = [{{ veto = \"事故\", to = \"中\" }}]"),
            "事故",
        ),
        (
            &format!("{levels}\nlower = [{{ black = true, to = \"差\" }}]"),
            "差",
        ),
        (&format!("{levels}\nlower = [{{ black = true }}]"), "写一个"),
        (
            &format!("{levels}\nlower = [{{ black = true, missed = [\"交办办结率\"], by = 1 }}]"),
            "只写一件事",
        ),
        (
            &format!("{levels}\nlower = [{{ ladder = \"违规\", step = 1, by = 1 }}]"),
            "没有写[ladder]",
        ),
        (
            "levels = [{ grade = \"优\", places = 0 }, { grade = \"中\" }]",
            "名额是0",
        ),
        (
            &format!("{levels}\nlower = [{{ missed = [], by = 1 }}]"),
            "没有写指标",
        ),
        (&format!("only = [\"月\"]\n{levels}"), "不按“月”考评"),
    ] {
        let told = with(keys).built().map(|_| ()).expect_err(keys).join("\n");
        assert!(told.contains(said), "{keys}: {told}");
    }
    // Conditions that can never hold.
    let refused = |quarter: Quarter| quarter.built().map(|_| ()).expect_err("refused").join("\n");
    let pointless = with("levels = [{ grade = \"优\", missed = [\"经费支出率\"] }, { grade = \"中\" }]")
        .change(
            "scoring.toml",
            "\"经费支出率\", points = 10",
            "\"经费支出率\", points = 0",
        )
        .change(
            "scoring.toml",
            "\"宣传与入户\", points = 20",
            "\"宣传与入户\", points = 30",
        );
    let told = refused(pointless);
    assert!(told.contains("“社区”的等次条件missed写的“经费支出率”"), "{told}");
    let black = with(&format!("{levels}\nlower = [{{ black = true, to = \"中\" }}]"));
    for (from, to) in [
        ("black = { places = 1", "black = { places = 0"),
        ("below = 60 }", "below = 60, only = [\"阶段\"] }"),
    ] {
        let told = refused(black.clone().change("campaign.toml", from, to));
        assert!(told.contains("没有黑榜"), "{told}");
    }
    let unused = Quarter::good().change(
        "campaign.toml",
        "[submission]",
        &format!("[[grades]]\nname = \"等次\"\nclause = \"L06\"\n{levels}\n\n[submission]"),
    );
    let told = unused.built().map(|_| ()).expect_err("unused").join("\n");
    assert!(told.contains("没有一个组用它"), "{told}");
}
