//! What became of a ledger due and of a file that came.

use serde::Serialize;
use std::sync::Arc;

/// State of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SubmissionState {
    /// Came in time (or no receipt says otherwise).
    #[serde(rename = "按时")]
    OnTime,
    /// Came late.
    #[serde(rename = "迟报")]
    Late,
    /// Did not come.
    #[serde(rename = "缺报")]
    Missing,
    /// Came with an explicit nil.
    #[serde(rename = "零报告")]
    Nil,
    /// Came and could not be read.
    #[serde(rename = "未能读取")]
    Unreadable,
}

/// A file that was read.
#[derive(Clone, Debug, Serialize)]
pub struct InputFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hex.
    pub sha256: String,
    /// Unit it belongs to; none for the office's files and for files of nobody.
    pub unit: Option<Arc<str>>,
    /// Ledgers taken from it.
    pub ledgers: Vec<Arc<str>>,
    /// What was done with it, in words: 采用, 重复（同…）, 被…代替, 无法读取, 不知是谁的.
    pub fate: String,
}
