//! Marks of a row that go by a code.

use super::ScoringContext;
use super::weight::by_code;
use crate::campaign::model::{Amount, MarkRule, Part, What};
use crate::rows::Row;
use crate::value::Value;
use rust_decimal::Decimal;

/// The marks of the row's code; none where marks do not go by a code. Where the cell holds no code, the row takes as much
/// as the dearest and earns nothing: nobody escapes a charge by spoiling it.
pub(super) fn of_row(scoring: &ScoringContext<'_>, part: &Part, row: Row<'_>) -> Option<Decimal> {
    let Amount::Codes(field, codes) = &part.amounts()?.each else {
        return None;
    };
    let dearest = || codes.iter().map(|code| code.1).fold(Decimal::ZERO, Decimal::min);
    let amount = by_code(scoring.rows.value(row, *field), codes, Decimal::ZERO);
    Some(amount.unwrap_or_else(dearest))
}

/// Whether the unit gains by a row that is counted for being there: it adds marks, or more rows never give less.
/// `amount`: the marks of its code.
pub(super) fn is_gain(part: &Part, amount: Option<Decimal>) -> bool {
    match (&part.what, &part.rule) {
        (What::Rows { .. }, MarkRule::Amounts(amounts)) => {
            let all = amounts.each.all();
            amount.unwrap_or_else(|| all.iter().sum()) > Decimal::ZERO
        }
        (What::Rows { .. }, MarkRule::Curve(curve)) => !curve.falls(part.number_kind()),
        _ => false,
    }
}

/// Whether a unit left the code of its own row blank or unreadable.
pub(super) fn is_spoilt(scoring: &ScoringContext<'_>, part: &Part, row: Row<'_>) -> bool {
    let field = part.amounts().and_then(|amounts| amounts.each.field());
    let unread = |field| {
        let value = scoring.rows.value(row, field);
        !matches!(value, Value::Choice(_))
    };
    field.is_some_and(unread) && row.own.is_some_and(|own| own.sender.is_some())
}
