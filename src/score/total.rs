//! A unit's total: marks, scaled to 100 where lines do not apply, then adjustments.

use super::{adjust, line, veto};
use crate::campaign::model::{ScoreTable, UnitId};
use crate::measure::{Ground, table_of};
use crate::outcome::{LineResult, Rated, SectionResult, UnitResult, marks};
use rust_decimal::Decimal;

pub(super) fn of_unit(ground: &Ground<'_>, id: UnitId) -> UnitResult {
    let campaign = ground.context.campaign;
    let table = table_of(ground.context, id).map(|table| &campaign.tables[table]);
    let lines = table.map(|table| lines(ground, id, table)).unwrap_or_default();
    let sections = table.map(|table| sections(table, &lines)).unwrap_or_default();
    let sum: Decimal = lines.iter().filter_map(|line| line.mark).sum();
    let applicable: Decimal = lines
        .iter()
        .filter(|line| line.mark.is_some())
        .map(|line| line.points)
        .sum();
    let scaled = match applicable.is_zero() {
        true => Decimal::ZERO,
        false => marks(sum * Decimal::ONE_HUNDRED / applicable),
    };
    let excess = lines.iter().map(|line| line.excess).sum();
    let adjusted = adjust::adjust(ground, id, excess);
    let unit = &campaign.roster.units[id];
    UnitResult {
        unit: unit.name.clone(),
        group: unit.group.map(|group| campaign.groups[group].name.clone()),
        leader: unit
            .leader
            .map(|leader| campaign.roster.people[leader].name.clone()),
        rated: rated(ground, id),
        sections,
        lines,
        marks: sum,
        applicable,
        scaled,
        folding: scaled - sum,
        adjustments: adjusted.lines,
        bonus: adjusted.bonus,
        deduction: adjusted.deduction,
        bonus_note: adjusted.note,
        total: scaled + adjusted.bonus - adjusted.deduction,
        total_if_confirmed: None,
        vetoes: veto::vetoes(ground, id),
        place: None,
        board: None,
        board_reasons: Vec::new(),
        previous_total: None,
        previous_place: None,
        delta_total: None,
        delta_is_rate: false,
        delta_place: None,
        red_run: 0,
        black_run: 0,
    }
}

fn rated(ground: &Ground<'_>, id: UnitId) -> Rated {
    let unit = &ground.context.campaign.roster.units[id];
    let submissions = ground.context.submissions;
    if !unit.ranked || unit.group.is_none() {
        Rated::NotRanked
    } else if submissions.not_assessed.contains(&id) {
        Rated::NotAssessed
    } else if submissions.silent.contains(&id) {
        Rated::Missing
    } else {
        Rated::Scored
    }
}

fn lines(ground: &Ground<'_>, unit: UnitId, table: &ScoreTable) -> Vec<LineResult> {
    let zeroed = adjust::zeroed(ground, unit);
    let sections = table.sections.iter();
    sections
        .flat_map(|section| section.lines.iter().map(move |line| (section, line)))
        .map(|(section, row)| line::of_line(ground, unit, section, row, zeroed.get(&row.indicator)))
        .collect()
}

fn sections(table: &ScoreTable, lines: &[LineResult]) -> Vec<SectionResult> {
    let mut rest = lines;
    let mut sections = Vec::new();
    for section in &table.sections {
        let (own, others) = rest.split_at(section.lines.len().min(rest.len()));
        rest = others;
        let applying = own.iter().filter(|line| line.mark.is_some());
        sections.push(SectionResult {
            name: section.name.clone(),
            points: own.iter().map(|line| line.points).sum(),
            applicable: applying.map(|line| line.points).sum(),
            marks: own.iter().filter_map(|line| line.mark).sum(),
        });
    }
    sections
}
