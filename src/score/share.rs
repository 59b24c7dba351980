//! Points × good ÷ due.

use super::part::{PartMark, case_line};
use super::words::{percent, plain, two};
use crate::campaign::model::Excess;
use crate::measure::{Case, Ratio, Tally};
use crate::outcome::{Deduction, Evidence};
use rust_decimal::Decimal;

/// A rate and the way it was worked out.
pub(super) struct Rate {
    /// 0 to more than 1.
    pub rate: Decimal,
    /// `1.6 ÷ 1.6`.
    pub division: String,
    /// `1.6 ÷ 1.6 = 100%`.
    pub words: Vec<String>,
}

pub(super) fn mark(
    tally: &Tally,
    zero_below: Option<Decimal>,
    excess: Option<&Excess>,
    points: Decimal,
    clause: &str,
) -> PartMark {
    let Some(Rate {
        rate,
        division,
        words,
    }) = rate_of(tally)
    else {
        return all_waived(tally, points);
    };
    let too_low = zero_below.filter(|line| rate * Decimal::ONE_HUNDRED < *line);
    let reached = rate.min(Decimal::ONE);
    let mark = if too_low.is_some() {
        Decimal::ZERO
    } else {
        points * reached
    };
    let mut part = PartMark {
        points,
        mark: Some(mark),
        phrases: if tally.ratio.is_some() {
            Vec::new()
        } else {
            phrases(tally)
        },
        tail: words,
        deductions: lost(tally, points, reached, clause),
        cases: tally
            .cases
            .iter()
            .map(|case| case_line(case, Some(case.good)))
            .collect(),
        ..PartMark::default()
    };
    match too_low {
        Some(line) => {
            let reason = format!("{}，低于 {}%，得 0", percent(rate), plain(line));
            part.tail.push(format!("低于 {}%，得 0", plain(line)));
            part.deductions
                .push(deduction(points * reached, reason, clause.to_owned(), Vec::new()));
        }
        None => part.product = Some(format!("{} × {division} = {}", plain(points), two(mark))),
    }
    if let Some(excess) = excess {
        exceed(&mut part, excess, rate);
    }
    part
}

/// What exceeds 100 %, by whole steps, up to a cap.
fn exceed(part: &mut PartMark, excess: &Excess, rate: Decimal) {
    let over = (rate - Decimal::ONE) * Decimal::ONE_HUNDRED;
    if over <= Decimal::ZERO || excess.every.is_zero() {
        return;
    }
    let steps = (over / excess.every).floor();
    part.excess = (steps * excess.points).min(excess.cap);
    if !part.excess.is_zero() {
        let whole = plain(steps * excess.every);
        part.tail
            .push(format!("超 {whole} 个百分点，加分 {}", plain(part.excess)));
        part.product = part.product.take().map(|_| format!("封顶 {}", two(part.points)));
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
    let rate = good / due;
    let division = format!("{} ÷ {}", good.normalize(), due.normalize());
    let words = vec![format!("{division} = {}", percent(rate))];
    Some(Rate {
        rate,
        division,
        words,
    })
}

/// The rate of one tally, or of all cases of several: sums of different columns do not add up.
pub(super) fn rate_of_all(tallies: &[&Tally]) -> Option<Decimal> {
    if let [only] = tallies {
        return rate_of(only).map(|rate| rate.rate);
    }
    let (good, due) = weights(tallies.iter().flat_map(|tally| &tally.cases));
    (!due.is_zero()).then(|| good / due)
}

/// What weighs in of the good cases, and of all.
fn weights<'c>(cases: impl IntoIterator<Item = &'c Case>) -> (Decimal, Decimal) {
    let (mut good, mut due) = (Decimal::ZERO, Decimal::ZERO);
    for case in cases {
        let weight = counted_weight(case);
        due += weight;
        good += if case.good { weight } else { Decimal::ZERO };
    }
    (good, due)
}

