//! Least, greatest and step of numbers, and how many names a cell may hold.

use super::reader::Draft;
use crate::campaign::model::{Column, ColumnId};
use crate::finding::Kind;
use rust_decimal::Decimal;

pub(super) fn number(draft: &mut Draft<'_>, id: ColumnId, column: &Column, number: Decimal) {
    let said = || number.normalize().to_string();
    if let Some(min) = column.min.filter(|min| number < *min) {
        draft.wrong(
            id,
            Kind::BelowLeast {
                number: said(),
                min: min.normalize().to_string(),
            },
        );
    } else if let Some(max) = column.max.filter(|max| number > *max) {
        draft.wrong(
            id,
            Kind::AboveGreatest {
                number: said(),
                max: max.normalize().to_string(),
            },
        );
    } else if let Some(step) = column
        .step
        .filter(|step| !step.is_zero() && !(number % *step).is_zero())
    {
        draft.wrong(
            id,
            Kind::NotAStep {
                number: said(),
                step: step.normalize().to_string(),
            },
        );
    }
}

/// Checks the number of names in a cell.
pub(super) fn heads(draft: &mut Draft<'_>, id: ColumnId, column: &Column, count: usize, what: &str) {
    let heads = Decimal::from(count);
    let few = column.min.is_some_and(|min| heads < min);
    let many = column.max.is_some_and(|max| heads > max);
    if few || many {
        let should = should(column, what);
        draft.wrong(
            id,
            Kind::HeadCount {
                count: format!("{count}{what}"),
                should,
            },
        );
    }
}

fn should(column: &Column, what: &str) -> String {
    let said = |number: Decimal| number.normalize().to_string();
    match (column.min, column.max) {
        (None, Some(max)) if max == Decimal::ONE => format!("1{what}"),
        (Some(min), Some(max)) if min == max => format!("{}{what}", said(min)),
        (Some(min), Some(max)) => format!("{}至{}{what}", said(min), said(max)),
        (Some(min), None) => format!("至少{}{what}", said(min)),
        (None, Some(max)) => format!("至多{}{what}", said(max)),
        (None, None) => String::new(),
    }
}
