//! The shape of `history/<P>.json` and `history/<P>.restricted.json`.

use crate::verdict::{Board, Rated};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Version of the shape; a file of another version is refused.
pub const SCHEMA: u32 = 1;

/// Sealed periods, by first day. The seals are shared: a selection of them costs nothing. `restricted` runs parallel
/// to `periods`.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Open part of each period.
    pub periods: Vec<Arc<Sealed>>,
    /// Restricted part of each period.
    pub restricted: Vec<Arc<SealedRestricted>>,
}

impl FromIterator<(Sealed, SealedRestricted)> for History {
    /// Seals in any order.
    fn from_iter<T: IntoIterator<Item = (Sealed, SealedRestricted)>>(seals: T) -> Self {
        let mut seals: Vec<_> = seals.into_iter().collect();
        seals.sort_by_key(|(open, _)| (open.from, open.to));
        let shared = |(open, closed)| (Arc::new(open), Arc::new(closed));
        let (periods, restricted) = seals.into_iter().map(shared).unzip();
        History { periods, restricted }
    }
}

/// A closed period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Short name of the campaign.
    pub campaign: Arc<str>,
    /// Id of the period.
    pub period: Arc<str>,
    /// Its printed name.
    pub title: Arc<str>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day everything was judged by.
    pub as_of: NaiveDate,
    /// Definition and roster as they were.
    pub definition: Vec<SealedFile>,
    /// Everything that was read.
    pub inputs: Vec<SealedFile>,
    /// Results, in roster order.
    pub units: Vec<SealedUnit>,
    /// What requirements had newly counted, by requirement, unit, person, code.
    pub sums: Vec<SealedSum>,
    /// Items not closed out.
    pub open: Vec<SealedOpen>,
    /// Rows with a key, by ledger, unit, key.
    pub rows: Vec<SealedRow>,
    /// Rows without a key.
    pub events: Vec<SealedEvent>,
}

/// A file by its fingerprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFile {
    /// Name or path below the campaign folder.
    pub path: Arc<str>,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// A unit's result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedUnit {
    /// Name.
    pub unit: Arc<str>,
    /// Group; none where it was not ranked.
    pub group: Option<Arc<str>>,
    /// Score table.
    pub table: Option<Arc<str>>,
    /// How it came to its score.
    pub rated: Rated,
    /// Lines of the score table.
    pub lines: Vec<SealedLine>,
    /// Σ marks.
    pub marks: Decimal,
    /// Points of the lines that applied.
    pub applicable: Decimal,
    /// Score rate: marks ÷ applicable points, out of 100.
    pub rate: Decimal,
    /// Total ranked on.
    pub total: Decimal,
    /// Place in the group.
    pub place: Option<u32>,
    /// List it stands on.
    pub board: Option<Board>,
    /// Periods in a row on the red list.
    pub red_run: u32,
    /// Periods in a row on the black list.
    pub black_run: u32,
}

/// A line of a unit's score table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedLine {
    /// `1.1`.
    pub number: Arc<str>,
    /// Indicator.
    pub indicator: Arc<str>,
    /// Points.
    pub points: Decimal,
    /// Mark; none = 不涉及.
    pub mark: Option<Decimal>,
}

/// What one requirement had newly counted for one subject: amounts that no earlier seal holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedSum {
    /// Requirement.
    pub requirement: Arc<str>,
    /// Unit, or the person's unit.
    pub unit: Arc<str>,
    /// Person.
    pub person: Option<Arc<str>>,
    /// The office's number for the person.
    pub person_id: Option<Arc<str>>,
    /// Code.
    pub code: Option<Arc<str>>,
    /// Amounts by day, in order of days.
    pub amounts: Vec<(NaiveDate, Decimal)>,
    /// What a ceiling is compared with, by day; empty where the requirement has no such ceiling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<(NaiveDate, Decimal)>,
}

/// An item that was not closed out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedOpen {
    /// Ledger.
    pub ledger: Arc<str>,
    /// Responsible unit.
    pub unit: Arc<str>,
    /// Key.
    pub key: Arc<str>,
    /// Last day of the first period in whose report it was open.
    pub first_seen: NaiveDate,
}

/// A row with a key, by what was read in its cells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRow {
    /// Ledger.
    pub ledger: Arc<str>,
    /// Sender; none for registers.
    pub unit: Option<Arc<str>>,
    /// Folded key.
    pub key: Arc<str>,
    /// Filled cells in their printed form, by column.
    pub cells: BTreeMap<Arc<str>, String>,
    /// Whether it was counted.
    pub counted: bool,
}

/// A row without a key: by what counting read in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedEvent {
    /// Ledger.
    pub ledger: Arc<str>,
    /// Sender; none for registers.
    pub unit: Option<Arc<str>>,
    /// [`event_hash`](super::event_hash).
    pub hash: String,
    /// How many rows were equal in this.
    pub times: u32,
}

/// What only the restricted file holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRestricted {
    /// [`SCHEMA`].
    pub schema: u32,
    /// Id of the period.
    pub period: Arc<str>,
    /// Cases of the ladder known at the end of the period.
    pub cases: Vec<SealedCase>,
    /// Rows of restricted ledgers.
    pub rows: Vec<SealedRow>,
}

/// A case of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedCase {
    /// Unit.
    pub unit: Arc<str>,
    /// Person.
    pub person: Arc<str>,
    /// The office's number for the person.
    pub person_id: Option<Arc<str>>,
    /// Key of the case.
    pub key: Arc<str>,
    /// Found on.
    pub date: NaiveDate,
    /// Whether it was confirmed and not waived.
    pub counted: bool,
}
