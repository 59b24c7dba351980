//! What a row weighs in a rate.

use super::ScoringContext;
use crate::campaign::model::Part;
use crate::rows::{Item, Role, number};
use rust_decimal::Decimal;

/// 1 for the lead, the campaign's weight for support, times the weight the row carries. Where that is blank or cannot
/// be read, a row that is not good weighs as much as the heaviest of anybody: nobody makes it lighter by spoiling it.
pub(super) fn weight(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>, good: bool) -> Decimal {
    let role = match item.role {
        Role::Lead => Decimal::ONE,
        Role::Support => scoring.inputs.campaign.support_weight,
    };
    role * own(scoring, part, item).unwrap_or_else(|| match good {
        true => Decimal::ONE,
        false => heaviest(scoring, part, item),
    })
}

/// The weight a row carries; none where it says no weight of more than 0.
fn own(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>) -> Option<Decimal> {
    let weight = number(scoring.rows.value(item.row, part.weight?));
    weight.filter(|weight| *weight > Decimal::ZERO)
}

fn heaviest(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>) -> Decimal {
    if part.weight.is_none() {
        return Decimal::ONE;
    }
    let units = scoring.inputs.campaign.roster.units.ids();
    let items = units.flat_map(|unit| scoring.rows.items(item.row.ledger, unit));
    let weights = items.filter_map(|item| own(scoring, part, item));
    weights.fold(Decimal::ONE, Decimal::max)
}
