//! Marks, places and lists: units are scored side by side, then groups are ranked side by side. Each stage reads what
//! stands before it and changes nothing of it.

use super::side_by_side;
use crate::board::{self, Lists};
use crate::campaign::model::{ById, Campaign, Period, UnitId};
use crate::measure::{Peers, ScoringContext};
use crate::ranking::{self, Standings};
use crate::score::{self, Reached, Scorecard};
use crate::trend::{self, Change, ProgressAward};

/// Marks, places and lists, by id.
pub struct Marked {
    /// Score of each unit, in roster order.
    pub cards: ById<UnitId, Scorecard>,
    /// Ranking and lists of each ranked group.
    pub groups: Vec<(Standings, Lists)>,
    /// Change of each unit against the previous period, in roster order.
    pub changes: ById<UnitId, Change>,
    /// Progress award of each ranked group.
    pub awards: Vec<ProgressAward>,
}

/// Name of the threads.
const THREADS: &str = "marks";

/// The same scoring with what all units reached in parts that are marked by comparison: first numbers, then shares, which
/// rest on them.
fn with_peers<'a>(scoring: &ScoringContext<'a>, threads: Option<usize>) -> ScoringContext<'a> {
    let mut peers = Peers::default();
    let without = scoring.with_peers(Peers::default());
    if !score::compares(scoring.inputs.campaign) {
        return without;
    }
    for (unit, reached) in of_units(&without, threads, score::numbers) {
        for (part, number) in reached {
            peers.add_number(part, unit, number);
        }
    }
    let numbered = scoring.with_peers(peers.clone());
    for (unit, reached) in of_units(&numbered, threads, score::shares) {
        for (part, share) in reached {
            peers.add_share(part, unit, share);
        }
    }
    scoring.with_peers(peers)
}

/// What every unit reached, in roster order.
fn of_units<'a>(
    scoring: &ScoringContext<'a>,
    threads: Option<usize>,
    of: impl Fn(&ScoringContext<'a>, UnitId) -> Vec<Reached<'a>> + Sync,
) -> Vec<(UnitId, Vec<Reached<'a>>)> {
    let units = scoring.inputs.campaign.roster.units.ids();
    side_by_side((threads, THREADS), units, |unit| (unit, of(scoring, unit)))
}

/// Scores every unit and ranks every group. `threads`: none = chosen by the machine.
pub fn mark(scoring: &ScoringContext<'_>, threads: Option<usize>) -> Marked {
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let cards = score_units(scoring, threads);
    let groups = rank(scoring, campaign, period, &cards, threads);
    let changes = trend::changes(campaign, period, scoring.inputs.history, &cards, &groups);
    let awards = groups
        .iter()
        .map(|(standings, lists)| trend::progress_award(campaign, &cards, standings, lists, &changes))
        .collect();
    Marked {
        cards,
        groups,
        changes,
        awards,
    }
}

/// Scores every unit, in roster order.
pub(super) fn score_units(scoring: &ScoringContext<'_>, threads: Option<usize>) -> ById<UnitId, Scorecard> {
    let scoring = with_peers(scoring, threads);
    let units = scoring.inputs.campaign.roster.units.ids();
    side_by_side((threads, THREADS), units, |unit| {
        score::score_unit(&scoring, unit)
    })
    .into()
}

fn rank(
    scoring: &ScoringContext<'_>,
    campaign: &Campaign,
    period: &Period,
    cards: &ById<UnitId, Scorecard>,
    threads: Option<usize>,
) -> Vec<(Standings, Lists)> {
    let inputs = &scoring.inputs;
    let groups = ranking::ranked_groups(campaign, period).into_iter();
    side_by_side((threads, THREADS), groups, |group| {
        let standings = ranking::rank_group(*inputs, group, cards);
        let mut lists = board::decide_lists(campaign, period, inputs.registers, cards, &standings);
        lists.grades = board::grades(*inputs, cards, &standings, &lists);
        (standings, lists)
    })
}
