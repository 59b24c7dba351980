//! Marks that people set: votes, assessed marks; and the mean of sealed quarters.

use super::part::PartMark;
use super::share::deduction;
use super::words::{plain, two};
use crate::campaign::model::{IndicatorId, PeriodKind, Rating, RatingId, UnitId};
use crate::measure::{Absent, Ground};
use crate::outcome::{CaseLine, Evidence};
use crate::register::Vote;
use rust_decimal::Decimal;

/// A percentage of the points, or a mark in points.
#[derive(Default)]
pub(super) struct Rated {
    /// Per cent of the points.
    percent: Decimal,
    /// Points, where the office set them as such.
    points: Option<Decimal>,
    /// How it came about.
    words: Vec<String>,
    cases: Vec<CaseLine>,
    /// Nothing there yet.
    pub absent: Option<Absent>,
}

impl Rated {
    fn waiting(words: &str) -> Self {
        Rated {
            absent: Some(Absent::Waiting(words.to_owned())),
            ..Rated::default()
        }
    }

    pub fn mark(&self, points: Decimal, clause: &str) -> PartMark {
        let mark = self
            .points
            .unwrap_or(points * self.percent / Decimal::ONE_HUNDRED)
            .min(points);
        let mut part = PartMark {
            points,
            mark: Some(mark),
            tail: self.words.clone(),
            ..PartMark::default()
        };
        part.cases = self.cases.clone();
        if self.points.is_none() {
            part.product = Some(format!(
                "{} × {}% = {}",
                plain(points),
                plain(self.percent),
                two(mark)
            ));
        }
        if mark < points {
            let evidence = self.cases.iter().flat_map(|case| case.evidence.clone()).collect();
            part.deductions.push(deduction(
                points - mark,
                self.words.join("，"),
                clause.to_owned(),
                evidence,
            ));
        }
        part
    }
}

/// Votes of a unit: the mean of each rater group, highest and lowest dropped where there are enough of them; groups
/// that are absent leave their weight to the others (`decisions` 43).
pub(super) fn rating(ground: &Ground<'_>, unit: UnitId, id: RatingId) -> Rated {
    let rating = &ground.context.campaign.ratings[id];
    let votes: Vec<&Vote> = ground
        .context
        .registers
        .votes
        .iter()
        .filter(|vote| {
            vote.unit == unit && vote.rating == id && vote.entry.period == ground.context.period.id
        })
        .collect();
    if votes.is_empty() {
        return Rated::waiting(&format!("{}还没有评议票，待办公室评议", rating.name));
    }
    let groups = group_means(rating, &votes);
    let weight: Decimal = groups.iter().map(|(_, weight, _)| *weight).sum();
    let sum: Decimal = groups.iter().map(|(_, weight, mean)| *mean * *weight).sum();
    let percent = if weight.is_zero() {
        Decimal::ZERO
    } else {
        sum / weight
    };
    let told = groups.iter().map(|(name, weight, mean)| match name.is_empty() {
        true => format!("{} 票，平均 {}", votes.len(), plain(*mean)),
        false => format!("{name} {}×{}%", plain(*mean), plain(*weight)),
    });
    let mut words: Vec<String> = told.collect();
    if !rating.raters.is_empty() {
        words.push(format!("合计 {}", plain(percent)));
    }
    let case = |vote: &&Vote| CaseLine {
        label: rating
            .raters
            .get(vote.rater_group.unwrap_or(usize::MAX))
            .map_or_else(|| "评议票".into(), |rater| rater.0.to_string()),
        result: plain(vote.mark),
        good: None,
        weight: Decimal::ONE,
        due: None,
        evidence: vote.entry.cells.clone(),
    };
    Rated {
        percent,
        words,
        cases: votes.iter().map(case).collect(),
        ..Rated::default()
    }
}

/// (name, weight, mean) of the groups that voted.
fn group_means(rating: &Rating, votes: &[&Vote]) -> Vec<(String, Decimal, Decimal)> {
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
        return vec![(String::new(), Decimal::ONE_HUNDRED, mean)];
    }
    let raters = rating.raters.iter().enumerate();
    raters
        .filter_map(|(group, (name, weight))| Some((name.to_string(), *weight, mean_of(Some(group))?)))
        .collect()
}

/// Drops the highest and lowest only with more votes than twice the trim plus two.
pub(super) fn trimmed_mean(mut marks: Vec<Decimal>, trim: usize) -> Option<Decimal> {
    marks.sort();
    let kept = match marks.len() > 2 * trim + 2 {
        true => &marks[trim..marks.len() - trim],
        false => &marks[..],
    };
    let sum: Decimal = kept.iter().sum();
    (!kept.is_empty()).then(|| sum / Decimal::from(kept.len()))
}

/// A mark the office set.
pub(super) fn assessed(ground: &Ground<'_>, unit: UnitId, indicator: IndicatorId) -> Rated {
    let mut entries = ground.context.registers.assessed.iter().rev();
    let own = entries.find(|entry| {
        entry.unit == unit && entry.indicator == indicator && entry.entry.period == ground.context.period.id
    });
    let Some(entry) = own else {
        return Rated::waiting("还没有核定得分，待办公室核定");
    };
    let words = format!("核定得分 {}（核定人：{}）", plain(entry.mark), entry.approver);
    Rated {
        points: Some(entry.mark.max(Decimal::ZERO)),
        cases: vec![case(
            "核定得分".into(),
            plain(entry.mark),
            entry.entry.cells.clone(),
        )],
        words: vec![words],
        ..Rated::default()
    }
}

fn case(label: String, result: String, evidence: Vec<Evidence>) -> CaseLine {
    CaseLine {
        label,
        result,
        good: None,
        weight: Decimal::ONE,
        due: None,
        evidence,
    }
}

/// Mean of the sealed quarters of the period.
pub(super) fn quarters(ground: &Ground<'_>, unit: UnitId, missing_is_zero: bool) -> Rated {
    let campaign = ground.context.campaign;
    let name = &campaign.roster.units[unit].name;
    let inside = campaign.periods.iter().filter(|period| {
        let span = ground.context.period.span;
        period.kind == PeriodKind::Quarter && span.contains(period.span.from) && span.contains(period.span.to)
    });
    let mut totals = Vec::new();
    let mut cases = Vec::new();
    for period in inside {
        let sealed = ground
            .context
            .history
            .sealed(&period.id)
            .and_then(|sealed| sealed.unit(name));
        let total = sealed.filter(|unit| unit.group.is_some()).map(|unit| unit.total);
        let shown = total.map_or_else(|| "没有封存结果".to_owned(), plain);
        cases.push(case(period.title.to_string(), shown, Vec::new()));
        totals.extend(total.or(missing_is_zero.then_some(Decimal::ZERO)));
    }
    let Some(mean) = trimmed_mean(totals.clone(), 0) else {
        return Rated::waiting("还没有已封存的季度");
    };
    let list: Vec<String> = totals.iter().map(|total| plain(*total)).collect();
    let words = vec![format!(
        "（{}）÷ {} = {}",
        list.join(" + "),
        totals.len(),
        plain(mean)
    )];
    Rated {
        percent: mean,
        words,
        cases,
        ..Rated::default()
    }
}
