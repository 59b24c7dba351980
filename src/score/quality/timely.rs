//! Timely: each ledger due gets a mark by its lateness, and the part gets the mean of these marks.

use super::super::card::{CaseEffect, CaseScore, PartScore};
use super::super::cause::{CaseFacts, Cause, Loss, Remark};
use crate::calc::{Calc, Quantity};
use crate::calendar::{Calendar, DayUnit, Span};
use crate::campaign::model::{ClauseId, MarkRule};
use crate::measure::{Arrival, CaseName, CaseResult, ScoringContext};
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
    fn days(&self, rule: &MarkRule) -> u32 {
        match rule {
            MarkRule::Deduct {
                late_unit: Some(DayUnit::Working),
                ..
            } => self.late.1,
            _ => self.late.0,
        }
    }

    /// Mark of the ledger in points, out of the points of the whole part.
    fn mark(&self, rule: &MarkRule, points: Decimal) -> Decimal {
        let days = self.days(rule);
        if self.missing {
            return Decimal::ZERO;
        }
        let MarkRule::Deduct {
            each,
            late_each,
            late_over,
            late_zero,
            ..
        } = rule
        else {
            return if days == 0 { points } else { Decimal::ZERO };
        };
        if late_zero.is_some_and(|zero| days >= zero) {
            return Decimal::ZERO;
        }
        let charged = match late_each {
            Some(every) => Decimal::from(days / (*every).max(1)),
            None => Decimal::from(u32::from(days > late_over.unwrap_or(0))),
        };
        (points - *each * charged).max(Decimal::ZERO)
    }

    fn arrival(&self, rule: &MarkRule) -> Arrival {
        match (self.missing, self.days(rule)) {
            (true, _) => Arrival::Missing,
            (false, 0) => Arrival::OnTime,
            (false, days) => Arrival::Late(days),
        }
    }
}

pub(super) fn mark(sent: &[Sent], rule: &MarkRule, points: Decimal, clause: ClauseId) -> PartScore {
    let number = Decimal::from(sent.len().max(1));
    let marks: Vec<Decimal> = sent.iter().map(|sent| sent.mark(rule, points)).collect();
    let sum = marks.iter().map(|mark| Calc::number(Quantity::Mark, *mark));
    let mean = Calc::Sum(sum.collect()).over(Calc::number(Quantity::Number, number));
    let mut part = PartScore {
        points,
        remarks: arrived(sent, rule, points, &marks),
        told_by_remarks: true,
        ..PartScore::default()
    };
    for (sent, mark) in sent.iter().zip(&marks) {
        let name = CaseName::Ledger(sent.ledger.clone());
        let result = CaseResult::Sent(sent.arrival(rule), *mark);
        if *mark < points {
            part.losses.push(Loss {
                part: None,
                amount: (points - *mark) / number,
                cause: Cause::Unfulfilled(CaseFacts {
                    name: name.clone(),
                    result: result.clone(),
                    waiver: None,
                }),
                clause: Some(clause),
                evidence: Vec::new(),
            });
        }
        part.cases.push(CaseScore {
            name,
            result,
            waiver: None,
            good: Some(*mark == points),
            weight: Decimal::ONE,
            due: Some(sent.due),
            effect: CaseEffect::None,
            evidence: Vec::new(),
        });
    }
    part.remarks.push(Remark::LedgersDue {
        number: sent.len(),
        due: due_days(sent),
    });
    part.remarks.push(Remark::Mean(mean.clone()));
    part.calc = Some(mean);
    part
}

/// One remark for all ledgers that came equally late, or not at all, and lost the same.
fn arrived(sent: &[Sent], rule: &MarkRule, points: Decimal, marks: &[Decimal]) -> Vec<Remark> {
    let mut groups: BTreeMap<(Arrival, Decimal), Vec<Arc<str>>> = BTreeMap::new();
    for (sent, mark) in sent.iter().zip(marks).filter(|(_, mark)| **mark < points) {
        let ledgers = groups.entry((sent.arrival(rule), *mark)).or_default();
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
