//! What is remarked of a definition that holds: first what looks wrong, then what the office has not decided yet.

use super::wrap;
use crate::campaign::model::Campaign;
use crate::finding::{Finding, Kind};
use std::collections::BTreeMap;

/// All remarks with their places.
pub(super) fn text(campaign: &Campaign) -> String {
    let mut lines = others(campaign);
    let undecided = undecided(campaign);
    lines.push(match undecided.len() {
        0 => "没有标着待定的。".into(),
        count => format!("还没有定的{count}处，改好一处就把“待定”删去："),
    });
    for (remark, what) in undecided {
        lines.push(wrap::hanging(&format!("{}：{what}", remark.place), "  ", "    "));
    }
    lines.join("\n")
}

/// The same, of what is not decided only how much there is in each file.
pub(super) fn brief(campaign: &Campaign) -> String {
    let mut lines = others(campaign);
    let undecided = undecided(campaign);
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for (remark, _) in &undecided {
        *files
            .entry(remark.place.file.as_deref().unwrap_or_default())
            .or_default() += 1;
    }
    let files: Vec<String> = files
        .iter()
        .map(|(file, count)| format!("{file} {count}处"))
        .collect();
    lines.push(format!("还没有定的{}处：{}。", undecided.len(), files.join("、")));
    lines.join("\n")
}

fn others(campaign: &Campaign) -> Vec<String> {
    let others = campaign
        .remarks
        .iter()
        .filter(|remark| !matches!(remark.kind, Kind::Undecided { .. }));
    let line = |remark: &Finding| {
        let told = format!("{} {}：{}", remark.level.word(), remark.place, remark.message());
        wrap::hanging(&told, "", "  ")
    };
    others.map(line).collect()
}

/// What is marked as not decided, in words.
fn undecided(campaign: &Campaign) -> Vec<(&Finding, &str)> {
    let told = campaign.remarks.iter().filter_map(|remark| match &remark.kind {
        Kind::Undecided { what } => Some((remark, what.as_str())),
        _ => None,
    });
    told.collect()
}
