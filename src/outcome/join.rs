//! Scorecards, standings, lists and changes → results with printed names. Names are joined here once. Worked out are
//! only the rules of the lists as they apply to the size of a group, and the points that scaling adds.

use super::{
    AdjustmentLine, Deduction, GroupResult, LineResult, OrderProposal, SectionResult, UnitResult, VetoLine,
    WhichPart, self_reported,
};
use crate::board::{self, GradeScore, Lists};
use crate::campaign::model::{ById, Campaign, Indicator, ScoreTable, TableLine, UnitId};
use crate::ranking::Standings;
use crate::score::{AdjustmentScore, LineScore, Loss, Scorecard, VetoScore};
use crate::trend::{Change, ProgressAward};
use rust_decimal::Decimal;

/// Results of all units, in roster order. `groups`: places and lists of each group that is ranked.
pub fn unit_results(
    campaign: &Campaign,
    cards: ById<UnitId, Scorecard>,
    groups: &[(Standings, Lists)],
    changes: ById<UnitId, Change>,
) -> ById<UnitId, UnitResult> {
    let cards = cards.into_iter().zip(changes);
    cards
        .map(|(card, change)| unit_result(campaign, card, groups, change))
        .collect()
}

/// Result of a unit.
pub fn unit_result(
    campaign: &Campaign,
    card: Scorecard,
    groups: &[(Standings, Lists)],
    change: Change,
) -> UnitResult {
    let unit = &campaign.roster.units[card.unit];
    let table = card.table.map(|table| &campaign.tables[table]);
    let reasons = groups.iter().flat_map(|(_, lists)| &lists.reasons);
    let reasons = reasons.filter(|(of, _)| *of == card.unit);
    UnitResult {
        unit: unit.name.clone(),
        group: unit.group.map(|group| campaign.groups[group].name.clone()),
        leader: unit
            .leader
            .map(|leader| campaign.roster.people[leader].name.clone()),
        rated: card.rated,
        sections: table
            .map(|table| sections(table, &card, &change))
            .unwrap_or_default(),
        lines: table
            .map(|table| lines(campaign, table, card.lines, &change))
            .unwrap_or_default(),
        scaling: card.figures.scaled - card.figures.marks,
        figures: card.figures,
        adjustments: card
            .adjustments
            .into_iter()
            .map(|one| adjustment(campaign, one))
            .collect(),
        vetoes: card.vetoes.into_iter().map(|one| veto(campaign, one)).collect(),
        place: board::place_of(groups, card.unit),
        board: board::board_of(groups, card.unit),
        grade: grade(groups, card.unit),
        board_reasons: reasons.map(|(_, reason)| reason.clone()).collect(),
        change,
    }
}

fn sections(table: &ScoreTable, card: &Scorecard, change: &Change) -> Vec<SectionResult> {
    let sections = table.sections.iter().zip(&card.sections);
    let previous = change
        .previous_sections
        .iter()
        .copied()
        .chain(std::iter::repeat(None));
    sections
        .zip(previous)
        .map(|((section, score), previous)| SectionResult {
            name: section.name.clone(),
            points: score.points,
            applicable: score.applicable,
            marks: score.marks,
            sum: score.sum.clone(),
            previous,
        })
        .collect()
}

fn lines(
    campaign: &Campaign,
    table: &ScoreTable,
    scores: Vec<LineScore>,
    change: &Change,
) -> Vec<LineResult> {
    let rows = table.sections.iter().flat_map(|section| &section.lines);
    let previous = change
        .previous_marks
        .iter()
        .copied()
        .chain(std::iter::repeat(None));
    let scores = scores.into_iter().zip(rows).zip(previous);
    scores
        .map(|((score, row), previous)| line(campaign, table, row, score, previous))
        .collect()
}

