//! The spot check (随机抽查): which rows are looked into, drawn so that anybody can draw them again.
//!
//! The rows of each stratum stand in the order of SHA-256(seed, unit, ledger, key, copy), and the first ones are taken: no
//! generator of random numbers whose next version would draw other rows (`decisions` 23). Drawn are the rows whose
//! points hang on the unit's word alone; each is entered once for every whole point, with the number of the entry in the
//! hash, and stands where its first entry does.

use crate::campaign::model::{Column, ColumnId, Keeper, LedgerId, Period, Sampling, Shown, Strata, UnitId};
use crate::digest::sha256;
use crate::measure::RowPlace;
use crate::record::{Record, words};
use crate::rows::Rows;
use crate::score::Scorecard;
use crate::value::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The result of a draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Words from which the order of drawing was worked out.
    pub seed: String,
    /// The rows drawn, by unit, ledger and order of drawing.
    pub rows: Vec<SampledRow>,
    /// Number of rows that could be drawn.
    pub of: usize,
    /// Number of strata they were divided into.
    pub strata: usize,
    /// Whether only rows were drawn from whose points hang on the unit's word alone.
    pub weighted: bool,
}

/// What is drawn from.
pub(crate) enum Pool {
    /// Rows whose points hang on the unit's word alone, with these points.
    SelfReported(BTreeMap<RowPlace, Decimal>),
    /// All rows of the period.
    All,
}

impl Pool {
    /// Rows with the points of all lines of all units that hang on them.
    pub(crate) fn self_reported<'c>(cards: impl IntoIterator<Item = &'c Scorecard>) -> Pool {
        let lines = cards.into_iter().flat_map(|card| &card.lines);
        let mut points: BTreeMap<RowPlace, Decimal> = BTreeMap::new();
        for (row, share) in lines.flat_map(|line| &line.self_reported.rows) {
            *points.entry(row.clone()).or_default() += share;
        }
        Pool::SelfReported(points)
    }
}

/// A row that was drawn, with the words that the form prints.
#[derive(Clone, Debug, PartialEq)]
pub struct SampledRow {
    /// Number of the check: period, number of the draw, serial number.
    pub number: String,
    /// Printed name of the unit that sent the row.
    pub unit: Arc<str>,
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Key of the row, personal columns masked.
    pub row: String,
    /// What the unit reported, column by column; restricted columns left out, personal ones masked.
    pub said: String,
    /// File, sheet and row.
    pub place: String,
    /// Points that hang on the row; none where that was not asked.
    pub points: Option<Decimal>,
}

struct Candidate<'a> {
    order: String,
    unit: UnitId,
    record: &'a Record,
    points: Option<Decimal>,
}

/// Words from which a draw starts: those given, else the campaign's with the period, so that each period draws other
/// rows.
pub(crate) fn seed(sampling: &Sampling, period: &Period, given: Option<&str>) -> String {
    given.map_or_else(|| format!("{}·{}", sampling.seed, period.id), str::to_owned)
}

/// Draws from the rows that units sent for a period.
pub(crate) fn draw(
    rows: &Rows<'_>,
    sampling: &Sampling,
    period: &Period,
    seed: String,
    pool: &Pool,
) -> Sample {
    let mut strata: BTreeMap<(Option<UnitId>, Option<LedgerId>), Vec<Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates(rows, sampling, period, &seed, pool) {
        let (unit, ledger) = (candidate.unit, candidate.record.ledger);
        let stratum = match sampling.by {
            Strata::Unit => (Some(unit), None),
            Strata::Ledger => (None, Some(ledger)),
            Strata::UnitAndLedger => (Some(unit), Some(ledger)),
        };
        strata.entry(stratum).or_default().push(candidate);
    }
    let (of, count) = (strata.values().map(Vec::len).sum(), strata.len());
    let mut drawn: Vec<Candidate<'_>> = Vec::new();
    for (_, mut stratum) in strata {
        stratum.sort_by(|one, other| one.order.cmp(&other.order));
        drawn.extend(stratum.into_iter().take(sampling.rows as usize));
    }
    drawn.sort_by(|one, other| {
        let place = |row: &Candidate<'_>| (row.unit, row.record.ledger);
        place(one)
            .cmp(&place(other))
            .then_with(|| one.order.cmp(&other.order))
    });
    let digest = &sha256(seed.as_bytes())[..4];
    let rows = (1..).zip(&drawn).map(|(serial, row)| {
        let number = format!("{}-{digest}-{serial:03}", period.id);
        printed(rows, row, number)
    });
    Sample {
        rows: rows.collect(),
        seed,
        of,
        strata: count,
        weighted: matches!(pool, Pool::SelfReported(_)),
    }
}

