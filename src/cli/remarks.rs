//! What is remarked of a definition that holds: first what looks wrong, then what the office has not decided yet.

use super::wrap;
use crate::campaign::model::Campaign;
use crate::finding::{Finding, Kind};

/// All remarks with their places.
pub(super) fn text(campaign: &Campaign) -> String {
    let what = |remark: &Finding| match &remark.kind {
        Kind::Undecided { what } => Some(what.clone()),
        _ => None,
    };
    let mut lines = Vec::new();
    for remark in campaign.remarks.iter().filter(|remark| what(remark).is_none()) {
        let told = format!("{} {}：{}", remark.level.word(), remark.place, remark.message());
        lines.push(wrap::hanging(&told, "", "  "));
    }
    let undecided: Vec<(&Finding, String)> = campaign
        .remarks
        .iter()
        .filter_map(|remark| Some((remark, what(remark)?)))
        .collect();
    lines.push(match undecided.len() {
        0 => "没有标着待定的。".into(),
        count => format!("还没有定的{count}处，改好一处就把“待定”删去："),
    });
    for (remark, what) in undecided {
        lines.push(wrap::hanging(&format!("{}：{what}", remark.place), "  ", "    "));
    }
    lines.join("\n")
}
