//! Findings grouped by cause.

use super::{RULED, WIDTH};
use crate::finding::{Code, Finding, Level};
use crate::outcome::{Outcome, Restricted};
use comfy_table::{CellAlignment, ContentArrangement, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Causes shown before the rest is only counted.
const MOST_CAUSES: usize = 15;

pub(super) fn text(outcome: &Outcome, restricted: &Restricted) -> String {
    let all: Vec<&Finding> = outcome.findings.iter().chain(&restricted.findings).collect();
    let count = |level| all.iter().filter(|finding| finding.level == level).count();
    let mut text = format!(
        "发现：错误{}处，提醒{}处，说明{}处。\n",
        count(Level::Error),
        count(Level::Warning),
        count(Level::Note)
    );
    if all.is_empty() {
        return text + "\n";
    }
    let causes = causes(&all);
    text += &table(&causes[..causes.len().min(MOST_CAUSES)]);
    if causes.len() > MOST_CAUSES {
        text += &format!("\n另有{}种，见办公室工作簿。", causes.len() - MOST_CAUSES);
    }
    text + "\n\n"
}

/// A cause with how often it occurs and in how many units' files.
struct Cause {
    level: Level,
    code: Code,
    count: usize,
    units: usize,
}

/// Errors first, then the frequent ones.
fn causes(all: &[&Finding]) -> Vec<Cause> {
    let mut groups: BTreeMap<(Level, Code), Vec<&Finding>> = BTreeMap::new();
    for finding in all {
        groups
            .entry((finding.level, finding.code()))
            .or_default()
            .push(finding);
    }
    let mut causes: Vec<Cause> = groups
        .into_iter()
        .map(|((level, code), findings)| {
            let units: BTreeSet<_> = findings
                .iter()
                .filter_map(|finding| finding.unit.as_ref())
                .collect();
            Cause {
                level,
                code,
                count: findings.len(),
                units: units.len(),
            }
        })
        .collect();
    causes.sort_by_key(|cause| (cause.level, usize::MAX - cause.count));
    causes
}

fn table(causes: &[Cause]) -> String {
    let mut table = Table::new();
    table
        .load_style(RULED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(["级别", "编号", "原因", "处数", "涉及单位"]);
    for cause in causes {
        let units = if cause.units == 0 {
            String::new()
        } else {
            cause.units.to_string()
        };
        table.add_row([
            cause.level.word().to_owned(),
            cause.code.name().to_owned(),
            cause.code.title().to_owned(),
            cause.count.to_string(),
            units,
        ]);
    }
    for column in [3, 4] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}
