//! Confirmed misconduct cases: each takes the deduction of its own number off. The ladder has counted them; names of
//! people never appear here.

use super::part::{PartMark, case_line};
use super::share::deduction;
use super::words::{plain, two};
use crate::campaign::model::UnitId;
use crate::ladder::LadderCase;
use crate::measure::{Case, Ground, Tally};
use crate::record::Record;
use rust_decimal::Decimal;

/// The unit's cases that were found in the period: confirmed ones with the number they have in the person's count,
/// and waived ones.
pub(super) fn tally(ground: &Ground<'_>, unit: UnitId) -> Tally {
    let (campaign, period) = (ground.context.campaign, ground.context.period);
    let own =
        ground.context.ladder.iter().filter(|case| {
            campaign.roster.people[case.person].unit == unit && period.span.contains(case.date)
        });
    let mut own: Vec<(&LadderCase<'_>, &Record)> =
        own.filter_map(|case| Some((case, case.confirmed()?))).collect();
    own.sort_by_key(|(case, record)| (&record.key, case.person));
    Tally {
        cases: own
            .into_iter()
            .map(|(case, record)| priced(ground, case, record))
            .collect(),
        ..Tally::default()
    }
}

/// The weight is the number of the case.
fn priced(ground: &Ground<'_>, case: &LadderCase<'_>, record: &Record) -> Case {
    let campaign = ground.context.campaign;
    let ladder = campaign.ladder.as_ref();
    let step = ladder.and_then(|ladder| ladder.steps.get(case.step?));
    let clause = step
        .map(|step| step.clause)
        .or(ladder.map(|ladder| ladder.clause));
    Case {
        label: ground.rows.record_label(record),
        result: case.nth.map_or_else(String::new, |nth| format!("第{nth}次")),
        weight: Decimal::from(case.nth.unwrap_or(0)),
        waiver: case.waiver.clone(),
        clause: clause.map_or_else(String::new, |clause| campaign.cite(clause)),
        evidence: ground.rows.key_cells(record),
        ..Case::default()
    }
}

pub(super) fn mark(tally: &Tally, steps: &[Decimal], points: Decimal) -> PartMark {
    let mut out = PartMark {
        points,
        ..PartMark::default()
    };
    let mut left = points;
    for case in &tally.cases {
        let line = case_line(case, None);
        out.cases.push(line.clone());
        if case.waiver.as_ref().is_some_and(|waiver| waiver.is_full()) {
            let document = case.waiver.as_ref().map_or("", |waiver| &waiver.document);
            let kind = case.waiver.as_ref().map_or("容错", |waiver| &waiver.kind);
            out.phrases
                .push((true, format!("{}：{kind}成立，不计次（{document}）", case.label)));
            continue;
        }
        let nth = usize::try_from(case.weight).unwrap_or(1).max(1);
        let full = steps.get(nth - 1).or(steps.last()).copied().unwrap_or_default();
        let amount = case
            .waiver
            .as_ref()
            .map_or(full, |waiver| waiver.left_of(full))
            .min(left);
        left -= amount;
        out.phrases.push((
            false,
            format!("{} {}：扣 {}", case.label, line.result, plain(amount)),
        ));
        let reason = format!("{} {}", case.label, line.result);
        out.deductions.push(deduction(
            amount,
            reason,
            case.clause.clone(),
            case.evidence.clone(),
        ));
    }
    out.mark = Some(left);
    if left != points {
        out.product = Some(format!(
            "{} − {} = {}",
            plain(points),
            plain(points - left),
            two(left)
        ));
    }
    out
}
