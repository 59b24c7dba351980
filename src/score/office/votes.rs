//! Votes on a unit: their mean, or the share of some grades among them.

use super::{OfficeRate, Set};
use crate::calc::{Calc, Quantity};
use crate::campaign::model::{Rating, RatingPart, UnitId};
use crate::measure::{Absent, ScoringContext};
use crate::register::Vote;
use crate::score::cause::Remark;
use rust_decimal::Decimal;
use std::sync::Arc;

/// A group of raters with fewer votes than this could tell how somebody voted.
const FEWEST_TOLD: usize = 3;

/// Votes of a unit: the mean of each rater group, highest and lowest dropped where there are enough of them; groups
/// that are absent leave their weight to the others (`decisions` 43). Ballots are secret (`decisions` 67): no vote is told
/// by itself, and where a group is so small that its mean tells one, only the number of its votes and the result are.
pub(in crate::score) fn rating(scoring: &ScoringContext<'_>, unit: UnitId, part: &RatingPart) -> OfficeRate {
    let rating = &scoring.inputs.campaign.ratings[part.rating];
    let is_asked = |vote: &Vote| {
        let group = vote.rater_group;
        part.raters.is_empty() || group.is_some_and(|group| part.raters.contains(&group))
    };
    let cast = scoring.inputs.registers.votes.iter().filter(|vote| {
        vote.unit == unit && vote.rating == part.rating && vote.entry.period == scoring.inputs.period.id
    });
    let cast: Vec<&Vote> = cast.filter(|vote| is_asked(vote)).collect();
    if cast.is_empty() {
        return OfficeRate::absent(Absent::NoVotes(rating.name.clone()));
    }
    let valid: Vec<Ballot> = cast.iter().filter_map(|vote| ballot(part, vote)).collect();
    if valid.is_empty() {
        return OfficeRate::absent(Absent::OnlyAbstentions(rating.name.clone()));
    }
    let trim = if part.votes.is_empty() { rating.trim } else { 0 };
    let groups = group_means(rating, &valid, trim as usize);
    let open = rating.raters.is_empty() || groups.iter().all(|group| group.votes >= FEWEST_TOLD);
    let mut remarks = Vec::new();
    if !part.votes.is_empty() {
        let names = part.votes.iter().map(|grade| rating.grades[*grade].0.clone());
        remarks.push(Remark::ShareOfVotes(names.collect()));
    }
    remarks.extend(groups.iter().map(|group| group.remark(open)));
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

/// A valid vote.
struct Ballot {
    group: Option<usize>,
    /// In per cent; where a share of votes is asked for, 100 or 0.
    percent: Decimal,
}

/// What a vote counts; none for an abstention.
fn ballot(part: &RatingPart, vote: &Vote) -> Option<Ballot> {
    let percent = vote.percent?;
    let is_one = |grade: usize| part.votes.contains(&grade);
    Some(Ballot {
        group: vote.rater_group,
        percent: match part.votes.is_empty() {
            true => percent,
            false if vote.grade.is_some_and(is_one) => Decimal::ONE_HUNDRED,
            false => Decimal::ZERO,
        },
    })
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
fn group_means(rating: &Rating, votes: &[Ballot], trim: usize) -> Vec<GroupMean> {
    let mean_of = |group: Option<usize>| {
        let marks = votes
            .iter()
            .filter(|vote| vote.group == group)
            .map(|vote| vote.percent);
        trimmed_mean(marks.collect(), trim)
    };
    if rating.raters.is_empty() {
        let marks = votes.iter().map(|vote| vote.percent).collect();
        let mean = trimmed_mean(marks, trim).unwrap_or_default();
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
                votes: votes.iter().filter(|vote| vote.group == Some(group)).count(),
                mean: mean_of(Some(group))?,
            })
        })
        .collect()
}

/// Mean of votes without the `trim` highest and the `trim` lowest; nothing is dropped where that would leave two votes
/// or fewer. None where there are no votes.
fn trimmed_mean(mut marks: Vec<Decimal>, trim: usize) -> Option<Decimal> {
    marks.sort();
    let kept = match marks.len() > 2 * trim + 2 {
        true => &marks[trim..marks.len() - trim],
        false => &marks[..],
    };
    let sum: Decimal = kept.iter().sum();
    (!kept.is_empty()).then(|| sum / Decimal::from(kept.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_are_dropped_only_where_more_than_two_are_left() {
        let mean = |marks: &[i64]| trimmed_mean(marks.iter().copied().map(Decimal::from).collect(), 2);
        // 10 + 20 + 30 over three; with six votes all count.
        assert_eq!(mean(&[0, 0, 10, 20, 30, 90, 99]), Some(Decimal::from(20)));
        assert_eq!(mean(&[0, 0, 15, 15, 90, 90]), Some(Decimal::from(35)));
    }
}
