//! Items that were open when the last period was sealed and that a ledger of this period no longer has: they stay
//! due (`decisions` 3, 9), or a unit could better its rate by leaving out what is late.

use crate::campaign::model::{Campaign, Keeper, LedgerId, Period, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::fold::fold;
use crate::history::{History, Sealed, SealedOpen, SealedRow};
use crate::record::{Recalled, Records, recall};
use std::collections::BTreeSet;
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
    let mut seen = BTreeSet::new();
    for open in &last.open {
        if let Some((ledger, unit, row)) = left_out(campaign, records, last, open)
            && seen.insert((ledger, unit, row.key.clone()))
        {
            put_back(
                campaign,
                period,
                (last, open),
                (ledger, unit, row),
                records,
                findings,
            );
        }
    }
}

/// The sealed row of an open item that the unit's ledger was sent without. What another unit tells is not left out.
fn left_out<'a>(
    campaign: &Campaign,
    records: &Records,
    last: &'a Sealed,
    open: &SealedOpen,
) -> Option<(LedgerId, UnitId, &'a SealedRow)> {
    let ledgers = campaign.ledgers.iter();
    let ledger = ledgers
        .into_iter()
        .position(|ledger| ledger.name == open.ledger)?;
    let definition = &campaign.ledgers[ledger];
    if definition.keeper == Keeper::Office || definition.base.is_some() {
        return None;
    }
    let unit = campaign
        .roster
        .units
        .iter()
        .position(|unit| unit.name == open.unit)?;
    let key = fold(&open.key);
    let sent = records.of(ledger);
    let came = sent.iter().any(|record| record.sender == Some(unit));
    let told = sent
        .iter()
        .any(|record| record.key.as_deref() == Some(key.as_str()));
    let row = last
        .rows
        .iter()
        .find(|row| row.ledger == open.ledger && row.unit.as_ref() == Some(&open.unit) && *row.key == *key)?;
    (came && !told).then_some((ledger, unit, row))
}

fn put_back(
    campaign: &Campaign,
    period: &Period,
    (last, open): (&Sealed, &SealedOpen),
    (ledger, unit, row): (LedgerId, UnitId, &SealedRow),
    records: &mut Records,
    findings: &mut Findings,
) {
    let kind = Kind::LeftOut {
        key: open.key.to_string(),
        period: last.title.to_string(),
    };
    let recalled = Recalled {
        ledger,
        unit,
        file: Arc::from(format!("history/{}.json", last.period)),
        cells: &row.cells,
    };
    let record = recall(campaign, period, &recalled, &kind.message());
    let own = records.ledgers[ledger]
        .iter()
        .find(|record| record.sender == Some(unit));
    let place = own.map_or_else(Place::default, |own| Place::sheet(&own.file, &own.sheet));
    let definition = &campaign.ledgers[ledger];
    let finding = Finding::new(kind, place)
        .of_unit(&campaign.roster.units[unit].name)
        .in_ledger(&definition.name)
        .citing(&campaign.clauses[definition.clause].key);
    findings.push(finding);
    // Rows of units stand in the order of units.
    let at = records.ledgers[ledger].partition_point(|other| other.sender <= Some(unit));
    records.ledgers[ledger].insert(at, record);
}
