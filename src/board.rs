//! Red and black lists of a group: the conditions on place and total, exemptions, vetoes. A list may have empty places.

mod edge;
mod grades;
mod orders;
mod missed;
mod rules;
#[cfg(test)]
mod tests;

pub(crate) use edge::{Taken, first_places};
pub(crate) use grades::{GradeDenied, GradeLowered, GradeScore, graded, grades};
pub(crate) use missed::Missed;
pub(crate) use orders::{OrderCause, OrderProposal, orders};
pub(crate) use rules::{BoardRules, rules};

use crate::campaign::model::{
    BlackRule, ById, Campaign, Effect, Group, Period, PeriodKind, RedRule, UnitId, VetoKindId,
};
use crate::ranking::{Placed, Standings};
use crate::register::{ExemptionTarget, Registers, Verdict};
use crate::score::{Scorecard, VetoScore};
use crate::verdict::Board;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The red and the black list of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    /// If true, no lists were drawn: material of the group is not settled yet.
    pub undecided: bool,
    /// Units on the red list, best first.
    pub red: Vec<UnitId>,
    /// Units on the black list, worst first.
    pub black: Vec<UnitId>,
    /// For each unit why it is on a list or kept off one, in the order decided.
    pub reasons: Vec<(UnitId, BoardReason)>,
    /// Lists that are not made in a period of this kind.
    pub unmade: Vec<Board>,
    /// Grades of the units, in the order of their places; empty where none are given.
    pub grades: Vec<(UnitId, GradeScore)>,
}

impl Lists {
    /// The list a unit is on; none = neither.
    pub fn board(&self, unit: UnitId) -> Option<Board> {
        let red = self.red.contains(&unit).then_some(Board::Red);
        let black = self.black.contains(&unit).then_some(Board::Black);
        black.or(red)
    }
}

/// Place of a unit in its group; none where it is not ranked.
pub(crate) fn place_of(groups: &[(Standings, Lists)], unit: UnitId) -> Option<u32> {
    let mut placed = groups.iter().flat_map(|(standings, _)| &standings.places);
    let own = placed.find(|placed| placed.unit == unit);
    own.map(|placed| placed.place)
}

/// The list a unit is on, of whichever group; none = neither.
pub(crate) fn board_of(groups: &[(Standings, Lists)], unit: UnitId) -> Option<Board> {
    groups.iter().find_map(|(_, lists)| lists.board(unit))
}

/// Why a unit is on a list or kept off one.
#[derive(Clone, Debug, PartialEq)]
pub enum BoardReason {
    /// On the black list by vetoes, named by their kinds.
    Vetoed(Vec<Arc<str>>),
    /// On the black list: it has one of the last places, and the condition holds.
    Black {
        /// Number of last places that count.
        places: u32,
        /// How the condition holds.
        condition: BlackCondition,
    },
    /// The condition of the black list holds, and an exemption keeps the unit off it.
    Exempt {
        /// How the condition holds.
        condition: BlackCondition,
        /// Document and approver of the exemption, as they are cited.
        document: Arc<str>,
    },
    /// On the red list: it has one of the first places, and its total is not below the line.
    Red {
        /// Number of first places that count.
        places: u32,
        /// The unit's total and the line, in points; none where there is no line.
        at_least: Option<(Decimal, Decimal)>,
    },
    /// Kept off the red list: these indicators, named, were not reached in full; the place stays empty.
    Missed(Vec<Arc<str>>),
    /// Kept off a list for now: the marks of these indicators, named, are not decided yet.
    Awaiting {
        /// The list they are kept off.
        board: Board,
        /// Printed names of the indicators.
        indicators: Vec<Arc<str>>,
    },
    /// Kept off the red list by vetoes, named by their kinds; the place stays empty.
    NotRed(Vec<Arc<str>>),
    /// Kept off a list: in a tie that needs more places than the list has left.
    TieAcrossEdge {
        /// The place the units of the tie share.
        place: u32,
        /// The list they are kept off.
        board: Board,
    },
}

impl BoardReason {
    /// Whether it is told below the lists, since the unit stands on none by it.
    pub fn is_note(&self) -> bool {
        match self {
            BoardReason::Exempt { .. }
            | BoardReason::Missed(_)
            | BoardReason::Awaiting { .. }
            | BoardReason::NotRed(_)
            | BoardReason::TieAcrossEdge { .. } => true,
            BoardReason::Vetoed(_) | BoardReason::Black { .. } | BoardReason::Red { .. } => false,
        }
    }
}

