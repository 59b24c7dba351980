//! Items with a life: those that are still open, with their lights, and the lists that are followed until they are
//! closed out. They are facts beside the marks, and change none.

mod counts;
mod gathered;
mod open;
mod tracked;

pub use counts::DeadlineCount;
pub use gathered::Items;

use crate::campaign::model::UnitId;
use crate::deadline::Judged;
use crate::evidence::Evidence;
use crate::rows::Matter;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// Status light of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Light {
    /// Overdue.
    #[serde(rename = "红")]
    Red,
    /// At most three days left.
    #[serde(rename = "黄")]
    Yellow,
    /// More time left.
    #[serde(rename = "绿")]
    Green,
    /// Standing, or no date.
    #[serde(rename = "灰")]
    Grey,
}

/// An item that is not closed out.
#[derive(Clone, Debug)]
pub struct OpenItem {
    /// Light as of the day.
    pub light: Light,
    /// Responsible unit.
    pub unit: Arc<str>,
    /// The same unit by its id.
    pub unit_id: UnitId,
    /// Whether it leads, or supports.
    pub lead: bool,
    /// Ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: leaders are told how many, and not which.
    pub personal: bool,
    /// Key without personal columns.
    pub key: Arc<str>,
    /// What it is about and who leads it.
    pub matter: Matter,
    /// The whole key, by which a later period knows the item again.
    pub identity: Arc<str>,
    /// Deadline.
    pub deadline: Arc<str>,
    /// Due date; none = standing.
    pub due: Option<NaiveDate>,
    /// What became of the deadline, and how late it is or how long it has left.
    pub judged: Judged,
    /// Cells.
    pub evidence: Vec<Evidence>,
}

/// A list of items that every report carries until they are closed out.
#[derive(Clone, Debug)]
pub struct TrackedList {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: leaders are told how many, and not which.
    pub personal: bool,
    /// Items alive in the period: open ones first, the most urgent before others.
    pub items: Vec<TrackedItem>,
}

/// An item of such a list.
#[derive(Clone, Debug)]
pub struct TrackedItem {
    /// Light of its most urgent time limit; none = closed out.
    pub light: Option<Light>,
    /// Unit that leads.
    pub unit: Arc<str>,
    /// The same unit by its id.
    pub unit_id: UnitId,
    /// Key without personal columns.
    pub key: Arc<str>,
    /// What it is about and who leads it.
    pub matter: Matter,
    /// Handed out on.
    pub opened: Option<NaiveDate>,
    /// Closed out on.
    pub closed: Option<NaiveDate>,
    /// Natural days from the one to the other, or to the day everything is judged by.
    pub days: Option<i64>,
    /// Its time limits, and what became of each.
    pub deadlines: Vec<(Arc<str>, Judged)>,
    /// Cells.
    pub evidence: Vec<Evidence>,
}
