//! A line of the score table from its parts.

use super::card::{LineBasis, LineScore, PartScore, SelfReported};
use super::cause::{Cause, Loss, Zeroed};
use super::part::{PartReading, read_part};
use super::points;
use super::rate::rate_of_all;
use super::self_reported;
use super::settle::settle;
use super::{factors, limits};
use crate::calc::{Calc, Quantity, round};
use crate::campaign::model::{
    ClauseId, Combine, Indicator, IndicatorId, Keeper, Part, TableLine, UnitId, What,
};
use crate::evidence::Evidence;
use crate::measure::{RowPlace, ScoringContext, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::mem::take;
use std::sync::Arc;

/// The score of a line. `section`: index of its section in the table; `zeroed`: entry of the register of adjustments
/// that sets the line to 0, with its cells; `missed`: indicators of the table that are not reached in full; `left`: rows
/// that count in another line.
pub(super) fn of_line(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    (section, line): (usize, &TableLine),
    zeroed: Option<&(Zeroed, Vec<Evidence>)>,
    missed: &BTreeSet<IndicatorId>,
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
        adjustment: Decimal::ZERO,
        limits: limits::of_line(indicator, line.points),
        combine: indicator.combine,
        begins_full: false,
        factors: factors::of(scoring, unit, &indicator.times, missed),
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
    let mut parts = mark_parts(scoring, unit, line, indicator, left);
    decide(indicator.combine, &mut parts);
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
        .filter(|(reading, part)| reading.applies(part))
        .collect();
    let counted: Vec<(&Tally, &Part)> = readings
        .iter()
        .filter_map(|(reading, part)| Some((reading.tally()?, *part)))
        .collect();
    score.rate = rate_of_all(&counted).map(|rate| round(rate * Decimal::ONE_HUNDRED));
    let marked = readings.iter();
    score.parts = marked
        .map(|(reading, part)| reading.mark(part, Decimal::ZERO, indicator.clause))
        .collect();
    score.adjustment = adjustment(&score.parts);
}

/// The document and approver by which the office says that the line does not apply to the unit in this period; the last entry
/// counts.
pub(super) fn not_applicable(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    line: &TableLine,
) -> Option<Arc<str>> {
    let entries = scoring.inputs.registers.not_applicable.iter();
    let found = entries.filter(|entry| {
        entry.indicator == Some(line.indicator)
            && entry.unit.is_none_or(|of| of == unit)
            && entry.entry.period == scoring.inputs.period.id
    });
    found.map(|entry| entry.grounds()).next_back()
}

fn rests_on_own(scoring: &ScoringContext<'_>, what: &What) -> bool {
    let ledger = what.ledger();
    ledger.is_some_and(|ledger| scoring.inputs.campaign.ledgers[ledger].keeper != Keeper::Office)
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
    let applies: Vec<bool> = readings
        .iter()
        .zip(&indicator.parts)
        .map(|(reading, part)| reading.applies(part))
        .collect();
    let mark_all = |applies: &[bool]| -> Vec<PartScore> {
        let points = points::among(indicator, line.points, applies);
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
    let own = || parts.iter().filter(|part| !part.into_adjustments);
    score.awaiting = parts.iter().any(|part| part.awaiting);
    score.adjustment = adjustment(&parts);
    let mut with_points = own().filter(|part| !part.points.is_zero());
    let carries = with_points.any(|part| part.calc.is_some());
    let changes = own().filter(|part| part.points.is_zero());
    let changed: Decimal = changes.filter_map(PartScore::mark).sum();
    // A charge is never dropped because nothing else was due.
    score.begins_full = !carries && changed < Decimal::ZERO;
    if carries || score.begins_full {
        let deciding = || own().filter(|part| !part.passed_over && part.calc.is_some());
        let number = match score.combine {
            Combine::Mean => Decimal::from(deciding().count().max(1)),
            _ => Decimal::ONE,
        };
        let start = if score.begins_full {
            score.points
        } else {
            Decimal::ZERO
        };
        let exact = start + deciding().filter_map(PartScore::mark).sum::<Decimal>() / number;
        score.factors = factors::of_marks(exact, take(&mut score.factors));
        let factored = factors::times(Calc::number(Quantity::Mark, exact), &score.factors).value();
        let limits = score.limits;
        let mark = limits.hold(Calc::number(Quantity::Mark, round(factored))).value();
        let of_part = |(at, part): (usize, &PartScore)| {
            let losses = part.losses.iter().cloned().chain(beyond(part, clause));
            losses
                .map(|loss| Loss {
                    part: Some(at),
                    amount: loss.amount / number,
                    ..loss
                })
                .collect::<Vec<Loss>>()
        };
        let counts = |part: &PartScore| !part.into_adjustments && !part.passed_over && part.calc.is_some();
        let marked = parts.iter().enumerate().filter(|(_, part)| counts(part));
        let mut losses: Vec<Loss> = marked.flat_map(of_part).collect();
        losses.extend((!score.factors.is_empty()).then(|| Loss {
            part: None,
            amount: exact - factored,
            cause: Cause::Factors(score.factors.clone()),
            clause: Some(clause),
            evidence: Vec::new(),
        }));
        score.losses = settle(losses, score.points - mark, clause);
        score.mark = Some(mark);
    }
    score.parts = parts;
}

/// Leaves the part that decides where one does: of equal ones the first.
fn decide(combine: Combine, parts: &mut [PartScore]) {
    let marks = parts.iter().map(PartScore::mark);
    let marked = marks.enumerate().filter_map(|(at, mark)| Some((at, mark?)));
    let decides = match combine {
        Combine::Sum | Combine::Mean => return,
        Combine::Highest => marked.min_by_key(|(_, mark)| std::cmp::Reverse(*mark)),
        Combine::Lowest => marked.min_by_key(|(_, mark)| *mark),
    };
    let decides = decides.map(|(at, _)| at);
    for (at, part) in parts.iter_mut().enumerate() {
        part.passed_over = decides.is_some_and(|decides| decides != at);
    }
}

/// What parts add to the bonus points of the unit, or take from them, each rounded.
fn adjustment(parts: &[PartScore]) -> Decimal {
    let into = parts.iter().filter(|part| part.into_adjustments);
    into.filter_map(PartScore::mark).map(round).sum()
}

/// What the losses of a part leave of its points less its mark: what it did not earn, or what it gained beyond them.
fn beyond(part: &PartScore, clause: ClauseId) -> Option<Loss> {
    let lost: Decimal = part.losses.iter().map(|loss| loss.amount).sum();
    let amount = part.points - part.mark()? - lost;
    (round(amount) != Decimal::ZERO).then_some(Loss {
        part: None,
        amount,
        cause: if amount > Decimal::ZERO {
            Cause::Unearned
        } else {
            Cause::Gained
        },
        clause: Some(clause),
        evidence: Vec::new(),
    })
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
    score.adjustment = score.adjustment.min(Decimal::ZERO);
}
