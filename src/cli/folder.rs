//! The campaign folder as a command finds it: definition, period, seals, files.

use super::{Exit, definition, mistakes, say};
use crate::campaign::model::{Campaign, Period};
use crate::history::{self, History, Reopening};
use crate::pipeline::PeriodFiles;
use crate::submission::{self, FoundFile};
use std::path::{Path, PathBuf};

/// Which campaign, and which period of it: what several commands ask for.
#[derive(clap::Args)]
pub(super) struct Asked {
    /// 活动文件夹，里面有campaign.toml、roster.xlsx、inbox、registers
    #[arg(value_name = "活动文件夹", help_heading = "参数")]
    dir: PathBuf,
    /// 哪一期：2022Q2，或2022年第二季度
    #[arg(long, value_name = "期", help_heading = "选项")]
    period: String,
}

impl Asked {
    /// The folder with everything of that period.
    pub(super) fn open(&self) -> Result<Folder, Exit> {
        of_period(&self.dir, &self.period)
    }
}

/// Everything a run of a period rests on.
pub(super) struct Folder {
    /// Path of the folder.
    pub(super) dir: PathBuf,
    /// The definition with its roster.
    pub(super) campaign: Campaign,
    /// The period asked for.
    pub(super) period: Period,
    /// All seals.
    pub(super) history: History,
    /// How often the period was sealed and opened again, oldest first.
    pub(super) reopened: Vec<Reopening>,
    /// Files of the inbox of the period.
    pub(super) inbox: Vec<FoundFile>,
    /// Files of the registers of this and earlier periods.
    pub(super) registers: Vec<FoundFile>,
}

/// Reads the folder for a period; what is wrong has been printed when it fails.
pub(super) fn of_period(dir: &Path, wanted: &str) -> Result<Folder, Exit> {
    let campaign = definition::load(dir)?;
    let period = definition::period(&campaign, wanted)?.clone();
    let history = history_of(dir)?;
    let reopened = history::reopenings(&dir.join("history"), &period.id).map_err(|_| {
        say::err(&format!("history/reopened/{}.json读不出来。", period.id));
        Exit::Campaign
    })?;
    let (inbox, registers) = files_of(dir, &campaign, &period)?;
    // Registers of earlier periods are read too, and are no reason to score one that nobody has begun.
    let begun = |file: &FoundFile| file.period == period.id;
    if inbox.is_empty() && !registers.iter().any(begun) {
        say::err(&nothing(dir, &period));
        return Err(Exit::Nothing);
    }
    Ok(Folder {
        dir: dir.to_owned(),
        campaign,
        period,
        history,
        reopened,
        inbox,
        registers,
    })
}

/// What to say of a period without files: most often another one was meant.
fn nothing(dir: &Path, period: &Period) -> String {
    let entries = std::fs::read_dir(dir.join("inbox"))
        .into_iter()
        .flatten()
        .flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut others: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| **name != *period.id)
        .collect();
    others.sort();
    let hint = if others.is_empty() {
        String::new()
    } else {
        format!("inbox里有文件夹的期：{}。", others.join("、"))
    };
    format!(
        "inbox/{0}和registers/{0}里都没有文件，没有可以计算的。{hint}",
        period.id
    )
}

/// Inbox and registers of a period.
pub(super) fn files_of(dir: &Path, campaign: &Campaign, period: &Period) -> Result<PeriodFiles, Exit> {
    let inbox = files(submission::inbox(dir, period), "inbox")?;
    let registers = files(submission::registers(dir, campaign, period), "registers")?;
    Ok((inbox, registers))
}

/// All seals of a campaign folder.
pub(super) fn history_of(dir: &Path) -> Result<History, Exit> {
    history::load(&dir.join("history")).map_err(|found| {
        mistakes::print(&found);
        Exit::Campaign
    })
}

fn files(found: std::io::Result<Vec<FoundFile>>, folder: &str) -> Result<Vec<FoundFile>, Exit> {
    found.map_err(|_| {
        say::err(&format!("{folder}文件夹打不开，请检查访问权限。"));
        Exit::Nothing
    })
}
