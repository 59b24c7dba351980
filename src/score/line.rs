//! A line of the score table from its parts.

use super::card::{LineBasis, LineScore, PartScore, SelfReported};
use super::cause::{Cause, Loss, Zeroed};
use super::part::{PartReading, read_part};
use super::points;
use super::rate::rate_of_all;
use super::self_reported;
use super::settle::settle;
use crate::calc::round;
use crate::campaign::model::{ClauseId, Indicator, Keeper, Part, TableLine, UnitId, What};
use crate::evidence::Evidence;
use crate::measure::{RowPlace, ScoringContext, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The score of a line. `section`: index of its section in the table; `zeroed`: entry of the register of adjustments
/// that sets the line to 0, with its cells; `left`: rows that count in another line.
pub(super) fn of_line(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    section: usize,
    line: &TableLine,
    zeroed: Option<&(Zeroed, Vec<Evidence>)>,
    left: &BTreeSet<RowPlace>,
) -> LineScore {
    let indicator = &scoring.inputs.campaign.indicators[line.indicator];
    let mut score = LineScore {
        section,
        indicator: line.indicator,
        points: line.points,
        basis: LineBasis::Watched,
        mark: None,
        rate: None,
        awaiting: false,
        parts: Vec::new(),
        losses: Vec::new(),
        excess: Decimal::ZERO,
        given_back: None,
        self_reported: SelfReported::default(),
    };
    let approved = not_applicable(scoring, unit, line);
    let relieved = !owes_everything(scoring, unit, indicator);
    if let (Some(document), true, None) = (&approved, relieved, zeroed) {
        score.basis = LineBasis::NotApplicable(document.clone());
        return score;
    }
    if line.points.is_zero() {
        watch(scoring, unit, line, &mut score);
        return score;
    }
    let parts = mark_parts(scoring, unit, line, indicator, left);
    add_up(&mut score, parts, indicator.clause);
    let zeroed = zeroed.filter(|_| score.mark.is_none_or(|mark| !mark.is_zero()));
    if let Some((entry, evidence)) = zeroed {
        zero(&mut score, entry, evidence, indicator.clause);
    }
    score.self_reported = self_reported::of_line(&score.parts, score.mark);
    score.basis = LineBasis::Parts {
        overruled: approved.filter(|_| !relieved),
        zeroed: zeroed.map(|(entry, _)| entry.clone()),
    };
    score
}

/// Whether a unit sent nothing at all and the indicator rests on its own ledgers: then no document takes the line out
/// of its table (`decisions` 15).
fn owes_everything(scoring: &ScoringContext<'_>, unit: UnitId, indicator: &Indicator) -> bool {
    let mut parts = indicator.parts.iter();
    scoring.inputs.submissions.silent.contains(&unit) && parts.any(|part| rests_on_own(scoring, &part.what))
}

/// Fills in a line of 0 points: the rate of the cases of all its parts in per cent, and no mark.
fn watch(scoring: &ScoringContext<'_>, unit: UnitId, line: &TableLine, score: &mut LineScore) {
    let indicator = &scoring.inputs.campaign.indicators[line.indicator];
    let parts = indicator.parts.iter();
    let readings: Vec<(PartReading, &Part)> = parts
        .map(|part| {
            (
                read_part(scoring, unit, line.indicator, part, &BTreeSet::new()),
                part,
            )
        })
        .filter(|(reading, _)| reading.applies())
        .collect();
    let tallies: Vec<&Tally> = readings
        .iter()
        .filter_map(|(reading, _)| reading.tally())
        .collect();
    score.rate = rate_of_all(&tallies).map(|rate| round(rate * Decimal::ONE_HUNDRED));
    let marked = readings.iter();
    score.parts = marked
        .map(|(reading, part)| reading.mark(part, Decimal::ZERO, indicator.clause))
        .collect();
}

/// The document and approver by which the office says that the line does not apply to the unit in this period; the last entry
/// counts.
fn not_applicable(scoring: &ScoringContext<'_>, unit: UnitId, line: &TableLine) -> Option<Arc<str>> {
    let entries = scoring.inputs.registers.not_applicable.iter();
    let found = entries.filter(|entry| {
        entry.indicator == Some(line.indicator)
            && entry.unit.is_none_or(|of| of == unit)
            && entry.entry.period == scoring.inputs.period.id
    });
    found.map(|entry| entry.grounds()).next_back()
}

fn rests_on_own(scoring: &ScoringContext<'_>, what: &What) -> bool {
    let ledger = match what {
        What::Deadlines { ledger, .. }
        | What::Good { ledger, .. }
        | What::Ratio { ledger, .. }
        | What::Rows { ledger }
        | What::Findings { ledger, .. } => *ledger,
        _ => return false,
    };
    scoring.inputs.campaign.ledgers[ledger].keeper != Keeper::Office
}

fn mark_parts(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    line: &TableLine,
    indicator: &Indicator,
    left: &BTreeSet<RowPlace>,
) -> Vec<PartScore> {
    let readings: Vec<PartReading> = indicator
        .parts
        .iter()
        .map(|part| read_part(scoring, unit, line.indicator, part, left))
        .collect();
    let applies: Vec<bool> = readings.iter().map(PartReading::applies).collect();
    let sizes: Vec<Option<Decimal>> = indicator.parts.iter().map(|part| part.points).collect();
    let mark_all = |applies: &[bool]| -> Vec<PartScore> {
        let points = points::split(line.points, &sizes, applies);
        let parts = readings.iter().zip(&indicator.parts).zip(points);
        parts
            .map(|((reading, part), points)| reading.mark(part, points, indicator.clause))
            .collect()
    };
    let marked = mark_all(&applies);
    // A part whose cases weigh nothing turns out not to apply only when it is marked.
    let applied = marked.iter().zip(&applies);
    let late: Vec<bool> = applied
        .map(|(part, applies)| *applies && part.calc.is_some())
        .collect();
    if late == applies {
        return marked;
    }
    mark_all(&late)
}

fn add_up(score: &mut LineScore, parts: Vec<PartScore>, clause: ClauseId) {
    score.awaiting = parts.iter().any(|part| part.awaiting);
    score.excess = parts.iter().map(|part| part.excess).sum();
    let mut with_points = parts.iter().filter(|part| !part.points.is_zero());
    if with_points.any(|part| part.calc.is_some()) {
        let exact: Decimal = parts.iter().filter_map(PartScore::mark).sum();
        let mark = round(exact).clamp(Decimal::ZERO, score.points);
        let of_part = |(at, part): (usize, &PartScore)| {
            let losses = part.losses.iter().cloned();
            losses
                .map(|loss| Loss {
                    part: Some(at),
                    ..loss
                })
                .collect::<Vec<Loss>>()
        };
        let losses = parts.iter().enumerate().flat_map(of_part).collect();
        score.losses = settle(losses, score.points - mark, clause);
        score.mark = Some(mark);
    }
    score.parts = parts;
}

fn zero(score: &mut LineScore, entry: &Zeroed, evidence: &[Evidence], clause: ClauseId) {
    score.losses.push(Loss {
        part: None,
        // Nothing was due in it: the whole line is lost (`decisions` 82).
        amount: score.mark.unwrap_or(score.points),
        cause: Cause::Zeroed(entry.clone()),
        clause: Some(clause),
        evidence: evidence.to_vec(),
    });
    score.mark = Some(Decimal::ZERO);
    score.excess = Decimal::ZERO;
}
