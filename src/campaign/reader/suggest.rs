//! What somebody may have meant.

use super::super::names::suggest;
use crate::fold::fold;
use std::sync::Arc;

/// The candidate most like a word, if any is like it at all.
fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Arc<str>> {
    let folded: Vec<(String, Arc<str>)> = candidates
        .into_iter()
        .map(|candidate| (fold(candidate), Arc::from(candidate)))
        .collect();
    let known = folded
        .iter()
        .map(|(folded, name)| (folded.as_str(), name.clone()));
    suggest(word, known).into_iter().next()
}

/// A remedy in one sentence: the nearest candidate, or all of them when they are few.
pub(crate) fn hint<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    if let Some(best) = nearest(word, candidates.iter().copied()) {
        return format!("请改成“{best}”（与所写最接近），或核对名称");
    }
    if candidates.is_empty() || candidates.len() > 16 {
        return otherwise.to_owned();
    }
    format!("请改用其中之一：{}", candidates.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_wins_and_nothing_far_is_offered() {
        let words = ["整改台账", "个人学习台账", "集体学习台账"];
        assert_eq!(nearest("集体学习台帐册", words).as_deref(), Some("集体学习台账"));
        assert_eq!(nearest("整改", words).as_deref(), Some("整改台账"));
        assert_eq!(nearest("宣传", words), None);
        assert_eq!(nearest("", words), None);
    }
}
