//! The number of an earlier period, as it was sealed.

use crate::campaign::model::{Earlier, Part, UnitId};
use crate::history::{Sealed, SealedUnit};
use crate::measure::ScoringContext;
use rust_decimal::Decimal;

/// The seal of the earlier period.
pub(super) fn sealed<'s>(scoring: &'s ScoringContext<'_>, earlier: Earlier) -> Option<&'s Sealed> {
    let (history, period) = (scoring.inputs.history, scoring.inputs.period);
    match earlier {
        Earlier::Previous => history.previous(period),
        Earlier::LastYear => history.a_year_before(period),
    }
}

/// The number of a unit in a part as it was sealed; none where the part counted something else then.
pub(super) fn number(
    scoring: &ScoringContext<'_>,
    sealed: &Sealed,
    unit: UnitId,
    part: &Part,
) -> Option<Decimal> {
    let unit = sealed.unit(&scoring.inputs.campaign.roster.units[unit].name)?;
    of(scoring, unit, part)
}

fn of(scoring: &ScoringContext<'_>, unit: &SealedUnit, part: &Part) -> Option<Decimal> {
    let indicator = &scoring.inputs.campaign.indicators[part.indicator].name;
    let numbers = unit.numbers.iter();
    let mut found =
        numbers.filter(|number| number.is_of(indicator, part.at) && *number.counted == *part.counted);
    found.next().map(|number| number.number)
}

/// Numbers of the other units then: of the group that the unit was in, or of all.
pub(super) fn others(
    scoring: &ScoringContext<'_>,
    sealed: &Sealed,
    unit: UnitId,
    part: &Part,
    of_all: bool,
) -> Vec<Decimal> {
    let name = &scoring.inputs.campaign.roster.units[unit].name;
    let group = sealed.unit(name).and_then(|own| own.group.as_ref());
    let others = sealed.units.iter().filter(|other| other.unit != *name);
    let among = others.filter(|other| match of_all {
        true => other.group.is_some(),
        false => other.group.as_ref() == group,
    });
    among.filter_map(|other| of(scoring, other, part)).collect()
}
