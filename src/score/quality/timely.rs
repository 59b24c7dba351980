//! Timely: each ledger due is a case; or each gets a mark by its lateness, and the part gets the mean of these marks.

use super::super::amounts::{self, Charge};
use super::super::card::{CaseEffect, CaseScore, PartScore};
use super::super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::calendar::{Calendar, DayUnit, Span};
use crate::campaign::model::{ClauseId, Part};
use crate::measure::{Absent, Arrival, Case, CaseName, CaseResult, Late, ScoringContext, Tally};
use crate::submission::{LedgerDue, SubmissionState};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A ledger that was due, and how it came.
pub(in crate::score) struct Sent {
    ledger: Arc<str>,
    due: NaiveDate,
    missing: bool,
    /// Lateness in natural days, and in working days.
    late: (u32, u32),
}

pub(super) fn sent(scoring: &ScoringContext<'_>, due: &[&LedgerDue]) -> Vec<Sent> {
    let calendar = &scoring.inputs.campaign.calendar;
    due.iter()
        .map(|due| Sent {
            ledger: scoring.inputs.campaign.ledgers[due.ledger].name.clone(),
            due: due.due,
            missing: due.state == SubmissionState::Missing,
            late: (due.days_late, working_days(calendar, due)),
        })
        .collect()
}

fn working_days(calendar: &Calendar, due: &LedgerDue) -> u32 {
    due.received.map_or(due.days_late, |received| {
        calendar
            .days_late(due.due, received, DayUnit::Working)
            .min(due.days_late)
    })
}

impl Sent {
    fn days(&self, part: &Part) -> u32 {
        let late = part.amounts().and_then(|amounts| amounts.late);
        match late.and_then(|late| late.unit) {
            Some(DayUnit::Working) => self.late.1,
            _ => self.late.0,
        }
    }

    fn lateness(&self, part: &Part) -> Late {
        Late {
            now: self.days(part),
            ..Late::default()
        }
    }

    /// Mark of the ledger in points, out of the points of the whole part.
    fn mark(&self, part: &Part, points: Decimal) -> Decimal {
        let Some((amounts, late)) = part.amounts().and_then(|amounts| Some((amounts, amounts.late?))) else {
            return Decimal::ZERO;
        };
        let each: Decimal = amounts.each.all().into_iter().sum();
        match amounts::late_charge(each, self.lateness(part), &late) {
            _ if self.missing => Decimal::ZERO,
            _ if self.days(part) == 0 => points,
            Charge::None => points,
            Charge::Amount(amount) => (points + amount).max(Decimal::ZERO),
            Charge::Everything => Decimal::ZERO,
        }
    }

    fn arrival(&self, part: &Part) -> Arrival {
        match (self.missing, self.days(part)) {
            (true, _) => Arrival::Missing,
            (false, 0) => Arrival::OnTime,
            (false, days) => Arrival::Late(days),
        }
    }

    /// The ledger as a case; one that never came is as late as can be.
    fn case(&self, part: &Part) -> Case {
        let good = !self.missing && self.days(part) == 0;
        let result = CaseResult::Sent(self.arrival(part), None);
        Case {
            good,
            due: Some(self.due),
            late: (!self.missing).then(|| self.lateness(part)),
            ..Case::new(CaseName::Ledger(self.ledger.clone()), result)
        }
    }
}

/// The ledgers as cases: good = in time.
pub(super) fn tally(sent: &[Sent], part: &Part, absent: Option<Absent>) -> Tally {
    Tally {
        cases: sent.iter().map(|sent| sent.case(part)).collect(),
        absent,
        ..Tally::default()
    }
}

pub(super) fn mark(sent: &[Sent], part: &Part, points: Decimal, clause: ClauseId) -> PartScore {
    let number = Decimal::from(sent.len().max(1));
    let marks: Vec<Decimal> = sent.iter().map(|sent| sent.mark(part, points)).collect();
    let sum = marks.iter().map(|mark| Calc::number(Quantity::Mark, *mark));
    let mean = Calc::Sum(sum.collect()).over(Calc::number(Quantity::Number, number));
    let mut score = PartScore {
        points,
        remarks: arrived(sent, part, points, &marks),
        told_by_remarks: true,
        ..PartScore::default()
    };
    for (sent, mark) in sent.iter().zip(&marks) {
        let name = CaseName::Ledger(sent.ledger.clone());
        let result = CaseResult::Sent(sent.arrival(part), Some(*mark));
        if *mark < points {
            score.losses.push(Loss {
                part: None,
                amount: (points - *mark) / number,
                cause: Cause::Unfulfilled(CaseFacts {
                    name: name.clone(),
                    result: result.clone(),
                    waiver: None,
                    repeated: None,
                }),
                clause: Some(clause),
                evidence: Vec::new(),
            });
        }
        score.cases.push(CaseScore {
            name,
            result,
            waiver: None,
            good: Some(*mark == points),
            weight: Decimal::ONE,
            due: Some(sent.due),
            repeated: None,
            effect: CaseEffect::None,
            evidence: Vec::new(),
        });
    }
    score.remarks.push(Remark::LedgersDue {
        number: sent.len(),
        due: due_days(sent),
    });
    score.remarks.push(Remark::Mean(mean.clone()));
    score.calc = Some(mean);
    score
}

/// One remark for all ledgers that came equally late, or not at all, and lost the same.
fn arrived(sent: &[Sent], part: &Part, points: Decimal, marks: &[Decimal]) -> Vec<Remark> {
    let mut groups: BTreeMap<(Arrival, Decimal), Vec<Arc<str>>> = BTreeMap::new();
    for (sent, mark) in sent.iter().zip(marks).filter(|(_, mark)| **mark < points) {
        let ledgers = groups.entry((sent.arrival(part), *mark)).or_default();
        ledgers.push(sent.ledger.clone());
    }
    let groups = groups.into_iter();
    groups
        .map(|((arrival, mark), ledgers)| Remark::Arrived {
            ledgers,
            arrival,
            mark,
        })
        .collect()
}

/// First and last due date of the ledgers; none where none was due.
fn due_days(sent: &[Sent]) -> Option<Span> {
    let days = || sent.iter().map(|sent| sent.due);
    Span::new(days().min()?, days().max()?)
}
