//! Facts that a unit states by itself: `信访台账：办结时间（哪天办成的）、有没有这一行（别处没有记录）`.

use crate::outcome::NamedFact;
use crate::self_reported::FactKind;
use std::sync::Arc;

/// How the points are counted that hang on the unit's word alone.
pub(crate) const SELF_REPORTED_RULE: &str = "靠自报的得分：一件事里定输赢的事实（办成的日子和数、第一次写的期限和计划数、规则所问的回答、别处没有记录的行）只要有一样只有单位自己说过，\
     登记簿、以前的封存结果、别的单位的台账都没有同样的记录，这一件得的分就靠自报。按比率得分的，得分按各件（求和的按各行的数）在分子里的份额分；\
     扣分的，得分按没有被扣的各件平分，件件被扣的按全部各件平分；单位自己不写就不扣的，整项都靠自报。容错、澄清给的不算；\
     同一指标另有扣减的按比例减；四舍五入到2位小数，不折算，不含加分。";

/// What a fact is.
pub(crate) fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::DoneDate => "哪天办成的",
        FactKind::EventDate => "哪天的事",
        FactKind::Answer => "规则所问的回答",
        FactKind::Term => "第一次写的期限或起算日",
        FactKind::DoneAmount => "办成的数",
        FactKind::PlannedAmount => "第一次写的计划数",
        FactKind::Subject => "写的是谁、哪件事",
        FactKind::Rows => "别处没有记录",
    }
}

/// Facts by ledger, in the order given.
pub(crate) fn facts<'f>(facts: impl IntoIterator<Item = &'f NamedFact>) -> String {
    let mut ledgers: Vec<(&Arc<str>, Vec<String>)> = Vec::new();
    for fact in facts {
        let column = fact.column.as_deref().unwrap_or("有哪些行");
        let words = format!("{column}（{}）", kind(fact.kind));
        match ledgers.iter_mut().find(|(ledger, _)| **ledger == fact.ledger) {
            Some((_, told)) => told.push(words),
            None => ledgers.push((&fact.ledger, vec![words])),
        }
    }
    let ledgers = ledgers
        .iter()
        .map(|(ledger, told)| format!("{ledger}：{}", told.join("、")));
    ledgers.collect::<Vec<_>>().join("；")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stand_under_their_ledger() {
        let fact = |ledger: &str, column: Option<&str>, kind| NamedFact {
            ledger: ledger.into(),
            column: column.map(Into::into),
            kind,
        };
        let told = [
            fact("信访台账", None, FactKind::Rows),
            fact("项目台账", Some("完成投资"), FactKind::DoneAmount),
            fact("信访台账", Some("办结时间"), FactKind::DoneDate),
        ];
        assert_eq!(
            facts(&told),
            "信访台账：有哪些行（别处没有记录）、办结时间（哪天办成的）；项目台账：完成投资（办成的数）"
        );
    }
}
