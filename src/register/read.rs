//! From rows of the registers that every campaign has to entries.

use super::fixed::Field;
use super::row::RegisterRow;
use super::twice::{self, Entered};
use super::{Entry, Fixed, Registers, entries, exempt};
use crate::campaign::model::{Campaign, Period};
use crate::campaign::names::Names;
use crate::finding::{Finding, Findings, Kind, Place};
use crate::record::{Record, SentTable, read_by};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads all entries. A register carried on from an earlier period repeats its entries: a repeated entry counts once.
/// The tables come oldest period first.
pub fn read(campaign: &Campaign, tables: &[SentTable], findings: &mut Findings) -> Registers {
    let names = Names::new(campaign);
    let mut registers = Registers::default();
    let mut seen = Seen::default();
    let mut entered = Entered::default();
    for tables in tables.chunk_by(|one, other| one.period == other.period) {
        let Some(period) = period(campaign, &tables[0].period) else {
            continue;
        };
        // Findings about cells are worded by the registers, not by the campaign's columns.
        let mut of_cells = Findings::new();
        let records = read_by(
            campaign,
            Fixed::ledgers(),
            &period,
            tables.iter().cloned(),
            &mut of_cells,
        );
        for (kind, record) in Fixed::ALL
            .iter()
            .zip(&records)
            .flat_map(|(kind, records)| records.iter().map(move |record| (*kind, record)))
        {
            let mut row = RegisterRow {
                names: &names,
                kind,
                record,
                period: &period,
                findings: &mut *findings,
            };
            let entry = row.entry();
            if kind == Fixed::Votes || seen.first(kind, record, &entry, row.findings) {
                take(&mut row, &mut registers, &mut entered);
            }
        }
    }
    registers
}

/// The period with this id; for an id that the campaign does not have a period as long as the campaign.
fn period(campaign: &Campaign, id: &str) -> Option<Period> {
    let known = campaign.periods.iter().find(|period| *period.id == *id);
    let any = || {
        let first = campaign.periods.first()?.clone();
        Some(Period {
            span: campaign.span,
            ..first
        })
    };
    known.cloned().or_else(any)
}

fn take(row: &mut RegisterRow<'_>, registers: &mut Registers, entered: &mut Entered) {
    match row.kind {
        Fixed::Receipts => registers.receipts.extend(entries::receipt(row)),
        Fixed::Votes => registers.votes.extend(entries::vote(row)),
        Fixed::Extensions => {
            let entry = entries::extension(row);
            registers
                .extensions
                .extend(once(row, entered, entry, twice::extension));
        }
        Fixed::Exemptions => {
            let entry = exempt::exemption(row);
            registers
                .exemptions
                .extend(once(row, entered, entry, twice::exemption));
        }
        Fixed::NotApplicable => {
            let entry = entries::not_applicable(row);
            registers
                .not_applicable
                .extend(once(row, entered, entry, twice::not_applicable));
        }
        Fixed::Adjustments => {
            let entry = entries::adjustment(row);
            registers
                .adjustments
                .extend(once(row, entered, entry, twice::adjustment));
        }
        Fixed::Vetoes => {
            let entry = entries::veto(row);
            registers.vetoes.extend(once(row, entered, entry, twice::veto));
        }
        Fixed::Assessed => {
            let entry = entries::assessed(row);
            registers
                .assessed
                .extend(once(row, entered, entry, twice::assessed));
        }
    }
}

/// The entry, unless the same thing was entered before; then there is a finding.
fn once<T>(
    row: &mut RegisterRow<'_>,
    entered: &mut Entered,
    entry: Option<T>,
    things: impl Fn(&T) -> twice::Things,
) -> Option<T> {
    let entry = entry?;
    if !entered.is_new(things(&entry)) {
        row.tell_row(Kind::EntryTwice {});
        return None;
    }
    Some(entry)
}

/// Entries already read, by content. Votes are not compared, since two people may vote alike. A dated entry repeated in
/// a later period is the same; an undated one belongs to the period it stands in.
#[derive(Default)]
struct Seen(BTreeMap<Vec<Arc<str>>, (Arc<str>, Place)>);

/// Fields that date an entry.
const DATING_FIELDS: [Field; 4] = [Field::Received, Field::Returned, Field::Time, Field::Document];

