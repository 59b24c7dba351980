//! From the result of a period to its seal: what later periods read of it.

use crate::campaign::model::{Campaign, ColumnId, LedgerId, Part, Period, Shown};
use crate::history::{
    History, SCHEMA, Sealed, SealedCase, SealedEvent, SealedFile, SealedLine, SealedNumber, SealedOpen,
    SealedRepeat, SealedRestricted, SealedRow, SealedRule, SealedSum, SealedUnit, event_hash, row_cells,
};
use crate::outcome::{LineResult, Outcome, RuleLine, UnitResult};
use crate::record::{Held, Record};
use crate::rows::Rows;
use crate::score::PartScore;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The open and the restricted part of the seal. `history`: seals of earlier periods; `cases`: those of the ladder;
/// `sums`: what requirements count for the first time in this period.
pub(crate) fn seal(
    index: &Rows<'_>,
    period: &Period,
    history: &History,
    outcome: &Outcome,
    cases: Vec<SealedCase>,
    sums: Vec<SealedSum>,
) -> (Sealed, SealedRestricted) {
    let campaign = index.campaign;
    let (rows, hidden) = rows(index);
    let open = Sealed {
        schema: SCHEMA,
        campaign: campaign.head.short.clone(),
        period: period.id.clone(),
        title: period.title.clone(),
        from: period.span.from,
        to: period.span.to,
        as_of: period.as_of,
        decision: None,
        reopened: Vec::new(),
        definition: definition(campaign),
        rules: outcome.rules.iter().map(sealed_rule).collect(),
        inputs: inputs(outcome),
        units: campaign
            .roster
            .units
            .iter()
            .zip(&outcome.units)
            .map(|(own, unit)| sealed_unit(campaign, outcome, own.code.clone(), unit))
            .collect(),
        sums,
        open: open_items(history, period, outcome),
        rows,
        events: events(index),
    };
    let closed = SealedRestricted {
        schema: SCHEMA,
        period: period.id.clone(),
        cases,
        rows: hidden,
    };
    (open, closed)
}

fn definition(campaign: &Campaign) -> Vec<SealedFile> {
    let files = campaign.fingerprints.iter();
    files
        .map(|(path, sha256)| SealedFile {
            path: path.clone(),
            sha256: sha256.clone(),
        })
        .collect()
}

/// A rule as a seal keeps it.
pub(crate) fn sealed_rule(rule: &RuleLine) -> SealedRule {
    SealedRule {
        heading: rule.heading.clone(),
        text: rule.text.clone(),
    }
}

fn inputs(outcome: &Outcome) -> Vec<SealedFile> {
    let files = outcome.inputs.iter();
    files
        .map(|file| SealedFile {
            path: file.path.clone(),
            sha256: file.sha256.clone(),
        })
        .collect()
}

fn sealed_unit(
    campaign: &Campaign,
    outcome: &Outcome,
    code: Option<Arc<str>>,
    unit: &UnitResult,
) -> SealedUnit {
    let group = outcome
        .groups
        .iter()
        .find(|group| Some(&group.name) == unit.group.as_ref());
    SealedUnit {
        unit: unit.unit.clone(),
        code,
        group: unit.group.clone(),
        table: group.map(|group| group.table.clone()),
        rated: unit.rated,
        lines: unit
            .lines
            .iter()
            .map(|line| SealedLine {
                number: line.number.clone(),
                indicator: line.indicator.clone(),
                points: line.points,
                mark: line.mark,
            })
            .collect(),
        marks: unit.figures.marks,
        applicable: unit.figures.applicable,
        rate: unit.figures.rate(),
        full: unit.figures.full,
        total: unit.figures.total,
        place: unit.place,
        board: unit.board,
        grade: unit.grade.as_ref().map(|grade| grade.grade.clone()),
        numbers: unit
            .lines
            .iter()
            .flat_map(|line| numbers(campaign, line))
            .collect(),
        repeats: unit
            .lines
            .iter()
            .flat_map(|line| repeats(campaign, line))
            .collect(),
        red_run: unit.change.red_run,
        black_run: unit.change.black_run,
    }
}

/// The parts of a line as the definition has them, with their scores.
fn parts<'a>(
    campaign: &'a Campaign,
    line: &'a LineResult,
) -> impl Iterator<Item = (&'a Part, &'a PartScore)> {
    let indicator = campaign.indicators.iter().find(|own| own.name == line.indicator);
    indicator.into_iter().flat_map(|own| &own.parts).zip(&line.parts)
}

