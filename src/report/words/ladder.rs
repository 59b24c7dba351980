//! Why a misconduct case is not counted.

use crate::ladder::{LadderEntryCase, NotCountedBy};

impl LadderEntryCase {
    /// Why it is not counted; none where it is.
    pub fn not_counted_words(&self) -> Option<String> {
        self.not_counted.as_ref().map(words)
    }
}

fn words(by: &NotCountedBy) -> String {
    match by {
        NotCountedBy::Errors(kinds) => {
            let reasons: Vec<String> = kinds.iter().map(|kind| kind.message()).collect();
            format!("这一行有错误，未计次：{}", reasons.join("；"))
        }
        NotCountedBy::Conclusion(cells) => {
            let cells = cells.iter().map(|(column, shown)| format!("{column}：{shown}"));
            cells.collect::<Vec<_>>().join("，")
        }
        NotCountedBy::Waiver { kind, grounds } => format!("{kind}成立，不计次（{grounds}）"),
        NotCountedBy::Seal => "封存时未计次".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_conclusion_is_told() {
        let cells = vec![("核实结论".into(), "不属实".into())];
        assert_eq!(words(&NotCountedBy::Conclusion(cells)), "核实结论：不属实");
        assert_eq!(words(&NotCountedBy::Seal), "封存时未计次");
    }
}
