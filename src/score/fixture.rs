//! Scorecards to start tests from.

use super::Scorecard;
use crate::campaign::model::UnitId;
use crate::verdict::Rated;
use rust_decimal::Decimal;

/// Scored, with nothing in its table.
pub(crate) fn card(unit: UnitId, total: &str) -> Scorecard {
    let total = total.parse().expect("a number");
    Scorecard {
        unit,
        table: None,
        rated: Rated::Scored,
        sections: Vec::new(),
        lines: Vec::new(),
        marks: total,
        applicable: Decimal::ONE_HUNDRED,
        scaled: total,
        adjustments: Vec::new(),
        gained: Decimal::ZERO,
        bonus: Decimal::ZERO,
        deduction: Decimal::ZERO,
        total,
        total_if_confirmed: None,
        vetoes: Vec::new(),
    }
}
