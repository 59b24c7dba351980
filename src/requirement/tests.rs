use super::*;
use crate::campaign::model::{ClauseId, CodeList, Every, LedgerId, Life, ListId, SetId, Window};
use crate::history::fixture::sealed;
use crate::history::{Sealed, SealedRestricted, SealedSum};
use crate::rows::sample::{self, day};

/// Units send rows with a number, a day, a code and an amount.
fn campaign(requirement: Requirement, every: Every) -> Campaign {
    let mut campaign = sample::campaign();
    campaign.lists = vec![CodeList {
        name: "类别".into(),
        clause: None,
        values: vec!["一".into(), "二".into()],
        aliases: Vec::new(),
        states: false,
    }]
    .into();
    let columns = [
        ("编号", ColumnKind::Text),
        ("时间", ColumnKind::Date),
        ("类别", ColumnKind::Choice(ListId(0))),
        ("数量", ColumnKind::Decimal),
    ];
    let mut ledger = sample::ledger("台账", &columns);
    ledger.due.every = every;
    ledger.life = Life::Event { date: ColumnId(1) };
    campaign.ledgers = vec![ledger].into();
    campaign.requirements = vec![requirement].into();
    campaign
}

fn requirement(measured: Measured, window: Window) -> Requirement {
    Requirement {
        name: "要求".into(),
        clause: ClauseId(0),
        each: Each::Units(SetId(0)),
        per: None,
        ledger: LedgerId(0),
        conditions: Vec::new(),
        measured,
        window,
        only: Vec::new(),
        by: None,
        at_least: None,
        at_most: None,
        at_most_of: None,
        paced: false,
        counts_for: CountsFor::OwnUnit,
    }
}

/// What is told of each case in the second quarter.
fn judged<T>(campaign: &Campaign, history: &History, text: &str, told: impl Fn(&Case<'_>) -> T) -> Vec<T> {
    judged_in(campaign, &sample::quarter(), history, text, told)
}

fn judged_in<T>(
    campaign: &Campaign,
    period: &Period,
    history: &History,
    text: &str,
    told: impl Fn(&Case<'_>) -> T,
) -> Vec<T> {
    let records = sample::all(campaign, &[text]);
    let rows = Rows::new(campaign, &records);
    let asked = Asked {
        rows: &rows,
        period,
        history,
    };
    judge_requirements(&asked).iter().map(told).collect()
}

/// Whether the ceilings of 甲, one for each code, lack a proof.
fn unproven(every: Every, text: &str) -> Vec<bool> {
    let ceiling = Requirement {
        per: Some(ColumnId(2)),
        at_most: Some(Decimal::TEN),
        ..requirement(Measured::Sum(ColumnId(3)), Window::Quarter)
    };
    let told =
        |case: &Case<'_>| (case.subject == Subject::Unit(UnitId(0))).then_some(case.unproven.is_some());
    let cases = judged(&campaign(ceiling, every), &History::default(), text, told);
    cases.into_iter().flatten().collect()
}

#[test]
fn an_unreadable_row_leaves_the_ceiling_of_its_code_and_quarter_unproven() {
    let with = |row: &str| unproven(Every::Period, &format!("甲|1|04-10|一|2\n甲|2|05-10|二|1\n{row}"));
    assert_eq!(with(""), [false, false]);
    assert_eq!(with("甲|3|06-10|一|!"), [true, false]);
    // Without a code it may be of any; in an earlier quarter it is of none.
    assert_eq!(with("甲|3|06-10||!"), [true, true]);
    assert_eq!(with("甲|3|02-10|一|!"), [false, false]);
}

#[test]
fn a_ceiling_without_any_row_is_unproven() {
    assert_eq!(unproven(Every::Period, "甲|1|04-10|一|2"), [false, true]);
    assert_eq!(unproven(Every::Period, "乙|1|04-10|一|2"), [true, true]);
}

#[test]
fn a_ceiling_of_a_monthly_ledger_is_proven_by_every_month() {
    let twice = "甲|1|04-10|一|2\n甲|2|06-10|一|2";
    assert_eq!(unproven(Every::Month, twice), [true, true]);
    let monthly = format!("{twice}\n甲|3|05-10|一|0");
    assert_eq!(unproven(Every::Month, &monthly), [false, true]);
}

/// The first quarter with the amounts of two units.
fn first_quarter() -> History {
    let sum = |unit: &str, amount: i64| SealedSum {
        requirement: "要求".into(),
        unit: unit.into(),
        person: None,
        person_id: None,
        code: None,
        amounts: vec![(day("02-10"), Decimal::from(amount))],
        others: Vec::new(),
    };
    let sealed = Sealed {
        sums: vec![sum("甲", 30), sum("乙", 10)],
        ..sealed("2022Q1", "2022-01-01", "2022-03-31")
    };
    History::from_iter([(sealed, SealedRestricted::default())])
}

#[test]
fn a_share_of_the_sum_counts_what_is_sealed_above_and_below_the_line() {
    let share = Requirement {
        at_least: Some(Decimal::TEN),
        ..requirement(Measured::ShareOfSum(ColumnId(3)), Window::Year)
    };
    // 30 + 20, 10 + 30 and 10 of 100.
    let text = "甲|1|04-10|一|20\n乙|2|05-10|一|30\n丙|3|06-01|二|10";
    let reached = judged(&campaign(share, Every::Period), &first_quarter(), text, |case| {
        case.reached.normalize()
    });
    assert_eq!(reached, [50, 40, 10].map(Decimal::from));
}

/// What a paced target of 12 asks of the three units in the second quarter, each window once.
fn paced(window: Window) -> Vec<Decimal> {
    let paced = Requirement {
        at_least: Some(Decimal::from(12)),
        paced: true,
        ..requirement(Measured::Count, window)
    };
    let campaign = campaign(paced, Every::Period);
    let mut needed = judged(&campaign, &History::default(), "甲|1|04-10|一|2", |case| {
        case.needed
    });
    needed.dedup();
    needed
}

#[test]
fn a_paced_target_asks_for_the_months_of_the_year_that_have_passed() {
    assert_eq!(paced(Window::Year), [Decimal::from(6)]);
}

#[test]
fn a_paced_target_of_a_quarter_grows_month_by_month() {
    let asked = |as_of: &str| {
        let paced = Requirement {
            at_least: Some(Decimal::from(12)),
            paced: true,
            ..requirement(Measured::Count, Window::Quarter)
        };
        let campaign = campaign(paced, Every::Period);
        let period = Period {
            as_of: day(as_of),
            ..sample::quarter()
        };
        let mut needed = judged_in(
            &campaign,
            &period,
            &History::default(),
            "甲|1|04-10|一|2",
            |case| case.needed,
        );
        needed.dedup();
        needed
    };
    assert_eq!(asked("05-10"), [Decimal::from(4)]);
    assert_eq!(asked("05-31"), [Decimal::from(8)]);
    assert_eq!(asked("06-30"), [Decimal::from(12)]);
}

#[test]
fn a_paced_target_of_a_week_that_is_over_asks_for_all_of_it() {
    assert_eq!(
        paced(Window::Week),
        [Decimal::from(12)],
        "though no whole month has passed"
    );
}
