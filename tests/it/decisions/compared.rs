//! Numbers held against an earlier period and against other units; what is given where nothing was due but others had
//! something.

use super::one_part::{NAME, both, marks, own, told, with};
use super::quarter::{codes, line, sealed, unit, words};
use kaoping::history::History;
use kaoping::outcome::Outcome;
use kaoping::pipeline::{Basis, OwnMarks};
use std::sync::Arc;

/// 东街: 50 %, 西街: 62.5 %.
const RATE: &str = "ledger = \"交办办理台账\", deadlines = [\"办结\"]";
/// 东街: 12, 西街: 4.
const TASK: &str = "roster = \"任务\"";

#[test]
fn a_number_is_held_against_those_of_the_others() {
    let of = |rest: &str| marks(RATE, rest);
    let bands = "others = \"名次\", bands = [{ at_most = 1, mark = 10 }, { mark = 6 }]";
    assert_eq!(of(bands), ["6", "10"]);
    let steps = "others = \"名次\", steps = [{ above = 1, every = 1, amount = -0.5 }]";
    assert_eq!(of(steps), ["9.5", "10"]);
    // 50 ÷ 62.5 = 80 %
    assert_eq!(of("others = \"与第一名之比\""), ["8", "10"]);
    // The mean is 56.25: 88.888… % and 111.11 %, which the points cut.
    assert_eq!(of("others = \"与平均之比\""), ["8.89", "10"]);
    assert_eq!(of("others = \"与平均之比\", cap = 12"), ["8.89", "11.11"]);
    assert_eq!(of("others = \"最低最高\""), ["0", "10"]);
    assert_eq!(of("others = \"百分位\""), ["0", "10"]);
    // Where less is better the relation is turned.
    assert_eq!(of("others = \"与第一名之比\", better = \"低\""), ["10", "8"]);
    assert_eq!(
        of("others = \"名次\", better = \"低\", bands = [{ at_most = 1, mark = 10 }, { mark = 6 }]"),
        ["10", "6"]
    );
    // Any number: 12 and 4 of the roster.
    assert_eq!(marks(TASK, "others = \"与第一名之比\""), ["10", "3.33"]);
    // A number held against a target before it is held against others: 80 % and 25 %.
    let target = "target = { roster = \"任务\" }, others = \"与第一名之比\"";
    let rows = "ledger = \"交办办理台账\"";
    // 东街: three rows of 12; 西街: 1 + 0.6 of 4: 40 %.
    assert_eq!(marks(rows, target), ["6.25", "10"]);
    let outcome = with(&format!("{RATE}, others = \"与第一名之比\"")).run().outcome;
    let said = words(&outcome, "东街", NAME);
    assert!(
        said.contains("本组2个单位里第2名，与第一名之比 50 ÷ 62.5 = 80%"),
        "{said}"
    );
    let lost: rust_decimal::Decimal = line(&outcome, "东街", NAME)
        .deductions
        .iter()
        .map(|lost| lost.amount)
        .sum();
    assert_eq!(lost, 2.into());
}

#[test]
fn who_has_no_number_is_not_among_the_others_and_gains_nothing() {
    let part =
        format!("{RATE}, others = \"名次\", steps = [{{ above = 1, every = 1, amount = -6 }}], floor = -20");
    assert_eq!(both(&with(&part).run().outcome), ["4", "10"]);
    // 东街 sends nothing of its own: where the last would get less than nothing, it gets that.
    let own = "ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\"";
    let part =
        format!("{own}, others = \"名次\", steps = [{{ above = 1, every = 1, amount = -16 }}], floor = -20");
    let quarter = with(&part);
    let outcome = quarter.clone().unsent("东街/经费").run().outcome;
    assert_eq!(both(&outcome), ["-6", "10"]);
    let mild = format!("{own}, others = \"名次\", steps = [{{ above = 1, every = 1, amount = -6 }}]");
    assert_eq!(both(&with(&mild).unsent("东街/经费").run().outcome), ["0", "10"]);
    // A figure that cannot be read does not make a sum that should be low look lower: the unit gets the least, and the
    // others are not measured by it.
    let low = "ledger = \"经费进度台账\", sum = \"累计支出\", others = \"与第一名之比\", better = \"低\"";
    let spoilt = with(low).change("东街/经费", "桶站,,10,,", "桶站,,10,见附件,");
    assert_eq!(both(&spoilt.run().outcome), ["0", "10"]);
}

