//! Inaccurate entries: each column of a ledger in which something is wrong counts once, whatever is wrong and in however
//! many cells (`decisions` 20). A cell that has to be filled and is blank is wrong as one that cannot be read is
//! (`decisions` 76), and cells that contradict each other are as few columns as explain it: nobody gains by clearing what
//! was written wrongly, or by writing it wrongly in another way. Of a row that is owed all faults together count once,
//! as does leaving it out (`decisions` 47). A cell that may stay blank and that counting does not read is told of and
//! costs nothing; so is a row that a seal has as closed out.

use super::cells::is_required;
use super::entry::Entry;
use super::known::{Known, known, left_out, owed};
use super::least::{Line, least_lines};
use crate::campaign::model::{ColumnId, LedgerId, UnitId};
use crate::evidence::Evidence;
use crate::finding::{Code, Finding, Kind, Level, Place};
use crate::measure::{CaseName, ScoringContext, WhichRow, as_evidence, directly_charged};
use crate::record::Record;
use crate::submission::{LedgerDue, SubmissionState};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding, and what is wrong if it is there: one of the columns by each of which, were it blank, it would not be
/// there, or its row.
struct Fault<'a> {
    finding: &'a Finding,
    lines: BTreeSet<Line>,
}

pub(super) fn wrong(scoring: &ScoringContext<'_>, unit: UnitId, due: &[&LedgerDue]) -> Vec<Entry> {
    let apart = directly_charged(scoring, unit);
    let ledgers: BTreeMap<LedgerId, &LedgerDue> = due.iter().map(|due| (due.ledger, *due)).collect();
    let of_ledger = |(ledger, due): (&LedgerId, &&LedgerDue)| {
        if scoring.rows.sent(*ledger, unit).is_empty() {
            return match due.state {
                SubmissionState::OnTime | SubmissionState::Late | SubmissionState::Nil => {
                    of_empty(scoring, unit, *ledger)
                }
                SubmissionState::Missing | SubmissionState::Unreadable => Vec::new(),
            };
        }
        let mut faults = in_cells(scoring, unit, *ledger, &apart);
        let left_out = left_out(scoring, unit, *ledger);
        faults.extend(left_out.into_iter().enumerate().map(|(at, finding)| Fault {
            finding,
            lines: [Line::Row(LEFT_OUT + at)].into(),
        }));
        entries(scoring, unit, *ledger, &faults)
    };
    ledgers.iter().flat_map(of_ledger).collect()
}

/// The entries of a ledger that came without a row: one for each row that is owed.
fn of_empty(scoring: &ScoringContext<'_>, unit: UnitId, ledger: LedgerId) -> Vec<Entry> {
    let owed = owed(scoring, unit, ledger).into_iter();
    owed.map(|evidence| Entry {
        name: CaseName::SameRow {
            ledger: named(scoring, ledger),
            which: WhichRow::LeftOut,
            code: Code::K11,
            times: 1,
        },
        evidence,
    })
    .collect()
}

/// Rows that were left out are numbered from here, above any row that was sent.
const LEFT_OUT: usize = usize::MAX / 2;

fn in_cells<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    ledger: LedgerId,
    apart: &BTreeSet<(LedgerId, ColumnId)>,
) -> Vec<Fault<'a>> {
    let sent = scoring.rows.sent(ledger, unit);
    let mut rows: BTreeMap<(&str, &str, u32), usize> = BTreeMap::new();
    for (at, record) in sent.iter().enumerate() {
        rows.insert((&record.file, &record.sheet, record.row), at);
    }
    let at_place = |place: &Place| {
        let (file, sheet) = (place.file.as_deref()?, place.sheet.as_deref()?);
        rows.get(&(file, sheet, place.row?)).copied()
    };
    let findings = scoring.of(unit).findings.iter().copied();
    let told = findings.filter(|finding| {
        let (of, column) = (finding.about.ledger, finding.about.column);
        let is_apart = |column| apart.contains(&(ledger, column));
        finding.level != Level::Note
            && of == Some(ledger)
            && column.is_some_and(|column| !is_apart(column))
            && (finding.code().is_blank() || finding.code().is_inaccuracy())
    });
    told.filter_map(|finding| {
        let at = at_place(&finding.place);
        let record = at.map(|at| sent[at]);
        let known = record.map_or(Known::No, |record| known(scoring, unit, record));
        let columns = columns_of(finding, ledger);
        let charged = finding.code().is_blank() || cannot_be_blank(scoring, unit, ledger, (&columns, record));
        let row = at.filter(|_| known == Known::Owed).map(Line::Row);
        (charged && known != Known::Settled).then(|| Fault {
            finding,
            lines: columns.into_iter().map(Line::Column).chain(row).collect(),
        })
    })
    .collect()
}

