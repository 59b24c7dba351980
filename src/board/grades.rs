//! The grade of each unit of a group: by total, conditions and room from the best level down, then what lowers it.

use super::{Lists, Missed};
use crate::campaign::model::{
    ById, Campaign, Grading, Group, LoweredBy, LoweredTo, Period, UnitId, VetoKindId,
};
use crate::measure::ScoringInputs;
use crate::ranking::{Placed, Standings};
use crate::score::{Scorecard, VetoScore};
use crate::verdict::{Board, Rated};
use std::sync::Arc;

/// The grade of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeScore {
    /// Printed name of the grade.
    pub grade: Arc<str>,
    /// Printed name of the grade by total, conditions and room, where something lowers it; none where nothing does.
    pub before: Option<Arc<str>>,
    /// What lowers it.
    pub lowered: Vec<GradeLowered>,
    /// Better grades whose line it reaches, and why it does not get them.
    pub denied: Vec<Denied>,
    /// 暂定: a mark that the office has not decided yet may still change it.
    pub provisional: bool,
}

/// Name of a grade, and why it is not given.
pub(crate) type Denied = (Arc<str>, GradeDenied);

/// What the total comes to: an index of a level, and the better ones that are not given.
#[derive(Clone, Default)]
struct ByTotal {
    level: usize,
    denied: Vec<Denied>,
}

/// Why a grade is lowered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GradeLowered {
    /// A veto of the kind so named is in force.
    Veto(Arc<str>),
    /// Somebody of the unit is on this step of the ladder, or on a later one.
    LadderStep(u32),
    /// These indicators, named, are not reached in full.
    Missed(Vec<Arc<str>>),
    /// The unit is on the black list.
    Black,
}

/// Why a unit does not get a grade whose line it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GradeDenied {
    /// These indicators, named, are not reached in full, or not decided yet.
    Missed(Vec<Arc<str>>),
    /// So many units may have it, and as many are better or equal.
    Full(usize),
}

/// Grades of all units of a group, in the order of their places; empty where none are given.
pub(crate) fn grades(
    inputs: ScoringInputs<'_>,
    cards: &ById<UnitId, Scorecard>,
    standings: &Standings,
    lists: &Lists,
) -> Vec<(UnitId, GradeScore)> {
    let group = &inputs.campaign.groups[standings.group];
    let Some(grading) = graded(inputs.campaign, group, inputs.period) else {
        return Vec::new();
    };
    if standings.unsettled {
        return Vec::new();
    }
    let ranked = standings.places.iter();
    let ranked: Vec<&Placed> = ranked
        .filter(|placed| cards[placed.unit].rated != Rated::NotAssessed)
        .collect();
    let by_total = by_total(inputs.campaign, grading, cards, &ranked);
    let graded = ranked.iter().zip(by_total);
    graded
        .map(|(placed, by_total)| {
            let card = &cards[placed.unit];
            let score = lowered(inputs, grading, (card, lists), by_total);
            (placed.unit, score)
        })
        .collect()
}

/// The grades of a group in a period; none where none are given in its kind.
pub(crate) fn graded<'c>(campaign: &Campaign, group: &'c Group, period: &Period) -> Option<&'c Grading> {
    let run = campaign.periods.iter().map(|period| period.kind);
    let is_given = group.graded_kinds(run).contains(&period.kind);
    group.grading.as_ref().filter(|_| is_given)
}

