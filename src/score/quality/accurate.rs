//! Inaccuracies by cause: a ledger, a column and a kind of finding count once (`decisions` 20).

use super::Entry;
use crate::campaign::model::{LedgerId, UnitId};
use crate::finding::{Code, Finding, Level};
use crate::measure::{Ground, as_evidence, directly_charged};
use crate::outcome::Evidence;
use crate::submission::LedgerDue;
use std::collections::BTreeMap;

pub(super) fn causes(ground: &Ground<'_>, unit: UnitId, due: &[&LedgerDue]) -> Vec<Entry> {
    let campaign = ground.context.campaign;
    let apart = directly_charged(ground, unit);
    let mut causes: BTreeMap<(LedgerId, &str, Code), Vec<&Finding>> = BTreeMap::new();
    let own = ground.of(unit).findings.iter().copied();
    for finding in own.filter(|finding| finding.level != Level::Note && finding.code().is_inaccuracy()) {
        let (Some(ledger), Some(column)) = (&finding.ledger, &finding.column) else {
            continue;
        };
        let Some(id) = due
            .iter()
            .map(|due| due.ledger)
            .find(|id| campaign.ledgers[*id].name == *ledger)
        else {
            continue;
        };
        let at = campaign.ledgers[id]
            .columns
            .iter()
            .position(|own| own.name == *column);
        if at.is_some_and(|at| apart.contains(&(id, at))) {
            continue;
        }
        causes
            .entry((id, column, finding.code()))
            .or_default()
            .push(finding);
    }
    let told = |((ledger, _, _), findings): (&(LedgerId, &str, Code), &Vec<&Finding>)| {
        let evidence = findings
            .iter()
            .map(|finding| as_evidence(ground, unit, *ledger, finding));
        entry(findings, evidence.collect())
    };
    causes.iter().map(told).collect()
}

fn entry(findings: &[&Finding], evidence: Vec<Evidence>) -> Entry {
    let first = findings[0];
    let word = |word: &Option<std::sync::Arc<str>>| word.as_deref().unwrap_or("").to_owned();
    let more = match findings.len() {
        1 => String::new(),
        times => format!("（同一原因 {times} 处，计 1 处）"),
    };
    let place = first.place.row.map_or_else(String::new, |row| format!("!{row}"));
    Entry {
        label: format!(
            "{}{place} {}：{}{more}",
            word(&first.ledger),
            word(&first.column),
            first.code().title()
        ),
        evidence,
    }
}
