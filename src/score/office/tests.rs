use super::*;
use crate::calendar::Span;
use crate::campaign::model::{Period, PeriodKind, Results, StageId};
use crate::curve::{Band, Bands, Gives, Limit, Shape};
use crate::history::{History, Sealed, SealedRestricted, SealedUnit, fixture};
use crate::measure::ScoringInputs;
use crate::register::Registers;
use crate::rows::Rows;
use crate::rows::sample::{self, day};
use crate::score::fixture::{curve, part};
use crate::submission::Submissions;
use crate::verdict::Rated;

/// All of the points in proportion.
fn share() -> Part {
    part(MarkRule::Curve(curve(Shape::Proportion)))
}

fn period(id: &str, kind: PeriodKind, from: &str, to: &str) -> Period {
    Period {
        id: id.into(),
        title: id.into(),
        kind,
        span: Span::new(day(from), day(to)).unwrap(),
        ..sample::quarter()
    }
}

/// A sealed period of 甲 with its total. `ranked`: whether it stood in a group.
fn sealed(id: &str, total: &str, ranked: bool) -> (Sealed, SealedRestricted) {
    let total: Decimal = total.parse().unwrap();
    let unit = SealedUnit {
        unit: "甲".into(),
        code: None,
        group: ranked.then(|| "组".into()),
        table: None,
        rated: Rated::Scored,
        lines: Vec::new(),
        marks: total,
        applicable: Decimal::ONE_HUNDRED,
        rate: total,
        full: Decimal::ONE_HUNDRED,
        total,
        place: None,
        board: None,
        grade: None,
        numbers: Vec::new(),
        repeats: Vec::new(),
        red_run: 0,
        black_run: 0,
    };
    let sealed = Sealed {
        units: vec![unit],
        ..fixture::sealed(id, "2022-01-01", "2022-03-31")
    };
    (sealed, SealedRestricted::default())
}

/// The mean of 甲 over the year 2022 of four quarters, with a stage beside them.
fn year(seals: Vec<(Sealed, SealedRestricted)>, rule: &Results) -> OfficeRate {
    let quarter = |id: &str, from: &str, to: &str| period(id, PeriodKind::Quarter, from, to);
    let mut campaign = sample::campaign();
    let mut before = quarter("2021Q4", "01-01", "01-31");
    before.span = Span::new("2021-10-01".parse().unwrap(), "2021-12-31".parse().unwrap()).unwrap();
    campaign.periods = vec![
        before,
        quarter("2022Q1", "01-01", "03-31"),
        quarter("2022Q2", "04-01", "06-30"),
        quarter("2022Q3", "07-01", "09-30"),
        quarter("2022Q4", "10-01", "12-31"),
        Period {
            stage: Some(StageId(0)),
            ..period("S1", PeriodKind::Stage, "01-01", "06-30")
        },
    ];
    let year = period("2022", PeriodKind::Year, "01-01", "12-31");
    let records = sample::all(&campaign, &[]);
    let rows = Rows::new(&campaign, &records);
    let (registers, submissions) = (Registers::default(), Submissions::default());
    let history: History = seals.into_iter().collect();
    let scoring = ScoringContext::new(ScoringInputs {
        campaign: &campaign,
        period: &year,
        rows: &rows,
        registers: &registers,
        submissions: &submissions,
        history: &history,
        ladder: &[],
        findings: &[],
    });
    results(&scoring, UnitId(0), rule)
}

/// All quarters alike.
fn alike(missing_is_zero: bool) -> Results {
    Results {
        of: PeriodKind::Quarter,
        weights: Vec::new(),
        missing_is_zero,
        best: None,
    }
}

/// With weights in their order.
fn weighted(weights: [i64; 4], missing_is_zero: bool) -> Results {
    Results {
        weights: weights.map(Decimal::from).to_vec(),
        ..alike(missing_is_zero)
    }
}

/// Three quarters are sealed; in the third the unit was not ranked.
fn three() -> Vec<(Sealed, SealedRestricted)> {
    vec![
        sealed("2021Q4", "10", true),
        sealed("2022Q1", "90", true),
        sealed("2022Q2", "80.5", true),
        sealed("2022Q3", "70", false),
        sealed("S1", "20", true),
    ]
}

/// How the mean is told, and the mark out of 60.
fn told(rate: &OfficeRate) -> (Vec<String>, String) {
    let words = rate.remarks.iter().map(|remark| match remark {
        Remark::MeanOfPeriods(mean) => mean.words(),
        other => format!("{other:?}"),
    });
    let mark = rate
        .mark(&share(), &Comparison::default(), Decimal::from(60), ClauseId(0))
        .mark();
    let mark = mark.map(|mark| crate::calc::round(mark).to_string());
    (words.collect(), mark.unwrap_or_default())
}

#[test]
fn the_mean_is_taken_of_the_sealed_quarters_of_the_year() {
    let rate = year(three(), &alike(false));
    assert_eq!(told(&rate), (vec!["（90 + 80.5）÷ 2".into()], "51.15".into()));
    let cases: Vec<(String, String)> = rate
        .cases
        .iter()
        .map(|case| (format!("{:?}", case.name), format!("{:?}", case.result)))
        .collect();
    let case = |id: &str, result: &str| (format!("Period(\"{id}\")"), result.to_owned());
    assert_eq!(
        cases,
        [
            case("2022Q1", "Mark(90)"),
            case("2022Q2", "Mark(80.5)"),
            case("2022Q3", "NotRanked"),
            case("2022Q4", "NotSealed"),
        ]
    );
}

