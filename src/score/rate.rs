//! The rate of a tally (fulfilled ÷ due, or one sum ÷ another), and the mark a curve makes of it.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use super::comparison::Comparison;
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, Part};
use crate::curve::{Curve, CurveMark, Figure, Limits, Number, NumberKind, Told};
use crate::evidence::Evidence;
use crate::measure::{Case, Tally};
use rust_decimal::Decimal;

/// The number of a tally, before it is held against others; none where nothing has a weight.
pub(super) fn number(tally: &Tally, part: &Part) -> Option<Number> {
    tally.number(part.counted_kind(), || rate_of(tally))
}

/// The mark that a curve makes of the number of a tally. `points`: what the part is worth; `clause`: that of the
/// indicator.
pub(super) fn mark(
    tally: &Tally,
    comparison: &Comparison,
    (part, curve): (&Part, &Curve),
    points: Decimal,
    clause: ClauseId,
) -> PartScore {
    let Some(counted) = number(tally, part) else {
        return weightless(tally, points);
    };
    let mut remarks = remarks(tally, &counted);
    let (number, compared) = comparison.held(part, counted);
    let is_compared = !compared.is_empty();
    remarks.extend(compared);
    let limits = part.limits(points);
    let marked = marked(tally, (part, curve), &number, limits, points);
    let calc = limits.hold(marked.calc);
    let mut score = PartScore {
        points,
        remarks,
        ..PartScore::default()
    };
    match marked.told {
        Told::Share(_) | Told::Set => {
            score.cases = tally.cases.iter().map(listed).collect();
            let bad = tally.cases.iter().filter(|case| !case.is_met());
            let evidence = bad.flat_map(|case| case.evidence.clone()).collect();
            let reached = number.figure();
            let cause = match marked.told {
                Told::Share(percent) => Cause::Band { reached, percent },
                _ => Cause::Set { reached },
            };
            score
                .losses
                .extend(lost_whole(points - calc.value(), cause, clause, evidence));
        }
        Told::ByCases | Told::BelowLine(_) => {
            score.cases = tally.cases.iter().map(weighing).collect();
            by_share(tally, &number, is_compared, (points, clause), &mut score);
            if let Told::BelowLine(line) = marked.told {
                below_line(&number, line, (points, calc.value(), clause), &mut score);
            }
        }
    }
    score.calc = Some(calc);
    score
}

/// What is lost where the mark is in proportion to the number: by cases, or as a whole where it is no rate of theirs.
fn by_share(
    tally: &Tally,
    number: &Number,
    is_compared: bool,
    (points, clause): (Decimal, ClauseId),
    score: &mut PartScore,
) {
    if !is_compared && tally.ratio.is_none() && tally.reckoning.is_none() {
        score.losses = lost(tally, points);
        return;
    }
    let share = number.calc.value().min(Decimal::ONE);
    let cause = Cause::Remarks(score.remarks.clone());
    let cells = tally.cases.iter().flat_map(|case| case.evidence.clone());
    let lost = lost_whole(points * (Decimal::ONE - share), cause, clause, cells.collect());
    score.losses.extend(lost);
}

/// What is lost besides because the number is under the line. `mark`: that of the part.
fn below_line(
    number: &Number,
    line: Decimal,
    (points, mark, clause): (Decimal, Decimal, ClauseId),
    score: &mut PartScore,
) {
    let reached = number.figure();
    score.remarks.push(Remark::BelowLine(Figure {
        value: line,
        ..reached
    }));
    let share = number.calc.value().min(Decimal::ONE);
    let cause = Cause::BelowLine { reached, line };
    let lost = lost_whole(points * share - mark, cause, clause, Vec::new());
    score.losses.extend(lost);
}

/// What the curve makes of the number. Where less is better, a row whose figure cannot be used leaves the least.
fn marked(
    tally: &Tally,
    (part, curve): (&Part, &Curve),
    number: &Number,
    limits: Limits,
    points: Decimal,
) -> CurveMark {
    match tally.is_spoilt() && part.pays_to_be_less(curve) {
        true => CurveMark {
            calc: Calc::number(Quantity::Constant, limits.least.unwrap_or_default()),
            told: Told::Set,
        },
        false => curve.mark(number, points),
    }
}

/// One loss for all cases together; none where the amount is 0.
fn lost_whole(amount: Decimal, cause: Cause, clause: ClauseId, evidence: Vec<Evidence>) -> Option<Loss> {
    (amount > Decimal::ZERO).then_some(Loss {
        part: None,
        amount,
        cause,
        clause: Some(clause),
        evidence,
    })
}

/// A case that enters the rate: reports print its weight.
fn weighing(case: &Case) -> CaseScore {
    let effect = CaseEffect::Weighs {
        weight: case.weight,
        good: case.is_met(),
    };
    CaseScore::of(case, Some(case.is_met()), effect)
}

/// A case that is only listed: the mark is a share by bands, told as a whole.
fn listed(case: &Case) -> CaseScore {
    CaseScore::of(case, Some(case.is_met()), CaseEffect::None)
}

/// Weight fulfilled ÷ weight due, or the ratio of two sums; none where no case has a weight.
fn rate_of(tally: &Tally) -> Option<Calc> {
    if let Some(ratio) = &tally.ratio {
        let sum = Calc::number(Quantity::ColumnSum(ratio.sum_name.clone()), ratio.sum);
        let over = Calc::number(Quantity::ColumnSum(ratio.over_name.clone()), ratio.over);
        return Some(sum.over(over));
    }
    let (good, due) = weights(&tally.cases);
    let good = Calc::number(Quantity::GoodWeight, good);
    (!due.is_zero()).then(|| good.over(Calc::number(Quantity::DueWeight, due)))
}

