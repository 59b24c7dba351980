//! The shape of `history/<P>.json` and `history/<P>.restricted.json`.

use super::{ClosingDecision, Reopening, SealedRule};
use crate::verdict::{Board, Rated};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Version of the shape; a file of another version is refused.
pub const SCHEMA: u32 = 1;

/// Total in points by id of the sealed period and name of the unit.
pub type CorrectedTotals = BTreeMap<(Arc<str>, Arc<str>), Decimal>;

/// Sealed periods, by first day. The seals are shared: a selection of them costs nothing. `restricted` runs parallel
/// to `periods`.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Open part of each period.
    pub periods: Vec<Arc<Sealed>>,
    /// Restricted part of each period.
    pub restricted: Vec<Arc<SealedRestricted>>,
    /// Totals that later decisions correct, by id of the sealed period and name of the unit; in no seal.
    pub corrected: Arc<CorrectedTotals>,
}

impl History {
    /// The same seals, read with the totals that later decisions give: (id of the period, unit, total).
    pub(crate) fn with_corrected(
        &self,
        totals: impl IntoIterator<Item = (Arc<str>, Arc<str>, Decimal)>,
    ) -> History {
        let by_unit = totals
            .into_iter()
            .map(|(period, unit, total)| ((period, unit), total));
        History {
            corrected: Arc::new(by_unit.collect()),
            ..self.clone()
        }
    }
}

impl FromIterator<(Sealed, SealedRestricted)> for History {
    /// Seals in any order.
    fn from_iter<T: IntoIterator<Item = (Sealed, SealedRestricted)>>(seals: T) -> Self {
        let mut seals: Vec<_> = seals.into_iter().collect();
        seals.sort_by_key(|(open, _)| (open.from, open.to));
        let shared = |(open, closed)| (Arc::new(open), Arc::new(closed));
        let (periods, restricted) = seals.into_iter().map(shared).unzip();
        History {
            periods,
            restricted,
            ..History::default()
        }
    }
}

/// The open part of the seal of a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// Version of the shape: [`SCHEMA`].
    pub schema: u32,
    /// Short name of the campaign.
    pub campaign: Arc<str>,
    /// Id of the period.
    pub period: Arc<str>,
    /// Title of the period.
    pub title: Arc<str>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// The day the period was judged.
    pub as_of: NaiveDate,
    /// The decision by which it was closed although its ranking was provisional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ClosingDecision>,
    /// How often it had been closed and opened again, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<Reopening>,
    /// Fingerprints of the definition and the roster as they were.
    pub definition: Vec<SealedFile>,
    /// The rules as they were applied, without what only few may know of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<SealedRule>,
    /// Fingerprints of all files that were read.
    pub inputs: Vec<SealedFile>,
    /// Results of the units, in roster order.
    pub units: Vec<SealedUnit>,
    /// What requirements counted for the first time in the period, by requirement, unit, person, code.
    pub sums: Vec<SealedSum>,
    /// Items that were not closed out.
    pub open: Vec<SealedOpen>,
    /// Rows with a key, by ledger, unit, key.
    pub rows: Vec<SealedRow>,
    /// Rows without a key.
    pub events: Vec<SealedEvent>,
}

/// A file with its fingerprint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedFile {
    /// Name or path below the campaign folder.
    pub path: Arc<str>,
    /// SHA-256 in hex.
    pub sha256: String,
}

/// Result of a unit in the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedUnit {
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// The office's code for it, by which it is known under another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Arc<str>>,
    /// Printed name of its group; none where it was not ranked.
    pub group: Option<Arc<str>>,
    /// Printed name of its score table.
    pub table: Option<Arc<str>>,
    /// Whether it was scored, sent nothing, or could not be assessed.
    pub rated: Rated,
    /// Lines of the score table.
    pub lines: Vec<SealedLine>,
    /// Sum of the marks, in points.
    pub marks: Decimal,
    /// Points of the lines that applied.
    pub applicable: Decimal,
    /// Marks scaled to 100, within the limits of the table: marks ÷ applicable × 100.
    pub rate: Decimal,
    /// Points of the score table.
    #[serde(default = "hundred", skip_serializing_if = "is_hundred")]
    pub full: Decimal,
    /// Total by which it was ranked, in points.
    pub total: Decimal,
    /// Place in the group, from 1.
    pub place: Option<u32>,
    /// The list it was on.
    pub board: Option<Board>,
    /// Its grade; none where none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Arc<str>>,
    /// Numbers that later periods are held against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<SealedNumber>,
    /// Cases counted for marks that grow with repetition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<SealedRepeat>,
    /// Number of periods in a row on the red list.
    pub red_run: u32,
    /// Number of periods in a row on the black list.
    pub black_run: u32,
}

