//! Items that were open when the last period was sealed and that a ledger of this period no longer has: they stay
//! due (`decisions` 3, 9), or a unit could better its rate by leaving out what is late.

use crate::campaign::model::{Campaign, Keeper, LedgerId, Period, Shown, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::history::{History, Sealed, SealedOpen};
use crate::record::{Recalled, Records, recall};
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
    let Some(last) = history.periods.iter().max_by_key(|sealed| sealed.to) else {
        return;
    };
    let sent = Sent::new(campaign, records);
    let missed: Vec<(Recalled, Place)> = last
        .open
        .iter()
        .filter_map(|open| missed(&sent, history, last, open))
        .collect();
    if missed.is_empty() {
        return;
    }
    for (row, place) in &missed {
        let ledger = &campaign.ledgers[row.ledger];
        let mut finding = Finding::new(row.reason.clone(), place.clone())
            .of_unit(row.unit, &campaign.roster.units[row.unit].name)
            .in_ledger(row.ledger, &ledger.name)
            .citing(&campaign.clauses[ledger.clause].key);
        for (_, column) in &row.quotes {
            finding = finding.quoting(&ledger.name, &ledger.columns[*column].name);
        }
        findings.push(finding);
    }
    let rows: Vec<Recalled> = missed.into_iter().map(|(row, _)| row).collect();
    for record in recall(campaign, period, rows) {
        // Rows of units stand in the order of units.
        let own = &mut records.ledgers[record.ledger];
        own.insert(own.partition_point(|other| other.sender <= record.sender), record);
    }
}

/// What came of the ledgers that units keep, looked up once.
struct Sent<'a> {
    campaign: &'a Campaign,
    ledgers: BTreeMap<&'a str, LedgerId>,
    units: BTreeMap<&'a str, UnitId>,
    /// Where a unit's table of a ledger stands.
    tables: BTreeMap<(LedgerId, UnitId), Place>,
    /// Keys of a ledger, whoever tells of them.
    keys: BTreeSet<(LedgerId, Arc<str>)>,
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
            keys: BTreeSet::new(),
        };
        for id in sent.ledgers.values() {
            for record in records.of(*id) {
                if let Some(sender) = record.sender {
                    let place = || Place::sheet(&record.file, &record.sheet);
                    sent.tables.entry((*id, sender)).or_insert_with(place);
                }
                sent.keys.extend(record.key.iter().map(|key| (*id, key.clone())));
            }
        }
        sent
    }
}

/// The sealed row of an open item that the unit's ledger was sent without. What another unit tells is not left out.
fn missed(sent: &Sent<'_>, history: &History, last: &Sealed, open: &SealedOpen) -> Option<(Recalled, Place)> {
    let ledger = *sent.ledgers.get(&*open.ledger)?;
    let unit = *sent.units.get(&*open.unit)?;
    let place = sent.tables.get(&(ledger, unit))?.clone();
    let key: Arc<str> = Arc::from(fold(&open.key));
    if sent.keys.contains(&(ledger, key.clone())) {
        return None;
    }
    let mut rows = history.rows(&open.ledger, Some(&open.unit), &key);
    let (_, row) = rows.next()?;
    let reason = Kind::LeftOut {
        key: open.key.to_string(),
        period: last.title.to_string(),
    };
    // A sealed key has no restricted column in it.
    let columns = &sent.campaign.ledgers[ledger].columns;
    let key = sent.campaign.ledgers[ledger].key.iter();
    let told = key.filter(|column| columns[**column].shown != Shown::Restricted);
    let quotes = told.map(|column| (ledger, *column)).collect();
    let recalled = Recalled {
        ledger,
        unit,
        period: last.period.clone(),
        file: Arc::from(format!("history/{}.json", last.period)),
        cells: row.cells.clone(),
        reason,
        quotes,
    };
    Some((recalled, place))
}
