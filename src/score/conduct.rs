//! Confirmed cases of the ladder: each takes its own step's deduction. Names never appear here.

use super::card::{CaseEffect, PartScore};
use super::cause::{Cause, Loss};
use super::deduct::points_less;
use super::part::{case_facts, case_score};
use crate::campaign::model::{Ladder, PersonId, UnitId};
use crate::measure::{Case, CaseName, CaseResult, ScoringContext, Tally, waiver};
use crate::record::Record;
use crate::rows::Subject;
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The unit's cases that were found in the period: confirmed ones with the number they have in the person's count,
/// and waived ones.
pub(super) fn tally(scoring: &ScoringContext<'_>, unit: UnitId) -> Tally {
    let Some(ladder) = &scoring.inputs.campaign.ladder else {
        return Tally::default();
    };
    let period = scoring.inputs.period;
    let mut cases = Vec::new();
    for (person, found) in by_person(scoring, ladder) {
        if scoring.inputs.campaign.roster.people[person].unit != unit {
            continue;
        }
        let mut count: BTreeMap<i32, u32> = BTreeMap::new();
        for (date, record) in found {
            let waived = waiver(scoring, scoring.rows.row(record));
            let year = if ladder.yearly { date.year() } else { 0 };
            let nth = count.entry(year).or_default();
            let full = waived.as_ref().is_some_and(|waiver| waiver.is_full());
            *nth += u32::from(!full);
            if period.span.contains(date) {
                let result = match full {
                    true => CaseResult::Listed,
                    false => CaseResult::Nth(*nth),
                };
                let name = CaseName::Row(scoring.rows.record_label(record).into());
                let case = Case {
                    weight: Decimal::from(*nth),
                    waiver: waived,
                    clause: Some(step_clause(ladder, *nth)),
                    evidence: scoring.rows.key_cells(record),
                    ..Case::new(name, result)
                };
                cases.push((record.key.clone(), case));
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
fn by_person<'a>(
    scoring: &ScoringContext<'a>,
    ladder: &Ladder,
) -> BTreeMap<PersonId, Vec<(NaiveDate, &'a Record)>> {
    let mut people: BTreeMap<PersonId, Vec<(NaiveDate, &'a Record)>> = BTreeMap::new();
    for record in scoring
        .rows
        .distinct(ladder.ledger)
        .iter()
        .copied()
        .filter(|record| record.counts())
    {
        let row = scoring.rows.row(record);
        let Some(when) = scoring
            .rows
            .when(row)
            .filter(|when| when.from <= scoring.inputs.period.as_of)
        else {
            continue;
        };
        for person in scoring.rows.people_of(record) {
            if scoring
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

pub(super) fn mark(tally: &Tally, steps: &[Decimal], points: Decimal) -> PartScore {
    let mut out = PartScore {
        points,
        ..PartScore::default()
    };
    let mut left = points;
    for case in &tally.cases {
        let CaseResult::Nth(nth) = case.result else {
            out.cases.push(case_score(case, None, CaseEffect::NotCounted));
            continue;
        };
        let nth = usize::try_from(nth).unwrap_or(1).max(1);
        let full = steps.get(nth - 1).or(steps.last()).copied().unwrap_or_default();
        let amount = case
            .waiver
            .as_ref()
            .map_or(full, |waiver| waiver.left_of(full))
            .min(left);
        left -= amount;
        out.cases.push(case_score(case, None, CaseEffect::Takes(amount)));
        out.losses.push(Loss {
            amount,
            cause: Cause::Charged(case_facts(case)),
            clause: case.clause,
            evidence: case.evidence.clone(),
        });
    }
    out.calc = Some(points_less(points, points - left));
    out
}
