//! A unit's total: marks, scaled to 100 where lines do not apply, then adjustments.

use super::card::{Figures, LineScore, Scorecard, SectionScore};
use super::{adjust, line, undecided, veto};
use crate::campaign::model::{ScoreTable, UnitId};
use crate::measure::{RowPlace, ScoringContext, table_of};
use crate::verdict::Rated;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) fn of_unit(scoring: &ScoringContext<'_>, unit: UnitId) -> Scorecard {
    let id = table_of(scoring.inputs, unit);
    let table = id.map(|table| &scoring.inputs.campaign.tables[table]);
    let lines = table.map(|table| lines(scoring, unit, table)).unwrap_or_default();
    let marks: Decimal = lines.iter().filter_map(|line| line.mark).sum();
    let applicable: Decimal = lines
        .iter()
        .filter(|line| line.mark.is_some())
        .map(|line| line.points)
        .sum();
    let excess = lines.iter().map(|line| line.excess).sum();
    let adjusted = adjust::adjust(scoring, unit, excess);
    let mut figures = Figures {
        marks,
        applicable,
        gained: adjusted.gained,
        bonus: adjusted.bonus,
        charged: adjusted.charged,
        deduction: adjusted.deduction,
        scaled: Decimal::ZERO,
        total: Decimal::ZERO,
        total_if_confirmed: None,
        self_reported: lines.iter().map(|line| line.self_reported.points).sum(),
    };
    figures.scaled = figures.scaling().value();
    figures.total = figures.calc().value();
    Scorecard {
        unit,
        table: id,
        rated: rated(scoring, unit),
        sections: table.map(|table| sections(table, &lines)).unwrap_or_default(),
        lines,
        figures,
        adjustments: adjusted.entries,
        vetoes: veto::vetoes(scoring, unit),
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
    let score = |at: usize, left: &BTreeSet<RowPlace>| {
        let (section, row) = rows[at];
        let of_line = |scoring: &ScoringContext<'_>| {
            line::of_line(scoring, unit, section, row, zeroed.get(&row.indicator), left)
        };
        given_back(scoring, of_line)
    };
    undecided::lines(rows.len(), score)
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

fn sections(table: &ScoreTable, lines: &[LineScore]) -> Vec<SectionScore> {
    let section = |at: usize| {
        let own = || lines.iter().filter(move |line| line.section == at);
        let applying = own().filter(|line| line.mark.is_some());
        SectionScore {
            points: own().map(|line| line.points).sum(),
            applicable: applying.map(|line| line.points).sum(),
            marks: own().filter_map(|line| line.mark).sum(),
        }
    };
    (0..table.sections.len()).map(section).collect()
}
