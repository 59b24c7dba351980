//! Confirmed cases of the ladder: each takes its own step's deduction. Names never appear here.

use super::part::{PartMark, case_line};
use super::share::deduction;
use super::words::{plain, two};
use crate::campaign::model::{Ladder, PersonId, UnitId};
use crate::measure::{Case, Ground, Tally, waiver};
use crate::record::Record;
use crate::rows::Subject;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The unit's cases that were found in the period: confirmed ones with the number they have in the person's count,
/// and waived ones.
pub(super) fn tally(ground: &Ground<'_>, unit: UnitId) -> Tally {
    let Some(ladder) = &ground.context.campaign.ladder else {
        return Tally::default();
    };
    let period = ground.context.period;
    let mut cases = Vec::new();
    for (person, found) in by_person(ground, ladder) {
        if ground.context.campaign.roster.people[person].unit != unit {
            continue;
        }
        let mut count: BTreeMap<i32, u32> = BTreeMap::new();
        for (date, record) in found {
            let waived = waiver(ground, ground.rows.row(record));
            let year = if ladder.yearly { date.year() } else { 0 };
            let nth = count.entry(year).or_default();
            let full = waived.as_ref().is_some_and(|waiver| waiver.is_full());
            *nth += u32::from(!full);
            if period.span.contains(date) {
                let result = if full {
                    String::new()
                } else {
                    format!("第{nth}次")
                };
                cases.push((
                    record.key.clone(),
                    Case {
                        label: ground.rows.record_label(record),
                        result,
                        weight: Decimal::from(*nth),
                        waiver: waived,
                        clause: ground.context.campaign.cite(step_clause(ladder, *nth)),
                        evidence: ground.rows.key_cells(record),
                        ..Case::default()
                    },
                ));
            }
        }
    }
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    Tally {
        cases: cases.into_iter().map(|(_, case)| case).collect(),
        ..Tally::default()
    }
}

/// Confirmed cases of each person up to the day, oldest first.
fn by_person<'a>(ground: &Ground<'a>, ladder: &Ladder) -> BTreeMap<PersonId, Vec<(NaiveDate, &'a Record)>> {
    let mut people: BTreeMap<PersonId, Vec<(NaiveDate, &'a Record)>> = BTreeMap::new();
    for record in ground
        .rows
        .distinct(ladder.ledger)
        .iter()
        .copied()
        .filter(|record| record.counts())
    {
        let row = ground.rows.row(record);
        let Some(when) = ground
            .rows
            .when(row)
            .filter(|when| when.from <= ground.context.period.as_of)
        else {
            continue;
        };
        for person in ground.rows.people_of(record) {
            if ground
                .rows
                .holds(row, &ladder.confirmed, Subject::Person(*person))
            {
                people.entry(*person).or_default().push((when.from, record));
            }
        }
    }
    for cases in people.values_mut() {
        cases.sort_by(|a, b| (a.0, &a.1.key).cmp(&(b.0, &b.1.key)));
    }
    people
}

fn step_clause(ladder: &Ladder, nth: u32) -> usize {
    let at = (nth.max(1) as usize).min(ladder.steps.len().max(1)) - 1;
    ladder.steps.get(at).map_or(ladder.clause, |step| step.clause)
}

pub(super) fn mark(tally: &Tally, steps: &[Decimal], points: Decimal) -> PartMark {
    let mut out = PartMark {
        points,
        ..PartMark::default()
    };
    let mut left = points;
    for case in &tally.cases {
        let line = case_line(case, None);
        out.cases.push(line.clone());
        if case.waiver.as_ref().is_some_and(|waiver| waiver.is_full()) {
            let document = case.waiver.as_ref().map_or("", |waiver| &waiver.document);
            let kind = case.waiver.as_ref().map_or("容错", |waiver| &waiver.kind);
            out.phrases
                .push((true, format!("{}：{kind}成立，不计次（{document}）", case.label)));
            continue;
        }
        let nth = usize::try_from(case.weight).unwrap_or(1).max(1);
        let full = steps.get(nth - 1).or(steps.last()).copied().unwrap_or_default();
        let amount = case
            .waiver
            .as_ref()
            .map_or(full, |waiver| waiver.left_of(full))
            .min(left);
        left -= amount;
        out.phrases.push((
            false,
            format!("{} {}：扣 {}", case.label, line.result, plain(amount)),
        ));
        let reason = format!("{} {}", case.label, line.result);
        out.deductions.push(deduction(
            amount,
            reason,
            case.clause.clone(),
            case.evidence.clone(),
        ));
    }
    out.mark = Some(left);
    if left != points {
        out.product = Some(format!(
            "{} − {} = {}",
            plain(points),
            plain(points - left),
            two(left)
        ));
    }
    out
}
