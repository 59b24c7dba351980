//! Inaccurate entries: findings of one kind in one column of one ledger count once (`decisions` 20). A cell that counting
//! reads and that has to be filled is one when it is blank, as when it cannot be read (`decisions` 37, 76): nobody gains
//! by clearing what was written wrongly.

use super::entry::Entry;
use crate::campaign::model::{LedgerId, UnitId};
use crate::evidence::Evidence;
use crate::finding::{Code, Finding, Level};
use crate::measure::{CaseName, ScoringContext, as_evidence, directly_charged};
use crate::submission::LedgerDue;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn causes(scoring: &ScoringContext<'_>, unit: UnitId, due: &[&LedgerDue]) -> Vec<Entry> {
    let campaign = scoring.inputs.campaign;
    let apart = directly_charged(scoring, unit);
    let mut causes: BTreeMap<(LedgerId, &str, Code), Vec<&Finding>> = BTreeMap::new();
    let own = scoring.of(unit).findings.iter().copied();
    for finding in own.filter(|finding| finding.level != Level::Note) {
        let (Some(id), Some(at)) = (finding.about.ledger, finding.about.column) else {
            continue;
        };
        let blank = finding.code().is_blank() && campaign.ledgers[id].columns[at].counted;
        if !blank && !finding.code().is_inaccuracy() {
            continue;
        }
        if apart.contains(&(id, at)) || !due.iter().any(|due| due.ledger == id) {
            continue;
        }
        let column = &*campaign.ledgers[id].columns[at].name;
        causes
            .entry((id, column, finding.code()))
            .or_default()
            .push(finding);
    }
    let told = |((ledger, _, _), findings): (&(LedgerId, &str, Code), &Vec<&Finding>)| {
        let evidence = findings
            .iter()
            .map(|finding| as_evidence(scoring, unit, *ledger, finding));
        entry(findings, evidence.collect())
    };
    causes.iter().map(told).collect()
}

fn entry(findings: &[&Finding], evidence: Vec<Evidence>) -> Entry {
    let first = findings[0];
    let word = |word: &Option<Arc<str>>| word.clone().unwrap_or_else(|| "".into());
    Entry {
        name: CaseName::SameCause {
            ledger: word(&first.ledger),
            column: word(&first.column),
            row: first.place.row,
            code: first.code(),
            times: findings.len(),
        },
        evidence,
    }
}
