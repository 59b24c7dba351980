//! Items that were open when the last period was sealed and that a ledger of this period no longer has: they stay
//! due (`decisions` 3, 9), or a unit could better its rate by leaving out what is late.

use crate::campaign::model::{Campaign, Keeper, Ledger, LedgerId, Period, Shown, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::history::{History, Sealed, SealedOpen, SealedRow};
use crate::record::{Origin, PrintedRow, Recalled, Record, Records, recall};
use crate::rows::Role;
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Adds the rows that were left out, as rows that do not count. `history` holds only what lies before.
pub(super) fn add(
    campaign: &Campaign,
    period: &Period,
    records: &mut Records,
    history: &History,
    findings: &mut Findings,
) {
    let Some(last) = history.last() else {
        return;
    };
    let sent = Sent::new(campaign, records);
    let mut missed: Vec<(Recalled, Place)> = Vec::new();
    let mut known = BTreeSet::new();
    for open in &last.open {
        let found = missed_row(&sent, history, last, open);
        missed.extend(
            found.filter(|(left, _)| known.insert((left.row.ledger, left.row.unit, fold(&open.key)))),
        );
    }
    if missed.is_empty() {
        return;
    }
    for (Recalled { row, reason, quotes }, place) in &missed {
        let ledger = &campaign.ledgers[row.ledger];
        let mut finding = Finding::new(reason.clone(), place.clone())
            .of_unit(row.unit, &campaign.roster.units[row.unit].name)
            .in_ledger(row.ledger, &ledger.name)
            .citing(&campaign.clauses[ledger.clause].key);
        for (_, column) in quotes {
            finding = finding.quoting(row.ledger, Some(*column));
        }
        findings.push(finding);
    }
    let rows: Vec<Recalled> = missed.into_iter().map(|(row, _)| row).collect();
    enter(campaign, period, records, rows);
}

/// Enters rows that were not sent.
pub(super) fn enter(campaign: &Campaign, period: &Period, records: &mut Records, rows: Vec<Recalled>) {
    for record in recall(campaign, period, rows) {
        // Rows of units stand in the order of units.
        let own = &mut records.ledgers[record.ledger];
        own.insert(own.partition_point(|other| other.sender <= record.sender), record);
    }
}

/// Who sent a row, and the units that the row names.
type Teller = (UnitId, Vec<UnitId>);

/// The ledgers that units sent in this period, looked up once.
struct Sent<'a> {
    campaign: &'a Campaign,
    ledgers: BTreeMap<&'a str, LedgerId>,
    units: BTreeMap<&'a str, UnitId>,
    /// Where a unit's table of a ledger stands.
    tables: BTreeMap<(LedgerId, UnitId), Place>,
    /// Who tells of a key of a ledger, each with the units that the row names.
    told: BTreeMap<(LedgerId, Arc<str>), Vec<Teller>>,
}

impl<'a> Sent<'a> {
    fn new(campaign: &'a Campaign, records: &Records) -> Self {
        let kept = campaign.ledgers.with_ids();
        let by_units = kept.filter(|(_, ledger)| ledger.keeper != Keeper::Office && ledger.base.is_none());
        let units = campaign.roster.units.with_ids();
        let mut sent = Sent {
            campaign,
            ledgers: by_units.map(|(id, ledger)| (&*ledger.name, id)).collect(),
            units: units.map(|(id, unit)| (&*unit.name, id)).collect(),
            tables: BTreeMap::new(),
            told: BTreeMap::new(),
        };
        for id in sent.ledgers.values() {
            for record in records.of(*id) {
                let Some(sender) = record.sender else { continue };
                let place = || Place::sheet(&record.file, &record.sheet);
                sent.tables.entry((*id, sender)).or_insert_with(place);
                if let Some(key) = &record.key {
                    let told = sent.told.entry((*id, key.clone())).or_default();
                    told.push((sender, named(campaign, record)));
                }
            }
        }
        sent
    }

