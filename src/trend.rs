//! 纵向 and 横向: a unit against its own previous period, and its place within the group; how long it has been on a list.

mod earlier;
mod progress;

pub use earlier::{EarlierResult, SectionBefore};
pub use progress::{ProgressAward, progress_award};

#[cfg(test)]
mod tests;

use crate::board::{Lists, board_of, place_of};
use crate::campaign::model::{ById, Campaign, Period, UnitId};
use crate::history::{History, SealedUnit};
use crate::ranking::Standings;
use crate::score::{LineScore, Scorecard};
use crate::verdict::{Board, Rated};
use rust_decimal::Decimal;

/// Change of a unit against the previous period. Everything is none or 0 where that was not sealed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// Total of the previous period, in points.
    pub previous_total: Option<Decimal>,
    /// How the unit came to that total.
    pub previous_rated: Option<Rated>,
    /// Place in the previous period, where the unit was in the same group.
    pub previous_place: Option<u32>,
    /// 纵向: change of the total, or of the marks per 100 points where the score table changed.
    pub delta: Option<Delta>,
    /// 横向: places gained in the group; negative for places lost.
    pub delta_place: Option<i64>,
    /// Number of periods in a row on the red list, this one included.
    pub red_run: u32,
    /// Number of periods in a row on the black list, this one included.
    pub black_run: u32,
    /// Mark of each line in the previous period; none where that period had no such line, or it had no mark.
    pub previous_marks: Vec<Option<Decimal>>,
    /// Sum of each section in the previous period; none where no line of the section had a mark.
    pub previous_sections: Vec<Option<SectionBefore>>,
    /// Results of the sealed periods of the year, oldest first.
    pub earlier: Vec<EarlierResult>,
}

/// Change of a unit's score, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delta {
    /// Change of the total.
    Total(Decimal),
    /// Change of the marks scaled to 100: the score table changed, so totals cannot be compared.
    Rate(Decimal),
}

impl Delta {
    /// The change in points.
    pub fn amount(self) -> Decimal {
        match self {
            Delta::Total(amount) | Delta::Rate(amount) => amount,
        }
    }
}

/// Compares every unit with the period before, in the order of `cards`. `groups`: places and lists of each group.
pub fn changes(
    campaign: &Campaign,
    period: &Period,
    history: &History,
    cards: &ById<UnitId, Scorecard>,
    groups: &[(Standings, Lists)],
) -> ById<UnitId, Change> {
    let previous = history.previous(period);
    let change = |card: &Scorecard| {
        let name = &campaign.roster.units[card.unit].name;
        let before = previous.and_then(|sealed| sealed.unit(name));
        let board = board_of(groups, card.unit);
        let mut change = runs(board, before);
        change.earlier = earlier::of_year(period, history, name);
        if let Some(before) = before {
            against(campaign, card, place_of(groups, card.unit), before, &mut change);
        }
        change
    };
    cards.iter().map(change).collect()
}

fn against(
    campaign: &Campaign,
    card: &Scorecard,
    place: Option<u32>,
    before: &SealedUnit,
    change: &mut Change,
) {
    change.previous_total = Some(before.total);
    change.previous_rated = Some(before.rated);
    change.previous_marks = card
        .lines
        .iter()
        .map(|line| earlier::sealed_line(campaign, line, before)?.mark)
        .collect();
    change.previous_sections = earlier::sections(campaign, card, before);
    let assessed = card.rated != Rated::NotAssessed && before.rated != Rated::NotAssessed;
    if assessed && before.place.is_some() {
        change.delta = Some(match table_changed(campaign, card, before) {
            true => Delta::Rate(card.figures.rate() - before.rate),
            false => Delta::Total(card.figures.total - before.total),
        });
    }
    let group = campaign.roster.units[card.unit].group;
    if group.map(|group| &campaign.groups[group].name) == before.group.as_ref() {
        change.previous_place = before.place;
        change.delta_place = before
            .place
            .zip(place)
            .map(|(was, is)| i64::from(was) - i64::from(is));
    }
}

/// Totals can be compared only where the same lines were worth the same points. A seal without lines does not tell.
fn table_changed(campaign: &Campaign, card: &Scorecard, before: &SealedUnit) -> bool {
    if before.lines.is_empty() {
        return false;
    }
    let name = |line: &LineScore| campaign.indicators[line.indicator].name.clone();
    let now = card.lines.iter().map(|line| (name(line), line.points));
    let then = before
        .lines
        .iter()
        .map(|line| (line.indicator.clone(), line.points));
    !now.eq(then)
}

fn runs(board: Option<Board>, before: Option<&SealedUnit>) -> Change {
    let (red, black) = before.map_or((0, 0), |before| (before.red_run, before.black_run));
    let run = |wanted: Board, before: u32| if board == Some(wanted) { before + 1 } else { 0 };
    Change {
        red_run: run(Board::Red, red),
        black_run: run(Board::Black, black),
        ..Change::default()
    }
}
