//! The year: quarters as later corrected, their vetoes, and nothing due but what it asks for (rule 66).

use super::quarter::{Quarter, line, mark, told, unit};
use kaoping::history::History;
use kaoping::outcome::{CorrectedLine, Outcome};
use kaoping::pipeline::Finished;
use kaoping::report::list_reports;
use kaoping::verdict::{Board, Rated};
use rust_decimal::Decimal;

/// A definition whose year is the mean of the quarters (60 points) and a mark of the office (40), with a veto that bars
/// from commendation and with orders for whoever sent nothing or lost points.
fn yearly() -> Quarter {
    let tables = "[[indicators]]\nname = \"季度平均\"\nclause = \"L06\"\nparts = [{ results = \"季\" }]\n\n\
        [[indicators]]\nname = \"年度任务\"\nclause = \"L06\"\nparts = [{ assessed = true }]\n\n\
        [[vetoes]]\nname = \"重大事故\"\nclause = \"L06\"\neffects = [\"不得评优\"]\n\n\
        [[tables]]\nname = \"年度\"\nclause = \"L06\"\n\n\
        [[tables.sections]]\nname = \"全年\"\nlines = [{ indicator = \"季度平均\", points = 60 }, { indicator = \"年度任务\", points = 40 }]\n\n\
        [[adjustments]]";
    let order = "[[orders]]\nname = \"责令整改\"\nclause = \"L06\"\nbelow = 100\nmissing = true\nwithin = 10\n\n[submission]";
    Quarter::good()
        .change(
            "campaign.toml",
            "table = \"季度\"",
            "table = \"季度\"\ntables = [{ period = \"年\", table = \"年度\" }]",
        )
        .change("campaign.toml", "[submission]", order)
        .change("scoring.toml", "[[adjustments]]", tables)
        .put(
            "registers/2022/核定得分.csv",
            "核定得分\n单位,指标,得分,核定人,文号,时间\n东街社区,年度任务,40,党工委,街办〔2022〕20号,2022-12-30\n西街社区,年度任务,30,党工委,街办〔2022〕20号,2022-12-30\n",
        )
}

/// Seals of the four quarters: the second as it was run, the others with its results, no files and no rows.
fn four(quarter: &Quarter) -> History {
    let run = quarter.run();
    let ids = ["2022Q1", "2022Q2", "2022Q3", "2022Q4"];
    let campaign = quarter.campaign();
    let seals = ids.map(|id| {
        let span = campaign.period(id).expect("a quarter").span;
        let mut open = run.sealed.clone();
        open.period = id.into();
        (open.from, open.to, open.as_of) = (span.from, span.to, span.to);
        let mut closed = run.sealed_restricted.clone();
        closed.period = id.into();
        if id != "2022Q2" {
            open.rows.clear();
            open.events.clear();
            open.sums.clear();
            open.inputs.clear();
        }
        (open, closed)
    });
    seals.into_iter().collect()
}

fn first_page(finished: &Finished) -> String {
    let reports = list_reports(&finished.outcome, &finished.restricted);
    let (_, leaders) = reports
        .books()
        .find(|(name, _)| name.contains("01-"))
        .expect("written");
    leaders.pages()[0].plain()
}

fn board(outcome: &Outcome, name: &str) -> Option<Board> {
    unit(outcome, name).board
}

#[test]
fn a_year_asks_for_no_ledger_and_orders_nobody() {
    let quarter = yearly();
    let finished = quarter.run_after("2022", &four(&quarter));
    let outcome = &finished.outcome;
    assert!(
        outcome.submissions.is_empty() && outcome.requirements.is_empty() && outcome.items.open.is_empty()
    );
    assert!(told(outcome, "S18").is_empty());
    assert!(outcome.orders.is_empty());
    for name in ["东街", "西街"] {
        assert_eq!(unit(outcome, name).rated, Rated::Scored);
    }
    // 60 × 100 % + 40, 60 × 100 % + 30.
    assert_eq!(unit(outcome, "东街").figures.total, Decimal::from(100));
    assert_eq!(unit(outcome, "西街").figures.total, Decimal::from(90));
    assert!(outcome.groups[0].provisional.is_empty());
    assert!(
        first_page(&finished).contains("缺报 | 无"),
        "{}",
        first_page(&finished)
    );
}

