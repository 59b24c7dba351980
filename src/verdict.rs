//! What a period says of a unit as a whole: how it came to its score, and on which list it stands. Seals keep both.

use serde::{Deserialize, Serialize};

/// How a unit came to its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rated {
    /// 已评: scored from what it sent.
    #[serde(rename = "已评")]
    Scored,
    /// 缺报: it sent nothing; only the office's registers were scored.
    #[serde(rename = "缺报")]
    Missing,
    /// 未评定: it sent something that could not be read.
    #[serde(rename = "未评定")]
    NotAssessed,
    /// 不参评: scored and reported, not ranked.
    #[serde(rename = "不参评")]
    NotRanked,
}

/// The red or the black list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Board {
    /// 红榜: the red list.
    #[serde(rename = "红榜")]
    Red,
    /// 黑榜: the black list.
    #[serde(rename = "黑榜")]
    Black,
}

impl Board {
    /// The word reports and seals use.
    pub fn word(self) -> &'static str {
        match self {
            Board::Red => "红榜",
            Board::Black => "黑榜",
        }
    }
}