#[test]
fn a_unit_alone_does_not_know_its_place() {
    let quarter = with(&format!(
        "{TASK}, others = \"名次\", steps = [{{ above = 1, every = 1, amount = -6 }}]"
    ));
    let own = own(&quarter);
    let mut lines = own.units.iter().flat_map(|unit| &unit.result.lines);
    let line = lines.find(|line| &*line.indicator == NAME).expect("a line");
    assert_eq!(line.mark, None);
    assert!(
        line.words()
            .join("；")
            .contains("要和别的单位比，办公室汇总后才知道"),
        "{:?}",
        line.words()
    );
}

/// The first quarter with 12 and 4, then the second with other numbers of the roster.
fn after(part: &str, east: &str, west: &str) -> Outcome {
    let first = with(part);
    let history = sealed(first.clone().run_after("2022Q1", &History::default()));
    let roster = |text: &str| {
        text.replace("石刚,是,12", &format!("石刚,是,{east}"))
            .replace("石刚,是,4", &format!("石刚,是,{west}"))
    };
    first
        .rewritten("roster.xlsx", roster)
        .run_after("2022Q2", &history)
        .outcome
}

#[test]
fn a_number_is_held_against_the_same_of_an_earlier_period() {
    let steps = "steps = [{ below = 50, every = 10, amount = -1 }]";
    let of = |how: &str, east: &str, west: &str| {
        both(&after(
            &format!("{TASK}, earlier = \"上期\", as = \"{how}\", {steps}"),
            east,
            west,
        ))
    };
    // 12 → 15: +25 %, three steps of ten below 50, the last not whole; 4 → 6: +50 %.
    assert_eq!(of("增幅", "15", "6"), ["8", "10"]);
    // +3 and +26 of numbers: 47 below, 24 below.
    assert_eq!(of("差", "15", "30"), ["6", "8"]);
    // 125 % and 150 % of what was.
    assert_eq!(
        both(&after(
            &format!("{TASK}, earlier = \"上期\", as = \"比\""),
            "6",
            "5"
        )),
        ["5", "10"]
    );
    // Less is better: 12 → 6 is a fall of 50 %.
    let less = format!("{TASK}, earlier = \"上期\", as = \"增幅\", better = \"低\", {steps}");
    assert_eq!(both(&after(&less, "6", "4")), ["10", "5"]);
    // Growth, then places: 西街 grew more.
    let places = format!(
        "{TASK}, earlier = \"上期\", as = \"增幅\", others = \"名次\", bands = [{{ at_most = 1, mark = 9 }}, {{ mark = 5 }}]"
    );
    assert_eq!(both(&after(&places, "15", "6")), ["5", "9"]);
    // Places climbed: 西街 was the second and is the first.
    let climbs = format!(
        "{TASK}, earlier = \"上期\", others = \"进位\", initial = 3, steps = [{{ above = 0, every = 1, amount = 0.5 }}, {{ below = 0, every = 1, amount = -0.5 }}]"
    );
    assert_eq!(both(&after(&climbs, "15", "16")), ["2.5", "3.5"]);
    let outcome = after(&climbs, "15", "16");
    assert!(
        words(&outcome, "西街", NAME).contains("本组2个单位里第1名，比那一期进1位"),
        "{}",
        words(&outcome, "西街", NAME)
    );
    let outcome = after(
        &format!("{TASK}, earlier = \"上期\", as = \"差\", {steps}"),
        "15",
        "30",
    );
    assert!(
        words(&outcome, "东街", NAME).contains("2022年第一季度 12，相比 +3"),
        "{}",
        words(&outcome, "东街", NAME)
    );
}

#[test]
fn what_was_not_sealed_then_is_not_applicable_unless_the_rule_says_so() {
    let part = format!("{TASK}, earlier = \"上期\", as = \"比\"");
    let of = |part: &str| both(&with(part).run().outcome);
    assert_eq!(of(&part), ["不涉及", "不涉及"]);
    assert_eq!(of(&format!("{part}, none_due = \"满分\"")), ["10", "10"]);
    let outcome = with(&part).run().outcome;
    assert!(words(&outcome, "东街", NAME).contains("上期没有封存这个数，或者数法改过"));
    // Sealed, but of something else.
    let before = with(&format!("{RATE}, earlier = \"上期\", as = \"比\""));
    let history = sealed(before.run_after("2022Q1", &History::default()));
    assert_eq!(
        both(&with(&part).run_after("2022Q2", &history).outcome),
        ["不涉及", "不涉及"]
    );
    // A year before nothing was sealed.
    assert_eq!(
        of(&format!("{TASK}, earlier = \"去年同期\", as = \"比\"")),
        ["不涉及", "不涉及"]
    );
}

