//! Red and black lists: rank conditions, absolute conditions, exemptions, vetoes. Empty places are normal.

mod edge;
mod orders;
mod progress;
#[cfg(test)]
mod tests;

pub use orders::orders;
pub use progress::award;

use crate::campaign::model::{BlackRule, Campaign, Effect, Group, Period, RedRule};
use crate::outcome::{Board, GroupResult, UnitResult};
use crate::ranking::is_unsettled;
use crate::register::{ExemptionTarget, Registers, Verdict};
use crate::submission::Submissions;
use edge::{Taken, first_places};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What the lists ask about a unit, in the order of places.
#[derive(Clone, Debug)]
struct Candidate {
    /// Index into the units.
    unit: usize,
    name: Arc<str>,
    place: u32,
    total: Decimal,
    /// The indicator named by the black rule was not reached in full.
    missed: bool,
    /// Vetoes in force that keep it off the red list.
    no_red: Vec<Arc<str>>,
    /// Vetoes in force that put it on the black list.
    forced: Vec<Arc<str>>,
    /// Document of the exemption that keeps it off the black list.
    exempt: Option<Arc<str>>,
}

/// What was decided about a group.
#[derive(Debug, Default)]
struct Verdicts {
    red: Vec<usize>,
    black: Vec<usize>,
    /// (unit, why it is on a list or kept off one).
    reasons: Vec<(usize, String)>,
    notes: Vec<String>,
}

/// Draws the lists of every group and writes them into groups and units.
pub fn post(
    campaign: &Campaign,
    period: &Period,
    registers: &Registers,
    submissions: &Submissions,
    units: &mut [UnitResult],
    groups: &mut [GroupResult],
) {
    let exempt: Vec<(usize, Arc<str>)> = exemptions(campaign, period, registers);
    for result in groups {
        let Some(group) = campaign.groups.iter().find(|group| group.name == result.name) else {
            continue;
        };
        if is_unsettled(submissions, &result.ranking, units) {
            result
                .notes
                .push("归属或内容未定的材料处理以前，本组不评定红榜、黑榜".into());
            continue;
        }
        let candidates: Vec<Candidate> = result
            .ranking
            .iter()
            .map(|unit| candidate(campaign, &exempt, group, &units[*unit], *unit))
            .collect();
        let verdicts = decide(
            group,
            campaign.ranking.across_takes_all,
            missed_name(campaign, group),
            &candidates,
        );
        write(verdicts, units, result);
    }
}

fn write(verdicts: Verdicts, units: &mut [UnitResult], group: &mut GroupResult) {
    for unit in &verdicts.red {
        units[*unit].board = Some(Board::Red);
    }
    for unit in &verdicts.black {
        units[*unit].board = Some(Board::Black);
    }
    for (unit, reason) in verdicts.reasons {
        units[unit].board_reasons.push(reason);
    }
    group.red = verdicts.red;
    group.black = verdicts.black;
    group.notes.extend(verdicts.notes);
}

fn missed_name<'a>(campaign: &'a Campaign, group: &Group) -> &'a str {
    group
        .black
        .missed
        .map_or("", |indicator| &campaign.indicators[indicator].name)
}

/// Units kept off the black list in this period, with the document.
fn exemptions(campaign: &Campaign, period: &Period, registers: &Registers) -> Vec<(usize, Arc<str>)> {
    let granted = registers.exemptions.iter().filter(|exemption| {
        exemption.verdict == Verdict::Granted && exemption.entry.within(campaign, period)
    });
    granted
        .filter_map(|exemption| match exemption.target {
            ExemptionTarget::BlackBoard(unit) => Some((unit, exemption.document.clone())),
            ExemptionTarget::Row(..) => None,
        })
        .collect()
}

fn candidate(
    campaign: &Campaign,
    exempt: &[(usize, Arc<str>)],
    group: &Group,
    unit: &UnitResult,
    index: usize,
) -> Candidate {
    let vetoed = |effect: Effect| -> Vec<Arc<str>> {
        let in_force = |name: &Arc<str>| unit.vetoes.iter().any(|veto| veto.in_force && veto.kind == *name);
        let kinds = campaign.vetoes.iter().filter(|kind| in_force(&kind.name));
        kinds
            .filter(|kind| kind.effects.contains(&effect))
            .map(|kind| kind.name.clone())
            .collect()
    };
    let missed = missed_name(campaign, group);
    let line = unit
        .lines
        .iter()
        .find(|line| group.black.missed.is_some() && *line.indicator == *missed);
    Candidate {
        unit: index,
        name: unit.unit.clone(),
        place: unit.place.unwrap_or(u32::MAX),
        total: unit.total,
        missed: line.is_some_and(|line| line.mark.is_some_and(|mark| mark < line.points)),
        no_red: vetoed(Effect::NoRed),
        forced: vetoed(Effect::Black),
        exempt: exempt
            .iter()
            .find(|(unit, _)| *unit == index)
            .map(|(_, document)| document.clone()),
    }
}

