//! Scorecards to start tests from.

use super::{Figures, LineBasis, LineScore, Scorecard, SelfReported};
use crate::campaign::model::{IndicatorId, UnitId};
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
        figures: Figures {
            marks: total,
            applicable: Decimal::ONE_HUNDRED,
            scaled: total,
            total,
            ..Figures::default()
        },
        adjustments: Vec::new(),
        vetoes: Vec::new(),
    }
}

/// A line of one point without parts, with full marks.
pub(crate) fn line(section: usize, indicator: IndicatorId) -> LineScore {
    LineScore {
        section,
        indicator,
        points: Decimal::ONE,
        basis: LineBasis::Watched,
        mark: Some(Decimal::ONE),
        rate: None,
        awaiting: false,
        parts: Vec::new(),
        losses: Vec::new(),
        excess: Decimal::ZERO,
        given_back: None,
        self_reported: SelfReported::default(),
    }
}
