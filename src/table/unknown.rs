//! The finding for a sheet on which no ledger was found: which one it may be, and what its header lacks.

use super::form;
use super::header::Header;
use super::model::ColumnSpec;
use super::reading::Reading;
use super::report::{about, like};
use crate::finding::{Finding, Findings, Kind, Level, Place};
use crate::fold::fold;
use crate::lexicon::{NO_LEDGER, header_word};
use std::sync::Arc;

/// The header that came nearest to a ledger on a sheet where none was found.
#[derive(Default)]
pub(super) struct Nearest(Option<Header>);

impl Nearest {
    /// What the office keeps is not offered to a unit.
    pub(super) fn see(&mut self, reading: &Reading, header: &Header) {
        let key = |header: &Header| {
            let asked = !reading.names.is_beside(header.fit.spec);
            (asked, header.fit.matched, header.fit.score)
        };
        if header.fit.matched > 0 && self.0.as_ref().is_none_or(|best| key(header) > key(best)) {
            self.0 = Some(header.clone());
        }
    }
}

/// Adds the finding.
pub(super) fn not_recognised(reading: &Reading, nearest: &Nearest, findings: &mut Findings) {
    let place = Place::sheet(reading.file, &reading.sheet.name);
    let specs = &reading.names.specs;
    let named = reading
        .ledger_named()
        .and_then(|named| specs.iter().position(|spec| spec.id == named.id))
        .or_else(|| reading.ledger_nearly_named());
    if let Some(form) = form::of(reading) {
        let spec = &specs[form.spec];
        let place = Place::row(reading.file, &reading.sheet.name, form.row);
        let kind = Kind::FormSheet {
            ledger: spec.names.first().map_or(String::new(), ToString::to_string),
            labels: form.labels.to_string(),
        };
        findings.push(about(spec, kind, place));
        return;
    }
    if is_aside(reading) {
        let heads = String::new();
        findings.push(Finding::new(Kind::NoLedger { heads }, place).at_level(Level::Note));
        return;
    }
    let near = nearest.0.as_ref().filter(|header| {
        let spec = header.fit.spec;
        let fits = header.fit.matched + alike(reading, header) >= 2 && !reading.names.is_beside(spec);
        named.map_or(fits, |named| named == spec)
    });
    let place = match near.or(nearest.0.as_ref()) {
        Some(header) if named.is_some() || near.is_some() => {
            Place::row(reading.file, &reading.sheet.name, header.block.top)
        }
        _ => place,
    };
    let kind = match (near, named) {
        (Some(header), _) => {
            let columns = specs[header.fit.spec].columns.iter().zip(&header.fit.columns);
            let missing = columns
                .filter(|(_, found)| found.is_none())
                .map(|(column, _)| column);
            nearly(reading, header.fit.spec, missing, nearest)
        }
        (None, Some(spec)) => {
            let missing = lacking(reading, spec, nearest);
            nearly(reading, spec, missing.into_iter(), nearest)
        }
        (None, None) => Kind::NoLedger {
            heads: heads(reading),
        },
    };
    let spec = near.map(|header| header.fit.spec).or(named);
    findings.push(match spec {
        Some(spec) => about(&specs[spec], kind, place),
        None => Finding::new(kind, place),
    });
}

/// How alike a head and a missing column are, in percent: where half the columns are missing, half alike would be a guess.
const ALIKE: usize = 60;

/// Most columns and heads named in one finding.
const NAMED: usize = 8;

fn heads(reading: &Reading) -> String {
    let heads = reading.heads();
    let more = if heads.len() > NAMED { "…" } else { "" };
    match heads.is_empty() {
        true => String::new(),
        false => format!(
            "（表头像是：{}{more}）",
            heads[..heads.len().min(NAMED)].join("、")
        ),
    }
}

/// The labels of the header that came nearest.
fn labels(nearest: &Nearest) -> Vec<String> {
    let columns = nearest.0.iter().flat_map(|header| &header.block.columns);
    columns.map(|column| column.printed()).collect()
}

/// Number of missing columns whose name is nearly that of a label of the header.
fn alike(reading: &Reading, header: &Header) -> usize {
    let labels: Vec<String> = header
        .block
        .columns
        .iter()
        .map(|column| column.printed())
        .collect();
    let columns = reading.names.specs[header.fit.spec].columns.iter();
    let missing = columns
        .zip(&header.fit.columns)
        .filter(|(_, found)| found.is_none());
    let names = missing.filter_map(|(column, _)| column.names.first());
    let is_alike = |name: &&Arc<str>| !like(name, labels.iter().map(String::as_str), ALIKE).is_empty();
    names.filter(is_alike).count()
}

/// Columns of a ledger that are not among the labels of the header that came nearest.
fn lacking<'r>(reading: &'r Reading, spec: usize, nearest: &Nearest) -> Vec<&'r ColumnSpec> {
    let labels: Vec<String> = labels(nearest).iter().map(|label| fold(label)).collect();
    let columns = reading.names.specs[spec].columns.iter();
    let there = |column: &&ColumnSpec| column.names.iter().any(|name| labels.contains(&fold(name)));
    columns.filter(|column| !there(column)).collect()
}

fn nearly<'a>(
    reading: &Reading,
    spec: usize,
    missing: impl Iterator<Item = &'a ColumnSpec>,
    nearest: &Nearest,
) -> Kind {
    let spec = &reading.names.specs[spec];
    let known = |label: &String| {
        let mut names = spec.columns.iter().flat_map(|column| &column.names);
        names.any(|name| fold(name) == fold(label))
    };
    let others: Vec<String> = labels(nearest)
        .into_iter()
        .filter(|label| !known(label))
        .collect();
    let telling = |name: &&str| header_word(&fold(name)).is_none();
    let names: Vec<String> = missing
        .filter_map(|column| column.names.first())
        .map(|name| &**name)
        .filter(telling)
        .map(|name| format!("{name}{}", like(name, others.iter().map(String::as_str), ALIKE)))
        .collect();
    let mut missing = names[..names.len().min(NAMED)].join("、");
    if names.len() > NAMED {
        missing.push_str(&format!("等{}列", names.len()));
    }
    let ledger = spec.names.first().map_or(String::new(), ToString::to_string);
    Kind::NotRecognised { ledger, missing }
}

/// Whether a sheet looks like a cover, a list of choices or a page of explanations.
pub(super) fn is_aside(reading: &Reading) -> bool {
    let name = fold(&reading.sheet.name);
    let widest = reading
        .sheet
        .rows
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    reading.sheet.hidden || widest <= 2 || NO_LEDGER.iter().any(|word| name.contains(word))
}
