//! The rate of a tally (fulfilled ÷ due, or one sum ÷ another), and the mark a curve makes of it.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, Part};
use crate::curve::{Curve, Figure, Number, NumberKind, Told};
use crate::evidence::Evidence;
use crate::measure::{Case, Ratio, Tally};
use rust_decimal::Decimal;

/// A rate as arithmetic, with the remarks that explain it.
struct Rate {
    /// The rate, 1 = 100 %; more than 1 where a plan is exceeded.
    calc: Calc,
    /// Remarks that explain the rate, in printed order.
    remarks: Vec<Remark>,
}

impl Rate {
    fn value(&self) -> Decimal {
        self.calc.value()
    }
}

/// The mark that a curve makes of the rate of a tally. `points`: what the part is worth; `clause`: that of the
/// indicator.
pub(super) fn mark(
    tally: &Tally,
    part: &Part,
    curve: &Curve,
    points: Decimal,
    clause: ClauseId,
) -> PartScore {
    let Some(rate) = rate_of(tally) else {
        return weightless(tally, points);
    };
    let number = Number::new(NumberKind::Percent, rate.calc.clone());
    let marked = curve.mark(&number, points);
    let calc = part.limits(points).hold(marked.calc);
    let mut score = PartScore {
        points,
        remarks: rate.remarks.clone(),
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
            let share = rate.value().min(Decimal::ONE);
            score.cases = tally.cases.iter().map(weighing).collect();
            score.losses = lost(tally, points, share, clause);
            if let Told::BelowLine(line) = marked.told {
                let reached = number.figure();
                score.remarks.push(Remark::BelowLine(Figure {
                    value: line,
                    ..reached
                }));
                let cause = Cause::BelowLine { reached, line };
                score.losses.extend(lost_whole(
                    points * share - calc.value(),
                    cause,
                    clause,
                    Vec::new(),
                ));
            }
        }
    }
    score.calc = Some(calc);
    score
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
fn rate_of(tally: &Tally) -> Option<Rate> {
    if let Some(ratio) = &tally.ratio {
        return Some(of_sums(ratio));
    }
    let (good, due) = weights(&tally.cases);
    if due.is_zero() {
        return None;
    }
    let calc = Calc::number(Quantity::GoodWeight, good).over(Calc::number(Quantity::DueWeight, due));
    Some(Rate {
        remarks: vec![Remark::Rate(calc.clone())],
        calc,
    })
}

/// The rate of one tally, or of the cases of several tallies together; 1 = 100 %. Ratios of sums are not combined,
/// since sums of different columns do not add up.
pub(super) fn rate_of_all(tallies: &[&Tally]) -> Option<Decimal> {
    if let [only] = tallies {
        return rate_of(only).map(|rate| rate.value());
    }
    let (good, due) = weights(tallies.iter().flat_map(|tally| &tally.cases));
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

fn of_sums(ratio: &Ratio) -> Rate {
    let sum = Calc::number(Quantity::ColumnSum(ratio.sum_name.clone()), ratio.sum);
    let calc = sum.over(Calc::number(
        Quantity::ColumnSum(ratio.over_name.clone()),
        ratio.over,
    ));
    let held_back = (!ratio.held_back.is_zero()).then(|| Remark::HeldBack {
        column: ratio.sum_name.clone(),
        amount: ratio.held_back,
    });
    Rate {
        remarks: [Remark::Rate(calc.clone())]
            .into_iter()
            .chain(held_back)
            .collect(),
        calc,
    }
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

/// The loss of each case that is not fulfilled. `reached`: the rate, at most 1 = 100 %.
fn lost(tally: &Tally, points: Decimal, reached: Decimal, clause: ClauseId) -> Vec<Loss> {
    if tally.ratio.is_some() {
        return lost_by_sums(tally, points * (Decimal::ONE - reached), clause);
    }
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

fn lost_by_sums(tally: &Tally, amount: Decimal, clause: ClauseId) -> Vec<Loss> {
    if amount.is_zero() {
        return Vec::new();
    }
    let evidence = tally.cases.iter().flat_map(|case| case.evidence.clone());
    vec![Loss {
        part: None,
        amount,
        cause: Cause::Remarks(rate_of(tally).map_or_else(Vec::new, |rate| rate.remarks)),
        clause: Some(clause),
        evidence: evidence.collect(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::MarkRule;
    use crate::curve::{Band, Bands, Gives, Limit, Shape};
    use crate::measure::{CaseName, CaseResult};
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
        // (1 + 5) ÷ (2 + 6)
        assert_eq!(rate_of_all(&[&one, &other]), Some(Decimal::new(75, 2)));
        assert_eq!(rate_of_all(&[&one]), Some(Decimal::new(5, 1)));
        assert_eq!(rate_of_all(&[&none]), None);
        assert_eq!(rate_of_all(&[]), None);
    }

    #[test]
    fn the_rate_of_sums_alone_is_told() {
        assert_eq!(rate_of_all(&[&sums(30, 40)]), Some(Decimal::new(75, 2)));
    }

    fn marked(tally: &Tally, curve: Curve) -> PartScore {
        let part = part(MarkRule::Curve(curve.clone()));
        mark(tally, &part, &curve, Decimal::TEN, ClauseId(0))
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
