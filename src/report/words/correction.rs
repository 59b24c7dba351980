//! What later decisions would have changed in a sealed period.

use crate::outcome::{Correction, Decision};
use crate::register::Verdict;

impl Decision {
    /// `容错成立：质量安全通知·×质安〔2022〕1号（容〔2022〕1号）`.
    pub fn words(&self) -> String {
        let verdict = match self.verdict {
            Verdict::Granted => "成立",
            Verdict::Partly => "部分成立",
            Verdict::Refused => "不成立",
        };
        format!(
            "{}{verdict}：{}·{}（{}）",
            self.kind, self.ledger, self.row, self.document
        )
    }
}

/// What stands where no line of the period changed.
pub(crate) fn without_lines(correction: &Correction) -> &'static str {
    match correction.inputs_changed {
        true => "封存之后定义、花名册或那一期的文件有改动，没有重算",
        false => "得分没有变化",
    }
}
