//! The files of a run: where each lies, whose it is, what was done with it.

use serde::Serialize;
use std::sync::Arc;

/// Where rows come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Origin {
    /// `inbox/<period>/`: sent by a unit.
    #[serde(rename = "收件箱")]
    Inbox,
    /// `registers/<period>/`: kept by the office.
    #[serde(rename = "登记簿")]
    Register,
    /// `history/`: the seal of an earlier period.
    #[serde(rename = "封存")]
    Seal,
    /// A file named by hand that lies in none of these folders.
    #[default]
    #[serde(rename = "其他")]
    Elsewhere,
}

impl Origin {
    /// The folder of the campaign that a path below it begins with. Only for a file of which nothing but its path is
    /// known; files that are found in a folder are told which it is.
    pub fn of_path(path: &str) -> Origin {
        match path.split_once('/').map(|(folder, _)| folder) {
            Some("inbox") => Origin::Inbox,
            Some("registers") => Origin::Register,
            Some("history") => Origin::Seal,
            _ => Origin::Elsewhere,
        }
    }
}

/// A file that was read.
#[derive(Clone, Debug, Serialize)]
pub struct InputFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Which folder it lies in.
    pub origin: Origin,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Unit it belongs to; none for the office's files and for files of nobody.
    pub unit: Option<Arc<str>>,
    /// Ledgers taken from it.
    pub ledgers: Vec<Arc<str>>,
    /// What was done with it, in the order in which it was decided.
    pub fates: Vec<Fate>,
}

impl InputFile {
    /// Whether the file as a whole is used; what else is told of it concerns parts of it.
    pub fn is_used(&self) -> bool {
        self.fates.first() == Some(&Fate::Used)
    }
}

/// What was done with a file or with a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fate")]
pub enum Fate {
    /// Read and counted; behind another fate, what is left of the file.
    #[serde(rename = "采用")]
    Used,
    /// Not opened: a lock file, a link, and the like.
    #[serde(rename = "未读")]
    Aside {
        /// Why, in one sentence.
        why: String,
    },
    /// The same bytes as a file before it.
    #[serde(rename = "内容相同")]
    Copy {
        /// Path of the file that is used.
        of: Arc<str>,
    },
    /// Its content could not be read.
    #[serde(rename = "无法读取")]
    Unreadable {
        /// Why, in one sentence.
        why: String,
    },
    /// It holds no ledger.
    #[serde(rename = "没有台账")]
    NoLedger,
    /// It lies among the registers and holds none.
    #[serde(rename = "没有登记簿")]
    NoRegister,
    /// Nobody knows the unit.
    #[serde(rename = "不知是谁的")]
    OfNobody,
    /// Its unit does not have to send this ledger.
    #[serde(rename = "不用报送")]
    NotDue {
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
    /// Of several versions of a ledger nobody can tell which is the last; none is used.
    #[serde(rename = "版本不明")]
    Undecided {
        /// Ledger.
        ledger: Arc<str>,
    },
    /// A form of a spot check.
    #[serde(rename = "抽查表")]
    SpotCheck {
        /// The words from which its draw started.
        seed: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_the_first_folder() {
        let paths = [
            "inbox/2022Q2/a.xlsx",
            "registers/2022q2/a.xlsx",
            "history/2022Q1.json",
            "a.xlsx",
            "inbox",
        ];
        let origins = [
            Origin::Inbox,
            Origin::Register,
            Origin::Seal,
            Origin::Elsewhere,
            Origin::Elsewhere,
        ];
        assert_eq!(paths.map(Origin::of_path), origins);
    }

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