/// The number of a part of an indicator, before it is held against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedNumber {
    /// Printed name of the indicator.
    pub indicator: Arc<str>,
    /// Place of the part among those of the indicator, from 1.
    pub part: usize,
    /// What was counted, as the definition wrote it.
    pub counted: Arc<str>,
    /// The number; per cent in per cent.
    pub number: Decimal,
}

impl SealedNumber {
    /// Whether it is that of a part of an indicator; `at`: the place of the part, from 0.
    pub fn is_of(&self, indicator: &str, at: usize) -> bool {
        *self.indicator == *indicator && self.part == at + 1
    }
}

/// How often the same was counted in a part of an indicator whose marks grow with repetition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRepeat {
    /// Printed name of the indicator.
    pub indicator: Arc<str>,
    /// Place of the part among those of the indicator, from 1.
    pub part: usize,
    /// What makes the cases the same, folded; blank where all are.
    pub same: Arc<str>,
    /// Number of cases.
    pub times: u32,
}

impl SealedRepeat {
    /// Whether it is of a part of an indicator; `at`: the place of the part, from 0.
    pub fn is_of(&self, indicator: &str, at: usize) -> bool {
        *self.indicator == *indicator && self.part == at + 1
    }
}

/// A line of a unit's score table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedLine {
    /// Number of the line, such as `1.1`.
    pub number: Arc<str>,
    /// Printed name of the indicator.
    pub indicator: Arc<str>,
    /// Points the line is worth.
    pub points: Decimal,
    /// Mark in points; none = the line did not apply (不涉及).
    pub mark: Option<Decimal>,
}

/// What one requirement counted for one subject that no earlier seal holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedSum {
    /// Printed name of the requirement.
    pub requirement: Arc<str>,
    /// Printed name of the unit, or of the person's unit.
    pub unit: Arc<str>,
    /// Name of the person, where the subject is one.
    pub person: Option<Arc<str>>,
    /// The office's number for the person.
    pub person_id: Option<Arc<str>>,
    /// Printed word of the code, where each code has a case of its own.
    pub code: Option<Arc<str>>,
    /// Amounts by day, in order of days, in the unit of what the requirement measures.
    pub amounts: Vec<(NaiveDate, Decimal)>,
    /// Amounts by day of the column whose sum is the upper limit; empty where there is no such column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<(NaiveDate, Decimal)>,
}

/// An item that was not closed out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedOpen {
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Printed name of the responsible unit.
    pub unit: Arc<str>,
    /// Key of the item as printed.
    pub key: Arc<str>,
    /// Last day of the first period in whose report it was open.
    pub first_seen: NaiveDate,
}

/// A row with a key: its values as read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRow {
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Printed name of the unit that sent it; none for registers.
    pub unit: Option<Arc<str>>,
    /// Folded key.
    pub key: Arc<str>,
    /// Printed values by name of the column, blanks left out.
    pub cells: BTreeMap<Arc<str>, String>,
    /// Whether the row counted.
    pub counted: bool,
    /// Names of the columns whose cells had an error: they settle nothing for later periods.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubtful: Vec<Arc<str>>,
}

/// A row without a key: a hash of its values as read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedEvent {
    /// Printed name of the ledger.
    pub ledger: Arc<str>,
    /// Printed name of the unit that sent it; none for registers.
    pub unit: Option<Arc<str>>,
    /// Hash by [`event_hash`](super::event_hash).
    pub hash: String,
    /// Number of rows with this hash.
    pub times: u32,
}

/// The restricted part of the seal of a period.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedRestricted {
    /// Version of the shape: [`SCHEMA`].
    pub schema: u32,
    /// Id of the period.
    pub period: Arc<str>,
    /// Misconduct cases known at the end of the period.
    pub cases: Vec<SealedCase>,
    /// Rows with a key of ledgers with restricted columns.
    pub rows: Vec<SealedRow>,
}

/// A misconduct case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedCase {
    /// Printed name of the unit.
    pub unit: Arc<str>,
    /// Name of the person.
    pub person: Arc<str>,
    /// The office's number for the person.
    pub person_id: Option<Arc<str>>,
    /// Key of the row, or its label.
    pub key: Arc<str>,
    /// Day on which it was found.
    pub date: NaiveDate,
    /// Whether it was confirmed and not waived.
    pub counted: bool,
}

/// Points of a table that says nothing of them.
fn hundred() -> Decimal {
    Decimal::ONE_HUNDRED
}

fn is_hundred(points: &Decimal) -> bool {
    *points == Decimal::ONE_HUNDRED
}
