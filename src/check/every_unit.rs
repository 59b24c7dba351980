//! Registers that have a row for every unit: which units have none (`decisions` 69).

use crate::campaign::model::{Campaign, LedgerId, Period, UnitId};
use crate::finding::{Finding, Findings, Kind, Place};
use crate::rows::Rows;

/// One finding for each such register that lacks the row of a unit whose score table reads it.
pub fn check_every_unit(rows: &Rows<'_>, period: &Period, findings: &mut Findings) {
    let campaign = rows.campaign;
    for (id, register) in campaign.ledgers.with_ids() {
        let Some(first) = rows.records.of(id).first().filter(|_| register.row_per_unit) else {
            continue;
        };
        let lacks = |unit: &UnitId| {
            let read = read_by(campaign, period, *unit);
            let mut of_register = read
                .into_iter()
                .filter(|ledger| *ledger == id || campaign.ledgers[*ledger].base == Some(id));
            of_register.any(|ledger| rows.items(ledger, *unit).is_empty())
        };
        let lacking: Vec<&str> = campaign
            .roster
            .units
            .ids()
            .filter(lacks)
            .map(|unit| &*campaign.roster.units[unit].name)
            .collect();
        if !lacking.is_empty() {
            let kind = Kind::UnitNotInRegister {
                units: lacking.join("、"),
            };
            let place = Place::sheet(&first.file, &first.sheet);
            findings.push(Finding::new(kind, place).in_ledger(id, &register.name));
        }
    }
}

/// Ledgers that the parts of a unit's score table count.
fn read_by(campaign: &Campaign, period: &Period, unit: UnitId) -> Vec<LedgerId> {
    let unit = &campaign.roster.units[unit];
    let group = unit.group.filter(|_| unit.ranked);
    let table = group.and_then(|group| campaign.groups[group].table_in(period));
    let sections = table
        .into_iter()
        .flat_map(|table| &campaign.tables[table].sections);
    let lines = sections.flat_map(|section| &section.lines);
    let parts = lines.flat_map(|line| &campaign.indicators[line.indicator].parts);
    parts.filter_map(|part| part.what.ledger()).collect()
}
