//! Tables of the registers with fixed columns → entries.

use super::row::RegisterRow;
use super::{Entry, Fixed, FixedTable, Registers, entries};
use crate::calendar::Span;
use crate::campaign::model::Campaign;
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads all entries. A register carried on from an earlier period repeats its entries: a repeated entry counts once.
pub fn read(campaign: &Campaign, tables: &[FixedTable], findings: &mut Findings) -> Registers {
    let names = Names::new(campaign);
    let mut registers = Registers::default();
    let mut seen = Seen::default();
    for table in tables {
        for row in &table.table.rows {
            let span = campaign.periods.iter().find(|period| period.id == table.period);
            let span: Span = span.map_or(campaign.span, |period| period.span);
            let mut row = RegisterRow {
                names: &names,
                table,
                row,
                span,
                findings: &mut *findings,
            };
            let entry = row.entry();
            let place = Place::row(&table.file, &table.table.sheet, row.row.row);
            if table.kind == Fixed::Votes || seen.first(table, &entry, &place, row.findings) {
                take(table.kind, &mut row, &mut registers);
            }
        }
    }
    registers
}

fn take(kind: Fixed, row: &mut RegisterRow<'_>, registers: &mut Registers) {
    match kind {
        Fixed::Receipts => registers.receipts.extend(entries::receipt(row)),
        Fixed::Extensions => registers.extensions.extend(entries::extension(row)),
        Fixed::Exemptions => registers.exemptions.extend(entries::exemption(row)),
        Fixed::NotApplicable => registers.not_applicable.extend(entries::not_applicable(row)),
        Fixed::Adjustments => registers.adjustments.extend(entries::adjustment(row)),
        Fixed::Vetoes => registers.vetoes.extend(entries::veto(row)),
        Fixed::Votes => registers.votes.extend(entries::vote(row)),
        Fixed::Assessed => registers.assessed.extend(entries::assessed(row)),
    }
}

/// Entries by what they say; votes are not among them, since two people may vote alike. An entry that is dated says
/// the same in every period, an undated one is of the period it stands in.
#[derive(Default)]
struct Seen(BTreeMap<Vec<Arc<str>>, (Arc<str>, Place)>);

impl Seen {
    fn first(&mut self, table: &FixedTable, entry: &Entry, place: &Place, findings: &mut Findings) -> bool {
        let dated = entry
            .cells
            .iter()
            .any(|cell| cell.column.ends_with("时间") || &*cell.column == "文号");
        let scope = if dated { "" } else { &*table.period };
        let said = entry
            .cells
            .iter()
            .flat_map(|cell| [cell.column.clone(), cell.shown.clone()]);
        let key: Vec<Arc<str>> = [Arc::from(table.kind.name()), Arc::from(scope)]
            .into_iter()
            .chain(said)
            .collect();
        if let Some((period, first)) = self.0.get(&key) {
            if *period == table.period {
                let ledger = Arc::from(table.kind.name());
                let finding = Finding::new(Kind::RegisterTwice {}, place.clone()).in_ledger(&ledger);
                findings.push(finding.see_also(first.clone()));
            }
            return false;
        }
        self.0.insert(key, (table.period.clone(), place.clone()));
        true
    }
}
