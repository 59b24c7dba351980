//! What a row weighs in a rate.

use super::ScoringContext;
use crate::campaign::model::{FieldRef, Part, RowWeight};
use crate::rows::{Item, Role, number};
use crate::value::Value;
use rust_decimal::Decimal;

/// 1 for the lead, the campaign's weight for support, times the weight the row carries. Where that is blank or cannot
/// be read, a row that is to be light weighs as little as the lightest of anybody, another as much as the heaviest: nobody
/// gains by spoiling it.
pub(super) fn weight(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>, is_light: bool) -> Decimal {
    let role = match item.role {
        Role::Lead => Decimal::ONE,
        Role::Support => scoring.inputs.campaign.support_weight,
    };
    let outermost = if is_light { Decimal::min } else { Decimal::max };
    role * own(scoring, part, item).unwrap_or_else(|| match &part.weight {
        None => Decimal::ONE,
        Some(RowWeight::Codes(_, codes)) => codes.iter().map(|code| code.1).fold(Decimal::ONE, outermost),
        Some(RowWeight::Classes(_, classes)) => {
            let weights = classes.iter().map(|class| class.1);
            weights.reduce(outermost).unwrap_or(Decimal::ONE)
        }
        Some(RowWeight::Column(_)) => of_anybody(scoring, part, item).fold(Decimal::ONE, outermost),
    })
}

/// The weight a row carries; none where it says no weight of more than 0.
fn own(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>) -> Option<Decimal> {
    let value = |field: &FieldRef| scoring.rows.value(item.row, *field);
    match part.weight.as_ref()? {
        RowWeight::Column(field) => number(value(field)).filter(|weight| *weight > Decimal::ZERO),
        RowWeight::Codes(field, codes) => by_code(value(field), codes, Decimal::ONE),
        RowWeight::Classes(field, classes) => {
            let number = number(value(field))?;
            let mut classes = classes.iter();
            let found = classes.find(|(limit, _)| limit.is_none_or(|limit| limit <= number));
            found.map(|(_, weight)| *weight)
        }
    }
}

/// The number of the code in a cell, `other` for a code that has none; none where the cell holds no code.
pub(super) fn by_code(value: &Value, codes: &[(usize, Decimal)], other: Decimal) -> Option<Decimal> {
    let Value::Choice(at) = value else {
        return None;
    };
    let found = codes.iter().find(|(code, _)| code == at);
    Some(found.map_or(other, |(_, number)| *number))
}

/// The weights of all rows of the ledger that carry one.
fn of_anybody(scoring: &ScoringContext<'_>, part: &Part, item: &Item<'_>) -> impl Iterator<Item = Decimal> {
    let units = scoring.inputs.campaign.roster.units.ids();
    let items = units.flat_map(|unit| scoring.rows.items(item.row.ledger, unit));
    items.filter_map(|item| own(scoring, part, item))
}