/// How the condition of the black list holds. A rule without a condition asks for the place alone.
#[derive(Clone, Debug, PartialEq)]
pub struct BlackCondition {
    /// Place in the ranking, from 1.
    pub place: u32,
    /// The unit's total and the line it is below, in points; none = not by the total.
    pub below: Option<(Decimal, Decimal)>,
    /// Printed names of the indicators that were not reached in full; empty = not by an indicator.
    pub missed: Vec<Arc<str>>,
}

/// Everything about a unit that decides on the lists.
#[derive(Clone, Debug)]
struct Candidate {
    unit: UnitId,
    place: u32,
    total: Decimal,
    /// Indicators of the red rule that were not reached in full.
    red_missed: Missed,
    /// Indicators of the black rule that were not reached in full.
    black_missed: Missed,
    /// Kinds of vetoes in force that keep it off the red list.
    no_red: Vec<Arc<str>>,
    /// Kinds of vetoes in force that put it on the black list.
    forced: Vec<Arc<str>>,
    /// Document of the exemption that keeps it off the black list.
    exempt: Option<Arc<str>>,
}

/// The lists of a ranked group. `cards` stand in roster order.
pub(crate) fn decide_lists(
    campaign: &Campaign,
    period: &Period,
    registers: &Registers,
    cards: &ById<UnitId, Scorecard>,
    standings: &Standings,
) -> Lists {
    if standings.unsettled {
        return Lists {
            undecided: true,
            ..Lists::default()
        };
    }
    let group = &campaign.groups[standings.group];
    let exempt = exemptions(campaign, period, registers);
    let candidates: Vec<Candidate> = standings
        .places
        .iter()
        .map(|placed| candidate((campaign, period), &exempt, group, &cards[placed.unit], *placed))
        .collect();
    decide(
        (group, period.kind),
        campaign.ranking.across_takes_all,
        &candidates,
    )
}

/// Units kept off the black list in this period, with the document.
fn exemptions(campaign: &Campaign, period: &Period, registers: &Registers) -> Vec<(UnitId, Arc<str>)> {
    let granted = registers.exemptions.iter().filter(|exemption| {
        exemption.verdict == Verdict::Granted && exemption.entry.within(campaign, period)
    });
    granted
        .filter_map(|exemption| match exemption.target {
            ExemptionTarget::BlackBoard(unit) => Some((unit, exemption.grounds())),
            ExemptionTarget::Row(_) | ExemptionTarget::Figure(_) => None,
        })
        .collect()
}

fn candidate(
    (campaign, period): (&Campaign, &Period),
    exempt: &[(UnitId, Arc<str>)],
    group: &Group,
    card: &Scorecard,
    placed: Placed,
) -> Candidate {
    let vetoed = |effects: &[Effect]| -> Vec<Arc<str>> {
        let in_force = |kind: &VetoKindId| {
            let mut vetoes = card.vetoes.iter().filter(|veto| veto.kind == *kind);
            vetoes.any(VetoScore::is_in_force)
        };
        let kinds = campaign.vetoes.ids().filter(in_force);
        kinds
            .map(|kind| &campaign.vetoes[kind])
            .filter(|kind| kind.effects.iter().any(|effect| effects.contains(effect)))
            .map(|kind| kind.name.clone())
            .collect()
    };
    let exempt = exempt.iter().find(|(unit, _)| *unit == card.unit);
    Candidate {
        unit: card.unit,
        place: placed.place,
        total: card.figures.total,
        red_missed: Missed::of(campaign, card, &group.red.missed),
        black_missed: Missed::of(campaign, card, &group.black.missed),
        no_red: vetoed(kept_off_red(period)),
        forced: vetoed(&[Effect::Black]),
        exempt: exempt.map(|(_, document)| document.clone()),
    }
}

/// Effects of a veto that keep a unit off the red list. The red list of a year is its commendation (评优).
fn kept_off_red(period: &Period) -> &'static [Effect] {
    match period.kind {
        PeriodKind::Year => &[Effect::NoRed, Effect::NoAward],
        _ => &[Effect::NoRed],
    }
}

