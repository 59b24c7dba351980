//! The files a check was given: what was read from them, what was not used, what is still to be sent.

use super::SelfCheck;
use crate::campaign::model::UnitId;
use crate::cli::wrap;
use crate::record::UsedTable;
use crate::report::fates;
use crate::submission::{Fate, SubmissionState};
use std::fmt::Write;
use std::sync::Arc;

/// Ledgers by file, then files of which something is not used, then ledgers still to be sent.
pub(super) fn text(checked: &SelfCheck<'_>) -> String {
    let mut files = String::new();
    let mut count = 0;
    for file in by_file(&checked.own.used) {
        let unit = file[0].unit.map(|unit| &checked.campaign.roster.units[unit].name);
        let of = unit.map_or_else(String::new, |unit| format!("（{unit}）"));
        let head = format!("{}{of}", file[0].file);
        let _ = writeln!(files, "{}", wrap::hanging(&head, "  ", "    "));
        let said: Vec<String> = file
            .chunk_by(|a, b| a.ledger == b.ledger)
            .map(|tables| ledger(checked, tables))
            .collect();
        count += said.len();
        let _ = writeln!(files, "{}", wrap::indented(&said.join("、"), "    "));
    }
    let mut text = format!("\n读到{count}张台账\n{files}");
    let files = checked.own.submissions.files.iter();
    for file in files.filter(|file| file.fates != [Fate::Used]) {
        let line = format!("{}：{}", file.path, fates(file));
        let _ = writeln!(text, "{}", wrap::hanging(&line, "  ", "    "));
    }
    for own in &checked.own.units {
        let missing = missing(checked, own.unit);
        if !missing.is_empty() {
            let (count, names) = (missing.len(), missing.join("、"));
            let words = format!("{}本期还要报送{count}张台账：{names}", own.result.unit);
            let _ = writeln!(text, "{}", wrap::hanging(&words, "  ", "    "));
        }
    }
    text
}

/// Names of the ledgers that are due from a unit and not among the files.
pub(super) fn missing<'c>(checked: &SelfCheck<'c>, unit: UnitId) -> Vec<&'c str> {
    let due = checked.own.submissions.due.iter();
    let missing = due.filter(|due| due.unit == unit && due.state == SubmissionState::Missing);
    missing
        .map(|due| &*checked.campaign.ledgers[due.ledger].name)
        .collect()
}

/// Tables of one file of one unit together, files in the order of their first table.
fn by_file(tables: &[UsedTable]) -> Vec<Vec<&UsedTable>> {
    let mut files: Vec<Vec<&UsedTable>> = Vec::new();
    let key = |sent: &UsedTable| (Arc::clone(&sent.file), sent.unit);
    for sent in tables {
        match files.iter_mut().find(|file| key(file[0]) == key(sent)) {
            Some(file) => file.push(sent),
            None => files.push(vec![sent]),
        }
    }
    files
}

/// `问题清单8行`, with the tab where it is called otherwise, or how many tabs hold it.
fn ledger(checked: &SelfCheck<'_>, tables: &[&UsedTable]) -> String {
    let name = &checked.campaign.ledgers[tables[0].ledger].name;
    let tab = match tables {
        [only] if only.sheet == *name => String::new(),
        [only] => format!("（工作表“{}”）", only.sheet),
        several => format!("（{}处）", several.len()),
    };
    let rows: usize = tables.iter().map(|sent| sent.rows).sum();
    match tables.iter().find_map(|sent| sent.nil.as_ref()) {
        Some(nil) if rows == 0 => format!("{name}{tab}写明“{}”", nil),
        _ => format!("{name}{tab}{rows}行"),
    }
}
