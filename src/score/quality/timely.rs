//! In time: the mean of the marks of the ledgers due.

use super::super::part::PartMark;
use super::super::share::deduction;
use super::super::words::{plain, two};
use crate::calendar::{Calendar, DayUnit};
use crate::campaign::model::MarkRule;
use crate::measure::Ground;
use crate::outcome::{CaseLine, SubmissionState};
use crate::submission::LedgerDue;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A ledger due and how it came.
pub(in crate::score) struct Sent {
    ledger: Arc<str>,
    due: NaiveDate,
    missing: bool,
    /// Natural and working days late.
    late: (u32, u32),
}

pub(super) fn sent(ground: &Ground<'_>, due: &[&LedgerDue]) -> Vec<Sent> {
    let calendar = &ground.context.campaign.calendar;
    due.iter()
        .map(|due| Sent {
            ledger: ground.context.campaign.ledgers[due.ledger].name.clone(),
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

    /// A ledger's mark out of the part's points.
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

    fn words(&self, rule: &MarkRule) -> String {
        match (self.missing, self.days(rule)) {
            (true, _) => "缺报".into(),
            (false, 0) => "按时".into(),
            (false, days) => format!("迟 {days} 天"),
        }
    }
}

pub(super) fn mark(sent: &[Sent], rule: &MarkRule, points: Decimal, clause: &str) -> PartMark {
    let number = Decimal::from(sent.len().max(1));
    let marks: Vec<Decimal> = sent.iter().map(|sent| sent.mark(rule, points)).collect();
    let sum: Decimal = marks.iter().sum();
    let mut part = PartMark {
        points,
        mark: Some(sum / number),
        ..PartMark::default()
    };
    for (sent, mark) in sent.iter().zip(&marks) {
        let result = format!("{}，{} 分", sent.words(rule), plain(*mark));
        part.cases.push(CaseLine {
            label: sent.ledger.to_string(),
            result: result.clone(),
            good: Some(*mark == points),
            weight: Decimal::ONE,
            due: Some(sent.due),
            evidence: Vec::new(),
        });
        if *mark < points {
            let reason = format!("{}：{result}", sent.ledger);
            part.deductions.push(deduction(
                (points - *mark) / number,
                reason,
                clause.to_owned(),
                Vec::new(),
            ));
        }
    }
    part.tail = told(sent, rule, points, &marks);
    part.tail
        .push(format!("应报 {} 张，限 {}", sent.len(), limits(sent)));
    part.tail.push(format!(
        "平均 {} ÷ {} = {}",
        plain(sum),
        sent.len(),
        two(sum / number)
    ));
    part
}

/// Ledgers that lost something, equal ones together: `14 张各迟 3 天，各 2.5 分`.
fn told(sent: &[Sent], rule: &MarkRule, points: Decimal, marks: &[Decimal]) -> Vec<String> {
    let mut groups: BTreeMap<(String, Decimal), Vec<&str>> = BTreeMap::new();
    for (sent, mark) in sent.iter().zip(marks).filter(|(_, mark)| **mark < points) {
        groups
            .entry((sent.words(rule), *mark))
            .or_default()
            .push(&sent.ledger);
    }
    let words = |((how, mark), ledgers): (&(String, Decimal), &Vec<&str>)| match ledgers[..] {
        [ledger] => format!("{ledger}：{how}，{} 分", plain(*mark)),
        _ => format!("{} 张各{how}，各 {} 分", ledgers.len(), plain(*mark)),
    };
    groups.iter().map(words).collect()
}

fn limits(sent: &[Sent]) -> String {
    let first = sent.iter().map(|sent| sent.due).min();
    let last = sent.iter().map(|sent| sent.due).max();
    match (first, last) {
        (Some(first), Some(last)) if first == last => first.format("%m-%d").to_string(),
        (Some(first), Some(last)) => format!("{}～{}", first.format("%m-%d"), last.format("%m-%d")),
        _ => String::new(),
    }
}
