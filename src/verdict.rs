//! What a period says of a unit as a whole: how it came to its score, and on which list it stands. Seals keep both.

use serde::{Deserialize, Serialize};

/// How a unit came to its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rated {
    /// From its ledgers.
    #[serde(rename = "已评")]
    Scored,
    /// 缺报: nothing was sent; registers only.
    #[serde(rename = "缺报")]
    Missing,
    /// 未评定: something was sent that could not be read.
    #[serde(rename = "未评定")]
    NotAssessed,
    /// 不参评: reported, not ranked.
    #[serde(rename = "不参评")]
    NotRanked,
}

/// Red or black list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Board {
    /// 红榜.
    #[serde(rename = "红榜")]
    Red,
    /// 黑榜.
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
