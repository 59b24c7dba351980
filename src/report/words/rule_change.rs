//! What changed in the rules since the period before was sealed.

use crate::history::{RuleChange, RulesSince};
use crate::outcome::Outcome;

/// What became of the rules, in one sentence; none where no earlier period is sealed.
pub fn rules_since(outcome: &Outcome) -> Option<String> {
    let before = outcome.period.previous.as_deref()?;
    Some(match outcome.rules_since.as_ref()? {
        RulesSince::Same => format!("规则与{before}封存时一样"),
        RulesSince::Changed(changes) if changes.is_empty() => {
            format!("{before}封存以后定义文件改过，规则没有变")
        }
        RulesSince::Changed(changes) => format!("{before}封存以后规则改了{}处", changes.len()),
        RulesSince::NotKept => {
            format!("{before}封存以后定义文件改过；那一期的封存里没有记规则，改了什么比不出来")
        }
    })
}

/// The rules that changed, by heading.
pub fn rule_changes(outcome: &Outcome) -> impl Iterator<Item = (&str, String)> {
    let changes = match &outcome.rules_since {
        Some(RulesSince::Changed(changes)) => changes.as_slice(),
        Some(RulesSince::Same | RulesSince::NotKept) | None => &[],
    };
    changes.iter().map(|change| (&*change.heading, sentence(change)))
}

/// `报送规范：“每处扣0.2分”改为“每处扣0.5分”`.
fn sentence(change: &RuleChange) -> String {
    match (&change.before, &change.now) {
        (Some(before), Some(now)) => differing(before, now),
        (None, Some(now)) => format!("新增：{now}"),
        (Some(before), None) => format!("删去：{before}"),
        (None, None) => String::new(),
    }
}

/// The name of the rule and the phrases in which two sentences differ.
fn differing(before: &str, now: &str) -> String {
    let (name, before, now) = match (before.split_once('：'), now.split_once('：')) {
        (Some((old, before)), Some((new, now))) if old == new => (format!("{old}："), before, now),
        _ => (String::new(), before, now),
    };
    let (old, new) = (phrases(before), phrases(now));
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let ahead = same(&mut old.iter().zip(&new));
    let (old, new) = (&old[ahead..], &new[ahead..]);
    let behind = same(&mut old.iter().rev().zip(new.iter().rev()));
    let shown = |phrases: &[&str]| {
        let kept = phrases[..phrases.len() - behind].concat();
        kept.trim_end_matches(ENDS).to_owned()
    };
    match (shown(old), shown(new)) {
        (old, new) if old.is_empty() => format!("{name}加了“{new}”"),
        (old, new) if new.is_empty() => format!("{name}去了“{old}”"),
        (old, new) => format!("{name}“{old}”改为“{new}”"),
    }
}

/// What ends a phrase.
const ENDS: [char; 5] = ['，', '；', '、', '。', '：'];

/// A sentence in pieces, each with what ends it.
fn phrases(sentence: &str) -> Vec<&str> {
    sentence.split_inclusive(ENDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let told = |before: &str, now: &str| {
            sentence(&RuleChange {
                heading: String::new(),
                before: Some(before.into()),
                now: Some(now.into()),
            })
        };
        assert_eq!(
            told(
                "规范：不规范的，从满分起，每处扣0.2分",
                "规范：不规范的，从满分起，每处扣0.5分"
            ),
            "规范：“每处扣0.2分”改为“每处扣0.5分”"
        );
        assert_eq!(
            told("甲类：前3名且不低于85分", "甲类：前3名且不低于85分，只在年度评"),
            "甲类：“前3名且不低于85分”改为“前3名且不低于85分，只在年度评”"
        );
        assert_eq!(
            told(
                "完成率：按比例得分，低于60%得0分；另加减",
                "完成率：按比例得分；另加减"
            ),
            "完成率：“按比例得分，低于60%得0分”改为“按比例得分”"
        );
        assert_eq!(told("分段：甲，乙，丙", "分段：甲，丙"), "分段：去了“乙”");
        assert_eq!(told("分段：甲，丙", "分段：甲，乙，丙"), "分段：加了“乙”");
    }
}
