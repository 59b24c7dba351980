//! Points × good ÷ due.

use super::card::{CaseEffect, CaseScore, PartScore};
use super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, Excess};
use crate::measure::{Case, Ratio, Tally};
use rust_decimal::Decimal;

/// A rate as it was worked out, and what should be known of it.
pub(super) struct Rate {
    /// From 0; more than 1 where a plan is exceeded.
    pub calc: Calc,
    /// What tells it.
    pub remarks: Vec<Remark>,
}

impl Rate {
    pub(super) fn value(&self) -> Decimal {
        self.calc.value()
    }
}

pub(super) fn mark(
    tally: &Tally,
    zero_below: Option<Decimal>,
    excess: Option<&Excess>,
    points: Decimal,
    clause: ClauseId,
) -> PartScore {
    let Some(rate) = rate_of(tally) else {
        return all_waived(tally, points);
    };
    let value = rate.value();
    let too_low = zero_below.filter(|line| value * Decimal::ONE_HUNDRED < *line);
    let full = Calc::points(points)
        .times(rate.calc)
        .at_most(Calc::points(points));
    let reached = value.min(Decimal::ONE);
    let mut part = PartScore {
        points,
        remarks: rate.remarks,
        losses: lost(tally, points, reached, clause),
        cases: tally.cases.iter().map(weighing).collect(),
        ..PartScore::default()
    };
    match too_low {
        Some(line) => {
            part.calc = Some(Calc::zero());
            part.remarks.push(Remark::BelowLine(line));
            part.losses.push(Loss {
                amount: points * reached,
                cause: Cause::BelowLine { rate: value, line },
                clause: Some(clause),
                evidence: Vec::new(),
            });
        }
        None => part.calc = Some(full),
    }
    if let Some(excess) = excess {
        exceed(&mut part, excess, value);
    }
    part
}

fn weighing(case: &Case) -> CaseScore {
    let effect = CaseEffect::Weighs {
        weight: case.counted_weight(),
        good: case.good,
    };
    CaseScore::of(case, Some(case.good), effect)
}

/// What exceeds 100 %, by whole steps, up to a cap.
fn exceed(part: &mut PartScore, excess: &Excess, rate: Decimal) {
    let over = (rate - Decimal::ONE) * Decimal::ONE_HUNDRED;
    if over <= Decimal::ZERO || excess.every.is_zero() {
        return;
    }
    let steps = (over / excess.every).floor();
    part.excess = (steps * excess.points).min(excess.cap);
    if !part.excess.is_zero() {
        part.remarks.push(Remark::Exceeded {
            points: steps * excess.every,
            bonus: part.excess,
        });
    }
}

/// Good ÷ due; none where every case was waived.
pub(super) fn rate_of(tally: &Tally) -> Option<Rate> {
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

/// The rate of one tally, or of all cases of several: sums of different columns do not add up.
pub(super) fn rate_of_all(tallies: &[&Tally]) -> Option<Decimal> {
    if let [only] = tallies {
        return rate_of(only).map(|rate| rate.value());
    }
    let (good, due) = weights(tallies.iter().flat_map(|tally| &tally.cases));
    (!due.is_zero()).then(|| good / due)
}

/// What weighs in of the good cases, and of all.
fn weights<'c>(cases: impl IntoIterator<Item = &'c Case>) -> (Decimal, Decimal) {
    let (mut good, mut due) = (Decimal::ZERO, Decimal::ZERO);
    for case in cases {
        let weight = case.counted_weight();
        due += weight;
        good += if case.good { weight } else { Decimal::ZERO };
    }
    (good, due)
}

fn of_sums(ratio: &Ratio) -> Rate {
    let (asked, usable) = ratio.rows;
    let sum = Calc::number(Quantity::ColumnSum(ratio.sum_name.clone()), ratio.sum);
    let sums = sum.over(Calc::number(
        Quantity::ColumnSum(ratio.over_name.clone()),
        ratio.over,
    ));
    let mut rate = Rate {
        remarks: vec![Remark::Rate(sums.clone())],
        calc: sums,
    };
    if usable < asked {
        let usable_rows = Calc::number(Quantity::UsableRows, Decimal::from(usable));
        let asked_rows = Calc::number(Quantity::AskedRows, Decimal::from(asked));
        rate.calc = rate.calc.times(usable_rows).over(asked_rows);
        rate.remarks.push(Remark::UsableRows {
            asked,
            usable,
            rate: rate.value(),
        });
    }
    rate
}

/// Every case was waived: nothing is left to be asked, so the part does not apply.
pub(super) fn all_waived(tally: &Tally, points: Decimal) -> PartScore {
    PartScore {
        points,
        remarks: vec![Remark::AllWaived],
        cases: tally.cases.iter().map(weighing).collect(),
        ..PartScore::default()
    }
}

/// What each case that is not good costs.
fn lost(tally: &Tally, points: Decimal, reached: Decimal, clause: ClauseId) -> Vec<Loss> {
    if tally.ratio.is_some() {
        return lost_by_sums(tally, points * (Decimal::ONE - reached), clause);
    }
    let due: Decimal = tally.cases.iter().map(Case::counted_weight).sum();
    let bad = tally.cases.iter().filter(|case| !case.good);
    bad.filter(|case| !case.counted_weight().is_zero())
        .map(|case| Loss {
            amount: points * case.counted_weight() / due,
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
        amount,
        cause: Cause::Remarks(rate_of(tally).map_or_else(Vec::new, |rate| rate.remarks)),
        clause: Some(clause),
        evidence: evidence.collect(),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{CaseName, CaseResult};

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

    fn sums(sum: i64, over: i64, rows: (u32, u32)) -> Tally {
        Tally {
            ratio: Some(Ratio {
                sum: Decimal::from(sum),
                over: Decimal::from(over),
                sum_name: "完成".into(),
                over_name: "计划".into(),
                rows,
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
        assert_eq!(rate_of_all(&[&sums(30, 40, (1, 1))]), Some(Decimal::new(75, 2)));
    }

    #[test]
    fn rows_that_cannot_be_used_lower_the_rate_of_sums() {
        // 30 ÷ 40 × 1 ÷ 2
        let score = mark(&sums(30, 40, (2, 1)), None, None, Decimal::TEN, ClauseId(0));
        assert_eq!(score.mark(), Some(Decimal::new(375, 2)));
        let equation = score.calc.map(|calc| calc.equation());
        assert_eq!(equation.as_deref(), Some("10 × 30 ÷ 40 × 1 ÷ 2 = 3.75"));
    }

    #[test]
    fn a_plan_that_is_exceeded_gives_all_points_and_a_bonus_by_whole_steps() {
        let excess = Excess {
            every: Decimal::TEN,
            points: Decimal::new(5, 1),
            cap: Decimal::TWO,
        };
        // 125 % = two whole steps of 10 percentage points.
        let score = mark(
            &sums(50, 40, (1, 1)),
            None,
            Some(&excess),
            Decimal::TEN,
            ClauseId(0),
        );
        assert_eq!((score.mark(), score.excess), (Some(Decimal::TEN), Decimal::ONE));
        // Below the line nothing is left.
        let low = mark(
            &cases(1, 4),
            Some(Decimal::from(60)),
            None,
            Decimal::TEN,
            ClauseId(0),
        );
        assert_eq!(low.mark(), Some(Decimal::ZERO));
        assert_eq!(
            low.losses.iter().map(|loss| loss.amount).sum::<Decimal>(),
            Decimal::TEN
        );
    }
}
