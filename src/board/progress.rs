//! 进步奖: who rose most, without a veto and not on the black list.

use crate::campaign::model::Campaign;
use crate::outcome::{Board, GroupResult, Rated, UnitResult};
use crate::ranking::is_unsettled;
use crate::submission::Submissions;
use rust_decimal::Decimal;

/// Awards the places of progress in every group, after the trend is known.
pub fn award(
    campaign: &Campaign,
    submissions: &Submissions,
    units: &[UnitResult],
    groups: &mut [GroupResult],
) {
    let Some(places) = campaign.ranking.progress_places else {
        return;
    };
    for group in groups {
        if is_unsettled(submissions, &group.ranking, units) {
            continue;
        }
        let mut risen: Vec<(usize, Decimal)> = group
            .ranking
            .iter()
            .filter_map(|unit| Some((*unit, rise(&units[*unit])?)))
            .collect();
        risen.sort_by_key(|(_, rise)| -*rise);
        let (awarded, tied) = first(&risen, places, campaign.ranking.across_takes_all);
        group.progress = awarded;
        if !tied.is_empty() {
            let names: Vec<&str> = tied.iter().map(|unit| &*units[*unit].unit).collect();
            group.notes.push(format!(
                "{}进步幅度并列，跨过进步奖最后一个名额，按规则都不列入",
                names.join("、")
            ));
        }
    }
}

/// By how much a unit rose, where it may be awarded.
fn rise(unit: &UnitResult) -> Option<Decimal> {
    let vetoed = unit.vetoes.iter().any(|veto| veto.in_force);
    let barred = vetoed || unit.board == Some(Board::Black) || unit.rated != Rated::Scored;
    unit.delta_total.filter(|delta| !barred && *delta > Decimal::ZERO)
}

/// The first places, and who was left out by a tie across the last one.
fn first(risen: &[(usize, Decimal)], places: u32, take_all: bool) -> (Vec<usize>, Vec<usize>) {
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

    fn risen(rises: &[i64]) -> Vec<(usize, Decimal)> {
        rises
            .iter()
            .map(|rise| Decimal::from(*rise))
            .enumerate()
            .collect()
    }

    #[test]
    fn a_tie_across_the_last_place_takes_none_or_all() {
        assert_eq!(first(&risen(&[5, 3, 3, 1]), 2, false), (vec![0], vec![1, 2]));
        assert_eq!(first(&risen(&[5, 3, 3, 1]), 2, true), (vec![0, 1, 2], vec![]));
        assert_eq!(first(&risen(&[5, 3, 2]), 2, false), (vec![0, 1], vec![]));
        assert_eq!(first(&[], 2, false), (vec![], vec![]));
    }

    #[test]
    fn only_who_rose_without_veto_and_black_is_awarded() {
        let mut unit = crate::outcome::fixture::unit("甲", "一组", Decimal::ONE);
        assert_eq!(rise(&unit), None);
        unit.delta_total = Some(Decimal::ONE);
        assert_eq!(rise(&unit), Some(Decimal::ONE));
        unit.board = Some(Board::Black);
        assert_eq!(rise(&unit), None);
    }
}
