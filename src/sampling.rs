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

/// What was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// The words the draw started from.
    pub seed: String,
    /// The rows by unit, ledger and order of drawing.
    pub rows: Vec<SampledRow>,
    /// How many rows there were to draw from.
    pub of: usize,
    /// In how many strata.
    pub strata: usize,
}

/// A row that was drawn, as the check form prints it.
#[derive(Clone, Debug, PartialEq)]
pub struct SampledRow {
    /// Number of the check: period, draw, serial.
    pub number: String,
    /// Unit that sent the row.
    pub unit: Arc<str>,
    /// Ledger.
    pub ledger: Arc<str>,
    /// Key of the row.
    pub row: String,
    /// What the unit reported, column by column; restricted columns left out, personal ones masked.
    pub said: String,
    /// Where it stands.
    pub place: String,
}

struct Candidate<'a> {
    order: String,
    unit: UnitId,
    record: &'a Record,
}

/// The words a draw starts from: those given, else the campaign's with the period, so that each period draws anew.
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

/// Unit, ledger and key of a row; all of its cells where it has no key. Neither the file nor the place is in it.
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

/// `完成时间：2022-06-01；整改进展：已完成`.
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
