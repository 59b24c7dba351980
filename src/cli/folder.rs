//! The campaign folder as a command finds it: definition, period, seals, files.

use super::{Exit, mistakes, say};
use crate::campaign::{self, model::Campaign, model::Period};
use crate::fold::fold;
use crate::history::{self, History};
use crate::submission::{self, FoundFile};
use std::path::{Path, PathBuf};

/// Everything a run of a period rests on.
pub(super) struct Folder {
    /// Where it lies.
    pub(super) dir: PathBuf,
    /// The definition with its roster.
    pub(super) campaign: Campaign,
    /// Index into the campaign's periods.
    pub(super) period: usize,
    /// All seals.
    pub(super) history: History,
    /// What units sent.
    pub(super) inbox: Vec<FoundFile>,
    /// What the office keeps.
    pub(super) registers: Vec<FoundFile>,
}

impl Folder {
    /// The period asked for.
    pub(super) fn period(&self) -> &Period {
        &self.campaign.periods[self.period]
    }
}

/// Reads the folder; what is wrong has been printed when it fails.
pub(super) fn open(dir: &Path, wanted: &str) -> Result<Folder, Exit> {
    if !dir.is_dir() {
        say::err(&format!("没有“{}”这个文件夹。", dir.display()));
        return Err(Exit::Campaign);
    }
    let campaign = told(campaign::load(dir))?;
    let period = find_period(&campaign, wanted)?;
    let history = told(history::load(&dir.join("history")))?;
    let inbox = files(submission::inbox(dir, &campaign.periods[period]), "inbox")?;
    let registers = files(
        submission::registers(dir, &campaign, &campaign.periods[period]),
        "registers",
    )?;
    if inbox.is_empty() && registers.is_empty() {
        say::err(&format!(
            "inbox/{0}和registers/{0}里都没有文件，没有可以计算的。",
            campaign.periods[period].id
        ));
        return Err(Exit::Nothing);
    }
    Ok(Folder {
        dir: dir.to_owned(),
        campaign,
        period,
        history,
        inbox,
        registers,
    })
}

fn told<T>(result: Result<T, Vec<crate::finding::Finding>>) -> Result<T, Exit> {
    result.map_err(|found| {
        mistakes::print(&found);
        Exit::Campaign
    })
}

/// By id or printed name, as people write it.
fn find_period(campaign: &Campaign, wanted: &str) -> Result<usize, Exit> {
    let called = |period: &Period| {
        [&period.id, &period.title]
            .iter()
            .any(|name| fold(name) == fold(wanted))
    };
    campaign.periods.iter().position(called).ok_or_else(|| {
        let known: Vec<&str> = campaign.periods.iter().map(|period| &*period.id).collect();
        say::err(&format!(
            "这项活动没有“{wanted}”这一期。可以写：{}。",
            known.join("、")
        ));
        Exit::Usage
    })
}

fn files(found: std::io::Result<Vec<FoundFile>>, folder: &str) -> Result<Vec<FoundFile>, Exit> {
    found.map_err(|_| {
        say::err(&format!("{folder}文件夹打不开，请检查访问权限。"));
        Exit::Nothing
    })
}
