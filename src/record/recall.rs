//! Records of rows that were not sent: a seal holds them, or another row asks for them.

use super::SentTable;
use super::read::record;
use super::reader::Reader;
use super::{Record, Rejection};
use crate::campaign::model::{Campaign, ColumnId, LedgerId, Period, UnitId};
use crate::finding::{Findings, Kind};
use crate::record::Origin;
use crate::table::{FoundColumn, Table, TableCell, TableRow};
use crate::workbook::{NumberFormat, RawValue};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row that is missing: it was sent in an earlier period, or another row of the unit asks for it.
pub struct Recalled {
    /// What is known of it.
    pub row: PrintedRow,
    /// Why the row does not count.
    pub reason: Kind,
    /// Columns whose cells the reason quotes.
    pub quotes: Vec<(LedgerId, ColumnId)>,
}

/// A row that no file of the period has, as printed values.
pub struct PrintedRow {
    /// Where it is known from.
    pub origin: Origin,
    /// Ledger.
    pub ledger: LedgerId,
    /// Unit that sent it, or owes it.
    pub unit: UnitId,
    /// Id of the period whose seal holds it, or of the one that asks for it.
    pub period: Arc<str>,
    /// Path of the seal, or of the file that asks for it.
    pub file: Arc<str>,
    /// Name of the sheet, as printed.
    pub sheet: Arc<str>,
    /// Printed values by name of the column.
    pub cells: BTreeMap<Arc<str>, String>,
}

/// Makes records of the rows. They have no row on a sheet and do not count.
pub fn recall(campaign: &Campaign, period: &Period, rows: Vec<Recalled>) -> Vec<Record> {
    let (rows, rejections): (Vec<PrintedRow>, Vec<Rejection>) = rows
        .into_iter()
        .map(|recalled| {
            let rejection = Rejection {
                column: None,
                kind: recalled.reason,
                quotes: recalled.quotes,
            };
            (recalled.row, rejection)
        })
        .unzip();
    let records = reread(campaign, period, rows).into_iter().zip(rejections);
    records
        .map(|(record, reason)| Record {
            rejected: vec![reason],
            ..record
        })
        .collect()
}

/// Reads sealed values again. What is wrong with them stands in the records, without findings.
pub fn reread(
    campaign: &Campaign,
    period: &Period,
    rows: impl IntoIterator<Item = PrintedRow>,
) -> Vec<Record> {
    let reader = Reader::new(campaign, &campaign.ledgers, period);
    rows.into_iter().map(|row| one(&reader, &row)).collect()
}

fn one(reader: &Reader<'_>, row: &PrintedRow) -> Record {
    let campaign = reader.campaign;
    let columns = &campaign.ledgers[row.ledger].columns;
    let cell = |name: &Arc<str>| {
        let text = row.cells.get(name)?;
        Some(TableCell {
            value: RawValue::Text(text.as_str().into()),
            format: NumberFormat::General,
            shown: None,
            row: 0,
            col: 0,
            filled: None,
        })
    };
    let found = |name: &Arc<str>| {
        Some(FoundColumn {
            col: 0,
            name: name.to_string(),
            unit: None,
            word: None,
        })
    };
    let table_row = TableRow {
        row: 0,
        hidden: false,
        band: None,
        cells: columns.iter().map(|column| cell(&column.name)).collect(),
    };
    let sent = SentTable {
        ledger: row.ledger,
        unit: Some(row.unit),
        origin: row.origin,
        period: row.period.clone(),
        file: row.file.clone(),
        received: None,
        stated: None,
        table: Table {
            sheet: row.sheet.clone(),
            columns: columns.iter().map(|column| found(&column.name)).collect(),
            ..Table::default()
        },
    };
    record(reader, &sent, &table_row, &mut Findings::new())
}
