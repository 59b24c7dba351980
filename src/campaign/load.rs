//! The files of a campaign folder.

use super::model::Campaign;
use super::{Sources, build};
use crate::finding::{Finding, Findings, Kind, Place};
use std::path::Path;
use std::sync::Arc;

/// Names of the files in a campaign folder.
const NAMES: [&str; 4] = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.xlsx"];
const OVERLAY: &str = "calendar.txt";
/// What of a campaign folder says how it goes, and nothing of who is in it; the last is not always there.
pub const DEFINITION: &[&str] = &[NAMES[0], NAMES[1], NAMES[2], OVERLAY];

/// Reads a campaign folder. Remarks that do not keep it from running are in [`Campaign::remarks`].
pub fn load(dir: &Path) -> Result<Campaign, Vec<Finding>> {
    let mut missing = Findings::new();
    let mut contents: Vec<Vec<u8>> = Vec::new();
    for name in NAMES {
        contents.push(std::fs::read(dir.join(name)).unwrap_or_else(|_| {
            let file = name.to_owned();
            missing.add(Kind::NoDefinition { file }, Place::file(&Arc::from(name)));
            Vec::new()
        }));
    }
    let overlay = std::fs::read(dir.join(OVERLAY)).ok();
    if !missing.is_empty() {
        return Err(missing.into_sorted());
    }
    let file = |at: usize| (NAMES[at], contents[at].as_slice());
    let (campaign, findings) = build(Sources {
        campaign: file(0),
        ledgers: file(1),
        scoring: file(2),
        roster: file(3),
        calendar_overlay: overlay.as_deref().map(|bytes| (OVERLAY, bytes)),
    });
    campaign.ok_or_else(|| findings.into_sorted())
}
