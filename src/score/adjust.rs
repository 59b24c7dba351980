//! Bonuses and deductions from the office's register: entries about one matter, limits of kinds, the limits of
//! all bonuses and of all deductions.

use super::cause::Zeroed;
use super::entered::{AdjustmentCut, AdjustmentScore};
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
    /// Points deducted before the campaign's floor; positive.
    pub charged: Decimal,
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

/// `of_lines`: what lines add or, negative, take off; it counts under the same limits (`decisions` 41).
pub(super) fn adjust(scoring: &ScoringContext<'_>, unit: UnitId, of_lines: &[Decimal]) -> Adjusted {
    let kinds = &scoring.inputs.campaign.adjustments;
    let entries = entries(scoring, unit);
    let mut scores: Vec<AdjustmentScore> = entries.iter().map(|entry| score(scoring, entry)).collect();
    for (id, kind) in kinds.with_ids() {
        let of_kind: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].kind == id).collect();
        if kind.same_matter == SameMatter::Highest {
            keep_highest(kind, &mut scores, &of_kind);
        }
        for (limit, takes) in [(kind.cap, false), (kind.floor, true)] {
            limit_kind(kind, (limit, takes), &mut scores, &of_kind);
        }
    }
    let points = scores
        .iter()
        .map(|score| score.points)
        .chain(of_lines.iter().copied());
    let gained: Decimal = points.clone().filter(|points| *points > Decimal::ZERO).sum();
    let negative: Decimal = points.filter(|points| *points < Decimal::ZERO).sum();
    let charged = negative.abs();
    let cap = scoring.inputs.campaign.bonus_cap;
    let floor = scoring.inputs.campaign.penalty_floor;
    Adjusted {
        entries: scores,
        gained,
        bonus: cap.map_or(gained, |cap| gained.min(cap)),
        charged,
        deduction: floor.map_or(charged, |floor| charged.min(floor.abs())),
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

/// Cuts what is beyond a limit of a kind from its later entries: from bonuses beyond its cap, from deductions beyond its
/// floor.
fn limit_kind(
    kind: &AdjustmentKind,
    (limit, takes): (Option<Decimal>, bool),
    lines: &mut [AdjustmentScore],
    of_kind: &[usize],
) {
    let Some(limit) = limit else { return };
    let mut left = limit.abs();
    for at in of_kind {
        let points = lines[*at].points;
        if points.is_zero() || (points < Decimal::ZERO) != takes {
            continue;
        }
        let kept = points.abs().min(left);
        left -= kept;
        if kept < points.abs() {
            lines[*at].points = if takes { -kept } else { kept };
            lines[*at].cut = Some(AdjustmentCut::Limit {
                kind: kind.name.clone(),
                limit,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaign::model::{AdjustmentKindId, Campaign, ClauseId};
    use crate::history::History;
    use crate::measure::ScoringInputs;
    use crate::register::{Entry, Registers};
    use crate::rows::{Rows, sample};
    use crate::submission::Submissions;

    /// Commendations of 2 points and criticisms of −2, each kind up to 3 points, all bonuses up to 4.
    fn campaign() -> Campaign {
        let kind = |name: &str, points: i64| AdjustmentKind {
            name: name.into(),
            clause: ClauseId(0),
            levels: vec![("区级".into(), Decimal::from(points))],
            floor: Some(Decimal::from(-3)),
            cap: Some(Decimal::from(3)),
            same_matter: SameMatter::All,
            zeroes: false,
        };
        let mut campaign = sample::campaign();
        campaign.adjustments = vec![kind("表彰", 2), kind("通报", -2)].into();
        campaign.bonus_cap = Some(Decimal::from(4));
        campaign
    }

    fn entry(unit: usize, kind: usize, period: &str) -> Adjustment {
        Adjustment {
            unit: UnitId(unit),
            kind: AdjustmentKindId(kind),
            level: 0,
            matter: "事项".into(),
            indicator: None,
            document: "1号".into(),
            date: None,
            approver: "石刚".into(),
            entry: Entry {
                period: period.into(),
                cells: Vec::new(),
            },
        }
    }

    /// What 甲 is adjusted by in the second quarter.
    fn adjusted(entries: Vec<Adjustment>, of_line: Decimal) -> Adjusted {
        adjusted_in(&campaign(), entries, of_line)
    }

    fn adjusted_in(campaign: &Campaign, entries: Vec<Adjustment>, of_line: Decimal) -> Adjusted {
        let records = sample::all(campaign, &[]);
        let rows = Rows::new(campaign, &records);
        let registers = Registers {
            adjustments: entries,
            ..Registers::default()
        };
        let (period, submissions, history) = (sample::quarter(), Submissions::default(), History::default());
        let scoring = ScoringContext::new(ScoringInputs {
            campaign,
            period: &period,
            rows: &rows,
            registers: &registers,
            submissions: &submissions,
            history: &history,
            ladder: &[],
            findings: &[],
        });
        adjust(&scoring, UnitId(0), &[of_line])
    }

    #[test]
    fn what_exceeds_a_limit_of_a_kind_is_cut_from_its_later_entries() {
        let kinds = [0, 1, 0, 1, 0];
        let entries = kinds.map(|kind| entry(0, kind, "2022Q2")).to_vec();
        let adjusted = adjusted(entries, Decimal::ZERO);
        let points: Vec<Decimal> = adjusted.entries.iter().map(|entry| entry.points).collect();
        assert_eq!(points, [2, -2, 1, -1, 0].map(Decimal::from));
        let cut = |kind: &str, limit: i64| {
            Some(AdjustmentCut::Limit {
                kind: kind.into(),
                limit: Decimal::from(limit),
            })
        };
        let cuts: Vec<Option<AdjustmentCut>> = adjusted.entries.into_iter().map(|entry| entry.cut).collect();
        assert_eq!(
            cuts,
            [None, None, cut("表彰", 3), cut("通报", -3), cut("表彰", 3)]
        );
        let three = Decimal::from(3);
        assert_eq!(
            (adjusted.gained, adjusted.bonus, adjusted.deduction),
            (three, three, three)
        );
    }

    #[test]
    fn all_deductions_together_stop_at_the_floor_of_the_campaign() {
        let mut campaign = campaign();
        campaign.adjustments[AdjustmentKindId(1)].floor = None;
        campaign.penalty_floor = Some(Decimal::from(-5));
        // Three criticisms of 2 points: 6, of which 5 count; the entries stay as they are.
        let adjusted = adjusted_in(&campaign, vec![entry(0, 1, "2022Q2"); 3], Decimal::ZERO);
        assert_eq!(
            (adjusted.charged, adjusted.deduction),
            (Decimal::from(6), Decimal::from(5))
        );
        assert!(
            adjusted
                .entries
                .iter()
                .all(|entry| entry.points == Decimal::from(-2))
        );
    }

    #[test]
    fn the_cap_of_all_bonuses_takes_the_excess_of_a_plan_in() {
        let adjusted = adjusted(vec![entry(0, 0, "2022Q2")], Decimal::new(25, 1));
        assert_eq!(
            (adjusted.gained, adjusted.bonus),
            (Decimal::new(45, 1), Decimal::from(4))
        );
    }

    #[test]
    fn entries_of_another_unit_or_period_do_not_count() {
        let adjusted = adjusted(vec![entry(1, 0, "2022Q2"), entry(0, 0, "2022Q1")], Decimal::ZERO);
        assert_eq!((adjusted.entries.len(), adjusted.gained), (0, Decimal::ZERO));
    }
}
