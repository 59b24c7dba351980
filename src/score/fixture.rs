//! Scorecards to start tests from.

use super::{Figures, LineBasis, LineScore, Scorecard, SelfReported};
use crate::campaign::model::{
    Against, Amount, Amounts, Combine, IndicatorId, LedgerId, MarkRule, Part, UnitId, What,
};
use crate::curve::{Curve, Initial, Limits, Shape};
use crate::verdict::Rated;
use rust_decimal::Decimal;

/// A part that carries points and is marked by a rule.
pub(crate) fn part(rule: MarkRule) -> Part {
    Part {
        indicator: IndicatorId(0),
        at: 0,
        counted: "".into(),
        what: What::Rows { ledger: LedgerId(0) },
        conditions: Vec::new(),
        worth: None,
        floor: None,
        cap: None,
        into_adjustments: false,
        none_due: None,
        against: Against::default(),
        rule,
        lead_only: false,
        late_counts: false,
        carried: false,
        apiece: false,
        weight: None,
    }
}

/// A curve without a line below which nothing is left.
pub(crate) fn curve(shape: Shape) -> Curve {
    Curve {
        shape,
        zero_below: None,
    }
}

/// So many marks for each case, from the points of the part.
pub(crate) fn amounts(each: i64) -> Amounts {
    Amounts {
        each: Amount::Same(each.into()),
        initial: Initial::Full,
        late: None,
        repeat: None,
        short: None,
        early: None,
    }
}

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
        begins_full: false,
        factors: Vec::new(),
        section,
        indicator,
        points: Decimal::ONE,
        basis: LineBasis::Watched,
        mark: Some(Decimal::ONE),
        rate: None,
        awaiting: false,
        parts: Vec::new(),
        losses: Vec::new(),
        adjustment: Decimal::ZERO,
        combine: Combine::default(),
        limits: Limits {
            least: Some(Decimal::ZERO),
            most: Some(Decimal::ONE_HUNDRED),
        },
        given_back: None,
        self_reported: SelfReported::default(),
    }
}
