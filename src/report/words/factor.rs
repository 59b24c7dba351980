//! Factors that hold, in words.

use crate::number::plain;
use crate::score::{FactorReason, FactorScore};

/// `“固定投资”没有得满分，乘0.8`.
pub(super) fn factors(factors: &[FactorScore]) -> String {
    let told: Vec<String> = factors.iter().map(factor).collect();
    told.join("；")
}

fn factor(factor: &FactorScore) -> String {
    let by = plain(factor.factor);
    match &factor.reason {
        FactorReason::Always => format!("乘{by}"),
        FactorReason::Roster(column) => format!("按花名册的“{column}”，乘{by}"),
        FactorReason::Missed(indicator) => format!("“{indicator}”没有得满分，乘{by}"),
        FactorReason::Unmet(requirement) => format!("没有达到要求“{requirement}”，乘{by}"),
        FactorReason::Found(ledger) => format!("{ledger}里有登记，乘{by}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn every_reason_is_told() {
        let told = |reason| {
            factors(&[FactorScore {
                factor: Decimal::new(80, 2),
                reason,
            }])
        };
        assert_eq!(told(FactorReason::Always), "乘0.8");
        assert_eq!(
            told(FactorReason::Roster("难度".into())),
            "按花名册的“难度”，乘0.8"
        );
        assert_eq!(
            told(FactorReason::Missed("投资".into())),
            "“投资”没有得满分，乘0.8"
        );
        assert_eq!(
            told(FactorReason::Unmet("调度".into())),
            "没有达到要求“调度”，乘0.8"
        );
        assert_eq!(told(FactorReason::Found("通报".into())), "通报里有登记，乘0.8");
    }
}