#[test]
fn a_quarter_still_orders_whoever_sent_nothing() {
    let silent = yearly().run_after("2022Q3", &History::default()).outcome;
    assert_eq!(silent.orders.len(), 2);
    assert_eq!(told(&silent, "S18").len(), 2);
}

#[test]
fn what_the_year_table_reads_is_due_with_the_year() {
    let quarter = yearly().change(
        "scoring.toml",
        "{ indicator = \"年度任务\", points = 40 }",
        "{ indicator = \"年度任务\", points = 30 }, { indicator = \"短板整改\", points = 10 }",
    );
    let outcome = quarter.run_after("2022", &four(&quarter)).outcome;
    let due: Vec<&str> = outcome.submissions.iter().map(|cell| &*cell.ledger).collect();
    assert_eq!(due, ["短板整改台账"; 2]);
    assert_eq!(unit(&outcome, "东街").rated, Rated::Missing);
    assert_eq!(mark(&outcome, "东街", "短板整改"), "0");
}

#[test]
fn a_missing_quarter_is_said_on_the_first_page() {
    let quarter = yearly();
    let mut history = four(&quarter);
    history.periods.pop();
    history.restricted.pop();
    let finished = quarter.run_after("2022", &history);
    let page = first_page(&finished);
    assert!(
        page.contains("暂定") && page.contains("2022年第四季度没有封存"),
        "{page}"
    );
    assert!(!page.contains("零报告"), "{page}");
}

#[test]
fn a_mark_that_is_not_entered_is_not_called_a_nil() {
    let quarter = yearly().gone("registers/2022/核定得分.csv");
    let finished = quarter.run_after("2022", &four(&quarter));
    let page = first_page(&finished);
    assert!(
        page.contains("核定得分还没有登记") && !page.contains("零报告"),
        "{page}"
    );
}

#[test]
fn a_veto_of_a_quarter_keeps_a_unit_off_the_red_list_of_the_year() {
    let quarter = yearly();
    let clean = quarter.run_after("2022", &four(&quarter)).outcome;
    assert_eq!(board(&clean, "东街"), Some(Board::Red));
    let vetoed = quarter.put(
        "registers/2022Q4/一票否决.csv",
        "一票否决\n单位,情形,文号,批准人,时间\n东街社区,重大事故,街办〔2022〕9号,党工委,2022-11-02\n",
    );
    let outcome = vetoed.run_after("2022", &four(&vetoed)).outcome;
    assert_eq!(board(&outcome, "东街"), None);
    assert!(unit(&outcome, "东街").vetoes[0].in_force);
    // In its own quarter 不得评优 is printed and bars from nothing.
    let quarter = vetoed.run_after("2022Q4", &History::default()).outcome;
    assert!(!unit(&quarter, "东街").board_words().join("").contains("否决"));
}

/// The second quarter with an item of 西街 that was done after its time, and a decision of the fourth that it was not the
/// unit's fault.
fn late_and_excused() -> Quarter {
    yearly().change("西街/交办", "2022-05-30", "2022-06-29").put(
        "registers/2022Q4/容错澄清.csv",
        "容错澄清\n类型,台账,编号,所指,单位,认定结论,文号,时间,批准人\n容错,交办办理台账,2,办结,西街社区,成立,容〔2022〕9号,2022-11-02,石刚\n",
    )
}

#[test]
fn the_year_takes_a_quarter_as_later_corrected() {
    let quarter = late_and_excused();
    let finished = quarter.run_correcting("2022", &four(&quarter), &quarter);
    let outcome = finished.outcome;
    let corrected: Vec<&CorrectedLine> = outcome.corrections.iter().flat_map(|one| &one.lines).collect();
    assert_eq!(corrected.len(), 1, "{corrected:?}");
    assert_eq!(
        (&*corrected[0].unit, &*corrected[0].indicator),
        ("西街社区", "交办办结率")
    );
    assert_eq!(corrected[0].total_before, Decimal::from(70));
    assert_eq!(corrected[0].total_after, Decimal::from(100));
    // (70 + 100 + 70 + 70) ÷ 4 = 77.5 per cent of 60.
    assert_eq!(mark(&outcome, "西街", "季度平均"), "46.5");
    assert_eq!(mark(&outcome, "东街", "季度平均"), "60");
    let cases = &line(&outcome, "西街", "季度平均").parts[0].cases;
    assert!(
        format!("{:?}", cases[1].result).contains("Corrected"),
        "{cases:?}"
    );
}

