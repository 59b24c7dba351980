//! From tables with an owner to records.

use super::SentTable;
use super::reader::{Draft, Reader};
use super::{Record, Records, cell, key};
use crate::campaign::model::{ById, Campaign, Ledger, LedgerId, Period};
use crate::finding::Findings;
use crate::table::TableRow;

/// Reads every row of every table. Tables of units come in the order of units, those of registers oldest period first.
pub fn read(
    campaign: &Campaign,
    period: &Period,
    tables: impl IntoIterator<Item = SentTable>,
    findings: &mut Findings,
) -> Records {
    Records {
        ledgers: read_by(campaign, &campaign.ledgers, period, tables, findings),
        ..Records::default()
    }
}

/// Reads every row by given ledger definitions instead of the campaign's. Rows come by ledger, in the order of the
/// tables.
pub fn read_by(
    campaign: &Campaign,
    ledgers: &ById<LedgerId, Ledger>,
    period: &Period,
    tables: impl IntoIterator<Item = SentTable>,
    findings: &mut Findings,
) -> ById<LedgerId, Vec<Record>> {
    let reader = Reader::new(campaign, ledgers, period);
    let mut records: ById<LedgerId, Vec<Record>> = ledgers.iter().map(|_| Vec::new()).collect();
    for sent in tables {
        for row in &sent.table.rows {
            let record = record(&reader, &sent, row, findings);
            records[sent.ledger].push(record);
        }
    }
    records
}

pub(super) fn record(
    reader: &Reader<'_>,
    sent: &SentTable,
    row: &TableRow,
    findings: &mut Findings,
) -> Record {
    let ledger = &reader.ledgers[sent.ledger];
    let mut draft = Draft {
        reader,
        sent,
        row,
        findings: Vec::new(),
        rejected: Vec::new(),
    };
    let fields: ById<_, _> = ledger
        .columns
        .ids()
        .map(|column| cell::read(&mut draft, column))
        .collect();
    let key = key::key(&mut draft, ledger, &fields);
    draft
        .findings
        .into_iter()
        .for_each(|finding| findings.push(finding));
    Record {
        ledger: sent.ledger,
        sender: sent.unit,
        origin: sent.origin,
        period: sent.period.clone(),
        file: sent.file.clone(),
        sheet: sent.table.sheet.clone(),
        row: row.row,
        fields,
        key,
        rejected: draft.rejected,
        settled: None,
        to_confirm: Vec::new(),
        stated: sent.stated,
        superseded: false,
    }
}
