//! The files of a campaign folder.

use super::model::Campaign;
use super::{Sources, build};
use crate::finding::{Finding, Findings, Kind, Place};
use std::path::Path;
use std::sync::Arc;

/// Names of the files in a campaign folder.
const NAMES: [&str; 4] = ["campaign.toml", "ledgers.toml", "scoring.toml", "roster.xlsx"];
/// What stands for a file that is absent: nothing is known of what it holds.
const TORN: &[u8] = b"[";
const OVERLAY: &str = "calendar.txt";
/// What of a campaign folder says how it goes, and nothing of who is in it; the last is not always there.
pub const DEFINITION: &[&str] = &[NAMES[0], NAMES[1], NAMES[2], OVERLAY];

/// Reads a campaign folder. Remarks that do not keep it from running are in [`Campaign::remarks`].
pub fn load(dir: &Path) -> Result<Campaign, Vec<Finding>> {
    let mut missing = Findings::new();
    let mut absent: Vec<&str> = Vec::new();
    let mut contents: Vec<Vec<u8>> = Vec::new();
    for name in NAMES {
        contents.push(std::fs::read(dir.join(name)).unwrap_or_else(|_| {
            let file = name.to_owned();
            missing.add(Kind::NoDefinition { file }, Place::file(&Arc::from(name)));
            absent.push(name);
            TORN.to_vec()
        }));
    }
    let overlay = std::fs::read(dir.join(OVERLAY)).ok();
    let file = |at: usize| (NAMES[at], contents[at].as_slice());
    let (campaign, findings) = build(Sources {
        campaign: file(0),
        ledgers: file(1),
        scoring: file(2),
        roster: file(3),
        calendar_overlay: overlay.as_deref().map(|bytes| (OVERLAY, bytes)),
    });
    if !absent.is_empty() {
        // What is wrong with the other files is told too, and nothing of what may stand in the absent ones.
        let others = findings.into_sorted().into_iter();
        let is_absent = |mistake: &Finding| {
            mistake
                .place
                .file
                .as_deref()
                .is_some_and(|file| absent.contains(&file))
        };
        let others = others.filter(|mistake| !is_absent(mistake));
        return Err(missing.into_sorted().into_iter().chain(others).collect());
    }
    campaign.ok_or_else(|| findings.into_sorted())
}
