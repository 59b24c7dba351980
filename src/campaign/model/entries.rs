//! What entries of the office's registers rest on.

use super::{Campaign, ClauseId};

/// A register whose entries decide on marks and so rest on a document, an approver and a date (`decisions` 51).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// 延期批准.
    Extension,
    /// 容错澄清.
    Exemption,
    /// 不涉及.
    NotApplicable,
    /// 加减分.
    Adjustment,
    /// 一票否决.
    Veto,
    /// 核定得分.
    Assessed,
}

/// What such an entry rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// 文号: number or title of the document.
    Document,
    /// 批准人: who approved it.
    Approver,
    /// 时间: the day of the matter or of the approval.
    Date,
}

impl EntryKind {
    /// Printed name of the register.
    pub const fn word(self) -> &'static str {
        match self {
            EntryKind::Extension => "延期批准",
            EntryKind::Exemption => "容错澄清",
            EntryKind::NotApplicable => "不涉及",
            EntryKind::Adjustment => "加减分",
            EntryKind::Veto => "一票否决",
            EntryKind::Assessed => "核定得分",
        }
    }
}

impl Ground {
    /// The word by which the definition names it.
    pub const fn word(self) -> &'static str {
        match self {
            Ground::Document => "文号",
            Ground::Approver => "批准人",
            Ground::Date => "时间",
        }
    }
}

/// What entries of one register need not state in this campaign.
#[derive(Clone, Debug)]
pub struct EntryRule {
    /// The register.
    pub kind: EntryKind,
    /// Clause it rests on.
    pub clause: ClauseId,
    /// What may be left blank.
    pub without: Vec<Ground>,
}

impl Campaign {
    /// Whether entries of a register may leave out what they would otherwise rest on.
    pub fn may_lack(&self, kind: EntryKind, ground: Ground) -> bool {
        let mut rules = self.entry_rules.iter();
        rules.any(|rule| rule.kind == kind && rule.without.contains(&ground))
    }
}