#[test]
fn a_year_whose_quarters_cannot_be_listed_takes_them_as_sealed() {
    let quarter = late_and_excused();
    let outcome = quarter.run_after("2022", &four(&quarter)).outcome;
    assert!(outcome.corrections.is_empty());
    assert_eq!(mark(&outcome, "西街", "季度平均"), "42");
}

/// The year with `parts` as its mean, or what the definition is refused with.
fn refused(parts: &str) -> String {
    let quarter = yearly().change("scoring.toml", "results = \"季\"", parts);
    quarter.built().err().unwrap_or_default().join("\n")
}

#[test]
fn weights_and_the_best_of_the_quarters() {
    let of = |parts: &str| {
        let quarter = yearly().change("scoring.toml", "results = \"季\"", parts);
        let mut history = four(&quarter);
        let totals = [60, 70, 80, 90];
        for (seal, total) in history.periods.iter_mut().zip(totals) {
            let seal = std::sync::Arc::make_mut(seal);
            seal.units
                .iter_mut()
                .for_each(|unit| unit.total = Decimal::from(total));
        }
        mark(&quarter.run_after("2022", &history).outcome, "东街", "季度平均")
    };
    // 60 × (60 + 70 + 80 + 90) ÷ 4 % = 60 × 75 %.
    assert_eq!(of("results = \"季\""), "45");
    // 60 × (6×60 + 7×70 + 8×80 + 9×90) ÷ 30 % = 60 × 2300 ÷ 30 %.
    assert_eq!(of("results = \"季\", weights = [6, 7, 8, 9]"), "46");
    // 60 × (90 + 80) ÷ 2 %.
    assert_eq!(of("results = \"季\", best = 2"), "51");
    // A curve of its own: 75 % lies half way between 0 at 70 % and all at 80 %.
    let linear = "results = \"季\", linear = [{ at = 70, percent = 0 }, { at = 80, percent = 100 }]";
    assert_eq!(of(linear), "30");
}

#[test]
fn a_quarter_that_is_not_closed_leaves_its_weight_or_counts_as_nought() {
    let of = |parts: &str| {
        let quarter = yearly().change("scoring.toml", "results = \"季\"", parts);
        let mut history = four(&quarter);
        history.periods.pop();
        history.restricted.pop();
        mark(&quarter.run_after("2022", &history).outcome, "东街", "季度平均")
    };
    let weights = "results = \"季\", weights = [10, 20, 30, 40]";
    // Three of 100 %; the last is not closed: 60 × 60 ÷ 100 %.
    assert_eq!(of(weights), "60");
    assert_eq!(of(&format!("{weights}, missing = \"计零\"")), "36");
    // The best two of 100, 100, 100 and 0.
    assert_eq!(of("results = \"季\", missing = \"计零\", best = 2"), "60");
}

#[test]
fn results_that_no_period_has_are_refused() {
    for (parts, why) in [
        ("results = \"月\"", "“社区”组不按“月”考评"),
        ("results = \"年\"", "2022年里没有完整的“年”"),
        (
            "results = \"季\", weights = [20, 30, 50]",
            "2022年里有4个“季”，这里却写了3个权重",
        ),
        ("results = \"季\", weights = [20, 30, 50, 0]", "权重是0"),
        ("results = \"季\", weights = [1, 1, 1, 1], best = 2", "只写一个"),
        ("results = \"季\", best = 5", "最多只有4个“季”"),
        ("assessed = true, missing = \"计零\"", "只用于各期得分"),
        ("assessed = true, best = 2", "只用于各期得分"),
        ("assessed = true, weights = [1, 2]", "只用于各期得分"),
        ("quarters = \"缺季计零\"", "没有“quarters”这一项"),
    ] {
        let told = refused(parts);
        assert!(told.contains(why), "{parts}: {told}");
    }
}
