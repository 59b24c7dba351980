//! Decisions of tolerance, correction and clarification (容错, 纠错, 澄清), which take cases out of the count.

use crate::campaign::model::Campaign;
use crate::deadline::concerns;
use crate::register::{ExemptionTarget, Registers, Verdict};
use crate::rows::Row;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A decision that waives a case, or a part of what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver {
    /// Share that is waived, in per cent; 100 takes the case out of the count.
    pub percent: Decimal,
    /// 容错, 纠错 or 澄清.
    pub kind: Arc<str>,
    /// Number or title of the document.
    pub document: Arc<str>,
}

impl Waiver {
    /// Whether the case is taken out of the count.
    pub fn is_full(&self) -> bool {
        self.percent >= Decimal::ONE_HUNDRED
    }

    /// What is left of an amount.
    pub fn left_of(&self, amount: Decimal) -> Decimal {
        amount * (Decimal::ONE_HUNDRED - self.percent) / Decimal::ONE_HUNDRED
    }
}

/// The decision about a row; of several the one that waives most.
pub(crate) fn waiver(campaign: &Campaign, registers: &Registers, row: Row<'_>) -> Option<Waiver> {
    let decisions = registers.exemptions.iter().filter_map(|exemption| {
        let ExemptionTarget::Row(ledger, key) = &exemption.target else {
            return None;
        };
        let percent = match exemption.verdict {
            Verdict::Granted => Decimal::ONE_HUNDRED,
            Verdict::Partly => campaign.exemption_partial,
            Verdict::Refused => return None,
        };
        concerns(row, *ledger, key).then(|| Waiver {
            percent,
            kind: exemption.kind.clone(),
            document: exemption.document.clone(),
        })
    });
    decisions.reduce(|best, other| if other.percent > best.percent { other } else { best })
}
