//! A unit's check of its own files before it sends them, with the marks that follow from them. Nothing of the office's
//! is looked at, so that everybody sees the same.

use super::basis::{Basis, MarkSources, basis};
use super::checking::{check_once, isolated};
use super::{Inputs, Progress};
use crate::campaign::model::{Campaign, UnitId};
use crate::finding::{Finding, Kind};
use crate::ladder;
use crate::measure::{ScoringContext, ScoringInputs};
use crate::outcome::{self, LineResult, UnitResult};
use crate::record::UsedTable;
use crate::register::Registers;
use crate::score::{self, LineScore};
use crate::submission::Submissions;
use crate::trend::Change;
use std::collections::BTreeSet;

/// The result of a check of own files.
pub struct OwnFiles {
    /// Whose file is which, and what is missing.
    pub submissions: Submissions,
    /// Tables that were used, without their rows.
    pub used: Vec<UsedTable>,
    /// Findings in the files, by unit and place.
    pub findings: Vec<Finding>,
    /// Marks of the units whose files these are, as far as files alone can tell.
    pub units: Vec<OwnMarks>,
}

/// The marks of a unit, and which of them follow from its own files alone (`decisions` 26).
pub struct OwnMarks {
    /// The unit.
    pub unit: UnitId,
    /// Its lines; the mark of a line is known only where `basis` says that it follows from the files alone.
    pub result: UnitResult,
    /// For each line from what its mark follows.
    pub basis: Vec<Basis>,
}

/// Checks the files of the inbox; registers are not read.
pub fn check_own_files(inputs: Inputs<'_>, threads: Option<usize>, progress: &dyn Progress) -> OwnFiles {
    let inputs = Inputs {
        registers: Vec::new(),
        ..inputs
    };
    isolated(inputs, progress, |inputs, progress| {
        once(inputs, threads, progress)
    })
}

fn once(inputs: Inputs<'_>, threads: Option<usize>, progress: &dyn Progress) -> OwnFiles {
    let (campaign, period) = (inputs.campaign, inputs.period);
    let history = &inputs.history.known(campaign, period);
    let mut checked = check_once(inputs, &Registers::default(), threads, progress);
    let mut findings = std::mem::take(&mut checked.findings).into_sorted();
    let rows = checked.rows(campaign);
    let ladder = ladder::ladder_cases(&rows, period, &checked.registers, history);
    let scoring = ScoringContext::new(ScoringInputs {
        campaign,
        period,
        rows: &rows,
        registers: &checked.registers,
        submissions: &checked.submissions,
        history,
        ladder: &ladder,
        findings: &findings,
    });
    let files = checked.submissions.files.iter();
    let whose: BTreeSet<UnitId> = files.filter_map(|file| file.unit_id).collect();
    let sources = MarkSources {
        campaign,
        period,
        due: &checked.submissions.due,
        history,
    };
    let units = whose.into_iter();
    let units = units
        .map(|unit| {
            let card = score::score_unit(&scoring, unit);
            let lines = card.lines.iter();
            OwnMarks {
                unit,
                basis: lines.map(|line| line_basis(&sources, unit, line)).collect(),
                result: outcome::unit_result(campaign, card, &[], Change::default()),
            }
        })
        .collect();
    drop(scoring);
    findings.retain(|finding| is_about(&checked.used, campaign, finding));
    for finding in &mut findings {
        leave_open(&checked.used, campaign, finding);
    }
    OwnFiles {
        units,
        findings,
        used: checked.used,
        submissions: checked.submissions,
    }
}

impl OwnMarks {
    /// The lines, each with the basis of its mark.
    pub fn lines(&self) -> impl Iterator<Item = (&LineResult, Basis)> {
        self.result.lines.iter().zip(self.basis.iter().copied())
    }
}

fn line_basis(sources: &MarkSources<'_>, unit: UnitId, line: &LineScore) -> Basis {
    match line.awaiting {
        true => Basis::Office,
        false => basis(sources, unit, &sources.campaign.indicators[line.indicator]),
    }
}

/// Whether a finding is about what these files hold, and not about what is not among them.
fn is_about(used: &[UsedTable], campaign: &Campaign, finding: &Finding) -> bool {
    let here = |name: &str| {
        used.iter()
            .any(|table| *campaign.ledgers[table.ledger].name == *name)
    };
    match &finding.kind {
        Kind::LedgersMissing { .. } | Kind::UnitSilent { .. } | Kind::NotInReceipts { .. } => false,
        Kind::NamedByAnother { .. } | Kind::PersonToldByAnother { .. } => false,
        Kind::NoSuchReference { ledger, .. }
        | Kind::ReferenceUnfit { ledger, .. }
        | Kind::NotReferredTo { ledger, .. } => here(ledger),
        _ => true,
    }
}

/// Whether another unit tells of an item too is not known here, unless its files are among those looked at: then the
/// finding says what is still asked for.
fn leave_open(used: &[UsedTable], campaign: &Campaign, finding: &mut Finding) {
    let Kind::PartnerUnconfirmed { key, unit, role } = &finding.kind else {
        return;
    };
    let sent = used.iter().any(|table| {
        let of = table.unit.map(|of| &campaign.roster.units[of].name);
        of.is_some_and(|of| **of == **unit)
    });
    if !sent {
        finding.kind = Kind::PartnerToConfirm {
            key: key.clone(),
            unit: unit.clone(),
            role: role.clone(),
        };
        let code = finding.kind.code();
        let declared = campaign.levels.get(&code);
        finding.level = declared.copied().unwrap_or(code.level());
    }
}
