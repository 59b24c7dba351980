//! What the label of a column says that it holds, in the words most offices print.

/// Meanings with the ends of labels that have them.
const WORDS: &str = include_str!("heads.txt");

/// What a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Number,
    Time,
    Limit,
    Closed,
    Opened,
    Month,
    Document,
    People,
    Units,
    Lead,
    Support,
    Named,
    Planned,
    Answered,
}

/// Names of the meanings in the list of words.
const MEANINGS: &[(&str, Says)] = &[
    ("编号", Says::Number),
    ("时间", Says::Time),
    ("时限", Says::Limit),
    ("办结", Says::Closed),
    ("提出", Says::Opened),
    ("月份", Says::Month),
    ("文号", Says::Document),
    ("人", Says::People),
    ("单位", Says::Units),
    ("牵头", Says::Lead),
    ("配合", Says::Support),
    ("名称", Says::Named),
    ("预计", Says::Planned),
    ("反馈", Says::Answered),
];

/// Whether a label says so. A time that is planned is a limit, and the end of nothing.
pub(super) fn says(label: &str, what: Says) -> bool {
    match what {
        Says::Limit => rank(label, what).is_some() || is_planned_time(label),
        Says::Closed | Says::Opened => rank(label, what).is_some() && !is_planned_time(label),
        _ => rank(label, what).is_some(),
    }
}

/// The place of the word that says so among the words that do, the plainest first: limits by a word anywhere in the
/// label, plans by its beginning, all others by its end.
pub(super) fn rank(label: &str, what: Says) -> Option<usize> {
    let mut lines = WORDS.lines().filter_map(|line| line.split_once('\t'));
    let (_, words) = lines.find(|(name, _)| MEANINGS.contains(&(*name, what)))?;
    words.split(' ').position(|word| match what {
        Says::Limit => label.contains(word),
        Says::Planned => label.starts_with(word),
        _ => label.ends_with(word),
    })
}

fn is_planned_time(label: &str) -> bool {
    rank(label, Says::Planned).is_some() && rank(label, Says::Time).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_has_words_and_every_line_a_meaning() {
        for (name, _) in MEANINGS {
            assert!(
                WORDS.lines().any(|line| line.starts_with(&format!("{name}\t"))),
                "{name}"
            );
        }
        assert_eq!(WORDS.lines().count(), MEANINGS.len());
    }

    #[test]
    fn labels_say_what_they_hold() {
        assert!(says("计划完成时间", Says::Limit) && !says("计划完成时间", Says::Closed));
        assert!(says("实际完成时间", Says::Closed) && says("整改时限", Says::Limit));
        assert!(!says("年度计划投资", Says::Limit));
        assert!(says("责任单位", Says::Lead) && says("责任单位", Says::Units));
        assert!(!says("单位意见", Says::Units) && !says("时间安排", Says::Time));
    }
}
