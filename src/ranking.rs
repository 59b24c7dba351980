//! Places within a group: by the rounded total, then by the tie-breakers of the score table, else shared (1, 2, 2, 4).

use crate::campaign::model::{Campaign, Group, Period, PeriodKind, TableId, TieBreaker};
use crate::fold::fold;
use crate::outcome::{GroupResult, Rated, SubmissionState, UnitResult};
use crate::submission::Submissions;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::sync::Arc;

/// What a unit is ranked by.
#[derive(Clone, Debug)]
struct Standing {
    /// Index into the units.
    unit: usize,
    total: Decimal,
    /// One per tie-breaker, more is better; what does not apply stands last.
    ties: Vec<Option<Decimal>>,
}

/// Ranks every group that has a score table in this period and writes the places into the units, which stand in
/// roster order.
pub fn rank(
    campaign: &Campaign,
    period: &Period,
    submissions: &Submissions,
    units: &mut [UnitResult],
) -> Vec<GroupResult> {
    let tables = campaign
        .groups
        .iter()
        .filter_map(|group| Some((group, table_of(group, period)?)));
    tables
        .map(|(group, table)| rank_group(campaign, group, table, submissions, units))
        .collect()
}

/// The score table of a group in a period; a group without a year table is not ranked by the year.
pub fn table_of(group: &Group, period: &Period) -> Option<TableId> {
    match period.kind {
        PeriodKind::Year => group.year_table,
        PeriodKind::Quarter | PeriodKind::Stage(_) => Some(group.table),
    }
}

fn rank_group(
    campaign: &Campaign,
    group: &Group,
    table: TableId,
    submissions: &Submissions,
    units: &mut [UnitResult],
) -> GroupResult {
    let breakers = &campaign.tables[table].tie_breakers;
    let members = units
        .iter()
        .enumerate()
        .filter(|(_, unit)| unit.rated != Rated::NotRanked && unit.group.as_ref() == Some(&group.name));
    let mut standings: Vec<Standing> = members
        .map(|(index, unit)| Standing {
            unit: index,
            total: unit.total,
            ties: breakers
                .iter()
                .map(|breaker| tie(campaign, submissions, *breaker, index, unit))
                .collect(),
        })
        .collect();
    let mut ranking = Vec::new();
    for (unit, place) in places(&mut standings) {
        units[unit].place = Some(place);
        ranking.push(unit);
    }
    let notes = own_judge(campaign, &ranking, units);
    GroupResult {
        name: group.name.clone(),
        table: campaign.tables[table].name.clone(),
        provisional: provisional(submissions, &ranking, units),
        ranking,
        red: Vec::new(),
        black: Vec::new(),
        progress: Vec::new(),
        notes,
    }
}

/// The office that keeps the registers and is ranked by them has scored itself (`decisions` 22).
fn own_judge(campaign: &Campaign, ranking: &[usize], units: &[UnitResult]) -> Vec<String> {
    let office = fold(&campaign.head.office);
    let is_office = |unit: &UnitResult| {
        let known = campaign.roster.units.iter().find(|known| known.name == unit.unit);
        fold(&unit.unit) == office
            || known.is_some_and(|known| known.aliases.iter().any(|alias| fold(alias) == office))
    };
    ranking
        .iter()
        .map(|unit| &units[*unit])
        .filter(|unit| is_office(unit))
        .map(|unit| format!("{}负责打分，同时参加排名，本期是给自己打分", unit.unit))
        .collect()
}

/// Best first, with places. Units equal in everything keep their order and share a place.
fn places(standings: &mut [Standing]) -> Vec<(usize, u32)> {
    standings.sort_by(better);
    let mut placed: Vec<(usize, u32)> = Vec::new();
    for (position, standing) in (1..).zip(standings.iter()) {
        let before = placed
            .len()
            .checked_sub(1)
            .map(|last| (&standings[last], placed[last].1));
        let place = match before {
            Some((previous, shared)) if better(previous, standing) == Ordering::Equal => shared,
            _ => position,
        };
        placed.push((standing.unit, place));
    }
    placed
}

/// `None` is less than any mark, so what does not apply stands last.
fn better(one: &Standing, other: &Standing) -> Ordering {
    (other.total, &other.ties).cmp(&(one.total, &one.ties))
}

