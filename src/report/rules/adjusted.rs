//! Bonuses, deductions and vetoes.

use super::sentence::line;
use crate::campaign::model::{AdjustmentKind, Campaign, SameMatter, VetoKind};
use crate::check::conditions_in_words;
use crate::number::plain;
use crate::outcome::RuleLine;
use crate::report::words;

/// Limits of all bonuses and of all deductions together.
pub(super) fn limits(campaign: &Campaign) -> Vec<RuleLine> {
    let cap = campaign
        .bonus_cap
        .map(|cap| format!("加分合计不超过{}分", plain(cap)));
    let floor = campaign.penalty_floor;
    let floor = floor.map(|floor| format!("减分合计最多扣{}分", plain(floor.abs())));
    let texts = cap.into_iter().chain(floor);
    texts
        .map(|text| line(campaign, "加减分", text, campaign.scoring_clause))
        .collect()
}

pub(super) fn kinds(campaign: &Campaign) -> impl Iterator<Item = RuleLine> {
    let kinds = campaign.adjustments.iter();
    kinds.map(|kind| line(campaign, "加减分", adjustment(kind), kind.clause))
}

pub(super) fn vetoes(campaign: &Campaign) -> impl Iterator<Item = RuleLine> {
    let kinds = campaign.vetoes.iter();
    kinds.map(|kind| line(campaign, "一票否决", veto(campaign, kind), kind.clause))
}

fn veto(campaign: &Campaign, kind: &VetoKind) -> String {
    let effects: Vec<&str> = kind.effects.iter().map(|effect| words::effect(*effect)).collect();
    let proposed = kind.propose.as_ref().map(|(ledger, conditions)| {
        let which = match conditions.is_empty() {
            true => String::new(),
            false => format!("{}的", conditions_in_words(campaign, conditions)),
        };
        format!("；{}里有{which}行的提请核查", campaign.ledgers[*ledger].name)
    });
    format!(
        "{}：{}；以一票否决登记为准{}",
        kind.name,
        effects.join("、"),
        proposed.unwrap_or_default()
    )
}

fn adjustment(kind: &AdjustmentKind) -> String {
    let levels = kind
        .levels
        .iter()
        .map(|(level, points)| format!("{level}{}分", plain(*points)));
    let mut text = format!("{}：{}", kind.name, levels.collect::<Vec<_>>().join("、"));
    if let Some(cap) = kind.cap {
        text += &format!("；加分合计不超过{}分", plain(cap));
    }
    if let Some(floor) = kind.floor {
        text += &format!("；扣分合计最多扣{}分", plain(floor.abs()));
    }
    if kind.same_matter == SameMatter::Highest {
        text += "；同一事项取最高";
    }
    if kind.zeroes {
        text += "；所指的指标计0分";
    }
    text
}
