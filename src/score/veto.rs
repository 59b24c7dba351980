//! Vetoes: those that the register puts in force, and those that rows make the program propose to the office. A veto of
//! a period holds in the longer ones around it too (`decisions` 66).

use super::entered::VetoScore;
use crate::campaign::model::{Effect, UnitId, VetoKind, VetoKindId};
use crate::evidence::Evidence;
use crate::measure::{ScoringContext, waiver};
use crate::rows::{Row, Subject};
use crate::waiver::Charge;
use std::sync::Arc;

pub(super) fn vetoes(scoring: &ScoringContext<'_>, unit: UnitId) -> Vec<VetoScore> {
    let (campaign, period) = (scoring.inputs.campaign, scoring.inputs.period);
    let kinds = &campaign.vetoes;
    let holds = |of: &Arc<str>| {
        *of == period.id
            || campaign
                .periods
                .iter()
                .any(|part| part.id == *of && part.counts_in(period))
    };
    let in_force = scoring.inputs.registers.vetoes.iter();
    let in_force = in_force.filter(|veto| veto.unit == unit && holds(&veto.entry.period));
    let score = |kind: VetoKindId, document: Option<&Arc<str>>, evidence: Vec<Evidence>| VetoScore {
        kind,
        document: document.cloned(),
        effects: kinds[kind].effects.clone(),
        evidence,
    };
    let in_force = in_force.map(|veto| {
        let mut score = score(veto.kind, Some(&veto.document), veto.entry.cells.clone());
        // The quarter's total is 0 already, and goes into the year as that.
        if veto.entry.period != period.id {
            score.effects.retain(|effect| *effect != Effect::Zero);
        }
        score
    });
    let mut scores: Vec<VetoScore> = in_force.filter(|score| !score.effects.is_empty()).collect();
    for (id, kind) in kinds.with_ids() {
        let evidence = proposed(scoring, unit, id, kind);
        if !evidence.is_empty() && !scores.iter().any(|score| score.kind == id) {
            scores.push(score(id, None, evidence));
        }
    }
    scores
}

/// The unit's rows of the period that fulfil the conditions under which the veto is proposed: their key cells and the
/// cells the conditions look at.
fn proposed(scoring: &ScoringContext<'_>, unit: UnitId, id: VetoKindId, kind: &VetoKind) -> Vec<Evidence> {
    let Some((ledger, conditions)) = &kind.propose else {
        return Vec::new();
    };
    let items = scoring.rows.items(*ledger, unit).iter();
    let found = items.filter(|item| {
        in_period(scoring, item.row)
            && scoring.rows.holds(item.row, conditions, Subject::Unit(unit))
            && !waiver(scoring, item.row, unit, Charge::Veto(id)).is_some_and(|waiver| waiver.is_full())
    });
    found
        .flat_map(|item| {
            let record = item.row.own.or(item.row.base);
            let mut cells = record
                .map(|record| scoring.rows.key_cells(record))
                .unwrap_or_default();
            cells.extend(
                conditions
                    .iter()
                    .filter_map(|condition| scoring.rows.cell(item.row, condition.field)),
            );
            cells
        })
        .collect()
}

fn in_period(scoring: &ScoringContext<'_>, row: Row<'_>) -> bool {
    let until = scoring.inputs.period.span.to.min(scoring.inputs.period.as_of);
    let from = scoring.inputs.period.span.from;
    scoring
        .rows
        .when(row)
        .is_none_or(|when| from <= when.to && when.from <= until)
}
