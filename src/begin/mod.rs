//! The folder of a plan that is begun: definition, roster, marks by hand and what to do next. Texts stand as files
//! beside the code; a place that the office has to decide is marked in them (`# 待定：…`), and the campaign tells
//! these marks as remarks.

mod ledger;
mod like;
mod plain;
mod roster;

pub(crate) use ledger::of_ledgers;
pub(crate) use like::{Like, like};
pub(crate) use plain::plain;

use crate::campaign::model::Campaign;
use crate::campaign::{Sources, build};
use crate::excel::ExcelError;
use crate::finding::Finding;

/// A file of the folder: path below it, with `/`, and content.
pub(crate) type Made = (String, Vec<u8>);

/// A folder that is begun.
#[derive(Debug)]
pub(crate) struct Begun {
    /// Its files.
    pub files: Vec<Made>,
    /// Folders without files, which the commands look into.
    pub folders: Vec<String>,
}

/// Why there is no folder.
#[derive(Debug)]
pub(crate) enum Unmade {
    /// The definition does not hold: a mistake of this program, or names of a ledger that no definition takes.
    Definition(Vec<Finding>),
    /// A workbook could not be written.
    Book(ExcelError),
}

impl From<ExcelError> for Unmade {
    fn from(error: ExcelError) -> Self {
        Unmade::Book(error)
    }
}

/// Names of the three files of a definition, and of the roster.
const NAMES: [&str; 4] = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.xlsx"];
/// What says what to do next.
const GUIDE: &str = "说明.txt";

/// The campaign of texts that were made.
fn campaign(texts: [&str; 3], roster: &[u8]) -> Result<Campaign, Unmade> {
    let file = |at: usize| (NAMES[at], texts[at].as_bytes());
    let (campaign, findings) = build(Sources {
        campaign: file(0),
        ledgers: file(1),
        scoring: file(2),
        roster: (NAMES[3], roster),
        calendar_overlay: None,
    });
    campaign.ok_or_else(|| Unmade::Definition(findings.into_sorted()))
}

/// A text as the editor of Windows shows it: lines end with both marks.
fn text(name: &str, text: &str) -> Made {
    (name.to_owned(), text.replace('\n', "\r\n").into_bytes())
}

/// The text of what to do next, with a mark of its encoding for old editors.
fn guide(text: &str) -> Made {
    let (name, bytes) = self::text(GUIDE, text);
    (name, [b"\xef\xbb\xbf".as_slice(), &bytes].concat())
}

/// Folders of a period that files are put into.
fn folders(period: &str) -> Vec<String> {
    vec![format!("inbox/{period}"), format!("registers/{period}")]
}
