//! What a score table may no longer count: 《整治形式主义为基层减负若干规定》(August 2024) takes leaders' written
//! comments, publications and traces of work out of what is appraised. A warning, never a mistake: the campaign may be
//! older than the rule, and the words are only words.

use super::super::definition::condition::{Condition, Test};
use super::super::definition::part::{Over, Part};
use super::super::definition::scoring::{Indicator, Requirement};
use super::super::reader::Word;
use super::Resolver;
use crate::finding::Kind;
use crate::fold::fold;

/// Words of what may not be counted, and what they are. Generic words: no plan's own.
const WORDS: &[(&str, &str)] = &[
    ("批示", "领导批示"),
    ("圈阅", "领导批示"),
    ("刊发", "刊发文章、信息"),
    ("刊登", "刊发文章、信息"),
    ("刊用", "刊发文章、信息"),
    ("发表文章", "刊发文章、信息"),
    ("信息采用", "刊发文章、信息"),
    ("采用信息", "刊发文章、信息"),
    ("信息报送量", "刊发文章、信息"),
    ("宣传报道", "刊发文章、信息"),
    ("新闻报道", "刊发文章、信息"),
    ("媒体报道", "刊发文章、信息"),
    ("稿件", "刊发文章、信息"),
    ("留痕", "拍照留痕"),
    ("拍照", "拍照留痕"),
    ("照片", "拍照留痕"),
    ("痕迹", "拍照留痕"),
    ("学习笔记", "学习笔记"),
    ("读书笔记", "学习笔记"),
    ("心得体会", "学习笔记"),
];

/// Carrying out what a comment asks is work, not the comment.
const NOT_MEANT: &[&str] = &[
    "指示批示",
    "批示精神",
    "批示件",
    "批示办理",
    "批示落实",
    "批示事项",
];

/// What a word is about, if it must not be counted.
fn counted(text: &str) -> Option<(&'static str, &'static str)> {
    let text = NOT_MEANT
        .iter()
        .fold(fold(text), |text, harmless| text.replace(harmless, ""));
    WORDS.iter().find(|(word, _)| text.contains(word)).copied()
}

impl Resolver<'_> {
    /// Looks through what stands in score tables, and through bonuses and deductions.
    pub(super) fn remark_on_policy(&self) {
        let scoring = &self.def.scoring;
        let lines = scoring.tables.iter().flat_map(|table| &table.sections);
        let lines = lines.flat_map(|section| &section.lines);
        let in_tables: Vec<String> = lines.map(|(indicator, _)| fold(&indicator.value)).collect();
        for indicator in &scoring.indicators {
            if in_tables.contains(&fold(&indicator.name.value)) {
                self.remark_on_indicator(indicator);
            }
        }
        for adjustment in &scoring.adjustments {
            let words =
                std::iter::once(&adjustment.name).chain(adjustment.levels.iter().map(|(level, _)| level));
            self.remark_on_first(&adjustment.name, words);
        }
    }

    fn remark_on_indicator(&self, indicator: &Indicator) {
        let mut words = vec![&indicator.name];
        for part in &indicator.parts {
            words.extend(words_of_part(part));
            for name in part.requirements.iter().flatten() {
                let named = |requirement: &&Requirement| fold(&requirement.name.value) == fold(&name.value);
                let requirement = self.def.scoring.requirements.iter().find(named);
                words.extend(requirement.into_iter().flat_map(words_of_requirement));
            }
        }
        self.remark_on_first(&indicator.name, words);
    }

    /// One remark for one line: at the first word that is not to be counted.
    fn remark_on_first<'w>(&self, line: &Word, words: impl IntoIterator<Item = &'w Word>) {
        let found = words
            .into_iter()
            .find_map(|word| Some((word, counted(&word.value)?)));
        if let Some((place, (word, about))) = found {
            let kind = Kind::NotToBeCounted {
                line: line.value.to_string(),
                word: word.into(),
                about: about.into(),
            };
            self.mistakes.add(kind, &place.place);
        }
    }
}

fn words_of_part(part: &Part) -> Vec<&Word> {
    let over = match &part.over {
        Some(Over::Column(over)) => Some(over),
        _ => None,
    };
    let words = [&part.ledger, &part.sum, &part.mean, &part.rating].into_iter();
    let mut words: Vec<&Word> = words.flatten().chain(over).collect();
    words.extend(part.findings.iter().chain(&part.ledgers).flatten());
    let conditions = part.conditions.iter().chain(part.good.iter().flatten());
    words.extend(conditions.flat_map(words_of_condition));
    words
}

fn words_of_requirement(requirement: &Requirement) -> Vec<&Word> {
    let mut words = vec![&requirement.name, &requirement.ledger];
    words.extend([&requirement.sum, &requirement.at_most_of].into_iter().flatten());
    words.extend(requirement.conditions.iter().flat_map(words_of_condition));
    words
}

fn words_of_condition(condition: &Condition) -> Vec<&Word> {
    let mut words = vec![&condition.column];
    words.extend(condition.tests.iter().flat_map(|test| match test {
        Test::In(values) => values.iter().collect(),
        Test::NotIn(_) | Test::Empty(_) | Test::AtLeast(_) | Test::AtMost(_) | Test::SameAs(_) => Vec::new(),
    }));
    words
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn comments_publications_and_traces_are_seen_and_work_is_not() {
        assert_eq!(counted("获得领导批示篇数"), Some(("批示", "领导批示")));
        assert_eq!(counted("信 息采用"), Some(("信息采用", "刊发文章、信息")));
        assert_eq!(counted("学习笔记篇数"), Some(("学习笔记", "学习笔记")));
        assert_eq!(counted("批示件按期办结率"), None);
        assert_eq!(counted("重要指示批示精神落实"), None);
        assert_eq!(counted("任务按期完成率"), None);
    }
}
