//! A percentage of the points by bands of the rate.

use super::part::{PartMark, case_line};
use super::share::{all_waived, deduction, rate_of};
use super::words::{percent, plain, two};
use crate::campaign::model::Band;
use crate::measure::Tally;
use rust_decimal::Decimal;

pub(super) fn mark(tally: &Tally, bands: &[Band], points: Decimal, clause: &str) -> PartMark {
    let Some(rate) = rate_of(tally) else {
        return all_waived(tally, points);
    };
    let mut part = of_rate(rate.rate, bands, points, clause);
    part.tail.splice(0..0, rate.words);
    part.cases = tally
        .cases
        .iter()
        .map(|case| case_line(case, Some(case.good)))
        .collect();
    if let Some(deduction) = part.deductions.first_mut() {
        let bad = tally.cases.iter().filter(|case| !case.good);
        deduction.evidence = bad.flat_map(|case| case.evidence.clone()).collect();
    }
    part
}

/// The first band that fits; none fits = 0.
pub(super) fn of_rate(rate: Decimal, bands: &[Band], points: Decimal, clause: &str) -> PartMark {
    let in_percent = rate * Decimal::ONE_HUNDRED;
    let fits = |band: &&Band| {
        band.at_least.is_none_or(|least| in_percent >= least)
            && band.at_most.is_none_or(|most| in_percent <= most)
    };
    let share = bands.iter().find(fits).map_or(Decimal::ZERO, |band| band.percent);
    let mark = points * share / Decimal::ONE_HUNDRED;
    let mut part = PartMark {
        points,
        mark: Some(mark),
        ..PartMark::default()
    };
    part.product = Some(format!("{} × {}% = {}", plain(points), plain(share), two(mark)));
    if mark < points {
        let reason = format!("{}，得分值的 {}%", percent(rate), plain(share));
        part.deductions
            .push(deduction(points - mark, reason, clause.to_owned(), Vec::new()));
    }
    part
}
