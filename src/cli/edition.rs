//! Which edition of a period's reports a run writes, where, and how its pages are marked (`decisions` 65): what was
//! published when a period was sealed is never replaced.

use super::folder::Folder;
use crate::history::Sealed;
use crate::outcome::Outcome;
use crate::report;
use std::path::{Path, PathBuf};

/// Folder of a period worked out again, below its published reports.
const AGAIN: &str = "复算";

/// Where the reports of a run go, and the words that mark them.
pub(super) struct Edition {
    /// Folder of the reports.
    pub(super) dir: PathBuf,
    marks: Vec<String>,
}

/// The edition of a run that comes to `now`. `base`: folder of the period's reports.
pub(super) fn edition(folder: &Folder, base: &Path, now: &Sealed) -> Edition {
    let mut edition = Edition {
        dir: base.to_owned(),
        marks: Vec::new(),
    };
    if let Some(last) = folder.reopened.last() {
        let number = folder.reopened.len();
        edition.dir.push(format!("第{number}次重开"));
        edition.marks.push(format!("（{}重开后）", last.on));
    }
    if let Some(sealed) = folder.history.sealed(&folder.period.id) {
        let published = edition.dir.join(report::RESULT).exists();
        // What nobody has written yet may be written as it was sealed.
        if published || !is_same(sealed, now) {
            edition.dir.push(AGAIN);
            edition.marks.push(format!("（{AGAIN}）"));
        }
    }
    edition
}

/// Whether a run came to the seal, which also notes how it was closed.
fn is_same(sealed: &Sealed, now: &Sealed) -> bool {
    let now = Sealed {
        decision: sealed.decision.clone(),
        reopened: sealed.reopened.clone(),
        ..now.clone()
    };
    *sealed == now
}

impl Edition {
    /// Marks the title that every page, every file name and the screen carry.
    pub(super) fn mark(&self, outcome: &mut Outcome) {
        if !self.marks.is_empty() {
            let title = format!("{}{}", outcome.period.title, self.marks.concat());
            outcome.period.title = title.into();
        }
    }
}
