//! The spot check (随机抽查): which rows are looked into, drawn so that anybody can draw them again.
//!
//! The rows of each stratum stand in the order of SHA-256(seed, unit, ledger, key), and the first ones are taken: no
//! generator of random numbers whose next version would draw other rows (`decisions` 23).

use crate::campaign::model::{Column, ColumnId, Keeper, LedgerId, Period, Sampling, Shown, Strata, UnitId};
use crate::digest::sha256;
use crate::record::{Record, words};
use crate::rows::Rows;
use crate::value::Value;
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
}

struct Candidate<'a> {
    order: String,
    unit: UnitId,
    record: &'a Record,
}

/// Words from which a draw starts: those given, else the campaign's with the period, so that each period draws other
/// rows.
pub(crate) fn seed(sampling: &Sampling, period: &Period, given: Option<&str>) -> String {
    given.map_or_else(|| format!("{}·{}", sampling.seed, period.id), str::to_owned)
}

/// Draws from the rows that units sent for a period.
pub(crate) fn draw(rows: &Rows<'_>, sampling: &Sampling, period: &Period, seed: String) -> Sample {
    let mut strata: BTreeMap<(Option<UnitId>, Option<LedgerId>), Vec<Candidate<'_>>> = BTreeMap::new();
    for candidate in candidates(rows, sampling, period, &seed) {
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
    }
}

/// Rows that units sent, that counting uses and that belong to the period; those of restricted ledgers left out.
fn candidates<'a>(rows: &Rows<'a>, sampling: &Sampling, period: &Period, seed: &str) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    for (id, ledger) in rows.campaign.ledgers.with_ids() {
        let asked = sampling.ledgers.is_empty() || sampling.ledgers.contains(&id);
        if !asked || ledger.shown == Shown::Restricted || ledger.keeper == Keeper::Office {
            continue;
        }
        let mut alike: BTreeMap<String, u32> = BTreeMap::new();
        for record in rows.distinct(id).iter().copied() {
            let usable = record.was_sent() && record.counts() && rows.belongs(rows.row(record), period);
            let Some(unit) = record.sender.filter(|_| usable) else {
                continue;
            };
            let name = identity(rows, unit, record);
            let times = alike.entry(name.clone()).or_default();
            *times += 1;
            let order = sha256(format!("{seed}\n{name}\n{times}").as_bytes());
            found.push(Candidate { order, unit, record });
        }
    }
    found
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
