//! One part of a line: what it reads, whether it applies, and its mark.

use super::card::PartScore;
use super::cause::{Cause, Loss, Remark};
use super::quality::{self, Quality};
use super::{amounts, conduct, office, rate, self_reported};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, IndicatorId, MarkRule, NoneDue, Part, UnitId, What};
use crate::measure::{self, Absent, RowPlace, ScoringContext, Standing, Tally};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What a part is marked by, before it is marked.
pub(super) enum PartReading {
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
    let mut reading = read(scoring, unit, indicator, part);
    reading.leave(left);
    reading
}

fn read(scoring: &ScoringContext<'_>, unit: UnitId, indicator: IndicatorId, part: &Part) -> PartReading {
    match &part.what {
        What::Submission { aspect, ledgers } => {
            let quality = quality::read(scoring, unit, *aspect, ledgers);
            match quality::ledgers_in_time(&quality, part) {
                Some(tally) => PartReading::Counted(tally),
                None => PartReading::Quality(quality),
            }
        }
        What::Ladder => PartReading::Counted(conduct::tally(scoring, unit)),
        What::Rating(rating) => PartReading::Rate(office::rating(scoring, unit, *rating)),
        What::Assessed => PartReading::Rate(office::assessed(scoring, unit, indicator)),
        What::Results(results) => PartReading::Rate(office::results(scoring, unit, results)),
        _ => PartReading::Counted(measure::tally(scoring, unit, part)),
    }
}

impl PartReading {
    /// Why there is nothing to count; none where there is something.
    pub(super) fn absent(&self) -> Option<&Absent> {
        match self {
            PartReading::Counted(tally) => tally.absent.as_ref(),
            PartReading::Quality(quality) => quality.absent.as_ref(),
            PartReading::Rate(rated) => rated.absent.as_ref(),
        }
    }

    /// The cases or sums that were counted; none for the other kinds of reading.
    pub(super) fn tally(&self) -> Option<&Tally> {
        match self {
            PartReading::Counted(tally) => Some(tally),
            PartReading::Quality(_) | PartReading::Rate(_) => None,
        }
    }

    /// Whether the part stays in the line; if not, its points go to the other parts.
    pub(super) fn applies(&self, part: &Part) -> bool {
        let is_given = matches!(self.none_due(part), Some(NoneDue::Percent(_)));
        is_given || !self.absent().is_some_and(Absent::leaves_table)
    }

    /// What the part says of nothing being due, where nothing is.
    fn none_due(&self, part: &Part) -> Option<NoneDue> {
        let is_none = |absent: &Absent| matches!(absent, Absent::NothingDue(_) | Absent::NoLedgerDue);
        part.none_due.filter(|_| self.absent().is_some_and(is_none))
    }

    /// The mark. `points`: what the part is worth after the split; `clause`: that of the indicator.
    pub(super) fn mark(&self, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
        let mut score = self.applied(part, points, clause);
        score.into_adjustments = part.into_adjustments;
        score.remarks.extend(self.standing(part).map(Remark::Standing));
        if let PartReading::Counted(tally) = self {
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
        if let (PartReading::Counted(tally), false) = (self, rows.is_empty()) {
            tally.leave(rows);
        }
    }

    /// How many items are never due; none for a part that only takes off, where another part has told it already.
    fn standing(&self, part: &Part) -> Option<Standing> {
        match self {
            PartReading::Counted(tally) if !part.carries_nothing() => tally.standing,
            _ => None,
        }
    }

    fn applied(&self, part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
        match (self.absent(), self.none_due(part)) {
            (Some(absent), Some(NoneDue::Percent(percent))) => return given(absent, percent, points, clause),
            (Some(absent), _) => return nothing(absent, points, clause, part.carries_nothing()),
            (None, _) => {}
        }
        match (self, &part.rule) {
            (PartReading::Quality(quality), _) => quality.mark(part, points, clause),
            (PartReading::Rate(rated), _) => rated.mark(part, points, clause),
            (PartReading::Counted(tally), MarkRule::Curve(curve)) => {
                rate::mark(tally, part, curve, points, clause)
            }
            (PartReading::Counted(tally), MarkRule::Amounts(amounts)) => {
                amounts::mark(tally, part, amounts, points)
            }
        }
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

fn nothing(absent: &Absent, points: Decimal, clause: ClauseId, carries_nothing: bool) -> PartScore {
    let mut score = PartScore {
        points,
        ..PartScore::default()
    };
    if carries_nothing {
        score.calc = Some(Calc::zero());
        return score;
    }
    score.remarks.push(Remark::Absent(absent.clone()));
    score.awaiting = absent.is_awaiting();
    if !absent.leaves_table() {
        score.calc = Some(Calc::zero());
        score.losses.push(Loss {
            part: None,
            amount: points,
            cause: Cause::Absent(absent.clone()),
            clause: Some(clause),
            evidence: Vec::new(),
        });
    }
    score
}
