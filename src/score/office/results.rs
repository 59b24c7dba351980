//! The mean of the results of earlier periods (`decisions` 66).

use super::{OfficeRate, Set};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Period, Results, UnitId};
use crate::measure::{Absent, CaseName, CaseResult, ScoringContext};
use crate::score::card::CaseScore;
use crate::score::cause::Remark;
use rust_decimal::Decimal;

/// A result that enters the mean.
struct Result {
    /// In per cent of the total of its table.
    percent: Decimal,
    weight: Decimal,
}

/// Mean of the results of the closed periods inside this one, as later decisions correct them; over 100 % is cut off the
/// mean, never off one of them.
pub(in crate::score) fn results(scoring: &ScoringContext<'_>, unit: UnitId, rule: &Results) -> OfficeRate {
    let campaign = scoring.inputs.campaign;
    let mut counted = Vec::new();
    let mut cases = Vec::new();
    for (at, period) in campaign
        .periods_inside(scoring.inputs.period, rule.of)
        .enumerate()
    {
        let (total, result) = result(scoring, unit, period);
        let missing = rule.missing_is_zero && result == CaseResult::NotSealed;
        let percent = total.or(missing.then_some(Decimal::ZERO));
        counted.extend(percent.map(|percent| Result {
            percent,
            weight: rule.weights.get(at).copied().unwrap_or(Decimal::ONE),
        }));
        cases.push(CaseScore::listed(
            CaseName::Period(period.title.clone()),
            result,
            Vec::new(),
        ));
    }
    if counted.is_empty() {
        return OfficeRate::absent(Absent::NoSealedPeriod(rule.of));
    }
    let mut remarks = Vec::new();
    if let Some(best) = rule.best.filter(|best| counted.len() > *best as usize) {
        remarks.push(Remark::BestPeriods {
            taken: best,
            of: u32::try_from(counted.len()).unwrap_or(u32::MAX),
        });
        counted.sort_by_key(|result| std::cmp::Reverse(result.percent));
        counted.truncate(best as usize);
    }
    let mean = mean(&counted, !rule.weights.is_empty());
    remarks.push(Remark::MeanOfPeriods(mean.clone()));
    OfficeRate {
        remarks,
        set: Set::Percent(mean),
        open: true,
        cases,
        absent: None,
    }
}

/// A unit's total of a period in per cent of the points of its table, and how it is told. A unit that was not ranked
/// then, or was not there, has none; that is not a period that is not closed.
fn result(scoring: &ScoringContext<'_>, unit: UnitId, period: &Period) -> (Option<Decimal>, CaseResult) {
    let unit = &scoring.inputs.campaign.roster.units[unit];
    let history = scoring.inputs.history;
    let Some(sealed) = history.sealed(&period.id) else {
        let result = match unit.exists_on(period.as_of) {
            true => CaseResult::NotSealed,
            false => CaseResult::NotRanked,
        };
        return (None, result);
    };
    let ranked = sealed.unit(&unit.name).filter(|unit| unit.group.is_some());
    let Some((sealed, full)) = ranked.map(|unit| (unit.total, unit.full)) else {
        return (None, CaseResult::NotRanked);
    };
    let percent = |total: Decimal| match full == Decimal::ONE_HUNDRED {
        true => Some(total),
        false => (total * Decimal::ONE_HUNDRED).checked_div(full),
    };
    match history.corrected_total(&period.id, &unit.name) {
        Some(now) if now != sealed => (percent(now), CaseResult::Corrected { sealed, now }),
        _ => (percent(sealed), CaseResult::Mark(sealed)),
    }
}

fn mean(counted: &[Result], weighted: bool) -> Calc {
    let weight = |result: &Result| Calc::number(Quantity::Weight, result.weight);
    let number = Calc::number(Quantity::Number, Decimal::from(counted.len()));
    let percents = counted.iter().map(|result| {
        let percent = Calc::number(Quantity::Mark, result.percent);
        match weighted {
            true => percent.times(weight(result)),
            false => percent,
        }
    });
    let over = match weighted {
        true => Calc::Sum(counted.iter().map(weight).collect()),
        false => number,
    };
    let mean = Calc::Sum(percents.collect()).over(over);
    match mean.value() > Decimal::ONE_HUNDRED {
        true => mean.at_most(Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED)),
        false => mean,
    }
}