/// Numbers of a line that later periods are held against.
fn numbers(campaign: &Campaign, line: &LineResult) -> Vec<SealedNumber> {
    let number = |(own, part): (&Part, &PartScore)| {
        Some(SealedNumber {
            indicator: line.indicator.clone(),
            part: own.at + 1,
            counted: own.counted.clone(),
            number: part.number?,
        })
    };
    parts(campaign, line).filter_map(number).collect()
}

/// What was counted in a line for marks that grow with repetition.
fn repeats(campaign: &Campaign, line: &LineResult) -> Vec<SealedRepeat> {
    let repeats = parts(campaign, line).flat_map(|(own, part)| {
        part.repeats.iter().map(move |(same, times)| SealedRepeat {
            indicator: line.indicator.clone(),
            part: own.at + 1,
            same: same.clone(),
            times: *times,
        })
    });
    repeats.collect()
}

fn open_items(history: &History, period: &Period, outcome: &Outcome) -> Vec<SealedOpen> {
    let mut open: Vec<SealedOpen> = outcome
        .items
        .open
        .iter()
        .map(|item| SealedOpen {
            first_seen: history
                .open_since(&item.ledger, &item.unit, &item.identity)
                .unwrap_or(period.as_of),
            ledger: item.ledger.clone(),
            unit: item.unit.clone(),
            key: item.identity.clone(),
        })
        .collect();
    open.sort();
    open.dedup();
    open
}

/// Sealed rows that have a key: those of ledgers without restricted columns, and those of ledgers with some.
fn rows(index: &Rows<'_>) -> (Vec<SealedRow>, Vec<SealedRow>) {
    let campaign = index.campaign;
    let (mut open, mut hidden) = (Vec::new(), Vec::new());
    for id in campaign.ledgers.ids() {
        let sent = index.distinct(id).iter().filter(|record| record.sender.is_some());
        let sealed = sent.filter_map(|record| sealed_row(campaign, record));
        if holds_restricted(campaign, id) {
            hidden.extend(sealed)
        } else {
            open.extend(sealed)
        }
    }
    for rows in [&mut open, &mut hidden] {
        rows.sort();
        rows.dedup_by(|one, other| {
            (&one.ledger, &one.unit, &one.key) == (&other.ledger, &other.unit, &other.key)
        });
    }
    (open, hidden)
}

fn holds_restricted(campaign: &Campaign, ledger: LedgerId) -> bool {
    let ledger = &campaign.ledgers[ledger];
    ledger.shown == Shown::Restricted
        || ledger
            .columns
            .iter()
            .any(|column| column.shown == Shown::Restricted)
}

fn sealed_row(campaign: &Campaign, record: &Record) -> Option<SealedRow> {
    Some(SealedRow {
        ledger: campaign.ledgers[record.ledger].name.clone(),
        unit: sender(campaign, record),
        key: record.key.clone()?,
        cells: row_cells(campaign, record),
        counted: record.counts(),
        doubtful: doubtful(campaign, record),
    })
}

fn doubtful(campaign: &Campaign, record: &Record) -> Vec<Arc<str>> {
    let columns = campaign.ledgers[record.ledger].columns.with_ids();
    let of_error = |column: ColumnId| {
        record.is_rejected_at(column) || record.fields[column].held == Some(Held::ForError)
    };
    columns
        .filter(|(at, _)| of_error(*at))
        .map(|(_, column)| column.name.clone())
        .collect()
}

fn sender(campaign: &Campaign, record: &Record) -> Option<Arc<str>> {
    record.sender.map(|unit| campaign.roster.units[unit].name.clone())
}

/// A row without a key: ledger, sender and hash of its cells.
type Event = (Arc<str>, Option<Arc<str>>, String);

/// Sealed rows that have no key. Only a hash of their cells is kept, so restricted ledgers may be among them.
fn events(index: &Rows<'_>) -> Vec<SealedEvent> {
    let campaign = index.campaign;
    let mut times: BTreeMap<Event, u32> = BTreeMap::new();
    for records in &index.records.ledgers {
        for record in records
            .iter()
            .filter(|record| record.key.is_none() && record.sender.is_some())
        {
            let ledger = campaign.ledgers[record.ledger].name.clone();
            let event = (ledger, sender(campaign, record), event_hash(campaign, record));
            *times.entry(event).or_default() += 1;
        }
    }
    let events = times.into_iter();
    events
        .map(|((ledger, unit, hash), times)| SealedEvent {
            ledger,
            unit,
            hash,
            times,
        })
        .collect()
}
