//! Vetoes in force by the register, and rows that make the tool propose one to the office.

use crate::campaign::model::{Effect, LedgerId, UnitId, VetoKind};
use crate::measure::{Ground, waiver};
use crate::outcome::{Evidence, VetoLine};
use crate::rows::{Row, Subject};

pub(super) fn vetoes(ground: &Ground<'_>, unit: UnitId) -> Vec<VetoLine> {
    let kinds = &ground.context.campaign.vetoes;
    let in_force = ground.context.registers.vetoes.iter();
    let in_force = in_force.filter(|veto| veto.unit == unit && veto.entry.period == ground.context.period.id);
    let mut lines: Vec<VetoLine> = in_force
        .map(|veto| {
            line(
                ground,
                &kinds[veto.kind],
                Some(&veto.document),
                veto.entry.cells.clone(),
            )
        })
        .collect();
    for kind in kinds {
        let evidence = proposed(ground, unit, kind);
        if !evidence.is_empty() && !lines.iter().any(|line| line.kind == kind.name) {
            lines.push(line(ground, kind, None, evidence));
        }
    }
    lines
}

fn line(
    ground: &Ground<'_>,
    kind: &VetoKind,
    document: Option<&std::sync::Arc<str>>,
    evidence: Vec<Evidence>,
) -> VetoLine {
    VetoLine {
        kind: kind.name.clone(),
        in_force: document.is_some(),
        document: document.cloned().unwrap_or_else(|| "".into()),
        effects: kind
            .effects
            .iter()
            .map(|effect| word(*effect).to_owned())
            .collect(),
        clause: ground.context.campaign.cite(kind.clause),
        evidence,
    }
}

fn word(effect: Effect) -> &'static str {
    match effect {
        Effect::NoRed => "不得入红榜",
        Effect::NoAward => "不得评优",
        Effect::Black => "列入黑榜",
    }
}

/// Cells of the unit's rows of the period that fulfil what proposes the veto.
fn proposed(ground: &Ground<'_>, unit: UnitId, kind: &VetoKind) -> Vec<Evidence> {
    let Some((ledger, conditions)) = &kind.propose else {
        return Vec::new();
    };
    let items = ground.rows.items(*ledger, unit).iter();
    let found = items.filter(|item| {
        in_period(ground, *ledger, item.row)
            && ground.rows.holds(item.row, conditions, Subject::Unit(unit))
            && !waiver(ground, item.row).is_some_and(|waiver| waiver.is_full())
    });
    found
        .flat_map(|item| {
            let record = item.row.own.or(item.row.base);
            let mut cells = record
                .map(|record| ground.rows.key_cells(record))
                .unwrap_or_default();
            cells.extend(
                conditions
                    .iter()
                    .filter_map(|condition| ground.rows.cell(item.row, condition.field)),
            );
            cells
        })
        .collect()
}

fn in_period(ground: &Ground<'_>, _: LedgerId, row: Row<'_>) -> bool {
    let until = ground.context.period.span.to.min(ground.context.period.as_of);
    let from = ground.context.period.span.from;
    ground
        .rows
        .when(row)
        .is_none_or(|when| from <= when.to && when.from <= until)
}
