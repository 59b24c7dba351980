//! Files → tables with an owner: which unit, which ledger, which version. Nothing is skipped without a word.

use crate::campaign::model::{Campaign, LedgerId, UnitId};
use crate::outcome::{InputFile, SubmissionState};
use crate::table::Table;
use chrono::NaiveDate;
use std::sync::Arc;

/// A file as found in a folder, not yet looked into.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Id of the period whose folder it lies in.
    pub period: Arc<str>,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Everything that was sent for a period, sorted out.
#[derive(Clone, Debug, Default)]
pub struct Submissions {
    /// Tables of units that are used, by unit, ledger, file, sheet, row.
    pub tables: Vec<SentTable>,
    /// State of each ledger due from each unit, by unit and ledger.
    pub due: Vec<LedgerDue>,
    /// Units that sent something unreadable, or whose ownership is disputed (未评定).
    pub not_assessed: Vec<UnitId>,
    /// Units that sent nothing at all (缺报).
    pub silent: Vec<UnitId>,
    /// Every file, with what was done with it.
    pub files: Vec<InputFile>,
}

/// A table with its owner.
#[derive(Clone, Debug)]
pub struct SentTable {
    /// Ledger.
    pub ledger: LedgerId,
    /// Sender; none for registers.
    pub unit: Option<UnitId>,
    /// Id of the period whose folder the file lies in.
    pub period: Arc<str>,
    /// Path of the file.
    pub file: Arc<str>,
    /// Header, rows, nil statement.
    pub table: Table,
}

/// What became of one ledger due from one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerDue {
    /// Unit.
    pub unit: UnitId,
    /// Ledger.
    pub ledger: LedgerId,
    /// When it was due (the last time, for monthly ledgers).
    pub due: NaiveDate,
    /// State.
    pub state: SubmissionState,
    /// Came on, by the register of receipts.
    pub received: Option<NaiveDate>,
    /// Natural days late.
    pub days_late: u32,
    /// How often it was sent back.
    pub returned: u32,
    /// Irregularities of form the office noted or the reader saw (renamed columns, altered template), in words.
    pub irregular: Vec<String>,
}

/// Ledgers due from a unit in a period, by id.
pub fn ledgers_due(campaign: &Campaign, unit: UnitId, stages: &[usize]) -> Vec<LedgerId> {
    use crate::campaign::model::Keeper;
    let asked = |ledger: &crate::campaign::model::Ledger| {
        ledger.only.is_empty() || ledger.only.iter().any(|stage| stages.contains(stage))
    };
    campaign
        .ledgers
        .iter()
        .enumerate()
        .filter(|(_, ledger)| match ledger.keeper {
            Keeper::Units(set) => campaign.sets[set].units().contains(&unit) && asked(ledger),
            Keeper::Office => false,
        })
        .map(|(id, _)| id)
        .collect()
}
