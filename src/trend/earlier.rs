//! What the seals tell of a unit beside its lines: sections of the period before, results of the year so far.

use crate::campaign::model::{Campaign, Period};
use crate::history::{History, SealedLine, SealedUnit};
use crate::score::{LineScore, Scorecard};
use crate::verdict::{Board, Rated};
use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Serialize;
use std::sync::Arc;

/// Sum of a section in the previous period: of the lines it has now, as far as they applied then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SectionBefore {
    /// Points of the lines that applied then.
    pub applicable: Decimal,
    /// Sum of their marks then, in points.
    pub marks: Decimal,
}

/// A unit's result in a sealed period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EarlierResult {
    /// Id of the period.
    pub period: Arc<str>,
    /// Its printed name.
    pub title: Arc<str>,
    /// Whether it was scored, sent nothing, or could not be assessed.
    pub rated: Rated,
    /// Total in points.
    pub total: Decimal,
    /// Printed name of the group it was ranked in.
    pub group: Option<Arc<str>>,
    /// Place in that group.
    pub place: Option<u32>,
    /// The list it was on.
    pub board: Option<Board>,
}

/// The line of the same indicator in the previous period.
pub(super) fn sealed_line<'a>(
    campaign: &Campaign,
    line: &LineScore,
    before: &'a SealedUnit,
) -> Option<&'a SealedLine> {
    let name = &campaign.indicators[line.indicator].name;
    before.lines.iter().find(|line| line.indicator == *name)
}

/// One entry for each section of the card's table; none where no line of the section had a mark.
pub(super) fn sections(
    campaign: &Campaign,
    card: &Scorecard,
    before: &SealedUnit,
) -> Vec<Option<SectionBefore>> {
    let mut sections = vec![None; card.sections.len()];
    for line in &card.lines {
        let sealed = sealed_line(campaign, line, before);
        let marked = sealed.and_then(|sealed| Some((sealed.points, sealed.mark?)));
        if let (Some((points, mark)), Some(section)) = (marked, sections.get_mut(line.section)) {
            let sum: &mut SectionBefore = section.get_or_insert_default();
            sum.applicable += points;
            sum.marks += mark;
        }
    }
    sections
}

/// Sealed periods that ended in the calendar year in which the period ends, oldest first.
pub(super) fn of_year(period: &Period, history: &History, unit: &str) -> Vec<EarlierResult> {
    let year = period.span.to.year();
    let results = history.results(unit);
    results
        .filter(|(sealed, _)| sealed.to.year() == year)
        .map(|(sealed, unit)| EarlierResult {
            period: sealed.period.clone(),
            title: sealed.title.clone(),
            rated: unit.rated,
            total: unit.total,
            group: unit.group.clone(),
            place: unit.place,
            board: unit.board,
        })
        .collect()
}
