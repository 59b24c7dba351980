//! Sums of a unit, and how they stand against the period before.

use crate::score::{Figures, product};
use crate::trend::{Change, Delta, EarlierResult};
use rust_decimal::Decimal;
use serde::Serialize;

/// Sums of the lines.
#[derive(Serialize)]
pub(super) struct Sums {
    marks: Decimal,
    applicable: Decimal,
    /// Points of the table, where they are not 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    full: Option<Decimal>,
    /// Factor of the whole table; none where none holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    factor: Option<Decimal>,
    scaled: Decimal,
}

/// Against the period before, and the periods so far.
#[derive(Serialize)]
pub(super) struct Changed<'a> {
    previous_total: Option<Decimal>,
    previous_place: Option<u32>,
    delta_total: Option<Decimal>,
    delta_is_rate: bool,
    delta_place: Option<i64>,
    earlier: &'a [EarlierResult],
    red_run: u32,
    black_run: u32,
}

impl Sums {
    pub(super) fn new(figures: &Figures) -> Sums {
        let Figures {
            full,
            limits: _,
            marks,
            applicable,
            factors,
            scaled,
            gained: _,
            bonus: _,
            charged: _,
            deduction: _,
            zeroed: _,
            total: _,
            total_if_confirmed: _,
            self_reported: _,
        } = figures;
        Sums {
            marks: *marks,
            applicable: *applicable,
            full: Some(*full).filter(|full| *full != Decimal::ONE_HUNDRED),
            factor: (!factors.is_empty()).then(|| product(factors)),
            scaled: *scaled,
        }
    }
}

impl<'a> Changed<'a> {
    pub(super) fn new(change: &'a Change) -> Self {
        Changed {
            previous_total: change.previous_total,
            previous_place: change.previous_place,
            delta_total: change.delta.map(Delta::amount),
            delta_is_rate: matches!(change.delta, Some(Delta::Rate(_))),
            delta_place: change.delta_place,
            earlier: &change.earlier,
            red_run: change.red_run,
            black_run: change.black_run,
        }
    }
}
