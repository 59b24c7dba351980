//! Registers of the office: what a missing row, a copy, an impossible day makes of them (rules 69, 72, 74, 79, 82).

use super::quarter::{Quarter, codes, mark, told, unit, words};
use kaoping::history::History;
use kaoping::outcome::Outcome;

/// A register of inspections, read by 经费支出率 in place of the ledger.
fn inspected(definition: &str, rows: &str) -> Quarter {
    let ledgers = include_str!("../../data/decisions/ledgers.toml");
    let register = format!(
        "\n[[ledgers]]\nname = \"督查检查\"\nclause = \"L06\"\nkept_by = \"办公室\"\n{definition}columns = [\n  {{ name = \"编号\", required = true }},\n  {{ name = \"检查时间\", type = \"日期\", required = true }},\n  {{ name = \"社区\", type = \"单位\", required = true }},\n  {{ name = \"合格\", type = \"是否\", required = true }},\n]\n"
    );
    Quarter::good()
        .put("ledgers.toml", &format!("{ledgers}{register}"))
        .change(
            "scoring.toml",
            "parts = [{ ledger = \"经费进度台账\", sum = \"累计支出\", over = \"年度经费\" }]",
            "parts = [{ ledger = \"督查检查\", good = [{ column = \"合格\", in = [\"是\"] }] }]",
        )
        .put(
            "registers/2022Q2/督查检查.csv",
            &format!("督查检查\n编号,检查时间,社区,合格\n{rows}"),
        )
}

const KEYED: &str = "key = [\"编号\"]\ndate = \"检查时间\"\nlead = \"社区\"\n";

fn line_of(outcome: &Outcome, name: &str) -> (String, bool) {
    let line = super::quarter::line(outcome, name, "经费支出率");
    (mark(outcome, name, "经费支出率"), line.awaiting)
}

#[test]
fn a_register_of_every_unit_that_lacks_one_leaves_its_line_unsettled() {
    let rows = "1,2022-05-05,东街社区,是\n";
    let every = format!("{KEYED}rows = \"每单位\"\n");
    let outcome = inspected(&every, rows).run().outcome;
    assert_eq!(line_of(&outcome, "东街"), ("10".into(), false));
    assert_eq!(line_of(&outcome, "西街"), ("不涉及".into(), true));
    assert!(words(&outcome, "西街", "经费支出率").contains("待核定"));
    assert!(told(&outcome, "K62")[0].contains("西街社区"));
    assert!(!outcome.groups[0].provisional.is_empty());
    // Another register says by having no row that there was nothing.
    let outcome = inspected(KEYED, rows).run().outcome;
    assert_eq!(line_of(&outcome, "西街"), ("不涉及".into(), false));
    assert!(!codes(&outcome).contains(&"K62"));
}

/// Spot checks stand in the register of inspections.
fn sampled(rows: &str) -> Quarter {
    let sampling = "[sampling]\nclause = \"L06\"\nseed = \"分类\"\nrows = 1\nregister = { name = \"督查检查\" }\n\n[submission]";
    inspected(KEYED, rows).change("campaign.toml", "[submission]", sampling)
}

#[test]
fn a_spot_check_counts_for_the_period_it_looks_into() {
    // Made in August of what came for the second quarter, and entered there.
    let quarter = sampled("1,2022-08-10,东街社区,否\n2,2022-06-20,东街社区,是\n");
    let second = quarter.run().outcome;
    assert_eq!(mark(&second, "东街", "经费支出率"), "5");
    // The third quarter repeats the register and has a check of its own.
    let copied = quarter.put(
        "registers/2022Q3/督查检查.csv",
        "督查检查\n编号,检查时间,社区,合格\n1,2022-08-10,东街社区,否\n2,2022-06-20,东街社区,是\n3,2022-09-20,东街社区,是\n",
    );
    let third = copied.run_after("2022Q3", &History::default()).outcome;
    assert_eq!(mark(&third, "东街", "经费支出率"), "10");
    // Without a spot check set up, the day counts.
    let by_day = inspected(KEYED, "1,2022-08-10,东街社区,否\n2,2022-06-20,东街社区,是\n");
    assert_eq!(mark(&by_day.run().outcome, "东街", "经费支出率"), "10");
}