/// How the number came about, in printed order.
fn remarks(tally: &Tally, number: &Number) -> Vec<Remark> {
    let held_back = tally.ratio.as_ref().filter(|ratio| !ratio.held_back.is_zero());
    let held_back = held_back.map(|ratio| Remark::HeldBack {
        column: ratio.sum_name.clone(),
        amount: ratio.held_back,
    });
    [Remark::Reached(number.clone())]
        .into_iter()
        .chain(held_back)
        .collect()
}

/// The rate by which a part is marked, or that of the cases of several parts together; 1 = 100 %. None where a part is
/// marked by another number; ratios of sums are not combined, since sums of different columns do not add up.
pub(super) fn rate_of_all(counted: &[(&Tally, &Part)]) -> Option<Decimal> {
    if let [(tally, part)] = counted {
        let number = number(tally, part)?;
        return (number.kind == NumberKind::Percent).then(|| number.calc.value());
    }
    if counted.iter().any(|(tally, _)| tally.reckoning.is_some()) {
        return None;
    }
    let (good, due) = weights(counted.iter().flat_map(|(tally, _)| &tally.cases));
    (!due.is_zero()).then(|| good / due)
}

/// Weight that is fulfilled, and weight of all cases. What a decision waives is fulfilled.
fn weights<'c>(cases: impl IntoIterator<Item = &'c Case>) -> (Decimal, Decimal) {
    let (mut good, mut due) = (Decimal::ZERO, Decimal::ZERO);
    for case in cases {
        due += case.weight;
        good += case.weight - case.lost_weight();
    }
    (good, due)
}

/// The part of a tally whose cases weigh nothing: it does not apply.
fn weightless(tally: &Tally, points: Decimal) -> PartScore {
    PartScore {
        points,
        remarks: vec![Remark::Weightless],
        cases: tally.cases.iter().map(weighing).collect(),
        ..PartScore::default()
    }
}

/// The loss of each case that is not fulfilled.
fn lost(tally: &Tally, points: Decimal) -> Vec<Loss> {
    let due: Decimal = tally.cases.iter().map(|case| case.weight).sum();
    let bad = tally.cases.iter().filter(|case| !case.lost_weight().is_zero());
    bad.map(|case| Loss {
        part: None,
        amount: points * case.lost_weight() / due,
        cause: Cause::Unfulfilled(CaseFacts::of(case)),
        clause: case.clause,
        evidence: case.evidence.clone(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{MarkRule, What};
    use crate::curve::{Band, Bands, Gives, Limit, Shape};
    use crate::measure::{CaseName, CaseResult, Ratio};
    use crate::score::fixture::{curve, part};

    fn cases(good: usize, all: usize) -> Tally {
        let case = |at| Case {
            good: at < good,
            ..Case::new(CaseName::Row("1".into()), CaseResult::Listed)
        };
        Tally {
            cases: (0..all).map(case).collect(),
            ..Tally::default()
        }
    }

    fn sums(sum: i64, over: i64) -> Tally {
        Tally {
            ratio: Some(Ratio {
                sum: Decimal::from(sum),
                over: Decimal::from(over),
                sum_name: "完成".into(),
                over_name: "计划".into(),
                held_back: Decimal::ZERO,
                open: Vec::new(),
            }),
            ..Tally::default()
        }
    }

    #[test]
    fn the_rate_of_several_is_that_of_all_their_cases() {
        let (one, other, none) = (cases(1, 2), cases(5, 6), cases(0, 0));
        let part = rated(curve(Shape::Proportion));
        // (1 + 5) ÷ (2 + 6)
        assert_eq!(
            rate_of_all(&[(&one, &part), (&other, &part)]),
            Some(Decimal::new(75, 2))
        );
        assert_eq!(rate_of_all(&[(&one, &part)]), Some(Decimal::new(5, 1)));
        assert_eq!(rate_of_all(&[(&none, &part)]), None);
        assert_eq!(rate_of_all(&[]), None);
    }

    #[test]
    fn the_rate_of_sums_alone_is_told() {
        let part = rated(curve(Shape::Proportion));
        assert_eq!(rate_of_all(&[(&sums(30, 40), &part)]), Some(Decimal::new(75, 2)));
    }

    /// A part that is marked by the rate of its cases.
    fn rated(curve: Curve) -> Part {
        Part {
            what: What::Requirements(Vec::new()),
            ..part(MarkRule::Curve(curve))
        }
    }

    fn marked(tally: &Tally, curve: Curve) -> PartScore {
        let part = rated(curve.clone());
        mark(
            tally,
            &Comparison::default(),
            (&part, &curve),
            Decimal::TEN,
            ClauseId(0),
        )
    }

    #[test]
    fn what_is_lost_below_the_line_adds_up_to_all_points() {
        let curve = Curve {
            zero_below: Some(Decimal::from(60)),
            ..curve(Shape::Proportion)
        };
        let low = marked(&cases(1, 4), curve);
        assert_eq!(low.mark(), Some(Decimal::ZERO));
        let lost: Decimal = low.losses.iter().map(|loss| loss.amount).sum();
        assert_eq!(lost, Decimal::TEN);
    }

    #[test]
    fn a_band_is_one_loss() {
        let band = |limit, percent: i64| Band {
            limit,
            gives: Gives::Percent(percent.into()),
        };
        let bands = vec![band(Some(Limit::AtLeast(50.into())), 60), band(None, 0)];
        let score = marked(
            &cases(3, 4),
            curve(Shape::Bands(Bands::new(bands).expect("a curve"))),
        );
        assert_eq!(score.mark(), Some(Decimal::from(6)));
        let lost: Vec<Decimal> = score.losses.iter().map(|loss| loss.amount).collect();
        assert_eq!(lost, [Decimal::from(4)]);
    }
}
