//! What is taken of the votes on a unit, in words.

use crate::campaign::model::{Campaign, Rating, RatingPart};
use crate::number::plain;
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) fn of(campaign: &Campaign, part: &RatingPart) -> String {
    let rating = &campaign.ratings[part.rating];
    let mut text = match part.votes.is_empty() {
        true => format!("评议“{}”的平均", rating.name),
        false => {
            let names: Vec<&str> = part.votes.iter().map(|at| &*rating.grades[*at].0).collect();
            format!("评议“{}”里{}的得票率", rating.name, names.join("、"))
        }
    };
    text += &raters(rating, &part.raters);
    if part.votes.is_empty() {
        text += &listed(&rating.grades, |percent| format!("算{}%", plain(percent)));
    }
    let (least, most) = rating.range;
    if rating.grades.is_empty() && (least, most) != (Decimal::ZERO, Decimal::ONE_HUNDRED) {
        text += &format!("，票上写{}至{}，{}算100%", plain(least), plain(most), plain(most));
    }
    if rating.trim > 0 && part.votes.is_empty() {
        text += &format!("，票数够多的，每个主体去掉{0}个最高、{0}个最低", rating.trim);
    }
    if !rating.abstain.is_empty() {
        text += &format!("，{}不算有效票", rating.abstain.join("、"));
    }
    text
}

/// The bodies with their weights, of those that are asked. `asked`: their indices; empty = all.
fn raters(rating: &Rating, asked: &[usize]) -> String {
    let raters = rating.raters.iter().enumerate();
    let raters = raters.filter(|(at, _)| asked.is_empty() || asked.contains(at));
    let raters: Vec<(Arc<str>, Decimal)> = raters.map(|(_, rater)| rater.clone()).collect();
    let only = if asked.is_empty() {
        ""
    } else {
        "，只看这些主体"
    };
    listed(&raters, |weight| format!("{}%", plain(weight))) + only
}

fn listed(pairs: &[(Arc<str>, Decimal)], told: impl Fn(Decimal) -> String) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, number)| format!("{name}{}", told(*number)));
    let pairs: Vec<String> = pairs.collect();
    match pairs.is_empty() {
        true => String::new(),
        false => format!("，{}", pairs.join("、")),
    }
}