fn printed(outcome: &Outcome, ledger: &str) -> usize {
    let ledger = outcome.ledgers.iter().find(|one| &*one.ledger == ledger);
    ledger.map_or(0, |ledger| ledger.rows.len())
}

#[test]
fn an_item_that_registers_of_several_periods_repeat_is_one() {
    let first = "督查检查\n编号,检查时间,社区,合格\n1,2022-02-05,东街社区,否\n";
    let quarter = inspected(KEYED, "1,2022-02-05,东街社区,是\n2,2022-05-05,东街社区,是\n");
    let outcome = quarter.put("registers/2022Q1/督查检查.csv", first).run().outcome;
    assert_eq!(printed(&outcome, "督查检查"), 2);
    // Without a key, rows that are the same word for word are copies.
    let keyless = "date = \"检查时间\"\nlead = \"社区\"\n";
    let quarter = inspected(keyless, "1,2022-02-05,东街社区,否\n2,2022-05-05,东街社区,是\n");
    let outcome = quarter.put("registers/2022Q1/督查检查.csv", first).run().outcome;
    assert_eq!(printed(&outcome, "督查检查"), 2);
}

#[test]
fn a_receipt_that_cannot_be_is_a_mistake_of_the_register() {
    let good = unit(&Quarter::good().run().outcome, "东街").figures.total;
    for day in ["2021-07-02", "2031-07-02"] {
        let outcome = Quarter::good()
            .change(
                "报送登记",
                "东街社区,全部,2022-07-02",
                &format!("东街社区,全部,{day}"),
            )
            .run()
            .outcome;
        assert_eq!(unit(&outcome, "东街").figures.total, good, "{day}");
        assert_eq!(codes(&outcome), ["S20", "S66"], "{day}");
    }
    // A campaign may say how early what is sent in may come.
    let early = |day: &str| {
        Quarter::good()
            .change("campaign.toml", "[submission]\n", "[submission]\nearly = 10\n")
            .change(
                "报送登记",
                "东街社区,全部,2022-07-02",
                &format!("东街社区,全部,{day}"),
            )
            .run()
            .outcome
    };
    assert!(codes(&early("2022-05-31")).contains(&"S66"));
    assert!(!codes(&early("2022-06-25")).contains(&"S66"));
}

#[test]
fn zeroing_makes_a_line_0_also_when_nothing_was_due_in_it() {
    let zeroing = "[[adjustments]]\nname = \"弄虚作假\"\nclause = \"L06\"\nzeroes = true\nlevels = [{ level = \"查实\", amount = -3 }]\n\n[[tables]]";
    let quarter = Quarter::good()
        .change("东街/整改", "2022-06-10,2022-06-01", "2022-09-10,")
        .change("scoring.toml", "[[tables]]", zeroing);
    assert_eq!(mark(&quarter.run().outcome, "东街", "短板整改"), "不涉及");
    let outcome = quarter
        .put(
            "registers/2022Q2/加减分.csv",
            "加减分\n单位,类别,级别,事项,指标,文号,时间,批准人\n东街社区,弄虚作假,查实,整改不实,短板整改,1号,2022-06-28,石刚\n",
        )
        .run()
        .outcome;
    assert_eq!(mark(&outcome, "东街", "短板整改"), "0");
    let lost = &super::quarter::line(&outcome, "东街", "短板整改").deductions;
    assert_eq!(
        lost.iter().map(|one| one.amount).sum::<rust_decimal::Decimal>(),
        20.into()
    );
    // 80 of 100 points, less 3.
    assert_eq!(unit(&outcome, "东街").figures.total, 77.into());
}
