//! The number of a part: what was counted, divided by a number of the roster and held against a target.

use super::reckoning::{NumberOf, Reckoning};
use super::{Absent, Case, KnownFrom, Ratio, ScoringContext, Tally};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Against, Compared, Part, Target, UnitId};
use crate::curve::{Number, NumberKind};
use crate::number::parse_plain;
use crate::rows::{Subject, attribute};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The number of the roster as a count of its own.
pub(super) fn of_roster(scoring: &ScoringContext<'_>, unit: UnitId, column: &Arc<str>) -> Tally {
    match roster_number(scoring, unit, column) {
        Some(number) => Tally {
            reckoning: Some(Reckoning::new(NumberOf::Roster(column.clone(), number), false)),
            ..Tally::default()
        },
        None => Tally {
            absent: Some(blank(column)),
            ..Tally::default()
        },
    }
}

/// Puts in what the number of a part is divided by and held against. A number of the roster that is blank leaves
/// nothing to count.
pub(super) fn held_against(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part, tally: &mut Tally) {
    let against = &part.against;
    let is_ratio = tally.ratio.is_some() && against.to_target() != Compared::default();
    if against.per.is_none() && against.target.is_none() && !is_ratio {
        return;
    }
    let mut missing = None;
    let mut number = |column: &Arc<str>| {
        let found = roster_number(scoring, unit, column);
        if found.is_none() {
            missing = Some(blank(column));
        }
        found.unwrap_or_default()
    };
    let per = against
        .per
        .as_ref()
        .map(|per| (per.column.clone(), number(&per.column), per.every));
    let target = against.target.as_ref().map(|target| match target {
        Target::Number(number) => (None, *number),
        Target::Roster(column) => (Some(column.clone()), number(column)),
    });
    let nothing_below = per
        .as_ref()
        .filter(|per| per.1.is_zero())
        .map(|per| blank(&per.0));
    let reckoning = tally
        .reckoning
        .get_or_insert_with(|| Reckoning::new(NumberOf::Rate, false));
    reckoning.per = per;
    reckoning.target = target;
    reckoning.compared = against.to_target();
    reckoning.less_is_better = against.less_is_better && against.target.is_some();
    if tally.absent.is_none() {
        tally.absent = missing.or(nothing_below);
    }
}

/// A number of a unit in the roster; none where it is blank.
pub fn roster_number(scoring: &ScoringContext<'_>, unit: UnitId, column: &str) -> Option<Decimal> {
    let text = attribute(scoring.inputs.campaign, Subject::Unit(unit), column)?;
    parse_plain(&text)
}

fn blank(column: &Arc<str>) -> Absent {
    Absent::NothingDue(KnownFrom::RosterBlank(column.clone()))
}

impl Tally {
    /// The number that a curve sees, of the kind that the part says; none where nothing has a weight, or a growth begins
    /// with 0. `rate`: fulfilled ÷ due, or one sum ÷ another.
    pub fn number(&self, kind: NumberKind, rate: impl FnOnce() -> Option<Calc>) -> Option<Number> {
        let Some(reckoning) = &self.reckoning else {
            return rate().map(|calc| Number::new(kind, calc));
        };
        let named = |name: &Arc<str>, number| Calc::number(Quantity::ColumnSum(name.clone()), number);
        let plain = |number| Calc::number(Quantity::Set, number);
        if let (NumberOf::Rate, Some(ratio)) = (&reckoning.of, &self.ratio) {
            return of_ratio(ratio, reckoning.compared, kind);
        }
        let weighed = |weight| Calc::number(Quantity::DueWeight, weight);
        let weight = |case: &Case| case.weight;
        let number = match &reckoning.of {
            NumberOf::Rate => rate()?,
            NumberOf::Count => weighed(self.cases.iter().map(weight).sum()),
            NumberOf::Sum(name) => named(name, self.added()),
            NumberOf::Mean(name) => {
                let weights: Decimal = self.cases.iter().map(weight).sum();
                if weights.is_zero() {
                    return None;
                }
                named(name, self.added()).over(weighed(weights))
            }
            NumberOf::Roster(name, number) => named(name, *number),
        };
        let divided = match &reckoning.per {
            None => number,
            Some((name, per, every)) => {
                let number = match every {
                    Some(every) => number.times(plain(*every)),
                    None => number,
                };
                number.over(named(name, *per))
            }
        };
        let Some((name, target)) = &reckoning.target else {
            return Some(Number::new(kind, divided));
        };
        // A rate is held against a target in per cent.
        let is_rate = match (&reckoning.of, &reckoning.per) {
            (_, Some((_, _, every))) => every.is_none(),
            (of, None) => *of == NumberOf::Rate,
        };
        let target = match name {
            Some(name) => named(name, *target),
            None => plain(*target),
        };
        let how = (reckoning.compared, reckoning.less_is_better);
        in_one_unit(divided, is_rate, target, how).map(|calc| Number::new(kind, calc))
    }

    /// What the cases add, each by its weight.
    fn added(&self) -> Decimal {
        let adds = self.cases.iter();
        adds.map(|case| case.adds.unwrap_or_default() * case.weight).sum()
    }
}

/// A number held against another of its kind, per cent in per cent. `kind`: that of the result.
pub(crate) fn compared(number: &Number, other: Calc, against: &Against, kind: NumberKind) -> Option<Number> {
    let is_rate = matches!(number.kind, NumberKind::Percent | NumberKind::Growth);
    let how = (against.compared, against.less_is_better);
    in_one_unit(number.calc.clone(), is_rate, other, how).map(|calc| Number::new(kind, calc))
}

/// A number held against another. `is_rate`: 1 of the number = 100 of the other.
fn in_one_unit(number: Calc, is_rate: bool, other: Calc, (how, less): (Compared, bool)) -> Option<Calc> {
    let (number, other) = match (is_rate, how) {
        (true, Compared::Difference) => {
            let hundred = Calc::number(Quantity::Constant, Decimal::ONE_HUNDRED);
            (number.times(hundred), other)
        }
        (true, _) => (number, other.percent()),
        (false, _) => (number, other),
    };
    held(number, other, how, less)
}

fn of_ratio(ratio: &Ratio, how: Compared, kind: NumberKind) -> Option<Number> {
    let named = |name: &Arc<str>, number| Calc::number(Quantity::ColumnSum(name.clone()), number);
    let (sum, over) = (
        named(&ratio.sum_name, ratio.sum),
        named(&ratio.over_name, ratio.over),
    );
    held(sum, over, how, false).map(|calc| Number::new(kind, calc))
}

/// A number held against another; that of 0 is reached by any, and nothing grows from it. `less`: whether a lower number
/// is better; the result is then turned, so that more is better.
fn held(number: Calc, other: Calc, how: Compared, less: bool) -> Option<Calc> {
    let is_zero = other.value().is_zero();
    let (more, fewer) = match less {
        true => (other.clone(), number),
        false => (number, other.clone()),
    };
    match how {
        Compared::Ratio if fewer.value().is_zero() => Some(Calc::number(Quantity::Constant, Decimal::ONE)),
        Compared::Ratio => Some(more.over(fewer)),
        Compared::Difference => Some(more.less(fewer)),
        Compared::Growth if is_zero => None,
        Compared::Growth => {
            let size = match other.value() < Decimal::ZERO {
                true => Calc::number(Quantity::Set, other.value().abs()),
                false => other,
            };
            Some(more.less(fewer).over(size))
        }
    }
}
