//! Sums, limits and places of a result worked out once more, naively, from its lines.

use kaoping::outcome::{GroupResult, Outcome, UnitResult};
use kaoping::score::LineBasis;
use kaoping::verdict::{Board, Rated};
use rust_decimal::{Decimal, RoundingStrategy};

/// What does not agree, as messages.
pub(super) fn wrong(outcome: &Outcome) -> Vec<String> {
    let units = outcome.units.iter().flat_map(of_unit);
    let groups = outcome.groups.iter().flat_map(|group| of_group(outcome, group));
    units.chain(groups).collect()
}

fn half_up(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

fn of_unit(unit: &UnitResult) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut note = |what: String| wrong.push(format!("{}: {what}", unit.unit));
    let (mut marks, mut applicable) = (Decimal::ZERO, Decimal::ZERO);
    for line in &unit.lines {
        let Some(mark) = line.mark else { continue };
        if mark < Decimal::ZERO || mark > line.points || half_up(mark) != mark {
            note(format!("{} has {mark} of {}", line.number, line.points));
        }
        let taken: Decimal = line.deductions.iter().map(|deduction| deduction.amount).sum();
        let zeroed = matches!(&line.basis, LineBasis::Parts { zeroed: Some(_), .. });
        if half_up(line.points - taken) != mark && !zeroed && taken <= line.points {
            note(format!(
                "{}: {} less {taken} is not {mark}",
                line.number, line.points
            ));
        }
        marks += mark;
        applicable += line.points;
    }
    let figures = &unit.figures;
    if (marks, applicable) != (figures.marks, figures.applicable) && !unit.lines.is_empty() {
        note(format!(
            "{marks} of {applicable}, told {} of {}",
            figures.marks, figures.applicable
        ));
    }
    if !applicable.is_zero() {
        let scaled = half_up(marks * Decimal::ONE_HUNDRED / applicable);
        let total = scaled + figures.bonus - figures.deduction;
        if (scaled, total) != (figures.scaled, figures.total) {
            note(format!(
                "{scaled} and {total}, told {} and {}",
                figures.scaled, figures.total
            ));
        }
    }
    if figures.bonus > figures.gained {
        note(format!("bonus {} of {}", figures.bonus, figures.gained));
    }
    wrong
}

fn of_group(outcome: &Outcome, group: &GroupResult) -> Vec<String> {
    let mut wrong = Vec::new();
    let ranked: Vec<&UnitResult> = group.ranking.iter().map(|unit| &outcome.units[*unit]).collect();
    for pair in ranked.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        let falls = one.figures.total >= other.figures.total;
        let shared = one.place == other.place && one.figures.total == other.figures.total;
        if !falls || !(one.place < other.place || shared) {
            wrong.push(format!(
                "{}: {} stands before {}",
                group.name, one.unit, other.unit
            ));
        }
    }
    let first = ranked.first().and_then(|unit| unit.place);
    if !ranked.is_empty() && first != Some(1) {
        wrong.push(format!("{}: the first place is {first:?}", group.name));
    }
    for unit in &ranked {
        let above = ranked.iter().filter(|other| other.place < unit.place).count();
        let told = unit.place.and_then(|place| usize::try_from(place).ok());
        if told != Some(above + 1) {
            wrong.push(format!("{}: place {told:?}, {above} stand above", unit.unit));
        }
        let board = match (
            group.black.contains(&id(outcome, unit)),
            group.red.contains(&id(outcome, unit)),
        ) {
            (true, _) => Some(Board::Black),
            (_, true) => Some(Board::Red),
            _ => None,
        };
        if board != unit.board || board.is_some() && (group.undecided || unit.rated == Rated::NotAssessed) {
            wrong.push(format!("{}: on {board:?}, told {:?}", unit.unit, unit.board));
        }
    }
    wrong
}

fn id(outcome: &Outcome, unit: &UnitResult) -> kaoping::campaign::model::UnitId {
    let mut units = outcome.units.with_ids();
    units
        .find(|(_, other)| other.unit == unit.unit)
        .expect("a unit")
        .0
}
