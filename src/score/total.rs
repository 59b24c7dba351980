//! A unit's total: marks of its sections, scaled to the points of its table where lines do not apply, then adjustments.

use super::card::{LineScore, Scorecard};
use super::entered::VetoScore;
use super::factors::{self, FactorScore};
use super::sums::{Figures, SectionScore, SectionSum};
use super::{adjust, line, undecided, veto};
use crate::campaign::model::{Factor, FactorWhen, IndicatorId, ScoreTable, Section, UnitId};
use crate::measure::{RowPlace, ScoringContext, table_of};
use crate::verdict::Rated;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) fn of_unit(scoring: &ScoringContext<'_>, unit: UnitId) -> Scorecard {
    let id = table_of(scoring.inputs, unit);
    let table = id.map(|table| &scoring.inputs.campaign.tables[table]);
    let lines = table.map(|table| lines(scoring, unit, table)).unwrap_or_default();
    let missed = missed(&lines);
    let factors = |of: &[Factor]| factors::of(scoring, unit, of, &missed);
    let sections = table
        .map(|table| sections(table, &lines, factors))
        .unwrap_or_default();
    let marks = sections.iter().map(|section| section.marks).sum();
    let of_table = table.map(|table| factors(&table.times)).unwrap_or_default();
    let of_table = factors::of_marks(marks, of_table);
    let of_lines: Vec<Decimal> = lines.iter().map(|line| line.adjustment).collect();
    let adjusted = adjust::adjust(scoring, unit, &of_lines);
    let vetoes = veto::vetoes(scoring, unit);
    let mut figures = Figures {
        full: table.map_or(Decimal::ONE_HUNDRED, |table| table.total),
        limits: table.map(|table| table.limits).unwrap_or_default(),
        marks,
        applicable: sections.iter().map(|section| section.applicable).sum(),
        gained: adjusted.gained,
        bonus: adjusted.bonus,
        charged: adjusted.charged,
        deduction: adjusted.deduction,
        factors: of_table,
        scaled: Decimal::ZERO,
        zeroed: vetoes.iter().any(VetoScore::zeroes),
        total: Decimal::ZERO,
        total_if_confirmed: None,
        self_reported: lines.iter().map(|line| line.self_reported.points).sum(),
    };
    figures.scaled = figures.limited().value();
    figures.total = figures.calc().value();
    Scorecard {
        unit,
        table: id,
        rated: rated(scoring, unit),
        sections,
        lines,
        figures,
        adjustments: adjusted.entries,
        vetoes,
    }
}

fn rated(scoring: &ScoringContext<'_>, id: UnitId) -> Rated {
    let unit = &scoring.inputs.campaign.roster.units[id];
    let submissions = scoring.inputs.submissions;
    let exists = unit.exists_on(scoring.inputs.period.as_of);
    if !unit.ranked || unit.group.is_none() || !exists {
        Rated::NotRanked
    } else if submissions.not_assessed.contains(&id) {
        Rated::NotAssessed
    } else if submissions.silent.contains(&id) {
        Rated::Missing
    } else {
        Rated::Scored
    }
}

fn lines(scoring: &ScoringContext<'_>, unit: UnitId, table: &ScoreTable) -> Vec<LineScore> {
    let zeroed = adjust::zeroed(scoring, unit);
    let sections = table.sections.iter().enumerate();
    let rows: Vec<_> = sections
        .flat_map(|(at, section)| section.lines.iter().map(move |line| (at, line)))
        .collect();
    let of_rows = |missed: &BTreeSet<IndicatorId>| {
        let score = |at: usize, left: &BTreeSet<RowPlace>| {
            let row = rows[at];
            let zeroed = zeroed.get(&row.1.indicator);
            let of_line =
                |scoring: &ScoringContext<'_>| line::of_line(scoring, unit, row, zeroed, missed, left);
            given_back(scoring, of_line)
        };
        undecided::lines(rows.len(), score)
    };
    // What is not reached in full multiplies other lines, which may then not be reached in full: no line hangs on
    // itself, so that each round settles at least one more.
    let mut known = BTreeSet::new();
    for _ in 0..rows.len() {
        let lines = of_rows(&known);
        let missed = missed(&lines);
        let hangs =
            |line: &LineScore| looks_at_others(&scoring.inputs.campaign.indicators[line.indicator].times);
        if missed == known || !lines.iter().any(hangs) {
            return lines;
        }
        known = missed;
    }
    of_rows(&known)
}

fn looks_at_others(factors: &[Factor]) -> bool {
    let mut factors = factors.iter();
    factors.any(|factor| matches!(factor.when, FactorWhen::Missed(_)))
}

/// Indicators whose mark is below the points of their line.
fn missed(lines: &[LineScore]) -> BTreeSet<IndicatorId> {
    let missed = lines.iter().filter(|line| line.is_missed());
    missed.map(|line| line.indicator).collect()
}

/// A line with what decisions of tolerance and clarification give back (`decisions` 52).
fn given_back(scoring: &ScoringContext<'_>, of_line: impl Fn(&ScoringContext<'_>) -> LineScore) -> LineScore {
    let mut line = of_line(scoring);
    if line.is_decided() {
        let without = of_line(&scoring.without_decisions());
        line.given_back = Some(line.mark.unwrap_or_default() - without.mark.unwrap_or_default());
    }
    line
}

fn sections(
    table: &ScoreTable,
    lines: &[LineScore],
    factors: impl Fn(&[Factor]) -> Vec<FactorScore>,
) -> Vec<SectionScore> {
    let section = |(at, section): (usize, &Section)| {
        let own = || lines.iter().filter(move |line| line.section == at);
        let applying = own().filter(|line| line.mark.is_some());
        let marks = own().filter_map(|line| line.mark).sum();
        let factors = factors::of_marks(marks, factors(&section.times));
        let sum = SectionSum {
            marks,
            applicable: applying.map(|line| line.points).sum(),
            factors,
            limits: section.limits,
            folds_to: section.folds_to,
        };
        let of_lines: Decimal = own().map(|line| line.points).sum();
        let folded = section.folds_to.filter(|_| !sum.applicable.is_zero());
        SectionScore {
            points: section.folds_to.unwrap_or(of_lines),
            applicable: folded.unwrap_or(sum.applicable),
            marks: sum.calc().value(),
            sum,
        }
    };
    table.sections.iter().enumerate().map(section).collect()
}
