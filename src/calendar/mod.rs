//! Working days, terms and periods. No clock is read here: dates are arguments.

mod days;
mod named;
mod overlay;
pub mod quarter;
pub mod span;
mod term;
#[cfg(test)]
mod tests;

pub use days::{Calendar, DayKind, SpecialDay};
pub use named::{half_year_id, half_year_title, id_of, month_id, month_title};
pub use overlay::{OverlayMistake, OverlayProblem};
pub use quarter::Quarter;
pub use span::Span;
pub use term::{DueDate, Roll, Start, months_begun};

use serde::Serialize;

/// In what a term is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum DayUnit {
    /// 自然日.
    #[serde(rename = "自然日")]
    Natural,
    /// 工作日.
    #[serde(rename = "工作日")]
    Working,
    /// 月.
    #[serde(rename = "月")]
    Month,
}
