//! A unit's result to start tests from.

use super::{Rated, UnitResult};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Scored, in no place, with nothing in its table.
pub(crate) fn unit(name: &str, group: &str, total: Decimal) -> UnitResult {
    UnitResult {
        unit: name.into(),
        group: Some(Arc::from(group)),
        leader: None,
        rated: Rated::Scored,
        sections: Vec::new(),
        lines: Vec::new(),
        marks: total,
        applicable: Decimal::ONE_HUNDRED,
        scaled: total,
        folding: Decimal::ZERO,
        adjustments: Vec::new(),
        bonus: Decimal::ZERO,
        deduction: Decimal::ZERO,
        bonus_note: None,
        total,
        total_if_confirmed: None,
        vetoes: Vec::new(),
        place: None,
        board: None,
        board_reasons: Vec::new(),
        previous_total: None,
        previous_place: None,
        delta_total: None,
        delta_is_rate: false,
        delta_place: None,
        red_run: 0,
        black_run: 0,
    }
}
