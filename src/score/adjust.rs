//! Bonuses and deductions from the office's register: entries about one matter, caps of kinds, the cap of all bonuses.

use super::card::{AdjustmentCut, AdjustmentScore};
use super::cause::Zeroed;
use crate::campaign::model::{AdjustmentKind, IndicatorId, SameMatter, UnitId};
use crate::evidence::Evidence;
use crate::fold::fold;
use crate::measure::ScoringContext;
use crate::register::Adjustment;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Adjustments of a unit, added up.
pub(super) struct Adjusted {
    pub entries: Vec<AdjustmentScore>,
    /// Bonus points before the campaign's cap.
    pub gained: Decimal,
    pub bonus: Decimal,
    /// Points deducted; positive.
    pub deduction: Decimal,
}

fn entries<'a>(scoring: &ScoringContext<'a>, unit: UnitId) -> Vec<&'a Adjustment> {
    let all = scoring.inputs.registers.adjustments.iter();
    all.filter(|entry| entry.unit == unit && entry.entry.period == scoring.inputs.period.id)
        .collect()
}

/// Indicators that an entry of the register sets to 0, with the entry and its cells.
pub(super) fn zeroed(
    scoring: &ScoringContext<'_>,
    unit: UnitId,
) -> BTreeMap<IndicatorId, (Zeroed, Vec<Evidence>)> {
    let kinds = &scoring.inputs.campaign.adjustments;
    let zeroing = entries(scoring, unit)
        .into_iter()
        .filter(|entry| kinds[entry.kind].zeroes);
    zeroing
        .filter_map(|entry| {
            let zeroed = Zeroed {
                kind: kinds[entry.kind].name.clone(),
                document: entry.document.clone(),
            };
            Some((entry.indicator?, (zeroed, entry.entry.cells.clone())))
        })
        .collect()
}

/// `excess` is the bonus from lines that exceeded a plan; it counts under the cap (`decisions` 41).
pub(super) fn adjust(scoring: &ScoringContext<'_>, unit: UnitId, excess: Decimal) -> Adjusted {
    let kinds = &scoring.inputs.campaign.adjustments;
    let entries = entries(scoring, unit);
    let mut scores: Vec<AdjustmentScore> = entries.iter().map(|entry| score(scoring, entry)).collect();
    for (id, kind) in kinds.with_ids() {
        let of_kind: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].kind == id).collect();
        if kind.same_matter == SameMatter::Highest {
            keep_highest(kind, &mut scores, &of_kind);
        }
        cap_kind(kind, &mut scores, &of_kind);
    }
    let points = scores.iter().map(|score| score.points);
    let positive: Decimal = points.clone().filter(|points| *points > Decimal::ZERO).sum();
    let negative: Decimal = points.filter(|points| *points < Decimal::ZERO).sum();
    let gained = positive + excess;
    let cap = scoring.inputs.campaign.bonus_cap;
    Adjusted {
        entries: scores,
        gained,
        bonus: cap.map_or(gained, |cap| gained.min(cap)),
        deduction: negative.abs(),
    }
}

fn score(scoring: &ScoringContext<'_>, entry: &Adjustment) -> AdjustmentScore {
    let kind = &scoring.inputs.campaign.adjustments[entry.kind];
    AdjustmentScore {
        kind: entry.kind,
        level: entry.level,
        matter: entry.matter.clone(),
        document: entry.document.clone(),
        points: kind.levels[entry.level].1,
        cut: None,
        evidence: entry.entry.cells.clone(),
    }
}

/// Of several entries of a kind about one matter only the one with the largest change counts.
fn keep_highest(kind: &AdjustmentKind, lines: &mut [AdjustmentScore], of_kind: &[usize]) {
    let mut best: BTreeMap<String, usize> = BTreeMap::new();
    for at in of_kind {
        let first = best.entry(fold(&lines[*at].matter)).or_insert(*at);
        if lines[*at].points.abs() > lines[*first].points.abs() {
            *first = *at;
        }
    }
    for at in of_kind {
        let highest = best[&fold(&lines[*at].matter)];
        if highest != *at {
            lines[*at].points = Decimal::ZERO;
            let level = kind.levels[lines[highest].level].0.clone();
            lines[*at].cut = Some(AdjustmentCut::SameMatter { level });
        }
    }
}

/// Cuts what is beyond the cap of a kind from its later entries.
fn cap_kind(kind: &AdjustmentKind, lines: &mut [AdjustmentScore], of_kind: &[usize]) {
    let Some(cap) = kind.cap else { return };
    let mut left = cap.abs();
    for at in of_kind {
        let points = lines[*at].points;
        let kept = points.abs().min(left);
        left -= kept;
        if kept < points.abs() {
            lines[*at].points = if points < Decimal::ZERO { -kept } else { kept };
            lines[*at].cut = Some(AdjustmentCut::Cap {
                kind: kind.name.clone(),
                cap,
            });
        }
    }
}
