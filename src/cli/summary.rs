//! What a run came to, on 80 columns: what was read, found and scored, who is missing, where the reports are.

mod found;
mod scored;
#[cfg(test)]
mod tests;

use super::wrap;
use crate::finding::Kind;
use crate::history::RulesSince;
use crate::outcome::{Outcome, Restricted};
use crate::record::Origin;
use crate::report::{fates, rule_changes, rules_since};
use crate::submission::SubmissionCell;
use crate::submission::SubmissionState;
use comfy_table::{LineStyle, TableStyle};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Width that fits every terminal.
const WIDTH: u16 = 80;
/// Lines above, below and under the header, as in a printed table. Of hyphens: a Chinese Windows console gives a drawn
/// line two columns.
const RULED: TableStyle = {
    let line = LineStyle::none().fill('-').junction('-');
    TableStyle::new()
        .top_border(line)
        .header_separator(line)
        .bottom_border(line)
};
/// Names listed before the rest is only counted.
const MOST_NAMES: usize = 8;

/// The whole summary.
pub(super) fn text(outcome: &Outcome, restricted: &Restricted) -> String {
    let mut text = head(outcome);
    text += &rules(outcome);
    text += &read(outcome);
    text += &sent(outcome);
    text += &found::text(outcome, restricted);
    text += &scored::text(outcome);
    text.trim_end().to_owned()
}

fn head(outcome: &Outcome) -> String {
    let period = &outcome.period;
    let seal = match &period.previous {
        Some(previous) => format!("，与{previous}比较"),
        None => String::new(),
    };
    format!(
        "{} {}（{}至{}{seal}）\n\n",
        outcome.campaign.short, period.title, period.from, period.to
    )
}

/// What changed in the rules since the period before; nothing where they are as they were.
fn rules(outcome: &Outcome) -> String {
    let Some(since) = rules_since(outcome).filter(|_| outcome.rules_since != Some(RulesSince::Same)) else {
        return String::new();
    };
    let mut text = format!("规则：{since}。\n");
    let changes: Vec<(&str, String)> = rule_changes(outcome).collect();
    for (heading, change) in changes.iter().take(MOST_NAMES) {
        let _ = writeln!(
            text,
            "{}",
            wrap::hanging(&format!("{heading}　{change}"), "  ", "    ")
        );
    }
    if changes.len() > MOST_NAMES {
        let _ = writeln!(
            text,
            "  另有{}处，见办公室工作簿的计分规则页。",
            changes.len() - MOST_NAMES
        );
    }
    text
}

fn read(outcome: &Outcome) -> String {
    let files = &outcome.inputs;
    let office = files
        .iter()
        .filter(|file| file.origin == Origin::Register)
        .count();
    let mut text = format!(
        "读入：收件箱{}个文件，登记簿{office}个文件。\n",
        files.len() - office
    );
    let unused: Vec<_> = files.iter().filter(|file| !file.is_used()).collect();
    for file in unused.iter().take(MOST_NAMES) {
        let _ = writeln!(text, "  {}：{}", short(&file.path), fates(file));
    }
    if unused.len() > MOST_NAMES {
        let _ = writeln!(
            text,
            "  另有{}个文件未采用，见办公室工作簿。",
            unused.len() - MOST_NAMES
        );
    }
    text
}

/// A path without the two folders that all files of a period share.
fn short(path: &str) -> &str {
    path.splitn(3, '/').nth(2).unwrap_or(path)
}

fn sent(outcome: &Outcome) -> String {
    let due = &outcome.submissions;
    let count = |state: SubmissionState| due.iter().filter(|cell| cell.state == state).count();
    let (late, missing) = (count(SubmissionState::Late), count(SubmissionState::Missing));
    let (nil, unread) = (count(SubmissionState::Nil), count(SubmissionState::Unreadable));
    if due.is_empty() {
        return "报送：本期不另报台账。\n\n".into();
    }
    let mut text = format!("报送：应报{}张台账", due.len());
    for (number, words) in [
        (late, "迟报"),
        (missing, "缺报"),
        (nil, "零报告"),
        (unread, "未能读取"),
    ] {
        if number > 0 {
            let _ = write!(text, "，{words}{number}张");
        }
    }
    text += "。\n";
    let mut by_unit: BTreeMap<&str, Vec<&SubmissionCell>> = BTreeMap::new();
    for cell in due {
        by_unit.entry(&cell.unit).or_default().push(cell);
    }
    for unit in &outcome.units {
        let all = by_unit.get(&*unit.unit).map_or(&[][..], Vec::as_slice);
        let missing = all.iter().filter(|cell| cell.state == SubmissionState::Missing);
        let missing: Vec<&str> = missing.map(|cell| &*cell.ledger).collect();
        if missing.is_empty() {
            continue;
        }
        if missing.len() == all.len() {
            let _ = writeln!(text, "  {}一张也没有报。", unit.unit);
        } else {
            let _ = writeln!(text, "  {}缺报：{}", unit.unit, listed(&missing));
        }
    }
    for finding in &outcome.findings {
        if let Kind::FilledNotUnderstood { .. } = finding.kind {
            let file = finding.place.file.as_deref().map_or("", short);
            let sheet = finding.place.sheet.as_deref().unwrap_or_default();
            let line = format!("{file}｜{sheet}：{}", finding.message());
            let _ = writeln!(text, "{}", wrap::hanging(&line, "  ", "    "));
        }
    }
    text + "\n"
}

fn listed(names: &[&str]) -> String {
    match names.get(..MOST_NAMES) {
        Some(first) if first.len() < names.len() => format!("{}等{}张", first.join("、"), names.len()),
        _ => names.join("、"),
    }
}
