//! Decisions of tolerance, correction and clarification (容错, 纠错, 澄清): by them a case counts as met, wholly or in
//! part.

use crate::campaign::model::{Campaign, IndicatorId, UnitId, VetoKindId, What};
use crate::deadline::concerns;
use crate::register::{ExemptionTarget, Registers, Scope, Verdict};
use crate::rows::Row;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A decision that waives a case, or a part of what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// Share that is waived, in per cent; with 100 the case counts as met.
    pub percent: Decimal,
    /// 容错, 纠错 or 澄清.
    pub kind: Arc<str>,
    /// Document and approver, as they are cited.
    pub grounds: Arc<str>,
}

impl Waiver {
    /// Whether the whole case counts as met.
    pub fn is_full(&self) -> bool {
        self.percent >= Decimal::ONE_HUNDRED
    }

    /// What is left of an amount.
    pub fn left_of(&self, amount: Decimal) -> Decimal {
        amount * (Decimal::ONE_HUNDRED - self.percent) / Decimal::ONE_HUNDRED
    }
}

/// By what a row is charged. A decision lifts the charge that it names and nothing else (`decisions` 52).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Charge<'a> {
    /// A time limit, by its name, that an indicator counts.
    Deadline(&'a str, IndicatorId),
    /// An indicator that counts the row in another way.
    Indicator(IndicatorId),
    /// The ladder: cases of a person are counted.
    Ladder,
    /// A veto that the row makes the program propose.
    Veto(VetoKindId),
}

/// The decision about what a unit is charged for a row; of several the one that waives most.
pub(crate) fn waiver(
    campaign: &Campaign,
    registers: &Registers,
    row: Row<'_>,
    unit: UnitId,
    charge: Charge<'_>,
) -> Option<Waiver> {
    let decisions = registers.exemptions.iter().filter_map(|exemption| {
        let ExemptionTarget::Row(of) = &exemption.target else {
            return None;
        };
        let percent = match exemption.verdict {
            Verdict::Granted => Decimal::ONE_HUNDRED,
            Verdict::Partly => campaign.exemption_partial,
            Verdict::Refused => return None,
        };
        let meant =
            of.unit == unit && lifts(campaign, &of.scope, charge) && concerns(row, of.ledger, &of.key);
        meant.then(|| Waiver {
            percent,
            kind: exemption.kind.clone(),
            grounds: exemption.grounds(),
        })
    });
    decisions.reduce(|best, other| if other.percent > best.percent { other } else { best })
}

fn lifts(campaign: &Campaign, scope: &Scope, charge: Charge<'_>) -> bool {
    match (scope, charge) {
        (Scope::Deadline(named), Charge::Deadline(deadline, _)) => **named == *crate::fold::fold(deadline),
        (Scope::Indicator(named), Charge::Deadline(_, indicator) | Charge::Indicator(indicator)) => {
            *named == indicator
        }
        (Scope::Indicator(named), Charge::Ladder) => {
            let mut parts = campaign.indicators[*named].parts.iter();
            parts.any(|part| matches!(part.what, What::Ladder))
        }
        (Scope::Veto(named), Charge::Veto(veto)) => *named == veto,
        _ => false,
    }
}
