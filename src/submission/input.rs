//! State of a ledger that was due, and what was done with a file.

use crate::campaign::model::UnitId;
use crate::record::Origin;
use serde::Serialize;
use std::sync::Arc;

/// State of a ledger that was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SubmissionState {
    /// 按时: it came in time, or no receipt says otherwise.
    #[serde(rename = "按时")]
    OnTime,
    /// 迟报: it came late.
    #[serde(rename = "迟报")]
    Late,
    /// 缺报: it did not come.
    #[serde(rename = "缺报")]
    Missing,
    /// 零报告: it came with an explicit nil.
    #[serde(rename = "零报告")]
    Nil,
    /// 未能读取: it came and could not be read.
    #[serde(rename = "未能读取")]
    Unreadable,
}

/// A file of the inbox or the registers, with what was done with it.
#[derive(Clone, Debug, Serialize)]
pub struct InputFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Folder of the campaign it is in.
    pub origin: Origin,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Printed name of its unit; none for files of the office and files whose unit nobody knows.
    pub unit: Option<Arc<str>>,
    /// The same unit by its id.
    #[serde(skip)]
    pub unit_id: Option<UnitId>,
    /// Printed names of the ledgers taken from it.
    pub ledgers: Vec<Arc<str>>,
    /// What was done with it, in the order of the decisions.
    pub fates: Vec<Fate>,
}

impl InputFile {
    /// Whether the file as a whole is used; other fates then concern parts of it.
    pub fn is_used(&self) -> bool {
        self.fates.first() == Some(&Fate::Used)
    }
}

/// What was done with a file or with a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fate")]
pub enum Fate {
    /// Read and counted; after another fate, the rest of the file.
    #[serde(rename = "采用")]
    Used,
    /// Not opened: a lock file, a link and the like.
    #[serde(rename = "未读")]
    Aside {
        /// The reason, in one sentence.
        why: String,
    },
    /// Its bytes are the same as those of an earlier file.
    #[serde(rename = "内容相同")]
    Copy {
        /// Path of the file that is used.
        of: Arc<str>,
    },
    /// Its content could not be read.
    #[serde(rename = "无法读取")]
    Unreadable {
        /// The reason, in one sentence.
        why: String,
    },
    /// It holds no ledger.
    #[serde(rename = "没有台账")]
    NoLedger,
    /// It is among the registers and holds none.
    #[serde(rename = "没有登记簿")]
    NoRegister,
    /// It is not known which unit it belongs to.
    #[serde(rename = "不知是谁的")]
    OfNobody,
    /// Its unit does not have to send this ledger.
    #[serde(rename = "不用报送")]
    NotDue {
        /// Ledger.
        ledger: Arc<str>,
    },
    /// It was filled in for another period.
    #[serde(rename = "不是本期的")]
    OtherPeriod {
        /// Ledger.
        ledger: Arc<str>,
    },
    /// Other versions of these ledgers are used.
    #[serde(rename = "被代替")]
    Replaced {
        /// Ledgers.
        ledgers: Vec<Arc<str>>,
        /// Path of the file that is used.
        by: Arc<str>,
    },
    /// Of several versions of a ledger it is not known which is the last; none of them is used.
    #[serde(rename = "版本不明")]
    Undecided {
        /// Ledger.
        ledger: Arc<str>,
    },
    /// A form of a spot check.
    #[serde(rename = "抽查表")]
    SpotCheck {
        /// Words from which its draw started.
        seed: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fate_is_a_word_with_its_facts() {
        let replaced = Fate::Replaced {
            ledgers: vec!["问题清单".into()],
            by: "inbox/b.xlsx".into(),
        };
        let json = |fate: &Fate| serde_json::to_string(fate).expect("JSON");
        assert_eq!(json(&Fate::Used), r#"{"fate":"采用"}"#);
        assert_eq!(
            json(&replaced),
            r#"{"fate":"被代替","ledgers":["问题清单"],"by":"inbox/b.xlsx"}"#
        );
    }
}