fn of_sums(ratio: &Ratio) -> Rate {
    let (asked, usable) = ratio.rows;
    let (sum, over) = (ratio.sum.normalize(), ratio.over.normalize());
    let plain_rate = if over.is_zero() { Decimal::ZERO } else { sum / over };
    let mut words = vec![format!(
        "{} {sum} ÷ {} {over} = {}",
        ratio.sum_name,
        ratio.over_name,
        percent(plain_rate)
    )];
    let mut division = format!("{sum} ÷ {over}");
    let mut rate = plain_rate;
    if usable < asked {
        rate = rate * Decimal::from(usable) / Decimal::from(asked.max(1));
        words.push(format!(
            "应报 {asked} 项，数据可用 {usable} 项，按 {}计",
            percent(rate)
        ));
        division = format!("{division} × {usable} ÷ {asked}");
    }
    Rate {
        rate,
        division,
        words,
    }
}

/// A waived case leaves numerator and denominator; a partly waived one that is not good weighs less.
pub(super) fn counted_weight(case: &Case) -> Decimal {
    match &case.waiver {
        Some(waiver) if waiver.is_full() => Decimal::ZERO,
        Some(waiver) if !case.good => waiver.left_of(case.weight),
        _ => case.weight,
    }
}

/// Every case was waived: nothing is left to be asked, so the part does not apply.
pub(super) fn all_waived(tally: &Tally, points: Decimal) -> PartMark {
    PartMark {
        points,
        phrases: phrases(tally),
        tail: vec!["应办的均已免除，不涉及".into()],
        cases: tally
            .cases
            .iter()
            .map(|case| case_line(case, Some(case.good)))
            .collect(),
        ..PartMark::default()
    }
}

fn phrases(tally: &Tally) -> Vec<(bool, String)> {
    let told = tally
        .cases
        .iter()
        .filter(|case| case.late.is_some() || case.result.contains("达标"));
    told.map(|case| {
        let limit = case
            .due
            .map_or_else(String::new, |due| format!("，限{}", due.format("%m-%d")));
        let line = case_line(case, None);
        let weight = match counted_weight(case) {
            weight if weight == Decimal::ONE || weight.is_zero() => String::new(),
            weight => format!(" ×{}", weight.normalize()),
        };
        (
            case.good,
            format!("{}{limit}：{}{weight}", case.label, line.result),
        )
    })
    .collect()
}

/// What each case that is not good costs.
pub(super) fn lost(tally: &Tally, points: Decimal, reached: Decimal, clause: &str) -> Vec<Deduction> {
    let bad = tally.cases.iter().filter(|case| !case.good);
    if tally.ratio.is_some() {
        let amount = points * (Decimal::ONE - reached);
        let words = rate_of(tally).map_or_else(Vec::new, |rate| rate.words);
        let evidence = tally
            .cases
            .iter()
            .flat_map(|case| case.evidence.clone())
            .collect();
        return match amount.is_zero() {
            true => Vec::new(),
            false => vec![deduction(amount, words.join("，"), clause.to_owned(), evidence)],
        };
    }
    let due: Decimal = tally.cases.iter().map(counted_weight).sum();
    bad.filter(|case| !counted_weight(case).is_zero())
        .map(|case| {
            let amount = points * counted_weight(case) / due;
            let reason = format!("{}：{}", case.label, case_line(case, None).result);
            deduction(amount, reason, case.clause.clone(), case.evidence.clone())
        })
        .collect()
}

pub(super) fn deduction(
    amount: Decimal,
    reason: String,
    clause: String,
    evidence: Vec<Evidence>,
) -> Deduction {
    Deduction {
        amount,
        reason,
        clause,
        evidence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(good: usize, all: usize) -> Tally {
        let case = |at| Case {
            weight: Decimal::ONE,
            good: at < good,
            ..Case::default()
        };
        Tally {
            cases: (0..all).map(case).collect(),
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
        let sums = Tally {
            ratio: Some(Ratio {
                sum: Decimal::from(30),
                over: Decimal::from(40),
                sum_name: "完成".into(),
                over_name: "计划".into(),
                rows: (1, 1),
            }),
            ..Tally::default()
        };
        assert_eq!(rate_of_all(&[&sums]), Some(Decimal::new(75, 2)));
    }
}
