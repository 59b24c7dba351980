//! Findings in columns that an indicator charges directly.

use super::{Case, CaseName, CaseResult, ScoringContext, Tally, waive};
use crate::campaign::model::{ColumnId, Ledger, LedgerId, Part, Shown, UnitId, What};
use crate::evidence::Evidence;
use crate::finding::{Finding, Kind, Level, Place};
use crate::record::Record;
use crate::waiver::Charge;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The findings as cases, one per cell.
pub(super) fn tally(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    columns: &[ColumnId],
) -> Tally {
    let campaign = scoring.inputs.campaign;
    let definition = &campaign.ledgers[ledger];
    let named = |finding: &&Finding| {
        finding.level != Level::Note
            && finding.about.ledger == Some(ledger)
            && finding
                .about
                .column
                .is_some_and(|column| columns.contains(&column))
    };
    let mut cells = BTreeSet::new();
    let findings = scoring.of(unit).findings.iter().copied();
    let cases: Vec<Case> = findings
        .filter(named)
        .filter(|finding| cells.insert((&finding.place, &finding.column)))
        .map(|finding| case(scoring, unit, part, ledger, finding))
        .collect();
    let deleted = left_out_of_register(scoring, unit, ledger);
    let required = columns
        .iter()
        .filter(|column| definition.columns[**column].required);
    let required: Vec<&Arc<str>> = required.map(|column| &definition.columns[*column].name).collect();
    let lacking = required.iter().flat_map(|column| {
        deleted
            .iter()
            .map(|finding| lacking(scoring, definition, finding, column))
    });
    let cases = cases.into_iter().chain(lacking).collect();
    let nothing = match definition.base {
        Some(_) if scoring.rows.items(ledger, unit).is_empty() => Some(scoring.nothing_due(unit, ledger)),
        _ if !scoring.rows.sent(ledger, unit).is_empty() => None,
        _ => Some(
            scoring
                .not_usable(unit, ledger)
                .unwrap_or_else(|| scoring.nothing_due(unit, ledger)),
        ),
    };
    Tally {
        cases,
        absent: nothing,
        ..Tally::default()
    }
}

/// The findings that an item of the register has no row: its cells are no better than blank ones.
pub fn left_out_of_register<'a>(
    scoring: &ScoringContext<'a>,
    unit: UnitId,
    ledger: LedgerId,
) -> Vec<&'a Finding> {
    let is_without_row = |finding: &&Finding| {
        let mut items = scoring.rows.items(ledger, unit).iter();
        items.any(|item| {
            item.row.own.is_none() && item.row.base.is_some_and(|base| is_in(base, &finding.place))
        })
    };
    let findings = scoring.of(unit).findings.iter().copied();
    let unanswered = findings.filter(|finding| matches!(finding.kind, Kind::NotAnswered { .. }));
    unanswered.filter(is_without_row).collect()
}

/// A required cell of an item that the unit left out; cited is the item in the register.
fn lacking(scoring: &ScoringContext<'_>, ledger: &Ledger, finding: &Finding, column: &Arc<str>) -> Case {
    let mut items = ledger.base.iter().flat_map(|base| scoring.rows.distinct(*base));
    let item = items.find(|record| is_in(record, &finding.place));
    let label = item.map_or_else(String::new, |record| scoring.rows.record_label(record));
    Case {
        evidence: item.map_or_else(Vec::new, |record| scoring.rows.key_cells(record)),
        ..Case::new(
            CaseName::Row(format!("{label} {column}").into()),
            CaseResult::Finding(finding.code()),
        )
    }
}

fn case(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    part: &Part,
    ledger: LedgerId,
    finding: &Finding,
) -> Case {
    let campaign = scoring.inputs.campaign;
    let clause = finding
        .clause
        .as_ref()
        .and_then(|key| campaign.clauses.find_id(|clause| clause.key == *key));
    let name = CaseName::Cell {
        ledger: campaign.ledgers[ledger].name.clone(),
        row: finding.place.row,
        column: finding.column.clone().unwrap_or_else(|| "".into()),
    };
    let here = scoring.rows.sent(ledger, unit).iter();
    let row = here.copied().find(|record| is_in(record, &finding.place));
    let row = row.map(|record| scoring.rows.row(record));
    let charge = Charge::Indicator(part.indicator);
    Case {
        waiver: row.and_then(|row| waive::waiver(scoring, row, unit, charge)),
        clause,
        evidence: vec![as_evidence(scoring, unit, ledger, finding)],
        ..Case::new(name, CaseResult::Finding(finding.code()))
    }
}

/// A finding as the cell it is about; what stands in a restricted cell is not told (`decisions` 25).
pub fn as_evidence(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
    ledger: LedgerId,
    finding: &Finding,
) -> Evidence {
    let told_to = scoring.inputs.campaign.column_shown(ledger, finding.about.column);
    let shown = match told_to {
        Shown::Restricted => None,
        Shown::Open | Shown::Personal => stands(scoring.rows.sent(ledger, unit), &finding.place),
    };
    Evidence {
        place: finding.place.clone(),
        column: finding.column.clone().unwrap_or_else(|| "".into()),
        shown: shown.unwrap_or_else(|| "".into()),
        personal: told_to == Shown::Personal,
    }
}

/// Whether a row is the one at a place.
fn is_in(record: &Record, place: &Place) -> bool {
    place.file.as_ref() == Some(&record.file)
        && place.sheet.as_ref() == Some(&record.sheet)
        && place.row == Some(record.row)
}

/// Text of the cell at a place, looked up in the rows a unit sent.
fn stands(sent: &[&Record], place: &Place) -> Option<Arc<str>> {
    let same_sheet = |record: &&&Record| {
        place.file.as_ref() == Some(&record.file) && place.sheet.as_ref() == Some(&record.sheet)
    };
    let at = |field: &&crate::record::Field| place.row == Some(field.row) && place.col == Some(field.col);
    let field = sent
        .iter()
        .filter(same_sheet)
        .flat_map(|record| &record.fields)
        .find(at);
    field.map(|field| field.shown.clone())
}

/// Columns that some line of a unit's score table charges directly: they are not charged again as incomplete or
/// inaccurate (`decisions` 20).
pub fn directly_charged(scoring: &ScoringContext<'_>, unit: UnitId) -> BTreeSet<(LedgerId, ColumnId)> {
    let campaign = scoring.inputs.campaign;
    let Some(table) = crate::measure::table_of(scoring.inputs, unit) else {
        return BTreeSet::new();
    };
    let lines = campaign.tables[table]
        .sections
        .iter()
        .flat_map(|section| &section.lines);
    let parts = lines.flat_map(|line| &campaign.indicators[line.indicator].parts);
    parts
        .filter_map(|part| match &part.what {
            What::Findings { ledger, columns } => Some(columns.iter().map(|column| (*ledger, *column))),
            _ => None,
        })
        .flatten()
        .collect()
}
