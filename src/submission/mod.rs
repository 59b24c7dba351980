//! Files → tables with an owner: which unit, which ledger, which version. Nothing is skipped without a word.
//!
//! `inbox` reads bytes, [`read_file`] finds the tables of one file, [`sort_out`] and [`sort_office`] decide whose
//! they are.

mod apart;
mod claim;
mod digits;
mod due;
mod earlier;
mod first_stated;
#[cfg(feature = "program")]
mod inbox;
mod input;
mod irregular;
mod mark;
mod matrix;
mod office;
mod other_period;
mod owner;
mod parts;
mod read;
mod receipts;
mod remarks;
mod set_aside;
mod sort;
mod spans;
mod state;
mod stated;
#[cfg(test)]
mod tests;
mod unclear;
mod versions;

pub use due::{due_date, due_dates, ledgers_due};
pub use earlier::Earlier;
#[cfg(feature = "program")]
pub use inbox::{inbox, named, registers};
pub use input::{Fate, InputFile, SubmissionState};
pub use irregular::{Irregular, Irregularity};
pub use matrix::{RowCounts, SubmissionCell, submission_cells};
pub use office::{OfficeTables, SAMPLE_SEED, sort_office};
pub use owner::{Clue, Clues, PERIOD_STAMP, STAMP, Stated, clues};
pub use read::{LoadedFile, ReadFile, Sought, read_file, specs};
pub use sort::sort_out;

use crate::campaign::model::{LedgerId, UnitId};
use crate::record::{Origin, SentTable};
use chrono::NaiveDate;
use std::sync::Arc;

/// A file as found in a folder, not yet looked into.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// Path below the campaign folder, with `/`.
    pub path: Arc<str>,
    /// Which folder it lies in.
    pub origin: Origin,
    /// Id of the period whose folder it lies in.
    pub period: Arc<str>,
    /// What it holds.
    pub content: Content,
    /// Whether the path only is what its name was taken for.
    pub guessed: bool,
    /// The unit that whoever hands the file over says it is of; none where the file has to tell.
    pub given: Option<UnitId>,
}

impl FoundFile {
    /// A file whose bytes are known; its path tells the folder.
    pub fn new(path: &str, period: &Arc<str>, bytes: Vec<u8>) -> Self {
        FoundFile {
            path: Arc::from(path),
            origin: Origin::of_path(path),
            period: period.clone(),
            content: Content::Bytes(bytes),
            guessed: false,
            given: None,
        }
    }

    /// The same file, said to be of a unit.
    pub fn of_unit(self, given: Option<UnitId>) -> Self {
        FoundFile { given, ..self }
    }

    /// Bytes it takes in memory when it is read.
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            #[cfg(feature = "program")]
            Content::Stored(_, size) => *size,
            Content::Unread(_) => 0,
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What is stored at a path, of so many bytes when it was found. It is read when its turn comes: all files of a
    /// period together may not fit into memory.
    #[cfg(feature = "program")]
    Stored(std::path::PathBuf, u64),
    /// Nothing that is read.
    Unread(Unread),
}

/// Why the bytes of a file were not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A `~$` file that Excel keeps while a workbook is open.
    Lock,
    /// A link to another place.
    Link,
    /// A link to what is not there.
    BrokenLink,
    /// A pipe, socket or device, in words.
    Special(&'static str),
    /// A folder below more folders than are looked into.
    TooDeep,
    /// A file or folder that is meant not to be seen.
    Hidden,
    /// A folder that is looked into, called like a workbook.
    FolderLikeFile,
    /// A workbook taken apart into its parts.
    Unpacked,
    /// So many bytes.
    TooLarge(u64),
    /// The system would not open it.
    Denied,
    /// This program makes a mistake at it.
    Spoiler,
}

/// How deep folders are followed.
const DEEPEST: usize = 12;

/// The bytes of a file, or why there are none.
fn bytes_of(content: Content) -> Result<Vec<u8>, Unread> {
    match content {
        Content::Bytes(bytes) => Ok(bytes),
        Content::Unread(unread) => Err(unread),
        #[cfg(feature = "program")]
        Content::Stored(at, size) => inbox::read(&at, size).map_err(|_| Unread::Denied),
    }
}

/// Everything that was sent for a period, sorted out.
#[derive(Clone, Debug, Default)]
pub struct Submissions {
    /// Tables of units that are used, by unit, ledger, file, sheet, row.
    pub tables: Vec<SentTable>,
    /// Tables of units that came in time and were replaced after the last day in time by others that nobody had asked
    /// for: they state the terms of items (`decisions` 44).
    pub first_stated: Vec<SentTable>,
    /// State of each ledger due from each unit, by unit and ledger.
    pub due: Vec<LedgerDue>,
    /// Units that sent something unreadable, or whose versions are undecided (未评定).
    pub not_assessed: Vec<UnitId>,
    /// Units that sent nothing at all (缺报).
    pub silent: Vec<UnitId>,
    /// Files that hold ledgers, or may hold some, of which nobody knows the unit: a ranking in which such a ledger is
    /// missing is provisional until the office says whose they are.
    pub of_nobody: Vec<OfNobody>,
    /// Every file, with what was done with it.
    pub files: Vec<InputFile>,
}

/// A file of which nobody knows the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfNobody {
    /// Path below the campaign folder.
    pub path: Arc<str>,
    /// Ledgers that it holds or may hold; empty = it may hold any.
    pub ledgers: Vec<LedgerId>,
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
    /// Whether that day may still move: it reaches into a year without a holiday notice.
    pub provisional: bool,
    /// State.
    pub state: SubmissionState,
    /// Came on, by the register of receipts.
    pub received: Option<NaiveDate>,
    /// Natural days late.
    pub days_late: u32,
    /// How often it was sent back.
    pub returned: u32,
    /// Irregularities of form the office noted or the reader saw (renamed columns, altered template).
    pub irregular: Vec<Irregular>,
}