#[test]
fn where_nothing_was_due_the_mean_of_the_others_is_given() {
    // 东街 has none of 何三's items.
    let none = format!("{RATE}, where = [{{ column = \"责任人\", in = [\"何三\"] }}], none_due = \"平均分\"");
    assert_eq!(both(&with(&none).run().outcome), ["6.25", "6.25"]);
    let nobody =
        format!("{RATE}, where = [{{ column = \"责任人\", in = [\"何四\"] }}], none_due = \"平均分\"");
    assert_eq!(both(&with(&nobody).run().outcome), ["不涉及", "不涉及"]);
}

#[test]
fn from_nothing_nothing_grows_by_so_many_per_cent() {
    let steps = "steps = [{ below = 50, every = 10, amount = -1 }]";
    let quarter = with(&format!("{TASK}, earlier = \"上期\", as = \"增幅\", {steps}"));
    let mut history = sealed(quarter.run_after("2022Q1", &History::default()));
    let first = Arc::make_mut(&mut history.periods[0]);
    for number in first.units.iter_mut().flat_map(|unit| &mut unit.numbers) {
        number.number = 0.into();
    }
    let outcome = quarter.run_after("2022Q2", &history).outcome;
    assert_eq!(both(&outcome), ["不涉及", "不涉及"]);
    let words = words(&outcome, "东街", NAME);
    assert!(words.contains("上期是 0，算不出增幅"), "{words}");
}

#[test]
fn an_earlier_period_that_is_not_sealed_yet_is_told() {
    let part = format!("{TASK}, earlier = \"上期\", as = \"比\"");
    assert!(codes(&with(&part).run().outcome).contains(&"H03"));
    assert!(!codes(&after(&part, "12", "4")).contains(&"H03"));
    let growing = "ledger = \"交办办理台账\", amount = -1, repeat = { window = \"年\", factors = [{ nth = 2, factor = 2 }] }";
    assert!(codes(&with(growing).run().outcome).contains(&"H03"));
    assert!(!codes(&after(growing, "12", "4")).contains(&"H03"));
    // Before the first period there is none, nor in a window that this one begins.
    let first = with(&part).run_after("2022Q1", &History::default());
    assert!(!codes(&first.outcome).contains(&"H03"));
    let quarter = with(&growing.replace("年", "季"));
    assert!(!codes(&quarter.run().outcome).contains(&"H03"));
}

#[test]
fn a_unit_alone_knows_neither_the_mean_of_the_others_nor_an_earlier_number() {
    let progress = "ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\"";
    let none = "where = [{ column = \"年度经费\", at_least = 99999 }], none_due = \"平均分\"";
    for (keys, said) in [
        (none, "要和别的单位比，办公室汇总后才知道"),
        ("earlier = \"上期\", as = \"比\"", "上期没有封存这个数"),
    ] {
        let own = own(&with(&format!("{progress}, {keys}")));
        let mut lines = own.units.iter().flat_map(OwnMarks::lines);
        let (line, basis) = lines.find(|(line, _)| &*line.indicator == NAME).expect("a line");
        assert_eq!((line.mark, basis), (None, Basis::Office), "{keys}");
        let words = line.words().join("；");
        assert!(words.contains(said), "{words}");
    }
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    for (what, rest, said) in [
        (RATE, "others = \"名次\"", "名次不能按比例给分"),
        (RATE, "earlier = \"上期\"", "怎样比，要写as"),
        (RATE, "earlier = \"上期\", as = \"差\"", "差、增幅不是完成比例"),
        (
            RATE,
            "earlier = \"上期\", as = \"比\", target = 3",
            "只能和一个数比",
        ),
        (
            RATE,
            "others = \"进位\", steps = [{ above = 0, every = 1, amount = 1 }]",
            "要写earlier",
        ),
        (
            RATE,
            "earlier = \"上期\", as = \"差\", others = \"进位\", steps = [{ above = 0, every = 1, amount = 1 }]",
            "去掉as",
        ),
        (
            RATE,
            "earlier = \"上期\", as = \"增幅\", others = \"与第一名之比\"",
            "可能是负数",
        ),
        (RATE, "among = \"全部\"", "先要写others"),
        (RATE, "better = \"低\"", "没有高低之分"),
        (RATE, "others = \"最低最高\", amount = -1", "不能每件加减"),
        (
            "assessed = true",
            "others = \"最低最高\"",
            "不是可以和别的单位比的数",
        ),
        (
            "ledger = \"交办办理台账\", findings = [\"办理进展\"]",
            "amount = -1, others = \"最低最高\"",
            "不是可以和别的单位比的数",
        ),
    ] {
        let told = told(what, rest);
        assert!(told.contains(said), "{rest}: {told}");
    }
    let outcome = with(&format!("{RATE}, others = \"最低最高\", among = \"全部\""))
        .run()
        .outcome;
    assert!(
        unit(&outcome, "东街")
            .lines
            .iter()
            .any(|line| line.words().join("").contains("参评的2个单位"))
    );
}