/// The level of each unit, and the better ones that it does not get. `ranked`: best first.
fn by_total(
    campaign: &Campaign,
    grading: &Grading,
    cards: &ById<UnitId, Scorecard>,
    ranked: &[&Placed],
) -> Vec<ByTotal> {
    let last = grading.levels.len().saturating_sub(1);
    let to_last = ByTotal {
        level: last,
        denied: Vec::new(),
    };
    let mut found = vec![to_last; ranked.len()];
    let mut open: Vec<usize> = (0..ranked.len()).collect();
    for (at, level) in grading.levels.iter().enumerate().take(last) {
        let mut eligible = Vec::new();
        for unit in &open {
            let card = &cards[ranked[*unit].unit];
            if level.at_least.is_some_and(|line| card.figures.total < line) {
                continue;
            }
            let missed = Missed::of(campaign, card, &level.missed);
            let missed = [missed.names, missed.open].concat();
            match missed.is_empty() {
                true => eligible.push(*unit),
                false => found[*unit]
                    .denied
                    .push((level.name.clone(), GradeDenied::Missed(missed))),
            }
        }
        let room = level.room(ranked.len()).unwrap_or(usize::MAX);
        // A tie across the last place takes none of those that share it.
        let edge = eligible.get(room).map(|unit| ranked[*unit].place);
        for unit in eligible {
            match edge.is_none_or(|edge| ranked[unit].place < edge) {
                true => found[unit].level = at,
                false => found[unit]
                    .denied
                    .push((level.name.clone(), GradeDenied::Full(room))),
            }
        }
        open.retain(|unit| found[*unit].level != at);
    }
    found
}

fn lowered(
    inputs: ScoringInputs<'_>,
    grading: &Grading,
    (card, lists): (&Scorecard, &Lists),
    ByTotal { level, denied }: ByTotal,
) -> GradeScore {
    let last = grading.levels.len().saturating_sub(1);
    let holding = grading.lowerings.iter();
    let holding =
        holding.filter_map(|lowering| Some((lowering.to, reason(inputs, &lowering.by, card, lists)?)));
    let holding: Vec<(LoweredTo, GradeLowered)> = holding.collect();
    let bound = holding.iter().filter_map(|(to, _)| match to {
        LoweredTo::Level(at) => Some(*at),
        LoweredTo::Levels(_) => None,
    });
    let bounded = bound.fold(level, usize::max);
    let by = holding.iter().map(|(to, _)| match to {
        LoweredTo::Level(_) => 0,
        LoweredTo::Levels(levels) => *levels,
    });
    let end = (bounded + by.sum::<usize>()).min(last);
    let name = |at: usize| {
        grading
            .levels
            .get(at)
            .map_or_else(|| "".into(), |level| level.name.clone())
    };
    GradeScore {
        grade: name(end),
        before: (end != level).then(|| name(level)),
        lowered: holding.into_iter().map(|(_, reason)| reason).collect(),
        denied,
        provisional: card.lines.iter().any(|line| line.awaiting),
    }
}

/// Why a grade is lowered; none where it is not.
fn reason(
    inputs: ScoringInputs<'_>,
    by: &LoweredBy,
    card: &Scorecard,
    lists: &Lists,
) -> Option<GradeLowered> {
    let campaign = inputs.campaign;
    match by {
        LoweredBy::Veto(kind) => {
            in_force(card, *kind).then(|| GradeLowered::Veto(campaign.vetoes[*kind].name.clone()))
        }
        LoweredBy::LadderStep(step) => {
            let mut cases = inputs.ladder.iter();
            let is_reached = cases.any(|case| {
                let own = campaign.roster.people[case.person].unit == card.unit;
                own && case.step.is_some_and(|at| at + 1 >= *step as usize)
            });
            is_reached.then_some(GradeLowered::LadderStep(*step))
        }
        LoweredBy::Missed(asked) => {
            let missed = Missed::of(campaign, card, asked).names;
            (!missed.is_empty()).then_some(GradeLowered::Missed(missed))
        }
        LoweredBy::Black => (lists.board(card.unit) == Some(Board::Black)).then_some(GradeLowered::Black),
    }
}

fn in_force(card: &Scorecard, kind: VetoKindId) -> bool {
    let mut vetoes = card.vetoes.iter();
    vetoes.any(|veto: &VetoScore| veto.kind == kind && veto.is_in_force())
}