impl Seen {
    fn first(&mut self, kind: Fixed, record: &Record, entry: &Entry, findings: &mut Findings) -> bool {
        let dates = DATING_FIELDS.iter().filter_map(|field| kind.column(*field));
        let dated = dates
            .map(|column| &record.fields[column].shown)
            .any(|shown| !shown.is_empty());
        let scope = if dated { "" } else { &*record.period };
        let said = entry
            .cells
            .iter()
            .flat_map(|cell| [cell.column.clone(), cell.shown.clone()]);
        let key: Vec<Arc<str>> = [Arc::from(kind.name()), Arc::from(scope)]
            .into_iter()
            .chain(said)
            .collect();
        if let Some((period, first)) = self.0.get(&key) {
            if *period == record.period {
                let ledger = Arc::from(kind.name());
                let finding = Finding::new(Kind::RegisterTwice {}, record.place()).in_form(&ledger);
                findings.push(finding.see_also(first.clone()));
            }
            return false;
        }
        self.0.insert(key, (record.period.clone(), record.place()));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{LedgerId, UnitId};
    use crate::record::Origin;
    use crate::table::{Table, TableCell, TableRow};
    use crate::workbook::{NumberFormat, RawValue};

    fn cell(value: RawValue, format: NumberFormat, col: u32) -> Option<TableCell> {
        Some(TableCell {
            value,
            format,
            shown: None,
            row: 3,
            col,
            filled: None,
        })
    }

    /// 报送登记 with one row.
    fn receipts(cells: Vec<Option<TableCell>>) -> SentTable {
        let row = TableRow {
            row: 3,
            hidden: false,
            band: None,
            cells,
        };
        SentTable {
            ledger: LedgerId(0),
            unit: None,
            origin: Origin::Register,
            period: "2022Q2".into(),
            file: "registers/2022Q2/a.xlsx".into(),
            received: None,
            stated: None,
            table: Table {
                sheet: "报送登记".into(),
                rows: vec![row],
                ..Table::default()
            },
        }
    }

    #[test]
    fn the_id_of_a_register_is_its_place_among_all() {
        let names: Vec<&str> = Fixed::ledgers().iter().map(|ledger| &*ledger.name).collect();
        let all: Vec<&str> = Fixed::ALL.iter().map(|fixed| fixed.name()).collect();
        assert_eq!(names, all);
    }

    #[test]
    fn a_day_kept_as_a_number_is_shown_as_a_day() {
        let campaign = crate::campaign::fixture::county();
        let unit = RawValue::Text(campaign.roster.units[UnitId(0)].name.clone());
        let table = receipts(vec![
            cell(unit, NumberFormat::General, 1),
            None,
            cell(RawValue::Number(44_743.into()), NumberFormat::Date, 3),
            None,
            None,
            None,
        ]);
        let mut findings = Findings::new();
        let registers = read(&campaign, &[table], &mut findings);
        assert_eq!(findings.as_slice(), []);
        let receipt = &registers.receipts[0];
        assert_eq!(
            receipt.received.map(|day| day.to_string()).as_deref(),
            Some("2022-07-01")
        );
        let shown: Vec<&str> = receipt.entry.cells.iter().map(|cell| &*cell.shown).collect();
        assert_eq!(shown, [&*campaign.roster.units[UnitId(0)].name, "2022-07-01"]);
    }

    #[test]
    fn what_is_wrong_with_a_cell_is_told_once_in_the_words_of_registers() {
        let campaign = crate::campaign::fixture::county();
        let text = |text: &str, col| cell(RawValue::Text(text.into()), NumberFormat::General, col);
        let own = |table: SentTable| -> Vec<&'static str> {
            let mut findings = Findings::new();
            read(&campaign, &[table], &mut findings);
            findings
                .as_slice()
                .iter()
                .map(|finding| finding.code().name())
                .collect()
        };
        let name = campaign.roster.units[UnitId(0)].name.clone();
        let row = |unit, day| receipts(vec![unit, None, day, None, None, None]);
        assert_eq!(own(row(text("没有的单位", 1), text("2022-07-01", 3))), ["S25"]);
        assert_eq!(own(row(None, text("2022-07-01", 3))), ["S26"]);
        assert_eq!(own(row(text(&name, 1), text("七月初", 3))), ["S27"]);
    }
}
