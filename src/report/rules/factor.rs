//! Factors, in words.

use crate::campaign::model::{Campaign, Factor, FactorBy, FactorWhen};
use crate::check::conditions_in_words;
use crate::number::plain;

/// `，“固定投资”没有得满分的，这一行乘0.8`. `of`: what is multiplied.
pub(super) fn times(campaign: &Campaign, factors: &[Factor], of: &str) -> String {
    factors.iter().map(|factor| one(campaign, factor, of)).collect()
}

fn one(campaign: &Campaign, factor: &Factor, of: &str) -> String {
    let when = match &factor.when {
        FactorWhen::Always => String::new(),
        FactorWhen::Missed(indicator) => {
            format!("“{}”没有得满分的，", campaign.indicators[*indicator].name)
        }
        FactorWhen::Unmet(requirement) => {
            format!("没有达到要求“{}”的，", campaign.requirements[*requirement].name)
        }
        FactorWhen::Found(part) => {
            let ledger = part
                .what
                .ledger()
                .map_or("", |ledger| &campaign.ledgers[ledger].name);
            match part.conditions.is_empty() {
                true => format!("{ledger}里有登记的，"),
                false => format!(
                    "{ledger}里有{}的，",
                    conditions_in_words(campaign, &part.conditions)
                ),
            }
        }
    };
    match &factor.by {
        FactorBy::Number(number) => format!("，{when}{of}乘{}", plain(*number)),
        FactorBy::Roster(column) => format!("，{when}{of}乘花名册的“{column}”"),
    }
}
