//! 进步奖: the units whose score rose most; none with a veto, none on the black list, none that rose from having sent
//! nothing.

use super::Change;
use crate::board::Lists;
use crate::campaign::model::{ById, Campaign, UnitId};
use crate::ranking::Standings;
use crate::score::{Scorecard, VetoScore};
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;

/// The progress award of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressAward {
    /// Units that get the award.
    pub units: Vec<UnitId>,
    /// Units left out because they tie across the last place of the award.
    pub tied: Vec<UnitId>,
}

/// Awards the places of progress in a group. `cards` and `changes` stand in roster order.
pub fn progress_award(
    campaign: &Campaign,
    cards: &ById<UnitId, Scorecard>,
    standings: &Standings,
    lists: &Lists,
    changes: &ById<UnitId, Change>,
) -> ProgressAward {
    let Some(places) = campaign.ranking.progress_places else {
        return ProgressAward::default();
    };
    if standings.unsettled {
        return ProgressAward::default();
    }
    let ranked = standings.places.iter().map(|placed| placed.unit);
    let mut risen: Vec<(UnitId, Decimal)> = ranked
        .filter_map(|unit| Some((unit, rise(&cards[unit], lists, &changes[unit])?)))
        .collect();
    risen.sort_by_key(|(_, rise)| -*rise);
    let (units, tied) = first(&risen, places, campaign.ranking.across_takes_all);
    ProgressAward { units, tied }
}

/// Points by which a unit rose; none where it cannot get the award.
fn rise(card: &Scorecard, lists: &Lists, change: &Change) -> Option<Decimal> {
    let vetoed = card.vetoes.iter().any(VetoScore::is_in_force);
    let black = lists.board(card.unit) == Some(Board::Black);
    let scored = card.rated == Rated::Scored && change.previous_rated == Some(Rated::Scored);
    let barred = vetoed || black || !scored;
    let rise = change.delta.map(|delta| delta.amount());
    rise.filter(|rise| !barred && *rise > Decimal::ZERO)
}

/// Units on the first places, and those left out by a tie across the last one.
fn first(risen: &[(UnitId, Decimal)], places: u32, take_all: bool) -> (Vec<UnitId>, Vec<UnitId>) {
    let places = usize::try_from(places).unwrap_or(usize::MAX);
    let mut awarded = Vec::new();
    for tie in risen.chunk_by(|one, other| one.1 == other.1) {
        let units = tie.iter().map(|(unit, _)| *unit);
        if awarded.len() >= places {
            break;
        }
        if awarded.len() + tie.len() > places && !take_all {
            return (awarded, units.collect());
        }
        awarded.extend(units);
    }
    (awarded, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::Delta;

    fn risen(rises: &[i64]) -> Vec<(UnitId, Decimal)> {
        let rises: ById<UnitId, Decimal> = rises.iter().map(|rise| Decimal::from(*rise)).collect();
        rises.ids().zip(rises).collect()
    }

    fn ids(units: &[usize]) -> Vec<UnitId> {
        units.iter().copied().map(UnitId).collect()
    }

    #[test]
    fn a_tie_across_the_last_place_takes_none_or_all() {
        assert_eq!(first(&risen(&[5, 3, 3, 1]), 2, false), (ids(&[0]), ids(&[1, 2])));
        assert_eq!(first(&risen(&[5, 3, 3, 1]), 2, true), (ids(&[0, 1, 2]), ids(&[])));
        assert_eq!(first(&risen(&[5, 3, 2]), 2, false), (ids(&[0, 1]), ids(&[])));
        assert_eq!(first(&[], 2, false), (ids(&[]), ids(&[])));
    }

    #[test]
    fn only_who_rose_without_veto_and_black_from_a_scored_period_is_awarded() {
        let card = crate::score::fixture::card(UnitId(0), "90");
        let mut change = Change::default();
        let mut lists = Lists::default();
        assert_eq!(rise(&card, &lists, &change), None);
        change.delta = Some(Delta::Total(Decimal::ONE));
        for (rated, award) in [
            (Some(Rated::Scored), Some(Decimal::ONE)),
            (Some(Rated::Missing), None),
            (Some(Rated::NotAssessed), None),
            (None, None),
            (Some(Rated::Scored), Some(Decimal::ONE)),
        ] {
            change.previous_rated = rated;
            assert_eq!(rise(&card, &lists, &change), award, "{rated:?}");
        }
        lists.black.push(UnitId(0));
        assert_eq!(rise(&card, &lists, &change), None);
    }
}
