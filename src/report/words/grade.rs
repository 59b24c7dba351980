//! The grade of a unit, and how it came to it, in words.

use crate::board::{GradeDenied, GradeLowered, GradeScore};
use crate::outcome::UnitResult;

impl UnitResult {
    /// How the unit came to its grade, a sentence each; empty where none is given, or the total alone decided.
    pub fn grade_words(&self) -> Vec<String> {
        self.grade.iter().flat_map(words).collect()
    }

    /// The grade as pages print it; blank where none is given.
    pub fn grade_cell(&self) -> String {
        self.grade
            .as_ref()
            .map_or_else(String::new, |grade| match grade.provisional {
                true => format!("{}（暂定）", grade.grade),
                false => grade.grade.to_string(),
            })
    }
}

fn words(grade: &GradeScore) -> Vec<String> {
    let denied = grade.denied.iter().map(|(name, why)| match why {
        GradeDenied::Missed(indicators) => {
            format!("“{}”没有得满分，不进{name}", indicators.join("”“"))
        }
        GradeDenied::Full(room) => format!("{name}只有{room}个名额，排不进"),
    });
    let mut words: Vec<String> = denied.collect();
    let lowered: Vec<String> = grade.lowered.iter().map(reason).collect();
    match (&grade.before, lowered.is_empty()) {
        (Some(before), false) => {
            let (reasons, now) = (lowered.join("；"), &grade.grade);
            words.push(format!("按得分是{before}，{reasons}，定为{now}"));
        }
        (None, false) => words.push(format!("{}，已经是{}", lowered.join("；"), grade.grade)),
        (_, true) => {}
    }
    words
}

fn reason(reason: &GradeLowered) -> String {
    match reason {
        GradeLowered::Veto(kind) => format!("一票否决：{kind}"),
        GradeLowered::LadderStep(step) => format!("有人到了处理的第{step}步"),
        GradeLowered::Missed(indicators) => format!("“{}”没有得满分", indicators.join("”“")),
        GradeLowered::Black => "列入黑榜".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_denied_and_what_lowered_it_is_told() {
        let grade = GradeScore {
            grade: "C".into(),
            before: Some("B".into()),
            lowered: vec![GradeLowered::Black, GradeLowered::LadderStep(3)],
            denied: vec![
                ("A".into(), GradeDenied::Full(2)),
                ("A+".into(), GradeDenied::Missed(vec!["质量".into()])),
            ],
            provisional: true,
        };
        assert_eq!(
            words(&grade),
            [
                "A只有2个名额，排不进",
                "“质量”没有得满分，不进A+",
                "按得分是B，列入黑榜；有人到了处理的第3步，定为C"
            ]
        );
    }
}