#[test]
fn a_quarter_without_a_result_counts_as_nought_where_the_plan_says_so() {
    let rate = year(three(), &alike(true));
    // The unit was not ranked in the third; 170.5 ÷ 3 = 56.83… per cent of 60.
    assert_eq!(told(&rate), (vec!["（90 + 80.5 + 0）÷ 3".into()], "34.1".into()));
}

#[test]
fn weights_go_by_the_order_of_the_periods_and_what_is_missing_leaves_its_own_to_the_others() {
    // The third has no result and leaves its 30, the fourth is not sealed: (90 × 10 + 80.5 × 20) ÷ 30 = 83.67 per cent.
    let rate = year(three(), &weighted([10, 20, 30, 40], false));
    let words = "（90 × 10 + 80.5 × 20）÷（10 + 20）";
    assert_eq!(told(&rate), (vec![words.into()], "50.2".into()));
    // The fourth counts as 0 with its weight: 2510 ÷ 70 = 35.857… per cent of 60.
    let rate = year(three(), &weighted([10, 20, 30, 40], true));
    let words = "（90 × 10 + 80.5 × 20 + 0 × 40）÷（10 + 20 + 40）";
    assert_eq!(told(&rate), (vec![words.into()], "21.51".into()));
}

#[test]
fn the_best_are_taken_of_what_there_is() {
    let best = |best, missing_is_zero| Results {
        best: Some(best),
        ..alike(missing_is_zero)
    };
    let rate = year(three(), &best(1, true));
    // 90 per cent of 60.
    let of = "BestPeriods { taken: 1, of: 3 }";
    assert_eq!(told(&rate), (vec![of.into(), "（90）÷ 1".into()], "54.00".into()));
    // There are two, and no more.
    let rate = year(three(), &best(3, false));
    assert_eq!(told(&rate), (vec!["（90 + 80.5）÷ 2".into()], "51.15".into()));
}

#[test]
fn the_mean_is_cut_at_a_hundred_and_no_single_period_is() {
    let with = |first: &str, second: &str| {
        let seals = vec![sealed("2022Q1", first, true), sealed("2022Q2", second, true)];
        year(seals, &alike(false))
    };
    // (110 + 80) ÷ 2 = 95 per cent of 60; (110 + 94) ÷ 2 = 102 is cut.
    assert_eq!(told(&with("110", "80")).1, "57.00");
    let cut = with("110", "94");
    assert_eq!(told(&cut).1, "60");
    let Some(Remark::MeanOfPeriods(mean)) = cut.remarks.first() else {
        panic!("{:?}", cut.remarks);
    };
    assert_eq!(mean.value(), Decimal::ONE_HUNDRED);
}

#[test]
fn a_total_of_a_table_of_other_points_counts_in_per_cent_of_them() {
    // 850 of 1000 points.
    let mut seals = vec![sealed("2022Q1", "850", true)];
    seals[0].0.units[0].full = Decimal::ONE_THOUSAND;
    assert_eq!(told(&year(seals, &alike(false))).1, "51.00");
}

#[test]
fn without_a_sealed_quarter_the_line_is_left_out_unless_missing_counts_as_nought() {
    let none = || vec![sealed("2021Q4", "10", true)];
    assert_eq!(
        year(none(), &alike(false)).absent,
        Some(Absent::NoSealedPeriod(PeriodKind::Quarter))
    );
    let nought = year(none(), &alike(true));
    assert_eq!(nought.absent, None);
    assert_eq!(told(&nought).1, "0");
}

#[test]
fn what_the_office_marks_lower_is_lost_as_a_whole() {
    let rate = OfficeRate {
        set: Set::Points(Decimal::from(14)),
        open: true,
        remarks: Vec::new(),
        cases: Vec::new(),
        absent: None,
    };
    let amounts = |points: i64| {
        let part = rate.mark(&share(), &Comparison::default(), points.into(), ClauseId(0));
        part.losses.iter().map(|loss| loss.amount).collect::<Vec<_>>()
    };
    assert_eq!(amounts(20), [Decimal::from(6)]);
    assert_eq!(amounts(14), []);
}

#[test]
fn a_curve_makes_the_mark_of_votes_and_of_quarters() {
    let rate = year(three(), &alike(false));
    let band = |limit, percent: i64| Band {
        limit,
        gives: Gives::Percent(percent.into()),
    };
    let bands = Bands::new(vec![band(Some(Limit::AtLeast(99.into())), 100), band(None, 30)]);
    let rule = part(MarkRule::Curve(curve(Shape::Bands(bands.expect("a curve")))));
    let part = rate.mark(&rule, &Comparison::default(), Decimal::TEN, ClauseId(0));
    assert_eq!(part.mark(), Some(Decimal::from(3)));
    let lost: Decimal = part.losses.iter().map(|loss| loss.amount).sum();
    assert_eq!(lost, Decimal::from(7));
}
