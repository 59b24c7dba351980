//! Inaccurate entries: each column of a ledger in which something is wrong counts once, whatever is wrong and in however
//! many cells (`decisions` 20). A cell that has to be filled and is blank is wrong as one that cannot be read is
//! (`decisions` 76), and cells that contradict each other are as few columns as explain it: nobody gains by clearing what
//! was written wrongly, or by writing it wrongly in another way. A cell that may stay blank and that counting does not
//! read is told of and costs nothing.

use super::cells::is_required;
use super::entry::Entry;
use super::least::least_columns;
use crate::campaign::model::{ColumnId, LedgerId, UnitId};
use crate::evidence::Evidence;
use crate::finding::{Finding, Level, Place};
use crate::measure::{CaseName, ScoringContext, as_evidence, directly_charged};
use crate::record::Record;
use crate::submission::LedgerDue;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding, and the columns of its ledger by each of which, were it blank, it would not be there.
struct Fault<'a> {
    finding: &'a Finding,
    columns: BTreeSet<ColumnId>,
}

pub(super) fn columns(scoring: &ScoringContext<'_>, unit: UnitId, due: &[&LedgerDue]) -> Vec<Entry> {
    let apart = directly_charged(scoring, unit);
    let mut faults: BTreeMap<LedgerId, Vec<Fault<'_>>> = BTreeMap::new();
    for finding in scoring.of(unit).findings.iter().copied() {
        let (Some(ledger), Some(column)) = (finding.about.ledger, finding.about.column) else {
            continue;
        };
        let is_told = finding.level != Level::Note && !apart.contains(&(ledger, column));
        if !is_told || !due.iter().any(|due| due.ledger == ledger) {
            continue;
        }
        let fault = Fault {
            finding,
            columns: columns_of(finding, ledger, column),
        };
        if is_charged(scoring, unit, ledger, &fault) {
            faults.entry(ledger).or_default().push(fault);
        }
    }
    let of_ledger =
        |(ledger, faults): (&LedgerId, &Vec<Fault<'_>>)| of_ledger(scoring, unit, *ledger, faults);
    faults.iter().flat_map(of_ledger).collect()
}

fn columns_of(finding: &Finding, ledger: LedgerId, column: ColumnId) -> BTreeSet<ColumnId> {
    let quoted = finding.quotes.iter().filter(|quote| quote.ledger == ledger);
    quoted.filter_map(|quote| quote.column).chain([column]).collect()
}

/// Whether a fault costs: it is a blank where an answer has to be, or it could not be escaped by leaving a cell blank.
fn is_charged(scoring: &ScoringContext<'_>, unit: UnitId, ledger: LedgerId, fault: &Fault<'_>) -> bool {
    let code = fault.finding.code();
    code.is_blank()
        || code.is_inaccuracy() && {
            let definition = &scoring.inputs.campaign.ledgers[ledger];
            let record = record_at(scoring, unit, ledger, &fault.finding.place);
            fault.columns.iter().all(|column| {
                definition.columns[*column].counted
                    || match record {
                        Some(record) => is_required(scoring, unit, definition, record, *column),
                        None => definition.columns[*column].required,
                    }
            })
        }
}

fn record_at<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    ledger: LedgerId,
    place: &Place,
) -> Option<&'a Record> {
    let mut sent = scoring.rows.sent(ledger, unit).iter().copied();
    sent.find(|record| {
        place.row == Some(record.row)
            && place.sheet.as_ref() == Some(&record.sheet)
            && place.file.as_ref() == Some(&record.file)
    })
}

/// The entries of a ledger, one for each column that is wrong or explains contradictions.
fn of_ledger(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    ledger: LedgerId,
    faults: &[Fault<'_>],
) -> Vec<Entry> {
    let single = faults.iter().filter(|fault| fault.columns.len() == 1);
    let wrong: BTreeSet<ColumnId> = single.flat_map(|fault| fault.columns.iter().copied()).collect();
    let contradictions: Vec<&BTreeSet<ColumnId>> = faults.iter().map(|fault| &fault.columns).collect();
    let columns = least_columns(wrong, &contradictions);
    let mut entries: BTreeMap<ColumnId, Vec<&Finding>> = BTreeMap::new();
    for fault in faults {
        let own = fault.finding.about.column;
        let of = own.filter(|own| columns.contains(own)).or_else(|| {
            fault
                .columns
                .iter()
                .copied()
                .find(|column| columns.contains(column))
        });
        if let Some(column) = of {
            entries.entry(column).or_default().push(fault.finding);
        }
    }
    let entries = entries.iter();
    entries
        .map(|(column, findings)| {
            let evidence = findings
                .iter()
                .map(|finding| as_evidence(scoring, unit, ledger, finding));
            entry(scoring, (ledger, *column), findings, evidence.collect())
        })
        .collect()
}

/// Named is a finding in the column itself where there is one, else the column of the first.
fn entry(
    scoring: &ScoringContext<'_>,
    (ledger, column): (LedgerId, ColumnId),
    findings: &[&Finding],
    evidence: Vec<Evidence>,
) -> Entry {
    let own = findings
        .iter()
        .find(|finding| finding.about.column == Some(column));
    let first = own.unwrap_or(&findings[0]);
    let ledger = &scoring.inputs.campaign.ledgers[ledger];
    let named = first.about.column.unwrap_or(column);
    Entry {
        name: CaseName::SameColumn {
            ledger: Arc::clone(&ledger.name),
            column: Arc::clone(&ledger.columns[named].name),
            row: first.place.row,
            code: first.code(),
            times: findings.len(),
        },
        evidence,
    }
}