    /// Whether somebody tells of the item: the unit itself, or another unit that names it, as its sealed row did. Units
    /// may number different items alike.
    fn tells(&self, history: &History, ledger: LedgerId, unit: UnitId, key: &Arc<str>) -> bool {
        let told = self
            .told
            .get(&(ledger, key.clone()))
            .map_or(&[][..], Vec::as_slice);
        told.iter().any(|(sender, named)| {
            *sender == unit
                || (named.contains(&unit)
                    && was_named(
                        self.campaign,
                        history,
                        (ledger, key),
                        (*sender, unit),
                        Role::Support,
                    ))
        })
    }
}

/// Units in the columns of lead and support.
fn named(campaign: &Campaign, record: &Record) -> Vec<UnitId> {
    let ledger = &campaign.ledgers[record.ledger];
    let fields = ledger.lead.into_iter().chain(ledger.support);
    let units = fields.filter_map(|field| match record.value(field.column) {
        Value::Units(units) => Some(units.clone()),
        _ => None,
    });
    units.flatten().collect()
}

/// Whether a sealed row of the sender with this key names the unit in a role, or as its lead.
pub(super) fn was_named(
    campaign: &Campaign,
    history: &History,
    (ledger, key): (LedgerId, &str),
    (sender, unit): (UnitId, UnitId),
    role: Role,
) -> bool {
    let (units, ledger) = (&campaign.roster.units, &campaign.ledgers[ledger]);
    let mut rows = history.rows(&ledger.name, Some(&units[sender].name), key);
    rows.any(|(_, row)| names(ledger, row, &units[unit].name, role))
}

fn names(ledger: &Ledger, row: &SealedRow, unit: &str, role: Role) -> bool {
    let mut fields = ledger
        .lead
        .into_iter()
        .chain(ledger.support.filter(|_| role == Role::Support));
    fields.any(|field| {
        let cell = row.cells.get(&ledger.columns[field.column].name);
        cell.is_some_and(|cell| cell.split('、').any(|name| name == unit))
    })
}

/// The row of a unit with a key, as the latest seal holds it.
fn last_row<'h>(history: &'h History, ledger: &'h str, unit: &'h str, key: &'h str) -> Option<&'h SealedRow> {
    let mut rows = history.rows(ledger, Some(unit), key);
    rows.next().map(|(_, row)| row)
}

/// The sealed row of an open item that nobody tells of any more, and where it is missing: the unit's own row, or that
/// of a unit that named it.
fn missed_row(
    sent: &Sent<'_>,
    history: &History,
    last: &Sealed,
    open: &SealedOpen,
) -> Option<(Recalled, Place)> {
    let ledger = *sent.ledgers.get(&*open.ledger)?;
    let unit = *sent.units.get(&*open.unit)?;
    let key: Arc<str> = Arc::from(fold(&open.key));
    if sent.tells(history, ledger, unit, &key) {
        return None;
    }
    let definition = &sent.campaign.ledgers[ledger];
    let file: Arc<str> = format!("history/{}.json", last.period).into();
    let (sender, row, place) = match last_row(history, &open.ledger, &open.unit, &key) {
        Some(row) => (unit, row, sent.tables.get(&(ledger, unit))?.clone()),
        None => {
            let others = sent
                .units
                .iter()
                .map(|(name, id)| (*id, last_row(history, &open.ledger, name, &key)));
            let mut others = others.filter_map(|(id, row)| Some((id, row?)));
            let (other, row) = others.find(|(_, row)| names(definition, row, &open.unit, Role::Support))?;
            (other, row, sent.tables.get(&(ledger, other))?.clone())
        }
    };
    let reason = Kind::LeftOut {
        key: open.key.to_string(),
        period: last.title.to_string(),
    };
    // A sealed key has no restricted column in it.
    let columns = &definition.columns;
    let told = definition
        .key
        .iter()
        .filter(|column| columns[**column].shown != Shown::Restricted);
    let quotes = told.map(|column| (ledger, *column)).collect();
    let recalled = Recalled {
        row: PrintedRow {
            origin: Origin::Seal,
            ledger,
            unit: sender,
            period: last.period.clone(),
            file,
            sheet: definition.name.clone(),
            cells: row.cells.clone(),
        },
        reason,
        quotes,
    };
    Some((recalled, place))
}