fn tie(
    campaign: &Campaign,
    submissions: &Submissions,
    breaker: TieBreaker,
    index: usize,
    unit: &UnitResult,
) -> Option<Decimal> {
    match breaker {
        TieBreaker::Section(section) => {
            let section = unit.sections.get(section)?;
            (!section.applicable.is_zero()).then_some(section.marks)
        }
        TieBreaker::Indicator(indicator) => {
            let name = &campaign.indicators[indicator].name;
            unit.lines.iter().find(|line| line.indicator == *name)?.mark
        }
        TieBreaker::FewerDeductions => Some(-unit.deduction),
        TieBreaker::EarlierSubmission => complete_on(submissions, index)
            .map(|day| -Decimal::from(day.signed_duration_since(NaiveDate::default()).num_days())),
    }
}

/// The day the last ledger due came in by the register; none while one is missing or its day is not known.
fn complete_on(submissions: &Submissions, unit: usize) -> Option<NaiveDate> {
    let mut last = None;
    for due in submissions.due.iter().filter(|due| due.unit == unit) {
        let missing = matches!(due.state, SubmissionState::Missing | SubmissionState::Unreadable);
        last = last.max(Some(due.received.filter(|_| !missing)?));
    }
    last
}

/// Whether somebody's file could not be read, or a file of nobody may be what a unit is missing: then there is no
/// list until the office has settled it (`decisions` 15).
pub fn is_unsettled(submissions: &Submissions, ranking: &[usize], units: &[UnitResult]) -> bool {
    let unread = ranking
        .iter()
        .any(|unit| units[*unit].rated == Rated::NotAssessed);
    unread || lacks_what_nobody_owns(submissions, ranking)
}

fn lacks_what_nobody_owns(submissions: &Submissions, ranking: &[usize]) -> bool {
    let missing = |unit: usize| {
        submissions
            .due
            .iter()
            .any(|due| due.unit == unit && due.state == SubmissionState::Missing)
    };
    !submissions.of_nobody.is_empty() && ranking.iter().any(|unit| missing(*unit))
}

/// Why the places may still change.
fn provisional(submissions: &Submissions, ranking: &[usize], units: &[UnitResult]) -> Vec<String> {
    let named = |test: &dyn Fn(&UnitResult) -> bool| -> Vec<Arc<str>> {
        ranking
            .iter()
            .map(|unit| &units[*unit])
            .filter(|unit| test(unit))
            .map(|unit| unit.unit.clone())
            .collect()
    };
    let unread = named(&|unit| unit.rated == Rated::NotAssessed);
    let waiting = named(&|unit| unit.total_if_confirmed.is_some());
    let mut reasons = Vec::new();
    if !unread.is_empty() {
        reasons.push(format!(
            "{}未评定：有材料读不出来或不知是谁的，待办公室处理",
            unread.join("、")
        ));
    }
    if lacks_what_nobody_owns(submissions, ranking) {
        let files = submissions.of_nobody.join("、");
        reasons.push(format!(
            "不知是谁的文件（{files}）可能是本组缺报的台账，待办公室认定"
        ));
    }
    if !waiting.is_empty() {
        reasons.push(format!("{}有零报告待核定", waiting.join("、")));
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `name total tie…`, `-` = not applicable.
    fn ranked(table: &str) -> String {
        let rows: Vec<Vec<&str>> = table
            .trim()
            .lines()
            .map(|row| row.split_whitespace().collect())
            .collect();
        let mut standings: Vec<Standing> = rows
            .iter()
            .enumerate()
            .map(|(unit, row)| Standing {
                unit,
                total: row[1].parse().unwrap(),
                ties: row[2..].iter().map(|mark| mark.parse().ok()).collect(),
            })
            .collect();
        let placed = places(&mut standings);
        let words = placed
            .iter()
            .map(|(unit, place)| format!("{}{place}", rows[*unit][0]));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ties_are_broken_then_shared() {
        let table = "
            A 90 9
            B 90 9.5
            C 90 9
            D 88 8
            E 74 5
            F 74 5
            G 70 2";
        assert_eq!(ranked(table), "B1 A2 C2 D4 E5 F5 G7");
    }

    #[test]
    fn what_does_not_apply_stands_last() {
        assert_eq!(ranked("A 90 - 5\nB 90 0 1\nC 90 - 6"), "B1 C2 A3");
    }

    #[test]
    fn equal_numbers_written_differently_are_equal() {
        assert_eq!(ranked("A 90.0 1\nB 90.00 1.0\nC 89 1"), "A1 B1 C3");
    }
}
