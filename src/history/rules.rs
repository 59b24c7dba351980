//! What changed in the rules since a period was sealed. The seal keeps them as they were said; they are held against what
//! the definition says of the same period now, so that only what was written otherwise differs.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule as it was applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRule {
    /// What it is about.
    pub heading: String,
    /// The rule in one sentence.
    pub text: String,
}

/// What became of the rules since the period before was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RulesSince {
    /// The files of the definition are the same.
    Same,
    /// They are not; the rules that read otherwise, none where only what changes no rule was written otherwise.
    Changed(Vec<RuleChange>),
    /// They are not, and the seal keeps no rules: an earlier version of the program made it.
    NotKept,
}

/// A rule that is new, gone, or reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// What it is about.
    pub heading: String,
    /// As it was; none for a new one.
    pub before: Option<String>,
    /// As it is; none for one that is gone.
    pub now: Option<String>,
}

/// The rules that read otherwise, by headings in the order of `now`, those that are gone last.
pub fn changed_rules(before: &[SealedRule], now: &[SealedRule]) -> Vec<RuleChange> {
    let mut gone = left_over(before, now);
    let new = left_over(now, before);
    let mut changes = Vec::new();
    for rule in &new {
        // A rule is known by what stands before its colon; where a heading has lost one and gained one, they are the same.
        let alone = |rules: &[&SealedRule]| {
            let mut same = rules.iter().filter(|other| other.heading == rule.heading);
            same.next().is_some() && same.next().is_none()
        };
        let named = gone
            .iter()
            .position(|old| old.heading == rule.heading && name(old) == name(rule));
        let only = gone.iter().position(|old| old.heading == rule.heading);
        let at = named.or(only.filter(|_| alone(&gone) && alone(&new)));
        changes.push(RuleChange {
            heading: rule.heading.clone(),
            before: at.map(|at| gone.remove(at).text.clone()),
            now: Some(rule.text.clone()),
        });
    }
    changes.extend(gone.into_iter().map(|old| RuleChange {
        heading: old.heading.clone(),
        before: Some(old.text.clone()),
        now: None,
    }));
    changes
}

/// What a rule is known by.
fn name(rule: &SealedRule) -> &str {
    rule.text.split_once('：').map_or("", |(name, _)| name)
}

/// Rules of a list that the other does not have, as often as it lacks them.
fn left_over<'a>(rules: &'a [SealedRule], others: &[SealedRule]) -> Vec<&'a SealedRule> {
    let mut known: BTreeMap<&SealedRule, usize> = BTreeMap::new();
    for rule in others {
        *known.entry(rule).or_default() += 1;
    }
    let mut left = Vec::new();
    for rule in rules {
        match known.get_mut(rule).filter(|times| **times > 0) {
            Some(times) => *times -= 1,
            None => left.push(rule),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `heading|text`, one per line.
    fn rules(text: &str) -> Vec<SealedRule> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines
            .map(|line| {
                let (heading, text) = line.split_once('|').expect("a heading");
                SealedRule {
                    heading: heading.into(),
                    text: text.into(),
                }
            })
            .collect()
    }

    fn told(before: &str, now: &str) -> Vec<String> {
        let changes = changed_rules(&rules(before), &rules(now));
        let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
        changes
            .iter()
            .map(|change| {
                format!(
                    "{}|{}→{}",
                    change.heading,
                    or_none(&change.before),
                    or_none(&change.now)
                )
            })
            .collect()
    }

    #[test]
    fn a_rule_is_known_by_its_name() {
        let before = "计分|甲：扣1分\n计分|乙：扣1分\n计分|丙：扣1分";
        let now = "计分|丙：扣2分\n计分|乙：扣1分\n计分|丁：扣1分";
        assert_eq!(
            told(before, now),
            ["计分|丙：扣1分→丙：扣2分", "计分|-→丁：扣1分", "计分|甲：扣1分→-"]
        );
    }

    #[test]
    fn one_without_a_name_is_known_by_its_heading() {
        assert_eq!(
            told("取整|到2位\n上榜|都列", "取整|到1位\n上榜|都列"),
            ["取整|到2位→到1位"]
        );
    }

    #[test]
    fn the_same_said_twice_counts_twice() {
        assert_eq!(told("填法|必填\n填法|必填", "填法|必填"), ["填法|必填→-"]);
        assert!(told("填法|必填\n取整|到2位", "取整|到2位\n填法|必填").is_empty());
    }
}