/// Rows that units sent and that counting uses; those of restricted ledgers left out. Of all rows those that belong to
/// the period.
fn candidates<'a>(
    rows: &Rows<'a>,
    sampling: &Sampling,
    period: &Period,
    seed: &str,
    pool: &Pool,
) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for (id, ledger) in rows.campaign.ledgers.with_ids() {
        let asked = sampling.ledgers.is_empty() || sampling.ledgers.contains(&id);
        if !asked || ledger.shown == Shown::Restricted || ledger.keeper == Keeper::Office {
            continue;
        }
        let mut alike: BTreeMap<String, u32> = BTreeMap::new();
        for record in rows.distinct(id).iter().copied() {
            let points = match pool {
                Pool::SelfReported(points) => points.get(&RowPlace::of(id, record)).copied(),
                Pool::All => None,
            };
            let drawn_from = match pool {
                Pool::SelfReported(_) => points.is_some(),
                Pool::All => rows.belongs(rows.row(record), period),
            };
            let usable = record.was_sent() && record.counts() && drawn_from;
            let Some(unit) = record.sender.filter(|_| usable) else {
                continue;
            };
            let name = identity(rows, unit, record);
            let times = alike.entry(name.clone()).or_default();
            *times += 1;
            let row = format!("{seed}\n{name}\n{times}");
            let order = match points {
                Some(points) => entries(&row, points).into_iter().min().unwrap_or_default(),
                None => sha256(row.as_bytes()),
            };
            found.push(Candidate {
                order,
                unit,
                record,
                points,
            });
        }
    }
    found
}

/// Decimals by which points are whole, as sums of thirds are not.
const WHOLE: u32 = 9;

/// Entries of a row in the draw: one for each whole point that hangs on it, at least one, numbered from 1.
fn entries(row: &str, points: Decimal) -> Vec<String> {
    // Three thirds of a point are one.
    let number = points.round_dp(WHOLE).trunc().to_u32().unwrap_or_default().max(1);
    let entry = |at: u32| sha256(format!("{row}\n{at}").as_bytes());
    (1..=number).map(entry).collect()
}

/// Text that identifies a row in the draw: unit, ledger and key, or all its cells where it has no key. File and place
/// are left out, so that a copy in another file is drawn alike.
fn identity(rows: &Rows<'_>, unit: UnitId, record: &Record) -> String {
    let campaign = rows.campaign;
    let ledger = &campaign.ledgers[record.ledger];
    let key = record.key.as_deref().map_or_else(
        || {
            let cells = ledger.columns.iter().zip(&record.fields);
            let cells = cells.map(|(column, field)| words(campaign, column, &field.value));
            cells.collect::<Vec<_>>().join("/")
        },
        str::to_owned,
    );
    format!("{}\n{}\n{key}", campaign.roster.units[unit].name, ledger.name)
}

fn printed(rows: &Rows<'_>, row: &Candidate<'_>, number: String) -> SampledRow {
    let campaign = rows.campaign;
    let ledger = &campaign.ledgers[row.record.ledger];
    SampledRow {
        number,
        unit: campaign.roster.units[row.unit].name.clone(),
        ledger: ledger.name.clone(),
        row: label(rows, row.record),
        said: said(rows, row.record),
        place: row.record.place().to_string(),
        points: row.points,
    }
}

/// The key as printed, with what is personal masked.
fn label(rows: &Rows<'_>, record: &Record) -> String {
    let ledger = &rows.campaign.ledgers[record.ledger];
    let open = |column: &&ColumnId| ledger.columns[**column].shown != Shown::Restricted;
    let words: Vec<String> = ledger
        .key
        .iter()
        .filter(open)
        .map(|column| shown(rows, &ledger.columns[*column], record.value(*column)))
        .filter(|word| !word.is_empty())
        .collect();
    match words.is_empty() {
        true => format!("第{}行", record.row),
        false => words.join("/"),
    }
}

/// What the unit reported, as the form prints it: `完成时间：2022-06-01；整改进展：已完成`.
fn said(rows: &Rows<'_>, record: &Record) -> String {
    let ledger = &rows.campaign.ledgers[record.ledger];
    let columns = ledger.columns.with_ids();
    let told = columns.filter(|(at, column)| !ledger.key.contains(at) && column.shown != Shown::Restricted);
    let told = told.filter_map(|(at, column)| {
        let words = shown(rows, column, record.value(at));
        (!words.is_empty()).then(|| format!("{}：{words}", column.name))
    });
    told.collect::<Vec<_>>().join("；")
}

fn shown(rows: &Rows<'_>, column: &Column, value: &Value) -> String {
    let words = words(rows.campaign, column, value);
    match column.shown {
        Shown::Personal if !words.is_empty() => Shown::MASK.to_owned(),
        _ => words,
    }
}

#[cfg(test)]
mod tests;
