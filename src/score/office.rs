//! Marks that people set (votes, assessed marks), and the mean of the results of earlier periods.

mod results;
#[cfg(test)]
mod tests;

pub(super) use results::results;

use super::card::{CaseScore, PartScore};
use super::cause::{Cause, Loss, Remark};
use super::comparison::Comparison;
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{ClauseId, IndicatorId, MarkRule, Part, Rating, RatingId, UnitId};
use crate::curve::{Number, NumberKind};
use crate::measure::{Absent, CaseName, CaseResult, ScoringContext};
use crate::register::Vote;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Result of votes, of an assessed mark, or of the mean of earlier results.
pub(super) struct OfficeRate {
    set: Set,
    /// Whether the arithmetic may be printed.
    open: bool,
    /// Remarks that explain the result, in printed order.
    remarks: Vec<Remark>,
    cases: Vec<CaseScore>,
    /// Why there is no result yet; none where there is one.
    pub absent: Option<Absent>,
}

/// The unit of the result.
enum Set {
    /// Share of the part's points, in per cent (0–100).
    Percent(Calc),
    /// A mark in points.
    Points(Decimal),
}

impl OfficeRate {
    fn absent(absent: Absent) -> Self {
        OfficeRate {
            set: Set::Points(Decimal::ZERO),
            open: false,
            remarks: Vec::new(),
            cases: Vec::new(),
            absent: Some(absent),
        }
    }

    /// The number; none where it is a mark.
    pub(super) fn number(&self) -> Option<Number> {
        match &self.set {
            Set::Percent(percent) => Some(Number::new(NumberKind::Percent, percent.clone().percent())),
            Set::Points(_) => None,
        }
    }

    pub(super) fn mark(
        &self,
        part: &Part,
        comparison: &Comparison,
        points: Decimal,
        clause: ClauseId,
    ) -> PartScore {
        let mut remarks = self.remarks.clone();
        let calc = match (&self.set, self.number(), &part.rule) {
            (Set::Points(mark), ..) => Calc::number(Quantity::Mark, *mark),
            (Set::Percent(_), Some(counted), MarkRule::Curve(curve)) => {
                match comparison.held(part, counted) {
                    Some((number, compared)) => {
                        remarks.extend(compared);
                        curve.mark(&number, points).calc
                    }
                    None => Calc::zero(),
                }
            }
            (Set::Percent(_), ..) => Calc::zero(),
        };
        let calc = part.limits(points).hold(calc);
        let mark = calc.value();
        let mut part = PartScore {
            points,
            calc: Some(calc),
            told_by_remarks: !self.open,
            remarks: remarks.clone(),
            cases: self.cases.clone(),
            ..PartScore::default()
        };
        if mark < points {
            let evidence = self.cases.iter().flat_map(|case| case.evidence.clone());
            part.losses.push(Loss {
                part: None,
                amount: points - mark,
                cause: Cause::Remarks(remarks),
                clause: Some(clause),
                evidence: evidence.collect(),
            });
        }
        part
    }
}

/// A group of raters with fewer votes than this could tell how somebody voted.
const FEWEST_TOLD: usize = 3;

/// Votes of a unit: the mean of each rater group, highest and lowest dropped where there are enough of them; groups
/// that are absent leave their weight to the others (`decisions` 43). Ballots are secret (`decisions` 67): no vote is told
/// by itself, and where a group is so small that its mean tells one, only the number of its votes and the result are.
pub(super) fn rating(scoring: &ScoringContext<'_>, unit: UnitId, id: RatingId) -> OfficeRate {
    let rating = &scoring.inputs.campaign.ratings[id];
    let votes: Vec<&Vote> = scoring
        .inputs
        .registers
        .votes
        .iter()
        .filter(|vote| {
            vote.unit == unit && vote.rating == id && vote.entry.period == scoring.inputs.period.id
        })
        .collect();
    if votes.is_empty() {
        return OfficeRate::absent(Absent::NoVotes(rating.name.clone()));
    }
    let groups = group_means(rating, &votes);
    let open = rating.raters.is_empty() || groups.iter().all(|group| group.votes >= FEWEST_TOLD);
    let mut remarks: Vec<Remark> = groups.iter().map(|group| group.remark(open)).collect();
    let mark = |mean: Decimal| Calc::number(Quantity::Mark, mean);
    let weight = |weight: Decimal| Calc::number(Quantity::Weight, weight);
    let sum = groups
        .iter()
        .map(|group| mark(group.mean).times(weight(group.weight)));
    let weights = groups.iter().map(|group| weight(group.weight));
    let percent = Calc::Sum(sum.collect()).over(Calc::Sum(weights.collect()));
    if !rating.raters.is_empty() {
        remarks.push(Remark::Votesum(percent.value()));
    }
    OfficeRate {
        set: Set::Percent(percent),
        open,
        remarks,
        cases: Vec::new(),
        absent: None,
    }
}