/// Black first: who is on it cannot be on the red list.
fn decide(group: &Group, take_all: bool, missed: &str, candidates: &[Candidate]) -> Verdicts {
    let mut verdicts = Verdicts::default();
    black(&group.black, take_all, missed, candidates, &mut verdicts);
    red(&group.red, take_all, candidates, &mut verdicts);
    verdicts
}

fn black(rule: &BlackRule, take_all: bool, missed: &str, candidates: &[Candidate], verdicts: &mut Verdicts) {
    let places = black_places(rule, candidates.len());
    let worst_first: Vec<&Candidate> = candidates.iter().rev().collect();
    let taken = first_places(&worst_first, places, take_all);
    for (candidate, taken) in worst_first.iter().zip(taken) {
        if !candidate.forced.is_empty() {
            verdicts.black.push(candidate.unit);
            verdicts.reasons.push((
                candidate.unit,
                format!("一票否决：{}，列入黑榜", candidate.forced.join("、")),
            ));
            continue;
        }
        let Some(why) = black_condition(rule, missed, candidate) else {
            continue;
        };
        match (taken, &candidate.exempt) {
            (Taken::No, _) => {}
            (Taken::Edge, _) => verdicts.note(candidate, "黑榜"),
            (Taken::Yes, Some(document)) => {
                let reason = format!("符合黑榜条件（{why}），容错澄清成立（{document}），不列入黑榜");
                verdicts.notes.push(format!("{}{reason}", candidate.name));
                verdicts.reasons.push((candidate.unit, reason));
            }
            (Taken::Yes, None) => {
                verdicts.black.push(candidate.unit);
                verdicts
                    .reasons
                    .push((candidate.unit, format!("末{places}位以内，{why}，列入黑榜")));
            }
        }
    }
}

/// How many last places count in a group of this size.
fn black_places(rule: &BlackRule, size: usize) -> u32 {
    match (rule.few_under, rule.few_places) {
        (Some(under), Some(few)) if u32::try_from(size).is_ok_and(|size| size < under) => few,
        _ => rule.places,
    }
}

/// Why the absolute condition holds; none where it does not. A rule without one asks for the place alone.
fn black_condition(rule: &BlackRule, missed: &str, candidate: &Candidate) -> Option<String> {
    let mut why = Vec::new();
    if let Some(line) = rule.below.filter(|line| candidate.total < *line) {
        why.push(format!("总分{}低于{}分", candidate.total, line.normalize()));
    }
    if rule.missed.is_some() && candidate.missed {
        why.push(format!("“{missed}”未得满分"));
    }
    let asks_nothing = rule.below.is_none() && rule.missed.is_none();
    (asks_nothing || !why.is_empty()).then(|| match why.as_slice() {
        [] => format!("第{}名", candidate.place),
        why => why.join("且"),
    })
}

fn red(rule: &RedRule, take_all: bool, candidates: &[Candidate], verdicts: &mut Verdicts) {
    let best_first: Vec<&Candidate> = candidates.iter().collect();
    let taken = first_places(&best_first, rule.places, take_all);
    for (candidate, taken) in best_first.iter().zip(taken) {
        let high_enough = rule.at_least.is_none_or(|line| line <= candidate.total);
        if !high_enough || taken == Taken::No || verdicts.black.contains(&candidate.unit) {
            continue;
        }
        if taken == Taken::Edge {
            verdicts.note(candidate, "红榜");
        } else if candidate.no_red.is_empty() {
            verdicts.red.push(candidate.unit);
            verdicts
                .reasons
                .push((candidate.unit, red_reason(rule, candidate)));
        } else {
            let reason = format!("一票否决：{}，不得入红榜，名额空缺", candidate.no_red.join("、"));
            verdicts.notes.push(format!("{}{reason}", candidate.name));
            verdicts.reasons.push((candidate.unit, reason));
        }
    }
}

fn red_reason(rule: &RedRule, candidate: &Candidate) -> String {
    let line = rule
        .at_least
        .map(|line| format!("，总分{}不低于{}分", candidate.total, line.normalize()));
    format!("前{}名以内{}，列入红榜", rule.places, line.unwrap_or_default())
}

impl Verdicts {
    /// Said once for each unit of a tie that no place is left for.
    fn note(&mut self, candidate: &Candidate, list: &str) {
        let reason = format!(
            "并列第{}名，跨过{list}最后一个名额，按规则都不列入",
            candidate.place
        );
        self.notes.push(format!("{}{reason}", candidate.name));
        self.reasons.push((candidate.unit, reason));
    }
}
