//! A line of the score table from its parts.

use super::part::{PartMark, Reading, read};
use super::points;
use super::settle::settle;
use super::share::rate_of_all;
use super::words::{plain, two};
use crate::campaign::model::{Indicator, Keeper, Part, Section, TableLine, UnitId, What};
use crate::measure::{Ground, Tally};
use crate::outcome::{Deduction, Evidence, LineResult, PartResult, marks};
use rust_decimal::Decimal;

/// More cases than this are not all told in words: good ones become a number.
const TOLD: usize = 3;

pub(super) fn of_line(
    ground: &Ground<'_>,
    unit: UnitId,
    section: &Section,
    line: &TableLine,
    zeroed: Option<&(String, Vec<Evidence>)>,
) -> LineResult {
    let indicator = &ground.context.campaign.indicators[line.indicator];
    let mut result = LineResult {
        number: line.number.clone(),
        section: section.name.clone(),
        indicator: indicator.name.clone(),
        points: line.points,
        mark: None,
        rate: None,
        words: Vec::new(),
        clause: ground.context.campaign.cite(indicator.clause),
        awaiting: false,
        parts: Vec::new(),
        deductions: Vec::new(),
        excess: Decimal::ZERO,
    };
    let approved = not_applicable(ground, unit, line);
    let relieved = !owes_everything(ground, unit, indicator);
    if let (Some(document), true) = (&approved, relieved) {
        result.words.push(format!("核定不涉及（{document}）"));
        return result;
    }
    if line.points.is_zero() {
        watch(ground, unit, line, &mut result);
        return result;
    }
    let parts = mark_parts(ground, unit, line, indicator, &result.clause);
    add_up(&mut result, &parts);
    if let Some(document) = approved {
        result
            .words
            .push(format!("核定不涉及（{document}）不用于整个单位缺报的"));
    }
    if let Some((reason, evidence)) = zeroed {
        zero(&mut result, reason, evidence);
    }
    result
}

/// Who sends nothing at all is not relieved of what rests on its own ledgers (`decisions` 15).
fn owes_everything(ground: &Ground<'_>, unit: UnitId, indicator: &Indicator) -> bool {
    let mut parts = indicator.parts.iter();
    ground.context.submissions.silent.contains(&unit) && parts.any(|part| rests_on_own(ground, &part.what))
}

/// A line without points tells what share of the cases of all its parts is good, and marks nothing.
fn watch(ground: &Ground<'_>, unit: UnitId, line: &TableLine, result: &mut LineResult) {
    let indicator = &ground.context.campaign.indicators[line.indicator];
    let parts = indicator.parts.iter();
    let readings: Vec<(Reading, &Part)> = parts
        .map(|part| (read(ground, unit, line.indicator, part), part))
        .filter(|(reading, _)| reading.applies())
        .collect();
    let marked = readings
        .iter()
        .map(|(reading, part)| reading.mark(part, Decimal::ZERO, &result.clause));
    let parts: Vec<PartMark> = marked
        .map(|part| PartMark {
            product: None,
            ..part
        })
        .collect();
    let tallies: Vec<&Tally> = readings
        .iter()
        .filter_map(|(reading, _)| reading.tally())
        .collect();
    result.rate = rate_of_all(&tallies).map(|rate| marks(rate * Decimal::ONE_HUNDRED));
    result.words = match parts.is_empty() {
        true => vec!["没有应办，不涉及".into()],
        false => words(&parts, false),
    };
    result.parts = parts.iter().map(printed).collect();
}

/// The document that says so.
fn not_applicable(ground: &Ground<'_>, unit: UnitId, line: &TableLine) -> Option<String> {
    let context = &ground.context;
    let entries = context.registers.not_applicable.iter();
    let found = entries.filter(|entry| {
        entry.indicator == Some(line.indicator)
            && entry.unit.is_none_or(|of| of == unit)
            && entry.entry.period == context.period.id
    });
    found.map(|entry| entry.document.to_string()).next_back()
}

fn rests_on_own(ground: &Ground<'_>, what: &What) -> bool {
    let ledger = match what {
        What::Deadlines { ledger, .. }
        | What::Good { ledger, .. }
        | What::Ratio { ledger, .. }
        | What::Rows { ledger }
        | What::Findings { ledger, .. } => *ledger,
        _ => return false,
    };
    ground.context.campaign.ledgers[ledger].keeper != Keeper::Office
}

