//! What each unit reached in parts that are marked by comparison with others: first the numbers of all, then the shares
//! that take the place of a part in which nothing was due.

use super::line::not_applicable;
use super::part::read_part;
use super::points::of_parts;
use crate::campaign::model::{Campaign, Indicator, NoneDue, Part, TableLine, UnitId};
use crate::measure::{ScoringContext, table_of};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// What a unit reached in a part.
pub type Reached<'a> = (&'a Part, Decimal);

/// Whether any part is marked by comparison with others.
pub fn compares(campaign: &Campaign) -> bool {
    let mut parts = campaign.indicators.iter().flat_map(|indicator| &indicator.parts);
    parts.any(|part| part.against.others.is_some() || part.none_due == Some(NoneDue::Mean))
}

/// Numbers of a unit that are held against those of others.
pub fn numbers<'a>(scoring: &ScoringContext<'a>, unit: UnitId) -> Vec<Reached<'a>> {
    let lines = lines(scoring, unit).into_iter();
    let parts = lines.flat_map(|(_, indicator)| &indicator.parts);
    let compared = parts.filter(|part| part.against.others.is_some());
    let number = |part: &'a Part| {
        let reading = read_part(scoring, unit, part.indicator, part, &BTreeSet::new());
        Some((part, reading.among_others(part)?.value()))
    };
    compared.filter_map(number).collect()
}

/// Shares of their points that parts give a unit, of those whose mean others take that had nothing due.
pub fn shares<'a>(scoring: &ScoringContext<'a>, unit: UnitId) -> Vec<Reached<'a>> {
    let of_line = |(line, indicator): (&TableLine, &'a Indicator)| {
        let points = of_parts(indicator, line.points);
        let parts = indicator.parts.iter().zip(points);
        let taken = parts.filter(|(part, points)| part.none_due == Some(NoneDue::Mean) && !points.is_zero());
        let share = |(part, points): (&'a Part, Decimal)| {
            let reading = read_part(scoring, unit, part.indicator, part, &BTreeSet::new());
            if reading.absent().is_some() {
                return None;
            }
            let mark = reading.mark(part, points, indicator.clause).mark()?;
            Some((part, mark / points))
        };
        taken.filter_map(share).collect::<Vec<Reached<'a>>>()
    };
    lines(scoring, unit).into_iter().flat_map(of_line).collect()
}

/// Lines of the score table of a unit that is compared: one that sent something, or was not asked for anything. A line
/// that the office takes out for it is none.
fn lines<'a>(scoring: &ScoringContext<'a>, id: UnitId) -> Vec<(&'a TableLine, &'a Indicator)> {
    let inputs = scoring.inputs;
    let unit = &inputs.campaign.roster.units[id];
    let is_rated = unit.ranked && unit.exists_on(inputs.period.as_of);
    let is_known = !inputs.submissions.not_assessed.contains(&id) && !inputs.submissions.silent.contains(&id);
    let table = table_of(inputs, id).filter(|_| is_rated && is_known);
    let Some(table) = table.map(|table| &inputs.campaign.tables[table]) else {
        return Vec::new();
    };
    let lines = table.sections.iter().flat_map(|section| &section.lines);
    let applying = lines.filter(|line| not_applicable(scoring, id, line).is_none());
    applying
        .map(|line| (line, &inputs.campaign.indicators[line.indicator]))
        .collect()
}
