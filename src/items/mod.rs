//! Items that stay open over time: those not closed out yet, with a light, and the lists that are followed until
//! everything on them is closed out. They are facts beside the marks and change none.

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
    /// Three natural days or fewer are left.
    #[serde(rename = "黄")]
    Yellow,
    /// More than three natural days are left.
    #[serde(rename = "绿")]
    Green,
    /// Never due, or without a date.
    #[serde(rename = "灰")]
    Grey,
}

/// An item that is not closed out.
#[derive(Clone, Debug)]
pub struct OpenItem {
    /// Light on the day the period is judged.
    pub light: Light,
    /// Printed name of the responsible unit.
    pub unit: Arc<str>,
    /// The same unit by its id.
    pub unit_id: UnitId,
    /// Whether the unit leads the item; otherwise it supports.
    pub lead: bool,
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: pages for leaders print how many items there are, not which.
    pub personal: bool,
    /// Key without personal columns, for printing.
    pub key: Arc<str>,
    /// Subject of the item, and the units that lead it.
    pub matter: Matter,
    /// The whole key, by which a later period recognises the item.
    pub identity: Arc<str>,
    /// Printed name of the time limit.
    pub deadline: Arc<str>,
    /// Last day in time; none = never due.
    pub due: Option<NaiveDate>,
    /// State of the time limit, with lateness or days left.
    pub judged: Judged,
    /// Source cells.
    pub evidence: Vec<Evidence>,
}

/// A list of items that is printed until they are closed out (挂牌督办, 清零).
#[derive(Clone, Debug, Serialize)]
pub struct TrackedList {
    /// Printed name.
    pub name: Arc<str>,
    /// Clause with its place in the plan.
    pub clause: String,
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Whether the whole ledger is personal: pages for leaders print how many items there are, not which.
    pub personal: bool,
    /// Items open in the period: those not closed out first, the most urgent before others.
    pub items: Vec<TrackedItem>,
}

/// An item of a tracked list.
#[derive(Clone, Debug)]
pub struct TrackedItem {
    /// Light of its most urgent time limit; none = closed out.
    pub light: Option<Light>,
    /// Printed name of the unit that leads it.
    pub unit: Arc<str>,
    /// The same unit by its id.
    pub unit_id: UnitId,
    /// Key without personal columns, for printing.
    pub key: Arc<str>,
    /// Subject of the item, and the units that lead it.
    pub matter: Matter,
    /// Day on which it was opened.
    pub opened: Option<NaiveDate>,
    /// Day on which it was closed out.
    pub closed: Option<NaiveDate>,
    /// Natural days from opening to closing out, or to the day the period is judged.
    pub days: Option<i64>,
    /// Names of its time limits, each with its state.
    pub deadlines: Vec<(Arc<str>, Judged)>,
    /// Source cells.
    pub evidence: Vec<Evidence>,
}
