//! 文件清单: every file read, what was done with it, its SHA-256.

use crate::book::{Column, Page, row};
use crate::outcome::Outcome;
use crate::report::phrase;

/// The page of files that were read.
pub(super) fn page(outcome: &Outcome) -> Page {
    let rows = outcome.inputs.iter().map(|file| {
        let ledgers: Vec<&str> = file.ledgers.iter().map(|ledger| &**ledger).collect();
        let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
        row![
            &file.path,
            file.unit.as_ref(),
            ledgers.join("、"),
            phrase::fates(file),
            bytes,
            &file.sha256
        ]
    });
    Page::new("文件清单")
        .title(phrase::title(outcome, "输入文件清单"))
        .meta("同样的文件，任何时候重算，结果逐字节相同", phrase::as_of(outcome))
        .column(Column::new("文件").width(50))
        .headings(["单位"])
        .column(Column::new("采用的台账").width(40))
        .column(Column::new("处理").width(30))
        .headings(["字节"])
        .column(Column::new("SHA-256").width(66))
        .rows(rows)
        .or_say("没有文件")
        .filtered()
}
