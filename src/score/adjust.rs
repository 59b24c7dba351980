//! Bonuses and deductions from the office's register: same matter once, caps, basis documents.

use super::words::plain;
use crate::campaign::model::{AdjustmentKind, IndicatorId, SameMatter, UnitId};
use crate::fold::fold;
use crate::measure::Ground;
use crate::outcome::AdjustmentLine;
use crate::register::Adjustment;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a unit's adjustments come to.
#[derive(Default)]
pub(super) struct Adjusted {
    pub lines: Vec<AdjustmentLine>,
    pub bonus: Decimal,
    pub deduction: Decimal,
    pub note: Option<String>,
}

fn entries<'a>(ground: &Ground<'a>, unit: UnitId) -> Vec<&'a Adjustment> {
    let all = ground.context.registers.adjustments.iter();
    all.filter(|entry| entry.unit == unit && entry.entry.period == ground.context.period.id)
        .collect()
}

/// Indicators that an entry of the register makes 0, with the reason.
pub(super) fn zeroed(
    ground: &Ground<'_>,
    unit: UnitId,
) -> BTreeMap<IndicatorId, (String, Vec<crate::outcome::Evidence>)> {
    let kinds = &ground.context.campaign.adjustments;
    let zeroing = entries(ground, unit)
        .into_iter()
        .filter(|entry| kinds[entry.kind].zeroes);
    zeroing
        .filter_map(|entry| {
            let reason = format!("{}（{}），本项计 0", kinds[entry.kind].name, entry.document);
            Some((entry.indicator?, (reason, entry.entry.cells.clone())))
        })
        .collect()
}

/// `excess` is the bonus from lines that exceeded a plan; it counts under the cap (`decisions` 41).
pub(super) fn adjust(ground: &Ground<'_>, unit: UnitId, excess: Decimal) -> Adjusted {
    let kinds = &ground.context.campaign.adjustments;
    let entries = entries(ground, unit);
    let mut lines: Vec<AdjustmentLine> = entries.iter().map(|entry| line(ground, entry)).collect();
    for (id, kind) in kinds.iter().enumerate() {
        let of_kind: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].kind == id).collect();
        if kind.same_matter == SameMatter::Highest {
            keep_highest(&mut lines, &of_kind);
        }
        cap_kind(kind, &mut lines, &of_kind);
    }
    let points = lines.iter().map(|line| line.points);
    let positive: Decimal = points.clone().filter(|points| *points > Decimal::ZERO).sum();
    let negative: Decimal = points.filter(|points| *points < Decimal::ZERO).sum();
    let gained = positive + excess;
    let bonus = ground
        .context
        .campaign
        .bonus_cap
        .map_or(gained, |cap| gained.min(cap));
    let note = (bonus < gained).then(|| format!("加分合计 {}，封顶 {}", plain(gained), plain(bonus)));
    Adjusted {
        lines,
        bonus,
        deduction: negative.abs(),
        note,
    }
}

fn line(ground: &Ground<'_>, entry: &Adjustment) -> AdjustmentLine {
    let kind = &ground.context.campaign.adjustments[entry.kind];
    let (level, points) = &kind.levels[entry.level];
    AdjustmentLine {
        kind: kind.name.clone(),
        level: level.clone(),
        matter: entry.matter.clone(),
        document: entry.document.clone(),
        points: *points,
        note: None,
        clause: ground.context.campaign.cite(kind.clause),
        evidence: entry.entry.cells.clone(),
    }
}

/// Of several entries about one matter the one that changes most counts.
fn keep_highest(lines: &mut [AdjustmentLine], of_kind: &[usize]) {
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
            lines[*at].note = Some(format!("同一事项取最高，已按{}计", lines[highest].level));
        }
    }
}

/// What goes beyond a kind's cap is cut from its later entries.
fn cap_kind(kind: &AdjustmentKind, lines: &mut [AdjustmentLine], of_kind: &[usize]) {
    let Some(cap) = kind.cap else { return };
    let mut left = cap.abs();
    for at in of_kind {
        let points = lines[*at].points;
        let kept = points.abs().min(left);
        left -= kept;
        if kept < points.abs() {
            lines[*at].points = if points < Decimal::ZERO { -kept } else { kept };
            lines[*at].note = Some(format!("{}合计以 {} 为限", kind.name, plain(cap)));
        }
    }
}