/// Mean of the votes of one group of raters.
struct GroupMean {
    /// Printed name of the group; none where raters form no groups.
    name: Option<Arc<str>>,
    /// Weight of the group in per cent.
    weight: Decimal,
    votes: usize,
    mean: Decimal,
}

impl GroupMean {
    /// `open`: whether the mean may be told.
    fn remark(&self, open: bool) -> Remark {
        match &self.name {
            None => Remark::Votes {
                number: self.votes,
                mean: self.mean,
            },
            Some(name) => Remark::RaterGroup {
                name: name.clone(),
                votes: self.votes,
                mean: open.then_some(self.mean),
                weight: self.weight,
            },
        }
    }
}

/// Means of the groups that have voted; a group without votes is left out.
fn group_means(rating: &Rating, votes: &[&Vote]) -> Vec<GroupMean> {
    let mean_of = |group: Option<usize>| {
        let marks = votes
            .iter()
            .filter(|vote| vote.rater_group == group)
            .map(|vote| vote.mark);
        trimmed_mean(marks.collect(), rating.trim as usize)
    };
    if rating.raters.is_empty() {
        let marks = votes.iter().map(|vote| vote.mark).collect();
        let mean = trimmed_mean(marks, rating.trim as usize).unwrap_or_default();
        return vec![GroupMean {
            name: None,
            weight: Decimal::ONE_HUNDRED,
            votes: votes.len(),
            mean,
        }];
    }
    let raters = rating.raters.iter().enumerate();
    raters
        .filter_map(|(group, (name, weight))| {
            Some(GroupMean {
                name: Some(name.clone()),
                weight: *weight,
                votes: votes
                    .iter()
                    .filter(|vote| vote.rater_group == Some(group))
                    .count(),
                mean: mean_of(Some(group))?,
            })
        })
        .collect()
}

/// Mean of votes without the `trim` highest and the `trim` lowest; nothing is dropped where that would leave two votes
/// or fewer. None where there are no votes.
pub(super) fn trimmed_mean(mut marks: Vec<Decimal>, trim: usize) -> Option<Decimal> {
    marks.sort();
    let kept = match marks.len() > 2 * trim + 2 {
        true => &marks[trim..marks.len() - trim],
        false => &marks[..],
    };
    let sum: Decimal = kept.iter().sum();
    (!kept.is_empty()).then(|| sum / Decimal::from(kept.len()))
}

/// The mark in points that the office entered for a unit and an indicator in this period; the last entry counts.
pub(super) fn assessed(scoring: &ScoringContext<'_>, unit: UnitId, indicator: IndicatorId) -> OfficeRate {
    let mut entries = scoring.inputs.registers.assessed.iter().rev();
    let own = entries.find(|entry| {
        entry.unit == unit && entry.indicator == indicator && entry.entry.period == scoring.inputs.period.id
    });
    let Some(entry) = own else {
        return OfficeRate::absent(Absent::NotAssessed);
    };
    OfficeRate {
        set: Set::Points(entry.mark.max(Decimal::ZERO)),
        open: false,
        remarks: vec![Remark::Assessed {
            mark: entry.mark,
            approver: entry.approver.clone(),
        }],
        cases: vec![CaseScore::listed(
            CaseName::Assessed,
            CaseResult::Mark(entry.mark),
            entry.entry.cells.clone(),
        )],
        absent: None,
    }
}
