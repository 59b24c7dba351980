//! A requirement asks only whom a rule lets send the ledger it counts (`decisions` 68).

use super::super::model::{Campaign, Each, Requirement, UnitId};
use super::Resolver;
use crate::finding::Kind;

/// Names listed before the rest is only counted.
const MOST_NAMES: usize = 5;

impl Resolver<'_> {
    pub(super) fn requirements_can_be_sent(&self, campaign: &Campaign) {
        // Another mistake may be why somebody seems not to send it.
        if !self.roster.whole || self.mistakes.any_error() {
            return;
        }
        for written in &self.def.scoring.requirements {
            let mut all = campaign.requirements.iter();
            let Some(requirement) = all.find(|own| own.name == written.name.value) else {
                continue;
            };
            let who = who_cannot_send(campaign, requirement);
            if !who.is_empty() {
                let kind = Kind::NobodySends {
                    requirement: requirement.name.to_string(),
                    ledger: campaign.ledgers[requirement.ledger].name.to_string(),
                    who: listed(&who),
                };
                self.mistakes.add(kind, &written.each.place);
            }
        }
    }
}

/// Who is asked although the unit never has to send the ledger. A unit that is set out of the ranking of its group is
/// asked for nothing as long as it is, and neither are its people: that is no mistake of the definition.
fn who_cannot_send(campaign: &Campaign, requirement: &Requirement) -> Vec<String> {
    let roster = &campaign.roster;
    let asked: Vec<(UnitId, String)> = match requirement.each {
        Each::Units(set) => {
            let units = campaign.sets[set].units().iter();
            units
                .map(|unit| (*unit, roster.units[*unit].name.to_string()))
                .collect()
        }
        Each::People(set) => {
            let people = campaign.sets[set].people().iter();
            people
                .map(|person| (roster.people[*person].unit, roster.person_label(*person)))
                .collect()
        }
        Each::Codes(..) => Vec::new(),
    };
    let unable = |unit: UnitId| !roster.units[unit].is_set_out() && campaign.cannot_send(requirement, unit);
    let who = asked.into_iter().filter(|(unit, _)| unable(*unit));
    who.map(|(_, name)| name).collect()
}

fn listed(names: &[String]) -> String {
    match names.get(..MOST_NAMES) {
        Some(first) if first.len() < names.len() => format!("{}等{}个", first.join("、"), names.len()),
        _ => names.join("、"),
    }
}