/// Black first: who is on it cannot be on the red list.
fn decide((group, kind): (&Group, PeriodKind), take_all: bool, candidates: &[Candidate]) -> Lists {
    let mut lists = Lists::default();
    match kind.is_among(&group.black.only) {
        true => black(&group.black, take_all, candidates, &mut lists),
        false => lists.unmade.push(Board::Black),
    }
    match kind.is_among(&group.red.only) {
        true => red(&group.red, take_all, candidates, &mut lists),
        false => lists.unmade.push(Board::Red),
    }
    lists
}

fn black(rule: &BlackRule, take_all: bool, candidates: &[Candidate], lists: &mut Lists) {
    let places = black_places(rule, candidates.len());
    let worst_first: Vec<&Candidate> = candidates.iter().rev().collect();
    let taken = first_places(&places_of(&worst_first), places, take_all);
    for (candidate, taken) in worst_first.iter().zip(taken) {
        if !candidate.forced.is_empty() {
            lists.black.push(candidate.unit);
            lists.give(candidate, BoardReason::Vetoed(candidate.forced.clone()));
            continue;
        }
        let Some(condition) = black_condition(rule, candidate) else {
            if taken == Taken::Yes {
                lists.awaited(candidate, Board::Black, &candidate.black_missed);
            }
            continue;
        };
        match (taken, candidate.exempt.clone()) {
            (Taken::No, _) => {}
            (Taken::Edge, _) => lists.tied(candidate, Board::Black),
            (Taken::Yes, Some(document)) => {
                lists.give(candidate, BoardReason::Exempt { condition, document })
            }
            (Taken::Yes, None) => {
                lists.black.push(candidate.unit);
                lists.give(candidate, BoardReason::Black { places, condition });
            }
        }
    }
}

fn places_of(candidates: &[&Candidate]) -> Vec<u32> {
    candidates.iter().map(|candidate| candidate.place).collect()
}

/// How many last places count in a group of this size.
fn black_places(rule: &BlackRule, size: usize) -> u32 {
    match (rule.few_under, rule.few_places) {
        (Some(under), Some(few)) if u32::try_from(size).is_ok_and(|size| size < under) => few,
        _ => rule.places,
    }
}

/// Why the absolute condition holds; none where it does not.
fn black_condition(rule: &BlackRule, candidate: &Candidate) -> Option<BlackCondition> {
    let below = rule.below.filter(|line| candidate.total < *line);
    let missed = candidate.black_missed.names.clone();
    let asks_nothing = rule.below.is_none() && rule.missed.is_empty();
    (asks_nothing || below.is_some() || !missed.is_empty()).then(|| BlackCondition {
        place: candidate.place,
        below: below.map(|line| (candidate.total, line)),
        missed,
    })
}

fn red(rule: &RedRule, take_all: bool, candidates: &[Candidate], lists: &mut Lists) {
    let best_first: Vec<&Candidate> = candidates.iter().collect();
    let taken = first_places(&places_of(&best_first), rule.places, take_all);
    for (candidate, taken) in best_first.iter().zip(taken) {
        let high_enough = rule.at_least.is_none_or(|line| line <= candidate.total);
        if !high_enough || taken == Taken::No || lists.black.contains(&candidate.unit) {
            continue;
        }
        if taken == Taken::Edge {
            lists.tied(candidate, Board::Red);
        } else if !candidate.no_red.is_empty() {
            lists.give(candidate, BoardReason::NotRed(candidate.no_red.clone()));
        } else if !candidate.red_missed.names.is_empty() {
            let missed = candidate.red_missed.names.clone();
            lists.give(candidate, BoardReason::Missed(missed));
        } else if !lists.awaited(candidate, Board::Red, &candidate.red_missed) {
            lists.red.push(candidate.unit);
            let reason = BoardReason::Red {
                places: rule.places,
                at_least: rule.at_least.map(|line| (candidate.total, line)),
            };
            lists.give(candidate, reason);
        }
    }
}

impl Lists {
    fn give(&mut self, candidate: &Candidate, reason: BoardReason) {
        self.reasons.push((candidate.unit, reason));
    }

    /// Says that what the list asks is not decided yet; false where nothing is open.
    fn awaited(&mut self, candidate: &Candidate, board: Board, missed: &Missed) -> bool {
        let indicators = missed.open.clone();
        let open = !indicators.is_empty();
        if open {
            self.give(candidate, BoardReason::Awaiting { board, indicators });
        }
        open
    }

    /// Said of each unit of a tie that no place is left for.
    fn tied(&mut self, candidate: &Candidate, board: Board) {
        let place = candidate.place;
        self.give(candidate, BoardReason::TieAcrossEdge { place, board });
    }
}
