//! 进步奖: the units whose score rose most; none with a veto, none on the black list, none that rose from having sent
//! nothing.

use super::Change;
use crate::board::{Lists, Taken, first_places};
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
    award(&risen, places, campaign.ranking.across_takes_all)
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
fn award(risen: &[(UnitId, Decimal)], places: u32, take_all: bool) -> ProgressAward {
    let rises: Vec<Decimal> = risen.iter().map(|(_, rise)| *rise).collect();
    let mut award = ProgressAward::default();
    for ((unit, _), taken) in risen.iter().zip(first_places(&rises, places, take_all)) {
        match taken {
            Taken::Yes => award.units.push(*unit),
            Taken::Edge => award.tied.push(*unit),
            Taken::No => {}
        }
    }
    award
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::VetoKindId;
    use crate::score::fixture;
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
        let first = |rises: &[i64], places: u32, take_all: bool| {
            let award = award(&risen(rises), places, take_all);
            (award.units, award.tied)
        };
        assert_eq!(first(&[5, 3, 3, 1], 2, false), (ids(&[0]), ids(&[1, 2])));
        assert_eq!(first(&[5, 3, 3, 1], 2, true), (ids(&[0, 1, 2]), ids(&[])));
        assert_eq!(first(&[5, 3, 2], 2, false), (ids(&[0, 1]), ids(&[])));
        assert_eq!(first(&[], 2, false), (ids(&[]), ids(&[])));
    }

    #[test]
    fn only_who_rose_without_veto_and_black_from_a_scored_period_is_awarded() {
        let card = || fixture::card(UnitId(0), "90");
        let by = |delta: Option<i64>| Change {
            delta: delta.map(|points| Delta::Total(points.into())),
            previous_rated: Some(Rated::Scored),
            ..Change::default()
        };
        let (no_list, black) = (
            Lists::default(),
            Lists {
                black: vec![UnitId(0)],
                ..Lists::default()
            },
        );
        assert_eq!(rise(&card(), &no_list, &by(Some(1))), Some(Decimal::ONE));
        assert_eq!(rise(&card(), &no_list, &by(None)), None);
        assert_eq!(rise(&card(), &no_list, &by(Some(0))), None);
        assert_eq!(rise(&card(), &no_list, &by(Some(-1))), None);
        assert_eq!(rise(&card(), &black, &by(Some(1))), None);
        for rated in [Rated::Missing, Rated::NotAssessed, Rated::NotRanked] {
            let card = Scorecard { rated, ..card() };
            assert_eq!(rise(&card, &no_list, &by(Some(1))), None, "{rated:?}");
        }
        for before in [None, Some(Rated::Missing), Some(Rated::NotAssessed)] {
            let change = Change {
                previous_rated: before,
                ..by(Some(1))
            };
            assert_eq!(rise(&card(), &no_list, &change), None, "{before:?}");
        }
        let vetoed = |document: Option<&str>| Scorecard {
            vetoes: vec![VetoScore {
                kind: VetoKindId(0),
                document: document.map(Into::into),
                effects: Vec::new(),
                evidence: Vec::new(),
            }],
            ..card()
        };
        assert_eq!(rise(&vetoed(Some("决1号")), &no_list, &by(Some(1))), None);
        let proposed = rise(&vetoed(None), &no_list, &by(Some(1)));
        assert_eq!(
            proposed,
            Some(Decimal::ONE),
            "a veto without a document is not in force"
        );
    }
}
