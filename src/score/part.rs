//! One part of a line: what it reads, whether it applies, and its mark.

use super::card::PartScore;
use super::cause::{Cause, Loss, Remark};
use super::comparison::{self, Comparison};
use super::quality::{self, Quality};
use super::{amounts, apiece, conduct, office, rate, self_reported};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, IndicatorId, MarkRule, NoneDue, Part, UnitId, What};
use crate::curve::Number;
use crate::measure::{self, Absent, RowPlace, ScoringContext, Standing, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What a part is marked by, before it is marked.
pub(super) struct PartReading {
    read: Read,
    /// What its number is held against, where it is.
    comparison: Comparison,
    /// Why that is not known; none where it is.
    unknown: Option<Absent>,
}

/// What was read of a unit.
enum Read {
    /// Cases or sums of rows.
    Counted(Tally),
    /// Quality of submissions.
    Quality(Quality),
    /// A mark set by people, or the mean of earlier results.
    Rate(office::OfficeRate),
}

/// `left`: rows that count in another line.
pub(super) fn read_part(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    indicator: IndicatorId,
    part: &Part,
    left: &BTreeSet<RowPlace>,
) -> PartReading {
    let mut reading = PartReading {
        read: read(scoring, unit, indicator, part),
        comparison: Comparison::default(),
        unknown: None,
    };
    reading.leave(left);
    match comparison::of(scoring, unit, part) {
        Ok(comparison) => reading.comparison = comparison,
        Err(unknown) => reading.unknown = Some(unknown),
    }
    reading
}

fn read(scoring: &ScoringContext<'_>, unit: UnitId, indicator: IndicatorId, part: &Part) -> Read {
    match &part.what {
        What::Submission { aspect, ledgers } => {
            let quality = quality::read(scoring, unit, *aspect, ledgers);
            match quality::ledgers_in_time(&quality, part) {
                Some(tally) => Read::Counted(tally),
                None => Read::Quality(quality),
            }
        }
        What::Ladder => Read::Counted(conduct::tally(scoring, unit)),
        What::Rating(rating) => Read::Rate(office::rating(scoring, unit, rating)),
        What::Assessed => Read::Rate(office::assessed(scoring, unit, indicator)),
        What::Results(results) => Read::Rate(office::results(scoring, unit, results)),
        _ => Read::Counted(measure::tally(scoring, unit, part)),
    }
}

impl PartReading {
    /// Why there is nothing to count; none where there is something.
    pub(super) fn absent(&self) -> Option<&Absent> {
        self.uncounted().or(self.unknown.as_ref())
    }

    /// Why there is nothing to count, whatever it is held against.
    fn uncounted(&self) -> Option<&Absent> {
        match &self.read {
            Read::Counted(tally) => tally.absent.as_ref(),
            Read::Quality(quality) => quality.absent.as_ref(),
            Read::Rate(rated) => rated.absent.as_ref(),
        }
    }

    /// The cases or sums that were counted; none for the other kinds of reading.
    pub(super) fn tally(&self) -> Option<&Tally> {
        match &self.read {
            Read::Counted(tally) => Some(tally),
            Read::Quality(_) | Read::Rate(_) => None,
        }
    }

    /// The number of the part before it is held against another; none where there is nothing to count, or no number
    /// comes of it.
    pub(super) fn counted(&self, part: &Part) -> Option<Number> {
        match &self.read {
            _ if self.uncounted().is_some() => None,
            Read::Counted(tally) => rate::number(tally, part),
            Read::Rate(rated) => rated.number(),
            Read::Quality(_) => None,
        }
    }

    /// The number of the part that is held against those of other units. None where a figure that cannot be used would
    /// make it look better than it is, or where it is held against an earlier one first and there is none.
    pub(super) fn among_others(&self, part: &Part) -> Option<Number> {
        let is_spoilt = self.tally().is_some_and(Tally::is_spoilt);
        let lacks_earlier = part.against.earlier_number().is_some() && self.unknown.is_some();
        if lacks_earlier || is_spoilt && part.against.less_is_better {
            return None;
        }
        Some(self.comparison.with_earlier(part, self.counted(part)?))
    }

    /// Whether the part stays in the line; if not, its points go to the other parts.
    pub(super) fn applies(&self, part: &Part) -> bool {
        let is_given = self.given_for_nothing(part).is_some();
        is_given || !self.absent().is_some_and(Absent::leaves_table)
    }

    /// What the part says of nothing being due, where nothing is.
    fn none_due(&self, part: &Part) -> Option<NoneDue> {
        let is_none = |absent: &Absent| matches!(absent, Absent::NothingDue(_) | Absent::NoLedgerDue);
        part.none_due.filter(|_| self.absent().is_some_and(is_none))
    }

    /// The share of the points, in per cent, that the part gives where nothing is due; none where it gives none.
    fn given_for_nothing(&self, part: &Part) -> Option<Decimal> {
        match self.none_due(part)? {
            NoneDue::Percent(percent) => Some(percent),
            NoneDue::Mean => Some(self.comparison.mean_share? * Decimal::ONE_HUNDRED),
            NoneDue::NotApplicable => None,
        }
    }

    /// The mark. `points`: what the part is worth after the split; `clause`: that of the indicator.
    pub(super) fn mark(&self, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
        let mut score = self.applied(part, points, clause);
        score.into_adjustments = part.into_adjustments;
        score.remarks.extend(self.standing(part).map(Remark::Standing));
        score.number = match part.against.earlier {
            Some(_) => self.counted(part).map(|number| number.value()),
            None => None,
        };
        if let Read::Counted(tally) = &self.read {
            score.awaiting |= !tally.register_faults.is_empty();
            score.remarks.extend(open_questions(tally));
            score.lead_unread = tally.lead_unread;
            score.self_reported = self_reported::of_part(tally, part, &score);
        }
        if score.lead_unread > 0 && self.absent().is_none() {
            score.remarks.push(Remark::LeadUnread(score.lead_unread));
        }
        score
    }

    /// Leaves out rows that count in another line.
    fn leave(&mut self, rows: &BTreeSet<RowPlace>) {
        if let (Read::Counted(tally), false) = (&mut self.read, rows.is_empty()) {
            tally.leave(rows);
        }
    }

    /// How many items are never due; none for a part that only takes off, where another part has told it already.
    fn standing(&self, part: &Part) -> Option<Standing> {
        match &self.read {
            Read::Counted(tally) if !part.carries_nothing() => tally.standing,
            _ => None,
        }
    }

    fn applied(&self, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
        if let Some(absent) = self.absent() {
            let waits_for_mean =
                self.comparison.mean_is_unknown && self.none_due(part) == Some(NoneDue::Mean);
            return match self.given_for_nothing(part) {
                Some(percent) => given(absent, percent, points, clause),
                None if waits_for_mean => {
                    nothing(&Absent::OthersUnknown, part, points, Decimal::ZERO, clause)
                }
                None => nothing(absent, part, points, self.least(part, points), clause),
            };
        }
        match (&self.read, &part.rule) {
            (Read::Quality(quality), _) => quality.mark(part, points, clause),
            (Read::Rate(rated), _) => rated.mark(part, &self.comparison, points, clause),
            (Read::Counted(tally), _) if part.apiece => apiece::mark(tally, part, points, clause),
            (Read::Counted(tally), MarkRule::Curve(curve)) => {
                rate::mark(tally, &self.comparison, (part, curve), points, clause)
            }
            (Read::Counted(tally), MarkRule::Amounts(amounts)) => amounts::mark(tally, part, amounts, points),
        }
    }

    /// What one who sent nothing gets: nothing, or the mark of the last among the others where that is less.
    fn least(&self, part: &Part, points: Decimal) -> Decimal {
        let worst = self.comparison.worst(part).zip(match &part.rule {
            MarkRule::Curve(curve) => Some(curve),
            MarkRule::Amounts(_) => None,
        });
        let mark =
            worst.map(|(worst, curve)| part.limits(points).hold(curve.mark(&worst, points).calc).value());
        mark.unwrap_or_default().min(Decimal::ZERO)
    }
}

/// What is told of rows whose place is open.
fn open_questions(tally: &Tally) -> Vec<Remark> {
    let undecided = Some(tally.undecided()).filter(|rows| !rows.is_empty());
    let elsewhere = Some(tally.elsewhere.clone()).filter(|rows| !rows.is_empty());
    let faults = Some(tally.register_faults.clone()).filter(|faults| !faults.is_empty());
    let remarks = [
        undecided.map(Remark::Undecided),
        elsewhere.map(Remark::CountedElsewhere),
        faults.map(Remark::RegisterFaults),
    ];
    remarks.into_iter().flatten().collect()
}

/// What the rule gives where nothing was due.
fn given(absent: &Absent, percent: Decimal, points: Decimal, clause: ClauseId) -> PartScore {
    let share = Calc::number(Quantity::Share, percent).percent();
    let calc = match percent == Decimal::ONE_HUNDRED {
        true => Calc::points(points),
        false => Calc::points(points).times(share),
    };
    let mut score = PartScore {
        points,
        remarks: vec![Remark::GivenForNothing(absent.clone())],
        calc: Some(calc),
        ..PartScore::default()
    };
    let lost = points - score.mark().unwrap_or_default();
    if lost > Decimal::ZERO {
        score.losses.push(Loss {
            part: None,
            amount: lost,
            cause: Cause::Remarks(score.remarks.clone()),
            clause: Some(clause),
            evidence: Vec::new(),
        });
    }
    score
}

/// `least`: the mark of one who sent nothing.
fn nothing(absent: &Absent, part: &Part, points: Decimal, least: Decimal, clause: ClauseId) -> PartScore {
    let mut score = PartScore {
        points,
        ..PartScore::default()
    };
    let least = Calc::number(Quantity::Constant, least);
    if part.carries_nothing() {
        score.calc = Some(if absent.leaves_table() {
            Calc::zero()
        } else {
            least
        });
        return score;
    }
    score.remarks.push(Remark::Absent(absent.clone()));
    score.awaiting = absent.is_awaiting();
    if !absent.leaves_table() {
        score.losses.push(Loss {
            part: None,
            amount: points - least.value(),
            cause: Cause::Absent(absent.clone()),
            clause: Some(clause),
            evidence: Vec::new(),
        });
        score.calc = Some(least);
    }
    score
}