fn columns_of(finding: &Finding, ledger: LedgerId) -> BTreeSet<ColumnId> {
    let quoted = finding.quotes().filter(|quote| quote.ledger == ledger);
    quoted.filter_map(|quote| quote.column).collect()
}

/// Whether a fault could not be escaped by leaving one of its cells blank.
fn cannot_be_blank(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    ledger: LedgerId,
    (columns, record): (&BTreeSet<ColumnId>, Option<&Record>),
) -> bool {
    let definition = &scoring.inputs.campaign.ledgers[ledger];
    columns.iter().all(|column| {
        definition.columns[*column].counted
            || match record {
                Some(record) => is_required(scoring, unit, definition, record, *column),
                None => definition.columns[*column].required,
            }
    })
}

/// The entries of a ledger, one for each line that is wrong.
fn entries(scoring: &ScoringContext<'_>, unit: UnitId, ledger: LedgerId, faults: &[Fault<'_>]) -> Vec<Entry> {
    let sets: Vec<BTreeSet<Line>> = faults.iter().map(|fault| fault.lines.clone()).collect();
    let lines = least_lines(&sets);
    let mut found: BTreeMap<Line, Vec<&Finding>> = BTreeMap::new();
    for fault in faults {
        let own = fault.finding.about.column.map(Line::Column);
        let own = own.filter(|own| fault.lines.contains(own));
        let first = own.iter().chain(&fault.lines).find(|line| lines.contains(line));
        if let Some(line) = first {
            found.entry(*line).or_default().push(fault.finding);
        }
    }
    let entries = found.iter();
    entries
        .map(|(line, findings)| {
            let evidence = findings
                .iter()
                .map(|finding| as_evidence(scoring, unit, ledger, finding));
            entry(scoring, (ledger, *line), findings, evidence.collect())
        })
        .collect()
}

/// Named is a finding in the column itself where there is one, else the first.
fn entry(
    scoring: &ScoringContext<'_>,
    (ledger, line): (LedgerId, Line),
    findings: &[&Finding],
    evidence: Vec<Evidence>,
) -> Entry {
    let is_own = |finding: &&&Finding| finding.about.column.map(Line::Column) == Some(line);
    let first = findings.iter().find(is_own).unwrap_or(&findings[0]);
    let times = findings.len();
    let code = first.code();
    let name = match line {
        Line::Column(_) => CaseName::SameColumn {
            ledger: named(scoring, ledger),
            column: first.column.clone().unwrap_or_default(),
            row: first.place.row,
            code,
            times,
        },
        Line::Row(_) => CaseName::SameRow {
            ledger: named(scoring, ledger),
            which: which_row(first),
            code,
            times,
        },
    };
    Entry { name, evidence }
}

fn named(scoring: &ScoringContext<'_>, ledger: LedgerId) -> Arc<str> {
    scoring.inputs.campaign.ledgers[ledger].name.clone()
}

fn which_row(finding: &Finding) -> WhichRow {
    match &finding.kind {
        Kind::NotAnswered { .. } | Kind::LeftOut { .. } => WhichRow::LeftOut,
        _ => WhichRow::Sent(finding.place.row.unwrap_or_default()),
    }
}