fn line(
    campaign: &Campaign,
    table: &ScoreTable,
    row: &TableLine,
    mut score: LineScore,
    previous_mark: Option<Decimal>,
) -> LineResult {
    let indicator = &campaign.indicators[score.indicator];
    let calc = score.calc();
    for part in &mut score.parts {
        part.losses.clear();
    }
    let which: Vec<Option<WhichPart>> = score
        .losses
        .iter()
        .map(|loss| which_part(indicator, &score, loss))
        .collect();
    LineResult {
        number: row.number.clone(),
        section: table.sections[score.section].name.clone(),
        indicator: indicator.name.clone(),
        points: score.points,
        basis: score.basis,
        mark: score.mark,
        calc,
        previous_mark,
        rate: score.rate,
        clause: campaign.cite(indicator.clause),
        awaiting: score.awaiting,
        parts: score.parts,
        deductions: score
            .losses
            .into_iter()
            .zip(which)
            .map(|(loss, part)| deduction(campaign, loss, part))
            .collect(),
        adjustment: score.adjustment,
        combine: score.combine,
        factors: score.factors,
        begins_full: score.begins_full,
        given_back: score.given_back,
        self_reported: self_reported::named(campaign, score.self_reported),
    }
}

/// The part that a loss is of, where another part takes points off for the same thing.
fn which_part(indicator: &Indicator, score: &LineScore, loss: &Loss) -> Option<WhichPart> {
    let at = loss.part?;
    let mut others = score.losses.iter().filter(|other| other.part != Some(at));
    if !others.any(|other| other.cause.is_alike(&loss.cause)) {
        return None;
    }
    let points = score.parts[at].points;
    let same = score.parts.iter().filter(|part| part.points == points).count();
    let late = indicator.parts[at].amounts().and_then(|amounts| amounts.late);
    let (more_than, every) = late.map_or((None, None), |late| (late.more_than, late.every));
    Some(match (more_than, every) {
        (Some(late), _) => WhichPart::Beyond(late),
        (None, Some(late)) if points.is_zero() => WhichPart::Each(late),
        _ if same == 1 && !points.is_zero() => WhichPart::OfPoints(points),
        _ => WhichPart::Nth(at + 1),
    })
}

fn deduction(campaign: &Campaign, loss: Loss, part: Option<WhichPart>) -> Deduction {
    Deduction {
        amount: loss.amount,
        cause: loss.cause,
        part,
        clause: loss
            .clause
            .map_or_else(String::new, |clause| campaign.cite(clause)),
        evidence: loss.evidence,
    }
}

fn adjustment(campaign: &Campaign, score: AdjustmentScore) -> AdjustmentLine {
    let kind = &campaign.adjustments[score.kind];
    AdjustmentLine {
        kind: kind.name.clone(),
        level: kind.levels[score.level].0.clone(),
        matter: score.matter,
        document: score.document,
        points: score.points,
        cut: score.cut,
        clause: campaign.cite(kind.clause),
        evidence: score.evidence,
    }
}

fn veto(campaign: &Campaign, score: VetoScore) -> VetoLine {
    let kind = &campaign.vetoes[score.kind];
    VetoLine {
        kind: kind.name.clone(),
        in_force: score.is_in_force(),
        document: score.document.unwrap_or_else(|| "".into()),
        effects: score.effects,
        clause: campaign.cite(kind.clause),
        evidence: score.evidence,
    }
}

/// The grade of a unit in whichever group.
fn grade(groups: &[(Standings, Lists)], unit: UnitId) -> Option<GradeScore> {
    let mut grades = groups.iter().flat_map(|(_, lists)| &lists.grades);
    grades.find(|(of, _)| *of == unit).map(|(_, grade)| grade.clone())
}

/// Result of a group.
pub fn group_result(
    campaign: &Campaign,
    standings: Standings,
    lists: Lists,
    progress: ProgressAward,
) -> GroupResult {
    let rules = board::rules(campaign, &standings);
    GroupResult {
        name: campaign.groups[standings.group].name.clone(),
        table: campaign.tables[standings.table].name.clone(),
        ranking: standings.places.iter().map(|placed| placed.unit).collect(),
        provisional: standings.provisional,
        own_judges: standings.own_judges,
        rules,
        totals: standings.totals,
        undecided: lists.undecided,
        unmade: lists.unmade,
        red: lists.red,
        black: lists.black,
        reasons: lists.reasons,
        progress: progress.units,
        progress_tied: progress.tied,
    }
}

/// An order with names.
pub fn order_result(campaign: &Campaign, order: board::OrderProposal) -> OrderProposal {
    OrderProposal {
        order: campaign.orders[order.order].name.clone(),
        unit: campaign.roster.units[order.unit].name.clone(),
        unit_id: order.unit,
        causes: order.causes,
        within: order.within,
        day_unit: order.day_unit,
        clause: campaign.cite(order.clause),
        evidence: order.evidence,
    }
}