fn mark_parts(
    ground: &Ground<'_>,
    unit: UnitId,
    line: &TableLine,
    indicator: &Indicator,
    clause: &str,
) -> Vec<PartMark> {
    let readings: Vec<Reading> = indicator
        .parts
        .iter()
        .map(|part| read(ground, unit, line.indicator, part))
        .collect();
    let mut applies: Vec<bool> = readings.iter().map(Reading::applies).collect();
    let sizes: Vec<Option<Decimal>> = indicator.parts.iter().map(|part| part.points).collect();
    let mark_all = |applies: &[bool]| -> Vec<PartMark> {
        let points = points::split(line.points, &sizes, applies);
        let parts = readings.iter().zip(&indicator.parts).zip(points);
        parts
            .map(|((reading, part), points)| reading.mark(part, points, clause))
            .collect()
    };
    let marked = mark_all(&applies);
    // A part all of whose cases were waived turns out not to apply only when it is marked.
    let late: Vec<bool> = marked
        .iter()
        .zip(&applies)
        .map(|(mark, applies)| *applies && mark.mark.is_some())
        .collect();
    if late == applies {
        return marked;
    }
    applies = late;
    mark_all(&applies)
}

fn add_up(result: &mut LineResult, parts: &[PartMark]) {
    let with_points: Vec<&PartMark> = parts.iter().filter(|part| !part.points.is_zero()).collect();
    let several = with_points.len() > 1;
    result.words = words(parts, several);
    result.awaiting = parts.iter().any(|part| part.awaiting);
    result.excess = parts.iter().map(|part| part.excess).sum();
    result.parts = parts.iter().map(printed).collect();
    if with_points.iter().all(|part| part.mark.is_none()) {
        return;
    }
    let exact: Decimal = parts.iter().filter_map(|part| part.mark).sum();
    let mark = marks(exact).clamp(Decimal::ZERO, result.points);
    let deductions: Vec<Deduction> = parts.iter().flat_map(|part| part.deductions.clone()).collect();
    let taken_off: Decimal = parts
        .iter()
        .filter(|part| part.points.is_zero())
        .filter_map(|part| part.mark)
        .sum();
    if !taken_off.is_zero() && !several {
        let before = exact - taken_off;
        let left = format!("{} − {}", two(before), plain(-taken_off));
        result.words.push(match exact < Decimal::ZERO {
            true => format!("{left} < 0，得 {}", two(mark)),
            false => format!("{left} = {}", two(mark)),
        });
    }
    result.deductions = settle(deductions, result.points - mark);
    result.mark = Some(mark);
}

/// Cases, then the arithmetic; `→ 0.67/0.67` after each part where there are several.
fn words(parts: &[PartMark], several: bool) -> Vec<String> {
    let told: usize = parts.iter().map(|part| part.phrases.len()).sum();
    let mut words = Vec::new();
    if told > TOLD {
        let good = parts
            .iter()
            .flat_map(|part| &part.phrases)
            .filter(|(good, _)| *good)
            .count();
        if good > 0 {
            words.push(format!("按期（达标）{good} 件"));
        }
    }
    for part in parts {
        let shown = part.phrases.iter().filter(|(good, _)| told <= TOLD || !good);
        words.extend(shown.map(|(_, words)| words.clone()));
        words.extend(part.tail.iter().cloned());
        match (several, part.mark) {
            (true, Some(mark)) if !part.points.is_zero() => {
                words.push(format!("→ {}/{}", plain(mark), plain(part.points)));
            }
            (false, _) => words.extend(part.product.clone()),
            _ => {}
        }
    }
    if words.is_empty() {
        words.push("没有扣分".into());
    }
    words
}

fn printed(part: &PartMark) -> PartResult {
    let mut words: Vec<String> = part.tail.clone();
    words.extend(part.product.clone());
    PartResult {
        points: part.points,
        mark: part.mark,
        words: words.join("；"),
        cases: part.cases.clone(),
    }
}

fn zero(result: &mut LineResult, reason: &str, evidence: &[Evidence]) {
    let Some(mark) = result.mark.filter(|mark| !mark.is_zero()) else {
        return;
    };
    result.words.push(reason.to_owned());
    result.deductions.push(Deduction {
        amount: mark,
        reason: reason.to_owned(),
        clause: result.clause.clone(),
        evidence: evidence.to_vec(),
    });
    result.mark = Some(Decimal::ZERO);
    result.excess = Decimal::ZERO;
}
