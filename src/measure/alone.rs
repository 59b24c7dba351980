//! What a case rests on that nobody tells but the unit that is scored.

use super::{Alone, RowPlace, ScoringContext};
use crate::campaign::model::{Deadline, Keeper, LedgerId, Measured, Part, UnitId};
use crate::requirement;
use crate::rows::{Row, number};
use crate::self_reported::{Fact, FactKind, fields};
use rust_decimal::Decimal;

pub(super) fn of_row(scoring: &ScoringContext<'_>, unit: UnitId, part: &Part, row: Row<'_>) -> Alone {
    let read = fields::of_part(scoring.inputs.campaign, part);
    told(row, scoring.witnesses().told_alone(unit, row, &read))
}

pub(super) fn of_deadline(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    row: Row<'_>,
    deadline: &Deadline,
) -> Alone {
    let campaign = scoring.inputs.campaign;
    let mut read = fields::of_part(campaign, part);
    read.extend(fields::of_deadline(campaign, row.ledger, deadline));
    told(row, scoring.witnesses().told_alone(unit, row, &read))
}

fn told(row: Row<'_>, facts: Vec<Fact>) -> Alone {
    let own = row.own.filter(|_| !facts.is_empty());
    Alone {
        rows: own.iter().map(|own| RowPlace::of(own.ledger, own)).collect(),
        facts,
    }
}

/// A requirement that is met rests on the unit's word where a row counted for it does and it would not be met without,
/// or where an upper limit is kept because the unit tells of no more.
pub(super) fn of_requirement(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    case: &requirement::Case<'_>,
) -> Alone {
    let campaign = scoring.inputs.campaign;
    let requirement = &campaign.requirements[case.requirement];
    let read = fields::of_requirement(campaign, requirement);
    let witnesses = scoring.witnesses();
    let mut alone = Alone::default();
    let mut amount = Some(Decimal::ZERO);
    for record in &case.records {
        let facts = witnesses.told_alone(unit, scoring.rows.row(record), &read);
        if facts.is_empty() {
            continue;
        }
        let counted = match requirement.measured {
            Measured::Count => Some(Decimal::ONE),
            Measured::Sum(column) => number(record.value(column)),
            Measured::ShareOf(_) | Measured::ShareOfSum(_) => None,
        };
        amount = amount.zip(counted).map(|(sum, counted)| sum + counted);
        alone.facts.extend(facts);
        alone.rows.push(RowPlace::of(record.ledger, record));
    }
    let floor = requirement.at_least.is_some();
    let ceiling = requirement.at_most.is_some() || requirement.at_most_of.is_some();
    if ceiling {
        alone.facts.extend(unsaid(scoring, requirement.ledger));
    } else if floor && amount.is_some_and(|amount| case.reached - amount >= case.needed) {
        return Alone::default();
    }
    alone.facts.sort_unstable();
    alone.facts.dedup();
    alone
}

/// That there are no other rows than a unit tells of; none where the office keeps the ledger.
pub fn unsaid(scoring: &ScoringContext<'_>, ledger: LedgerId) -> Option<Fact> {
    let definition = &scoring.inputs.campaign.ledgers[ledger];
    let tells = definition.keeper != Keeper::Office && definition.base.is_none();
    tells.then_some(Fact {
        ledger,
        column: None,
        kind: FactKind::Rows,
    })
}
