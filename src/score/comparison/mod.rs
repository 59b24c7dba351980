//! A number held against that of an earlier period and against those of other units, before a curve makes a mark of it.

mod earlier;
mod others;

use super::cause::{AmongOthers, Remark};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Compared, NoneDue, Part, Relation, UnitId};
use crate::curve::{Figure, Number};
use crate::measure::{Absent, KnownFrom, ScoringContext, compared};
use others::Field;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What the number of a part is held against.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// The number of the earlier period, with its title.
    earlier: Option<(Arc<str>, Decimal)>,
    /// Numbers of the other units.
    others: Vec<Decimal>,
    /// The place in the earlier period.
    place_then: usize,
    /// Mean share of the points that the part gives the units of the group that had something due; none where nobody
    /// had.
    pub mean_share: Option<Decimal>,
    /// Whether that is not known, since only files of one unit are here.
    pub mean_is_unknown: bool,
}

/// What the number of a part of a unit is held against, or why that is not known.
pub(super) fn of(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part) -> Result<Comparison, Absent> {
    let mut comparison = Comparison::default();
    let against = &part.against;
    if let Some(earlier) = against.earlier {
        let sealed = earlier::sealed(scoring, earlier);
        let then = sealed.and_then(|sealed| Some((sealed, earlier::number(scoring, sealed, unit, part)?)));
        let Some((sealed, then)) = then else {
            return Err(Absent::NothingDue(KnownFrom::NoEarlier(earlier)));
        };
        if then.is_zero() && against.compared == Compared::Growth {
            return Err(Absent::NothingDue(KnownFrom::EarlierIsZero(earlier)));
        }
        comparison.earlier = Some((sealed.title.clone(), then));
        if let Some(others) = against.others {
            let field = Field {
                others: &earlier::others(scoring, sealed, unit, part, others.of_all),
                less_is_better: against.less_is_better,
            };
            comparison.place_then = field.place(then);
        }
    }
    let takes_mean = part.none_due == Some(NoneDue::Mean);
    if against.others.is_none() && !takes_mean {
        return Ok(comparison);
    }
    let Some(peers) = &scoring.peers else {
        comparison.mean_is_unknown = takes_mean;
        return match against.others {
            Some(_) => Err(Absent::OthersUnknown),
            None => Ok(comparison),
        };
    };
    let of_all = against.others.is_some_and(|others| others.of_all);
    let units = &scoring.inputs.campaign.roster.units;
    let is_among = |other: UnitId| other != unit && (of_all || units[other].group == units[unit].group);
    let numbers = peers.numbers(part).filter(|(other, _)| is_among(*other));
    comparison.others = numbers.map(|(_, number)| number).collect();
    let shares = peers.shares(part).filter(|(other, _)| is_among(*other));
    let shares: Vec<Decimal> = shares.map(|(_, share)| share).collect();
    let sum: Decimal = shares.iter().sum();
    comparison.mean_share = sum.checked_div(Decimal::from(shares.len()));
    Ok(comparison)
}

impl Comparison {
    /// The number held against the earlier one, from which it can grow.
    pub(super) fn with_earlier(&self, part: &Part, number: Number) -> Number {
        let earlier = self
            .earlier
            .as_ref()
            .filter(|_| part.against.earlier_number().is_some());
        let held = earlier.and_then(|(_, then)| {
            let then = Calc::number(Quantity::Set, *then);
            compared(&number, then, &part.against, part.compared_kind())
        });
        held.unwrap_or(number)
    }

    /// The number that the curve sees, with the remarks that tell how it came about.
    pub(super) fn held(&self, part: &Part, counted: Number) -> (Number, Vec<Remark>) {
        let mut remarks = Vec::new();
        let now = counted.kind;
        let mut number = self.with_earlier(part, counted);
        let then = self
            .earlier
            .as_ref()
            .filter(|_| part.against.earlier_number().is_some());
        if let Some((period, then)) = then {
            remarks.push(Remark::AgainstEarlier {
                period: period.clone(),
                then: Figure {
                    kind: now,
                    value: *then,
                },
                number: number.clone(),
            });
        }
        if let Some(others) = part.against.others {
            let field = Field {
                others: &self.others,
                less_is_better: part.against.others_less_is_better(),
            };
            let own = number.value();
            let calc = field.related(others.relation, own, self.place_then);
            number = Number::new(part.number_kind(), calc);
            remarks.push(Remark::AmongOthers(AmongOthers {
                relation: others.relation,
                of_all: others.of_all,
                units: self.others.len() + 1,
                place: field.place(own),
                number: number.clone(),
            }));
        }
        (number, remarks)
    }

    /// The number of the worst among the others: what one who sent nothing is taken for.
    pub(super) fn worst(&self, part: &Part) -> Option<Number> {
        let others = part.against.others?;
        let units = Decimal::from(self.others.len());
        let worst = match others.relation {
            Relation::Place => units + Decimal::ONE,
            Relation::Climb => -units,
            Relation::Percentile | Relation::ToFirst | Relation::ToMean | Relation::Spread => Decimal::ZERO,
        };
        Some(Number::new(
            part.number_kind(),
            Calc::number(Quantity::Number, worst),
        ))
    }
}
